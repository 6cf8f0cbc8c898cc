"""Terms 名词术语: what the speech counts, defines and keeps speaking of."""

from pipeline.study.terms.terms import find_terms

__all__ = ["find_terms"]
