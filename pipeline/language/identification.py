"""In which language a text is: Chinese, English, or one of which nothing is known here."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.language.characters import is_han
from pipeline.language.words import load_words

_LOOKED_AT = 20_000  # characters of a text from which its language is told
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")  # Hiragana and Katakana (The Unicode Standard, chapter 18)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HAN_PER_LATIN = 20  # a text with fewer than one Chinese character in so many Latin letters is in Latin letters
_HAN_PER_KANA = 4  # Japanese has more kana than kanji (an official paper: as many); Chinese that quotes it a few
_FEW_WORDS = 20  # too few to tell by: a title, a slogan
# Function words are 40 to 50 % of an English text, and of one in another language in Latin letters 1 to 8 % (those
# that look alike: a, an, in, on, me, so).
_ENGLISH = 0.2


def identify(text: str) -> tuple[Literal["zh", "en"], bool]:
    """Return the language whose letters a text has, and whether it is truly in that language.

    "en" stands for Latin letters, "zh" for all else: it says which labels and line rules fit the page best. The second
    is False for what the study knows nothing of: Japanese, Tibetan, Russian, French.
    """
    sample = text[:_LOOKED_AT]
    letters = [char for char in sample if char.isalpha()]
    latin = sum(char.isascii() for char in letters)
    han = sum(map(is_han, letters))
    if han * _HAN_PER_LATIN < latin:
        return "en", 2 * latin > len(letters) and _is_english(sample)
    kana = len(_KANA.findall(sample))
    return "zh", _HAN_PER_KANA * kana <= han and 2 * (han + latin) >= len(letters)


def _is_english(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    known = load_words("stopwords_en")
    return len(words) < _FEW_WORDS or sum(word in known for word in words) >= _ENGLISH * len(words)
