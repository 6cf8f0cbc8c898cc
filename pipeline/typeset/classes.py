"""Character classes of Chinese line layout, as data.

Sources: CLREQ (w3c/clreq, 2024-03-21), "prohibition rules for line start and line end", "compression of
punctuation", "inter-character spacing"; GB/T 15834-2011, 5.1 (places and widths of punctuation marks).
"""

from __future__ import annotations

import re
from typing import Final, Literal

Level = Literal["basic", "gb", "strict"]
Manner = Literal["full", "kaiming", "half", "none"]
Kind = int

# What a character is for the line. Everything not listed below and not western is an ideograph: one cell.
OPEN: Final = 1  # “‘（《: the ink is in the right half of the cell
CLOSE: Final = 2  # ”’）》: in the left half
PAUSE: Final = 3  # ，、；：
STOP: Final = 4  # 。
ASKING: Final = 5  # ？！
MIDDLE: Final = 6  # · 间隔号
DASH: Final = 7  # —
ELLIPSIS: Final = 8  # …
WESTERN: Final = 9  # letters, digits and signs with widths of their own
SPACE: Final = 10
SYMBOL: Final = 11  # any other character: one cell, or its own width if more
ZERO: Final = 12  # takes no room: marks of direction, joiners
BLANK: Final = 13  # a piece of a blank to write in
NOTE: Final = 14  # a footnote's mark
RUBY: Final = 15  # a base with its annotation

OPENERS: Final = "“‘「『（［｛〔〈《【〖"
CLOSERS: Final = "”’」』）］｝〕〉》】〗"
PAUSES: Final = "，、；："
STOPS: Final = "。．"
ASKERS: Final = "？！"
MIDDLES: Final = "·‧・"
DASHES: Final = "—―⸺"
ELLIPSES: Final = "…⋯"

SPACES: Final = (
    " \u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"
)

KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(OPENERS, OPEN),
    **dict.fromkeys(CLOSERS, CLOSE),
    **dict.fromkeys(PAUSES, PAUSE),
    **dict.fromkeys(STOPS, STOP),
    **dict.fromkeys(ASKERS, ASKING),
    **dict.fromkeys(MIDDLES, MIDDLE),
    **dict.fromkeys(DASHES, DASH),
    **dict.fromkeys(ELLIPSES, ELLIPSIS),
    **dict.fromkeys(SPACES, SPACE),
}  # fmt: skip

QUOTES: Final = frozenset("“”‘’")  # one code for Chinese and western text: the surroundings decide

# Marks that must not begin a line (避头) and not end one (避尾), by level.
_NO_START_BASIC = "。．，、；：！？”’」』）］｝〕〉》】〗·‧・～–-‐/％‰℃℉°′″々〻ー" + ",.;:!?)]}%'\""
_NO_END_BASIC = "“‘「『（［｛〔〈《【〖([{"
NO_START: Final[dict[Level, frozenset[str]]] = {
    "basic": frozenset(_NO_START_BASIC),
    "gb": frozenset(_NO_START_BASIC),
    "strict": frozenset(_NO_START_BASIC + "—―⸺…⋯"),
}
NO_END: Final[dict[Level, frozenset[str]]] = {
    "basic": frozenset(_NO_END_BASIC),
    "gb": frozenset(_NO_END_BASIC + "/"),
    "strict": frozenset(_NO_END_BASIC + "/"),
}
# Signs that stay with the number after them, and what stays with the number before it (CLREQ; GB/T 15835).
DIGITS: Final = frozenset("0123456789０１２３４５６７８９")
BEFORE_NUMBER: Final = frozenset("￥¥＄$£€№§第+±−-＋－≈约")
AFTER_NUMBER: Final = frozenset("%％‰℃℉°′″万亿千百元年月日号时分秒度")
HANGING: Final = frozenset("，。、")

# Half of the cell is white and may be cut: at a line's end or start, beside another mark, when a line is too full.
CUT_RIGHT: Final = frozenset((CLOSE, PAUSE, STOP, ASKING))
BRACKETS: Final = frozenset((OPEN, CLOSE))

# Kinds whose cell is half from the start, by manner (全角式, 开明式, 半角式, 不调整).
HALF_KINDS: Final[dict[Manner, frozenset[Kind]]] = {
    "full": frozenset(),
    "kaiming": frozenset((OPEN, CLOSE, PAUSE)),
    "half": frozenset((OPEN, CLOSE, PAUSE, STOP, ASKING)),
    "none": frozenset(),
}

# Where a too full line gives way, in this order (CLREQ, "inter-character spacing reduction"). The mark at the line's
# end comes before all of these: it always takes half a cell (GB/T 15834, 5.1.10).
SQUEEZE_SPACE: Final = 0  # a western space, down to a quarter em
SQUEEZE_MIDDLE: Final = 1
SQUEEZE_BRACKET: Final = 2
SQUEEZE_PAUSE: Final = 3
SQUEEZE_GAP: Final = 4  # between Han and western, down to an eighth
SQUEEZE_STOP: Final = 5
SQUEEZE_STEPS: Final = 6
SQUEEZE_STEP: Final[dict[Kind, int]] = {
    SPACE: SQUEEZE_SPACE, MIDDLE: SQUEEZE_MIDDLE, OPEN: SQUEEZE_BRACKET, CLOSE: SQUEEZE_BRACKET, PAUSE: SQUEEZE_PAUSE,
    WESTERN: SQUEEZE_GAP, STOP: SQUEEZE_STOP, ASKING: SQUEEZE_STOP,
}  # fmt: skip

LEAST_SPACE: Final = 1 / 4  # em
LEAST_GAP: Final = 1 / 8
MOST_SPACE: Final = 1 / 2
MOST_GAP: Final = 1 / 2

# Ideographs and kana: all one cell wide, so that a paragraph's own work is only with what stands between them.
# Not HAN_CLASS: kana are cells too; compatibility and rarer ideographs go singly, with all other characters (SPECIAL).
IDEOGRAPHS: Final = "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"

# Takes no room: soft hyphen, joiners, marks of direction, variation selectors, tags (Unicode Default_Ignorable).
IGNORABLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
COMBINING: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"
)
# Letters, digits and signs of western scripts. Marks that Chinese shares with them (· — … “ ”) are not in it.
LETTERS: Final = (
    "0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u03ff\u0400-\u052f"
    "\u1d00-\u1dbf\u1e00-\u1fff\u2070-\u2094"
)
SIGNS: Final = (
    "!-/:-@\\[-`{-~\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6\u00b8\u00b9\u00bb-\u00bf"
    "\u2010-\u2012\u2013\u201a\u201e\u2020\u2021\u2039\u203a\u20ac"
)
APOSTROPHE: Final = "(?<=[A-Za-z])[’](?=[A-Za-z])"
BESIDE: Final = "(?<=[0-9A-Za-z])[’]|[’](?=[0-9A-Za-z])"

_LETTER = f"(?P<word>(?:[{LETTERS}{SIGNS}%s](?:[{COMBINING}]*)|"
_WORD = f"{_LETTER}{APOSTROPHE})+)"
_REST = (
    "|(?P<dash>[—―⸺]{2,})|(?P<dots>[…⋯]{2,})"
    f"|(?P<zero>[{IGNORABLE}]+)|(?P<mark>[{COMBINING}]+)|(?P<other>[^{IDEOGRAPHS}])"
)
SPECIAL: Final = re.compile(_WORD % "" + _REST)
"""Finds all that is not an ideograph: western words, dashes and ellipses as wholes, any other character singly."""
SPECIAL_ELIDED: Final = re.compile(f"{_LETTER}{BESIDE})+)" % "" + _REST)
"""The same where every ’ beside a Latin letter or a figure is an apostrophe: ’90, Rock ’n’ Roll."""
SPECIAL_WESTERN: Final = re.compile(_WORD % "“”‘’—…·" + _REST)
"""The same for a paragraph without Chinese, where quotation marks and dashes are western too."""
SPECIAL_SCALED: Final = re.compile(_WORD % "" + f"|(?P<zero>[{IGNORABLE}]+)|(?P<mark>[{COMBINING}]+)|(?P<other>(?s:.))")
"""All characters: in raised text no character has a whole cell."""
NO_IDEOGRAPHS: Final = re.compile(f"[^{IDEOGRAPHS}]+")
HAS_IDEOGRAPH: Final = re.compile(f"[{IDEOGRAPHS}\uf900-\ufaff\U00020000-\U000323af]")

GAP_SIDE: Final = re.compile(f"[{LETTERS}%@#&$€£+]")
"""Western characters that keep a distance from Han; brackets and stops do not."""
