"""Which quotation marks belong together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.quotation import match_quotes

TEXTS = st.text(st.sampled_from("中文字。！？!?…，；：“”‘’「」（）()《》\"' .aB1\n　"), max_size=60)


@given(TEXTS)
def test_every_quotation_mark_is_paired_or_stray(text: str) -> None:
    pairs, stray = match_quotes(text)
    used = [offset for pair in pairs for offset in pair]
    assert len(set(used) | set(stray)) == len(used) + len(stray)
    assert all(a < b for a, b in pairs)


def test_a_closer_takes_the_nearest_opener_and_the_rest_is_stray() -> None:
    assert match_quotes("“甲“乙”丙") == ([(2, 4)], [0])
