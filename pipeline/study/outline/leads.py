"""What paragraphs open with: run-in headings, and the claims, demands and targets of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.script import fold
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import bare
from pipeline.study.analysis.roles import Role, find_roles
from pipeline.study.analysis.shorten import short_sentence

_SAYS: tuple[Role, ...] = ("claim", "demand", "target", "duty", "definition", "problem")
_NEVER: tuple[Role, ...] = ("direction", "ceremony", "example", "quotation")
_NO_LEAD: tuple[Role, ...] = (*_NEVER, "bridge", "narrative", "question", "reason")
# What a sentence may leave off at its beginning: it joins it to the one before, or says that the speaker speaks.
_OPENING = re.compile(
    "^(?:(?:同时|此外|另外|总之|首先|其次|最后|因此|所以|当然|总的看|总的来说|其实|事实上|显然|一般来说|应该说|可以说|那么|但是?|而且|今天)，?"
    "|(?:我|我们)(?:个人)?(?:始终|一直|也)?(?:认为|觉得|相信|坚信|以为|想说|想强调)(?:的是)?，?)(?=.{5})"
)
_ENGLISH_OPENING = re.compile(r"^(?:But|And|So|Also|Now|However|Therefore|In short|Of course|I (?:think|believe)(?: that)?),?\s+(?=\S)")
_RUN_IN = 40  # characters of a heading in front of its own paragraph (longer first sentences are body)
_ALIKE = 0.6  # of the paragraphs of a section that must open so
_QUESTION = 24  # characters of a question that a paragraph answers
_GENERIC = re.compile("(?:以下|如下|下面|下列|几点|[几两二三四五六七八]个?方面|[几两二三四五六七八]项)[^，]{0,8}$|^(?:主要|具体)?(?:是|有|包括)$")
_KIND_OF = re.compile("问题|原因|教训|危害|条件|原则|义务|权利|职责|情形|经验|目标|政策|方针|标准|来源|体会")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a paragraph opens with: the sentence, its line, and whether it is set as a heading."""

    unit: Unit
    form: str
    why: str
    run_in: bool = False


def find_leads(paragraphs: Sequence[Sequence[Unit]], analysis: Analysis, most: int) -> dict[str, Lead]:
    """Return by Paragraph.id what the paragraphs of one section open with, where it is a point of theirs.

    Most paragraphs open with a short sentence that the rest elaborates: these are headings, all of them. Else a
    paragraph's first sentence is a line when it claims, demands or sets a target, and stands alone.
    """
    alike = [each for each in paragraphs if _may_be_run_in(each, most, analysis)]
    headed = len(alike) >= 2 and len(alike) >= _ALIKE * len(paragraphs)
    found: dict[str, Lead] = {}
    for units in paragraphs:
        if headed and _may_be_run_in(units, most, analysis):
            found[units[0].paragraph.id] = Lead(units[0], bare(units[0].text), "run-in heading of its paragraph", True)
        elif lead := _lead(units, analysis, most):
            found[units[0].paragraph.id] = lead
    return found


def _may_be_run_in(units: Sequence[Unit], most: int, analysis: Analysis) -> bool:
    first = units[0]
    if len(units) < 2 or first.leans or first.does(*_NO_LEAD) or first.text[-1:] in "：:":
        return False
    room = max(most, _RUN_IN) if analysis.speech.language == "zh" else 3 * most
    return len(first.text) <= room and len(first.text) < sum(len(unit.text) for unit in units[1:])


def _lead(units: Sequence[Unit], analysis: Analysis, most: int) -> Lead | None:
    first = units[0]
    if len(units) > 1 and first.does("question") and len(first.text) <= _QUESTION and not first.flags:
        return Lead(first, first.text, "question that its paragraph answers")
    for unit in units[:2]:
        if unit.does(*_SAYS) and not unit.does(*_NO_LEAD) and (form := line_of(unit, analysis, most)):
            return Lead(unit, form, f"opens its paragraph: {unit.role}")
    return None


def line_of(unit: Unit, analysis: Analysis, most: int) -> str | None:
    """Return a sentence's line, None where no part of it stands alone and says what the whole says."""
    if unit.flags:
        return None
    if analysis.speech.language == "en":
        return english_line(unit.text, most)
    plain = fold(unit.text)
    start = 0
    while opening := _OPENING.match(plain[start:]):
        start += opening.end()
    if (unit.leans and not start) or (start and find_roles(plain[start:], (), analysis.kind, "zh")[0].role == "question"):
        return None
    form = short_sentence(unit.text[start:], most)
    return form if form and keeps_its_sense(form, unit, analysis) else None


def keeps_its_sense(form: str, unit: Unit, analysis: Analysis) -> bool:
    """Return whether the line of a sentence about a failing still tells a failing."""
    if form == bare(unit.text) or not unit.does("problem"):
        return True
    return any(found.role == "problem" for found in find_roles(fold(form), (), analysis.kind, analysis.speech.language))


def english_line(text: str, most: int) -> str | None:
    """Return an English sentence of five words and more whole; a word counts as two characters."""
    start = opening.end() if (opening := _ENGLISH_OPENING.match(text)) else 0
    words = len(text[start:].split())
    return bare(text[start:]) if words >= 5 and 2 * words <= most else None


def intro_form(intro: str, analysis: Analysis) -> str | None:
    """Return the words before a list as its line, None where they only say that a list follows (做好以下工作)."""
    plain = fold(intro)
    start = 0
    while opening := _OPENING.match(plain[start:]):
        start += opening.end()
    words = intro[start:].strip(" ，：:")
    plain = plain[start:]
    if len(words) < 4 or (_GENERIC.search(plain) and not _KIND_OF.search(plain)):
        return None
    return words
