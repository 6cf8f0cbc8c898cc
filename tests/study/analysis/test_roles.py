"""What each sentence does, against a reader's gold and by phenomenon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.kinds import TextKind, kind_named
from pipeline.language.script import fold
from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import Unit, analyse
from pipeline.study.analysis.roles import find_roles


class Labelled(NamedTuple):
    """A sentence with what a careful reader says it does in the first place."""

    role: str
    kind: TextKind
    language: str
    headings: tuple[str, ...]
    text: str


def gold() -> list[Labelled]:
    lines = (Path(__file__).parent / "roles" / "gold.tsv").read_text("utf-8").splitlines()
    labelled = []
    for line in lines:
        if line.startswith("#"):
            continue
        role, name, language, headings, text = line.split("\t")
        kind = kind_named(name)
        assert kind is not None
        labelled.append(Labelled(role, kind, language, tuple(headings.split(" > ")) if headings else (), text))
    return labelled


def main_role(text: str, kind: TextKind = "speech", headings: Sequence[str] = (), language: str = "zh") -> str:
    return find_roles(fold(text), [fold(heading) for heading in headings], kind, language)[0].role


def score(labelled: Sequence[Labelled]) -> tuple[float, dict[str, float], dict[str, float]]:
    """Return the share of main roles that are right, and precision and recall of each role."""
    right, told, meant = Counter[str](), Counter[str](), Counter[str]()
    for one in labelled:
        found = main_role(one.text, one.kind, one.headings, one.language)
        told[found] += 1
        meant[one.role] += 1
        right[one.role] += found == one.role
    precision = {role: right[role] / told[role] for role in told}
    recall = {role: right[role] / meant[role] for role in meant}
    return sum(right.values()) / len(labelled), precision, recall


LOOKED_AT = [one for number, one in enumerate(gold()) if number % 3 != 2]
HELD_BACK = gold()[2::3]


@pytest.mark.parametrize(("labelled", "least"), [(LOOKED_AT, 0.87), (HELD_BACK, 0.84)], ids=["looked at", "held back"])
def test_most_sentences_do_what_a_reader_says(labelled: Sequence[Labelled], least: float) -> None:
    right, precision, recall = score(labelled)
    assert right >= least
    for role in ("demand", "duty", "target", "ceremony", "bridge", "achievement", "question"):
        assert precision[role] >= 0.85, role
        assert recall[role] >= 0.8, role
    assert precision["definition"] >= 0.8  # a false one embarrasses


@pytest.mark.parametrize(
    ("text", "kind", "headings", "role"),
    [
        # A verb begins the sentence: what is to be done, unless the heading or the aspect says that it was done.
        ("完善食堂采购制度。", "policy", (), "demand"),
        ("完善食堂采购制度。", "report", ("二、今年工作安排",), "demand"),
        ("完善食堂采购制度。", "report", ("一、去年工作回顾",), "achievement"),
        ("完善了食堂采购制度。", "report", (), "achievement"),
        ("加强体育锻炼是健康的基础。", "speech", (), "claim"),
        # 要 is a modal only where it stands alone.
        ("各支部要按时交党费。", "speech", (), "demand"),
        ("这是群众的主要要求。", "speech", (), "claim"),
        ("我还要说一件小事。", "speech", (), "bridge"),
        # An office with a modal: a duty in a paper of rules, a demand in a speech.
        ("交通部门应当在十日内公布路线。", "policy", (), "duty"),
        ("各级交通部门要把路修好。", "speech", (), "demand"),
        ("由镇财政所负责发放补助。", "policy", (), "duty"),
        ("这一比例由市场所决定。", "essay", (), "claim"),
        # Problems by heading, and never by the topic of one.
        ("两座桥年久失修。", "report", ("存在的问题",), "problem"),
        ("两座桥都是木桥。", "essay", ("三、军事问题",), "statement"),
        ("解决群众吃水问题。", "policy", (), "demand"),
        # A tag asks nothing.
        ("天气不错，对吧？", "transcript", (), "statement"),
        ("天气怎么样？", "transcript", (), "question"),
        # Contrast and condition.
        ("服务不是恩赐，而是本分。", "speech", (), "claim"),
        ("没有水源，就没有村庄。", "essay", (), "claim"),
        # A name in brackets is no meaning of a word in the first place; 即使 is no 即.
        ("“半天办”，即材料齐全的半天内办完。", "policy", (), "definition"),
        ("“老街”，即使到了冬天也热闹。", "essay", (), "statement"),
        ("有一位匠人叫做老周的说过这话。", "essay", (), "statement"),
        # Targets have a figure or a date to come; figures of what was done do not.
        ("今年改造厕所300座。", "report", ("工作安排",), "target"),
        ("去年改造厕所300座。", "report", ("工作回顾",), "achievement"),
    ],
)
def test_a_phenomenon(text: str, kind: TextKind, headings: Sequence[str], role: str) -> None:
    assert main_role(text, kind, headings) == role


@pytest.mark.parametrize("text", ["各部门应当把责任落实到人。", "我們要把責任落實到人。"])
def test_both_scripts_are_told_alike(text: str) -> None:
    assert main_role(text) == "demand"


def test_a_demand_names_whom_it_binds() -> None:
    found = find_roles("同时，各村党支部要带头清理沟渠。", (), "speech", "zh")
    assert (found[0].role, found[0].subject) == ("demand", "各村党支部")
    assert found[0].why == "a demand"


def test_a_number_before_the_sentence_says_nothing() -> None:
    for label in ("一、", "（二）", "3.", "一是", "①"):
        assert main_role(label + "推行首问负责制。", "policy") == "demand", label


def test_a_sentence_without_marks_is_a_statement() -> None:
    assert main_role("桌子上放着三只碗。", "essay") == "statement"
    assert find_roles("", (), "speech", "zh")[0].role == "statement"


@pytest.mark.parametrize("unit", ["要求", "的", "，我们", "（", "“", "1", "应当是"])
def test_a_sentence_of_any_length_costs_what_its_beginning_costs(unit: str) -> None:
    long = "各单位" + unit * 100_000 + "。"
    beginning = long[:400] + long[-1]
    assert find_roles(long, (), "speech", "zh") == find_roles(beginning, (), "speech", "zh")


def units(text: str, **options: str) -> tuple[Unit, ...]:
    return analyse(read_text(text), StudySpec.model_validate(options)).units


def test_units_know_what_they_do() -> None:
    text = "---\n文种: 讲话\n---\n同志们：\n今天讲两点意见。各单位要把账目公开，因为群众在看。\n"
    bridge, demand = (unit for unit in units(text) if unit.spoken)
    assert bridge.role == "bridge"
    assert demand.role == "demand" and demand.does("reason") and not demand.does("claim")
    assert demand.subject == "各单位"


def test_the_layout_says_what_kind_a_text_is() -> None:
    text = "第一条 推行首问负责制。"
    as_statute = analyse(read_text(text), StudySpec.model_validate({"kind": "法规"}))
    assert (as_statute.kind, as_statute.genre.declared, as_statute.called) == ("statute", True, "法规")
    assert as_statute.units[-1].role == "duty"
    as_policy = analyse(read_text(text), StudySpec.model_validate({"kind": "policy"}))
    assert as_policy.units[-1].role == "demand"


def test_places_in_a_statute_are_cited_by_article() -> None:
    text = "青山市公园条例\n\n第一章 总则\n第一条 为了管好公园，制定本条例。\n第二条 公园免费开放。\n公园应当公布开放时间。\n"
    analysis = analyse(read_text(text), StudySpec())
    cited = {unit.text: analysis.cite([unit]).article for unit in analysis.units if unit.spoken}
    assert cited["公园应当公布开放时间。"] == "第二条"
    as_essay = analyse(read_text(text), StudySpec.model_validate({"kind": "essay"}))
    assert all(as_essay.cite([unit]).article is None for unit in as_essay.units)


@pytest.mark.parametrize("kind", ["statute", "transcript", "minutes", "interview", "report"])
@pytest.mark.parametrize("text", ["天", "これは日本語です。", "Это русский текст.", "第一条", "？", "Q: Why? A: No."])
def test_a_kind_that_does_not_fit_still_tells_something(kind: str, text: str) -> None:
    for unit in units(text, kind=kind):
        assert unit.role


def test_the_caption_and_the_credit_of_a_photograph_are_furniture() -> None:
    text = (
        "种好粮要靠良种。各村要抓紧选种。2021年3月5日，县农技站在河东村开会。这是当天上午，站长同农民交谈。"
        "本报记者 李四/摄 选种之后要及时育苗。2022年1月1日起，良种补贴按亩发放。"
    )
    roles = {unit.text[:6]: unit.role for unit in analyse(read_text(text), StudySpec()).units}
    assert [opening for opening, role in roles.items() if role == "direction"] == [
        "2021年3",
        "这是当天上午",
        "本报记者 李",
    ]
