"""Characters on their way through XML: every one of a value's characters comes out of the parser as it went in.

XML 1.0 (2.2) has no place for most control characters, and a parser turns a carriage return into a line feed
(2.11). So a guard character and a private-use code stand for them between rendering and parsing. Line breaks and
outer blanks of a value travel the same way, which tells them from the template's own line breaks and indentation.
"""

from __future__ import annotations

import re

GUARD = "\U0010fffd"
MARK = "\U0010fffc"  # opens a place mark, see places.py
CODES = 0x100000  # private use, plane 16

_SPECIAL = [*map(chr, range(0x20)), " ", "\ufffe", "\uffff", MARK, GUARD]
_CODE_OF = {char: GUARD + chr(CODES + index) for index, char in enumerate(_SPECIAL)}
_CHAR_OF = {code: char for char, code in _CODE_OF.items()}
_CODE_OF |= {chr(code): "\ufffd" for code in range(0xD800, 0xE000)}  # half a character: shown as unreadable

_TO_GUARD = re.compile(r"[\x00-\x1f\ufffe\uffff\U0010fffc\U0010fffd\ud800-\udfff]|^ +| +\Z")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_GUARDED = re.compile("\U0010fffd.")
_LATIN_BREAK = re.compile(r"(?<=[!-~])[ \t]*\n[ \t\n]*(?=[!-~])")
_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")


def guard(text: str) -> str:
    """Return a value's text as it may stand in XML (before <, > and & are escaped); `unguard` gives it back."""
    return _TO_GUARD.sub(lambda match: "".join(map(_CODE_OF.__getitem__, match[0])), text)


def guard_illegal(xml: str) -> str:
    """Return rendered XML with the characters guarded that it may not hold, wherever they came from."""
    return _ILLEGAL.sub(lambda match: _CODE_OF[match[0]], xml)


def unguard(text: str) -> str:
    """Return the text that was guarded."""
    return _GUARDED.sub(lambda match: _CHAR_OF.get(match[0], match[0]), text) if GUARD in text else text


def unfold(text: str) -> str:
    """Return a template's text without its own line breaks and indentation, values unguarded.

    A line break is nothing between Han characters and a blank between two Latin ones. All other blanks stay.
    """
    if "\n" in text:
        text = _BREAK.sub("", _LATIN_BREAK.sub(" ", text))
    return unguard(text)
