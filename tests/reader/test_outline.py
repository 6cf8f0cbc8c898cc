"""The outline a careful reader would see, on texts written for this project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.reader import read_speech, read_text
from pipeline.reader.draft import Draft
from pipeline.reader.glue import PairCounts, best_end
from pipeline.speech import Place, Speech, Spot
from tests.benchmark import load_benchmark

ROOT = Path(__file__).resolve().parents[2]
GOLD = Path(__file__).parent / "gold"
NAMES = sorted(path.stem for path in (GOLD / "docs").iterdir())
BODY = (
    "这里是正文的一段话，说的是这件事情的来龙去脉，一共有好几句。第二句接着说下去，把道理讲清楚。第三句收尾，表示决心。"
)


def headings(speech: Speech) -> list[tuple[int, str]]:
    return [(section.level, section.text) for section in speech.walk()]


@pytest.mark.parametrize("name", NAMES)
def test_the_outline_is_the_one_a_reader_wrote_down(name: str) -> None:
    gold = json.loads((GOLD / "gold" / f"{name}.json").read_text("utf-8"))
    speech = read_speech(GOLD / "docs" / f"{name}.txt")
    found = [(s.level, s.text, s.line) for s in speech.walk()]
    assert found == [(h["level"], h["text"], h["line"]) for h in gold["outline"]]
    assert speech.title == gold["title"]


def test_the_benchmark_counts_right_false_missed_and_levels() -> None:
    benchmark = load_benchmark("outline")
    gold = [
        {"level": 1, "text": "一、甲", "line": 1, "inline": False},
        {"level": 2, "text": "乙。", "line": 2, "inline": True},
        {"level": 2, "text": "丙", "line": 3, "inline": False},
        {"level": 2, "text": "丁", "line": 4, "inline": False, "optional": True},
    ]
    score = benchmark.score_text(gold, [(1, "一、 甲", 1), (9, "乙", 1), (4, "丁", 1), (5, "戊", 1)])
    assert (score.right, score.false, score.missed, score.level) == (2, 1, 1, 1)


def test_the_sample_has_its_three_title_lines_four_points_and_their_parallels() -> None:
    speech = read_speech(ROOT / "seeds" / "speech.txt")
    assert speech.title is None
    assert [(s.level, s.kind) for s in speech.sections] == [(1, "own-line")] * 3 + [(1, "run-in")] * 4
    children = [[(c.level, c.kind, c.text[:4]) for c in s.children] for s in speech.sections[3:]]
    assert children == [
        [(2, "parallel", "我们要在")] * 3,
        [(2, "run-in", f"{n}是坚持") for n in "一二三四五"],
        [(2, "parallel", "必须有敢"), (2, "parallel", "必须有善"), (2, "parallel", "必须有勇")],
        [(2, "parallel", "始终坚持")] * 3,
    ]


def test_a_bridge_between_two_groups_belongs_to_neither() -> None:
    speech = read_speech(ROOT / "seeds" / "speech.txt")
    bridge = next(i for i, p in enumerate(speech.paragraphs) if "下面，我结合" in p.text)
    third, first_point = speech.sections[2], speech.sections[3]
    assert third.stop.paragraph == bridge
    assert first_point.start.paragraph == bridge + 1
    assert speech.paragraphs[bridge].role == "body"


def test_a_series_below_a_number_stays_there_though_a_bridge_announces_it() -> None:
    text = f"一、防控工作\n{BODY}当前要重点抓好以下工作。\n第一，加强领导。{BODY}\n第二，突出重点。{BODY}\n二、生产工作\n{BODY}\n"
    assert [level for level, _ in headings(read_text(text))] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    "text",
    [
        "第一书记要驻村。{b}\n第一线的同志很辛苦。{b}\n",
        "会议要求：一是学习；二是领会；三是落实。{b}\n",
        "2014年，我们开始了。{b}\n2015年，我们推广了。{b}\n1.5亿人受益。{b}\n",
        "（一）具有本国国籍；\n（二）年满十八周岁；\n（三）品行良好。\n{b}\n",
        "{b}\n各位代表！\n{b}\n各位代表！\n{b}\n",
        "{b}\n（新华社北京3月6日电）\n",
        "{b}\n国务院办公厅\n2014年5月16日\n",
        "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡\n",
        "图为会场一角。\n{b}\n图为代表步入会场 本报记者 方远摄\n{b}\n",
        "嗯\n{b}\n对\n{b}\n好的\n{b}\n",
        "他说：“一、要学习。二、要工作。”{b}\n",
        "一个人要有志气。{b}\n一定要坚持下去。{b}\n一是非曲直自有公论。{b}\n",
    ],
)
def test_what_only_looks_like_a_heading_stays_body(text: str) -> None:
    assert headings(read_text(f"{BODY}\n" + text.format(b=BODY))) == []


def test_short_lines_of_a_text_without_stops_are_no_headings() -> None:
    talk = "一直说下去没有停顿也没有标点符号"
    lines = ["大家随便听听就好", talk * 4, "我也是刚刚想到的", talk * 7, "好在时间还有不少", talk * 5]
    assert headings(read_text("开头的一段话，有标点。\n\n" + "\n\n".join(lines))) == []


@pytest.mark.parametrize(
    ("labels", "levels"),
    [
        (["第一章 甲乙", "第一节 丙丁", "第二节 戊己", "第二章 庚辛"], [1, 2, 2, 1]),
        (["一、甲乙", "（一）丙丁", "1.戊己", "2.庚辛", "（二）壬癸", "二、子丑"], [1, 2, 3, 3, 2, 1]),
        (["一、甲乙", "(一)丙丁", "(二)戊己", "二、庚辛"], [1, 2, 2, 1]),
        (["１．甲乙", "２．丙丁", "３．戊己"], [1, 1, 1]),
        (["一　甲乙", "二　丙丁"], [1, 1]),
        (["Ⅰ、甲乙", "Ⅱ、丙丁"], [1, 1]),
        (["第一部分 甲乙", "一、丙丁", "1.1 戊己", "1.2 庚辛", "二、壬癸", "第二部分 子丑"], [1, 2, 3, 3, 2, 1]),
    ],
)
def test_numbers_of_many_spellings_make_consistent_levels(labels: list[str], levels: list[int]) -> None:
    text = f"{BODY}\n" + "".join(f"{label}\n{BODY}\n" for label in labels)
    assert headings(read_text(text)) == list(zip(levels, labels, strict=True))


def test_a_run_in_series_may_restart_and_another_follow_at_its_level() -> None:
    text = "".join(f"{n}是做好工作。{BODY}\n" for n in "一二三一二三") + f"第一，甲乙。{BODY}\n第二，丙丁。{BODY}\n"
    assert [level for level, _ in headings(read_text(f"{BODY}\n{text}"))] == [1] * 8


def test_a_number_alone_on_its_line_goes_with_the_title_line_below() -> None:
    speech = read_text(f"讲话稿\n\n一\n关于形势\n{BODY}\n二\n关于任务\n{BODY}\n")
    assert [(s.label, s.text, s.line) for s in speech.walk()] == [("一", "关于形势", 4), ("二", "关于任务", 7)]
    assert speech.sections[0].stop.paragraph == next(i for i, p in enumerate(speech.paragraphs) if p.text == "二")


def test_a_number_alone_on_its_line_is_a_heading_without_title() -> None:
    assert headings(read_text(f"讲话稿\n\n一\n{BODY}\n二\n{BODY}\n")) == [(1, "一"), (1, "二")]


def test_headings_without_a_mark_before_their_body_end_where_the_body_begins() -> None:
    text = (
        "一、关于做好维护稳定工作做好维护稳定工作，是当前的大事，各级都要抓紧抓实。\n"
        f"二、关于激发市场主体活力改革开放以来，我市市场主体大量增加，但活力还不够强。{BODY}\n"
        f"三、关于加强基层组织建设当前，一些基层组织软弱涣散，群众很有意见，必须整顿。{BODY}\n"
    )
    assert [(s.kind, s.text) for s in read_text(text).walk()] == [
        ("glued", "一、关于做好维护稳定工作"),
        ("glued", "二、关于激发市场主体活力"),
        ("glued", "三、关于加强基层组织建设"),
    ]


def test_a_heading_sentence_ends_before_a_list_of_its_own() -> None:
    text = f"一是加强领导。{BODY}\n二是明确责任，一是领导负责，二是专人落实；三是层层考核。\n三是严格考核。{BODY}\n"
    assert headings(read_text(text))[1] == (1, "二是明确责任，")


def test_the_same_sentence_again_and_again_is_no_parallel() -> None:
    assert headings(read_text((BODY + "我们要努力工作。") * 6)) == []


def test_gaps_in_the_numbers_are_noted_and_nothing_is_renumbered() -> None:
    speech = read_text(f"{BODY}\n一、甲乙\n{BODY}\n二、丙丁\n{BODY}\n四、戊己\n{BODY}\n")
    assert [s.label for s in speech.walk()] == ["一、", "二、", "四、"]
    assert speech.notices == ((6, 1, "四、 comes without 三、 before it: a number is missing"),)


def test_near_misses_say_why_not() -> None:
    speech = read_text(f"{BODY}\n（一）具有本国国籍；\n（二）年满十八周岁；\n{BODY}\n")
    assert [(m.line, m.text) for m in speech.near_misses] == [(2, "（一）具有本国国籍；"), (3, "（二）年满十八周岁；")]
    assert any("list" in reason for reason in speech.near_misses[0].why)


def test_chinese_rules_do_not_apply_to_english() -> None:
    speech = read_text("A talk\n\n" + "We met first. 第一，hello. It was late and we were all tired of it.\n\n" * 4)
    assert speech.language == "en"
    assert headings(speech) == []


def test_sections_hold_their_text_in_the_source() -> None:
    for name in NAMES:
        speech = read_speech(GOLD / "docs" / f"{name}.txt")
        for section in speech.walk():
            paragraph = speech.paragraphs[section.start.paragraph]
            assert paragraph.text[section.start.offset : section.head_stop] == section.text
            assert section.start < section.stop
            assert paragraph.position(section.start.offset) == (section.line, section.column)


def test_glued_headings_above_a_series_of_their_own_need_little_more_than_that() -> None:
    paragraphs = [
        "一、乡间戏台的来历戏台是祠堂修好以后族人商量着搭起来的，起先只有几块木板，后来换成了青石，逢年过节总要热闹几日，四乡的人都赶来看。",
        "1．班社。" + BODY,
        "2．行头。" + BODY,
        "二、唱腔里的方言方言在台词里带着三个村子的口音，这一层意思外乡人听不出来，本村人却会笑，说的正是乡间戏台，也是方言。",
        "三、看戏人的规矩看戏时坐前排的总是长辈，孩子立于两边的石阶上，谁也不去争位子，散场的时候把凳子搬回各家，这就是规矩，来历已经说不清了。",
    ]
    found = [section.text for section in read_text("\n".join(paragraphs)).walk() if section.level == 1]
    assert found == ["一、乡间戏台的来历", "二、唱腔里的方言", "三、看戏人的规矩"]


def test_title_lines_glued_to_a_speakers_label_end_before_it() -> None:
    turns = ["主持人：", BODY, "王小明：", BODY] * 3
    text = ["开场的话主持人：", BODY, *turns, "一座城的记忆——怎样留下来王小明：", BODY, *turns]
    assert headings(read_text("\n\n".join(text))) == [(1, "开场的话"), (1, "一座城的记忆——怎样留下来")]


def test_numbered_headings_of_an_interview_on_one_line_end_before_the_speaker() -> None:
    turn = f"访问者：{BODY}王小明：{BODY}"
    text = f"一、少年时的学堂{turn * 3}二、到北方去教书{turn * 3}三、晚年的打算{turn * 3}"
    assert [s.text for s in read_text(text).walk()] == ["一、少年时的学堂", "二、到北方去教书", "三、晚年的打算"]


def test_a_closing_word_after_the_last_point_is_no_part_of_it() -> None:
    closings = [
        "最后，我再讲一句。" + BODY,
        "此外，还有一件小事。" + BODY,
        "各位代表！",
        "同志们！让我们动手吧。" + BODY,
    ]
    for closing in closings:
        text = "\n".join(["一、修渠", BODY, "二、栽树", BODY, BODY, closing, BODY])
        last = read_text(text).sections[-1]
        assert (last.text, last.stop) == ("二、栽树", Spot(5, 0))


def test_a_last_word_that_ends_a_count_inside_the_last_point_stays_in_it() -> None:
    text = "\n".join(["一、修渠", BODY, "二、栽树", "首先，要选苗。" + BODY, "最后，要浇水。" + BODY])
    assert read_text(text).sections[-1].stop == Spot(5, 0)


def test_lines_that_say_who_speaks_are_labels_without_a_number() -> None:
    turns = ["访问者：", BODY, "王小明：", BODY]
    speech = read_text("\n\n".join(["老街口述", *turns, *turns, "观众（李）：", BODY]))
    found = [(p.role, p.number) for p in speech.paragraphs[1:]]
    assert found[0::2] == [("label", None)] * 5
    assert found[1::2] == [("body", number) for number in range(1, 6)]


def test_a_line_that_announces_a_list_again_and_again_is_no_label() -> None:
    text = "\n".join(["要求如下：", BODY] * 4)
    assert {p.role for p in read_text(text).paragraphs if p.text == "要求如下："} == {"body"}


def test_characters_set_apart_to_fill_a_line_are_joined_in_the_title_of_a_section() -> None:
    sections = read_text("\n".join(["一　工人", BODY, "二　游　　民", BODY])).sections
    assert [(s.text, s.title) for s in sections] == [("一　工人", "工人"), ("二　游　　民", "游民")]


def test_a_number_alone_on_its_line_belongs_to_the_marked_heading_below_it() -> None:
    sections = read_text(f"一\n# 甲村\n{BODY}\n二\n# 乙村\n{BODY}").sections
    assert [(s.label, s.title) for s in sections] == [("一", "甲村"), ("二", "乙村")]


def test_a_number_alone_on_its_line_does_not_take_a_heading_that_has_its_own() -> None:
    numbered = read_text(f"一\n（一）甲村\n{BODY}\n（二）乙村\n{BODY}\n二\n（一）丙村\n{BODY}\n（二）丁村\n{BODY}")
    starts = [section.start for section in numbered.walk()]
    assert len(starts) == len(set(starts)) == 6


def test_a_count_on_one_line_finds_its_first_member_in_the_words_before() -> None:
    text = f"2026年新村座谈会一、修渠的办法修渠的办法有三个，{BODY}二、栽树的道理栽树的道理人人都懂，{BODY}统一、协调的话不算。{BODY}"
    assert [s.text for s in read_text(text).walk()] == ["一、修渠的办法", "二、栽树的道理"]


def test_a_marked_heading_at_the_end_is_no_signature() -> None:
    speech = read_text(f"题目\n{BODY}\n# 乡亲们的话")
    assert [(s.text, s.stop) for s in speech.sections] == [("乡亲们的话", Spot(3, 0))]
    assert speech.paragraphs[-1].role == "heading"


def test_numbers_far_apart_before_long_sentences_are_glued_headings_and_close_ones_a_list() -> None:
    paragraphs = [
        "一、乡间戏台的来历戏台是祠堂修好以后族人商量着搭起来的，起先只有几块木板，后来换成了青石，逢年过节总要热闹几日，四乡都来。",
        "二、唱腔里的方言方言在台词里带着三个村子的口音，这一层意思外乡人听不出来，本村人却会笑，说的正是戏台。",
    ]
    far = read_text("\n".join(f"{text}\n{BODY * 5}" for text in paragraphs))
    rules = [
        "一、借书的人要在册子上写下自己的名字和日期，字要写得清楚，不能请人代写，也不能写别人的名字，写错了就划掉重写。",
        "二、借出去的书半个月以内要还回来，下雨天可以晚两天，弄湿了的书要摊开晾干，缺了页的要照原样抄好补上。",
    ]
    close = read_text("\n".join([*rules, BODY]))
    assert [s.text for s in far.walk()] == ["一、乡间戏台的来历", "二、唱腔里的方言"]
    assert not close.sections


def test_the_benchmark_glues_own_line_headings_and_puts_a_text_on_one_line() -> None:
    benchmark = load_benchmark("outline")
    gold = [{"line": 2, "inline": False}, {"line": 4, "inline": True}]
    text = "题目\n一、甲\n\n　　乙。\n丙。"
    assert benchmark.vary(text, gold, "glued").split() == ["题目", "一、甲乙。", "丙。"]
    assert benchmark.vary(text, gold, "one-line") == "题目一、甲乙。丙。"


def test_a_note_mark_stays_with_its_heading_when_the_body_is_glued_to_it() -> None:
    sentence = "水车的改革［①］水车起先由木匠们试做，后来村村都谈改革。"
    end = best_end(sentence, PairCounts([Draft(sentence, (Place(0, 1, 1),))]))
    assert sentence[: end.offset] == "水车的改革［①］"


CIRCLED = """调研随笔

① 先到地头看
坐在机关里听汇报，不如到地头走一走。苗情好不好，站在田埂上一眼便知。
② 听话要听全
听来的话有三种要分开记，混在一起就成了糊涂账。
第一，干部的话。干部的话多半讲成绩，要对着账本再问一遍才算数。
第二——最难得的——老人的话。老人的话不好听，却最实在，一句顶得上十张表。
第三，孩子的话。孩子的话没有顾忌，能照出大人不说的那一面来。
③ 回来要对账
（1）当天记当天清
记下来的东西隔夜就凉，当天理清，第二天才好接着问。
（2）账目要公开
公开了，群众才肯补上你没问到的那一笔。
"""


def test_circled_numbers_with_lines_of_their_own_are_the_highest_where_nothing_stands_above() -> None:
    speech = read_text(CIRCLED)
    assert [(section.label.strip(), section.title) for section in speech.sections] == [
        ("①", "先到地头看"),
        ("②", "听话要听全"),
        ("③", "回来要对账"),
    ]
    below = [[(child.label.strip(), child.title) for child in section.children] for section in speech.sections]
    assert below[1] == [("第一，", "干部的话"), ("第二——最难得的——", "老人的话"), ("第三，", "孩子的话")]
    assert below[2] == [("（1）", "当天记当天清"), ("（2）", "账目要公开")]
    assert not speech.notices


def test_circled_members_of_a_list_are_no_headings() -> None:
    speech = read_text("会议通知\n\n请带齐下列材料。\n① 花名册\n② 收支表\n③ 上季度小结\n材料请于周五前送到办公室。\n")
    assert not list(speech.walk())
