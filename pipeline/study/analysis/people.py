"""Names of people as a text writes them: 毛泽东同志, 司马迁, 车尔尼雪夫斯基, Carol Gilligan.

No model of names: known figures, a surname with a title, letters that only foreign names are written with,
capitalised words. What is in doubt is not a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pipeline.language.characters import HAN
from pipeline.language.names import FOREIGN, SURNAME_IN_TEXT, SURNAMES_IN_TEXT, TITLE, TITLES
from pipeline.language.script import fold
from pipeline.language.segmentation import Token, cut_words, is_known_word, split_words
from pipeline.language.words import alternatives, load_words

_LATIN_NAME = r"[A-Z][\w.’'-]*(?:[ \u00a0](?:of|de|van|von|la|[A-Z][\w.’'-]*))*"
_PLACE = re.compile(
    r"\b(?:Cent(?:er|re)|University|Institute|College|School|Street|City|Inc|Ltd|Core|Lab|Fund|Foundation|News)\b"
)
_NO_PERSON_AFTER = re.compile("思想|主义|新时代|时代|故居|为核心|为总书记|为代表|旗帜|著作|选集|文选|大学|学院|广场|路")
_JOINS = frozenset("、和与及")
_NOT_IN_NAMES = re.compile("[未不没的了是在有也都就还又很和与之其这那个们来去要会能将把被向对从]")  # 余怒未消
_TITLES_AT_END = re.compile(f"{TITLE}+$")
_NAME_REACH = 12  # characters that are cut into words to see where a name at their start ends
_INITIALS = re.compile("[A-Z0-9]+")  # CKFW is a body's name


class Person(NamedTuple):
    """A name with its title where it stands."""

    start: int
    stop: int
    text: str


@lru_cache(maxsize=1)
def _people() -> re.Pattern[str]:
    """The pattern of one person's name, with the title after it."""
    known = alternatives(load_words("people"))
    foreign = f"{FOREIGN}{{1,7}}·{FOREIGN}{{1,8}}(?:·{FOREIGN}{{1,8}})?|{FOREIGN}{{3,8}}"
    dotted = f"(?:{HAN}{{1,8}}·){{1,3}}{HAN}{{1,8}}?(?=[，。：；、！？（“《在于曾就也说指写的和与及是有对]|$)"
    return re.compile(f"(?:{known}|{SURNAME_IN_TEXT}{HAN}{{0,2}}?(?={TITLE})|{foreign}|{dotted}|{_LATIN_NAME}){TITLE}*")


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("people")))


@lru_cache(maxsize=1)
def _plain_name() -> re.Pattern[str]:
    return re.compile(f"{SURNAME_IN_TEXT}{HAN}{{1,2}}")


def find_people(text: str) -> list[Person]:
    """Return the names that are surely names, in text order; `text` may be in traditional characters."""
    return list(_find_people(text))


@lru_cache(maxsize=1024)
def _find_people(text: str) -> tuple[Person, ...]:
    folded = fold(text)
    people: list[Person] = []
    for match in _people().finditer(folded):
        if not _is_sure(match.group()) or _NO_PERSON_AFTER.match(folded, match.end()):
            continue
        if _splits_word(folded, match.start(), match.group()):
            continue
        start = match.start() + _apposition(match.group())
        people.append(Person(start, match.end(), text[start : match.end()]))
    return tuple(people)


def _splits_word(text: str, start: int, name: str) -> bool:
    """Return whether the surname of a name with a title is the end of a word: 工程院院士 names no 程."""
    if start == 0 or "·" in name or name in load_words("people"):
        return False
    if not (re.match(HAN, text[start - 1]) and re.match(HAN, name)):
        return False
    return len(split_words(text[start - 1 : start + 1])) == 1


def _apposition(name: str) -> int:
    """Return how many characters before a foreign name belong to a noun in front of it (批评家沃尔特·佩脱)."""
    first = name.partition("·")[0]
    if first == name or name in load_words("people"):
        return 0
    match = re.match(f".*(?:{alternatives(load_words('roles'))}|[的和与是对叫如])(?=.)", first)
    return match.end() if match else 0


def _is_sure(name: str) -> bool:
    """Return whether a match is a name and no string of the same letters (西方, 里面, In)."""
    if name[0].isascii():
        return " " in name and not _PLACE.search(name)
    if name in load_words("people") or "·" in name:
        return True
    if any(name.endswith(title) for title in TITLES):
        return not _names_body(name)
    return not is_known_word(name)


def _names_body(name: str) -> bool:
    """Return whether what stands before a title is the word for a body: 纪委书记 is nobody called 纪委."""
    stem = _TITLES_AT_END.sub("", name)
    return len(stem) == 2 and len(tokens := cut_words(stem)) == 1 and tokens[0].tag in ("n", "nt", "j")


def match_people(text: str, start: int = 0) -> Person | None:
    """Return the person or persons (马克思、恩格斯; 马克思恩格斯) whose names begin at `start`, None if none do."""
    folded = fold(text)
    first = match = _people().match(folded, start)
    stop = start
    while match is not None:
        if not (match.group()[0].isascii() or _is_sure(match.group())) or _INITIALS.fullmatch(match.group()):
            return None
        stop = match.end()
        joined = folded[stop : stop + 1] in _JOINS
        match = _people().match(folded, stop + 1) if joined else _known().match(folded, stop)
        match = _people().match(folded, match.start()) if match else None
    if first is None or _NO_PERSON_AFTER.match(folded, stop):
        return None
    start += _apposition(first.group())
    return Person(start, stop, text[start:stop])


def is_plain_name(text: str) -> bool:
    """Return whether `text`, the whole subject of a verb, may be a name without title: 余泽鸿, not 高校, 方家赞."""
    folded = fold(text)
    if not _plain_name().fullmatch(folded) or is_known_word(folded) or _NOT_IN_NAMES.search(folded):
        return False
    first = cut_words(folded)[0]
    return len(first.text) == 1 or first.text == folded or first.tag.startswith("nr")


def match_plain_name(text: str) -> Person | None:
    """Return the name without title that opens `text` as the subject of what follows: 周明远在会上重申."""
    folded = fold(text)
    if folded[:1] not in SURNAMES_IN_TEXT:
        return None
    tokens = cut_words(folded[:_NAME_REACH])
    for length in (3, 2):
        following = next((token for token in tokens if token.start == length), None)
        if following is not None and following.tag[0] in "vpd" and is_plain_name(folded[:length]):
            return Person(0, length, text[:length])
    return None


@lru_cache(maxsize=1)
def _after_role() -> re.Pattern[str]:
    return re.compile(f"(?:{_roles()})(?P<name>{SURNAME_IN_TEXT}{HAN}{{1,2}})$")


def _roles() -> str:
    return alternatives(word for word in load_words("roles") | TITLES if len(word) > 1)


@lru_cache(maxsize=1)
def _role_at_start() -> re.Pattern[str]:
    return re.compile(f"{HAN}{{0,8}}?(?:{_roles()})(?={SURNAME_IN_TEXT})")


def match_after_role(text: str) -> Person | None:
    """Return the plain name behind the noun that opens `text`, as the subject of what follows: 老师傅李德顺干了…"""
    role = _role_at_start().match(fold(text))
    name = match_plain_name(text[role.end() :]) if role else None
    return Person(role.end(), role.end() + name.stop, name.text) if role and name else None


def name_after_role(text: str) -> str | None:
    """Return the plain name that ends `text` after a noun of two characters or more: 县委书记廖俊波."""
    match = _after_role().search(fold(text))
    if match is None or is_known_word(match.group("name")):
        return None  # 总书记高兴地说
    return text[match.start("name") :]


def may_name_others(text: str, known: Iterable[str]) -> bool:
    """Return whether `text` may name a person besides those `known`: a guess that rather says yes.

    A surname by itself before another single character (黄|文|秀), or a word that the dictionary takes for a name.
    """
    rest = fold(text)
    for name in sorted(known, key=len, reverse=True):
        rest = rest.replace(name, "，")
    if re.search(f"[老小阿]{SURNAME_IN_TEXT}(?!{HAN}?[年时家板])", rest):
        return True
    stop = load_words("stopwords")
    tokens = cut_words(rest)
    for (word, tag, _), (following, *_) in zip(tokens, [*tokens, Token("", "", 0)][1:], strict=True):
        if tag.startswith("nr") and len(word) > 1 and word[0] in SURNAMES_IN_TEXT:
            return True
        if len(word) != 1 or not re.match(HAN, following) or {word, following} & stop:
            continue
        if word in load_words("surnames_sure") or (word in SURNAMES_IN_TEXT and len(following) == 1):
            return True
    return False
