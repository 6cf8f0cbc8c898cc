"""Measure words 量词 and units: what stands between a number and what it counts. Each is a regular expression."""

from __future__ import annotations

from pipeline.language.words import load_pattern

AFTER_FIGURE = load_pattern("measure_words")  # 100|万公里, 3|个
IN_NUMBER_PHRASE = load_pattern("measure_words_of_phrases")  # 四|个|意识
