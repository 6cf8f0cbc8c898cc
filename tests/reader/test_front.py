"""Front matter and the user's word on the structure."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.reader import read_text
from pipeline.reader.front_keys import FACTS, FIELDS, KIND, STRUCTURE

ROOT = Path(__file__).parents[2]

BODY = (
    "这里是正文的一段话，说的是这件事情的来龙去脉，一共有好几句。第二句接着说下去，把道理讲清楚。第三句收尾，表示决心。"
)
TEXT = f"标题在此\n\n一、甲乙\n{BODY}\n二、丙丁\n{BODY}\n附：戊己\n{BODY}\n"


def headings(front: str) -> list[tuple[int, str]]:
    return [(s.level, s.text) for s in read_text(f"---\n{front}\n---\n{TEXT}").walk()]


def fault(front: str) -> str:
    with pytest.raises(PipelineError) as caught:
        read_text(f"---\n{front}\n---\n{TEXT}", "a.txt")
    return str(caught.value)


def test_facts_keep_their_order_and_english_names_become_chinese() -> None:
    speech = read_text("---\n单位: 某局\ntopic: 学习\ntime: 2023-04-03\n时长: 40\n人员: [甲, 乙]\n---\n正文。\n")
    assert list(speech.facts.items()) == [
        ("单位", "某局"), ("主题", "学习"), ("时间", "2023-04-03"), ("时长", "40"), ("人员", "甲、乙"),
    ]  # fmt: skip


def test_the_users_title_speaker_and_date_go_before_the_texts() -> None:
    speech = read_text("---\ntitle: 甲\n讲话人: 乙\ndate: 2020-01-01\n---\n标题在此\n李华\n\n正文在此。\n")
    assert (speech.title, speech.speaker, speech.date) == ("甲", "乙", "2020-01-01")


def test_lines_are_counted_from_the_head_of_the_file() -> None:
    speech = read_text(f"---\n单位: 某局\n---\n{TEXT}")
    assert [s.line for s in speech.walk()] == [6, 8]
    assert speech.paragraphs[0].line == 4


def test_a_line_of_dashes_that_begins_no_front_matter_stays_text() -> None:
    assert [p.text for p in read_text("---\n正文。\n---\n后文。\n").paragraphs] == ["---", "正文。", "---", "后文。"]


def test_broken_yaml_is_told_with_its_place() -> None:
    assert fault('单位: "某局').startswith("a.txt:")
    assert "front matter is no valid YAML" in fault("单位: [甲\n主题: 乙")


def test_values_that_are_no_text_are_told_with_their_place() -> None:
    assert fault("单位: 某局\n时间: {a: 1}") == "a.txt:3:1: 时间: must be text; write 时间: … on one line"


def test_none_means_no_headings() -> None:
    assert headings("structure: none") == []


def test_a_pattern_a_level_overrules_what_is_found() -> None:
    assert headings("structure:\n  - '附：'\n  - '二、'") == [(1, "二、丙丁"), (1, "附：戊己")]
    assert headings("structure: ['[一二]、', '附：']") == [(1, "一、甲乙"), (1, "二、丙丁"), (2, "附：戊己")]


def test_line_numbers_a_level_overrule_what_is_found() -> None:
    assert headings("structure:\n  1: [8]\n  2: [10, 12]") == [(1, "一、甲乙"), (2, "二、丙丁"), (2, "附：戊己")]


def test_a_pattern_finds_run_in_headings() -> None:
    text = f"---\nstructure: '其.：'\n---\n{BODY}\n其一：读书要多。{BODY}\n其二：走路要远。{BODY}\n"
    assert [(s.kind, s.text) for s in read_text(text).walk()] == [
        ("run-in", "其一：读书要多。"),
        ("run-in", "其二：走路要远。"),
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("'(a+)+$'", "repeats too much"),
        ("'(a|aa)+b'", "repeats too much"),
        ("'(a*)*b'", "repeats too much"),
        ("'a*a*a*a*a*a*a*a*b'", "repeats too much"),
        ("'((a|b)c?)+'", "repeats too much"),
        ("'a?a?a?a?a?a?a?b'", "repeats too much"),
        ("'['", "is no regular expression"),
        (f"'{'甲' * 300}'", "at most 200"),
        ("{10: 甲}", "10 is no level"),
        ("{1: 甲, 2: [3]}", "mixes patterns and line numbers"),
        ("[1, 2]", "is no pattern"),
        ("5", "is neither none, patterns nor line numbers"),
    ],
)
def test_a_structure_that_cannot_be_is_refused(value: str, message: str) -> None:
    text = fault(f"structure: {value}")
    assert text.startswith("a.txt:2:1: structure: ")
    assert message in text


@pytest.mark.parametrize("pattern", [".*.*.*x", r"\w+\s?\w+\s?x", "(.+)x", "a?a?a?a?a?a?aaaaaaab"])
def test_patterns_that_are_let_through_end_soon(pattern: str) -> None:
    began = time.process_time()
    read_text("a" * 5000 + "\n" + "b c " * 2000, structure=pattern)
    assert time.process_time() - began < 5


def test_dates_times_and_numbers_stay_as_written() -> None:
    front = "时间: 9:30\n期限: 2024-99-99\n编号: 007\n证号: 0xfff\n印数: 1_000\n名单: [010, 2024-01-01]"
    facts = read_text(f"---\n{front}\n---\n正文。\n").facts
    assert list(facts.values()) == ["9:30", "2024-99-99", "007", "0xfff", "1_000", "010、2024-01-01"]


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ('单位: 某局\ntitle: "a\\ab"', "a.txt:3:8: title: holds U+0007"),
        ('title: "\\uD800"', "a.txt:2:8: title: holds U+D800"),
        ('title: [甲, "\\0"]', "a.txt:2:8: title: holds U+0000"),
        ('title: "\\uFFFE"', "a.txt:2:8: title: holds U+FFFE"),
        ('"a\\0": 甲', "a.txt:2:1: a key must be a word"),
        ("title: 甲\n主题: a\x07b", "a.txt:3:6: front matter is no valid YAML (U+0007 is no character of a text)"),
    ],
)
def test_characters_that_no_file_can_hold_are_told_with_their_place(front: str, place: str) -> None:
    assert fault(front).startswith(place)


def test_a_number_of_any_length_is_text() -> None:
    long = "0x" + "f" * 9000
    assert read_text(f"---\ntitle: {long}\n印数: {'9' * 9000}\n---\n正文。\n").title == long
    assert fault(f"structure:\n  ? {'9' * 9000}\n  : 一").startswith("a.txt:2:1: structure: 9999")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("yes", "是"),
        ("True", "是"),
        ("on", "是"),
        ("no", "否"),
        ("FALSE", "否"),
        ("off", "否"),
        ("否", "否"),
        ("n", "n"),
    ],
)
def test_yes_and_no_are_printed_in_chinese(written: str, printed: str) -> None:
    assert read_text(f"---\n公开: {written}\n---\n正文。\n").facts == {"公开": printed}


def test_structure_no_means_no_headings() -> None:
    assert headings("structure: no") == []


def test_a_key_that_stands_twice_is_told() -> None:
    assert fault("主题: 甲\n单位: 乙\n主题: 丙") == "a.txt:4:1: 主题: the key stands here twice; keep one"


def test_short_front_matter_that_means_endless_work_is_refused_at_once() -> None:
    begin = time.process_time()
    bomb = "a: &a [甲, 乙]\nb: &b [*a, *a, *a]\nstructure: [*b, *b]"
    assert fault(bomb).startswith("a.txt:3:8: front matter is no valid YAML (aliases (*name) are not for front matter)")
    assert "nested too deeply" in fault("structure: " + "[" * 3000)
    assert "nested too deeply" in fault("主题: 甲\nstructure:\n  " + "- " * 3000)
    assert "at most 40000" in fault("主题: " + "甲" * 60_000)
    assert len(fault("structure: [[" + "甲, " * 5000 + "乙]]")) < 400
    assert time.process_time() - begin < 2


def test_what_names_a_part_of_the_speech_is_no_fact() -> None:
    for front in (
        "Title: 甲\nsubtitle: 乙\nSPEAKER: 丙\ndate: 丁\noccasion: 戊\n单位: 己",
        "标题: 甲\n副标题: 乙\n讲话人: 丙\n日期: 丁\n场合: 戊\n单位: 己",
    ):
        speech = read_text(f"---\n{front}\n---\n正文。\n")
        said = (speech.title, speech.subtitle, speech.speaker, speech.date, speech.occasion)
        assert (said, dict(speech.facts)) == (("甲", "乙", "丙", "丁", "戊"), {"单位": "己"})


def test_the_same_part_under_two_names_is_told() -> None:
    assert fault("title: 甲\n标题: 乙") == "a.txt:3:1: 标题: the key stands here twice; keep one"


def test_keys_of_other_programs_are_left_out_and_counted() -> None:
    front = (
        "layout: post\npermalink: /a/\ncomments: true\ntags: [甲, 乙]\ncover: {image: a.png}\ndraft: false\n主题: 学习"
    )
    speech = read_text(f"---\n{front}\n---\n正文。\n")
    assert dict(speech.facts) == {"主题": "学习"}
    assert [(n.what.split(" (")[0], n.count, n.line) for n in speech.normalisations] == [
        ("keys of other programs in the front matter left out", 6, 2)
    ]
    assert read_text("---\ndraft: 初稿\n---\n正文。\n").facts == {"稿别": "初稿"}


def test_a_key_that_is_nearly_ours_is_asked_about_and_printed_as_a_fact() -> None:
    speech = read_text("---\ntitel: 甲\n讲人话: 乙\n时长: 四十分钟\nhost: 丙\n---\n正文。\n")
    assert dict(speech.facts) == {"titel": "甲", "讲人话": "乙", "时长": "四十分钟", "host": "丙"}
    assert [(line, text.split("? ")[0]) for line, _, text in speech.notices] == [
        (2, "titel: no key of its own; did you mean title"),
        (3, "讲人话: no key of its own; did you mean 讲话人"),
    ]


def test_colons_as_typists_write_them_are_told_all_together() -> None:
    assert fault("title: 甲\n文种：讲话\n主题:学习") == (
        "a.txt:3:3: 文种： has a full-width colon; write 文种: and a blank\n"
        "a.txt:4:3: 主题: wants a blank after the colon; write 主题: and a blank"
    )
    assert fault("文种：讲话").startswith("a.txt:2:3: 文种： has a full-width colon")


@pytest.mark.parametrize(
    ("text", "line"), [("---\ntitle: 甲\n\n正文。\n", 3), ("---\n时间: 甲\n地点: 乙\n正文。\n", 4)]
)
def test_front_matter_that_nothing_closes_is_told(text: str, line: int) -> None:
    with pytest.raises(PipelineError) as caught:
        read_text(text, "a.txt")
    assert str(caught.value) == (
        f"a.txt:{line}:1: the front matter that line 1 opens is never closed; "
        "write --- on a line of its own where the text begins"
    )


def test_front_matter_that_a_rule_in_the_text_closes_is_told_where_the_text_begins() -> None:
    assert fault("title: 甲\n今天我讲三点，都很重要。\n第一点").startswith(
        "a.txt:3:1: '今天我讲三点，都很重要。' is no key with a value; write KEY: value; if the text begins here, close"
    )


def test_the_documentation_names_every_key() -> None:
    table = (ROOT / "docs" / "front-matter.md").read_text("utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.partition("## structure")[0].splitlines()
        if line.startswith("| `")
    ]
    shown = {row[0].strip("`"): tuple(re.findall("`([^`]+)`", row[1])) for row in rows}
    ours = dict(FIELDS)
    ours |= {"kind": KIND, "structure": STRUCTURE} | {key: (key, name) for key, name in FACTS.items()}
    assert {name: set(keys) | {name} for name, keys in shown.items()} == {
        name: set(keys) for name, keys in ours.items()
    }
