"""Numbers of headings as people write them: slips, other forms, two on one line, questions, lists that are none."""

from __future__ import annotations

import pytest

from pipeline.reader import read_text
from pipeline.speech import NumberSlip

BODY = (
    "去年入冬以来，各街道把供暖问题摆在前面，组织人手挨家查看，能修的当天修好，不能修的登记造册，限期解决，"
    "居民的意见明显少了。"
)


def outline(text: str) -> list[tuple[int, str]]:
    return [(section.level, section.text) for section in read_text(text).walk()]


def slips(text: str) -> list[tuple[str, str, str]]:
    return [(slip.kind, slip.label, slip.expected) for slip in read_text(text).number_slips]


def test_a_number_written_twice_loses_no_heading_and_is_told() -> None:
    text = f"供暖工作的决定\n一、认识\n（一）有进展。{BODY}\n（二）有不足。{BODY}\n（二）有压力。{BODY}\n二、任务\n（四）修管网。{BODY}"
    assert [words for _, words in outline(text)] == [
        "一、认识",
        "（一）有进展。",
        "（二）有不足。",
        "（二）有压力。",
        "二、任务",
        "（四）修管网。",
    ]
    assert slips(text) == [("twice", "（二）", "（三）"), ("missing", "（四）", "（三）")]


@pytest.mark.parametrize("wrong", ["七、", "二、", "十三、"])
def test_a_wrong_number_stays_in_its_series(wrong: str) -> None:
    lines = [
        f"{label}修好第{place}处管网\n{BODY}"
        for label, place in (("一、", "甲"), ("二、", "乙"), (wrong, "丙"), ("四、", "丁"))
    ]
    text = "供暖工作的讲话\n" + "\n".join(lines)
    assert len(outline(text)) == 4
    assert slips(text)[0][2] == "三、"


def test_a_number_whose_mark_is_lost_stays_in_its_series() -> None:
    text = f"供暖讲话\n一、修管网\n{BODY}\n二、换锅炉\n{BODY}\n三建队伍\n{BODY}\n四、做回访\n{BODY}"
    assert outline(text)[2] == (1, "三建队伍")
    swapped = f"供暖讲话\n一、修管网\n{BODY}\n三、换锅炉\n{BODY}\n二、建队伍\n{BODY}\n四、做回访\n{BODY}"
    assert len(outline(swapped)) == 4


def test_slips_are_told_with_their_places() -> None:
    text = f"供暖\n1.修管网\n{BODY}\n3.修锅炉\n{BODY}\n"
    assert read_text(text).number_slips == (NumberSlip(4, 1, "missing", "3.", "2."),)
    assert read_text(text).notices == ((4, 1, "3. comes without 2. before it: a number is missing"),)


def test_all_of_a_series_are_headings_or_none_and_what_stands_inside_a_list_is_none() -> None:
    rules = "一、按时供暖，不得拖延。\n二、出了故障，两小时内到场。\n三、下列情形可以停供：\n（一）管网抢修。\n（二）居民申请。\n四、违者处罚。\n五、即日起施行。"
    assert outline(f"供暖守则\n{rules}") == []


def test_parts_may_be_counted_by_other_words() -> None:
    text = f"三件实事\n第一件　修管网\n{BODY}\n第二件　换锅炉\n——先换老的\n{BODY}\n第三件　建队伍\n{BODY}"
    assert [words for _, words in outline(text) if words.startswith("第")] == [
        "第一件　修管网",
        "第二件　换锅炉",
        "第三件　建队伍",
    ]
    announced = f"供暖谈话\n一\n　　{BODY}\n二\n　　有两种态度。\n　　第一种：推给别人的态度。\n　　{BODY}\n　　第二种：自己动手的态度。\n　　{BODY}\n三\n　　{BODY}"
    assert [level for level, _ in outline(announced)] == [1, 1, 2, 2, 1]


@pytest.mark.parametrize("words", ["第一次 进社区", "3 分钟以后", "第三位 发言的人"])
def test_times_ranks_and_quantities_are_no_numbers(words: str) -> None:
    assert outline(f"供暖\n{BODY}\n{words}来了\n{BODY}") == []


def test_an_article_or_a_chapter_may_stand_alone_on_its_line() -> None:
    text = f"供暖条例\n第一章\n总则\n第一条\n{BODY}\n第二条\n{BODY}\n第二章\n罚则\n第三条\n{BODY}"
    assert [words for level, words in outline(text) if level == 1] == ["总则", "罚则"]
    assert [words for level, words in outline(text) if level == 2] == ["第一条", "第二条", "第三条"]


def test_a_heading_ends_where_the_next_lower_one_begins_on_its_line() -> None:
    text = (
        f"供暖意见\n一、总体目标\n（一）目标。1.温度达标。{BODY}\n2.投诉减半。{BODY}\n"
        f"二、加快管网改造（二）查清底数。{BODY}\n（三）分片包干。{BODY}"
    )
    assert outline(text) == [
        (1, "一、总体目标"), (2, "（一）目标。"), (3, "1.温度达标。"), (3, "2.投诉减半。"),
        (1, "二、加快管网改造"), (2, "（二）查清底数。"), (2, "（三）分片包干。"),
    ]  # fmt: skip
    assert outline(f"供暖说明\n{BODY}依照本条例第（二）项办理。{BODY}") == []


def test_numbered_questions_end_at_their_marks() -> None:
    text = (
        "1.集中供暖是怎样形成的：\n（1）城市人口增加了\n（2）煤改气提供了条件\n"
        "2.首户负责制的内容是什么？最先接到报修的人负责到底。\n3.如何认识限时修复：限时修复是对居民的尊重，也是对自己的约束。\n"
        "4.回访有哪些办法？\n①打电话；\n②上门看。"
    )
    assert [words for _, words in outline(text)] == [
        "1.集中供暖是怎样形成的：", "2.首户负责制的内容是什么？", "3.如何认识限时修复：", "4.回访有哪些办法？",
    ]  # fmt: skip


def test_short_points_of_a_low_form_with_long_bodies_are_headings() -> None:
    told = f"体会\n　　{BODY}\n" + "\n".join(
        f"　　（{n}）要{word}。{BODY}{BODY}" for n, word in ((1, "早动手"), (2, "勤走访"), (3, "多回头"))
    )
    assert [words for _, words in outline(told)] == ["（1）要早动手。", "（2）要勤走访。", "（3）要多回头。"]
    listed = f"体会\n　　{BODY}\n" + "\n".join(
        f"　　（{n}）{word}二十吨。" for n, word in ((1, "煤"), (2, "油"), (3, "柴"))
    )
    assert outline(listed) == []


def test_a_series_may_begin_behind_a_stop_of_half_width() -> None:
    text = f"供暖讲话\n同志们，我讲两点.第一，要早动手。{BODY}第二，要勤走访。{BODY}"
    assert [words for _, words in outline(text)] == ["第一，要早动手。", "第二，要勤走访。"]


def test_lenticular_brackets_head_parts_but_not_speakers_nor_keys() -> None:
    assert [words for _, words in outline(f"供暖调研\n\n【背景】\n{BODY}\n\n【问题】\n{BODY}")] == [
        "【背景】",
        "【问题】",
    ]
    assert [words for _, words in outline(f"供暖调研\n【背景】{BODY}\n【问题】{BODY}")] == ["【背景】", "【问题】"]
    turns = "".join(f"【甲方】\n{BODY}\n【乙方】\n{BODY}\n" for _ in range(3))
    assert outline(f"供暖座谈\n{turns}") == []
    assert outline(f"供暖练习\n【解析】{BODY}\n【答案】{BODY}") == []


def test_the_rest_of_a_list_that_began_inside_a_sentence_makes_no_headings() -> None:
    text = (
        f"供暖讲话\n一是修管网。{BODY}二是换锅炉。{BODY}三是建队伍。{BODY}\n"
        f"{BODY}为此要办几件事：一是查底数；二是定计划；三是筹资金。四是抓落实。{BODY}五是常回访。{BODY}"
    )
    assert [words for _, words in outline(text)] == ["一是修管网。", "二是换锅炉。", "三是建队伍。"]
