"""Numbers that do not tally: of headings, of a series within a paragraph, of what a number phrase counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.language.numerals import ONE_TO_TEN
from pipeline.speech import SlipKind
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.number_phrases import NumberPhrase
from pipeline.study.proofreading.place import finding_at
from pipeline.study.results import Finding


def wrong_counts(phrases: Sequence[NumberPhrase]) -> Iterator[Finding]:
    """A number phrase whose list in the text has another number of members."""
    for phrase in phrases:
        if phrase.count is None or len(phrase.members) in (0, phrase.count):
            continue
        unit = phrase.unit
        start = unit.sentence.start + max(0, unit.text.find(phrase.text))
        hint = f"“{phrase.text}”称{phrase.count}项，文中列出{len(phrase.members)}项"
        yield finding_at(unit.paragraph, start, start + len(phrase.text), "数目不符", hint)


_COUNTED = re.compile("(?:^|[。；：，！？]|(?<=[”）]))(一|二|三|四|五|六|七|八|九|十)(是|要)(?![一二三四五六七八九十])")


def inline_series(analysis: Analysis) -> Iterator[Finding]:
    """一是…二是…四是… in one paragraph: a number is missing or stands twice."""
    for paragraph in analysis.speech.paragraphs:
        last = {"是": 0, "要": 0}
        for match in _COUNTED.finditer(paragraph.text):
            number, word = ONE_TO_TEN.index(match.group(1)) + 1, match.group(2)
            expected = last[word] + 1
            if last[word] and number not in (expected, 1):
                label = match.group(1) + word
                hint = f"“{label}”之前没有“{ONE_TO_TEN[min(expected, 10) - 1]}{word}”"
                yield finding_at(paragraph, match.start(1), match.end(), "序号", hint)
            last[word] = number


_SLIPS: Mapping[SlipKind, str] = {
    "begins": "“{}”之前没有“{}”",
    "missing": "“{}”之前缺“{}”",
    "twice": "“{}”重复出现，按顺序应为“{}”",
    "wrong": "“{}”按顺序应为“{}”",
}


def heading_numbers(analysis: Analysis) -> Iterator[Finding]:
    """What the reader noticed of the numbers of headings."""
    for slip in analysis.speech.number_slips:
        hint = _SLIPS[slip.kind].format(slip.label, slip.expected)
        yield Finding(slip.line, slip.column, "序号", slip.label, hint)
