"""The whole study: odd speeches come out sane, and the same twice."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from pipeline.job import build
from pipeline.layout import load_layout
from pipeline.layout.schema import StudySpec
from pipeline.reader import read_speech, read_text
from pipeline.study import Study, make_study
from pipeline.study.analysis import analyse
from pipeline.study.analysis.clauses import Clause, split_clauses
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.facts import find_facts
from pipeline.study.outline import make_outline
from pipeline.study.reading import measure_reading
from pipeline.study.summary import make_summary
from pipeline.study.terms import find_terms
from pipeline.study.withheld import UNKNOWN_LANGUAGE

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "speech.txt"
ODD = {
    "one sentence": "同志们，现在开会。",
    "no headings": "水稻良种培育关系粮食安全。\n农民盼望好种子。\n科学家日夜攻关。",
    "all quotations": "“人固有一死，或重于泰山，或轻于鸿毛。”\n“天下兴亡，匹夫有责。”\n“先天下之忧而忧，后天下之乐而乐。”",
    "poetry": "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
    "table": "单位\t人数\n市委办\t32\n政府办\t41\n合计\t73",
    "english": "Good morning.\n\nFees pay for security. Miners are paid by fees. Thank you.",
    "marks": "……！！！\n“”\n（）",
    "headings only": "一、总则\n二、分则\n三、附则",
}


# Without headings the questions rest on the outline and the terms.
PLAIN = """水稻良种培育关系粮食安全。农民盼望好种子，科学家日夜攻关。
我们要做好“三服务”，即服务企业、服务群众、服务基层。调查研究是谋事之基。
要坚持实事求是，一切从实际出发。改革创新是发展的动力，必须持之以恒地推进。
青年是国家的希望，要在基层一线磨炼意志。团结就是力量，奋斗才有未来。"""
# What reads the whole speech: each of these once, though several kinds rest on some of them.
ONCE = (
    "analyse", "measure_salience", "find_number_phrases", "find_slips", "make_outline", "make_summary", "find_quotes",
    "find_terms", "find_definitions", "find_quoted_names", "ask_questions", "make_items",
    "find_blanks", "find_facts", "measure_reading",
)  # fmt: skip


def calls_in(study: Callable[[], Study]) -> Counter[str]:
    """Return how often each function below pipeline/study is called: name → times."""
    calls: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_globals.get("__name__", "").startswith("pipeline.study"):
            calls[frame.f_code.co_name] += 1

    sys.setprofile(note)
    try:
        study()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("headed", [True, False], ids=["with headings", "without headings"])
def test_nothing_is_looked_for_twice(headed: bool) -> None:
    speech = read_speech(SAMPLE) if headed else read_text(PLAIN)
    assert bool(speech.sections) is headed
    calls = calls_in(lambda: make_study(speech, load_layout().plain))
    assert {name: calls[name] for name in ONCE} == dict.fromkeys(ONCE, 1)
    assert calls["named_people"] == len(list(speech.sentences()))
    assert calls["candidates_of"] == 1 + len(speech.sections)


@pytest.mark.parametrize("name", ODD)
def test_an_odd_speech_comes_out_sane(name: str) -> None:
    speech = read_text(ODD[name])
    study = make_study(speech, load_layout().plain)
    sentences = {sentence.text for _, sentence in speech.sentences()}
    assert all(any(whole.endswith(each.text) for whole in sentences) for each in study.summary.sentences)
    assert sum(len(each.text) for each in study.summary.sentences) <= max(20, len(ODD[name]) // 2)
    assert all(item.short for item in study.outline.items)


def test_the_same_speech_gives_the_same_study() -> None:
    assert make_study(read_speech(SAMPLE), load_layout().plain) == make_study(read_speech(SAMPLE), load_layout().plain)


def test_a_hundred_thousand_characters_take_seconds() -> None:
    text = "\n".join(
        f"第{number}条水稻良种培育关系粮食安全{number}，农民盼望好种子。科学家攻克了{number}个难关，成果走进田间地头。"
        for number in range(2200)
    )
    speech = read_text(text)
    start = time.process_time()
    analysis = analyse(speech, StudySpec())
    options = StudySpec()
    make_outline(analysis, options.outline)
    make_summary(analysis, options.summary)
    find_terms(analysis, find_number_phrases(analysis), options.terms)
    find_facts(analysis)
    measure_reading(analysis, options.reading)
    assert len(text) > 100_000
    assert time.process_time() - start < 12


RUSSIAN = """Выступление на открытии конференции

Сегодня мы собрались, чтобы обсудить развитие городского транспорта. Каждый знает, как это важно.

1. Безопасность движения
Безопасность — это прежде всего ответственность каждого. Министр сказал: «Город для людей, а не для машин».

2. Доступность
Доступная среда — это система мер, которая позволяет каждому человеку свободно передвигаться.
"""


def test_of_a_language_that_is_not_known_the_headings_alone_are_shown() -> None:
    study = make_study(read_text(RUSSIAN), load_layout().plain)
    assert [item.short for item in study.outline.items] == ["Безопасность движения", "Доступность"]
    assert not any(item.children for item in study.outline.items)
    made = (study.summary.sentences, study.quotes, study.terms, study.questions, study.items, study.remarks.points)
    assert not any(made)
    assert "neither Chinese nor English" in study.withheld["study"]


def test_the_build_says_that_a_text_is_in_no_known_language(tmp_path: Path) -> None:
    speech = tmp_path / "речь.txt"
    speech.write_text(RUSSIAN, "utf-8")
    built = build(speech, output=tmp_path / "out", formats=["md"])
    assert [notice.message for notice in built.notices if "neither" in notice.message] == [UNKNOWN_LANGUAGE]
    handout = next(file.path for file in built.files if file.path.stem == "学习讲义").read_text("utf-8")
    assert "Безопасность — это" in handout and "诵读" not in handout and "研讨题" not in handout


def test_a_sentence_without_end_is_not_cut_up_anew_for_each_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "，".join(f"第{number}项增长{number % 9 + 1}%" for number in range(1, 400))
    speech = read_text(f"统计\n\n{rows}。\n")
    calls = 0

    def counted(text: str) -> list[Clause]:
        nonlocal calls
        calls += 1
        return split_clauses(text)

    monkeypatch.setattr("pipeline.study.facts.facts.split_clauses", counted)
    assert len(find_facts(analyse(speech, StudySpec()))) >= 399
    assert calls == 1
