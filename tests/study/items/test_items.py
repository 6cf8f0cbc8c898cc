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
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.analysis.people import find_people
from pipeline.study.items import make_items
from pipeline.study.items.askable import name_series
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


def test_a_sentence_is_whole_and_the_speakers_own() -> None:
    for item in items():
        if item.kind != "true_false" or item.correct == 1:
            assert whole(item).endswith(item.original)
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
    return {answer for item in make_items(analyse(speech, options), options.cloze) for answer in item.answers}


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


def test_distractors_come_from_the_same_series() -> None:
    item = items("short", count=0, choice=1, true_false=0)[0]
    assert set(item.options) == {"政治品格", "大局意识", "工作作风", "奉献精神"}


def test_a_heading_is_asked_for_only_with_the_name_of_its_series() -> None:
    made = [item for item in items("short", count=20, choice=5) if "坚持极端负责" in item.original]
    assert [item.kind for item in made] in ([], ["cloze"], ["choice"])
    assert all(str(item.parts[0]).startswith("“四个坚持”中，三是坚持") for item in made)
    unnamed = SHORT.replace("“四个坚持”", "")
    assert not answers_of(unnamed) & {"政治品格", "大局意识", "工作作风", "奉献精神"}


COUNTED = "".join(
    f"各部门开展{work}要落实“{phrase}”要求。\n\n"
    for phrase, work in (
        ("三同步", "舆论宣传"), ("四个到位", "疫情防控"), ("五大工程", "基本建设"), ("六项机制", "安全生产"),
        ("三条红线", "土地管理"), ("四种本领", "干部培训"),
    )
)  # fmt: skip


def keys_of(text: str, number: int = 8) -> list[int | None]:
    speech = read_text(text)
    options = StudySpec(cloze=ClozeSpec(count=0, choice=number, true_false=0))
    return [item.correct for item in make_items(analyse(speech, options), options.cloze)]


def test_the_right_options_are_spread_evenly_and_differ_from_paper_to_paper() -> None:
    keys = [keys_of(COUNTED.replace("开展", word)) for word in ("开展", "推进", "部署", "组织", "落细", "抓好")]
    for key in keys:
        assert len(key) >= 4
        count = Counter(key)
        assert max(count.values()) - min(count.get(place, 0) for place in range(4)) <= 1
    assert len({tuple(key) for key in keys}) >= 4


def test_no_option_is_used_twice_in_a_paper() -> None:
    things = ("到位", "严格", "覆盖", "公开", "带头", "结合", "必访", "必查")
    works = ("宣传", "防控", "监管", "保障", "服务", "组织", "培训", "走访")
    verbs = ("落实", "贯彻", "执行", "推行", "坚持", "对照", "遵守", "围绕")
    text = "".join(
        f"各个部门都要{verb}“十个{thing}”{work}工作要求。\n\n"
        for thing, work, verb in zip(things, works, verbs, strict=True)
    )
    speech = read_text(text)
    options = StudySpec(cloze=ClozeSpec(count=0, choice=8, true_false=0))
    made = make_items(analyse(speech, options), options.cloze)
    used = Counter(option for item in made for option in item.options)
    assert len(made) == 2
    assert max(used.values()) == 1


def test_an_answer_that_its_own_sentence_tells_is_not_asked_for() -> None:
    told = "各级机关的定位是“四最一中枢”，即服务最直接，处于居中协调的中枢位置。"
    assert answers_of(told) == set()
    assert "四最一中枢" in answers_of(told.replace("中枢位置", "重要位置"))


def test_a_third_or_more_of_the_statements_are_false_and_differ_from_the_speech() -> None:
    made = [item for item in items(true_false=6) if item.kind == "true_false"]
    false = [item for item in made if item.correct == 0]
    assert len(made) / 3 <= len(false) <= 3
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
    made = make_items(analyse(speech, options), options.cloze)
    assert made == ()  # and so there is nothing to judge
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
        assert make_items(analyse(speech, options), options.cloze) == ()


def test_an_answer_that_only_the_number_tells_is_not_asked_for() -> None:
    text = "一、抓好思想政治建设。正文。\n\n二、抓好组织体系建设。正文。\n\n三、抓好干部队伍建设。正文。\n"
    assert not answers_of(text) & {"思想政治", "组织体系", "干部队伍", "思想政治建设", "组织体系建设", "干部队伍建设"}


def false_of(text: str) -> list[str]:
    speech = read_text(text)
    options = StudySpec(cloze=ClozeSpec(count=0, choice=0, true_false=6))
    made = make_items(analyse(speech, options), options.cloze)
    return [str(item.parts[0]) for item in made if item.correct == 0]


def test_a_word_is_turned_round_only_where_the_speech_has_the_pair_and_never_what_is_dear() -> None:
    said = "有的地方放松监管药品的生产。"
    assert false_of("各级各部门必须严格监管药品的市场准入。" + said) == ["各级各部门必须放松监管药品的市场准入。"]
    assert false_of("各级各部门必须严格监管药品的市场准入。有的地方监管不力。") == []
    assert false_of("各级党委和人民政府必须严格监管药品的市场准入。" + said) == []


def test_a_false_statement_takes_its_word_from_a_sister_sentence() -> None:
    text = (
        "中央机关是落实部署的第一环，不能出现“拦路虎”，要带头执行条例。\n\n"
        "地方机关是落实部署的中间环，不能出现“中梗阻”，要认真执行条例。\n\n"
    )
    assert "中央机关是落实部署的第一环，不能出现“中梗阻”，要带头执行条例。" in false_of(text)


def test_members_of_a_list_are_not_swapped_for_any_that_come_along() -> None:
    text = "我们要按照坚定信心、同舟共济、科学防治、精准施策的要求做好工作。要打击哄抬物价、囤积居奇、趁火打劫等行为。"
    assert false_of(text) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("各地都要切实解决好相关企业用工难、用工贵问题。", "用工贵"),
        ("各地文学团体要关心作家、文学工作者在就医、住房等方面的困难。", None),
        ("各地文学团体都要始终坚持为作家服务。", None),
        ("各地都要始终坚持需求牵引，持续深化改革。", None),
        ("公务员的领导职务和级别的对应关系，由国家规定。", None),
        ("各级公务员都要按照规定请示报告工作、报告个人有关事项。", None),
        ("各级组织部门都要懂得有德有才方能干成事。", None),
        ("各级作家协会要有效地行使职能，发挥作用。", None),
        ("各级党组织都要坚持用党的科学理论武装全党。", None),
        ("各级政府都要牢牢守住底线，健全生态补偿机制。", None),
    ],
)
def test_a_blank_is_one_noun_phrase_or_one_member_of_a_series(text: str, answer: str | None) -> None:
    assert answers_of(text + "\n\n" + text.replace("都要", "务必")) == ({answer} if answer else set())


@pytest.mark.parametrize(
    "text",
    [
        "——高质量发展是全面建设现代化国家的首要任务。",
        "决定这种情况的主要是生产力发展的客观规律。",
        "他们是革命事业的可靠同盟军。",
        "Alice 发出的消息是网络安全的重大隐患。",
    ],
)
def test_a_sentence_that_points_elsewhere_or_tells_a_story_makes_no_item(text: str) -> None:
    assert answers_of(text) == set()


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
