"""How long a summary is where the layout does not say: a printed page, less of a short text."""

from __future__ import annotations

from pipeline.study.analysis import Analysis

ENGLISH = 3  # letters for a Chinese character
_SHARE = 1 / 3  # of the text …
_PAGE = (320, 800)  # … but at least and at most so many characters, what one page holds …
_MOST = 2  # … and never more than half of the text


def length_of(analysis: Analysis) -> int:
    """Return the length of the summary in characters for a text of this size and language."""
    spoken = sum(len(unit.text) for unit in analysis.units if unit.spoken or unit.kind == "heading")
    times = ENGLISH if analysis.speech.language == "en" else 1
    least, most = (times * each for each in _PAGE)
    return max(20, min(max(least, min(most, int(spoken * _SHARE))), spoken // _MOST))
