"""Surnames and posts: one list for the reader and the study."""

from __future__ import annotations

import re

import pytest

from pipeline.language.names import NAME, POST, SURNAMES, SURNAMES_IN_TEXT
from pipeline.language.script import fold
from pipeline.language.words import load_words
from pipeline.study.analysis.people import find_people


@pytest.mark.parametrize("name", ["覃小明", "岳飞", "涂海军", "芦苇青", "司徒文", "长孙明", "酆小明", "陳小明"])
def test_a_line_of_the_rarer_surnames_is_a_name(name: str) -> None:
    assert re.fullmatch(NAME, name)


@pytest.mark.parametrize("name", ["覃小明", "岳文", "司徒文", "郗小明", "桓文"])
def test_a_surname_of_a_line_is_one_in_running_text(name: str) -> None:
    assert [person.text for person in find_people(f"会上，{name}同志作了发言。")] == [f"{name}同志"]


def test_a_surname_is_listed_once_and_matched_in_either_script() -> None:
    assert [surname for surname in SURNAMES if fold(surname) != surname] == []
    assert re.fullmatch(NAME, "歐陽修遠")
    assert re.fullmatch(NAME, "歐阳修远")


def test_surnames_that_are_rather_words_open_no_name_in_running_text() -> None:
    assert load_words("surnames_as_words") < SURNAMES
    assert SURNAMES - load_words("surnames_as_words") == SURNAMES_IN_TEXT
    assert find_people("从主席到委员，国主席。") == []


def test_the_surnames_that_are_sure_are_surnames_in_running_text() -> None:
    assert load_words("surnames_sure") <= SURNAMES_IN_TEXT


@pytest.mark.parametrize("post", ["县委书记", "縣委書記", "支书", "总工程师", "秘書長"])
def test_posts_are_known_in_either_script(post: str) -> None:
    assert re.search(f"{POST}$", post)
