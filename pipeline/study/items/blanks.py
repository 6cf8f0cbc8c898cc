"""Where a sentence may be left blank: what must be known in it, and that nobody could fill in otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.characters import HAN
from pipeline.language.script import fold
from pipeline.speech import Speech, TextKind
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.headings import shared_frame
from pipeline.study.items.asking import Asked, Matter, find_asked
from pipeline.study.items.clean import is_broken, is_clean, says_something
from pipeline.study.items.stems import Stem
from pipeline.study.items.stretches import Stretches
from pipeline.study.items.wholeness import is_whole
from pipeline.study.items.worth import Worth

_LEAST, _LEAST_IN_TALK = 0.02, 0.03  # chance that a key phrase is asked for: below, it is left alone
_TALKS: frozenset[TextKind] = frozenset(("lecture", "transcript", "interview"))
_OF_A_SENTENCE = 5  # blanks, the best
_MAY_BEGIN: frozenset[Matter] = frozenset(("who", "definition", "term", "time", "figure"))


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
    lead: str = ""  # what is printed before the stretch

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
    """Return every blank that makes a fair item, best first in each sentence, and the whole sentences (statements)."""
    english = analysis.speech.language == "en"
    variable = _varying_parts(analysis.speech)
    worth = Worth(analysis)
    whole = "\n".join(unit.text for unit in analysis.units)
    broken = is_broken(stems, analysis.kind) and not english
    blanks: list[Blank] = []
    for stem in stems:
        if not is_clean(stem, analysis.kind, english, broken):
            continue
        base = worth.of_sentence(stem)
        found: dict[tuple[int, int], Blank] = {}
        cut = Stretches(stem, analysis.kind, english)
        talk = english or analysis.kind in _TALKS
        for asked in (*find_asked(stem, analysis.kind, analysis.speech.language), *_of_heading(stem, variable)):
            if talk and _is_small_talk(stem, asked, broken):
                continue
            known = found.get((asked.start, asked.stop))
            if known is not None and known.asked.points >= asked.points:
                continue
            stretch = _stretch(stem, cut, asked, english, whole)
            if stretch is not None:
                score = worth.chance(base + worth.of_words(stem, asked))
                if asked.phrase is not None and score < (_LEAST_IN_TALK if talk else _LEAST):
                    continue
                first, last, lead = stretch
                found[asked.start, asked.stop] = Blank(stem, first, last, asked.start, asked.stop, asked, score, lead)
        blanks += sorted(found.values(), key=lambda blank: (-blank.score, blank.start))[:_OF_A_SENTENCE]
        if cut.stands_whole() and says_something(stem, stem.start, stem.stop, english):
            blanks.append(_statement(stem, cut.lead(stem.start, stem.stop) or "", worth.chance(base + worth.statement)))
    return blanks


def _statement(stem: Stem, lead: str, score: float) -> Blank:
    """Return the whole sentence, to be judged."""
    asked = Asked(stem.start, stem.stop, "statement", 0, "a whole statement")
    return Blank(stem, stem.start, stem.stop, stem.start, stem.stop, asked, score, lead)


def _stretch(stem: Stem, cut: Stretches, asked: Asked, english: bool, whole: str) -> tuple[int, int, str] | None:
    """Return the stretch of the sentence that is printed around a blank, and what is printed before it.

    None if it makes no fair item.
    """
    if not (is_whole(stem, asked, english) and _matters(stem, asked)):
        return None
    around = asked.against or (asked.start, asked.stop)
    for first, last in cut.around(min(asked.start, around[0]), max(asked.stop, around[1])):
        lead = cut.lead(first, last)
        if lead is None or not _is_fair(stem, asked, first, last, lead, english):
            continue
        if _is_one_frame(stem, asked, first, last, lead, whole) and says_something(stem, first, last, english):
            return first, last, lead
    return None


_FRAME = 16  # characters before a gap that stand nowhere else in the text
_FIXED: frozenset[Matter] = frozenset(("list", "term", "time", "figure", "definition", "who"))
_TELLING = 12  # characters behind it that tell which is meant


def _is_one_frame(stem: Stem, asked: Asked, first: int, last: int, lead: str, whole: str) -> bool:
    """Return whether the words before a gap stand once in the text: 国家实行＿＿ twice has two right answers.

    Of what is fixed (a list, a figure, a coined phrase) the clauses behind tell too which is meant.
    """
    text = stem.unit.text
    before = text[max(first, asked.start - _FRAME) : asked.start]
    behind = text[asked.stop : last]
    if asked.matter not in _FIXED:
        behind = re.split("[，。；,;]", behind)[0]
    if lead or len(behind) >= _TELLING or len(before) < 2:
        return True
    return whole.find(before, whole.find(before) + 1) < 0


def _is_small_talk(stem: Stem, asked: Asked, broken: bool) -> bool:
    """Return whether talk says something so by the way that it is not asked for: 要|沉得下心, 两次, 几十亿."""
    answer = stem.folded[asked.start : asked.stop]
    if asked.phrase is not None:
        return broken or asked.phrase.verbal or asked.phrase.left in ("的", "start")
    if asked.matter in ("time", "figure"):
        return broken or (asked.size is not None and asked.size < 3 and asked.matter == "figure")
    return "几" in answer


_UNSURE = re.compile("可能|也许|或许|大概|好像|似乎|差不多|哪|什么|怎么|是否")


_RANGE = re.compile(r"[\d%‰点][至到~～—-]$|-$")  # the end of a range alone
_SAID = re.compile("[“「][^”」]*$")  # within quotation marks: told by somebody, or a saying
_TIMES = re.compile("了[一二两三四五六七八九几](?![十百千万亿])")  # 开了三次会: what happened, not what is so


def _matters(stem: Stem, asked: Asked) -> bool:
    """Return whether what is asked is neither the day of a meeting nor a guess."""
    if asked.family.startswith("date") and re.search("召开|举行|印发|发布|会见", stem.folded):
        return False
    text, start = stem.folded, asked.start
    if _TIMES.match(text, start - 1) or text[start - 3 : start] == "越来越" or text[start : asked.stop] == "一点":
        return False
    if asked.matter in ("time", "figure") and (_RANGE.search(text[:start]) or _SAID.search(text[:start])):
        return False
    if asked.matter == "phrase" and re.search("(?:召开|举行|出席|参加)了?$", text[:start]):
        return False  # which meeting it was
    if re.fullmatch("[十百千万]年", text[start : asked.stop]):
        return False  # 百年未有之大变局: no span of time
    if asked.matter == "who" and re.search("规定|应当|依照|根据", text[start : asked.stop]):
        return False
    if asked.matter in ("time", "figure") and re.search("[我你他她它咱]们?的?$", text[:start]):
        return False  # 我们三个人
    if asked.matter in ("claim", "contrast", "maxim", "phrase", "time", "figure"):
        return _UNSURE.search(re.split("[，。；：]", stem.folded[: asked.start])[-1]) is None
    return True


def _is_fair(stem: Stem, asked: Asked, first: int, last: int, lead: str, english: bool) -> bool:
    """Return whether the stretch does not tell the answer itself and leaves enough to know what is asked."""
    if english and not re.match('[A-Z“"]', stem.unit.text[first:]):
        return False
    text = stem.folded if not english else stem.unit.text.lower()
    start, stop = asked.start, asked.stop
    answer = text[start:stop]
    lead = lead.lower() if english else lead and fold(lead)
    rest = f"{lead}\n{text[first:start]}\n{text[stop:last]}"
    if "虽然" in rest and not re.search("但|却|可是|然而|不过", rest):
        return False  # half of a pair
    if len(re.sub(r"\W", "", rest)) < (12 if english else 10 if asked.family == "name" else 5):
        return False
    if asked.matter == "figure" and start == first and last - first < 12:
        return False
    opens = asked.subject or (asked.phrase is not None and asked.phrase.left == "start")
    if start - first < 2 and not lead and not ((asked.matter in _MAY_BEGIN or opens) and last - stop >= 6):
        return False
    if asked.against is not None and start - first > 0 and asked.against[0] - first < 4 and "越" not in answer + rest:
        return False  # 不是…，而是… of what is not said; 独舞越复杂越好 says it
    if answer in rest and not (answer[0].isdigit() and not re.search(rf"(?<!\d){re.escape(answer)}(?!\d)", rest)):
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
    return told * (2 if asked.matter == "who" else 3) <= len(pairs)


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
