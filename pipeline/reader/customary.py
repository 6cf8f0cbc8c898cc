"""Headings by their words alone: 引言, 结语, Introduction, Q&A."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.language.words import load_pattern

CUSTOMARY = load_pattern("customary_headings", Path(__file__).with_name("data"))
_NAMED = re.compile(
    f"(?:{CUSTOMARY}|Introduction|Conclusions?|Background|Q ?& ?A|Questions|References|Summary"
    "|Overview|Outline|Discussion|Acknowledge?ments|Abstract|Motivation|Future work|Related work)"
)


def is_customary(text: str) -> bool:
    """Return whether a line is a heading by its words alone: 引言, 结语, Introduction, Q&A."""
    return _NAMED.fullmatch(re.sub("(?<=[^A-Za-z])[ \u3000]+", "", text).rstrip("：:")) is not None
