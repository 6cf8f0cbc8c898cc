"""Definitions in articles of law and other official papers."""

from __future__ import annotations

import pytest

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.terms.definitions import find_definitions

HEAD = "青山市志愿服务条例\n\n第一章 总则\n\n第一条 为了规范志愿服务，制定本条例。\n\n"
FOOT = "\n\n第九条 违反本条例的，由主管部门责令改正。\n\n第十条 本条例自2024年5月1日起施行。"


def defined(articles: str) -> dict[str, str | tuple[str, ...]]:
    found = find_definitions(analyse(read_text(HEAD + articles + FOOT), StudySpec()))
    return {each.term: each.text or each.members for each in found}


@pytest.mark.parametrize(("article", "term", "text"), [
    ("第二条 本条例所称志愿服务，是指志愿者自愿、无偿提供的公益服务。", "志愿服务", "志愿者自愿、无偿提供的公益服务"),
    ("第二条 前款所称志愿者是指提供志愿服务的自然人。", "志愿者", "提供志愿服务的自然人"),
    ("第二条 志愿团体（以下简称团体），是指依法登记的非营利组织。", "志愿团体", "依法登记的非营利组织"),
    ("第八条 下列用语的含义：\n\n（一）改装，是指改变车辆结构的行为。", "改装", "改变车辆结构的行为"),
    ("第二条 在本市从事车辆销售、租赁活动的单位和个人（以下统称经营者），应当守法。", "经营者",
     "本市从事车辆销售、租赁活动的单位和个人"),
    ("第二条 奖励分为：嘉奖、记功、授予称号。", "奖励", "嘉奖、记功、授予称号"),
    ("第二条 已经着手实行犯罪，由于意志以外的原因而未得逞的，是犯罪未遂。", "犯罪未遂",
     "已经着手实行犯罪，由于意志以外的原因而未得逞的"),
    ("第二条 年满十八周岁的自然人为成年人。", "成年人", "年满十八周岁的自然人"),
    ("第二条 居民委员会是居民自我管理、自我服务的基层群众性自治组织。", "居民委员会",
     "居民自我管理、自我服务的基层群众性自治组织"),
])  # fmt: skip
def test_an_article_defines(article: str, term: str, text: str) -> None:
    assert defined(article) == {term: text}


def test_items_below_are_the_members() -> None:
    article = "第二条 本条例所称重点场所，包括下列场所：\n\n（一）学校、幼儿园；\n\n（二）医院；\n\n（三）商场。"
    assert defined(article) == {"重点场所": ("学校、幼儿园", "医院", "商场")}


@pytest.mark.parametrize("article", [
    "第二条 本条例所称以上、以内，包括本数；所称不满，不包括本数。",
    "第二条 市住房和城乡建设局（以下简称市住建局）负责牵头。",
    "第二条 国务院《关于加强管理的意见》（以下简称《意见》）适用于本市。",
    "第二条 志愿者应当遵守法律，不得有下列行为：\n\n（一）收取报酬；\n\n（二）泄露隐私。",
    "第二条 合同无效的，责任由过错方承担。",
    "第二条 志愿服务工作坚持自愿、无偿的原则。",
])  # fmt: skip
def test_a_rule_is_no_definition(article: str) -> None:
    assert defined(article) == {}
