"""The whole study: odd speeches come out sane, and the same twice."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipeline.layout import load_layout
from pipeline.layout.schema import StudySpec
from pipeline.reader import read_speech, read_text
from pipeline.study import STUDIES, make_study
from pipeline.study.analysis import analyse

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


def test_there_is_a_study_for_every_field() -> None:
    study = make_study(read_speech(SAMPLE), load_layout())
    assert set(STUDIES) == set(type(study).__dataclass_fields__)


@pytest.mark.parametrize("name", ODD)
def test_an_odd_speech_comes_out_sane(name: str) -> None:
    speech = read_text(ODD[name])
    study = make_study(speech, load_layout())
    sentences = {sentence.text for _, sentence in speech.sentences()}
    assert all(each.text in sentences for each in study.summary.sentences)
    assert sum(len(each.text) for each in study.summary.sentences) <= load_layout().study.summary.length
    assert all(item.short for item in study.outline.items)


def test_the_same_speech_gives_the_same_study() -> None:
    assert make_study(read_speech(SAMPLE), load_layout()) == make_study(read_speech(SAMPLE), load_layout())


def test_a_hundred_thousand_characters_take_seconds() -> None:
    text = "\n".join(
        f"第{number}条水稻良种培育关系粮食安全{number}，农民盼望好种子。科学家攻克了{number}个难关，成果走进田间地头。"
        for number in range(2200)
    )
    speech = read_text(text)
    start = time.process_time()
    analysis = analyse(speech, StudySpec())
    for name in ("outline", "summary", "terms", "facts", "reading"):
        STUDIES[name](speech, analysis, StudySpec())
    assert len(text) > 100_000
    assert time.process_time() - start < 12
