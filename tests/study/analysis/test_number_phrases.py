"""Number phrases: what is one, what it counts, and where the text lists it."""

from __future__ import annotations

import pytest

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.analysis.number_phrases import NumberPhrase, count_of, find_number_phrases, is_number_phrase


def phrases(text: str) -> dict[str, NumberPhrase]:
    return {each.text: each for each in find_number_phrases(analyse(read_text(text), StudySpec()))}


@pytest.mark.parametrize(
    "text", ["三服务", "四个意识", "五个坚持", "四最一中枢", "六张清单", "一网统管", "两代表一委员"]
)
def test_a_number_phrase_is_known(text: str) -> None:
    assert is_number_phrase(text)


@pytest.mark.parametrize("text", [
    "一盘棋", "一张网", "五四运动", "九一八事变", "三月", "十八届", "十四五规划", "第一哨", "八一建军节", "九五", "一切工厂归工人",
    "一般考量",
])  # fmt: skip
def test_dates_days_plans_and_a_lone_one_are_none(text: str) -> None:
    assert not is_number_phrase(text)


@pytest.mark.parametrize(("text", "count"), [("三服务", 3), ("两个维护", 2), ("四最一中枢", None), ("一网统管", None)])
def test_a_number_phrase_names_its_count(text: str, count: int | None) -> None:
    assert count_of(text) == count


@pytest.mark.parametrize(("text", "phrase", "members"), [
    ("做好“五保”：保供水、保供电、保供暖、保出行、保看病，这是底线。", "五保",
     ("保供水", "保供电", "保供暖", "保出行", "保看病")),
    ("“三条红线”，即总量红线、效率红线和水质红线。", "三条红线", ("总量红线", "效率红线", "水质红线")),
    ("执行“三同步”（设施同步设计、同步施工、同步启用）制度。", "三同步", ("设施同步设计", "同步施工", "同步启用")),
    ("落实依法办理、舆论引导、社会管控“三同步”要求。", "三同步", ("依法办理", "舆论引导", "社会管控")),
    ("形成了为党委服务、为部门服务、为群众服务的“三服务”。", "三服务", ("为党委服务", "为部门服务", "为群众服务")),
    ("培养一支懂政策、爱岗位、爱群众的“三员”队伍，把联络员、宣传员、调解员的作用发挥出来。", "三员",
     ("联络员", "宣传员", "调解员")),
    ("“两公开”是决议公开、实施结果公开，“一评议”是年终评议。", "两公开", ("决议公开", "实施结果公开")),
    ("坚持“三全育人”，实现全员育人、全程育人、全方位育人。", "三全育人", ("全员育人", "全程育人", "全方位育人")),
    ("把文化自信和道路自信、理论自信、制度自信并列为“四个自信”。", "四个自信",
     ("文化自信", "道路自信", "理论自信", "制度自信")),
    ("推进“四化”建设。绿化、净化、亮化、美化要同步规划。", "四化", ("绿化", "净化", "亮化", "美化")),
    ("音乐要描绘三个世界。人间世界是欢乐的，海底世界要神秘，妖魔的世界是阴森的。", "三个世界",
     ("人间世界", "海底世界", "妖魔的世界")),
    ("她提出了五個關懷階段：關心、承擔、給予、接受，以及同行。", "五個關懷階段",
     ("關心", "承擔", "給予", "接受", "同行")),
])  # fmt: skip
def test_members_stand_after_the_phrase_or_are_named_as_the_whole(
    text: str, phrase: str, members: tuple[str, ...]
) -> None:
    assert phrases(text)[phrase].members == members
    assert all(member in text for member in members)


@pytest.mark.parametrize(("text", "phrase"), [
    ("培养一支懂政策、爱岗位、爱群众的“三员”工作队伍。", "三员"),
    ("今年“四稳”工作的着力点是“五保”：保供水、保供电、保供暖、保出行、保看病。", "四稳"),
    ("要增强“四个意识”，坚定信心，迎难而上。", "四个意识"),
])  # fmt: skip
def test_attributes_and_another_phrases_list_are_no_members(text: str, phrase: str) -> None:
    assert phrases(text)[phrase].members == ()


def test_a_list_that_is_too_short_does_not_tally() -> None:
    phrase = phrases("我们要做到“三个加强”，即：加强学习、加强管理。")["三个加强"]
    assert (phrase.count, phrase.members, phrase.tallies) == (3, ("加强学习", "加强管理"), False)


@pytest.mark.parametrize("text", [
    "有三个问题：资金、土地、人才。", "抓好四项重点工作：春耕、夏收、秋种、冬修。", "走访了三个村庄。那里很美。",
    "给我们一个机会：学习和锻炼。",
])  # fmt: skip
def test_what_any_speech_counts_is_no_phrase(text: str) -> None:
    assert phrases(text) == {}


def test_the_first_word_of_a_clause_is_no_member() -> None:
    found = phrases("“四议”是村党组织提议、村“两委”会议商议。“四议”和“两委”都重要。")
    assert found["两委"].members == ()
