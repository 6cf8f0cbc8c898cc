"""Chinese text as text: characters, quotation marks, numerals, sentences. No dictionary, no grammar."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Punctuation classes (GB/T 15834-2011: 句末点号 4.1-4.3, 句内点号 4.4-4.7, 标号 4.8-4.16).

END_MARKS = frozenset("。！？!?｡．")  # ．counts only after Han; see _ends_sentence
ELLIPSIS = "…"
PAUSE_MARKS = frozenset("，、；：,;:﹐﹑﹔﹕")
DASHES = frozenset("—–―─-－")
OPENERS = frozenset("“‘「『（(《〈【〔［[{｛〖«")
CLOSERS = frozenset("”’」』）)》〉】〕］]}｝〗»")
CLOSER_OF = dict(zip("“‘「『（(《〈【〔［[{｛〖«", "”’」』）)》〉】〕］]}｝〗»", strict=True))
OPENER_OF = {closer: opener for opener, closer in CLOSER_OF.items()}
QUOTE_OPENERS = frozenset('“‘「『"')
BRACKET_OPENERS = OPENERS - QUOTE_OPENERS
PUNCTUATION = (
    END_MARKS | PAUSE_MARKS | DASHES | OPENERS | CLOSERS | frozenset("…·•‧\"'～~／/|*_#※★☆◆●○■□▲△＊")
)  # fmt: skip

# What carries a sentence on after a closing quotation mark whose quotation ends in 。 or in ？！.
_CARRIES_ON = "，、；：,;:）)》的等和与與或及"
_CARRIES_ON_ASKED = _CARRIES_ON + "这這那是在说說问問道"
_SPEAKS_NEXT = re.compile("[他她我您你][们們]?[说說问問答喊道]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|No|Nos|Fig|Figs|Vol|pp?|ed|eds|cf|al|Inc|Ltd|Co|Corp|Gen|Gov|Sen"
    r"|Rep|Hon|approx|dept|est|e\.g|i\.e|etc|a\.m|p\.m|U\.S|U\.K|U\.N|Ph\.D)|(?:^|[\s(.])[A-Z])$"
)
_INTEREST = re.compile(r"[。！？!?｡．.…\n“‘「『（(《〈【〔［\[{｛〖«”’」』）)》〉】〕］\]}｝〗»\"]")
# One sentence with nothing in it that could end it or open a quotation.
_PLAIN_SENTENCE = re.compile(
    r"(?P<words>[^\s。！？!?｡．.…“‘「『（(《〈【〔［\[{｛〖«”’」』）)》〉】〕］\]}｝〗»\"]{2,}[。！？]?)"
)
_AFTER_END = re.compile(r"[。！？!?｡．.…”’」』）)》〉】〕］\]\"']*")
_BLANKS = re.compile(r"\s*")


def is_han(char: str) -> bool:
    """Return whether `char` is a Chinese character (unified ideographs, extensions, 〇 and 々)."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or char in "〇々"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U000323af"
    )


HAN_CLASS = "\u4e00-\u9fff\u3400-\u4dbf〇々\uf900-\ufaff\U00020000-\U000323af"
_HAN = re.compile(f"[{HAN_CLASS}]")


def count_han(text: str) -> int:
    """Return how many Chinese characters `text` has."""
    return len(_HAN.findall(text))


# Quotation marks and brackets


class Quotes(NamedTuple):
    """`pairs`: (offset of opener, offset of closer) in the order of their closers; `stray`: marks without partner."""

    pairs: list[tuple[int, int]]
    stray: list[int]


_MARKS = re.compile(r"[“‘「『（(《〈【〔［\[{｛〖«”’」』）)》〉】〕］\]}｝〗»\"]")
_DEEPEST = 64  # openers never closed must not make matching quadratic


def match_quotes(text: str) -> Quotes:
    """Return the matched quotation marks and brackets of one paragraph, and the stray ones.

    A closer takes the nearest open mark of its kind; what was opened since stays stray. The straight mark "
    opens and closes by turns; the last of an odd number is stray. ’ inside a Latin word is an apostrophe.
    """
    pairs: list[tuple[int, int]] = []
    stray: list[int] = []
    stack: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark == '"':
            mark = "”" if any(opener == '"' for opener, _ in stack) else '"'
        if mark in CLOSER_OF or mark == '"':
            stack.append((mark, at))
            if len(stack) > _DEEPEST:
                stray.append(stack.pop(0)[1])
            continue
        wanted = '"' if text[at] == '"' else OPENER_OF[mark]
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == wanted), None)
        if depth is not None:
            pairs.append((stack[depth][1], at))
            stray.extend(offset for _, offset in stack[depth + 1 :])
            del stack[depth:]
        elif not _is_apostrophe(text, at):
            stray.append(at)
    stray.extend(offset for _, offset in stack)
    return Quotes(pairs, sorted(stray))


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and at > 0 and text[at - 1].isascii() and text[at - 1].isalnum()


def outermost(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs that lie in no other pair, in text order."""
    result: list[tuple[int, int]] = []
    for start, stop in sorted(pairs):
        if not result or start > result[-1][1]:
            result.append((start, stop))
    return result


# Sentences


def split_sentences(text: str, cuts: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Return the sentences of one paragraph as (start, stop) spans, which cover all of it but blanks.

    A sentence ends at 。！？!? or an ellipsis with the closing marks after it, never inside a matched quotation
    or bracket; a stray mark opens nothing. A quotation that itself ends in 。？！ ends the sentence unless the
    words after it carry on (“…？”的问题). An ASCII full stop ends a sentence before a blank or the end, but not
    after an abbreviation. `cuts` are offsets where a sentence ends whatever the marks say.
    """
    inner = [cut for cut in cuts if 0 < cut < len(text)]
    if not inner and (plain := _PLAIN_SENTENCE.fullmatch(text)):
        return [plain.span("words")] if plain.group("words") else []
    spans: list[tuple[int, int]] = []
    forced = {*inner, len(text)}
    start = checked = 0
    worded = False  # whether text[start:checked] has a word: marks alone are no sentence
    for stop in sorted(forced.union(_sentence_stops(text))):
        worded = worded or _has_word(text, checked, stop)
        checked = stop
        if not worded and stop not in forced:
            continue
        left, right = _strip(text, start, stop)
        if left < right:
            if not worded and stop == len(text) and spans and start not in forced:
                left = spans.pop()[0]  # marks left over at the end belong to the last sentence
            spans.append((left, right))
        start, worded = stop, False
    return spans


def _sentence_stops(text: str) -> list[int]:
    quoted = outermost(match_quotes(text).pairs)
    starts = [start for start, _ in quoted]
    stops: list[int] = []
    done = 0
    for match in _INTEREST.finditer(text):
        at = match.start()
        if at < done:
            continue
        index = bisect_right(starts, at) - 1
        inside = index >= 0 and quoted[index][0] <= at <= quoted[index][1]
        if inside and at != quoted[index][1]:
            continue
        if inside:
            stop = _stop_after_quotation(text, quoted[index][0], at, stops[-1] if stops else 0)
        else:
            stop = _stop_after_mark(text, at)
        if stop is not None:
            stops.append(stop)
            done = stop
    return stops


def _stop_after_mark(text: str, at: int) -> int | None:
    char = text[at]
    if char == "\n":
        return at + 1
    if char in ".．" and not _ends_sentence(text, at):
        return None
    if char not in END_MARKS and char not in "….":
        return None
    stop = _run_of_ends(text, at + 1)
    if char == ELLIPSIS and text[at:stop].strip("…") == "" and text[stop : stop + 1] in _CARRIES_ON_ELLIPSIS:
        return None
    if char in "!?" and stop < len(text) and text[stop].isascii() and text[stop].isalnum():
        return None  # a mark inside an address: a?b=c
    return stop


_CARRIES_ON_ELLIPSIS = frozenset("，、；：,;:）)》”’」』的等")


def _run_of_ends(text: str, start: int) -> int:
    """Return where the end marks and closing marks from `start` on end; a new opening \" is not one of them."""
    match = _AFTER_END.match(text, start)
    stop = match.end() if match else start
    while stop > start and text[stop - 1] in "\"'" and stop < len(text) and not text[stop].isspace():
        stop -= 1
    return stop


def _stop_after_quotation(text: str, opener: int, closer: int, start: int) -> int | None:
    """Return the sentence end at a closing mark, None when the sentence goes on after it."""
    last = text[closer - 1]
    inner = closer - 1
    while inner > opener and text[inner] in CLOSERS:
        inner -= 1
        last = text[inner]
    if last not in END_MARKS and last not in "….":
        return None
    mark = text[opener]
    if mark in "《〈«":
        return None
    follows = text[closer + 1 : closer + 2]
    if mark in BRACKET_OPENERS:
        return closer + 1 if not text[start:opener].strip() else None
    if follows in END_MARKS or follows == ELLIPSIS:
        return None  # the mark after the quotation ends the sentence
    introduced = opener > 0 and text[opener - 1] in "：:，,"
    carries = _CARRIES_ON if last in "。.．｡" or introduced else _CARRIES_ON_ASKED
    if follows and (follows in carries or (last not in "。.．" and _SPEAKS_NEXT.match(text, closer + 1))):
        return None
    if follows == " " and text[closer + 2 : closer + 3].islower():
        return None  # "Why?" he asked.
    return closer + 1


def _ends_sentence(text: str, at: int) -> bool:
    """Return whether the full stop at `at` (ASCII or full-width) ends a sentence."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not before:
        return False
    if text[at] == "．":
        return is_han(before) and (not after or after.isspace()) and parse_numeral(text[:at].strip()) is None
    if after and not after.isspace() and after not in "\"')]”’」』）":
        dots = after == "." and text[at : at + 3] == "..." and text[at + 3 : at + 4].isspace()
        return dots and not text[at + 3 : at + 12].lstrip()[:1].islower()
    if after and _ABBREVIATION.search(text[max(0, at - 12) : at]):
        return False
    if before.isdigit() and (at < 3 or text[max(0, at - 4) : at].strip("0123456789 ") == "") and after.isspace():
        return False  # the number of a list item: "1. "
    following = text[at + 1 : at + 12].lstrip(" \"'“‘(")
    return not following[:1].islower()


def _has_word(text: str, start: int, stop: int) -> bool:
    return any(char.isalnum() for char in text[start:stop])


def _strip(text: str, start: int, stop: int) -> tuple[int, int]:
    match = _BLANKS.match(text, start, stop)
    left = match.end() if match else start
    while stop > left and text[stop - 1].isspace():
        stop -= 1
    return left, stop


# Numerals

_DIGITS = {char: value for value, chars in enumerate(
    ("〇零○Ｏ", "一壹弌", "二贰貳两兩弍", "三叁參弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
) for char in chars}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_FAMILIES = ((0x2460, 1, 20), (0x2474, 1, 20), (0x2488, 1, 20), (0x3251, 21, 15), (0x32B1, 36, 15), (0x3220, 1, 10),
             (0x3280, 1, 10), (0x2776, 1, 10), (0x2160, 1, 12), (0x2170, 1, 12), (0x24F5, 1, 10))  # fmt: skip
NUMERAL_CHARS = "".join(_DIGITS) + "".join(_UNITS) + "".join(_TENS)


def parse_numeral(text: str) -> int | None:
    """Return the value of a numeral: 二十一, 廿一, 二一, 21, ２１, ⑳, ㈠, Ⅳ, IV; None if it is none."""
    if not text or len(text) > 12:
        return None
    if len(text) == 1 and (enclosed := _enclosed(text)) is not None:
        return enclosed
    if text.isdecimal():
        return int(text)
    if set(text) <= _ROMAN.keys():
        return _roman(text)
    for short, long in _TENS.items():
        text = text.replace(short, long)
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _chinese(text)


def _enclosed(char: str) -> int | None:
    code = ord(char)
    return next((first + code - base for base, first, size in _FAMILIES if base <= code < base + size), None)


def _roman(text: str) -> int | None:
    values = [_ROMAN[char] for char in text]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total if 0 < total < 90 and len(text) <= 8 else None


def _chinese(text: str) -> int | None:
    total = section = digit = 0
    pending = False
    for char in text:
        if char in _DIGITS:
            if pending and digit:
                return None
            digit, pending = _DIGITS[char], True
        elif char in _UNITS:
            section += (digit if pending else 1) * _UNITS[char]
            digit, pending = 0, False
        elif char in "万萬" and (section or digit):
            total, section, digit, pending = (section + digit) * 10_000, 0, 0, False
        else:
            return None
    return total + section + digit
