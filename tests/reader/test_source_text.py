"""Encodings, line ends, wrapped lines and positions: the text is all there, and each character's place is known."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import PipelineError
from pipeline.reader import read_speech, read_text
from pipeline.speech import Speech

GOLD = Path(__file__).parent / "gold" / "docs"
SAMPLE = (GOLD / "zhen_gongzuo.txt").read_text("utf-8")
TRADITIONAL = (GOLD / "shuangyu_trad.txt").read_text("utf-8")
CHARACTERS = st.sampled_from("中文一二、。，（）第：；？！“”…—\n\n\n 　\t\u200b\ufeff\x00\x0b\x0c\ud800*#\\1.aB问答")
LINES = st.lists(
    st.sampled_from(["一、甲乙", "（一）丙丁。戊己庚辛。", "第一，要好。后面还有。", "正文一段，说明事情。", "", "　　缩进的正文。", "同志们：",
                     "— 3 —", "目录", "* 星号", "“没有关的引号。", "问：为什么？", "答：因为。", "题目", "2020年1月1日"]),
    max_size=14,
)  # fmt: skip


def bare(text: str) -> str:
    """Return the text without white space and invisible characters, which the reader takes out."""
    kept = (char for char in text if not char.isspace() and char.isprintable() and char not in "\u200b\ufeff\xad")
    return "".join(kept)


def whole(speech: Speech) -> str:
    return bare("".join(paragraph.text for paragraph in speech.paragraphs))


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with byte order mark"),
        ("utf-16", "UTF-16 (little end first)"),
        ("utf-32", "UTF-32 (little end first)"),
        ("utf-16-le", "UTF-16 without byte order mark (little end first)"),
        ("utf-16-be", "UTF-16 without byte order mark (big end first)"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
    ],
)
def test_the_encoding_is_found_and_the_text_the_same(tmp_path: Path, codec: str, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SAMPLE.encode(codec))
    speech = read_speech(path)
    assert speech.encoding == name
    assert speech.paragraphs == read_text(SAMPLE).paragraphs


def test_utf_32_with_the_big_end_first_is_known_by_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("\ufeff" + SAMPLE).encode("utf-32-be"))
    speech = read_speech(path)
    assert speech.encoding == "UTF-32 (big end first)"
    assert speech.paragraphs == read_text(SAMPLE).paragraphs


@pytest.mark.parametrize("suffix", [".txt", ".docx"])
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path, suffix: str) -> None:
    pipe = tmp_path / f"pipe{suffix}"
    os.mkfifo(pipe)
    device = tmp_path / f"zero{suffix}"
    device.symlink_to("/dev/zero")
    for path in (pipe, device):
        with pytest.raises(PipelineError) as caught:
            read_speech(path)
        assert str(caught.value) == f"{path}: cannot read the file: it is a device or a pipe, no file; check the name"


def test_numbers_that_are_no_characters_are_replaced_and_told() -> None:
    speech = read_text("---\n单位: 甲\n---\n第一行。\r\n甲乙\uffff丙\ufffe丁。\n")
    assert "甲乙\ufffd丙\ufffd丁。" in [paragraph.text for paragraph in speech.paragraphs]
    found = [change for change in speech.normalisations if "U+FFFE" in change.what]
    assert [(change.count, change.line, change.column) for change in found] == [(2, 5, 3)]


def test_two_encodings_in_one_file_are_told_with_the_line_where_the_second_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        "第一行文字，说的是一件事情。\n".encode() * 9 + "甲乙：以下是另存的文字，编码不同。\n".encode("gb18030") * 9
    )
    with pytest.raises(PipelineError) as caught:
        read_speech(path)
    assert str(caught.value) == (
        f"{path}:10: is UTF-8 up to here and GB18030 from here on; save all of it in one encoding, best UTF-8"
    )


def test_big5_is_told_from_gb18030(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TRADITIONAL.encode("big5"))
    speech = read_speech(path)
    assert speech.encoding == "Big5"
    assert speech.title == "社區長照的下一步"


def test_a_short_text_in_gbk_is_not_taken_for_big5(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("同志们：现在开会。".encode("gbk"))
    assert read_speech(path).paragraphs[0].text == "同志们：现在开会。"


def test_a_few_damaged_bytes_are_replaced_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SAMPLE.encode("utf-8")[:600] + b"\xff\xfe" + SAMPLE.encode("utf-8")[600:])
    speech = read_speech(path)
    assert speech.encoding == "UTF-8"
    assert any(change.what == "bytes that are no character replaced by U+FFFD" for change in speech.normalisations)


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x7fELF\2\1\1" + bytes(300), b"\0" * 500])
def test_a_binary_file_gets_one_clear_message(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(PipelineError) as caught:
        read_speech(path)
    assert str(caught.value) == (
        f"{path}: this is no text file in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8 text (.txt)"
    )


def test_a_missing_file_gets_one_clear_message(tmp_path: Path) -> None:
    with pytest.raises(PipelineError) as caught:
        read_speech(tmp_path / "no.txt")
    assert (
        str(caught.value) == f"{tmp_path / 'no.txt'}: cannot read the file: no such file or directory; check the name"
    )


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLD.iterdir()))
def test_nothing_of_a_text_is_lost(name: str) -> None:
    text = (GOLD / f"{name}.txt").read_text("utf-8")
    assert whole(read_text(text)) == bare(text)


@settings(max_examples=300, deadline=None)
@given(st.text(CHARACTERS, max_size=120))
def test_nothing_of_any_text_is_lost(text: str) -> None:
    speech = read_text("正文。" + text)
    marks = sum(change.count for change in speech.normalisations if "marks" in change.what)
    expected = bare("正文。" + text.replace("\ud800", "\ufffd"))
    found = whole(speech)
    if not marks:
        assert sorted(found) == sorted(expected)
    else:
        assert len(expected) - 4 * marks <= len(found) <= len(expected)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_sections_nest_and_sentences_partition_paragraphs(lines: list[str]) -> None:
    speech = read_text("\n".join(lines))
    for paragraph in speech.paragraphs:
        assert "".join("".join(s.text.split()) for s in paragraph.sentences) == "".join(paragraph.text.split())
        assert all(paragraph.text[s.start : s.stop] == s.text for s in paragraph.sentences)
    for section in speech.walk():
        inside = [section.start, *(child.start for child in section.children), section.stop]
        assert inside == sorted(inside)
        assert all(child.level == section.level + 1 and child.stop <= section.stop for child in section.children)


@settings(max_examples=200, deadline=None)
@given(st.text(CHARACTERS, max_size=80))
def test_every_character_is_where_its_position_says(text: str) -> None:
    lines = [line.replace("\r", "") for line in text.split("\n")]
    speech = read_text(text)
    for paragraph in speech.paragraphs:
        for offset, char in enumerate(paragraph.text):
            line, column = paragraph.position(offset)
            if char not in " \ufffd":
                assert lines[line - 1][column - 1] == char


def test_hard_wrapped_lines_are_joined_and_paragraphs_kept() -> None:
    paragraphs = [p.text for p in read_text(SAMPLE).paragraphs]
    wrapped = "\n".join(p[i : i + 30] for p in paragraphs for i in range(0, len(p), 30))
    speech = read_text(wrapped)
    assert [p.text for p in speech.paragraphs] == paragraphs
    assert [(s.level, s.text) for s in speech.walk()] == [(s.level, s.text) for s in read_text(SAMPLE).walk()]


def test_wrapped_and_double_spaced_lines_are_joined_too() -> None:
    paragraphs = [p.text for p in read_text(SAMPLE).paragraphs if len(p.text) > 30]
    wrapped = "\n\n".join(p[i : i + 30] for p in paragraphs for i in range(0, len(p), 30))
    assert [p.text for p in read_text(wrapped).paragraphs] == paragraphs


def test_indented_wrapped_paragraphs_end_where_the_next_indent_begins() -> None:
    line = "甲乙丙丁戊己庚辛壬癸" * 2
    text = "\n".join([f"　　{line[:-2]}", line, line, f"　　{line[:-2]}", line, line[:9] + "。"] * 2)
    assert [p.text[:2] for p in read_text(text).paragraphs] == ["甲乙"] * 4


def test_english_words_are_joined_with_a_blank() -> None:
    text = "\n".join(
        ["The library in our town is small, but it is open every day of", "the week, and people of all ages come",]
        + ["There is a long table in the middle of the room, and on it you", "can find the newspapers of the week, and"] * 4
        + ["a lamp."]
    )  # fmt: skip
    joined = " ".join(p.text for p in read_text(text).paragraphs)
    assert "every day of the week" in joined


def test_a_page_number_inside_a_paragraph_follows_it() -> None:
    line = "甲乙丙丁戊己庚辛壬癸" * 3
    text = "\n".join([line] * 5 + ["— 3 —", line, line, "末尾。"])
    assert [(p.role, p.text[-3:]) for p in read_text(text).paragraphs] == [("body", "末尾。"), ("page", "3 —")]


def test_lines_that_are_not_wrapped_are_paragraphs() -> None:
    assert [p.text for p in read_text("甲。\n乙。\r\n丙。\r丁。").paragraphs] == ["甲。", "乙。", "丙。", "丁。"]


def test_zero_width_and_control_characters_are_removed_and_places_kept() -> None:
    speech = read_text("\ufeff  中\u200b文\x00字。")
    paragraph = speech.paragraphs[0]
    assert paragraph.text == "中文字。"
    assert [paragraph.position(i) for i in range(4)] == [(1, 4), (1, 6), (1, 8), (1, 9)]
    assert [(c.what, c.count) for c in speech.normalisations] == [
        ("zero-width characters removed", 2),
        ("control characters removed", 1),
    ]


@pytest.mark.parametrize(
    "text",
    ["", " \n\u3000\n\t", "。！？" * 500, "1 2 3 " * 500, "“‘《（" * 2000, "一、" * 3000, "\n" * 100_000, "第一，" * 2000,
     "问：" * 3000, "——" * 5000, "A. " * 3000, "——甲。乙。\n" * 2000, "\ud800" * 50],
)  # fmt: skip
def test_odd_texts_have_a_sane_result(text: str) -> None:
    speech = read_text(text)
    assert speech.title is None or speech.title.strip()
    assert len(whole(speech)) <= len(text)


def test_paragraph_numbers_count_body_only() -> None:
    speech = read_text(SAMPLE)
    assert [p.number for p in speech.paragraphs[:8]] == [None, None, None, None, 1, None, 2, 3]


@pytest.mark.parametrize("separator", ["\n", ""])
def test_reading_takes_time_in_proportion_to_length(separator: str) -> None:
    text = separator.join(line for line in SAMPLE.splitlines() if line)
    times = []
    for copies in (40, 160):
        began = time.process_time()
        read_text(separator.join([text] * copies))
        times.append(time.process_time() - began)
    assert times[1] < 12 * times[0]
    assert times[1] < 1.5  # seconds for 140,000 characters
