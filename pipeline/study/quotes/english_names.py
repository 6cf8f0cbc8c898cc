"""Who is named in English: people, the one a pronoun stands for, a definite person (the old captain, my father)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.words import alternatives, load_words

_DATA = Path(__file__).with_name("data")

_WORD = r"[A-ZÀ-Þ][\w’'-]*"
_INITIAL = r"[A-Z]\.(?:[A-Z]\.)*"
_LINK = "(?:de|da|van|von|der|la|le|bin|ibn|al|of)"
_BODY = re.compile(
    r"\b(?:Center|Centre|University|Institute|College|School|Street|City|Inc|Ltd|Corp|Company|Lab|Labs|Fund"
    r"|Foundation|News|Court"
    r"|House|Party|Committee|Commission|Council|Department|Association|Union|Nations|States|Times|Post|Journal"
    r"|Press|Bank|Act|Church|Mount|Lake|River|Valley|Ocean|Bay|Islands?|County|Province|Park|Airport|Bridge|Road|Avenue"
    r"|Square|Station|Colony|Hospital|Library|Museum|Hotel)\b"
)
_SHE = re.compile(
    r"(?:Mrs|Ms|Miss|Lady|Queen|Princess|Sister|Aunt|Mother|mother|grandmother|wife|daughter|sister|aunt|woman|girl)\b"
)
_HE = re.compile(r"(?:Mr|Sir|King|Prince|Brother|Uncle|Father|father|grandfather|husband|son|brother|uncle|man|boy)\b")
_KIN = (
    r"(?:my|our) (?:\w+ ){0,2}(?:father|mother|grandfather|grandmother|teacher|uncle|aunt|brother|sister|wife"
    r"|husband|son|daughter"
    "|friend|boss|mentor|coach|professor|neighbou?r|principal|doctor)"
)
_THE = r"(?:the|our|my) (?:[a-z][\w-]* ){0,2}[a-z][\w-]*"
_TITLE_AND_NAME = re.compile(r"(?:[Tt]he|[Oo]ur|[Mm]y) (?:[a-z][\w-]* )+(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]*)+)")
NOUN_PHRASE = rf"(?:{_KIN}|{_THE})"


@lru_cache(maxsize=1)
def name_pattern() -> str:
    """Return a regular expression for what may be the name of a person; `people_in` says whether it is."""
    titles = alternatives(load_words("english_titles", _DATA))
    return rf"(?:(?:{titles}) )?{_WORD}(?: (?:{_INITIAL}|{_LINK} (?={_WORD})|{_WORD})){{0,4}}"


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b{name_pattern()}")


class Named(NamedTuple):
    """Somebody named: where, and the words."""

    start: int
    stop: int
    text: str


def trim_name(text: str) -> str:
    """Return a name without the words before it that only open the sentence (As Maria Holt), "" if none is left."""
    words = text.split(" ")
    while words and words[0] in load_words("english_no_names", _DATA):
        words.pop(0)
    name = re.sub("[’']s$", "", " ".join(words))
    if not name or _BODY.search(name) or (name.isupper() and len(name) > 1):
        return ""
    return "" if name in load_words("english_titles", _DATA) else name


def people_in(text: str) -> list[Named]:
    """Return those named with two words or more (Maria Holt, Dr. King), and kin and the like (my grandmother)."""
    found: list[Named] = []
    for match in _named().finditer(text):
        name = trim_name(match.group())
        if " " in name:
            start = match.start() + match.group().find(name)
            found.append(Named(start, start + len(name), name))
    found += [Named(match.start(), match.end(), match.group()) for match in re.finditer(rf"\b{_KIN}\b", text, re.I)]
    return sorted(found)


def fits(pronoun: str, name: str) -> bool:
    """Return whether nothing in a name speaks against the pronoun (she is not Mr. Reed)."""
    if pronoun.lower() == "she":
        return not _HE.search(name) or bool(_SHE.search(name))
    return not _SHE.search(name)


def antecedent(pronoun: str, before: str, earlier: str) -> str | None:
    """Return whom he or she means: the only one named in the paragraph before, else in the paragraph before that.

    None when there are none or several.
    """
    for text in (before, earlier):
        people: list[str] = []
        for person in people_in(text):
            if fits(pronoun, person.text) and not any(_same(person.text, known) for known in people):
                people.append(person.text)
        if people:
            return people[0] if len(people) == 1 else None
    return None


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short in long or short.split(" ")[-1] == long.split(" ")[-1]


def definite(phrase: str) -> str | None:
    """Return a definite person as the text has them (the old captain); None for things and groups."""
    if named := _TITLE_AND_NAME.fullmatch(phrase):
        return named.group("name")
    head = phrase.split(" ")[-1].lower()
    words = load_words("english_things", _DATA)
    if head in words or head.rstrip("s") in words or (head.endswith("s") and not head.endswith("ss")):
        return None
    return phrase
