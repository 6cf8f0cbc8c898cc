"""What paragraphs open with: run-in headings, and the claims, demands and targets of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.script import fold
from pipeline.kinds import TextKind
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import bare, begins_with_verb
from pipeline.study.analysis.roles import Role, find_roles
from pipeline.study.analysis.shorten import clause_with, short_sentence
from pipeline.study.outline.level import shorten_level

_SAYS: tuple[Role, ...] = ("claim", "demand", "target", "duty", "definition", "problem")
_DEMANDING: tuple[TextKind, ...] = ("report", "policy", "speech", "minutes", "letter", "interview")
_NEVER: tuple[Role, ...] = ("direction", "ceremony", "example", "quotation")
_NO_LEAD: tuple[Role, ...] = (*_NEVER, "bridge", "narrative", "question", "reason")
# What a sentence may leave off at its beginning: it joins it to the one before, or says that the speaker speaks.
_OPENING = re.compile(
    "^(?:(?:(?:同时|此外|另外|总之|首先|其次|最后|因此|所以|当然|总的看|总的来说|其实|事实上|显然|一般来说|应该说|可以说|那么|在此|今天)，"
    "|(?:但是|但|所以|因此|而且)，?)"
    "|(?:所以)?(?:我|我们)(?:个人)?(?:始终|一直|也)?(?:认为|觉得|相信|坚信|以为|想说|(?:还要?)?(?:特别|想)?强调)(?:的是)?，?)(?=[^是也就又的才，].{4})"
)
_ENGLISH_OPENING = re.compile(
    r"^(?:But|And|So|Also|Now|However|Therefore|In short|Of course|I (?:think|believe)(?: that)?),?\s+(?=\S)"
)
_RUN_IN = 40  # characters of a heading in front of its own paragraph (longer first sentences are body)
_ALIKE = 0.6  # of the paragraphs of a section that must open so
_MODAL = re.compile(
    "[^，。；：不]{5,60}?(?=(?:必须|应当|应该|应(?![用对急])|负责|(?<![重主需首只])要(?![求点素害领])))"
)
_FORBIDS = re.compile("不[能要得可宜应该]|严禁|防止|避免|反对|克服|纠正")
_OF_ONESELF = re.compile(
    "我(?![们们國国市省县區区校院厂军党村镇乡局])|我们[^，]{0,4}(?:正在|刚才|今天)|今天(?:是|我)|.*[啊呀呢吧嘛哦]$"
)
_NO_FAULT = frozenset({"a name without a verb"})  # of a heading
_PER_WORD = 1.4  # full-width characters that a word has of a sentence of two lines (5 letters and a blank: half widths)
_FIRST = 3  # sentences in which an essay's paragraph comes to its point
_COUNTS = re.compile("[^，。：这那]{2,20}有[两二三四五六七八九]大?(?:个|种|点|条|类|方面|项)[^，。：的]{1,6}(?=：)")
_QUESTION = 24  # characters of a question that a paragraph answers
_DANGLES = re.compile("让|使|把|将|[^，]{0,4}[它他她这那]")
_GENERIC = re.compile(
    "(?:以下|如下|下面|下列|几点|[几两二三四五六七八]个?方面|[几两二三四五六七八]项)[^，]{0,8}$|^(?:主要|具体)?(?:是|有|包括)$"
)
_KIND_OF = re.compile("问题|原因|教训|危害|条件|原则|义务|权利|职责|情形|经验|目标|政策|方针|标准|来源|体会")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a paragraph opens with: the sentence, its line (None: still to be shortened), whether it is a heading."""

    unit: Unit
    form: str | None
    why: str
    run_in: bool = False


def find_leads(paragraphs: Sequence[Sequence[Unit]], analysis: Analysis, most: int) -> dict[str, Lead]:
    """Return by Paragraph.id what the paragraphs of one section open with, where it is a point of theirs.

    Most paragraphs open with a short sentence that the rest elaborates: these are headings, all of them. So is, in
    any paragraph, a short sentence in the form of a heading (加强…). Else a paragraph's first sentence is a line when
    it claims, demands or sets a target, and stands alone.
    """
    short = [each for each in paragraphs if _may_be_run_in(each, most, analysis)]
    alike = len(short) >= 2 and len(short) >= _ALIKE * len(paragraphs)
    found: dict[str, Lead] = {}
    for units in paragraphs:
        if _may_be_run_in(units, most, analysis) and (alike or _begins_like_a_heading(units[0], most)):
            found[units[0].paragraph.id] = Lead(units[0], None, "run-in heading of its paragraph", True)
        elif lead := _lead(units, analysis, most):
            found[units[0].paragraph.id] = lead
    return found


def _may_be_run_in(units: Sequence[Unit], most: int, analysis: Analysis) -> bool:
    first = units[0]
    if len(units) < 2 or first.does(*_NO_LEAD) or first.text[-1:] in "：:？?" or set(first.leans) - _NO_FAULT:
        return False
    if analysis.kind not in _DEMANDING and not first.does(*_SAYS) and not begins_with_verb(fold(first.text)):
        return False
    zh = analysis.speech.language == "zh"
    room = max(most, _RUN_IN) if zh else 2 * most
    long = len(first.text) > room or len(first.text) >= sum(len(unit.text) for unit in units[1:])
    return not long and (not zh or len(shorten_level([first.text], most)[0]) <= most)


def _begins_like_a_heading(unit: Unit, most: int) -> bool:
    return len(unit.text) <= most and begins_with_verb(fold(unit.text))


def _lead(units: Sequence[Unit], analysis: Analysis, most: int) -> Lead | None:
    first = units[0]
    asks = (
        len(units) > 1
        and analysis.kind in ("essay", "interview", "speech")
        and first.does("question")
        and len(first.text) <= _QUESTION
    )
    if asks and first.leans == ("a question",) and first.text[0] not in "那这這":
        return Lead(first, first.text, "question that its paragraph answers")
    says = _SAYS if analysis.kind not in _DEMANDING else _SAYS[:-1]
    if counts := _COUNTS.match(fold(first.text)):
        return (
            Lead(first, first.text[: counts.end()], "says how many points it has")
            if len(counts.group()) <= most
            else None
        )
    for unit in units[: _FIRST if analysis.kind in ("essay", "lecture") else 2]:
        if unit.does(*says) and not unit.does(*_NO_LEAD) and (form := line_of(unit, analysis, most)):
            return Lead(unit, form, f"opens its paragraph: {unit.role}")
    return None


def line_of(unit: Unit, analysis: Analysis, most: int) -> str | None:
    """Return a sentence's line, None where no part of it stands alone and says what the whole says."""
    if unit.flags or any(not reason.startswith("opens with") for reason in unit.leans):
        return None
    if analysis.speech.language == "en":
        return None if unit.leans else english_line(unit.text, most)
    text = without_opening(unit.text)
    if (unit.leans and text == unit.text) or _OF_ONESELF.match(text):
        return None
    marks = [found.words for found in unit.roles if found.role in _SAYS]
    form = clause_with(text, marks, most) or short_sentence(text, most) or _from_the_modal(text, unit, most)
    return form if form and not _OF_ONESELF.match(form) and keeps_its_sense(form, unit, analysis) else None


def without_opening(text: str) -> str:
    """Return a sentence without what joins it to the one before (因此，) or says that the speaker thinks so (我认为)."""
    plain = fold(text)
    start = 0
    while opening := _OPENING.match(plain[start:]):
        start += opening.end()
    return text[start:]


def _from_the_modal(text: str, unit: Unit, most: int) -> str | None:
    """Return what a long-named office must do, from 必须 or 应当 on: outlines leave the subject off (动宾 form)."""
    modal = _MODAL.match(fold(text)) if unit.does("duty", "demand") else None
    return short_sentence(text[modal.end() :], most) if modal else None


def keeps_its_sense(form: str, unit: Unit, analysis: Analysis) -> bool:
    """Return whether the line of a sentence about a failing still tells a failing, or what must not be."""
    if form == bare(unit.text) or unit.role != "problem":
        return True
    plain = fold(form)
    roles = {found.role for found in find_roles(plain, (), analysis.kind, analysis.speech.language)}
    return bool(roles & {"problem", "demand"} or _FORBIDS.search(plain))


def english_line(text: str, most: int) -> str | None:
    """Return an English sentence of five words and more whole, of up to two lines."""
    start = opening.end() if (opening := _ENGLISH_OPENING.match(text)) else 0
    words = len(text[start:].split())
    return bare(text[start:]) if words >= 5 and words <= most / _PER_WORD else None


def intro_form(intro: str) -> str | None:
    """Return the words before a list as its line, None where they only say that a list follows (做好以下工作)."""
    words = without_opening(intro).strip(" ，：:")
    plain = fold(words)
    return (
        None
        if len(words) < 4 or _DANGLES.match(plain) or (_GENERIC.search(plain) and not _KIND_OF.search(plain))
        else words
    )
