"""Clauses of a sentence."""

from __future__ import annotations

from pipeline.study.analysis.clauses import split_clauses


def test_a_comma_between_numerals_parts_no_clauses() -> None:
    assert len(split_clauses("一年只编一，两个舞剧，太少了")) == 2
