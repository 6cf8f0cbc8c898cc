"""Definitions in English sentences."""

from __future__ import annotations

import pytest

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.terms.definitions import find_definitions

HEAD = "Keeping the Lights On\nDana Whitfield\n\nGood morning to all of you in this room.\n\n"


def defined(text: str) -> dict[str, str | tuple[str, ...]]:
    found = find_definitions(analyse(read_text(HEAD + text), StudySpec()))
    return {each.term: each.text or each.members for each in found}


@pytest.mark.parametrize(("text", "term", "meaning"), [
    ("A microgrid is a small network that can run on its own.", "microgrid", "a small network that can run on its own"),
    ("Net metering refers to the rule that lets you sell power back.", "Net metering",
     "the rule that lets you sell power back"),
    ('By "firm capacity" we mean power that is there when you ask.', "firm capacity", "power that is there when you ask"),
    ("I run a network for small towns called Sia.", "Sia", "a network for small towns"),
    ("When a town cuts itself off from the grid, we call it islanding. Islanding helps.", "islanding",
     "a town cuts itself off from the grid"),
    ("HomeSpark, an open platform for sharing power, pays us.", "HomeSpark", "an open platform for sharing power"),
    ("The state of charge (SOC) matters.", "SOC", "state of charge"),
    ("A complaint is free advice from a citizen who still hopes.", "complaint",
     "free advice from a citizen who still hopes"),
])  # fmt: skip
def test_english_defines(text: str, term: str, meaning: str) -> None:
    assert defined(text)[term] == meaning


def test_what_a_number_counts() -> None:
    found = defined("We make three promises: a reply within days, one desk for all, and one name on every file.")
    assert found == {"three promises": ("a reply within days", "one desk for all", "one name on every file")}


@pytest.mark.parametrize("text", [
    "The problem is a lack of money. It is a great idea. This is a system that works.",
    "My friend Joan Lee, a professor at Davis, helped us.",
    "The duck curve is a problem. The duck curve is a big deal for us all.",
    "The reduced emphasis on cost means that towns can focus on people.",
    "We know that people are what they eat, which means they are hungry.",
])  # fmt: skip
def test_a_verdict_a_person_or_what_follows_is_no_definition(text: str) -> None:
    assert defined(text) == {}
