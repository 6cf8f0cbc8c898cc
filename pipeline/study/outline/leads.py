"""What paragraphs open with: run-in headings, and the claims, demands and targets of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.kinds import TextKind
from pipeline.language.script import fold
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import begins_with_verb
from pipeline.study.analysis.roles import Role
from pipeline.study.outline.english import is_english_question, without_english_opening
from pipeline.study.outline.level import shorten_level
from pipeline.study.outline.line import ROOM, SAYS, announces, line_of, names_a_speaker

_DEMANDING: tuple[TextKind, ...] = ("report", "policy", "speech", "minutes", "letter", "interview")
_NEVER: tuple[Role, ...] = ("direction", "ceremony", "example", "quotation")
_NO_LEAD: tuple[Role, ...] = (*_NEVER, "bridge", "narrative", "question", "reason")
_RUN_IN = 40  # characters of a heading in front of its own paragraph (longer first sentences are body)
_ALIKE = 0.6  # of the paragraphs of a section that must open so
_NO_FAULT = frozenset({"a name without a verb"})  # of a heading
_FIRST = 3  # sentences in which an essay's paragraph comes to its point
_COUNTS = re.compile("[^，。：这那]{2,20}有[两二三四五六七八九]大?(?:个|种|点|条|类|方面|项)[^，。：的]{1,6}(?=：)")
_QUESTION = 24  # characters of a question that a paragraph answers


@dataclass(frozen=True, slots=True)
class Lead:
    """What a paragraph opens with: the sentence, its line (None: still to be shortened).

    `run_in`: whether it is a heading or does what one does: asks what the paragraph answers, says how many points
    it has.
    """

    unit: Unit
    form: str | None
    why: str
    run_in: bool = False


def find_leads(
    paragraphs: Sequence[Sequence[Unit]], leading: Sequence[Sequence[Unit]], analysis: Analysis, most: int
) -> dict[str, Lead]:
    """Return by Paragraph.id what the paragraphs of one section open with, where it is a point of theirs.

    Most paragraphs open with a short sentence that the rest elaborates: these are headings, all of them. So is, in
    any paragraph, a short sentence in the form of a heading (加强…), a question that it answers, or how many points it
    has. Of the other paragraphs those in `leading` are led by what the speaker calls his point, or by the first of
    their sentences that neither tells a story nor gives an example or a reason.
    """
    short = [each for each in paragraphs if _may_be_run_in(each, most, analysis)]
    alike = len(short) >= 2 and len(short) >= _ALIKE * len(paragraphs)
    led = {units[0].paragraph.id for units in leading}
    found: dict[str, Lead] = {}
    for units in paragraphs:
        key = units[0].paragraph.id
        if _may_be_run_in(units, most, analysis) and (alike or _begins_like_a_heading(units[0], most)):
            found[key] = Lead(units[0], None, "run-in heading of its paragraph", True)
            continue
        lead = _announcement(units, analysis, most) or (_lead(units, analysis, most) if key in led else None)
        if lead:
            found[key] = lead
    return found


def _may_be_run_in(units: Sequence[Unit], most: int, analysis: Analysis) -> bool:
    first = units[0]
    if len(units) < 2 or first.does(*_NO_LEAD) or first.text[-1:] in "：:？?" or set(first.leans) - _NO_FAULT:
        return False
    if analysis.kind in ("interview", "transcript") and names_a_speaker(first):
        return False
    if analysis.kind not in _DEMANDING and not first.does(*SAYS) and not begins_with_verb(fold(first.text)):
        return False
    zh = analysis.speech.language == "zh"
    room = max(most, _RUN_IN) if zh else 2 * most
    long = len(first.text) > room or len(first.text) >= sum(len(unit.text) for unit in units[1:])
    return not long and (not zh or len(shorten_level([first.text], most)[0]) <= ROOM * most)


def _begins_like_a_heading(unit: Unit, most: int) -> bool:
    return len(unit.text) <= most and begins_with_verb(fold(unit.text))


def _announcement(units: Sequence[Unit], analysis: Analysis, most: int) -> Lead | None:
    first = units[0]
    if _asks(units, analysis):
        return Lead(first, without_english_opening(first.text), "question that its paragraph answers", True)
    counts = _COUNTS.match(fold(first.text))
    if counts and counts.end() <= most:
        return Lead(first, first.text[: counts.end()], "says how many points it has", True)
    return None


def _lead(units: Sequence[Unit], analysis: Analysis, most: int) -> Lead | None:
    for unit in (*filter(announces, units), *units[:_FIRST]):
        if not _tells(unit, analysis) and (form := line_of(unit, analysis, most)):
            return Lead(unit, form, f"opens its paragraph: {unit.role}")
    return None


def _tells(unit: Unit, analysis: Analysis) -> bool:
    """Return whether a sentence only leads to its paragraph's point: a story, an example, a reason, a quotation."""
    return unit.role in _NO_LEAD or (unit.role == "problem" and analysis.kind in _DEMANDING)


def _asks(units: Sequence[Unit], analysis: Analysis) -> bool:
    """Return whether a paragraph opens with a short question of its own and goes on to answer it."""
    first = units[0]
    if analysis.speech.language == "en" and analysis.kind != "interview" and len(units) > 1:
        return is_english_question(without_english_opening(first.text))
    if analysis.kind != "essay" or len(units) == 1 or len(first.text) > _QUESTION:
        return False
    return first.leans == ("a question",) and first.text[0] not in "那这這“「"
