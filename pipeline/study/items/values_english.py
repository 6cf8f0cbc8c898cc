"""Times and figures of an English text: within thirty days, 1 March, forty pounds, 60 kilobytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.study.items.value import Value

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "ninety": 90,
}  # fmt: skip
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2592000, "year": 31536000}
_SCALE = "(?:hundred|thousand|million|billion)"
_WORD = rf"\b(?:{'|'.join(_WORDS)})(?:-(?:{'|'.join(list(_WORDS)[:9])}))?(?: {_SCALE})?"
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?(?:/\d+)?|{_WORD})(?:rd|th)?"
_THING = r"(?:[ -](?:working |calendar )?[a-z]{3,}s?\b(?! (?:it|them|him|us)\b))?"
_UNIT = rf"(?:\s?%|\s(?:percent|per cent)\b|(?:\s{_SCALE})?{_THING})"
_FIGURE = re.compile(rf"(?:[$€£]\s?)?(?<![\w.]){_NUMBER}{_UNIT}")
_COUNTED = re.compile(r"([a-z]{3,}|%)$")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? \d{{4}})?\b"
    r"|\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?\b"
)
# Words after a number that it does not count.
_NO_UNIT = frozenset(
    ("and", "the", "for", "with", "from", "that", "this", "was", "are", "has", "had", "have", "but", "not", "who")
    + ("which", "when", "then", "than", "times", "most", "more", "other", "one", "two", "three", "what", "how", "all")
    + (
        "its",
        "our",
        "your",
        "their",
        "his",
        "her",
        "into",
        "onto",
        "per",
        "each",
        "every",
        "were",
        "will",
        "can",
        "may",
    )
)


def find_english_values(text: str) -> Iterator[Value]:
    """Yield the values of a sentence: dates first, then numbers with the word that they count."""
    for match in _DATE.finditer(text):
        if match.group() not in ("May", "March"):
            form = re.sub(r"\d+(?:st|nd|rd|th)?|[A-Z][a-z]+", "x", match.group())
            kind = "weekday" if match.group().rstrip("s").endswith("day") else "date" + form
            yield Value(match.start(), match.end(), match.start(), match.end(), kind, None, True)
    for match in _FIGURE.finditer(text):
        words = match.group()
        unit = _COUNTED.search(words)
        name = unit.group().rstrip("s") if unit else ""
        if re.search(r"\bor $|\bto $", text[: match.start()]) and not re.search(r"\bup to $", text[: match.start()]):
            continue
        if name in _NO_UNIT or (unit and unit.group() in _NO_UNIT) or name in _WORDS:
            continue
        money = words[0] in "$€£"
        if not (name or money):
            continue
        if re.search(r"[\w/.-]$", text[: match.start()]) or re.match(r"[\w/-]", text[match.end() :]):
            continue
        if words.lower().startswith("one ") or (not unit and not money):
            continue
        number = re.match(r"[\d,]*\.?\d+", words.lstrip("$€£ "))
        size = (
            float(number.group().replace(",", "") or 0)
            if number
            else _WORDS.get(words.split()[0].split("-")[0].lower())
        )
        family = "money" if money else "duration" if name in _SECONDS else name
        scaled = None if size is None else size * _SECONDS.get(name, 1)
        yield Value(match.start(), match.end(), match.start(), match.end(), family, scaled, name in _SECONDS)
