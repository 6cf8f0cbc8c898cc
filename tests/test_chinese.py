"""Sentences, quotation marks and numerals."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.characters import is_han
from pipeline.language.numerals import parse_numeral
from pipeline.language.quotation import match_quotes
from pipeline.language.sentences import split_sentences

TEXTS = st.text(st.sampled_from("中文字。！？!?…，；：“”‘’「」（）()《》\"' .aB1\n　"), max_size=60)


def sentences(text: str, cuts: tuple[int, ...] = ()) -> list[str]:
    return [text[start:stop] for start, stop in split_sentences(text, cuts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天很好。明天呢？", ["今天很好。", "明天呢？"]),
        ("他说：“来吧！走吧。”我们就走了。", ["他说：“来吧！走吧。”", "我们就走了。"]),
        ("“为什么？”的问题很多。", ["“为什么？”的问题很多。"]),
        ("“好！”他说。", ["“好！”他说。"]),
        ("什么？！真的……走了。", ["什么？！", "真的……", "走了。"]),
        ("《怎么办？》一书很好。", ["《怎么办？》一书很好。"]),
        ("（掌声。）下面继续。", ["（掌声。）", "下面继续。"]),
        ("工作（见附件。）很重。", ["工作（见附件。）很重。"]),
        ("前面有一个”多余的引号。后面还有一句。", ["前面有一个”多余的引号。", "后面还有一句。"]),
        ("前面有一个“没关的引号。后面还有一句。", ["前面有一个“没关的引号。", "后面还有一句。"]),
        ("增长1.5个百分点。No. 1 is 2.5. Dr. Li came.", ["增长1.5个百分点。", "No. 1 is 2.5.", "Dr. Li came."]),
        ("It is ok... and so on. Yes.", ["It is ok... and so on.", "Yes."]),
        ("？？？", ["？？？"]),
        ("走吧。　　好的。", ["走吧。", "好的。"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_quotation_is_never_split_inside() -> None:
    text = "他写道：“时代是出卷人。我们是答卷人。人民是阅卷人。”这话很好。"
    assert sentences(text) == ["他写道：“时代是出卷人。我们是答卷人。人民是阅卷人。”", "这话很好。"]


def test_cuts_end_a_sentence_whatever_the_marks_say() -> None:
    assert sentences("一、总体要求以人民为中心。", (6,)) == ["一、总体要求", "以人民为中心。"]


@given(TEXTS, st.lists(st.integers(0, 60), max_size=4))
def test_sentences_cover_everything_but_blanks(text: str, cuts: list[int]) -> None:
    spans = split_sentences(text, cuts)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


@given(TEXTS)
def test_every_quotation_mark_is_paired_or_stray(text: str) -> None:
    pairs, stray = match_quotes(text)
    used = [offset for pair in pairs for offset in pair]
    assert len(set(used) | set(stray)) == len(used) + len(stray)
    assert all(a < b for a, b in pairs)


def test_a_closer_takes_the_nearest_opener_and_the_rest_is_stray() -> None:
    assert match_quotes("“甲“乙”丙") == ([(2, 4)], [0])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10), ("二十一", 21), ("廿一", 21), ("一百零五", 105), ("二一", 21), ("两", 2), ("２１", 21), ("⑳", 20),
        ("㈠", 1), ("⒈", 1), ("Ⅳ", 4), ("IV", 4), ("壹拾", 10), ("二〇二三", 2023), ("三万", 30_000),
        ("", None), ("abc", None), ("一二三四五六七八九十一二三", None), ("中", None),
    ],
)  # fmt: skip
def test_numerals_are_read_in_all_their_forms(text: str, value: int | None) -> None:
    assert parse_numeral(text) == value


def test_han_are_characters_and_not_marks() -> None:
    assert [is_han(char) for char in "中〇々㐀。a１"] == [True, True, True, True, False, False, False]
