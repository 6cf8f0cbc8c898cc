"""What every kind of study shares: the sentences with their words, place and weight, and what is known of them."""

from pipeline.study.analysis.analysis import Analysis, Unit, UnitKind, analyse

__all__ = ["Analysis", "Unit", "UnitKind", "analyse"]
