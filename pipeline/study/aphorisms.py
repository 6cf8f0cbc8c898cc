"""The speaker's own maxims: short, balanced sentences that stand alone (没有创新，就没有突破). Few, and sure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.chinese import HAN_CLASS, count_han
from pipeline.speech import Speech
from pipeline.study.people import alternatives
from pipeline.study.results import Quote, Ref
from pipeline.study.words import load_list

_TURNS = (
    (re.compile(r"没有([^，。的]{2,8})，就?没有([^，。]{2,8})"), "没有…就没有…"),
    (re.compile(r"^([^，。]{2,5})之([^，。]{1,4})，(?:贵在|重在|在于|在|首在|要在|关键在)[^，。]{1,8}"), "…之…，贵在…"),
    (re.compile(r"^只有([^，。]{2,10})，才(?:能|会|是)?([^，。的]{2,12})[。！]$"), "只有…才…"),
)
# A maxim has no quotation, figure or Latin letter, nothing that points elsewhere, nobody in particular, no number.
_UNFIT = re.compile(
    r"[“”「」‘’\"《》（）()：:？?\dA-Za-z*×]|我|[他她它这那此其]|今年|去年|同志|大家|下面|刚才|[一二三四五六七八九十]是"
    "|第[一二三四五六七八九十]|[因所][为以]|但是|不过|同时|另外|首先|其次"
)
_CLAUSE = re.compile("[，；、]")
_HAN_ONLY = re.compile(f"[{HAN_CLASS}]+")


def find_aphorisms(speech: Speech, taken: Iterable[str], most: int) -> list[tuple[int, int, Quote]]:
    """Return up to `most` maxims of the speaker's as (paragraph index, offset, quote); none from sentences `taken`."""
    used = set(taken)
    seen: set[str] = set()
    found: list[tuple[float, int, int, Quote]] = []
    for number, paragraph in enumerate(speech.paragraphs):
        if paragraph.role not in ("body", "closing"):
            continue
        for sentence in paragraph.sentences:
            judged = _judge(sentence.text) if sentence.id not in used else None
            if judged is None or sentence.text in seen:
                continue
            seen.add(sentence.text)
            score, why = judged
            line, column = paragraph.position(sentence.start)
            ref = Ref(paragraph.number, line, (sentence.id,), (why,))
            quote = Quote(sentence.text, "aphorism", None, None, None, column, ref)
            found.append((-score, number, sentence.start, quote))
    return [(number, start, quote) for _, number, start, quote in sorted(found, key=lambda entry: entry[:3])[:most]]


@lru_cache(maxsize=1)
def _directive() -> re.Pattern[str]:
    return re.compile(alternatives(word for word in load_list("outline_verbs") if len(word) > 1))


def _judge(text: str) -> tuple[float, str] | None:
    """Return how good a maxim the sentence is and why; None if it is none."""
    if not 8 <= count_han(text) <= 36 or not text.endswith(("。", "！")) or _UNFIT.search(text):
        return None
    for pattern, name in _TURNS:
        if pattern.search(text):
            return 2.0 + balance(text), f"句式“{name}”"
    if any(_directive().match(clause) for clause in _CLAUSE.split(text)):
        return None  # 发展海洋经济，建设海洋强国: a task, no maxim
    if "，" in text and balance(text) >= 0.5:
        return balance(text), "对仗"
    return None


def balance(text: str) -> float:
    """Return how far the clauses mirror each other, 0 to about 1: same length, same words in the same places."""
    clauses = [clause for clause in _CLAUSE.split(text.strip("。！")) if clause]
    if not 2 <= len(clauses) <= 4 or any(not _HAN_ONLY.fullmatch(clause) for clause in clauses):
        return 0.0
    if len({len(clause) for clause in clauses}) > 1 or not 4 <= len(clauses[0]) <= 13:
        return 0.0
    if len(set(clauses)) < len(clauses):
        return 0.0
    same = sum(len(set(column)) == 1 for column in zip(*clauses, strict=True))
    share = same / len(clauses[0])
    return share + 0.3 if 1 / 6 <= share <= 0.75 else 0.0
