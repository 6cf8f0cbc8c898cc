"""Results as lines for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pipeline.cli.reasons import in_chinese
from pipeline.kinds import name_of
from pipeline.resources import describe_template, find_layout, layout_names, template_names
from pipeline.speech import Speech
from pipeline.study import Study
from pipeline.study.results import Gap, Item, OutlineItem, Question, Quote, Ref, Term, Told

Json = dict[str, Any]

_LEFT_OUT = {
    "study": "只排原文：既不是中文，也不是英文",
    "points": "不作提纲：找到的要点太少",
    "questions": "不作研讨题：可以提问的要点不足两条",
    "speaking": "不作发言提纲：可供发言的要求不足两条",
}  # by Study.withheld


def study_as_json(speech: Speech, study: Study, why: bool = False) -> Json:
    """Return everything found: outline and summary in the source's own words, with their lines."""

    def cited(ref: Ref) -> Json:
        return {
            "line": ref.line,
            "paragraph": ref.paragraph,
            "sentences": list(ref.sentences),
            **_article(ref),
            **_reasons(ref, why),
        }

    summary = study.summary.sentences
    return {
        "title": speech.title,
        "speaker": speech.speaker,
        "date": speech.date,
        "kind": {"name": study.genre.kind, "called": study.called, **({"why": list(study.genre.why)} if why else {})},
        "withheld": dict(study.withheld),
        "outline": [_section(section, why) for section in speech.walk()],
        "points": [_point(item, cited) for item in _walk(study.outline.items)],
        "summary": [sentence.text for sentence in summary],
        "headline": study.summary.headline.text if study.summary.headline else None,
        "quotes": [_quote(quote, cited) for quote in study.quotes if quote.kind != "aphorism"],
        "aphorisms": [{"text": quote.text, **cited(quote.ref)} for quote in study.quotes if quote.kind == "aphorism"],
        "terms": [_term(term, cited) for term in study.terms],
        "questions": [_question(question, cited) for question in study.questions],
        "cloze": [_item(item, cited) for item in study.items if item.kind == "cloze"],
        "choice": [_item(item, cited) for item in study.items if item.kind == "choice"],
        "true_false": [_item(item, cited) for item in study.items if item.kind == "true_false"],
        "facts": [{**_fields(fact, "kind", "text", "context"), **cited(fact.ref)} for fact in study.facts],
        "reading": _fields(study.reading, "characters", "minutes", "pinyin"),
        "findings": [_fields(finding, "line", "column", "kind", "text", "hint") for finding in study.findings],
        **({"sentences": [_told(told, cited) for told in study.sentences]} if why else {}),
    }


def _told(told: Told, cited: Any) -> Json:
    return {**_fields(told, "text", "role", "subject"), "beside": list(told.beside), **cited(told.ref)}


def _fields(value: object, *names: str) -> Json:
    return {name: getattr(value, name) for name in names}


def _article(ref: Ref) -> Json:
    return {"article": ref.article} if ref.article else {}


def _reasons(ref: Ref, why: bool) -> Json:
    return {"why": list(ref.why)} if why else {}


def _section(section: Any, why: bool) -> Json:
    entry = {"level": section.level, "text": section.text, "line": section.line, "kind": section.kind}
    return {**entry, "why": list(section.why)} if why else entry


def _walk(items: Iterable[OutlineItem]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from _walk(item.children)


def _point(item: OutlineItem, cited: Any) -> Json:
    return {
        "level": item.level,
        "kind": item.kind,
        "label": item.label,
        "short": item.short,
        "text": item.text,
        **cited(item.ref),
    }


def _quote(quote: Quote, cited: Any) -> Json:
    named = quote.speaker or (quote.work if quote.work and quote.work[0] == "《" else None)
    source = {"speaker": named}  # as the text names it: a person, a body or a 《work》, which nobody takes for a person
    return {**_fields(quote, "text", "work", "kind", "column"), **source, **cited(quote.ref)}


def _term(term: Term, cited: Any) -> Json:
    return {**_fields(term, "text", "definition", "kind", "source", "members", "count"), **cited(term.ref)}


def _question(question: Question, cited: Any) -> Json:
    return {**_fields(question, "text", "level", "before"), **cited(question.ref)}


def _item(item: Item, cited: Any) -> Json:
    text = "".join("＿" * len(part.answer) if isinstance(part, Gap) else part for part in item.parts)
    entry: Json = {"text": text, "answers": list(item.answers)}
    if item.kind != "cloze":
        entry |= {"options": list(item.options), "correct": item.correct}
    return {**entry, "original": item.original, **cited(item.ref)}


def study_lines(speech: Speech, study: Study, why: bool = False) -> Iterator[str]:
    """Yield what was found, a heading and its lines at a time, for reading in the terminal.

    Reasons come in the language of the text.
    """
    chinese = in_chinese if speech.language == "zh" else str
    tell = chinese if why else None
    yield speech.title or "（原稿无标题）"
    yield f"文种：{name_of(study.genre.kind)}"
    if tell:
        yield from (f"    {tell(reason)}" for reason in study.genre.why)
    yield from _part(
        "提纲", ((("  " * (i.level - 1)) + i.label + i.short, i.ref) for i in _walk(study.outline.items)), tell
    )
    yield from _part("摘要", ((sentence.text, sentence.ref) for sentence in study.summary.sentences), tell)
    yield from _part("金句", ((f"{quote.text}（{_source(quote, study)}）", quote.ref) for quote in study.quotes), tell)
    yield from _part(
        "名词", ((t.text + (f"：{t.definition}" if t.definition else ""), t.ref) for t in study.terms), tell
    )
    yield from _part("研讨题", ((question.text, question.ref) for question in study.questions), tell)
    yield from _part("填空与测试", ((_item(item, lambda ref: {})["text"], item.ref) for item in study.items), tell)
    if tell:
        told = ((f"{tell(each.role)}：{each.text}", each.ref) for each in study.sentences)
        yield from _part("每句所起的作用", told, tell)
    yield from (_LEFT_OUT[what] for what in study.withheld)
    findings = [f"{finding.line}:{finding.column} {finding.text} {finding.hint}" for finding in study.findings]
    if findings:
        yield from ("", "【校对提示】", *findings)


def _source(quote: Quote, study: Study) -> str:
    if quote.kind == "aphorism":
        return f"{study.called}中的警句" if study.called[0] > "z" else f"a maxim of the {study.called}"
    return (quote.speaker or "") + (quote.work or "") or "原稿未注明出处"


def _part(name: str, rows: Iterable[tuple[str, Ref]], tell: Callable[[str], str] | None) -> Iterator[str]:
    for index, (text, ref) in enumerate(rows):
        if index == 0:
            yield from ("", f"【{name}】")
        yield f"{text}  （第{ref.line}行）"
        if tell and ref.why:
            yield f"    {'；'.join(map(tell, ref.why))}"


def layout_lines() -> Iterator[str]:
    """Yield a line for each shipped layout: its name and what it says of itself."""
    from pipeline.layout.yaml_source import read_yaml

    for name in layout_names():
        path = find_layout(name)
        assert path is not None  # layout_names lists files
        yield f"{name:14} {read_yaml(path).data.get('description', '')}"


def template_lines() -> Iterator[str]:
    """Yield a line for each shipped template: its name and what it says of itself."""
    for name in template_names():
        yield f"{name:14} {describe_template(name)}"
