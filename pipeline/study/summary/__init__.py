"""The summary 摘要: whole sentences of the speech within a length."""

from pipeline.study.summary.summary import make_summary

__all__ = ["make_summary"]
