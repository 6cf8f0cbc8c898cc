"""Which sentences are lines, in which words, and how many."""

from __future__ import annotations

import pytest

from pipeline.study.outline.english import english_line, english_member
from pipeline.study.outline.level import shorten_level
from pipeline.study.outline.line import without_opening
from tests.study.outline.printed import lines

ESSAY = """谈谈村里的图书室

许多村子都有图书室，可是门常常锁着。前年我到过一个山村，那里的门也锁着。
图书室的关键不在书多，而在有人管。书再多，没有人开门，读者就进不来。
管书的人要懂书。比如有一位退休教师，他把借书证发到了每一户。
手机给人的是消息，书给人的是学问。有人说，现在还要图书室做什么呢？
因此，办好图书室，与其年年添书，不如先找一个肯开门的人。
"""


def test_an_essay_is_outlined_by_the_sentences_with_which_its_paragraphs_make_their_points() -> None:
    made = lines(ESSAY)
    assert "图书室的关键不在书多，而在有人管" in made
    assert "管书的人要懂书" in made
    assert "办好图书室，与其年年添书，不如先找一个肯开门的人" in made  # without 因此
    assert not any("退休教师" in line or "前年" in line or "做什么" in line for line in made)


def test_a_sentence_of_a_line_and_a_half_stays_whole() -> None:
    made = lines(
        "一、怎样做人\n我们都来自不同的村子，为了同一件事情，走到一条船上来了。人总要老的，老的样子各有不同。\n"
        "二、怎样做事\n事情要一件一件地做。"
    )
    assert "  我们都来自不同的村子，为了同一件事情，走到一条船上来了" in made


def test_a_demand_is_cut_from_its_beginning() -> None:
    made = lines(
        "一、办好学校\n要坚持正确的办学方向，把教书育人作为学校的根本任务，发挥课堂在培育和践行社会主义核心价值观中的重要作用，"
        "深化课程教学改革，加强和改进体育美育，广泛开展劳动教育。学校是乡村的灯。\n二、办好医院\n医院要为病人着想。"
    )
    assert "  要坚持正确的办学方向，把教书育人作为学校的根本任务" in made


def test_the_setting_of_a_demand_gives_way_to_what_is_asked() -> None:
    made = lines(
        "一、办好学校\n要立足服务全县发展的大局，优化学校布局和教师配置，加快形成城乡一体、区域协调的教育发展格局，"
        "提升教育的水平和质量，让群众满意。学校是乡村的灯。\n二、办好医院\n医院要为病人着想。"
    )
    assert made[1].startswith("  优化学校布局和教师配置")


def test_no_line_begins_in_the_middle_of_a_condition_or_without_its_subject() -> None:
    made = lines(
        "一、来由\n为落实上级关于安全生产的各项要求，构建统一的隐患排查体系，充分发挥网格员的作用，县里从今年春天起"
        "组织人员走访了所有企业并且登记造册。安全是企业的生命。\n二、做法\n做法有很多。"
    )
    assert not any(line.strip().startswith(("构建", "充分发挥")) for line in made)


def test_what_a_speaker_calls_his_point_is_one() -> None:
    made = lines(
        "一、怎样用好新设备\n新设备来了，大家都很高兴，也有一点担心，这都是正常的。设备不会说话，可是会记账。"
        "所以我的主要建议是，不要把说明书锁在柜子里。说明书要放在手边。旧设备也有旧设备的好处。\n二、怎样保养\n保养靠人。",
        sentences=1,
    )
    assert "  不要把说明书锁在柜子里" in made


def test_a_paragraph_that_demands_one_thing_after_the_other_counts_its_points() -> None:
    made = lines(
        "一、抓好生产\n生产形势总体平稳。要排查撂荒地，逐块登记。要落实耕地保护责任。要办好良种示范田。要把补贴发到农户手里。\n"
        "二、抓好生活\n生活要有保障。"
    )
    assert made[1:5] == [
        "  要排查撂荒地，逐块登记", "  要落实耕地保护责任", "  要办好良种示范田", "  要把补贴发到农户手里",
    ]  # fmt: skip
    assert "  生产形势总体平稳" not in made


INTERVIEW = """让手艺活下去——访篾匠

一、学艺
记者：您学这门手艺多少年了？
陈师傅：四十二年。我先劈了三年竹子，师傅才让我上手编。
记者：学手艺苦不苦？您怎么看？
陈师傅：苦是苦，价值就在这份苦里。机器编的篮子便宜。
记者：也就是说，机器不懂竹子？
陈师傅：是的。
二、卖货
记者：现在竹编有市场吗？
陈师傅：有。一是城里人装修要用。二是旅游的人要买。
"""


def test_questions_of_an_interview_stand_below_its_headings_and_the_answers_points_below_them() -> None:
    made = lines(INTERVIEW)
    assert [line for line in made if line.endswith(("多少年了", "苦不苦", "市场吗"))] == [
        "  您学这门手艺多少年了", "  学手艺苦不苦", "  现在竹编有市场吗",
    ]  # fmt: skip
    assert made[-2:] == ["    一是城里人装修要用", "    二是旅游的人要买"]
    assert not any("记者" in line or "陈师傅" in line or "也就是说" in line for line in made)


def test_titles_in_brackets_open_the_parts_of_a_talk_but_stage_directions_do_not() -> None:
    made = lines(
        "花园与工厂\n\n大家好，我从花园说起。\n\n（两种想象）\n\n工厂是一种想象。花园是另一种想象。\n\n（掌声）\n\n"
        "（怎样浇水）\n\n浇水要看天。浇水也要看人。\n"
    )
    assert [line for line in made if not line.startswith(" ")] == ["两种想象", "怎样浇水"]


def test_a_series_counted_by_letters() -> None:
    made = lines(
        "一、培养\n培养要从五个方面着手。\na、严格要求\n没有要求就没有进步。\nb、重视积累\n积累靠平时。\n二、使用\n用人要看长处。"
    )
    assert "  a、严格要求" in made
    assert "  b、重视积累" in made


def test_an_outline_of_many_points_has_no_lines_below_the_second_level() -> None:
    body = "这项工作要抓紧。任务很重，时间很紧，各单位要把人手安排好，把责任压到个人。" * 4
    parts = "".join(
        f"{n}、做好第{n}方面的工作\n" + "".join(f"（{m}）抓好第{m}件事\n{body}\n" for m in "一二三四")
        for n in "一二三四"
    )
    assert not any(line.startswith("    ") for line in lines(parts))


@pytest.mark.parametrize(("titles", "shorts"), [
    (["枢纽的定位，办公室主要是办文办会办事", "参谋的定位，做到出好主意", "窗口的定位，办公室是一个单位的门面，来人来访首先看到的就是这里，所以一言一行都要展示良好的形象和精神面貌"],
     ["枢纽的定位", "参谋的定位", "窗口的定位"]),
    (["特别重大事故，是指造成三十人以上死亡的事故"], ["特别重大事故，是指造成三十人以上死亡的事故"]),
    (["由于土地分在几个只肯种收成快的作物的大户手里，又由于前几年修的水库和水渠多年没有人修理，今年全村的稻子长势很不平衡，东头的好，西头的差，中间的更差"],
     ["今年全村的稻子长势很不平衡，东头的好，西头的差，中间的更差"]),
])  # fmt: skip
def test_a_level_is_cut_evenly_and_to_what_is_said(titles: list[str], shorts: list[str]) -> None:
    assert shorten_level(titles, 28) == shorts


@pytest.mark.parametrize(("text", "line"), [
    ("But we do not intend to stay behind.", "we do not intend to stay behind"),
    ("The growth of our town will be fed by new roads and new schools, by new bridges over the old river and by "
     "the work of everyone who came here to stay.", "The growth of our town will be fed by new roads and new schools"),
    ("Harbour, the town of Harbour, with its long and crooked main street and its three old lighthouses on the "
     "northern shore of the bay and the fish market.", None),
])  # fmt: skip
def test_an_english_line_is_a_clause_with_a_verb(text: str, line: str | None) -> None:
    assert english_line(text, 28) == line


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("说实在的，图书室的灯就是村里的月亮。", "图书室的灯就是村里的月亮"),
        ("从村里的账本来看，图书室花的钱还不到路灯的一半。", "图书室花的钱还不到路灯的一半"),
        ("如果把图书室和小卖部联系起来看，读书也是一种买卖。", "读书也是一种买卖"),
        ("我深深地感到，村里的孩子比书更缺的是时间。", "村里的孩子比书更缺的是时间"),
        ("《办法》规定，图书室每天开门不得少于四个小时。", "图书室每天开门不得少于四个小时"),
    ],
)
def test_what_frames_a_statement_is_left_off(sentence: str, line: str) -> None:
    assert without_opening(sentence) == f"{line}。"


def test_what_holds_for_somebody_only_keeps_for_whom() -> None:
    sentence = "对孩子们来说，图书室的灯就是村里的月亮。"
    assert without_opening(sentence) == sentence


def test_a_topic_sentence_that_leads_to_a_quotation_ends_at_its_colon() -> None:
    made = lines(
        "一、灯\n老馆长的第三条规矩，是定下了点灯的时辰：“天黑就点，人走才熄”，这条规矩传到今天已经有四十年了，"
        "村里几代人都照着做，从来没有人觉得费油，也从来没有人想过要改。\n图书室的关键不在书多，而在有人管。"
        "书再多，没有人开门，读者就进不来。\n二、门\n门要开着。"
    )
    assert "  老馆长的第三条规矩，是定下了点灯的时辰" in made


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("If you bring clean seed to the counter in the autumn, the clerk will weigh it and write down your own name "
         "and that of your village and of the farm", "If you bring clean seed to the counter in the autumn"),
        ("The bank offers three kinds of help to those who farm on the hills around it, advice, seed, and tools that "
         "are lent out for a whole season", "advice, seed"),
    ],
)  # fmt: skip
def test_an_english_point_is_not_cut_to_a_condition_or_within_a_list(text: str, line: str) -> None:
    printed = english_member(text, 28)
    assert printed is None or not printed.endswith(line)
