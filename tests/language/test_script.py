"""Traditional and simplified characters."""

from __future__ import annotations

import re

from pipeline.language.script import fold, in_either_script, unfold
from pipeline.language.words import load_list


def test_folding_keeps_the_length_and_makes_the_rest_simplified() -> None:
    assert fold("韓書記說：「講得對。」") == "韩书记说：「讲得对。」"


def test_each_traditional_character_stands_once_with_one_simplified_form() -> None:
    pairs = load_list("traditional")
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
    assert len({pair[0] for pair in pairs}) == len(pairs)


def test_a_word_is_matched_in_either_script() -> None:
    pattern = re.compile(in_either_script("总书记"))
    assert [bool(pattern.fullmatch(word)) for word in ("总书记", "總書記", "總书記", "总理")] == [
        True,
        True,
        True,
        False,
    ]


def test_words_of_ours_have_the_character_that_the_word_wants() -> None:
    assert unfold("联系本职，关系体系；干部不干预，才算恢复。") == "聯繫本職，關係體系；幹部不干預，才算恢復。"
