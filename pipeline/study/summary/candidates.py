"""Which sentences may be chosen for a summary, and which must come with them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.language.script import fold
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.predicate import has_predicate, is_bare_name
from pipeline.study.analysis.roles import Role
from pipeline.study.analysis.standing import is_habit, opens_back
from pipeline.study.summary.labels import label_of, start_of
from pipeline.study.summary.loose import holds_nothing, leans_back
from pipeline.study.summary.merit import merit_of

Group = tuple[Unit, ...]  # a sentence with those before it that it leans on, in text order
_LEAST = {"zh": 12, "en": 24}  # characters of a sentence worth printing, without spaces
_CHAIN = 2  # sentences that a leaning one may bring along
_CALL = 3  # sentences of a closing call
_MAIN: tuple[Role, ...] = ("claim", "demand", "target", "definition", "duty")
_BACKWARD = ("opens with", "item of a list")
_LABELLED = ("item of a list", "item of a dialogue")
_ORDINAL = re.compile(
    r"opens with (?:(?:first|second|third|fourth|finally|lastly)(?:ly)?,?|总之|总而言之)", re.IGNORECASE
)
_GOES_ON = re.compile(r"[；;：:，,]$")
_HALF = re.compile("一方面|一则|要么")  # the first half of a pair of sentences
# What goes on from the sentence before it: it has no subject, or a pronoun for one.
_GOES_BACK = re.compile(
    r"(?:但|而|现在|所以|因此)?，?(?:(?:并)?不是|并非|而是|也就是|这|那(?!时)|它|其(?!他|它|余|实)|他|她)"
    r"|(?:and |but |so )?(?:it(?!(?:['’]s| is| was)[^,.]{0,24}that)|this|that|these|those|they|he|she)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(r"^[（(\[【]|(?:译者?注|编者按|^注)[：:]")


def candidates_of(analysis: Analysis, units: Iterable[Unit] | None = None) -> list[Group]:
    """Return what may be chosen: sentences that stand alone, and leaning ones together with those before them.

    An item of a list or an answer stands alone without its label if the rest does. In unprepared talk openings such as
    所以 are habit and do not lean. A sentence that the proofreader flagged, a scrap, a remark, a question, ceremony,
    an example or half a quotation is none.
    """
    pool = list(analysis.units if units is None else units)
    inside = {unit.index for unit in pool}
    others = _closing_call(analysis) | analysis.voices.asking
    pool = [unit for unit in pool if unit.index not in others]
    groups = (_with_antecedents(unit, analysis, inside) for unit in pool if unit.spoken)
    return [group for group in groups if group]


def _closing_call(analysis: Analysis) -> frozenset[int]:
    """Return the last sentences of a speech or report if it ends with a closing call (蓝图已经绘就。让我们…而奋斗！).

    Of its last paragraph no more than `_CALL` sentences: a text may be one paragraph as a whole.
    """
    if analysis.kind not in ("speech", "report", "letter"):
        return frozenset()
    ending = [unit for unit in analysis.units if unit.spoken and len(unit.text) >= _LEAST["zh"]]
    if not ending or ending[-1].role != "ceremony":
        return frozenset()
    return frozenset(unit.index for unit in ending[-_CALL:] if unit.paragraph.id == ending[-1].paragraph.id)


def _with_antecedents(unit: Unit, analysis: Analysis, inside: set[int]) -> Group:
    group = [unit]
    while True:
        first = group[0]
        if not _is_fit(first, analysis):
            return ()
        if _stands_alone(first, analysis):
            return tuple(group)
        before = first.index - 1
        if label_of(first) and leans_back(first, analysis):
            return ()  # 一是具有更好的代表性: the subject stands before the list
        only_backward = all(reason.startswith(_BACKWARD) for reason in first.leans)
        if not only_backward or len(group) > _CHAIN or before not in inside:
            return ()
        previous = analysis.units[before]
        if not previous.spoken or previous.paragraph.id != first.paragraph.id:
            return ()
        group.insert(0, previous)


def _is_fit(unit: Unit, analysis: Analysis) -> bool:
    least = _LEAST["en" if analysis.speech.language == "en" else "zh"]
    printed = unit.text[start_of(unit) :].strip()
    return (
        not unit.flags
        and sum(not letter.isspace() for letter in printed) >= least
        and merit_of(unit, analysis) > 0
        and not _only_tells(unit, analysis)
        and not holds_nothing(unit, analysis)
        and not _REMARK.search(printed)
        and not _HALF.match(fold(printed[:4]))
        and (analysis.speech.language == "en" or not is_bare_name(unit.tokens))
    )


def _only_tells(unit: Unit, analysis: Analysis) -> bool:
    """Return whether a sentence only tells how a meeting or a talk went, which is no news but of the meeting itself."""
    return unit.narrative and analysis.kind not in ("news", "minutes") and not unit.does(*_MAIN)


def _stands_alone(unit: Unit, analysis: Analysis) -> bool:
    if leans_back(unit, analysis):
        return False
    if _only_joined(unit):
        return True
    if not unit.leans and not analysis.unprepared:
        return not _GOES_BACK.match(fold(unit.text[:40]))
    if not unit.leans or (analysis.unprepared and all(map(is_habit, unit.leans))):
        return True
    label, rest = fold(unit.text[: label_of(unit)]).strip(), fold(unit.text[label_of(unit) :])
    if unit.leans and all(_ORDINAL.fullmatch(reason) for reason in unit.leans):
        return True  # reads well with its "First," or 总之
    if not label or not all(_is_label(reason, label) for reason in unit.leans):
        return False
    before = analysis.units[unit.index - 1].text if unit.index and not label.startswith("答") else ""
    parts_of_one = _GOES_ON.search(before) or _GOES_ON.search(rest)  # items that make up a single sentence
    parts_of_one = None if unit.does("definition") else parts_of_one  # （一）重大事故，是指…；
    return not parts_of_one and not opens_back(rest, ()) and has_predicate(unit.tokens)


def _only_joined(unit: Unit) -> bool:
    """Return whether a sentence leans only by a word before its first comma (因此，…), without which it is printed."""
    start = start_of(unit)
    joins, rest = fold(unit.text[:start]).strip("，"), fold(unit.text[start:])
    if not joins or label_of(unit) or not all(reason.removeprefix("opens with ") == joins for reason in unit.leans):
        return False
    return not opens_back(rest, ()) and not _GOES_BACK.match(rest[:40]) and has_predicate(unit.tokens)


def _is_label(reason: str, label: str) -> bool:
    return reason.startswith(_LABELLED) or reason.removeprefix("opens with ") in (label, label.rstrip("，、："))
