"""Classes of punctuation marks (GB/T 15834-2011: 句末点号 4.1-4.3, 句内点号 4.4-4.7, 标号 4.8-4.16)."""

from __future__ import annotations

import re

_OPENING = "“‘「『（(《〈【〔［[{｛〖«"
_CLOSING = "”’」』）)》〉】〕］]}｝〗»"

END_MARKS = frozenset("。！？!?｡．")  # ．counts only after Han; see sentences.py
ELLIPSIS = "…"
DASHES = frozenset("—–―─-－")
OPENERS = frozenset(_OPENING)
CLOSERS = frozenset(_CLOSING)
CLOSER_OF = dict(zip(_OPENING, _CLOSING, strict=True))
OPENER_OF = dict(zip(_CLOSING, _OPENING, strict=True))
QUOTE_OPENERS = frozenset('“‘「『"')
BRACKET_OPENERS = OPENERS - QUOTE_OPENERS
PAIRED_CLASS = re.escape(_OPENING + _CLOSING + '"')  # for use inside [ ]
