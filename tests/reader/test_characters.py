"""Characters as they come out of PDFs, web pages and old editors; what cannot be read is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.job import build
from pipeline.reader import read_speech, read_text
from pipeline.reader.clean import Counter
from pipeline.reader.decode import decode
from pipeline.speech import Normalisation, Speech

CHINESE = """关于办好夜校的几点意见

同志们：
　　夜校办了三年，来听课的有1200多人。现在谈几点意见。

一、要把课程办实
　　课程从群众中来。木工、烹饪、书法，哪门课有人听，就开哪门课。
二、要把老师请好
　　老师讲得明白，学员才听得进去。“请进来，走出去”，两条路都要走。
"""
ENGLISH = (
    "A Short Talk\n\nFriends,\n\nIt’s forty years – or more – since the café opened. “We stay,” he said… It is true."
)


def change(speech: Speech, words: str) -> Normalisation | None:
    return next((each for each in speech.normalisations if words in each.what), None)


def texts(speech: Speech) -> list[str]:
    return [paragraph.text for paragraph in speech.paragraphs]


def test_radicals_of_a_copied_pdf_are_read_as_ordinary_characters() -> None:
    plain = "办好图书馆工作\n\n一、方向要明\n为人民服务，靠大家用心。\n二、方法要活\n长年上门，见面谈心。\n"
    copied = plain.translate(str.maketrans("一工人方用心大门见长民", "⼀⼯⼈⽅⽤⼼⼤⻔⻅⻓⺠"))
    speech = read_text(copied)
    assert texts(speech) == texts(read_text(plain))
    assert [section.text for section in speech.walk()] == ["一、方向要明", "二、方法要活"]
    found = change(speech, "radicals")
    assert found is not None
    assert (found.count, found.line, found.column, found.lost) == (13, 1, 6, False)


@pytest.mark.parametrize(
    ("copied", "read"),
    [
        ("⼾⼝登记，说明这件事。", "户口登记，说明这件事。"), ("這個⼾籍問題說來話長。", "這個戶籍問題說來話長。"),
        ("來\uf92d\uf9dc車\uf902", "來來隆車車"), ("\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29", None),
        ("全角１２３ＡＢＣ，（％）；半角ｱｲｳ；①②㈠℃…", None), ("eﬃcient oﬀice, ﬁne ﬂow", "efficient office, fine flow"),
    ],
)  # fmt: skip
def test_only_copied_forms_change(copied: str, read: str | None) -> None:
    assert texts(read_text(copied)) == [read or copied]


def test_front_matter_of_a_copied_pdf_is_read_too() -> None:
    assert read_text("---\ntitle: ⼯作要点\n---\n正文一段。\n").title == "工作要点"


def test_full_width_numbers_are_numbers_and_stay_as_written() -> None:
    speech = read_text("工作要点\n\n１．抓学习\n大家都要学。\n２．抓落实\n件件要落实。\n３．抓作风\n处处讲作风。\n")
    assert [section.text for section in speech.walk()] == ["１．抓学习", "２．抓落实", "３．抓作风"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("中文&nbsp;空格，5&lt;6，研发R&amp;D。", "中文 空格，5<6，研发R&D。"), ("他说：&ldquo;好&rdquo;&mdash;&#8230;", "他说：“好”—…"),
        ("双重&amp;nbsp;转换，&amp;#8220;引&amp;#8221;。", "双重 转换，“引”。"), ("&emsp;&emsp;段首空两格。", "段首空两格。"),
        ("R&D和AT&T；&unknown;照旧。", "R&D和AT&T；&unknown;照旧。"), ("if (a &lt; b) { go(); }", None),
        ("在HTML里，空格写作&nbsp;。", None), ("网页上的“&nbsp;”是空格。", None),
        ("A&amp;B公司；C&D;", "A&B公司；C&D;"), ("x = f(a &lt; b);", None), ("Friends of R&amp;D;", "Friends of R&D;"), ("看https://a.cn/?a=1&copy=2的页", None), ("软&shy;连字，零宽&#8203;空格。", "软连字，零宽空格。"),
    ],
)  # fmt: skip
def test_entities_of_a_copied_page_are_read_but_not_in_code(written: str, read: str | None) -> None:
    speech = read_text(written)
    assert texts(speech) == [read or written]
    assert (change(speech, "HTML entities") is not None) == (read not in (None, written))


def test_characters_after_an_entity_keep_their_places() -> None:
    paragraph = read_text("&nbsp;&nbsp;甲&amp;乙").paragraphs[0]
    assert paragraph.text == "甲&乙"
    assert [paragraph.position(at) for at in range(3)] == [(1, 13), (1, 14), (1, 19)]


@pytest.mark.parametrize("text", ["一家👨‍👩‍👧‍👦都来", "爱❤️‍🔥心", "👩🏽‍💻写字", "第1️⃣条", "می‌خواهم و", "क्‍ष"])
def test_joiners_inside_emoji_and_in_scripts_that_join_stay(text: str) -> None:
    speech = read_text(text)
    assert texts(speech) == [text]
    assert change(speech, "zero-width") is None


def test_stray_joiners_and_selectors_go() -> None:
    speech = read_text("中\u200d文\ufe0f字\u200c。")
    assert texts(speech) == ["中文字。"]
    assert change(speech, "zero-width") == Normalisation("zero-width characters removed", 3, 1, 2, lost=True)


@pytest.mark.parametrize(
    "codec", ["gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"]
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("zeros", ["", "\0"])
def test_a_chinese_file_reads_like_its_twin_in_utf_8(tmp_path: Path, codec: str, end: str, zeros: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(CHINESE.replace("夜校办", f"夜校{zeros}办").replace("\n", end).encode(codec))
    speech, twin = read_speech(path), read_text(CHINESE)
    assert texts(speech) == texts(twin)
    assert [section.text for section in speech.walk()] == [section.text for section in twin.walk()]
    found = change(speech, "control")
    assert (found is not None and (found.count, found.line, found.column) == (1, 4, 5)) == bool(zeros)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("codec", ["cp1252", "gbk", "utf-16-le", "utf-16-be"])
def test_an_english_file_reads_like_its_twin_in_utf_8(tmp_path: Path, codec: str, end: str) -> None:
    text = ENGLISH.replace("–", "—")
    path = tmp_path / "a.txt"
    path.write_bytes(text.replace("\n", end).encode(codec))
    assert texts(read_speech(path)) == texts(read_text(text))


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        ("It’s fine.", "cp1252", "Windows-1252"), ("café", "cp1252", "Windows-1252"), ("Price: £5 – €6.", "cp1252", "Windows-1252"),
        ("¿Qué pasó? ¡Olé! 5 °C.", "cp1252", "Windows-1252"), ("Die Größe der Bäume.", "cp1252", "Windows-1252"),
        ("L’été, à l’école où j’étais créée…", "cp1252", "Windows-1252"), ("Ça va?", "cp1252", "Windows-1252"),
        ("Let’s go to the café", "gbk", "GB18030"), ("Mr. 朱镕基 said so", "gbk", "GB18030"), ("the word 好 means good", "gbk", "GB18030"),
        ("The 林先生 said. It is good to be in 台北.", "big5", "Big5"), ("the word 功 means merit", "big5", "Big5"),
        ("words " * 20_000 + "it’s", "cp1252", "Windows-1252"), ("words " * 20_000 + "同志们，我们的工作。", "gbk", "GB18030"),
    ],
)  # fmt: skip
def test_single_bytes_in_latin_words_are_windows_1252(text: str, codec: str, encoding: str) -> None:
    decoded = decode(text.encode(codec), "a.txt")
    assert (decoded.encoding, decoded.text, decoded.bad) == (encoding, text, 0)


def test_zeros_after_the_end_do_not_condemn_a_file() -> None:
    for codec in ("utf-8", "gbk", "utf-16-le"):
        assert decode(CHINESE.encode(codec) + bytes(512), "a.txt").text.startswith(CHINESE)


def test_what_was_replaced_or_taken_away_is_told_by_build_with_its_first_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    data = (
        CHINESE.replace("三年", "三\u200b年\u202e").replace("木工", "木工\x07").encode()
        + "\n坏字".encode()
        + b"\xff\xfe\n"
    )
    path.write_bytes(data)
    told = [str(notice) for notice in build(path, output=tmp_path / "o", formats=["md"]).notices]
    assert f"{path}:4:8: zero-width characters removed: 2, here the first" in told
    assert f"{path}:7:13: control characters removed: 1, here the first" in told
    assert f"{path}:11:3: bytes that are no character replaced by U+FFFD: 2, here the first" in told


def test_a_character_lost_before_is_told_too() -> None:
    assert change(read_text("第一行。\r\n坏\ufffd字\ufffd。"), "U+FFFD") == Normalisation(
        "lost characters (U+FFFD)", 2, 2, 2, lost=True
    )


def test_the_counter_keeps_the_first_place() -> None:
    counter = Counter()
    counter.add("x", 2, 3)
    counter.add("x", 9, 9, 4)
    assert counter.result() == (Normalisation("x", 5, 2, 3),)
