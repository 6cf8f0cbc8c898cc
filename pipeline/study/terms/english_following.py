"""What the sentence before or after says of a name in English: First is attentiveness. Start from …; It means …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.study.analysis import Unit
from pipeline.study.terms.definition import GLOSS, KIND, PREDICATE, Definition
from pipeline.study.terms.english import is_english_name
from pipeline.study.terms.names import Texts

_Q = "[\"“”'‘’]?"
_NAME = rf"{_Q}(?P<name>[A-Za-z][\w-]*(?: [\w-]+){{0,2}}?),?{_Q}"
_NUMBERED = re.compile(
    rf"^(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Finally|Last|Number \w+)(?:ly)?(?:,| is| comes"
    rf"|:) (?:the )?{_NAME}\.$"
)
_ADDED = re.compile(
    rf"\b(?:phase|element|principle|kind|type|word|term|concept|idea|name|notion|step|rule"
    rf"|value)s?\b[^.:?!]{{0,40}}: {_NAME}\.$"
)
_WHAT_I_CALL = re.compile(
    rf"^(?:That|This|It)(?:’s|'s| is) what (?:I|we|they|people|some) (?:would |often |like to )?call (?:the "
    rf"|an? )?{_NAME}(?:[.,;—]|$)"
)
_IT_MEANS = re.compile(
    r"^(?:It|This|That|Which) (?:basically |simply |really |just )?(?:means|refers to"
    r"|stands for) (?:that )?(?P<text>.{12,220}?)[.;]?$"
)
_NOT_THIS = re.compile(rf"^(?:An? |The )?{_NAME}(?: in [A-Z]\w+)? (?:does not|doesn’t|doesn't|is not|isn’t|isn't) ")
_INTRODUCED = re.compile(
    rf"\b(?:notion|idea|concept|term|called|named) (?:of )?(?:an? |the )?{_NAME}\.$", re.IGNORECASE
)
_IT_IS = re.compile(
    r"^(?:It|This|That|They|These)(?:['’]s| is|['’]re| are) (?:basically |really |just )?(?P<text>(?:an?|the"
    r"|when|where) .{12,220}?)[.;]?$"
)
_SHORT = 45  # characters of a sentence after which the next is taken too
_LEAST, _MOST = 12, 260


def find_in_neighbours(before: Unit, unit: Unit, after: Unit | None, texts: Texts) -> Iterator[Definition]:
    """Yield what a sentence says of a name in the one `before` it; `after` is the next of its paragraph, if any."""
    text = unit.text.strip()
    for pattern, rule in ((_NUMBERED, "First is X. …"), (_ADDED, "…: X. …")):
        match = pattern.search(before.text.strip())
        if match and not _NUMBERED.match(text) and is_english_name(match.group("name"), texts, True):
            words = text
            if after is not None and len(text) < _SHORT and not _NUMBERED.match(after.text.strip()):
                words = f"{text} {after.text.strip()}"
            yield from _definition(match.group("name"), words, unit, rule, PREDICATE)
    introduced = _INTRODUCED.search(before.text.strip())
    if introduced and (match := _IT_IS.match(text)) and is_english_name(introduced.group("name"), texts, True):
        yield from _definition(introduced.group("name"), match.group("text"), unit, "… called X. It is …", KIND)
    if match := _WHAT_I_CALL.match(text):
        yield from _definition(match.group("name"), before.text.strip(), before, "…. This is what I call X", GLOSS)
    if (match := _IT_MEANS.match(text)) and (name := _NOT_THIS.match(before.text.strip())):
        yield from _definition(name.group("name"), match.group("text"), unit, "X is not …. It means …", KIND)


def _definition(name: str, words: str, unit: Unit, rule: str, strength: int) -> Iterator[Definition]:
    if _LEAST <= len(words) <= _MOST and not words.endswith("?") and name.lower() not in words.lower():
        yield Definition(name, words.rstrip(" .,"), unit, rule, strength)
