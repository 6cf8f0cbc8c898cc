"""A text gives the same in both scripts."""

from __future__ import annotations

import re
from dataclasses import fields

from pipeline.language.script import fold
from pipeline.layout import load_layout
from pipeline.reader import read_text
from pipeline.study import make_study
from pipeline.study.twin import put_back, twin_of

TRADITIONAL = """在社區圖書室開放儀式上的講話

各位鄰居：
所謂「鄰里書架」，是指鄰居之間互相借閱的書架。今年一月至六月，圖書室增加了三千二百本書，借閱達到1.2萬人次，增長15%。
一、管好書
我們必須在八月底前完成編目，由管理員負責登記。書要愛護，頭髮長見識也要長，發展閱讀靠大家。
二、用好書
讀書不是裝點門面，而是充實頭腦。張老師說：「書是梯子，一級一級通向高處。」各小組要每月舉辦一次讀書會。
"""
MAINLAND_MARKS = str.maketrans("「」『』", "“”‘’")
SIMPLIFIED = fold(TRADITIONAL).translate(MAINLAND_MARKS)


def _study(text: str) -> dict[str, list[str]]:
    study = make_study(read_text(text), load_layout().plain)
    found = {field.name: getattr(study, field.name) for field in fields(study)}
    return {name: fold(repr(value)).translate(MAINLAND_MARKS).split(", ") for name, value in found.items()}


def test_both_scripts_give_the_same() -> None:
    traditional, simplified = _study(TRADITIONAL), _study(SIMPLIFIED)
    assert traditional == simplified
    assert len(simplified["items"]) > 20 and len(simplified["facts"]) > 5


def test_what_is_found_stands_in_the_characters_of_the_text() -> None:
    study = make_study(read_text(TRADITIONAL), load_layout().plain)
    assert "頭髮長見識也要長，發展閱讀靠大家" in TRADITIONAL
    assert [term.text for term in study.terms] == ["鄰里書架"]
    assert [quote.text for quote in study.quotes if quote.speaker] == ["書是梯子，一級一級通向高處。"]
    assert [quote.speaker for quote in study.quotes if quote.speaker] == ["張老師"]
    assert all(sentence.text in TRADITIONAL for sentence in study.summary.sentences)
    assert study.items and all(item.original in TRADITIONAL for item in study.items)
    assert all(answer in TRADITIONAL for item in study.items for answer in item.answers)


def test_words_of_ours_come_in_the_texts_script_and_marks() -> None:
    questions = [question.text for question in make_study(read_text(TRADITIONAL), load_layout().plain).questions]
    assert questions
    assert not re.search("[“”对说谁么样这关]", "".join(questions))


def test_one_simplified_character_is_put_back_as_each_place_writes_it() -> None:
    speech = read_text("頭髮要剪短，發言要簡短。")
    twin = twin_of(speech)
    assert twin.paragraphs[0].text == "头发要剪短，发言要简短。"
    assert put_back(("发言要简短", "头发", "发展"), speech) == ("發言要簡短", "頭髮", "發展")


def test_a_simplified_text_is_its_own_twin() -> None:
    speech = read_text("头发要剪短，发言要简短。")
    assert twin_of(speech) is speech
