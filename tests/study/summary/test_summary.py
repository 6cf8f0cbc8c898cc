"""The summary."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.layout.schema import StudySpec, SummarySpec
from pipeline.reader import read_speech, read_text
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis, analyse
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.proofreading import find_slips
from pipeline.study.results import Summary
from pipeline.study.summary import make_summary

SAMPLE = Path(__file__).resolve().parents[3] / "seeds" / "speech.txt"
TALK = [
    "水稻良种培育关系国家粮食安全。",
    "因此必须抓紧抓好。",
    "那天的雨下得很大。",
    "农民盼望好种子，也盼望好收成。",
    "良种培育需要科学家和农民一起努力。",
    "谢谢大家！",
]


def summarise(speech: Speech, length: int = 400) -> tuple[Summary, Analysis]:
    options = StudySpec(summary=SummarySpec(length=length))
    analysis = analyse(speech, options)
    analysis = analysis.with_findings(find_slips(analysis, find_number_phrases(analysis)))
    return make_summary(analysis, options.summary), analysis


def texts(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


@pytest.mark.parametrize("length", [150, 300, 400, 800])
def test_the_summary_is_verbatim_in_order_and_fills_its_length(length: int) -> None:
    summary, analysis = summarise(read_speech(SAMPLE), length)
    indexes = [analysis.unit(sentence.ref.sentences[0]).index for sentence in summary.sentences]
    assert indexes == sorted(set(indexes))
    assert all(analysis.units[index].text.endswith(text) for index, text in zip(indexes, texts(summary), strict=True))
    assert 0.8 * length <= sum(map(len, texts(summary))) <= length


def test_every_part_of_the_sample_is_represented() -> None:
    summary, analysis = summarise(read_speech(SAMPLE))
    parts = {analysis.unit(sentence.ref.sentences[0]).part for sentence in summary.sentences}
    assert parts >= set(range(1, 8))


def test_nothing_that_leans_or_is_flagged_gets_in_and_of_headings_only_whole_sentences() -> None:
    summary, analysis = summarise(read_speech(SAMPLE), 1500)
    for sentence in summary.sentences:
        unit = analysis.unit(sentence.ref.sentences[0])
        assert unit.spoken or (unit.kind == "heading" and unit.text.endswith("。"))
        assert not unit.flags
        if unit.leans:  # then what it points back to stands before it
            assert analysis.units[unit.index - 1].text in texts(summary)


def test_a_leaning_sentence_brings_what_it_points_back_to() -> None:
    made = texts(summarise(read_text("".join(TALK)), 40)[0])
    assert "因此必须抓紧抓好。" not in made or TALK[0] in made
    assert "谢谢大家！" not in made


def test_a_slogan_is_not_said_twice() -> None:
    text = "水稻良种培育关系国家粮食安全。" * 3 + "农民盼望好种子，也盼望好收成，还盼望好价钱。"
    made = texts(summarise(read_text(text), 40)[0])
    assert made.count("水稻良种培育关系国家粮食安全。") == 1


def test_the_headline_is_one_sentence_of_the_speech() -> None:
    summary, analysis = summarise(read_speech(SAMPLE))
    assert summary.headline is not None
    assert summary.headline.text == analysis.unit(summary.headline.ref.sentences[0]).text
    assert len(summary.headline.text) <= 80


def test_each_section_has_its_own_summary_from_its_own_sentences() -> None:
    summary, analysis = summarise(read_speech(SAMPLE))
    assert [each.section for each in summary.sections] == [section.id for section in analysis.speech.sections]
    for each, section in zip(summary.sections, analysis.speech.sections, strict=True):
        inside = {unit.id for unit in analysis.inside(section)}
        assert all(sentence.ref.sentences[0] in inside for sentence in each.sentences)
        assert sum(len(sentence.text) for sentence in each.sentences) <= 80


def test_every_sentence_says_why_it_was_chosen() -> None:
    summary, _ = summarise(read_speech(SAMPLE))
    assert all(sentence.ref.why for sentence in summary.sentences)


def test_a_speech_with_nothing_to_summarise_has_an_empty_summary() -> None:
    assert summarise(read_text("谢谢大家！"))[0] == Summary((), None)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(TALK), min_size=1, max_size=12), st.integers(20, 120))
def test_a_summary_is_never_too_long(sentences: list[str], length: int) -> None:
    summary, _ = summarise(read_text("".join(sentences)), length)
    assert sum(map(len, texts(summary))) <= length


def test_headings_that_are_sentences_stand_for_their_parts() -> None:
    made = texts(summarise(read_speech(SAMPLE))[0])
    assert [text[:3] for text in made if text.startswith("第")] == ["第一，", "第二，", "第三，", "第四，"]


def test_no_room_for_headings_when_they_would_take_half_of_the_length() -> None:
    assert not any(text.startswith("第") for text in texts(summarise(read_speech(SAMPLE), 150)[0]))


def test_a_near_copy_comes_once() -> None:
    report = "北京的山区是首都重要的生态屏障和水源保护地，地位十分重要。"
    text = f"{report}保护好山区的生态环境是北京人民的责任。\n乡亲们为山区的绿水青山作出了贡献。\n他在信中说：山区好。\n{report.replace('十分', '非常')}"
    made = texts(summarise(read_text(text), 90)[0])
    assert sum("生态屏障" in sentence for sentence in made) == 1


def test_what_only_tells_how_things_went_comes_last() -> None:
    text = (
        "中国作协和各地作协召开了繁荣文学的会议。繁荣文学要靠作家深入人民生活。作家深入生活才能写出繁荣文学的好作品。"
    )
    made = texts(summarise(read_text(text), 45)[0])
    assert made
    assert not any("召开" in sentence for sentence in made)


LED_ON = "所以农民的良种培育要靠科学家的努力和国家的补贴。"


def test_in_unprepared_talk_an_opening_is_a_habit_and_in_a_speech_it_points_back() -> None:
    talk = "那个种子公司呢这几年啊连年都在亏损而且亏得还很厉害呢。" + LED_ON
    speech = "种子公司最近几年连年都在亏损而且亏得一年比一年更厉害。" + LED_ON
    assert texts(summarise(read_text(talk), 25)[0]) == [LED_ON]
    assert texts(summarise(read_text(speech), 25)[0]) == []


FILLERS = "石桥修在村口。\n布匹颜色鲜艳。\n操场铺了草皮。\n茶馆刷了油漆。\n渡船改了航班。\n果园开了新花。\n"
SEEDS = ("水稻良种培育关系国家粮食安全和农民收入。", "农民收入和国家粮食安全要靠水稻良种培育。")


@pytest.mark.parametrize(("first", "middle"), [SEEDS, SEEDS[::-1]])
def test_of_two_like_sentences_the_headline_is_the_one_that_opens_the_speech(first: str, middle: str) -> None:
    headline = summarise(read_text(f"{first}\n{FILLERS}{middle}\n{FILLERS}"))[0].headline
    assert headline is not None
    assert headline.text == first


@pytest.mark.parametrize(("last", "middle"), [SEEDS, SEEDS[::-1]])
def test_of_two_like_sentences_the_headline_is_the_one_that_ends_the_speech(last: str, middle: str) -> None:
    headline = summarise(read_text(f"{FILLERS}{middle}\n{FILLERS}{last}\n"))[0].headline
    assert headline is not None
    assert headline.text == last


ENDLESS = (
    "节约用水要靠居民的习惯，要靠水价的调整，要靠管网的检修，要靠中水的利用，要靠农田的滴灌，要靠社会的监督，"
    "要靠雨水的收集，要靠园林的改造，要靠学校的教育，要靠工厂的循环，要靠机关的带头，要靠每一个人的自觉。"
)
SHORT = "节约用水要靠城里的每一户居民。"


@pytest.mark.parametrize(("length", "there"), [(200, False), (500, True)])
def test_a_sentence_that_would_take_a_large_share_is_left_for_others(length: int, there: bool) -> None:
    text = f"一、节约用水\n{ENDLESS}{SHORT}\n二、植树造林\n植树造林改善空气，也涵养水源。苗木要在春天早早地栽下去。\n"
    made = texts(summarise(read_text(text), length)[0])
    assert (ENDLESS in made) == there
    assert SHORT in made


def test_the_headline_is_of_a_readable_length_even_where_all_sentences_tell_figures() -> None:
    long = (
        "2023年全县新增高标准农田5万亩，改造泵站36座，疏浚沟渠120公里，硬化道路210公里，新建冷库18座，"
        "培训农民12000人次，带动农民人均增收1280元，粮食总产达到42.6万吨。"
    )
    short = "2023年全县粮食总产达到42.6万吨。"
    headlines = [summarise(read_text(f"{one}\n{two}\n"))[0].headline for one, two in ((long, short), (short, long))]
    assert [headline and headline.text for headline in headlines] == [short, short]


REPORT = """镇政府工作报告

各位代表：
现在，我代表镇人民政府，向大会报告工作，请予审议。
一、去年工作回顾
过去一年，全镇上下顶住洪涝和市场波动的压力，完成了各项任务，在全县考核中排名第三。
改造老旧水渠六公里。新增就业五百二十人。文化站建设不断得到加强。
二、今年工作目标
今年发展的主要预期目标是：全镇生产总值增长百分之五左右，新增就业六百人以上，粮食总产保持在两万吨以上。
三、今年重点任务
（一）大力发展茶叶产业，拓宽农民增收门路。建设两个加工车间。
（二）持续整治河道沟渠，提高防洪排涝能力。清淤十五公里。
各位代表！
蓝图已经绘就，关键在于落实。让我们团结一心，为建设美丽家园而努力奋斗！
"""


def test_a_report_says_what_was_reached_on_the_whole_the_targets_and_the_tasks() -> None:
    made = texts(summarise(read_text(REPORT), 200)[0])
    assert [each[:6] for each in made][:2] == ["过去一年，全", "今年发展的主"]
    assert "（一）大力发展茶叶产业，拓宽农民增收门路。" in made
    assert "（二）持续整治河道沟渠，提高防洪排涝能力。" in made
    assert not any(word in each for each in made for word in ("请予审议", "新增就业五百", "文化站", "蓝图", "让我们"))


STATUTE = """青山县古树保护规定

第一条 为了加强古树保护，促进生态文明建设，根据有关法律，结合本县实际，制定本规定。
第二条 本规定所称古树，是指树龄在一百年以上的树木。
第三条 本县行政区域内古树的保护和管理，适用本规定。
第四条 古树保护坚持政府主导、属地管理、科学养护的原则。
第五条 禁止砍伐古树，禁止在古树上钉钉、挂物、刻划。
第六条 古树养护补助的具体办法由县林业主管部门另行制定。
第七条 违反本规定砍伐古树的，处五千元以上五万元以下的罚款。
第八条 本规定自2027年1月1日起施行。
"""


def test_a_statute_says_its_purpose_scope_terms_principles_prohibitions_and_penalty() -> None:
    made = texts(summarise(read_text(STATUTE), 220)[0])
    assert [each[:3] for each in made] == ["第一条", "第二条", "第三条", "第四条", "第五条", "第七条"]


MINUTES = """办公会议纪要

会议听取了水利站关于防汛准备工作情况的汇报。会议认为，今年汛期来得早，防汛形势十分严峻。
会议决定，5月20日前完成三座小型水库的除险加固，由水利站负责落实。
"""


def test_minutes_say_what_was_decided_and_not_the_procedure() -> None:
    made = texts(summarise(read_text(MINUTES), 100)[0])
    assert made[-1].startswith("会议决定")
    assert not any("听取" in each for each in made)


def test_an_item_of_a_list_stands_without_its_number_and_a_part_of_one_sentence_does_not() -> None:
    text = (
        "抓好夏季用电安全，重点在三个方面。一是各村要定期检查老旧线路。二是用电大户要错开高峰时段。\n"
        "申请人应当具备：\n（一）具有本县城镇居民户口；\n（二）家庭年收入低于规定的标准。\n"
    )
    made = texts(summarise(read_text(text), 40)[0])
    assert any(each in made for each in ("各村要定期检查老旧线路。", "用电大户要错开高峰时段。"))
    assert not any("家庭年收入" in each or each.startswith(("一是", "二是")) for each in made)


@pytest.mark.parametrize(
    "scrap",
    [
        "加强日常管护。",
        "（译者注：这里的记号与原文稍有一些不同。）",
        "不是會不會，而是 何時。",
        "窗户可以再关小一点点，谢谢。",
    ],
)
def test_scraps_remarks_and_half_thoughts_stay_out(scrap: str) -> None:
    made = texts(summarise(read_text(f"{scrap}{TALK[0]}{TALK[3]}{TALK[4]}"), 100)[0])
    assert made
    assert scrap not in made


def test_traditional_text_gives_what_its_simplified_twin_gives() -> None:
    simple = "要把防灾当成每一天的事情来做。防灾不是台风来了才做的事，而是平时养成的习惯。去年八月，三户人家淹水了。"
    twin = "要把防災當成每一天的事情來做。防災不是颱風來了才做的事，而是平時養成的習慣。去年八月，三戶人家淹水了。"
    chosen = [[each.ref.sentences for each in summarise(read_text(text), 50)[0].sentences] for text in (simple, twin)]
    assert chosen[0] == chosen[1] != []


def test_without_a_length_a_long_text_gets_a_page_and_a_short_one_half_of_itself() -> None:
    def made(speech: Speech) -> int:
        return sum(map(len, texts(make_summary(analyse(speech, StudySpec()), SummarySpec()))))

    assert 650 <= made(read_speech(SAMPLE)) <= 800
    assert made(read_text("".join(TALK))) <= len("".join(TALK)) // 2


CHARTER = """清水镇关于加强河道管护的意见

一、明确各村管护责任
各村要为每条河道确定一名管护员。管护员应当每周巡查两次。
二、建立河道巡查记录制度
巡查记录应当在当天填写，每月由镇水利站抽查。
"""


def test_a_heading_without_an_end_mark_may_stand_for_its_part() -> None:
    summary = summarise(read_text(CHARTER), 60)[0]
    assert any(
        each in ("明确各村管护责任", "一、明确各村管护责任", "二、建立河道巡查记录制度") for each in texts(summary)
    )


TURNS = [
    "我想从头开始介绍一下良种培育的历史和现状。",
    "前面已经说明了良种培育的意义和农民的盼望。",
    "这次座谈会的问题有关负责人回答了记者的提问。",
    "会议就良种培育工作作出了一系列具体的安排。",
    "至于良种培育的价格和农民的收入，我不知道。",
    "出席今天座谈会的同志来自良种培育的各个单位。",
]


def assert_left_out(sentence: str, talk: str) -> None:
    """Assert that the summary of a talk has its first statement and not `sentence`."""
    made = texts(summarise(read_text(talk), 100)[0])
    assert TALK[0] in made
    assert sentence not in made


@pytest.mark.parametrize("turn", TURNS)
def test_what_speaks_of_the_talk_itself_or_names_nothing_stays_out(turn: str) -> None:
    assert_left_out(turn, f"{TALK[0]}{turn}{TALK[3]}{TALK[4]}")


def test_a_text_of_one_paragraph_loses_only_its_closing_call() -> None:
    said = [
        "要加快良种培育。",
        "要把种子送到每一个农户的手里去。",
        "要为种子公司培训一批技术人员。",
        "要守住国家粮食安全的底线。",
    ]
    call = "蓝图已经绘就，关键在于落实。让我们团结起来，为粮食丰收而努力奋斗！"
    made = texts(summarise(read_text(f"在良种培育工作会议上的讲话\n\n同志们：\n{''.join(said)}{call}"), 80)[0])
    assert said[1] in made
    assert not any("让我们" in each for each in made)


def test_the_page_is_not_filled_with_what_is_hardly_worth_saying() -> None:
    points = "必须坚持把水稻良种培育作为农业工作的根本任务。我们要为每个村配备一名农业技术员。"
    small = "".join(
        f"那天{name}家的{thing}坏了，修了一个下午。" for name in "张王李赵" for thing in ("水泵", "门锁", "屋顶")
    )
    summary = make_summary(analyse(read_text(f"{points}{small}"), StudySpec()), SummarySpec())
    assert points.startswith(texts(summary)[0])
    assert len(summary.sentences) <= 6


HEAT = """什么是城市热岛

城市热岛是指城市中心的气温明显高于郊区的现象。热岛会增加用电，用电又产生更多废热。
最有效的办法是种树，一棵大树的降温效果相当于十台空调。后面这张图我就不细讲了，大家可以自己看。
总之，热岛是人造出来的，也可以由人来减轻。
"""


def test_a_conclusion_stands_without_what_comes_before_it() -> None:
    made = texts(summarise(read_text(HEAT), 60)[0])
    assert "总之，热岛是人造出来的，也可以由人来减轻。" in made
    assert not any("不细讲" in each for each in made)


def test_english_minutes_say_what_was_decided_and_not_who_was_there() -> None:
    text = (
        "Minutes of the Parish Council Meeting\n\nPresent: Mrs Hall (chair), Mr Dean, Ms Fox.\n"
        "The minutes of the last meeting were approved. The chair welcomed two residents.\n"
        "The council agreed to pay 4,000 pounds towards a new culvert. Mr Dean will obtain two more quotes.\n"
        "The next meeting is on 3 April in the village hall.\n"
    )
    made = texts(make_summary(analyse(read_text(text), StudySpec(kind="minutes")), SummarySpec()))
    assert "The council agreed to pay 4,000 pounds towards a new culvert." in made
    assert not any(word in each for each in made for word in ("Present", "welcomed", "last meeting", "next meeting"))


def test_the_first_number_of_a_list_within_a_sentence_stays() -> None:
    listed = "一是水利设施老化，良种培育缺水；二是青壮年外出，良种培育缺人。"
    made = texts(summarise(read_text(f"{TALK[0]}{listed}{TALK[3]}"), 80)[0])
    assert not any(each.startswith("水利设施") for each in made)


ALONE = [
    "主要虫害为稻飞虱和螟虫，也有一些纹枯病和稻瘟病。",
    "一般亩产不足八百斤的要换种；三是水源不足的村要打井。",
    "它的种子要送到每一个农户的手里，送到田间和地头。",
    "特别是今年的旱情，使良种培育遭受了很大的冲击。",
    "良种大米粥，原料：大米、红枣、莲子、黑芝麻。",
    "我面前的桌上放着一袋良种，那是农民送给科学家的。",
]


@pytest.mark.parametrize("loose", ALONE)
def test_what_is_true_only_beside_another_sentence_stays_out(loose: str) -> None:
    assert_left_out(loose, f"{loose}{TALK[0]}{TALK[3]}{TALK[4]}")


def test_a_sentence_is_printed_without_the_word_that_joins_it_on() -> None:
    text = "那年的春天来得特别晚，雪也下得特别大。因此，良种培育必须由国家和农民一起抓紧抓好。"
    assert texts(summarise(read_text(text), 40)[0]) == ["良种培育必须由国家和农民一起抓紧抓好。"]


def test_who_asks_is_not_quoted_for_who_answers() -> None:
    turns = (
        "记者：\n\n我觉得良种培育最重要的是国家要多给农民补贴。您怎么看？\n\n"
        "李农：\n\n良种培育最重要的是科学家要到田里去和农民一起干。\n\n"
    )
    made = texts(summarise(read_text(turns * 2 + "记者：\n\n还有什么困难？\n\n李农：\n\n水渠要修好。"), 60)[0])
    assert "良种培育最重要的是科学家要到田里去和农民一起干。" in made
    assert not any("补贴" in each for each in made)


def test_a_heading_that_only_names_its_topic_stays_out() -> None:
    text = "关于加强良种培育工作的意见\n\n一、关于建立良种培育基地\n各村要建立良种培育基地，基地由农技站管理。\n"
    text += "二、关于培训农业技术人员\n农技站每年要培训一百名技术人员，费用由县里承担。\n"
    assert not any("关于" in each for each in texts(summarise(read_text(text), 60)[0]))
