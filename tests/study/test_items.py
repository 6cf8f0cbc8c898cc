"""Test items: one right answer, nothing given away, spread over the speech."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pytest

from pipeline.layout.schema import ClozeSpec, StudySpec
from pipeline.reader import read_speech, read_text
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis, analyse
from pipeline.study.cloze import make_items
from pipeline.study.people import find_people
from pipeline.study.proofread import find_slips
from pipeline.study.results import Gap, Item

ROOT = Path(__file__).resolve().parents[2]
SHORT = """关于工作作风的讲话

一、坚持绝对忠诚的政治品格。政治品格是干部的立身之本，全体党员必须始终牢记这个根本要求。

二、坚持高度自觉的大局意识。没有全局观念，就没有战斗力。增强“四个意识”、坚定“四个自信”、做到“两个维护”是对干部的基本要求。

三、坚持极端负责的工作作风。工作之要，贵在落实。去年我市开了三次会。这件事大家都知道。

四、坚持无怨无悔的奉献精神。奉献精神是共产党人的精神底色。
"""


@lru_cache(maxsize=4)
def studied(name: str) -> tuple[Speech, Analysis]:
    speech = read_speech(ROOT / "seeds" / "speech.txt") if name == "sample" else read_text(SHORT)
    options = StudySpec()
    analysis = analyse(speech, options)
    return speech, analysis.with_findings(find_slips(speech, analysis, options))


def items(name: str = "sample", **cloze: object) -> tuple[Item, ...]:
    speech, analysis = studied(name)
    return make_items(speech, analysis, StudySpec(cloze=ClozeSpec.model_validate(cloze)))


def whole(item: Item) -> str:
    return "".join(part.answer if isinstance(part, Gap) else part for part in item.parts)


def shown(item: Item) -> str:
    text = "".join(part for part in item.parts if isinstance(part, str))
    return text + "\n" + "\n".join(item.options)


def test_as_many_of_each_kind_as_asked_for() -> None:
    kinds = Counter(item.kind for item in items(count=6, choice=3, true_false=4))
    assert kinds == {"cloze": 6, "choice": 3, "true_false": 4}


def test_a_sentence_is_whole_and_the_speakers_own() -> None:
    for item in items():
        if item.kind != "true_false" or item.correct == 1:
            assert whole(item) == item.original
        _, analysis = studied("sample")
        assert analysis.unit(item.ref.sentences[0]).text == item.original


def test_no_blank_in_the_first_four_characters_and_none_twice_in_its_sentence() -> None:
    for item in items(count=20):
        if item.kind == "true_false":
            continue
        assert isinstance(item.parts[0], str)
        assert len(item.parts[0]) >= 4
        assert all(item.original.count(answer) == 1 and 2 <= len(answer) <= 14 for answer in item.answers)


def answers_of(text: str) -> set[str]:
    speech = read_text(text)
    options = StudySpec(cloze=ClozeSpec(count=20, choice=0, true_false=0))
    return {answer for item in make_items(speech, analyse(speech, options), options) for answer in item.answers}


def test_what_stands_first_or_holds_a_name_is_not_asked_for() -> None:
    assert answers_of("“忠诚与服务”永远不能丢。办公室工作要突出“忠诚与热情”。") == {"忠诚与热情"}
    assert answers_of("全体同志都要大力弘扬“雷锋精神”。全体同志都要大力弘扬“钉钉子精神”。") == {"钉钉子精神"}


def test_no_item_shows_the_answer_of_another() -> None:
    made = items(count=20, choice=8, true_false=8)
    for item in made:
        for other in made:
            if item is not other:
                assert not any(answer in shown(other) for answer in item.answers), (item.answers, shown(other))


def test_a_sentence_serves_one_item() -> None:
    originals = [item.original for item in items(count=30, choice=10, true_false=10)]
    assert len(originals) == len(set(originals))


def test_no_name_of_a_person_and_no_figure_is_asked_for() -> None:
    for item in items(count=40):
        assert not any(find_people(answer) or any(char.isdigit() for char in answer) for answer in item.answers)


def test_a_sentence_with_a_suspected_slip_makes_no_item() -> None:
    _, analysis = studied("sample")
    flagged = {unit.id for unit in analysis.units if unit.flags}
    assert flagged
    assert not any(set(item.ref.sentences) & flagged for item in items(count=60))


def test_the_items_come_from_most_parts() -> None:
    parts = {(item.section or "").split(".")[0] for item in items()}
    assert len(parts) >= 6


def test_choice_offers_four_of_a_kind_with_the_right_one_in_varying_places() -> None:
    made = [item for item in items(choice=5) if item.kind == "choice"]
    for item in made:
        assert len(set(item.options)) == 4
        assert item.correct is not None
        assert (item.options[item.correct],) == item.answers
        assert sum(option in item.original for option in item.options) == 1
    assert len({item.correct for item in made}) >= 3


def test_distractors_come_from_the_same_series() -> None:
    item = items("short", count=0, choice=1, true_false=0)[0]
    assert set(item.options) == {"政治品格", "大局意识", "工作作风", "奉献精神"}


def test_about_half_of_the_statements_are_false_and_differ_from_the_speech() -> None:
    made = [item for item in items(true_false=6) if item.kind == "true_false"]
    false = [item for item in made if item.correct == 0]
    assert 2 <= len(false) <= 4
    assert all(item.parts[0] != item.original and item.answers[0] in item.original for item in false)


def test_nobody_named_is_in_a_false_statement() -> None:
    named = "\n\n".join(
        f"{number}、学习{name}同志{virtue}。他把一生献给了人民，把青春献给了祖国的建设。"
        for number, name, virtue in (
            ("一", "雷锋", "无私忘我的奉献精神"), ("二", "焦裕禄", "亲民爱民的公仆情怀"),
            ("三", "孔繁森", "扎根边疆的高尚品格"), ("四", "王进喜", "艰苦创业的拼搏意志"),
        )
    )  # fmt: skip
    speech = read_text(named)
    options = StudySpec(cloze=ClozeSpec(count=0, choice=0, true_false=4))
    made = make_items(speech, analyse(speech, options), options)
    assert made
    assert all(item.correct == 1 for item in made)
    false = [item for item in items(true_false=20) if item.kind == "true_false" and item.correct == 0]
    assert false
    assert not any(find_people(item.original) for item in false)


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_difficulty_shows_in_the_blanks(difficulty: Literal["easy", "medium", "hard"]) -> None:
    made = [item for item in items(difficulty=difficulty, choice=0, true_false=0) if item.kind == "cloze"]
    two = sum(len(item.answers) == 2 for item in made)
    assert (two > 0) == (difficulty == "hard")


def test_local_and_leaning_sentences_make_no_item() -> None:
    originals = " ".join(item.original for item in items("short", count=20, choice=0, true_false=0))
    assert "去年" not in originals
    assert "这件事" not in originals


def test_the_same_speech_gives_the_same_items() -> None:
    assert items() == items()


def test_a_speech_of_one_sentence_or_in_english_gives_none() -> None:
    for text in ("大家好。", "We must act now, and we must act together."):
        speech = read_text(text)
        options = StudySpec()
        assert make_items(speech, analyse(speech, options), options) == ()


def test_an_answer_that_only_the_number_tells_is_not_asked_for() -> None:
    text = "一、抓好思想政治建设。正文。\n\n二、抓好组织体系建设。正文。\n\n三、抓好干部队伍建设。正文。\n"
    assert not answers_of(text) & {"思想政治", "组织体系", "干部队伍", "思想政治建设", "组织体系建设", "干部队伍建设"}


def test_what_is_dear_is_never_turned_into_its_opposite() -> None:
    text = "各级各部门必须努力打造群众满意的模范机关。各级各部门都要全面建强党在农村的战斗堡垒。"
    speech = read_text(text)
    options = StudySpec(cloze=ClozeSpec(count=0, choice=0, true_false=4))
    false = [item for item in make_items(speech, analyse(speech, options), options) if item.correct == 0]
    assert [item.original[:12] for item in false] == ["各级各部门必须努力打造群"]
