"""What makes one sentence of a speech worth more than another, seen in a summary with room for one of two."""

from __future__ import annotations

import pytest

from pipeline.layout import load_layout
from pipeline.reader import read_text
from pipeline.study import make_study

WATER = "节约用水要靠每一户居民的好习惯。"
TREES = "植树造林要靠每一户农民的好苗木。"
BEFORE = "石桥修在村口。\n布匹颜色鲜艳。\n操场铺了草皮。\n茶馆刷了油漆。\n"
AFTER = "渡船改了航班。\n果园开了新花。\n河堤用了石料。\n路灯换了灯泡。\n"


def summaries(one: str, two: str, head: str = "", tail: str = "") -> list[list[str]]:
    """Return the summaries of a speech with the two sentences in its middle, in either order."""
    layout = load_layout("handout-a4", ["study.summary.length=20"]).plain
    speeches = [
        read_text(f"{head}{BEFORE}{first}\n{second}\n{AFTER}{tail}") for first, second in ((one, two), (two, one))
    ]
    return [[sentence.text for sentence in make_study(speech, layout).summary.sentences] for speech in speeches]


@pytest.mark.parametrize(("topic", "chosen"), [("节约用水", WATER), ("植树造林", TREES)])
def test_words_of_the_title_count(topic: str, chosen: str) -> None:
    assert summaries(WATER, TREES, head=f"在{topic}大会上的讲话\n\n") == [[chosen]] * 2


@pytest.mark.parametrize(("topic", "chosen"), [("节约用水", WATER), ("植树造林", TREES)])
def test_words_of_a_heading_count(topic: str, chosen: str) -> None:
    rest = f"一、{topic}\n渡船改了航班。\n二、干部作风\n果园开了新花。\n"
    assert summaries(WATER, TREES, tail=rest) == [[chosen]] * 2
