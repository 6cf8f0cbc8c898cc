"""What stands twice where it belongs once: a word, a whole passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.language.characters import HAN
from pipeline.language.segmentation import Token
from pipeline.language.words import load_words
from pipeline.study.analysis import Analysis
from pipeline.study.proofreading.place import finding_at
from pipeline.study.results import Finding

_DATA = Path(__file__).with_name("data")


def doubled_words(analysis: Analysis) -> Iterator[Finding]:
    """The same word twice in a row: 党党始终, 我们我们; not 研究研究, 人人, 和和美美."""
    single = load_words("doubled", _DATA)
    for unit in analysis.units:
        coming = [*unit.tokens[2:], None]
        for left, right, after in zip(unit.tokens, unit.tokens[1:], coming, strict=False):
            if left.text != right.text:
                if after is not None and _restarts(left, right, after):
                    start = unit.sentence.start + right.start
                    yield finding_at(unit.paragraph, start, start + 1, "疑重字", f"“{left.text}”之后多一“{right.text}”")
                continue
            word = left.text
            pairs_on = unit.text[right.stop : right.stop + 2]
            wrong = word in single and not (len(pairs_on) == 2 and pairs_on[0] == pairs_on[1])
            wrong = wrong or (len(word) > 1 and left.tag[0] in "nrcp" and re.fullmatch(f"{HAN}+", word) is not None)
            if wrong:
                start = unit.sentence.start + left.start
                yield finding_at(unit.paragraph, start, start + 2 * len(word), "疑重字", f"“{word}”连写两次")


def _restarts(left: Token, right: Token, after: Token) -> bool:
    """Return whether a noun is begun again right after itself: 党中央党始终."""
    return (
        len(left.text) > 1 == len(right.text)
        and left.text[0] == right.text
        and left.tag[0] == right.tag[0] == "n"
        and after.tag[0] == "d"
    )


def repeated_text(analysis: Analysis) -> Iterator[Finding]:
    """Two or more sentences in a row that stood word for word before: a paragraph pasted twice."""
    first: dict[str, int] = {}
    run = 0
    units = [unit for unit in analysis.units if unit.spoken]
    for index, unit in enumerate(units):
        earlier = first.setdefault(unit.text, index)
        again = earlier < index
        run = run + len(unit.text) if again else 0
        ends = index + 1 == len(units) or first.get(units[index + 1].text, index + 1) > index
        if again and ends and run >= 60 and run > len(unit.text):
            start = unit.sentence.start
            hint = f"与第{units[earlier].paragraph.line}行文字相同，疑重复粘贴"
            yield finding_at(unit.paragraph, start, start + min(12, len(unit.text)), "疑重复", hint)
