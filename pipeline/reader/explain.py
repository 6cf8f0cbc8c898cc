"""The outline for people and programs: a tree in plain lines, a report on the reading, and JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.kinds import name_of
from pipeline.speech import Section, Speech, Spot

_WIDTH = 60  # characters of a heading shown
_LENGTHS = 8  # paragraph lengths shown
_KINDS = {"own-line": "own line", "run-in": "run-in", "parallel": "parallel", "question": "question",
          "glued": "glued", "markup": "marked"}  # fmt: skip


def tree_lines(speech: Speech, why: bool = False) -> list[str]:
    """Return the outline as lines: heading, kind, line number, lengths of its own paragraphs (in characters).

    With `why`, below each heading the evidence, and at the end the near misses with the reasons against them.
    Text that stands under no heading (before the first, between groups, after the last) has a line of its own.
    """
    lines = list(_head_lines(speech))
    lines.append(f"kind: {speech.genre.kind} ({name_of(speech.genre.kind)})")
    if why:
        lines.extend(f"    + {reason}" for reason in speech.genre.why)
    last = Spot(0, 0)
    end = Spot(len(speech.paragraphs), 0)
    for section in speech.sections:
        lines.extend(_gap_line(speech, last, section.start, "(text under no heading)"))
        lines.extend(_section_lines(speech, section, why))
        last = section.stop
    lines.extend(_gap_line(speech, last, end, "(text under no heading)"))
    if not speech.sections:
        lines.append("no headings found")
    if why and speech.near_misses:
        lines.append("")
        lines.append("not taken as headings:")
        for miss in speech.near_misses:
            lines.append(f"  {miss.line}:{miss.column}  {_short(miss.text)}")
            lines.extend(f"      - {reason}" for reason in miss.why)
    return lines


def _head_lines(speech: Speech) -> Iterator[str]:
    for name, value in (("title", speech.title), ("subtitle", speech.subtitle), ("speaker", speech.speaker),
                        ("date", speech.date), ("occasion", speech.occasion)):  # fmt: skip
        if value is not None:
            yield f"{name}: {value}"
        elif name == "title":
            yield "title: (none)"


def _section_lines(speech: Speech, section: Section, why: bool) -> Iterator[str]:
    indent = "  " * (section.level - 1)
    label = f"{section.label} " if section.label and not section.text.startswith(section.label) else ""
    own_stop = section.children[0].start if section.children else section.stop
    lengths = _lengths(speech, Spot(section.start.paragraph, section.head_stop), own_stop)
    body = f", ¶ {lengths}" if lengths else ""
    yield f"{indent}{label}{_short(section.text)}  [{_KINDS[section.kind]}, line {section.line}{body}]"
    if why:
        yield from (f"{indent}    + {reason}" for reason in section.why)
    for child in section.children:
        yield from _section_lines(speech, child, why)


def _gap_line(speech: Speech, start: Spot, stop: Spot, name: str) -> Iterator[str]:
    lengths = _lengths(speech, start, stop)
    if lengths:
        first = next(p for p in speech.paragraphs[start.paragraph :] if p.role == "body")
        yield f"{name}  [line {first.position(start.offset)[0]}, ¶ {lengths}]"


def _lengths(speech: Speech, start: Spot, stop: Spot) -> str:
    """Return the lengths of the body text between two spots, paragraph by paragraph."""
    found: list[int] = []
    for index in range(start.paragraph, min(stop.paragraph + 1, len(speech.paragraphs))):
        paragraph = speech.paragraphs[index]
        first = start.offset if index == start.paragraph else 0
        last = stop.offset if index == stop.paragraph else len(paragraph.text)
        if paragraph.role == "body" and last > first:
            found.append(len(paragraph.text[first:last].strip()))
    more = f" … ({len(found)} in all)" if len(found) > _LENGTHS else ""
    return " ".join(str(length) for length in found[:_LENGTHS] if length) + more


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def report_lines(speech: Speech) -> list[str]:
    """Return what was read and how: encoding, language, sizes, every normalisation, notices, what was dropped."""
    characters = sum(len(p.text) for p in speech.paragraphs)
    body = sum(1 for p in speech.paragraphs if p.role == "body")
    lines = [
        f"file: {speech.path}",
        f"encoding: {speech.encoding}",
        f"language: {_language(speech)}",
        f"text: {characters} characters, {len(speech.paragraphs)} paragraphs ({body} of body)",
        f"headings: {sum(1 for _ in speech.walk())}",
    ]
    for change in speech.normalisations:
        lines.append(f"changed: {change.what}: {change.count}, first at {change.line}:{change.column}")
    if not speech.normalisations:
        lines.append("changed: nothing")
    lines.extend(f"notice: {line}:{column}: {text}" for line, column, text in speech.notices)
    lines.extend(f"dropped: {what}" for what in speech.dropped)
    return lines


def _language(speech: Speech) -> str:
    if not speech.known_language:
        return "neither Chinese nor English: set as it stands, not studied"
    return "English" if speech.language == "en" else "Chinese"


def speech_as_json(speech: Speech) -> dict[str, Any]:
    """Return the speech as values for JSON: head, facts, nested sections, paragraphs with their sentences."""
    return {
        "path": speech.path,
        "language": speech.language,
        "encoding": speech.encoding,
        "title": speech.title,
        "subtitle": speech.subtitle,
        "speaker": speech.speaker,
        "date": speech.date,
        "occasion": speech.occasion,
        "facts": dict(speech.facts),
        "sections": [_section_as_json(section) for section in speech.sections],
        "paragraphs": [
            {
                "id": paragraph.id,
                "role": paragraph.role,
                "number": paragraph.number,
                "line": paragraph.line,
                "column": paragraph.places[0].column,
                "text": paragraph.text,
                **({"time": paragraph.time} if paragraph.time else {}),
                "sentences": [{"id": s.id, "start": s.start, "text": s.text} for s in paragraph.sentences],
            }
            for paragraph in speech.paragraphs
        ],
        "normalisations": [
            {"what": n.what, "count": n.count, "line": n.line, "column": n.column} for n in speech.normalisations
        ],
        "notices": [{"line": line, "column": column, "text": text} for line, column, text in speech.notices],
        "near_misses": [
            {"line": m.line, "column": m.column, "text": m.text, "why": list(m.why)} for m in speech.near_misses
        ],
        "dropped": list(speech.dropped),
    }


def _section_as_json(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "level": section.level,
        "kind": section.kind,
        "text": section.text,
        "label": section.label,
        "title": section.title,
        "line": section.line,
        "column": section.column,
        "start": [section.start.paragraph, section.start.offset],
        "head_stop": section.head_stop,
        "stop": [section.stop.paragraph, section.stop.offset],
        "why": list(section.why),
        "children": [_section_as_json(child) for child in section.children],
    }
