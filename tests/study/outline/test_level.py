"""Short forms of the headings of one level."""

from __future__ import annotations

import pytest

from pipeline.study.outline.level import shared_prefix, shorten_level


@pytest.mark.parametrize(("titles", "prefix"), [
    (["初心和使命：蕴含着坚定的信念", "初心和使命：体现着深厚的情怀"], "初心和使命："),
    (["必须坚持人民至上", "必须坚持自信自立"], ""),
    (["总则：甲", "总则：乙"], ""),
])  # fmt: skip
def test_only_a_shared_topic_before_a_colon_is_left_out(titles: list[str], prefix: str) -> None:
    assert shared_prefix(titles) == prefix


def test_we_goes_only_when_all_headings_of_the_level_begin_with_it() -> None:
    assert shorten_level(["我们要明确初心", "我们要践行初心"], 28) == ["要明确初心", "要践行初心"]
    assert shorten_level(["我们要明确初心", "必须践行初心"], 28) == ["我们要明确初心", "必须践行初心"]


def test_a_heading_that_cannot_be_shortened_stays_whole() -> None:
    title = "在更高起点更高层次更高目标上推进全市党政机关办公室系统各项工作的意义"
    assert shorten_level([title], 28) == [title]
