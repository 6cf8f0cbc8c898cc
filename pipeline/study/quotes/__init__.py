"""Quotations 引文 and maxims, with the speaker that the words themselves give."""

from pipeline.study.quotes.quotes import find_quotes

__all__ = ["find_quotes"]
