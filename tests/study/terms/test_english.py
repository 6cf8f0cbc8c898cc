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
    ("It also supports AWS LoadShed, which is Amazon's tool for fast, safe cutoffs.", "AWS LoadShed",
     "Amazon's tool for fast, safe cutoffs"),
    ("Each feeder is a line that serves one street. A feeder is long.", "feeder", "a line that serves one street"),
    ("For winter this will be a strong signal, that is a price above ten cents.", "strong signal",
     "a price above ten cents"),
    ("It opens a case and creates a distinct entry in the register called a service record or file.", "service record",
     "a distinct entry in the register"),
    ("The kit includes a function, Switchover, that will turn a meter into a relay for the street.", "Switchover",
     "turn a meter into a relay for the street"),
    ("Use the city's grid.map library to declare your outages by street. Then wait.", "grid.map",
     "declare your outages by street"),
    ("Harbor Desk is designed to answer every letter within three days. Harbor Desk is small.", "Harbor Desk",
     "is designed to answer every letter within three days"),
    ("Today I talk about netting which basically means we add up what each house owes. Netting is old.", "netting",
     "we add up what each house owes"),
    ('By "firm capacity" we mean power that is there when you ask.', "firm capacity", "power that is there when you ask"),
    ("I run a network for small towns called Sia.", "Sia", "a network for small towns"),
    ("When a town cuts itself off from the grid, we call it islanding. Islanding helps.", "islanding",
     "a town cuts itself off from the grid"),
    ("HomeSpark, an open platform for sharing power, pays us.", "HomeSpark", "an open platform for sharing power"),
    ("The state of charge (SOC) matters.", "SOC", "state of charge"),
    ("We use what we call the single-desk rule: one person answers from start to finish.", "single-desk rule",
     "one person answers from start to finish"),
    ("Knowing when to let go, rather than creating need, is responsiveness. Responsiveness helps.", "responsiveness",
     "Knowing when to let go, rather than creating need"),
    ("Attention, trust and skill form the core loop.", "core loop", "Attention, trust and skill"),
    ("Gall's Law says that every system that works grew from a simple one.", "Gall's Law",
     "every system that works grew from a simple one"),
    ("You can think of a parser as a machine that turns text into trees.", "parser",
     "a machine that turns text into trees"),
    ("Type inference, that's where the compiler works out the types.", "Type inference",
     "where the compiler works out the types"),
    ("The linker, its job is to glue the pieces together.", "linker", "glue the pieces together"),
    ("Another technique is loop unrolling, which repeats the body of the loop.", "loop unrolling",
     "repeats the body of the loop"),
    ("What a watchdog timer does is restart the device when it hangs.", "watchdog timer",
     "restart the device when it hangs"),
    ("So calibration is just comparing the sensor with a known sample. Calibration helps.", "calibration",
     "comparing the sensor with a known sample"),
    ("Dead code elimination removes the parts that can never run.", "Dead code elimination",
     "removes the parts that can never run"),
    ("In this policy, \"core hours\" means the time when all staff must be here.", "core hours",
     "the time when all staff must be here"),
    ("An anchor day is a day on which the whole team works here.", "anchor day",
     "a day on which the whole team works here"),
    ("First is welcome. Somebody says your name and offers you tea. Second is choice. You take what you need.",
     "welcome", "Somebody says your name and offers you tea"),
    ("A pantry does not mean a charity counter. It means people keep their pride.", "pantry",
     "people keep their pride"),
    ("The gap between people gets magnified. This is what I call anti-social media.", "anti-social media",
     "The gap between people gets magnified"),
    ("The thalweg, the line that joins the lowest points, shifts. The thalweg matters.", "thalweg",
     "the line that joins the lowest points"),
    ("An oxbow lake forms when a bend is cut off from the stream.", "oxbow lake",
     "forms when a bend is cut off from the stream"),
    ("The term “hungry water” describes a river that has lost its sediment.", "hungry water",
     "a river that has lost its sediment"),
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
    "Schools and universities let parents help run the school. Perhaps curing errors so AI produces knowledge is hard.",
    "The duck curve is a problem. The duck curve is a big deal for us all.",
    "What Apple does is sell a dream to people. The radio is something our town got used to. The radio is old.",
    "What farmers call a freshet, hydrologists call a snowmelt flood.",
    "We need a fund, organised around what I call the care economy.",
    "The reduced emphasis on cost means that towns can focus on people.",
    "We know that people are what they eat, which means they are hungry.",
])  # fmt: skip
def test_a_verdict_a_person_or_what_follows_is_no_definition(text: str) -> None:
    assert defined(text) == {}
