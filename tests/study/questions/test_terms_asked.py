"""Of which terms a question is asked: those that the text explains and speaks of."""

from __future__ import annotations

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.questions.points_of_terms import points_of_terms
from pipeline.study.results import Term


def asked(text: str, name: str, meaning: str) -> bool:
    """Return whether a question is asked of a term whose meaning stands in the first sentence of the text with it."""
    analysis = analyse(read_text(text), StudySpec())
    ref = analysis.cite([next(unit for unit in analysis.units if meaning in unit.text)])
    term = Term(name, "defined", meaning, ref, None, (), None, ref)
    return bool(list(points_of_terms(analysis, [term])))


def test_what_is_only_said_of_a_thing_is_no_meaning_of_its_name() -> None:
    told = "在动员会上的讲话\n\n同志们：\n水利事业是造福子孙的伟大事业。水利事业要一代一代干下去。\n"
    meant = "在动员会上的讲话\n\n同志们：\n包片制就是一名干部包一片渠道的办法。包片制要坚持下去。\n"
    assert not asked(told, "水利事业", "造福子孙的伟大事业")
    assert asked(meant, "包片制", "一名干部包一片渠道的办法")


def test_a_name_in_full_explains_nothing() -> None:
    text = "在动员会上的讲话\n\n同志们：\n我们有水情自动监测站（水站）。水站要管好。\n"
    assert not asked(text, "水站", "水情自动监测站")


def test_a_term_is_a_whole_word_that_the_text_speaks_of_again() -> None:
    once = "在动员会上的讲话\n\n同志们：\n包片制就是一名干部包一片渠道的办法。大家都要负责。\n"
    cut = "在动员会上的讲话\n\n同志们：\n第一条基本原则就是先把下游的渠道修好。基本原则不能丢。\n"
    coined = "在动员会上的讲话\n\n同志们：\n所谓“包片制”，就是一名干部包一片渠道的办法。大家都要负责。\n"
    assert not asked(once, "包片制", "一名干部包一片渠道的办法")
    assert not asked(cut, "基本原", "先把下游的渠道修好")
    assert asked(coined, "包片制", "一名干部包一片渠道的办法")


def test_words_that_point_elsewhere_or_break_off_are_no_meaning() -> None:
    text = "谈借书\n\n借书角就是它把书放在楼道里。借书角的书常换常新。\n"
    assert not asked(text, "借书角", "它把书放在楼道里")
    cut = "谈借书\n\n借书角就是把书放在楼道里的一种做法。借书角的书常换常新。\n"
    assert not asked(cut, "借书角", "把书放在楼道里的一种")


def test_the_parts_of_a_thing_are_asked_for_as_its_parts() -> None:
    text = "借阅管理办法\n\n第一条 处理分为：提醒、登记、停借。\n第二条 停借不得超过一个月。\n"
    analysis = analyse(read_text(text), StudySpec())
    ref = analysis.cite([next(unit for unit in analysis.units if "提醒" in unit.text)])
    term = Term("处理", "defined", "提醒、登记、停借", ref, None, (), None, ref)
    (point,) = points_of_terms(analysis, [term])
    assert (point.kind, point.members) == ("members", ("提醒", "登记", "停借"))
