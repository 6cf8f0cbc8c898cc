"""Which characters are Chinese ones."""

from __future__ import annotations

import re

# Unified ideographs with their extensions, compatibility ideographs, 〇 and 々 (The Unicode Standard, chapter 18).
HAN_CLASS = "\u4e00-\u9fff\u3400-\u4dbf〇々\uf900-\ufaff\U00020000-\U000323af"  # for use inside [ ]
HAN = f"[{HAN_CLASS}]"
_HAN = re.compile(HAN)


def is_han(char: str) -> bool:
    """Return whether `char` is a Chinese character (unified ideographs, extensions, 〇 and 々)."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or char in "〇々"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U000323af"
    )


def count_han(text: str) -> int:
    """Return how many Chinese characters `text` has."""
    return len(_HAN.findall(text))


_FIRST_WIDE = "\u1100"  # below it stand the alphabets, which terminals and typewriters set half as wide


def display_cells(text: str) -> int:
    """Return how wide a line is in cells of half a Chinese character, as editors and terminals count."""
    return 2 * len(text) - sum(char < _FIRST_WIDE for char in text)


_LEVEL_1 = 0xD7  # the first byte of the last common character


def is_rare(char: str) -> bool:
    """Return whether a Chinese character is none of the 3,755 common ones: level 1 of GB 2312-80, rows 16 to 55."""
    if not is_han(char):
        return False
    try:
        return char.encode("gb2312")[0] > _LEVEL_1
    except UnicodeEncodeError:
        return True
