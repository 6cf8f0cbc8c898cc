from __future__ import annotations

import pytest

from pipeline.writers.markers import marker_text


@pytest.mark.parametrize(
    ("marker", "number", "text"),
    [
        ("一、", 12, "十二、"), ("（一）", 3, "（三）"), ("1.", 10, "10."), ("（1）", 2, "（2）"), ("①", 21, "㉑"),
        ("A.", 27, "AA."), ("a)", 3, "c)"), ("□", 5, "□"), ("", 2, ""), ("·", 9, "·"),
    ],
)  # fmt: skip
def test_a_marker_counts_in_its_own_form(marker: str, number: int, text: str) -> None:
    assert marker_text(marker, number) == text


def test_circled_numbers_are_all_different_and_end_at_fifty() -> None:
    signs = [marker_text("①", number) for number in range(1, 51)]
    assert (signs[0], signs[19], signs[20], signs[34], signs[35], signs[49]) == ("①", "⑳", "㉑", "㉟", "㊱", "㊿")
    assert len(set(signs)) == 50
    assert marker_text("①", 51) == "(51)"
