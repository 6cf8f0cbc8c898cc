"""What of a sentence makes the stem of an item: words that say something whole away from their neighbours.

A stem is always a stretch of the text, never altered: the sentence without its number or the connective before it; of
a long one the clauses around the answer, where they stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pipeline.language.labels import LABEL
from pipeline.language.quotation import match_quotes
from pipeline.language.script import fold
from pipeline.language.segmentation import Token
from pipeline.language.words import alternatives, load_list
from pipeline.speech import Speech, TextKind
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.number_phrases import count_of, is_number_phrase
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.standing import what_it_leans_on

_DATA = Path(__file__).with_name("data")

_SEEN = 400  # characters of a sentence looked at
_NOT_MATTER = ("direction", "ceremony", "bridge", "question", "example", "narrative")
_ALONE: frozenset[TextKind] = frozenset(("transcript", "essay"))  # one remark, one thought leads to the next
_TOLD_IN: frozenset[TextKind] = frozenset(("statute", "policy", "minutes", "news"))  # what was done is their matter
_LONG_HEADING = 14  # characters of a heading that says something by itself
_SHORTEST_BEFORE, _LONGEST_BEFORE = 6, 80  # characters of a sentence that is printed before another
_NOTE = re.compile(r"\[\d+\]|〔\d+〕|[①-⑳⑴-⒇]|\*|`|http")
_LEANS_ALLOWED = ("item of a list", "item of a dialogue", "opens with ", "no end mark", "an example")


@dataclass(frozen=True, slots=True)
class Stem:
    """A stretch of a sentence, with what is said before it ("" or the words that its list hangs on)."""

    unit: Unit
    start: int
    stop: int
    folded: str  # the whole sentence in simplified characters
    lead: str = ""
    leans: bool = False  # its first clause needs the sentence before
    before: str = ""  # the sentence before, where it may be printed too so that 它 and 这 are understood
    marked: bool = False  # has the mark of a note


def find_stems(analysis: Analysis) -> list[Stem]:
    """Return the sentences that can be asked about, each once, whole but for what may be left off before it."""
    series = name_series(analysis.speech)
    stems: dict[str, Stem] = {}
    previous: Stem | None = None
    for unit, lead in _with_leads(analysis, series):
        stem = _stem(unit, lead, analysis) if unit.index not in analysis.voices.asking else None
        if stem is not None:
            stems.setdefault(unit.text, replace(stem, before=_before(stem, previous, analysis)))
        previous = stem
    return list(stems.values())


def _with_leads(analysis: Analysis, series: Mapping[str, str]) -> Iterator[tuple[Unit, str]]:
    """Yield the sentences and what each hangs on: a heading on its series, a numbered line on 应当具备下列条件：."""
    lead = ""
    for unit in analysis.units:
        if unit.kind == "heading":
            lead = ""
            own = series.get(unit.section.id, "") if unit.section else ""
            yield unit, own
        elif unit.spoken:
            label = LABEL.match(unit.text)
            numbered = label is not None and unit.text[0] in "（(0123456789①②③④⑤⑥⑦⑧⑨⑩"
            if unit.text.endswith(("：", ":")):
                cut = LABEL.match(unit.text)
                lead = unit.text[cut.end() :] if cut else unit.text
                continue
            if not numbered:
                lead = ""
            yield unit, lead if numbered else ""


def _before(stem: Stem, previous: Stem | None, analysis: Analysis) -> str:
    """Return the sentence before a sentence, if it says something whole and is short."""
    if (
        analysis.kind in _ALONE
        or analysis.speech.language == "en"
        or previous is None
        or previous.unit.paragraph is not stem.unit.paragraph
        or previous.unit.kind == "heading"
    ):
        return ""
    words = previous.unit.text[previous.start : previous.stop]
    if (
        previous.leans
        or previous.lead
        or not _SHORTEST_BEFORE <= len(words) <= _LONGEST_BEFORE
        or _REFERS.search(fold(words))
    ):
        return ""
    return words


_REFERS = re.compile(
    r"^[这那]|[他她它你您]|我(?!们|国)|^(?:如何|怎样|为什么|例如|比如|假设|假如|如果|当)|"
    r"上述|前述|如下|以下|前者|后者|[吗呢吧]？|？"
)
_IN_FORCE = re.compile("起(?:正式)?(?:施行|实施|执行|生效)")


def _stem(unit: Unit, lead: str, analysis: Analysis) -> Stem | None:
    english = analysis.speech.language == "en"
    text = unit.text
    if unit.flags or not (unit.spoken or unit.kind == "heading") or len(text) > _SEEN:
        return None
    folded = text if english else fold(text)
    told = unit.role == "narrative" and (unit.does("target", "duty") or analysis.kind in _TOLD_IN)
    if unit.role in _NOT_MATTER and not told and not _IN_FORCE.search(folded):
        return None
    start = analysis.voices.label_end(text)
    start = start + _begin_english(text[start:]) if english else _begin(folded, start)
    if unit.kind == "heading" and not lead and not _is_sentence(unit, folded[start:]):
        return None
    if unit.leans and not all(reason.startswith(_LEANS_ALLOWED) for reason in unit.leans):
        return None
    end = len(folded.rstrip())
    if not re.search(r"[。！；.!;][”’」』）)\"]*$" if not lead else r"[。！；，.;]?$", folded[:end]):
        return None
    quotes = match_quotes(text)
    if quotes.stray or _furniture().search(folded):
        return None
    return Stem(
        unit, start, end, folded, lead, _leans(unit, folded, start, lead, analysis), marked=bool(_NOTE.search(text))
    )


@lru_cache(maxsize=1)
def _furniture() -> re.Pattern[str]:
    return re.compile(alternatives(load_list("furniture", _DATA)))


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_list('stem_openers', _DATA))})")


def _begin(text: str, at: int) -> int:
    """Return where a sentence begins without the number and the connectives before it."""
    for _ in range(4):
        match = LABEL.match(text, at) or _openers().match(text, at)
        if match is None or match.end() == at:
            break
        at = match.end()
    return at


_OPENERS_EN = re.compile(
    r"(?:(?:And|But|So|Now|Then|Well|Okay|Also|However|First|Second|Third|Finally|In fact|Basically|Actually)\b,? "
    r"|(?:(?:[Nn]ote|[Nn]otice|[Rr]emember|[Ii]t is clear) that) "
    r"|(?:Of course|Therefore|Thus|Again|In other words),? "
    r"|(?:I|We)(?: also)? (?:think|believe|would say|argue|know|say)(?: that)? "
    r"|\(?\d+[.)] |[-*•] )*"
)


def _begin_english(text: str) -> int:
    match = _OPENERS_EN.match(text)
    return match.end() if match else 0


def _is_sentence(unit: Unit, text: str) -> bool:
    """Return whether a heading is a whole sentence that says something."""
    told = unit.does("demand", "claim", "target", "duty") or (len(text) > _LONG_HEADING and has_predicate(unit.tokens))
    return text.rstrip().endswith(("。", "！")) and told


def _leans(unit: Unit, folded: str, start: int, lead: str, analysis: Analysis) -> bool:
    """Return whether the words from `start` need the sentence before."""
    if not unit.leans or lead:
        return False
    if start == 0:
        return True
    tokens = [Token(folded[t.start : t.stop], t.tag, t.start - start) for t in unit.tokens if t.start >= start]
    return bool(what_it_leans_on(folded[start:], tokens, analysis.speech.language))


_QUOTED = re.compile("“([^“”]+)”")


def name_series(speech: Speech) -> dict[str, str]:
    """Return for each heading what its series is called, where the heading above says so: id → “五个坚持”中，.

    The number phrase above must count just as many headings as there are.
    """
    named: dict[str, str] = {}
    for section in speech.walk():
        phrases = [phrase for phrase in _QUOTED.findall(section.title) if is_number_phrase(phrase)]
        if len(phrases) == 1 and count_of(phrases[0]) == len(section.children) > 2:
            named |= {child.id: f"“{phrases[0]}”中，" for child in section.children}
    return named
