"""Statements that are untrue because a denial is taken away: 不得兼任 for 可以兼任, must not for must."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.language.segmentation import Token
from pipeline.language.words import load_lines
from pipeline.study.items.stems import Stem

_DATA = Path(__file__).with_name("data")
_ANY = re.compile("[不没无未非勿莫否别]|禁止|严禁|拒绝|免")
_ANY_EN = re.compile(
    r"\b(?:not|no|never|nor|neither|without|none|unless|only|if|nothing|cannot|but)\b|n[’']t\b", re.IGNORECASE
)
_SUPPOSED = re.compile("如果|若|假如|只有|除非|凡|才|就|越|既|虽然|即使|而是|但|[？?]")
_RELATIVE = re.compile(
    "的(?:$|[^，。；]*(?:应|要|须|可以|必须|是|将|会|由|不))"
)  # 不符合条件的人员应当…: what is denied is no claim
_SHORTEST = 2  # characters between the clause's beginning and its denial


def affirmed(stem: Stem, first: int, last: int, english: bool) -> str | None:
    """Return a stretch without its one denial, so that it says the contrary; None if that is not surely so."""
    return _affirmed_english(stem.unit.text[first:last]) if english else _affirmed(stem, first, last)


def _affirmed(stem: Stem, first: int, last: int) -> str | None:
    folded = stem.folded[first:last]
    if len(_ANY.findall(folded)) != 1 or _SUPPOSED.search(folded):
        return None
    tokens = [token for token in stem.unit.tokens if first <= token.start and token.stop <= last]
    for number, token in enumerate(tokens):
        word = stem.folded[token.start : token.stop]
        put = _contraries("zh").get(word)
        if put is None:
            continue
        clause = re.split("[，。；：]", stem.folded[first : token.start])[-1]
        behind = re.split("[，。；：]", stem.folded[token.stop : last])[0]
        if (
            len(clause) < _SHORTEST
            or _RELATIVE.search(behind)
            or not _denies(tokens[:number], word, tokens[number + 1 :])
        ):
            return None
        text = stem.unit.text
        return text[first : token.start] + put + text[token.stop : last]
    return None


def _denies(before: Sequence[Token], word: str, behind: Sequence[Token]) -> bool:
    """Return whether a bare 不 denies the verb of the clause: 不|承担, not 和不|参照…的; other denials always do."""
    if word != "不":
        return bool(behind)
    return before[-1].tag[0] not in "cpx" and bool(behind) and behind[0].tag[0] == "v" and len(behind[0].text) > 1


def _affirmed_english(words: str) -> str | None:
    found = _ANY_EN.findall(words)
    if len(found) != 1:
        return None
    for denial, put in _contraries("en").items():
        if re.search(rf"\b{denial}\b", words):
            return re.sub(rf"\b{denial}\b", put, words)
    return None


@lru_cache(maxsize=2)
def _contraries(language: str) -> dict[str, str]:
    """Return the denials of data/contraries.txt with what says the contrary."""
    rows = (line.split(" | ") for line in load_lines("contraries", _DATA))
    return {denial: put for name, denial, put, _ in rows if name == language}
