"""HTML entities in plain text (&nbsp; &#8220;): what a page's source leaves when it is copied."""

from __future__ import annotations

import html
import re
import unicodedata
from html.entities import name2codepoint

ENTITIES = "HTML entities (&nbsp;) read as characters"
_NAMES = "|".join(sorted([*name2codepoint, "apos"], key=len, reverse=True))
# &amp;nbsp; is &nbsp; that went through a page twice.
ENTITY = f"&(?:amp;){{0,3}}(?:{_NAMES}|#[0-9]{{1,7}}|#[xX][0-9A-Fa-f]{{1,6}});"
_ENTITY = re.compile(ENTITY)
_CODE = re.compile(
    r"[`{}\\]|</?[A-Za-z][^<>]{0,200}>|[=!]=|&&|\w\(\)|=\s?[\"']|[=?]\S{0,200}&\w+="
    "|(?i:html|xml|entit|escap)|实体|實體|转义|轉義"
)
_NAMED = re.compile(f"[“‘「'\"]{ENTITY}[”’」'\"]")


def is_code(line: str) -> bool:
    """Return whether a line is code, or speaks of entities: there they mean themselves."""
    rest = _ENTITY.sub("", line)
    return bool(_CODE.search(rest) or _is_statement(rest) or _NAMED.search(line))


def _is_statement(line: str) -> bool:
    return line.isascii() and line.rstrip().endswith(";") and any(char in line for char in "()[]=")


def plain_characters(entity: str) -> str:
    """Return what an entity stands for: a blank or a full-width one for blanks of all widths, nothing if invisible."""
    while entity.startswith("&amp;") and len(entity) > 5:
        entity = "&" + entity[5:]
    text = html.unescape(entity)
    wide = ("\u3000" if char in "\u2003\u3000" else " " if char.isspace() else char for char in text)
    return "".join(char for char in wide if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
