"""What might be a maxim: every stretch of clauses that can stand alone, and two sentences of like build."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.language.characters import count_han
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.study.analysis.people import is_plain_name, match_people
from pipeline.study.analysis.unit import Unit
from pipeline.study.quotes.balance import common_in_order, mirror, mirror_english
from pipeline.study.quotes.maxim_clauses import Part, clauses_of
from pipeline.study.quotes.maxim_marks import BARRED, Turned, marks_of, turns_of

_LONGEST_SENTENCE = {"zh": 160, "en": 400}  # characters; what could be a maxim in a longer one needs the rest of it
LIMITS = {"zh": (5, 15, 32, 56), "en": (4, 9, 20, 34)}  # Chinese characters, English words: least, brief, long, most
_MOST_CLAUSES = 5
_LONGEST_NAME = 6  # characters before a colon that may be who answers
_LONGEST_PAIR = {"zh": 50, "en": 36}  # characters, words, of two sentences that are one maxim
_LEAST_MIRROR = {"zh": 0.7, "en": 0.75}
_FURNITURE = ("direction", "ceremony", "bridge", "question", "duty")
_CUT_QUOTATION = re.compile("^[^“‘「『]*[”’」』]|[“‘「『][^”’」』]*$|“[^”]{9,}”|[⑴-⒛①-⑳×]")
_ASIDE = re.compile("[（(][^（）()]*[）)]")
_OPENS = {
    "zh": re.compile(
        "(?:如果|假如|虽然|尽管|即使|由于|为了|随着|通过|在[^，]*[时中上下后里]$|当|无论|不管|以|只有|只要|凡|越)"
    ),
    "en": re.compile(r"(?:if|when|unless|because|while|although|though|since|as|whether|until|once)\b"),
}
_GOES_ON = {
    "zh": re.compile("(?:而(?!是)|也|更|还|又|并|从而|才|就(?!是)|都|则|却|以便|进而|但|否则|那)"),
    "en": re.compile(r"(?:and then|then|which|who|whose|where)\b"),
}
_GOVERNS = re.compile(  # somebody's finding or words: 有研究表明，…
    r"研究|调查|统计|数据|有人|据说|(?:表明|显示|证实|发现|指出|认为|说)$|\b(?:studies|research|survey|data|found|shows?|says?|said)\b"
)
_JOINS = ("，", "；", ",", ";", "—", "--", "–")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Clauses next to each other in one sentence (or two) and what they are built with.

    `start` and `stop` are offsets in the first sentence; `size` counts Chinese characters or English words; `likeness`
    of each clause to the next one, 0 to 1; `whole`: nothing of the sentence is left out; `cuts`: a clause before is;
    `ends`: nothing behind is.
    """

    units: tuple[Unit, ...]
    start: int
    stop: int
    text: str
    parts: Sequence[Part]
    marks: Sequence[set[str]]
    likeness: Sequence[float]
    turns: Sequence[Turned]
    size: int
    whole: bool
    cuts: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence in simplified characters or lower case, and its clauses."""

    unit: Unit
    text: str
    parts: Sequence[Part]
    marks: Sequence[set[str]]
    likeness: Sequence[float]
    turns: Sequence[Turned]
    sizes: Sequence[int]


def stretches(units: Sequence[Unit], language: str) -> Iterator[Stretch]:
    """Yield what might be a maxim in a paragraph; two sentences that mirror each other are not yielded alone."""
    before: _Said | None = None
    for unit in units:
        said = _read(unit, language)
        if said is not None and before is not None and (pair := _pair(before, said, language)) is not None:
            yield pair
            before = None
            continue
        if before is not None:
            yield from _inside(before, language)
        before = said
    if before is not None:
        yield from _inside(before, language)


def _read(unit: Unit, language: str) -> _Said | None:
    """Return a sentence with its clauses, None if no maxim can be in it."""
    if unit.role in _FURNITURE or len(unit.text) > _LONGEST_SENTENCE[language]:
        return None
    text = unit.text.lower() if language == "en" else fold(unit.text)
    tokens = unit.tokens if language == "en" or text == unit.text else tuple(cut_words(text))
    parts: Sequence[Part] = clauses_of(text, tokens, language)
    if len(parts) > 1 and parts[0].mark == "：" and _is_name(text[: parts[0].stop]):
        parts = parts[1:]  # 任正非：…
    if not parts or len(text) != len(unit.text):
        return None
    turns = turns_of(text, parts[0].start, parts[-1].stop, language)
    turned = {n for n, part in enumerate(parts) if any(t.strong and t.holds(part.start, part.stop) for t in turns)}
    marks = marks_of([text[part.start : part.stop] for part in parts], language, turned)
    if all(BARRED in found for found in marks):
        return None
    likeness = [
        _likeness(one, two, language) if one.mark in _JOINS and BARRED not in marks[number] | marks[number + 1] else 0.0
        for number, (one, two) in enumerate(pairwise(parts))
    ]
    return _Said(unit, text, parts, marks, likeness, turns, [_size(text, part, language) for part in parts])


def _is_name(text: str) -> bool:
    person = match_people(text) if len(text) <= _LONGEST_NAME else None
    return (person is not None and person.stop == len(text)) or is_plain_name(text)


def _likeness(one: Part, two: Part, language: str) -> float:
    return min(1.0, (mirror_english if language == "en" else mirror)(one.tokens, two.tokens) / 1.4)


def _size(text: str, part: Part, language: str) -> int:
    if language == "en":
        return sum(token.tag != "x" for token in part.tokens)
    return count_han(_ASIDE.sub("", text[part.start : part.stop]))


def _inside(said: _Said, language: str) -> Iterator[Stretch]:
    """Yield every stretch of a sentence's clauses that can stand alone."""
    least, _, _, most = LIMITS[language]
    for first in range(len(said.parts)):
        size = 0
        for last in range(first, min(len(said.parts), first + _MOST_CLAUSES)):
            size += said.sizes[last]
            if size > most or BARRED in said.marks[last]:
                break
            if size >= least and _stands_free(said, first, last, language):
                start, stop = said.parts[first].start, said.parts[last].stop
                if not _CUT_QUOTATION.search(said.text[start:stop]):
                    yield _stretch(said, first, last, size)


def _stretch(said: _Said, first: int, last: int, size: int) -> Stretch:
    parts = said.parts[first : last + 1]
    start, stop = parts[0].start, parts[-1].stop
    inside = [turn for turn in said.turns if turn.start >= start - 1 and turn.stop <= stop + 1]
    cuts = first > 0 and parts[0].before not in ("：", ":", "；", ";")
    ends = last + 1 == len(said.parts)
    whole = first == 0 and ends
    marks, likeness = said.marks[first : last + 1], said.likeness[first:last]
    return Stretch(
        (said.unit,), start, stop, said.text[start:stop], parts, marks, likeness, inside, size, whole, cuts, ends
    )


def _stands_free(said: _Said, first: int, last: int, language: str) -> bool:
    """Return whether nothing before the clauses governs them and nothing behind goes on with them."""
    parts, text = said.parts, said.text
    comma = first > 0 and parts[first].before in ("，", ",")
    if last + 1 < len(parts) and parts[last].mark in ("，", ",") and (comma or language == "en"):
        return False  # a piece out of the middle, or the beginning of an English sentence
    if comma and language == "en":
        return False
    if first and _GOVERNS.search(text, parts[first - 1].start, parts[first - 1].stop):
        return False
    if first and parts[first].before in ("，", ",", "—", "——"):
        if "joined" in said.marks[first]:
            return False
        if _OPENS[language].match(text[parts[first - 1].start : parts[first - 1].stop]):
            return False
    if last + 1 == len(parts) or parts[last].mark not in ("，", ","):
        return parts[last].mark not in ("：", ":")
    following = parts[last + 1]
    if following.tokens[:1] and following.tokens[0].text == parts[last].tokens[0].text:
        return False  # 要看到成绩，要看到光明，|要提高勇气: one more of the same build
    return _GOES_ON[language].match(text, following.start) is None


def _pair(one: _Said, two: _Said, language: str) -> Stretch | None:
    """Return two short sentences as one maxim where they mirror each other, or one takes up the other's last word."""
    size = sum(one.sizes) + sum(two.sizes)
    if size > _LONGEST_PAIR[language] or any(BARRED in marks for marks in (*one.marks, *two.marks)):
        return None
    if min(sum(one.sizes), sum(two.sizes)) < LIMITS[language][0] + 1:
        return None
    if len(one.parts) != len(two.parts) or two.unit.index != one.unit.index + 1:
        return None
    likeness = [_likeness(a, b, language) for a, b in zip(one.parts, two.parts, strict=True)]
    chained = language == "zh" and one.text.rstrip("。！")[-2:] == two.text[:2] and max(likeness) > 0
    if not chained and max(likeness) < _LEAST_MIRROR[language]:
        return None
    if language == "en" and not _same_frame(one, two):
        return None
    shift = two.unit.sentence.start - one.unit.sentence.start
    start, stop = one.parts[0].start, shift + two.parts[-1].stop
    text = one.text[start:] + two.text
    parts, marks = [*one.parts, *two.parts], [*one.marks, *two.marks]
    between, turns = [*one.likeness, max(likeness), *two.likeness], [*one.turns, *two.turns]
    return Stretch(
        (one.unit, two.unit),
        start,
        stop,
        text,
        parts,
        marks,
        between,
        turns,
        size,
        True,
        False,
        True,
    )


def _same_frame(one: _Said, two: _Said) -> bool:
    """Return whether two English sentences begin or end alike and share words in order besides."""
    words, others = ([t.text.lower() for p in said.parts for t in p.tokens if t.tag != "x"] for said in (one, two))
    if words[0] in ("i", "you", "he", "she", "they") or len(words) < 4:
        return False
    return common_in_order(words, others) >= 0.5 * max(len(words), len(others))
