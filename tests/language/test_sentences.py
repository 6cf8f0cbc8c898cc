"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
