"""Quotations in English, and who said them."""

from __future__ import annotations

import pytest

from pipeline.layout.schema import QuotesSpec, StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.quotes import find_quotes


def found(text: str) -> list[tuple[str | None, str]]:
    """Return (speaker, words) of each quotation of some paragraphs."""
    speech = read_text(f"A Talk\n\nFriends, I will be brief, for the evening is cold.\n\n{text}\n")
    assert speech.language == "en"
    options = StudySpec(quotes=QuotesSpec(aphorisms=False))
    return [(quote.speaker, quote.text) for quote in find_quotes(analyse(speech, options), options.quotes)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('As Maria Holt once wrote, "The sea gives nothing twice."', ("Maria Holt", "The sea gives nothing twice.")),
        ('"Work is love made visible," wrote Kahlil Gibran.', ("Kahlil Gibran", "Work is love made visible")),
        (
            "What Marcus Bell taught the men is still true: “The tool is only as honest as the hand.”",
            ("Marcus Bell", "The tool is only as honest as the hand."),
        ),
        (
            'As the old captain wrote, "A harbor is as deep as its people."',
            ("the old captain", "A harbor is as deep as its people."),
        ),
        ("‘We don’t wait for the wind,’ said Samuel Reed. It’s true.", ("Samuel Reed", "We don’t wait for the wind")),
        (
            'Thomas Ward\'s answer was, "Then we will build it ourselves."',
            ("Thomas Ward", "Then we will build it ourselves."),
        ),
        (
            "In the words of Frederick Douglass, “If there is no struggle, there is no progress.”",
            ("Frederick Douglass", "If there is no struggle, there is no progress."),
        ),
        (
            '"Nothing great was ever done in haste." -- Ralph Waldo Emerson',
            ("Ralph Waldo Emerson", "Nothing great was ever done in haste."),
        ),
        (
            'President Kennedy said that "a rising tide lifts all the boats", and he meant it.',
            ("President Kennedy", "a rising tide lifts all the boats"),
        ),
        (
            "Maria Holt grew tired of the question. She said, “Because the river is there.”",
            ("Maria Holt", "Because the river is there."),
        ),
        (
            "Samuel Reed was asked why he climbed. He said, 'Because it is there.'",
            ("Samuel Reed", "Because it is there."),
        ),
        (
            "“We can pay for the pipes now,” said the city engineer, Ruth Alvarez, and sat down.",
            ("Ruth Alvarez", "We can pay for the pipes now"),
        ),
        (
            "It was Peter Vance who observed that “what gets counted gets done.”",
            ("Peter Vance", "what gets counted gets done."),
        ),
        (
            "Maria Holt’s remark that “plans are paper, but planning is bread” is often quoted here.",
            ("Maria Holt", "plans are paper, but planning is bread"),
        ),
        (
            "According to Dr. Lena Fischer, head of the clinic, “one meal at a time is how a habit changes.”",
            ("Dr. Lena Fischer", "one meal at a time is how a habit changes."),
        ),
        (
            "My grandfather had one rule about money: “Never lend what you cannot lose.”",
            ("My grandfather", "Never lend what you cannot lose."),
        ),
        (
            "The engineer John Reed has a slogan for this: “The best way to learn a road is to walk it.”",
            ("John Reed", "The best way to learn a road is to walk it."),
        ),
        ("A voice from the back shouted, “Speak up, we can’t hear a word!”", (None, "Speak up, we can’t hear a word!")),
        ('The proverb says, "A stitch in time saves nine."', (None, "A stitch in time saves nine.")),
        ('John Reed and Peter Vance built it. "It will outlive us all," he said.', (None, "It will outlive us all")),
    ],
)
def test_the_words_around_name_the_speaker(text: str, expected: tuple[str | None, str]) -> None:
    assert found(text) == [expected]


def test_a_quotation_that_the_speaker_interrupts_is_one() -> None:
    text = (
        "I think of Anna Vale, who founded this school, and of the words she spoke then.\n\n"
        '"We must never forget," she said, "that a town is only as old as its youngest child."'
    )
    words = "We must never forget, that a town is only as old as its youngest child."
    assert found(text) == [("Anna Vale", words)]


def test_what_goes_on_behind_the_speaker_is_the_speakers() -> None:
    text = '"We came with nothing," the old foreman told me. "We left with a trade."'
    assert found(text) == [("the old foreman", "We came with nothing"), ("the old foreman", "We left with a trade.")]


@pytest.mark.parametrize(
    "text",
    [
        'The sign said "no entry". We call this the "second shift".',
        'The so-called "experts" never came to the "opening day".',
        'If someone says "I have no time for any of this", ask him what he did on Sunday.',
        'I said, "We can do better than this."',
        'They named it "The House of the Open Door".',
    ],
)
def test_terms_names_and_words_imagined_are_no_quotations(text: str) -> None:
    assert found(text) == []


def test_the_declaration_named_before_a_quotation_is_its_source() -> None:
    speech = read_text(
        "A Talk\n\nFriends, I will be brief, for the evening is cold.\n\n"
        "Two hundred nurses have signed a declaration called “Hands First.” Its request is plain: “We ask that every "
        "ward keep one nurse who does nothing but listen.” I signed it too.\n"
    )
    options = StudySpec(quotes=QuotesSpec(aphorisms=False))
    (quote,) = find_quotes(analyse(speech, options), options.quotes)
    assert (quote.speaker, quote.work) == (None, "Hands First")
