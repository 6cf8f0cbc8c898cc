"""Text that a Markdown reader gives back character for character (CommonMark 0.31, GitHub's extensions)."""

from __future__ import annotations

import re

# These can mean something wherever they stand.
_ANYWHERE = re.compile(r"[\\`*_\[\]<~$]|&(?=[#A-Za-z])|!(?=\[)")
# These only at the start of a line: headings, lists, quotations, underlines of headings.
_AT_START = re.compile(r"(?P<sign>[#>+=:-])|(?P<number>\d{1,9})(?P<dot>[.)])")
_OUTER_BLANKS = re.compile(r"^\s+|\s+\Z")
_BREAK = re.compile(r"\r\n|\r|\n")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp)(?=://)|\b(www)(?=\.)|@(?=\w)")

NUL = "\u2400"  # CommonMark 2.3 has no place for U+0000: its picture stands for it
INVALID = range(0x80, 0xA0)  # character references that readers turn into U+FFFD


def escape(text: str) -> str:
    """Return text for the middle of a line: what could be markup gets a backslash."""
    return _ANYWHERE.sub(r"\\\g<0>", text.replace("\x00", NUL))


def escape_start(line: str) -> str:
    """Return an escaped line so that its first characters start no block."""
    match = _AT_START.match(line)
    if match is None:
        return line
    if match["sign"]:
        return "\\" + line
    return f"{match['number']}\\{match['dot']}{line[match.end() :]}"


def keep_blanks(text: str) -> str:
    """Return a line whose outer blanks are character references: readers take blanks themselves off."""
    return _OUTER_BLANKS.sub(lambda match: "".join(map(_reference, match[0])), text)


def split_lines(text: str) -> list[str]:
    return _BREAK.split(text)


def _reference(char: str) -> str:
    code = ord(char)
    return char if (code < 0x20 and char != "\t") or code in INVALID else f"&#{code};"
