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


def summaries(one: str, two: str, head: str = "", tail: str = "", length: int = 20) -> list[list[str]]:
    """Return the summaries of a speech with the two sentences in its middle, in either order."""
    layout = load_layout("handout-a4", [f"study.summary.length={length}"])
    speeches = [read_text(f"{head}{BEFORE}{first}\n{second}\n{AFTER}{tail}") for first, second in ((one, two), (two, one))]
    return [[sentence.text for sentence in make_study(speech, layout).summary.sentences] for speech in speeches]


@pytest.mark.parametrize(("topic", "chosen"), [("节约用水", WATER), ("植树造林", TREES)])
def test_words_of_the_title_count(topic: str, chosen: str) -> None:
    assert summaries(WATER, TREES, head=f"在{topic}大会上的讲话\n\n") == [[chosen]] * 2


@pytest.mark.parametrize(("topic", "chosen"), [("节约用水", WATER), ("植树造林", TREES)])
def test_words_of_a_heading_count(topic: str, chosen: str) -> None:
    rest = f"一、{topic}\n渡船改了航班。\n二、干部作风\n果园开了新花。\n"
    assert summaries(WATER, TREES, tail=rest) == [[chosen]] * 2


@pytest.mark.parametrize(("again", "chosen"), [("居民用水节约。", WATER), ("农民造林植树。", TREES)])
def test_words_that_come_again_elsewhere_count(again: str, chosen: str) -> None:
    assert summaries(WATER, TREES, tail=f"{again}\n") == [[chosen]] * 2


def test_pronouns_and_particles_say_little() -> None:
    words = "医院为社区老年居民建立健康档案。"
    assert summaries("他们在那里把这些都给我们自己了。", words) == [[words]] * 2


def test_what_is_already_said_gives_way_to_what_is_new() -> None:
    again, new = "居民的好习惯能节约用水。", "植树造林改善空气和土壤。"
    assert [set(made) for made in summaries(WATER, again, tail=new, length=34)] == [{again, new}] * 2
