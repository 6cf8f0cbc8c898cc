"""The user's word goes before the text's: nobody, and patterns or lines that fit nothing are told."""

from __future__ import annotations

import pytest

from pipeline.reader import read_text

BODY = "去年入冬以来，各街道把供暖问题摆在前面，组织人手挨家查看，能修的当天修好。"
TEXT = f"在供暖会上的讲话\n（2025年1月2日）\n李卫国\n\n一、管网\n{BODY}\n二、锅炉\n{BODY}\n"


@pytest.mark.parametrize("nobody", ["", '""', "无"])
def test_an_empty_field_says_that_there_is_none(nobody: str) -> None:
    assert read_text(TEXT).speaker == "李卫国"
    speech = read_text(f"---\n讲话人: {nobody}\n日期: {nobody}\n---\n{TEXT}")
    assert (speech.speaker, speech.date) == (None, None)


def test_a_structure_that_fits_nothing_is_told() -> None:
    pattern = read_text(f"---\nstructure: 第.章\n---\n{TEXT}")
    assert [text for _, _, text in pattern.notices] == [
        "structure: no paragraph begins as its patterns say, so there is no heading"
    ]
    line = read_text(f"---\nstructure: {{1: [99]}}\n---\n{TEXT}")
    assert line.notices[0][:2] == (99, 1)
    assert "no paragraph stands at line 99" in line.notices[0][2]
    assert not read_text(f"---\nstructure: none\n---\n{TEXT}").notices
