"""Proofreading 校对: suspected slips, reported and never corrected."""

from pipeline.study.proofreading.slips import find_slips

__all__ = ["find_slips"]
