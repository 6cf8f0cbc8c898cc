"""Speaking notes: what a reader can speak to in his own voice."""

from __future__ import annotations

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.results import Remarks
from pipeline.study.speaking import plan_remarks

REPORT = """镇政府工作报告

一、去年工作回顾
过去一年，我们完成了管网改造。新增就业八百六十人。
二、今年重点任务
（一）大力发展特色产业
抓好果品加工。
（二）持续改善人居环境
治理生活污水。
三、自身建设
要全面提高办事效率，减少会议和文件。
"""


def remarks(text: str) -> Remarks:
    return plan_remarks(analyse(read_text(text), StudySpec()))


def test_the_points_are_what_the_text_demands() -> None:
    made = remarks(REPORT)
    assert "大力发展特色产业" in [point.text for point in made.points]
    assert not any(point.view for point in made.points)


def test_what_was_done_is_never_the_readers_own() -> None:
    made = remarks(REPORT)
    assert not any("完成" in point.text or "新增" in point.text for point in made.points)
    assert ("去年工作回顾", "past") in made.silent


def test_each_part_comes_before_a_second_point_of_another() -> None:
    first = [point.part for point in sorted(remarks(REPORT).points, key=lambda point: point.rank)[:2]]
    assert set(first) == {"今年重点任务", "自身建设"}


def test_an_essay_without_demands_has_no_notes() -> None:
    assert remarks("谈书\n\n书是人类的记忆。读书使人明理。好书不厌百回读。\n") == Remarks((), ())


def test_an_english_speech_gives_its_demands() -> None:
    text = "Remarks\n\nWe must keep our word. A promise is a debt.\n\nWe must train the young. They will do the work.\n"
    assert [point.text for point in remarks(text).points] == ["keep our word", "train the young"]
