"""Quotations in English: “…,” she said, “…”; As Maria Holt once wrote, “…”; what he told the men …: “…”."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.words import alternatives, load_words
from pipeline.speech import Paragraph
from pipeline.study.quotes.english_names import NOUN_PHRASE, antecedent, definite, name_pattern, people_in, trim_name
from pipeline.study.quotes.marked import marked, sentence_start, without_doubled_marks
from pipeline.study.quotes.place import IGNORED, Found
from pipeline.study.quotes.work_before import sentence_before, work_before

_DATA = Path(__file__).with_name("data")

_ADVERB = (
    r"(?:(?:once|often|also|later|then|always|famously|rightly|simply|just|even|still|never|has|had|have"
    r"|long ago|himself|herself) )*"
)
_STOP = (
    r"(?=\s*(?:[,.;:!?—–-]|$|\b(?:in|to|when|as|at|on|after|before|with|once|of|about|during|and|from|that"
    r"|this|again|quietly|softly|later)\b))"
)
_NAMING = re.compile(
    r"\b(?:called|named|titled|entitled|known as|termed|dubbed|labell?ed|words?|terms?|phrases?|so-called"
    r"|spell(?:ed|s)?|the|an?|this|that kind of|of|as"
    r"|means?|like|is|are|or|and|no|your|our|my|some|these|those|for|with|about|from|on|in)\s*$",
    re.I,
)
_SUPPOSED = re.compile(
    r"\b(?:(?:I|we|you|they|people|someone|somebody|anyone|one|everybody|everyone|nobody"
    r"|(?<!used )to|not|can|could|might"
    r"|may|will|would|should|must|if|never|don['’]t|let['’]s|just)"
    r" (?:\w+ ){0,2}(?:say|says|said|ask|asks|asked|tell|tells|told|answer|reply|think|call|yell|shout|hear"
    r"|type|write)|(?:saying|asking|telling|going|like|went|goes))\b"
    r"[^.]{0,30}$",
    re.I,
)
_GOVERNED = re.compile(r"\b(?:in|at|on|from|behind|of|near|to|by|with|for|about|under|over|across|beside) $")
_APPOSED = re.compile(r",? (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})(?=[,.])")
_NAMED_BEHIND = re.compile(r", (?:an? [a-z ]{3,30} )?(?:named )?(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}), ")
_LEAD = re.compile(r"[:—–-]\s*$")
_SIGNED = re.compile(r"\s*(?:—|–|--)\s*(?P<name>[^.,;“\"]{3,40}?)\.?\s*$")
_REACH = 600  # characters in which a pronoun's person and the words that bring a quotation in are looked for
_TALK = 5  # words from which a sentence in quotation marks alone is a quotation
_WORDS = re.compile(r"[\w’'-]+")


class _Said(NamedTuple):
    """Who is said to have spoken: `name` None if that names nobody; `words` the words that say so."""

    name: str | None
    words: str
    stop: int = 0


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    verb = (
        f"(?:{alternatives(load_words('english_verbs', _DATA))}|(?:used to|liked to|would(?: often"
        f"| always)?) (?:say|tell|ask))"
    )
    who = (
        r"(?:(?P<pronoun>(?:[Ss]?[Hh]e|I|[Ww]e|[Yy]ou|[Tt]hey)\b)"
        rf"|(?P<name>{name_pattern()})|(?P<np>(?i:{NOUN_PHRASE})))"
    )
    after_verb_first = re.compile(rf"\s*,?\s*{verb} {who}{_STOP}")
    after_name_first = re.compile(rf"\s*,?\s*{who} {_ADVERB}{verb}\b[^.,;:“\"]{{0,40}}?(?=[,.;:]|$)")
    aside = r"(?:, [^,:“”]{3,80},)?"  # William Bradford, speaking in 1630 of the founding of the colony, said
    has_one = (
        r"(?:had|has) (?:a|an|one|only one|two|this|his|her|their)? ?(?:\w+ )?"
        r"(?:rule|saying|motto|slogan|maxim|answer|line|word|piece of advice)\b"
    )
    within = re.compile(rf"\b{who}{aside} (?:who )?{_ADVERB}(?:{verb}|spoke|put it|gave|left|{has_one})\b")
    verb_then_name = re.compile(rf"\b(?:words|said|wrote) (?:of|spoken by|from) {who}{_STOP}")
    owner = re.compile(
        rf"\b(?P<name>{name_pattern()})[’']s? (?:[a-z]+ )?(?:words|answer|motto|advice|reply|line|maxim|warning"
        rf"|saying|lesson|rule|creed|question|remark|observation|promise|dictum)"
        r"(?: to [\w ]{1,20})?(?: (?:is|was|were|that))?[,:]?\s*$"
    )
    names = re.compile(
        rf"\b(?:according to|to quote|quot(?:ed|es|ing)|to borrow from|in the words of) {who}"
        r"(?:, [^,:“”]{3,60},)?[,:]?\s*$",
        re.I,
    )
    whose = re.compile(
        rf"\b(?P<name>{name_pattern()}), whose (?:\w+ )?(?:words|line|motto|saying|remark|phrase|slogan)\s*$"
    )
    return after_verb_first, after_name_first, within, verb_then_name, owner, names, whose


def find_english(paragraph: Paragraph, previous: Paragraph | None) -> list[Found]:
    """Return the quotations of a paragraph in English, each with its speaker where the words name one.

    A quotation that its speaker's name interrupts is one quotation, printed with what interrupts it.
    """
    pairs, masked = marked(_SINGLE.sub(r"“\g<1>”", paragraph.text))
    earlier = previous.text[-_REACH:] if previous is not None and previous.role not in IGNORED else ""
    result: list[Found] = []
    last_said: _Said | None = None  # what follows the quotation found last and says whose it is
    index = 0
    while index < len(pairs):
        start, stop = pairs[index]
        index += 1
        inner = without_doubled_marks(paragraph.text[start + 1 : stop])
        after = (
            _after(masked[stop + 1 : stop + 120], masked[max(0, start - _REACH) : start], earlier)
            if inner.rstrip()[-1:] in _OPEN
            else None
        )
        if after is not None and inner.rstrip()[-1:] in ",—–-" and index < len(pairs):
            gap = masked[stop + 1 : pairs[index][0]]
            if after.stop >= len(gap.rstrip(" ,;:—–-")):
                begin, stop = pairs[index]
                index += 1
                inner = f"{inner.rstrip()} {paragraph.text[begin + 1 : stop].strip()}"  # without “she said” between
        last = result[-1] if result else None
        beside = (
            last is not None
            and start - last.stop < _REACH
            and not masked[last.stop + 1 + (last_said.stop if last_said else 0) : start].strip(" ,.")
        )
        found = _judge(paragraph, masked, earlier, (start, stop), inner, after, last if beside else None)
        if found is not None:
            result.append(found if found.text[-1] != "," else replace(found, text=found.text[:-1]))
            last_said = after
    return result


_SINGLE = re.compile(r"(?<=[,:] )'([A-Z][^'“”\"]{5,200}[.!?,])'(?=\s|$)")  # as written on a typewriter
_OPEN = frozenset(",.!?…—–-")


def _judge(
    paragraph: Paragraph,
    masked: str,
    earlier: str,
    span: tuple[int, int],
    inner: str,
    after: _Said | None,
    last: Found | None,
) -> Found | None:
    """Return the quotation between two marks; `after` is said of it behind, `last` is one that it goes on."""
    start, stop = span
    size = len(_WORDS.findall(inner))
    ended = inner.rstrip("”’\"'")[-1:] in (".", "!", "?", "…")
    opening = max(sentence_start(paragraph, start), start - _REACH)
    head = masked[opening:start]
    lead = head if head.strip() else _led(paragraph, start, earlier)
    if _SUPPOSED.search(head) or (after is not None and after.name == ""):
        return None
    said = after or _before(lead, masked[max(0, opening - _REACH) : opening], earlier)
    if said is not None and said.name == "":
        return None
    if said is not None and (size >= 4 or (ended and size >= 2) or (size >= 3 and head.rstrip()[-1:] in ",:")):
        whole = ended or head.rstrip()[-1:] in ",:" or after is not None
        why = f"“{said.words.strip(' ,')}”" if said.name else f"“{said.words.strip(' ,')}”，原稿未注明出处"
        return Found(
            paragraph,
            start,
            stop,
            inner,
            "quotation" if whole else "partial",
            said.name,
            None,
            said.words.strip(" ,"),
            False,
            why,
        )
    if not ended or size < _TALK or not inner[:1].isupper():
        return None
    signed = _SIGNED.match(masked, stop + 1)
    if signed is not None and (name := trim_name(signed.group("name"))):
        return Found(paragraph, start, stop, inner, "quotation", name, None, None, False, "破折号后署名")
    if last is not None:
        return Found(paragraph, start, stop, inner, "quotation", last.speaker, None, last.cue, True, "紧接上一处引文")
    if not head.strip() or _LEAD.search(head):
        work = work_before(lead.strip(), sentence_before(paragraph.text, opening, _REACH), english=True)
        why = "上一句点明出处" if work else "独立成句的引文，原稿未注明出处"
        return Found(paragraph, start, stop, inner, "quotation", None, work, None, False, why)
    return None


def _led(paragraph: Paragraph, start: int, earlier: str) -> str:
    """Return the sentence before, where its colon or comma announces the quotation."""
    before = paragraph.text[max(0, start - _REACH) : start].rstrip() or earlier.rstrip()
    if not before.endswith((":", ",")):
        return ""
    return re.split(r"(?<=[.!?])\s+", before)[-1]


def _who(match: re.Match[str], before: str, earlier: str) -> str | None:
    """Return the name; "" for the one who speaks or people in general; None for nobody that can be named."""
    groups = match.groupdict()
    if pronoun := groups.get("pronoun"):
        if pronoun.lower() in ("i", "we", "you", "they"):
            return "" if pronoun.lower() in ("i", "you") else None
        return antecedent(pronoun, before, earlier)
    if phrase := groups.get("np"):
        return definite(phrase)
    name = trim_name(groups.get("name") or "")
    return name or None


def _after(tail: str, before: str, earlier: str) -> _Said | None:
    """Return who spoke by the words after the quotation: “…,” said Samuel Reed."""
    for pattern in _patterns()[:2]:
        match = pattern.match(tail)
        if match is not None and (match.groupdict().get("name") is None or trim_name(match.group("name"))):
            apposed = _APPOSED.match(tail, match.end()) if match.group("np") else None
            if apposed is not None and (name := trim_name(apposed.group("name"))):
                return _Said(name, tail[: apposed.end()], apposed.end())  # said the city engineer, Ruth Alvarez
            return _Said(_who(match, before, earlier), match.group(), match.end())
    return None


def _before(head: str, before: str, earlier: str) -> _Said | None:
    """Return who spoke by the words before it: the last verb of saying with its subject, if nobody else is named."""
    _, _, within, verb_then_name, owner, names, whose = _patterns()
    bare = head.rstrip()
    if not bare or (bare[-1] not in ",:" and _NAMING.search(bare)):
        return None
    for pattern in (owner, names, whose):
        if (match := pattern.search(bare)) is not None:
            return _Said(_who(match, before, earlier), match.group())
    matches = [*within.finditer(bare), *verb_then_name.finditer(bare)]
    matches = [match for match in matches if match.group("name") is None or trim_name(match.group("name"))]
    if matches and matches[-1].group("np") and _GOVERNED.search(bare[: matches[-1].start()]):
        return _Said(None, matches[-1].group())  # a voice from the back shouted
    if not matches:
        return None
    last = matches[-1]
    rest = bare[last.end() :].rstrip(",: ")
    if not bare.endswith(":") and len(_WORDS.findall(rest)) > 9:
        return None
    apposed = _NAMED_BEHIND.search(last.group()) if last.group("np") else None
    name = trim_name(apposed.group("name")) if apposed else _who(last, before + bare[: last.start()], earlier)
    words = bare[last.start() :]
    if name and any(person.text not in name and name not in person.text for person in people_in(rest)):
        return _Said(name if re.match(r"\s*(?:of|to|about|in|at|on)\b", rest) else None, words)
    return _Said(name, words)
