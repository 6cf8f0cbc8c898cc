"""Test items made of the speech's own sentences: fill in, choose, true or false. One right answer each.

A sentence serves one item; no item shows another's answer; the items are spread over the parts of the speech.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from zlib import crc32

from pipeline.chinese import count_han, match_quotes
from pipeline.layout.schema import StudySpec
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.blanks import FIRST, Blank, find_blanks
from pipeline.study.distractors import Distractors
from pipeline.study.people import find_people
from pipeline.study.results import Gap, Item
from pipeline.study.words import load_list, load_words

_SHORTEST, _LONGEST = 10, 90  # Chinese characters of a sentence that makes an item
_POSITIONS = (2, 0, 3, 1, 1, 3, 0, 2)  # of the right option, by turns
_OPTIONS = 4
# How like the answer a wrong option must be, if that gives too few, and the untruth in a false statement.
_LIKE, _RATHER_LIKE, _ALIKE = 3.5, 3.0, 5.0
_SERIES = frozenset({"heading", "term"})  # places where another of the series is surely wrong
_LOOSE = frozenset({"series", "definition", "maxim"})
_LABEL = re.compile("(?:问|答|记者|主持人|[QA])[：:]")
_OF_THE_SPEAKER = re.compile("我(?![们国军党])")


def make_items(speech: Speech, analysis: Analysis, options: StudySpec) -> tuple[Item, ...]:
    """Return the items: cloze, then choice, then true/false, in text order within each kind."""
    if speech.language != "zh":
        return ()
    wanted = options.cloze
    units = [unit for unit in analysis.units if _is_fit(unit)]
    blanks = find_blanks(speech, analysis, units)
    wrong = Distractors(speech, analysis, blanks)
    sheet = _Sheet(analysis)
    ranked = sorted(blanks, key=lambda blank: (-_suits(blank, wanted.difficulty), blank.unit.index, blank.start))
    choice = sheet.fill(ranked, wanted.choice, lambda blank: _choice(analysis, blank, wrong, _LIKE))
    short = wanted.choice - len(choice)
    choice += sheet.fill(ranked, short, lambda blank: _choice(analysis, blank, wrong, _RATHER_LIKE))
    untrue = (
        partial(_swapped, analysis=analysis, wrong=wrong, sources=_SERIES),
        partial(_turned_round, analysis=analysis),
        partial(_swapped, analysis=analysis, wrong=wrong, sources=_LOOSE),
    )
    judged: list[_Made] = []
    for way in untrue:
        judged += sheet.fill(ranked, wanted.true_false // 2 - len(judged), way)
    cloze = sheet.fill(ranked, wanted.count, lambda blank: _cloze(analysis, blank, ranked, wanted.difficulty))
    judged += sheet.fill(ranked, wanted.true_false - len(judged), lambda blank: _true(analysis, blank))
    return (*_in_order(cloze), *_turned(_in_order(choice)), *_in_order(judged))


@dataclass(frozen=True, slots=True)
class _Made:
    """An item with its sentence, the answers it asks for and the text it shows."""

    item: Item
    unit: Unit
    hidden: tuple[str, ...]
    shown: str


class _Sheet:
    """Chooses items so that none gives another away and every part of the speech has its share."""

    def __init__(self, analysis: Analysis) -> None:
        self._sizes = [sum(len(unit.text) for unit in part) for part in analysis.parts]
        self._made: list[_Made] = []

    def fill(self, blanks: Sequence[Blank], number: int, make: Callable[[Blank], _Made | None]) -> list[_Made]:
        """Return up to `number` new items, from the parts by turns according to their length."""
        chosen: list[_Made] = []
        left = list(blanks)
        taken: dict[int, int] = {}
        while len(chosen) < number and left:
            left.sort(key=lambda blank: self._need(blank.unit.part, taken), reverse=True)
            for place, blank in enumerate(left):
                made = make(blank) if self._is_free(blank) else None
                if made is not None and self._gives_nothing_away(made):
                    chosen.append(made)
                    self._made.append(made)
                    taken[blank.unit.part] = taken.get(blank.unit.part, 0) + 1
                    left = [other for other in left[place + 1 :] + left[:place] if other.unit is not blank.unit]
                    left.sort(key=lambda blank: -blank.score)
                    break
            else:
                break
        return chosen

    def _need(self, part: int, taken: dict[int, int]) -> float:
        return self._sizes[part] / (1 + 2 * taken.get(part, 0))

    def _is_free(self, blank: Blank) -> bool:
        return all(made.unit is not blank.unit and made.unit.text != blank.unit.text for made in self._made)

    def _gives_nothing_away(self, new: _Made) -> bool:
        for made in self._made:
            if any(answer in new.shown for answer in made.hidden) or any(answer in made.shown for answer in new.hidden):
                return False
            if set(made.hidden) & set(new.hidden):
                return False
        return True


def _is_fit(unit: Unit) -> bool:
    """Return whether a sentence makes sense alone, is whole and without a suspected slip."""
    run_in = unit.kind == "heading" and unit.text.endswith("。")
    if not (unit.spoken or run_in) or unit.flags or (unit.leans and not run_in):
        return False
    size = count_han(unit.text)
    if not _SHORTEST <= size <= _LONGEST or not unit.text.endswith(("。", "！", "。”", "！”")):
        return False
    if match_quotes(unit.text).stray or _LABEL.match(unit.text):
        return False
    if _OF_THE_SPEAKER.search(re.sub("[“「][^“”「」]*[”」]", "", unit.text)):
        return False
    return not any(word in unit.text for word in load_list("local_words"))


def _suits(blank: Blank, difficulty: str) -> float:
    """Return the blank's rank: easy likes short, well-known words; hard long ones."""
    length = len(blank.answer)
    if difficulty == "easy":
        return blank.score - 0.25 * max(0, length - 4)
    if difficulty == "hard":
        return blank.score + 0.15 * min(length, 10)
    return blank.score


def _cloze(analysis: Analysis, blank: Blank, blanks: Iterable[Blank], difficulty: str) -> _Made | None:
    gaps = [blank]
    if difficulty == "hard" and count_han(blank.unit.text) >= 30:
        gaps += [other for other in blanks if other.unit is blank.unit and _are_apart(other, blank)][:1]
    gaps.sort(key=lambda gap: gap.start)
    parts: list[str | Gap] = []
    at = 0
    for gap in gaps:
        parts += [blank.unit.text[at : gap.start], Gap(gap.answer)]
        at = gap.stop
    parts.append(blank.unit.text[at:])
    answers = tuple(gap.answer for gap in gaps)
    return _made("cloze", blank, tuple(part for part in parts if part), answers, (), None, analysis)


def _are_apart(one: Blank, other: Blank) -> bool:
    first, second = sorted((one, other), key=lambda blank: blank.start)
    return second.start - first.stop >= 3 and one.answer not in other.answer and other.answer not in one.answer


def _choice(analysis: Analysis, blank: Blank, wrong: Distractors, least: float) -> _Made | None:
    others = wrong.find(blank, _OPTIONS - 1, least)
    if len(others) < _OPTIONS - 1:
        return None
    text = blank.unit.text
    parts = (text[: blank.start], Gap(blank.answer), text[blank.stop :])
    return _made("choice", blank, parts, (blank.answer,), (*others, blank.answer), _OPTIONS - 1, analysis)


def _turned(items: list[Item]) -> list[Item]:
    """Return choice items with the right option moved to a place that varies from item to item."""
    turned: list[Item] = []
    for number, item in enumerate(items):
        place = _POSITIONS[number % len(_POSITIONS)]
        wrong = sorted(item.options[:-1], key=lambda word: crc32((item.original + word).encode()))
        options = (*wrong[:place], item.answers[0], *wrong[place:])
        turned.append(
            Item(item.kind, item.parts, item.answers, options, place, item.original, item.section, item.ref)
        )
    return turned


def _true(analysis: Analysis, blank: Blank) -> _Made | None:
    return _made("true_false", blank, (blank.unit.text,), (), (), 1, analysis)


def _swapped(blank: Blank, analysis: Analysis, wrong: Distractors, sources: frozenset[str]) -> _Made | None:
    """Return a statement made untrue by another of the same series in the blank's place."""
    text = blank.unit.text
    if blank.source not in sources or find_people(text):
        return None  # nobody named is made to say or be what they did not
    others = wrong.find(blank, 1, _ALIKE)
    if not others:
        return None
    changed = text[: blank.start] + others[0] + text[blank.stop :]
    if wrong.is_said(changed[FIRST:]):
        return None  # 一是坚持…的大局意识: only the number would be wrong
    return _made("true_false", blank, (changed,), (blank.answer,), (), 0, analysis)


def _turned_round(blank: Blank, analysis: Analysis) -> _Made | None:
    """Return a statement made untrue by the opposite of one of its words, outside quotations."""
    text = blank.unit.text
    if find_people(text) or any(word in text for word in load_words("not_turned")):
        return None
    opposites = _opposites()
    quoted = match_quotes(text).pairs
    for token in blank.unit.tokens:
        inside = any(start < token.start < stop for start, stop in quoted)
        if token.text in opposites and token.start >= FIRST and text.count(token.text) == 1 and not inside:
            changed = text[: token.start] + opposites[token.text] + text[token.stop :]
            return _made("true_false", blank, (changed,), (token.text,), (), 0, analysis)
    return None


@lru_cache(maxsize=1)
def _opposites() -> dict[str, str]:
    return dict(entry.split("=") for entry in load_list("opposites"))


def _made(
    kind: str,
    blank: Blank,
    parts: tuple[str | Gap, ...],
    answers: tuple[str, ...],
    options: tuple[str, ...],
    correct: int | None,
    analysis: Analysis,
) -> _Made:
    unit = blank.unit
    ref = analysis.cite([unit], blank.why)
    item = Item(kind, parts, answers, options, correct, unit.text, unit.section.id if unit.section else None, ref)  # type: ignore[arg-type]
    shown = "".join(part for part in parts if isinstance(part, str)) + "\n" + "\n".join(options)
    return _Made(item, unit, answers, re.sub("[“”「」]", "", shown))


def _in_order(made: list[_Made]) -> list[Item]:
    return [entry.item for entry in sorted(made, key=lambda entry: entry.unit.index)]
