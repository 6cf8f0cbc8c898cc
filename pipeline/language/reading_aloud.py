"""How long words take to read aloud, in Chinese and in English."""

from __future__ import annotations

import re

from pipeline.language.characters import HAN

_COUNTED = re.compile(rf"{HAN}|[A-Za-zÀ-ÿ]+|\d+")  # a word or a number is read as about one character
# English is read aloud at about 150 words a minute (audio books: 150 to 160) where Chinese has 220 characters.
_WORDS_PER_CHARACTER = 150 / 220


def count_words(text: str) -> int:
    """Return how many words an English text has: what blanks part."""
    return len(text.split())


def minutes_aloud(text: str, language: str, rate: float) -> float:
    """Return how many minutes `text` takes at `rate` Chinese characters a minute; English keeps the same pace."""
    if language == "en":
        return count_words(text) / (rate * _WORDS_PER_CHARACTER)
    return len(_COUNTED.findall(text)) / rate
