"""Whatever the text and however narrow the measure: lines in order, nothing lost, nothing on top of another."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.document import (
    Blank,
    Dotted,
    Footnote,
    Inline,
    LineBreak,
    Link,
    PageRef,
    ProperName,
    Raised,
    Ruby,
    Strong,
    Styled,
    Text,
    Underline,
    plain_text,
)
from pipeline.typeset import Line, set_lines
from pipeline.typeset.classes import IGNORABLE
from tests.inspector import read_pages, text_of
from tests.typeset.samples import make_pdf, make_setting, make_style

CHARS = st.one_of(
    st.sampled_from("的一是不了在人有我他这中大来上国"),
    st.sampled_from("，。、；：！？“”‘’（）《》〈〉【】—…·～%％℃￥/"),
    st.sampled_from("abcXYZ019 .,-_/@:()'\"&=?#"),
    st.sampled_from("\u0301\u0308\u200b\u200d\u200e\u200f\u2060\ufeff\ufe0f\u00a0\u3000\u00ad\u202e"),
    st.sampled_from("😀👨𠀀𠮷𪚥םلé한カ①★□�"),
    st.characters(codec="utf-8", exclude_categories=["Cs"]),
)
TEXT = st.text(CHARS, max_size=120)
PUNCTUATION = st.text(st.sampled_from("，。、；：！？“”‘’（）《》—…·"), max_size=80)
MEASURES = st.one_of(st.floats(0.1, 3), st.floats(2, 40), st.integers(1, 28).map(float))
WHITE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b]")  # what pdfium does not tell apart or leaves out

# Blocks of right-to-left scripts, unassigned places too, and the marks of direction.
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

SETTING = make_setting()
STYLE = make_style()


def lines_cover(lines: tuple[Line, ...]) -> str:
    return "".join(line.text for line in lines)


def assert_sane(lines: tuple[Line, ...], measure: float) -> None:
    """Elements follow one another; no line sticks out but one that holds a single thing."""
    for line in lines:
        elements = list(line.elements())
        x = 0.0
        for start, stop, left, width, _, _ in elements:
            assert width >= 0 and start < stop
            assert left >= x - 1
            x = left + width
        if len(elements) > 1 and measure >= 2:
            assert x / 1000 <= measure * STYLE.cell + 0.5


@settings(deadline=None, max_examples=300)
@given(st.one_of(TEXT, PUNCTUATION), MEASURES)
@example("，" * 300, 5.0)
@example("“" * 300, 5.0)
@example("—" * 300, 7.0)
@example("12%" * 100, 3.0)
@example("a\u0301" * 100, 3.0)
@example("\u200f\u200e" * 100, 3.0)
@example(" " * 500, 3.0)
@example("\u3000" * 100, 3.0)
@example("e\u0301", 0.1)
def test_any_text_is_set_in_any_measure(text: str, measure: float) -> None:
    lines = set_lines((Text(text),), STYLE, SETTING, measure * STYLE.cell)
    expected = re.sub("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]", " ", text).replace("\ufffc", "")
    assert lines_cover(lines) == expected
    assert_sane(lines, measure)


@settings(deadline=None, max_examples=60)
@given(st.text(CHARS, max_size=60), st.floats(1, 20))
@example("康熙部首⼀⼈与一人同形", 5.0)
@example("Ω和Ω，µ和μ，Å和Å", 5.0)
@example("[\u082e", 1.0)
def test_any_text_reaches_the_page_and_can_be_copied(text: str, measure: float) -> None:
    setting = make_setting()
    data = make_pdf([(Text(text),)], STYLE, setting, measure * STYLE.cell, 2000.0)
    copied = WHITE.sub("", text_of(data))
    wanted = WHITE.sub("", text)
    invisible = re.compile(f"[{IGNORABLE}\ufffe\uffff]")
    # pdfium tells ligatures and presentation forms by their letters, and turns right-to-left text and its brackets round
    copied, wanted = _letters(invisible.sub("", copied)), _letters(invisible.sub("", wanted))
    if RIGHT_TO_LEFT.search(text):
        copied, wanted = _unturned(copied), _unturned(wanted)
    assert copied == wanted


def _unturned(text: str) -> str:
    """Return the characters in no order, those that have a mirrored twin as one sign."""
    return "".join(sorted("(" if unicodedata.mirrored(char) else char for char in text))


def _letters(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


INLINES = st.recursive(
    st.one_of(
        TEXT.map(Text),
        st.builds(Ruby, st.text("初心使命", min_size=1, max_size=4), st.text("aāo ē", max_size=9)),
        st.builds(Blank, st.floats(0, 60)),
        st.just(LineBreak()),
        st.just(PageRef("x")),
        st.just(Footnote((Text("注"),))),
    ),
    lambda inner: st.one_of(
        *(st.builds(kind, st.lists(inner, max_size=3).map(tuple)) for kind in (Strong, Dotted, ProperName, Underline)),
        st.builds(Styled, st.just("quote"), st.lists(inner, max_size=3).map(tuple)),
        st.builds(Raised, st.sampled_from(["super", "sub"]), st.lists(inner, max_size=3).map(tuple)),
        st.builds(Link, st.just("#p1"), st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=150)
@given(st.lists(INLINES, max_size=5).map(tuple), st.floats(0.5, 30))
def test_any_inlines_are_set_and_drawn(children: tuple[Inline, ...], measure: float) -> None:
    setting = make_setting()
    lines = set_lines(children, STYLE, setting, measure * STYLE.cell)
    assert_sane(lines, measure)
    expected = WHITE.sub("", plain_text(children).replace("\ufffc", ""))  # a line break and a “\n” look the same here
    assert WHITE.sub("", lines_cover(lines)).replace("0", "") == expected.replace("0", "")
    notes = sum(len(line.notes) for line in lines)
    assert notes == repr(children).count("Footnote(")
    data = make_pdf([children], STYLE, setting, measure * STYLE.cell, 2000.0)
    assert read_pages(data) is not None


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "字" * 100_000,
        "，" * 100_000,
        "1" * 100_000,
        "a\u0301" * 50_000,
        "“" * 100_000,
        "https://a.b/" * 9_000,
    ],
    ids=["letters", "ideographs", "commas", "digits", "accents", "openers", "address"],
)
def test_a_hundred_thousand_characters_without_a_break_take_no_long_time(text: str) -> None:
    start = time.process_time()
    lines = set_lines((Text(text),), STYLE, SETTING, 28 * STYLE.cell)
    assert lines_cover(lines) == text
    assert len(lines) > 900
    assert_sane(lines, 28)
    assert time.process_time() - start < 8


def test_time_grows_with_length_and_not_faster() -> None:
    text = "春天来得很慢，二月末，河里的冰还没有化尽；岸边的柳条（2026年）却已经软了。" * 400

    def seconds(copies: int) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            set_lines((Text(text * copies),), STYLE, SETTING, 28 * STYLE.cell)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(8) < 8 * seconds(1) * 2


def test_a_measure_narrower_than_a_character_holds_one_a_line() -> None:
    lines = set_lines((Text("一二三，四"),), make_style(indent=2.0), SETTING, 3.0)
    assert [line.text for line in lines] == ["一", "二", "三", "，", "四"]
