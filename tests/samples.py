"""Small speeches and studies made by hand, for tests of what comes after reading and studying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.language.sentences import split_sentences
from pipeline.speech import Genre, Paragraph, Place, Role, Section, Sentence, Speech, Spot
from pipeline.study import Study
from pipeline.study.results import (
    Fact,
    Finding,
    Gap,
    Item,
    Outline,
    OutlineItem,
    Question,
    Quote,
    Reading,
    Ref,
    Remarks,
    SpeakingPoint,
    Summary,
    SummarySentence,
    Term,
    Told,
)

NUMBERED: frozenset[Role] = frozenset(("body", "salutation", "verse", "closing"))


def make_speech(lines: Sequence[tuple[Role, str]], **facts: str) -> Speech:
    """Return a speech of these paragraphs, one a line, without sections; title and so on from the roles."""
    paragraphs: list[Paragraph] = []
    for index, (role, text) in enumerate(lines):
        number = sum(paragraph.number is not None for paragraph in paragraphs) + 1 if role in NUMBERED else None
        sentences = tuple(
            Sentence(f"p{index + 1}s{order}", text[start:stop], start)
            for order, (start, stop) in enumerate(split_sentences(text), 1)
        )
        paragraphs.append(Paragraph(f"p{index + 1}", text, role, number, (Place(0, index + 1, 1),), sentences))
    words: dict[Role, str] = {}
    for role, text in lines:
        words.setdefault(role, text)
    return Speech(
        "speech.txt",
        "zh",
        title=words.get("title"),
        subtitle=words.get("subtitle"),
        speaker=words.get("speaker"),
        date=words.get("date"),
        occasion=words.get("occasion"),
        paragraphs=tuple(paragraphs),
        sections=(),
        encoding="utf-8",
        facts=facts,
    )


def with_sections(speech: Speech, heads: Sequence[tuple[int, str, str]]) -> Speech:
    """Return the speech with sections: (level, label, heading text as it stands in the speech), in text order."""
    found: list[tuple[int, Section]] = []
    spots: list[Spot] = []
    after = Spot(0, 0)
    for level, label, text in heads:
        index = next(i for i, p in enumerate(speech.paragraphs)
                     if i >= after.paragraph and p.text.find(text, after.offset if i == after.paragraph else 0) >= 0)  # fmt: skip
        offset = speech.paragraphs[index].text.find(text, after.offset if index == after.paragraph else 0)
        after = Spot(index, offset + len(text))
        spots.append(Spot(index, offset))
        own = text == speech.paragraphs[index].text
        found.append((level, Section("", level, "own-line" if own else "run-in", text, label,
                                     text.removeprefix(label).rstrip("。"), index + 1, offset + 1, Spot(index, offset),
                                     offset + len(text), Spot(0, 0), ("by hand",))))  # fmt: skip
    end = Spot(len(speech.paragraphs) - 1, len(speech.paragraphs[-1].text))
    return replace(speech, sections=_tree(found, "s", 1, end))


def _tree(found: list[tuple[int, Section]], prefix: str, level: int, end: Spot) -> tuple[Section, ...]:
    starts = [index for index, (other, _) in enumerate(found) if other == level]
    sections = []
    for order, start in enumerate(starts, 1):
        next_start = starts[order] if order < len(starts) else len(found)
        stop = found[next_start][1].start if next_start < len(found) else end
        name = f"{prefix}{order}"
        children = _tree(found[start + 1 : next_start], name + ".", level + 1, stop)
        sections.append(replace(found[start][1], id=name, stop=stop, children=children))
    return tuple(sections)


def ref(paragraph: int | None = 1, line: int = 1, *sentences: str) -> Ref:
    return Ref(paragraph, line, sentences)


def empty_study() -> Study:
    """Return the study of a speech in which nothing was found."""
    none = Outline(()), Summary((), None), (), (), (), (), (), Reading(0, 0.0, ()), ()
    return Study(*none, Genre("speech", ()), "讲话", (), {}, Remarks(()))


def small_speech() -> Speech:
    """Return a speech with a head, own-line and run-in headings, a closing and a signature."""
    speech = make_speech([
        ("title", "在读书班开班式上的讲话"),
        ("date", "（2026年3月2日）"),
        ("salutation", "同志们："),
        ("body", "今天我们开班，主要是学理论、找差距。恩格斯指出：“一个知道自己的目的的政党，是不可战胜的。”"),
        ("heading", "一、学在深处"),
        ("body", "第一，要原原本本学。读原著，悟原理，是基本功。第二，要联系实际学。“三服务”就是为党委服务、为基层服务、为群众服务。"),
        ("heading", "二、干在实处"),
        ("body", "为政之要，贵在落实。今年要减少会议20%，把时间还给基层。"),
        ("body", "同志们，让我们一起努力！谢谢大家。"),
        ("signature", "市委办公室"),
    ])  # fmt: skip
    return with_sections(speech, [
        (1, "一、", "一、学在深处"), (2, "第一，", "第一，要原原本本学。"), (2, "第二，", "第二，要联系实际学。"),
        (1, "二、", "二、干在实处"),
    ])  # fmt: skip


def small_study() -> Study:
    """Return what a study of `small_speech` might find: one or two of each kind."""
    return Study(
        outline=Outline((
            OutlineItem(1, "一、学在深处", "一、", "学在深处", "heading", ref(None, 5), "s1", (
                OutlineItem(2, "第一，要原原本本学。", "第一，", "要原原本本学", "heading", ref(3, 6), "s1.1"),
                OutlineItem(2, "第二，要联系实际学。", "第二，", "要联系实际学", "heading", ref(3, 6), "s1.2"),
            )),
            OutlineItem(1, "二、干在实处", "二、", "干在实处", "heading", ref(None, 7), "s2", (
                OutlineItem(2, "为政之要，贵在落实。", "", "为政之要，贵在落实", "sentence", ref(4, 8), "s2"),
            )),
        )),
        summary=Summary(
            (
                SummarySentence("读原著，悟原理，是基本功。", "s1", ref(3, 6, "p6s2")),
                SummarySentence("为政之要，贵在落实。", "s2", ref(4, 8, "p8s1")),
            ),
            SummarySentence("为政之要，贵在落实。", "s2", ref(4, 8, "p8s1")),
        ),
        quotes=(
            Quote("一个知道自己的目的的政党，是不可战胜的。", "quotation", "恩格斯", None, "指出", 24, ref(2, 4)),
            Quote("为政之要，贵在落实。", "aphorism", None, None, None, 1, ref(4, 8)),
        ),
        terms=(
            Term("三服务", "number", "“三服务”就是为党委服务、为基层服务、为群众服务。", ref(3, 6), None,
                 ("为党委服务", "为基层服务", "为群众服务"), 3, ref(3, 6)),
            Term("基本功", "name", None, None, None, (), None, ref(3, 6)),
        ),
        questions=(
            Question("为什么说读原著是基本功？", "understand", True, "s1", ref(3, 6)),
            Question("结合本职岗位，谈谈怎样把时间还给基层。", "apply", False, "s2", ref(4, 8)),
        ),
        items=(
            Item("cloze", ("为政之要，贵在", Gap("落实"), "。"), ("落实",), (), None, "为政之要，贵在落实。", "s2", ref(4, 8)),
            Item("choice", ("读原著，悟", Gap("原理"), "，是基本功。"), ("原理",), ("原文", "原理", "道理", "理论"), 1,
                 "读原著，悟原理，是基本功。", "s1", ref(3, 6)),
            Item("true_false", ("今年要增加会议20%，把时间还给基层。",), (), (), 0,
                 "今年要减少会议20%，把时间还给基层。", "s2", ref(4, 8)),
        ),
        facts=(Fact("20%", "figure", "今年要减少会议20%", ref(4, 8)),),
        reading=Reading(150, 0.7, ()),
        findings=(Finding(8, 11, "数据", "今年", "请核对时间"),),
        genre=Genre("speech", ("the title of a speech: 讲话",)),
        called="讲话",
        sentences=(Told("为政之要，贵在落实。", "claim", (), "", ref(4, 8)),),
        withheld={},
        remarks=Remarks(
            (
                SpeakingPoint("原原本本学", False, "学在深处", 0, ref(3, 6)),
                SpeakingPoint("为政之要，贵在落实", True, "干在实处", 1, ref(4, 8)),
            ),
        ),
    )  # fmt: skip
