"""Where a sentence may be left blank: what must be known in it, and that nobody could fill in otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.language.characters import HAN
from pipeline.language.words import load_lines
from pipeline.speech import Speech, TextKind
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.headings import shared_frame
from pipeline.study.analysis.roles import Role
from pipeline.study.items.asking import Asked, Matter, find_asked
from pipeline.study.items.stems import Stem
from pipeline.study.items.stretches import Stretches, points_elsewhere

_DATA = Path(__file__).with_name("data")

_LONGEST: dict[Matter, int] = {"list": 40, "definition": 36}  # characters of an answer
_MOST = 22
_MOST_EN = 70
_FREE: frozenset[Matter] = frozenset(("time", "figure", "term", "list", "heading"))  # need not end where words end
_MAY_BEGIN: frozenset[Matter] = frozenset(("who", "definition", "term", "time", "figure"))

# What a sentence does makes its matter worth more or less knowing.
_ROLE = {
    "definition": 1.5, "target": 1.4, "duty": 0.9, "claim": 0.7, "demand": 0.6, "statement": 0.0, "reason": -0.6,
    "problem": -0.4, "quotation": -0.8, "achievement": -1.4, "narrative": -1.6,
}  # fmt: skip
# Kinds of text that bind ask for rules, those that argue for claims.
_BINDING: frozenset[TextKind] = frozenset(("statute", "policy", "report", "minutes"))
_RULES: frozenset[Matter] = frozenset(("time", "figure", "who", "penalty", "rule", "institution", "definition"))
_CLAIMS: frozenset[Matter] = frozenset(("claim", "contrast", "maxim", "definition", "term"))


@dataclass(frozen=True, slots=True)
class Blank:
    """A span of a sentence that may be blanked: offsets in `unit.text`; `first` and `last`: the stretch printed."""

    stem: Stem
    first: int
    last: int
    start: int
    stop: int
    asked: Asked
    score: float

    @property
    def unit(self) -> Unit:
        return self.stem.unit

    @property
    def answer(self) -> str:
        return self.unit.text[self.start : self.stop]

    @property
    def matter(self) -> Matter:
        return self.asked.matter

    @property
    def printed(self) -> str:
        return self.unit.text[self.first : self.last]

    @property
    def core(self) -> tuple[int, int]:
        """Where the answer stands without 以上, 左右: what other answers may be put for."""
        return self.asked.core or (self.start, self.stop)

    @property
    def bare(self) -> str:
        start, stop = self.core
        return self.unit.text[start:stop]


def find_blanks(analysis: Analysis, stems: Sequence[Stem]) -> list[Blank]:
    """Return every blank that makes a fair item, best first in each sentence."""
    english = analysis.speech.language == "en"
    variable = _varying_parts(analysis.speech)
    blanks: list[Blank] = []
    for stem in stems:
        found: dict[tuple[int, int], Blank] = {}
        cut = Stretches(stem, english)
        for asked in (*find_asked(stem, analysis.kind, analysis.speech.language), *_of_heading(stem, variable)):
            blank = _blank(stem, cut, asked, analysis)
            if blank is not None:
                known = found.get((asked.start, asked.stop))
                if known is None or known.score < blank.score:
                    found[asked.start, asked.stop] = blank
        blanks += sorted(found.values(), key=lambda blank: (-blank.score, blank.start))
    return blanks


def _blank(stem: Stem, cut: Stretches, asked: Asked, analysis: Analysis) -> Blank | None:
    english = analysis.speech.language == "en"
    if not (_is_whole(stem, asked, english) and _matters(stem, asked, analysis.kind)):
        return None
    around = asked.against or (asked.start, asked.stop)
    for first, last in cut.around(min(asked.start, around[0]), max(asked.stop, around[1])):
        if not points_elsewhere(stem, first, last, analysis.kind, english) and _is_fair(
            stem, asked, first, last, english
        ):
            return Blank(stem, first, last, asked.start, asked.stop, asked, _score(stem, asked, analysis))
    return None


_PAST: frozenset[Role] = frozenset(("achievement", "narrative"))
_AHEAD = re.compile(
    "拟|预计|[^人是]将|力争|计划|必须|不得|不[超低少高]|至[多少]|应当|需要"
)  # before a figure that is set
_UNSURE = re.compile("可能|也许|或许|大概|好像|似乎|差不多")


def _matters(stem: Stem, asked: Asked, kind: TextKind) -> bool:
    """Return whether something is to be known and not a small fact of a story, or a guess."""
    if asked.family.startswith("date") and re.search("召开|举行|印发|发布|会见", stem.folded):
        return False
    if asked.matter in ("time", "figure") and kind not in _BINDING and kind != "lecture":
        clause = re.split("[，；。]", stem.folded[: asked.start])[-1]
        if asked.matter == "time" and stem.folded[asked.stop - 1] in "前内" and stem.unit.role not in _PAST:
            return True
        if _AHEAD.search(clause) and not asked.family.startswith("date"):
            return True
        if stem.unit.text.isascii():
            return not stem.unit.text.startswith(("Last ", "Yesterday", "One ", "Once "))
        told = stem.unit.does("target", "duty", "demand", "definition", "claim", "problem")
        if re.match("(?:正式)?(?:施行|实施|执行|生效)", stem.folded[asked.stop :]):
            return True
        return told and not asked.family.startswith("date")
    if asked.matter in ("claim", "contrast", "maxim"):
        clause = re.split("[，。；：]", stem.folded[: asked.start])[-1]
        return _UNSURE.search(clause) is None and not (
            asked.matter == "claim" and re.search("哪|什么|怎么|是否", clause)
        )
    return True


_BOUND = re.compile("(?:为|满|过|于|至少|限期|每|达|需|要|放|用|花|[a-z] )$")  # before a duration that is a limit


def _score(stem: Stem, asked: Asked, analysis: Analysis) -> float:
    unit = stem.unit
    score = asked.points + _ROLE.get(unit.role, 0.0) + unit.weight
    if analysis.kind in _BINDING:
        score += 0.5 * (asked.matter in _RULES)
    else:
        score += 0.5 * (asked.matter in _CLAIMS)
        if asked.matter in ("time", "figure") and unit.role not in ("target", "duty", "definition", "demand"):
            score -= 0.4
    if unit.particular and asked.matter not in ("time", "figure", "who"):
        score -= 0.6
    if stem.marked:
        score -= 0.8
    if (
        asked.matter == "figure"
        and asked.size is not None
        and asked.size < 4
        and stem.folded[asked.start] in "一两二三"
    ):
        score -= 1.0  # 两种资源, 三个世界
    if asked.family == "duration" and not _BOUND.search(stem.folded[: asked.start]):
        score -= 0.8 * (re.match("内|前|以上|以下|[，。；的]", stem.folded[asked.stop - 1 :]) is None)
    score += 0.8 * max(0.0, 1 - max(0, len(unit.text) - 20) / 60)  # a point is made in few words
    return score + 0.5 * (unit.sentence.start == 0 or unit.kind == "heading")


def _is_whole(stem: Stem, asked: Asked, english: bool) -> bool:
    """Return whether the answer begins and ends with words, cuts no name and leaves no mark open."""
    start, stop = asked.start, asked.stop
    answer = stem.unit.text[start:stop]
    most = _MOST_EN if english else _LONGEST.get(asked.matter, _MOST)
    if not 2 <= len(answer) <= most or answer != answer.strip():
        return False
    if re.search(r"[\[\]〔〕①-⑳⑴-⒇*`]", answer) or any(
        answer.count(a) != answer.count(b) for a, b in ("“”", "（）", "《》", "「」")
    ):
        return False
    if any(first < stop and start < last and not (start <= first and last <= stop) for first, last in stem.unit.people):
        return False
    if asked.matter in ("claim", "basis", "maxim", "rule") and any(a < stop and start < b for a, b in stem.unit.people):
        return False
    if english:
        return not re.search(
            r"^(?:the|a|an|to|of|and|or|not)$|\b(?:the|a|an|to|of|and|or|in|for|with|by)$", answer.lower()
        )
    if asked.matter == "list":
        return True
    if asked.matter in _FREE:
        return asked.matter != "term" or not _is_empty(stem.folded[start:stop])
    if asked.subject or (asked.matter == "claim" and stem.folded[stop : stop + 1] == "的"):
        inside = [token for token in stem.unit.tokens if start <= token.start < stop]
        if (
            not inside
            or inside[-1].tag[0] not in "njlvbisze"
            or (asked.subject and inside[-1].tag in ("v", "vd"))
            or inside[0].tag[0] in "drpc"
        ):
            return False
    if asked.matter == "claim" and stem.folded[start - 1] == "的":
        behind = [token for token in stem.unit.tokens if start <= token.start < stop]
        if any(token.tag in ("v", "vd", "d", "p", "r") for token in behind[:-1]) or (
            behind[-1:] and behind[-1].tag == "v"
        ):
            return False
    bounds = {token.start for token in stem.unit.tokens} | {token.stop for token in stem.unit.tokens}
    return start in bounds and stop in bounds and not _is_empty(stem.folded[start:stop])


def _is_empty(answer: str) -> bool:
    """Return whether an answer says nothing by itself, or begins or ends within a phrase."""
    return any(pattern.search(answer) for pattern in _unasked())


@lru_cache(maxsize=1)
def _unasked() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line) for line in load_lines("unasked", _DATA))


def _is_fair(stem: Stem, asked: Asked, first: int, last: int, english: bool) -> bool:
    """Return whether the stretch does not tell the answer itself and leaves enough to know what is asked."""
    text = stem.folded if not english else stem.unit.text.lower()
    start, stop = asked.start, asked.stop
    answer = text[start:stop]
    rest = f"{text[first:start]}\n{text[stop:last]}"
    if len(re.sub(r"\W", "", stem.lead + rest)) < (12 if english else 5):
        return False
    if asked.matter == "figure" and start == first and last - first < 12:
        return False
    if start - first < 2 and not ((asked.matter in _MAY_BEGIN or asked.subject) and last - stop >= 6):
        return False
    if asked.against is not None and start - first > 0 and asked.against[0] - first < 4:
        return False  # 不是…，而是… of what is not said
    if re.search(rf"(?<!\d){re.escape(answer)}(?!\d)" if answer[0].isdigit() else re.escape(answer), rest):
        return False
    if asked.matter in ("time", "figure"):
        return re.match("[^，。；：]{0,6}：", text[stop:last]) is None  # 五种：A、B、C、D、E tells itself
    if english:
        words = re.findall(r"[a-z']{4,}", answer)
        return not words or sum(word in rest for word in words) * 2 < len(words)
    if asked.matter == "list":
        return not any(member in rest for member in asked.members)
    if asked.matter == "term" and asked.family:
        answer = answer.lstrip("一二两三四五六七八九十")
        return not any(answer[at : at + 2] in rest for at in range(len(answer) - 1))
    pairs = [answer[at : at + 2] for at in range(len(answer) - 1)]
    told = sum(pair in rest for pair in pairs)
    return told * (3 if asked.matter in ("claim", "maxim", "term", "basis") else 2) <= len(pairs)


def _of_heading(stem: Stem, variable: dict[str, list[str]]) -> list[Asked]:
    if stem.unit.section is None or stem.unit.kind != "heading" or not stem.lead:
        return []
    places = ((stem.unit.text.find(part), part) for part in variable.get(stem.unit.section.id, ()))
    return [Asked(at, at + len(part), "heading", 3.6, "a member of a series") for at, part in places if at > 0]


def _varying_parts(speech: Speech) -> dict[str, list[str]]:
    """Return for each heading of a series of three or more the part that the rest of the heading tells: id → parts.

    二是坚持高度自觉的大局意识: 高度自觉 tells 大局意识. A heading that only its number tells apart has none.
    """
    parts: dict[str, list[str]] = {}
    groups = [speech.sections, *(section.children for section in speech.walk())]
    for group in groups:
        if len(group) < 3:
            continue
        prefix, suffix = shared_frame(group)
        own = [section.title[len(prefix) : len(section.title) - len(suffix) or None] for section in group]
        cut = [name.strip("，、“”").rpartition("的") for name in own]
        if len({head for head, _, _ in cut}) < len(cut) or not all(len(head) > 1 for head, _, _ in cut):
            continue
        for section, (_, _, tail) in zip(group, cut, strict=True):
            parts[section.id] = [tail] if re.fullmatch(f"{HAN}{{2,14}}", tail) else []
    return parts
