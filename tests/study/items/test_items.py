"""Test items: one right answer, nothing given away, spread over the speech."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from pipeline.language.script import fold
from pipeline.layout.schema import ClozeSpec, StudySpec
from pipeline.reader import read_speech, read_text
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis, analyse
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.analysis.people import find_people
from pipeline.study.items import make_items
from pipeline.study.items.items import wanted
from pipeline.study.items.stems import name_series
from pipeline.study.proofreading import find_slips
from pipeline.study.results import Gap, Item

ROOT = Path(__file__).resolve().parents[3]
SHORT = """关于工作作风的讲话

一、在贯彻“四个坚持”总体要求中践行初心

一是坚持绝对忠诚的政治品格。政治品格是干部的立身之本，全体党员必须始终牢记这个根本要求。

二是坚持高度自觉的大局意识。没有全局观念，就没有战斗力。增强“四个意识”、坚定“四个自信”、做到“两个维护”是对干部的基本要求。

三是坚持极端负责的工作作风。工作之要，贵在落实。去年我市开了三次会。这件事大家都知道。

四是坚持无怨无悔的奉献精神。奉献精神是共产党人的精神底色。

二、在自我提升中永葆初心

机关干部要在学习中提升自己。加强社会面管控要落实“三同步”要求。
"""


@lru_cache(maxsize=4)
def studied(name: str) -> tuple[Speech, Analysis]:
    speech = read_speech(ROOT / "seeds" / "speech.txt") if name == "sample" else read_text(SHORT)
    options = StudySpec()
    analysis = analyse(speech, options)
    return speech, analysis.with_findings(find_slips(analysis, find_number_phrases(analysis)))


def items(name: str = "sample", **cloze: object) -> tuple[Item, ...]:
    _, analysis = studied(name)
    return make_items(analysis, ClozeSpec.model_validate(cloze))


def whole(item: Item) -> str:
    return "".join(part.answer if isinstance(part, Gap) else part for part in item.parts)


def shown(item: Item) -> str:
    text = "".join(part for part in item.parts if isinstance(part, str))
    return text + "\n" + "\n".join(item.options)


def test_no_more_of_each_kind_than_asked_for_and_fewer_where_the_speech_gives_no_fair_ones() -> None:
    kinds = Counter(item.kind for item in items(count=6, choice=3, true_false=4))
    assert kinds["cloze"] == 6
    assert 1 <= kinds["choice"] <= 3
    assert 2 <= kinds["true_false"] <= 4


def answers_of(text: str) -> set[str]:
    speech = read_text(text)
    options = StudySpec(cloze=ClozeSpec(count=20, choice=0, true_false=0))
    return {answer for item in make_items(analyse(speech, options), options.cloze) for answer in item.answers}


def test_no_item_shows_the_answer_of_another() -> None:
    made = items(count=20, choice=8, true_false=8)
    for item in made:
        for other in made:
            if item is not other:
                assert not any(answer in shown(other) for answer in item.answers), (item.answers, shown(other))


def test_a_sentence_serves_one_item() -> None:
    originals = [item.original for item in items(count=30, choice=10, true_false=10)]
    assert len(originals) == len(set(originals))


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


def test_distractors_come_from_the_same_series() -> None:
    item = items("short", count=0, choice=1, true_false=0)[0]
    assert set(item.options) == {"政治品格", "大局意识", "工作作风", "奉献精神"}


def test_a_heading_is_asked_for_only_with_the_name_of_its_series() -> None:
    made = [item for item in items("short", count=20, choice=5) if "坚持极端负责" in item.original]
    assert [item.kind for item in made] in ([], ["cloze"], ["choice"])
    assert all(str(item.parts[0]).startswith("“四个坚持”中，") for item in made)
    unnamed = SHORT.replace("“四个坚持”", "")
    asked = [item for item in made_of(unnamed) if "是坚持" in item.original]
    assert not {answer for item in asked for answer in item.answers} & {"政治品格", "大局意识", "工作作风", "奉献精神"}


def test_a_third_or_more_of_the_statements_are_false_and_differ_from_the_speech() -> None:
    made = [item for item in items(true_false=6) if item.kind == "true_false"]
    false = [item for item in made if item.correct == 0]
    assert len(made) / 3 <= len(false) <= 3
    assert all(item.parts[0] != item.original for item in false)
    assert all(answer in item.original for item in false for answer in item.answers)


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
    made = make_items(analyse(speech, options), options.cloze)
    assert made == ()  # and so there is nothing to judge
    false = [item for item in items(true_false=20) if item.kind == "true_false" and item.correct == 0]
    assert false
    assert not any(find_people(item.original) for item in false)


def test_difficulty_shows_in_the_blanks() -> None:
    def two(difficulty: str) -> int:
        made = items(difficulty=difficulty, choice=0, true_false=0)
        return sum(len(item.answers) > 1 for item in made if item.kind == "cloze")

    assert two("easy") == 0
    assert two("hard") >= two("medium") > 0


def test_local_and_leaning_sentences_make_no_item() -> None:
    originals = " ".join(item.original for item in items("short", count=20, choice=0, true_false=0))
    assert "去年" not in originals
    assert "这件事" not in originals


def test_the_same_speech_gives_the_same_items() -> None:
    assert items() == items()


def test_an_answer_that_only_the_number_tells_is_not_asked_for() -> None:
    text = "一、抓好思想政治建设。正文。\n\n二、抓好组织体系建设。正文。\n\n三、抓好干部队伍建设。正文。\n"
    assert not answers_of(text) & {"思想政治", "组织体系", "干部队伍", "思想政治建设", "组织体系建设", "干部队伍建设"}


def false_of(text: str) -> list[str]:
    speech = read_text(text)
    options = StudySpec(cloze=ClozeSpec(count=0, choice=0, true_false=6))
    made = make_items(analyse(speech, options), options.cloze)
    return [str(item.parts[0]) for item in made if item.correct == 0]


def test_members_of_a_list_are_not_swapped_for_any_that_come_along() -> None:
    text = "我们要按照坚定信心、同舟共济、科学防治、精准施策的要求做好工作。要打击哄抬物价、囤积居奇、趁火打劫等行为。"
    assert false_of(text) == []


@pytest.mark.parametrize(
    ("head", "titles", "named"),
    [
        ("牢记“三个务必”", ("务必不忘初心", "务必谦虚谨慎", "务必敢于斗争"), ["“三个务必”中，"] * 3),
        ("做到“两个维护”", ("维护核心地位", "维护集中领导"), []),
        ("牢记“三个务必”", ("务必不忘初心", "务必谦虚谨慎"), []),
        ("牢记“三个务必”和“四个自信”", ("务必不忘初心", "务必谦虚谨慎", "务必敢于斗争"), []),
    ],
)
def test_a_series_is_called_what_the_heading_above_says_when_it_is_complete(
    head: str, titles: tuple[str, ...], named: list[str]
) -> None:
    below = "".join(
        f"（{number}）{title}\n讲清道理，提出要求。\n" for number, title in zip("一二三", titles, strict=False)
    )
    speech = read_text(f"一、{head}\n{below}二、抓好落实\n讲清道理，提出要求。\n")
    assert list(name_series(speech).values()) == named


def test_a_sentence_is_whole_or_a_stretch_of_it_and_the_speakers_own() -> None:
    for item in items():
        _, analysis = studied("sample")
        assert item.original in analysis.unit(item.ref.sentences[0]).text
        if item.kind != "true_false" or item.correct == 1:
            assert whole(item).endswith(item.original)


def test_no_answer_stands_twice_in_its_sentence() -> None:
    for item in items(count=20):
        if item.kind != "true_false":
            assert all(item.original.count(answer) == 1 for answer in item.answers)


def made_of(text: str, title: str = "关于值守工作的通知", **cloze: object) -> tuple[Item, ...]:
    analysis = analyse(read_text(f"{title}\n\n{text}\n"), StudySpec())
    return make_items(analysis, ClozeSpec.model_validate(cloze))


NOTICE = (
    "各村、各单位：\n一、严格值守时间\n汛期从5月15日开始，到9月30日结束。汛期实行二十四小时双人值守，交接班必须在早上八点当面进行。"
    "值守人员离岗超过三十分钟的，应当向带班领导书面说明。\n二、及时报告险情\n发现险情后，十分钟内电话报告，一小时内书面报告。"
    "瞒报、迟报的，取消当年评优资格。水位超过警戒线的，由镇长下达转移命令，转移工作在两小时内完成。\n三、落实责任\n"
    "每座水库配备三名责任人，其中行政责任人由副镇长担任，技术责任人由水利站站长担任，巡查责任人由村支部书记担任。"
    "全镇落实“四下村组”制度，做到隐患在一线排查。"
)


def test_a_notice_is_asked_for_its_deadlines_posts_and_penalties() -> None:
    made = made_of(NOTICE)
    known = {answer for item in made for answer in item.answers} | {str(item.parts[0]) for item in made}
    for fact in ("二十四小时", "三十分钟", "十分钟", "取消当年评优资格", "镇长", "副镇长", "四下村组"):
        assert any(fact in words for words in known), fact
    assert len(made) >= 8
    assert 3 * sum(item.kind != "cloze" for item in made) >= len(made)


def test_no_coined_phrase_is_given_another_number() -> None:
    everything = "".join(shown(item) for item in made_of(NOTICE))
    assert not any(f"{number}下村组" in everything for number in "三五六")


def test_options_of_times_are_times_of_the_text() -> None:
    text = (
        "一、要求\n接到报告后，必须在三十分钟内到达现场。情况紧急的，必须在十分钟内上报。转移群众应当在两小时内完成。"
        "书面材料应当在二十四小时内报送。设备应当每六小时检查一次。"
    )
    choices = [item for item in made_of(text) if item.kind == "choice"]
    for item in choices:
        assert set(item.options) <= {"三十分钟", "十分钟", "两小时", "二十四小时", "六小时"}
    few = made_of("一、要求\n接到报告后，必须在三十分钟内到达现场。各单位要高度重视，认真落实。")
    assert [(item.kind, item.answers) for item in few] == [("cloze", ("三十分钟内",))]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("粮食产量要保持在一万三千吨以上。", "一万三千吨以上"),
        ("今年全市生产总值增长5.5%左右。", "5.5%左右"),
        ("各单位必须于6月底前完成排查任务。", "6月底前"),
        ("损坏器材的，按照原价一倍以上三倍以下赔偿。", "一倍以上三倍以下"),
        ("对挪用专项资金的，一律追究领导责任。", "一律追究领导责任"),
        ("各村要建立网格长负责制度，把责任压到底。", "网格长负责制度"),
        ("安全生产要坚持预防为主、综合治理的方针。", "预防为主、综合治理"),
        ("图书馆不是存书的仓库，而是读书人的家。", "读书人的家"),
        ("乡村教育是中国教育最大的希望所在。", "乡村教育"),
        ("防治病害离不开科技支撑。", "科技支撑"),
        ("各地都要用好“三张清单”制度，推动落实。", "三张清单"),
        ("本办法所称管理员，是指受社区聘用、负责日常开放的人员。", "受社区聘用、负责日常开放"),
        ("所谓流动书箱，就是装满图书、按月送到各村的箱子。", "流动书箱"),
    ],
)
def test_what_must_be_known_is_blanked_whole(text: str, answer: str) -> None:
    assert answer in {answer for item in made_of(f"一、工作要求\n{text}") for answer in item.answers}


@pytest.mark.parametrize(
    "text",
    [
        "我们特刊登《关于加强读书活动的意见》，供各地参考。",
        "他们是革命事业的可靠同盟军。",
        "这是发展乡村教育的重要任务。",
        "昨天上午张三在八点三十分到达县城车站。",
        "第三个问题是干部作风不实。",
        "难道读书不是一个人终身的事业吗？",
        "谢谢大家用两个小时听完我的报告！",
        "比如，去年有三百人到图书馆借书。",
    ],
)
def test_furniture_stories_and_what_leans_make_no_item(text: str) -> None:
    assert made_of(f"一、工作要求\n{text}", "读书") == ()


def test_a_numbered_line_is_asked_with_the_words_it_hangs_on() -> None:
    text = "第一条 申请人应当具备下列条件：\n（一）年满十八周岁；\n（二）在本市居住三年以上。\n"
    texts = ["".join(str(part) for part in item.parts if isinstance(part, str)) for item in made_of(text, "奖励条例")]
    assert any(each.startswith("申请人应当具备下列条件：") for each in texts)


def test_words_exchanged_within_a_sentence_make_it_false() -> None:
    false = [item for item in made_of(NOTICE) if item.kind == "true_false" and item.correct == 0]
    exchanged = {"汛期从9月30日开始，到5月15日结束。", "发现险情后，一小时内电话报告，十分钟内书面报告。"}
    assert exchanged & {str(item.parts[0]) for item in false}


@pytest.mark.parametrize(
    "text",
    [
        "我们构建新发展格局，绝不是封闭的单循环，而是开放的双循环。",
        "供热不只是企业的事，而是民生大事。",
        "王强指出，读书不是为了装点门面，而是为了明白事理。",
    ],
)
def test_a_contrast_is_not_turned_where_it_is_dear_where_both_are_true_or_somebody_said_it(text: str) -> None:
    assert false_of(f"一、工作要求\n{text}") == []


def test_english_is_asked_for_deadlines_duties_and_contrasts() -> None:
    text = (
        "Rules of the Garden Society\n\n"
        "The annual fee must be paid before 1 March. A member who pays more than thirty days late loses the plot.\n\n"
        "The treasurer is responsible for the accounts and must report to the members every ten days.\n\n"
        "The society stands not for profit but for good neighbours. By the “two keys” we mean a key for the gate and a "
        "key for the shed.\n"
    )
    analysis = analyse(read_text(text), StudySpec())
    made = make_items(analysis, ClozeSpec())
    false = {str(item.parts[0]) for item in made if item.correct == 0 and item.kind == "true_false"}
    assert all(any(word in whole(item) for item in made) for word in ("1 March", "two keys"))
    ways = ("The society stands not for good neighbours but for profit.", "every thirty days")
    assert any(way in text for way in ways for text in false)


def test_one_sentence_without_a_fact_gives_nothing() -> None:
    assert made_of("大家好。") == ()


def test_the_right_options_are_spread_evenly() -> None:
    text = (
        "漏点必须在二小时内修复。险情必须三小时内上报。人员应当在四小时内转移。材料要在五小时内补齐。街面务必于六小时内清扫。"
        "名册须在七小时内登记。队员应当每八小时轮换。锅炉必须每九小时检修。库房要每十小时盘点。车辆应当每十一小时消毒。"
        "食堂必须每十二小时采样。管网应当每十三小时测压。"
    )
    options = StudySpec(cloze=ClozeSpec(count=0, choice=8, true_false=0))
    made = make_items(analyse(read_text(text), options), options.cloze)
    used = Counter(option for item in made for option in item.options)
    assert len(made) >= 2
    assert max(used.values()) == 1  # no option twice in a paper
    assert len({item.correct for item in made}) == len(made)


def test_the_number_of_items_grows_with_the_text() -> None:
    sizes = [sum(wanted(ClozeSpec(), size)) for size in (300, 2000, 4000, 100_000)]
    assert sizes == [12, 20, 20, 20]
    assert wanted(ClozeSpec(count=3, choice=2, true_false=0), 9000) == (3, 2, 0)


def test_no_answer_begins_with_the_end_of_the_verb_before_it() -> None:
    items = made_of(
        "一、发挥作用\n调度中心要发挥好统筹作用，各站也要加大力度支持中心的日常工作。要解决好群众用水困难。\n" + NOTICE
    )
    assert items
    assert not [answer for item in items for answer in item.answers if answer.startswith("好")]


def test_a_capital_letter_makes_no_other_answer() -> None:
    text = (
        "Rules of the Club\n\nThe secretary shall keep a list. Complaints are made to the secretary. "
        "The treasurer is responsible for the accounts of the club.\n"
    )
    made = make_items(analyse(read_text(text), StudySpec()), ClozeSpec())
    false = [item for item in made if item.kind == "true_false" and item.correct == 0]
    assert all(str(item.parts[0]).lower() != item.original.lower() for item in false)


def test_traditional_script_gives_the_items_of_its_simplified_twin() -> None:
    simplified = "一、要求\n各村必须在三日内上报名册。图书馆不是存书的仓库，而是读书人的家。防治病害离不开科技支撑。"
    traditional = "一、要求\n各村必須在三日內上報名冊。圖書館不是存書的倉庫，而是讀書人的家。防治病害離不開科技支撐。"
    pairs = [made_of(simplified, "读书工作要求"), made_of(traditional, "讀書工作要求")]
    assert [[fold(answer) for answer in item.answers] for item in pairs[1]] == [list(item.answers) for item in pairs[0]]
    assert [item.kind for item in pairs[0]] == [item.kind for item in pairs[1]]
    assert pairs[0]


def test_a_key_phrase_is_asked_for_where_no_rule_looks() -> None:
    text = "一、要求\n医院门诊实行分时段预约挂号。窗口推行“一次办结”服务。病历质量是医疗安全的生命线。库房使用 ColdTrack2 系统记录温度。"
    asked = {answer for item in made_of(text) for answer in item.answers} | {
        str(item.original) for item in made_of(text) if item.kind == "true_false"
    }
    for words in ("分时段预约挂号", "一次办结", "病历质量", "ColdTrack2"):
        assert any(words in answer or answer in words for answer in asked), words


def test_a_phrase_is_not_cut_within_what_a_verb_governs_or_a_list() -> None:
    text = "一、要求\n库房的目标是减少所有人的等候。食堂供应面食、米饭、炒菜和汤。门诊可预期的等候要写明。一名有经验的护士带班。"
    answers = {answer for item in made_of(text) for answer in item.answers}
    assert not answers & {"减少所有人", "米饭、炒菜", "预期的等候", "经验的护士", "面食、米饭"}


def test_what_points_back_stands_with_the_sentence_before_it() -> None:
    text = "一、要求\n社区推行小网格服务。它由楼栋长、民警、医生组成，每周二上门走访。"
    made = [item for item in made_of(text) if "组成" in item.original]
    assert made
    assert all("小网格服务" in whole(item) for item in made if "它由" in item.original)


def test_one_gap_with_a_definition() -> None:
    for item in made_of("一、总则\n本办法所称流动岗，是指按月轮换、由支部选派的岗位。"):
        assert len(item.answers) <= 1


def test_no_exchange_turns_a_fall_into_a_rise() -> None:
    made = made_of("一、要求\n门诊等候时间由四十分钟下降到十五分钟。复诊必须在三十分钟内叫号。急诊必须在五分钟内接诊。")
    false = [str(item.parts[0]) for item in made if item.kind == "true_false" and item.correct == 0]
    assert not any("十五分钟下降到四十分钟" in text for text in false)


def test_a_frame_that_stands_twice_in_the_text_is_not_asked_to_be_filled() -> None:
    text = "第一条 本市实行首问负责制度。\n第二条 本市实行限时办结制度。\n第三条 窗口工作人员应当按时足额领取补贴。\n"
    cloze = [item for item in made_of(text, "服务条例") if item.kind == "cloze"]
    assert not any(str(item.parts[0]).endswith("本市实行") for item in cloze)


def test_what_the_asker_says_and_greets_is_no_matter() -> None:
    text = (
        "记者：大家好，图书馆今年有三百个座位吗？\n馆长：图书馆的职责是服务每一位读者。\n"
        "记者：我听说夜间开放到十点，是吗？\n馆长：夜间开放离不开志愿队伍。\n"
    )
    originals = " ".join(item.original for item in made_of(text, "馆长访谈"))
    assert "听说" not in originals
    assert "三百" not in originals
    assert "馆长：" not in originals


@pytest.mark.parametrize(
    "text",
    [
        "全年退税约三百万元，其中食堂退税约二百万元，宿舍另有安排。",
        "合格率同比上升5.6%，投诉率下降0.7个百分点，达到新低。",
    ],
)
def test_figures_exchanged_never_become_impossible(text: str) -> None:
    assert false_of(f"一、工作要求\n{text}") == []


def test_a_list_keeps_to_its_members() -> None:
    text = "一、要求\n机关、学校和国有企业都要带头清欠。黄河、松花江和淮河流域水质良好。坚持事业为上、公道正派。"
    answers = {answer for item in made_of(text) for answer in item.answers}
    assert not any(answer.startswith("上、") or "带头" in answer or "良好" in answer for answer in answers)


def test_a_figure_or_two_by_the_way_is_not_asked_of_a_talk_nor_a_clause_cut_off() -> None:
    text = "一、要求\n早期是民间艺术开始走向独立，具有一定规模的阶段。病历质量是医疗安全的生命线。"
    answers = {answer for item in made_of(text) for answer in item.answers}
    assert not any("开始走向" in answer for answer in answers)


def test_a_list_behind_an_opening_word_is_asked_for_whole() -> None:
    text = (
        "一、要求\n全县畜牧工作坚持农户自愿、分类指导、市场运作的方针。纪律处分分为：警告、记过、撤职。"
        "西部与青河、石桥、柳树镇接壤。社区、学校、企业五个单位联合发出了倡议。"
    )
    asked = {answer for item in made_of(text) for answer in item.answers}
    assert {"农户自愿、分类指导、市场运作", "警告、记过、撤职"} <= asked
    assert not any("接壤" in answer or answer == "五个" for answer in asked)


def test_a_date_at_the_end_of_a_year_is_whole() -> None:
    made = made_of("一、要求\n各乡镇应当在2027年底前完成农村改厕任务，并在今年底前报送改厕名册。")
    assert {answer for item in made for answer in item.answers} & {"2027年底前", "今年底前"}
    assert "年底前" not in {answer for item in made for answer in item.answers}


RULES = (
    "第一条 借阅证由读者本人使用，不得转借他人。\n第二条 珍本图书不得带出阅览室，复印须经馆长批准。\n"
    "第三条 借期为三十日。\n第四条 续借期为十五日。\n第五条 逾期不还的，停止借阅六十日。\n"
    "第六条 未成年读者不承担押金，家长应当代为登记。\n第七条 阅览室每日开放十二小时，节假日照常开放。\n"
)


def test_what_is_forbidden_is_said_to_be_allowed_in_a_false_statement() -> None:
    made = [item for item in made_of(RULES, "读者管理办法", true_false=8) if item.kind == "true_false"]
    false = {str(item.parts[0]): item.original for item in made if item.correct == 0}
    assert any("可以" in text and "不得" in original for text, original in false.items())
    assert all(text != original for text, original in false.items())


def test_a_statement_to_judge_is_a_whole_sentence() -> None:
    true = [item for item in made_of(NOTICE) if item.kind == "true_false" and item.correct == 1]
    assert all(item.original.endswith("。") and len(item.original) >= 18 for item in true)


def test_no_stretch_leaves_out_the_condition_it_hangs_on() -> None:
    text = (
        "第一条 值班员要求立即停机的，操作工应当停机，停机的损失由值班员负责，操作工不承担责任；"
        "但是操作工擅自停机的，应当赔偿三百元。\n"
    )
    for item in made_of(text, "车间操作办法"):
        assert "操作工不承担责任" not in item.original or "要求立即停机的" in item.original


def test_the_body_that_must_act_is_asked_for() -> None:
    text = "一、分工\n水利局应当在汛前完成水库检查。农业局、林业局要联合制定补种办法。具体标准由水利局应急科制定。"
    asked = {answer for item in made_of(text, "关于防汛工作的意见") for answer in item.answers}
    asked |= {item.original for item in made_of(text, "关于防汛工作的意见") if item.kind == "true_false"}
    assert any("水利局" in words for words in asked)
    assert not any("具体标准由" in words for words in asked if len(words) < 14)
