"""Speaking notes: what a reader can speak to in his own voice."""

from __future__ import annotations

import re

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


def test_each_part_comes_before_a_second_point_of_another() -> None:
    first = [point.part for point in sorted(remarks(REPORT).points, key=lambda point: point.rank)[:2]]
    assert set(first) == {"今年重点任务", "自身建设"}


def test_an_essay_without_demands_has_no_notes() -> None:
    assert remarks("谈书\n\n书是人类的记忆。读书使人明理。好书不厌百回读。\n") == Remarks(())


def test_an_english_speech_gives_its_demands() -> None:
    text = "Remarks\n\nWe must keep our word. A promise is a debt.\n\nWe must train the young. They will do the work.\n"
    assert [point.text for point in remarks(text).points] == ["keep our word", "train the young"]


def test_nothing_is_promised_for_what_is_asked_of_others() -> None:
    summit = "在合作论坛上的演讲\n\n女士们，先生们：\n一、共同保护水源\n各国要共享数据。\n二、扩大技术合作\n各方要开放市场。\n"
    interview = """交通局负责人就停车收费答记者问

问：停车收费有哪些举措？
答：一是加大执法力度。二是推进错时停车。要优化收费标准，提升服务水平。
问：下一步怎么做？
答：要完善收费办法，加强日常监管。
"""
    assert remarks(summit) == Remarks(())
    assert remarks(interview) == Remarks(())


def test_what_the_speakers_side_will_do_is_not_the_readers_promise() -> None:
    text = "在职工大会上的讲话\n\n同志们：\n一、守好安全底线\n要落实班前会制度。\n二、关心职工生活\n我们将改造食堂和宿舍。要办好职工夜校。\n"
    made = remarks(text)
    assert made.points
    assert not any("食堂" in point.text for point in made.points)


def test_leave_given_in_talk_is_no_view_to_speak_to() -> None:
    text = "在座谈会上的讲话\n\n同志们：不管是什么人，谁提出来都行。学习的目的是改进工作。作风是一个单位的门面。\n"
    assert not any("都行" in point.text for point in remarks(text).points)


def test_what_follows_the_last_part_is_a_part_to_speak_to() -> None:
    text = REPORT.replace(
        "三、自身建设\n要全面提高办事效率，减少会议和文件。\n", "各位代表！\n要全面提高办事效率，减少会议和文件。\n"
    )
    assert any("办事效率" in point.text for point in remarks(text).points)


def test_nobody_plans_for_himself_what_only_a_government_can_do() -> None:
    text = REPORT.replace("（一）大力发展特色产业", "（一）加大货币政策力度")
    assert not any("货币政策" in point.text for point in remarks(text).points)


def test_an_outcome_is_no_demand() -> None:
    text = REPORT.replace("抓好果品加工。", "办理时限明显缩短。所需经费列入年度预算。")
    assert not any(re.search("时限|经费", point.text) for point in remarks(text).points)


def test_what_minutes_hold_to_be_so_is_no_view_to_speak_to() -> None:
    text = "Minutes\n\nThe release tool is the heart of our work. A slow build is a tax on everybody.\n"
    assert remarks(text) == Remarks(())


def test_english_demands_lose_only_the_words_that_join_them() -> None:
    text = "Remarks at the School\n\nFriends:\nLet us never teach out of habit. But let us never stop the habit of teaching.\n"
    assert [point.text for point in remarks(text).points] == [
        "Let us never teach out of habit",
        "Let us never stop the habit of teaching",
    ]
