"""The speaker's own maxims: short, balanced sentences that stand alone (没有创新，就没有突破). Few, and sure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.characters import HAN, count_han
from pipeline.language.words import alternatives, load_list, load_words
from pipeline.speech import Sentence, Speech
from pipeline.study.results import Quote, Ref

_DATA = Path(__file__).with_name("data")

_TURNS = (
    (re.compile(r"没有([^，。的]{2,8})，就?没有([^，。]{2,8})"), "没有…就没有…"),
    (re.compile(r"^([^，。]{2,5})之([^，。]{1,4})，(?:贵在|重在|在于|在|首在|要在|关键在)[^，。]{1,8}"), "…之…，贵在…"),
    (re.compile(r"^([^，。]{2,5})无[^，。]{1,4}，[^，。]{2,6}有[^，。]{1,4}[。！]$"), "…无…，…有…"),
    (re.compile(r"^只有([^，。]{2,10})，才(?:能|会|是)?([^，。的]{2,12})[。！]$"), "只有…才…"),
)
# A maxim has no quotation, figure or Latin letter, nothing that points elsewhere, nobody in particular, no number.
_UNFIT = re.compile(
    r"[“”「」‘’\"《》（）()：:？?\dA-Za-z*×]|我|[他她它这那此其]|今年|去年|同志|大家|下面|刚才|[一二三四五六七八九十]是"
    "|第[一二三四五六七八九十]|^不是|[因所][为以]|但是|不过|同时|另外|首先|其次"
)
_LEAD = re.compile("(?:现实|实践|历史|事实|经验)[^，：。]{0,6}(?:证明|表明|告诉我们|昭示我们)[：，]")
_CLAUSE = re.compile("[，；、]")
_HAN_ONLY = re.compile(f"{HAN}+")


class _Maxim(NamedTuple):
    """A maxim: its text, its offset in the paragraph, the sentences it comes from, how good it is and why."""

    text: str
    start: int
    sentences: tuple[str, ...]
    score: float
    why: str


def find_aphorisms(speech: Speech, taken: Iterable[str], most: int) -> list[tuple[int, int, Quote]]:
    """Return up to `most` maxims of the speaker's as (paragraph index, offset, quote); none from sentences `taken`."""
    used = set(taken)
    seen: set[str] = set()
    found: list[tuple[float, int, int, Quote]] = []
    for number, paragraph in enumerate(speech.paragraphs):
        if paragraph.role not in ("body", "closing"):
            continue
        last: _Maxim | None = None
        for sentence in paragraph.sentences:
            maxim = _find(sentence) if sentence.id not in used else None
            if maxim is None or maxim.text in seen:
                last = None
                continue
            seen.add(maxim.text)
            if last is not None and last.text.rstrip("。！")[-2:] == maxim.text[:2]:
                joined = paragraph.text[last.start : maxim.start] + maxim.text
                last = _Maxim(joined, last.start, (*last.sentences, *maxim.sentences), last.score, last.why)
                found.pop()
            else:
                last = maxim
            line, column = paragraph.position(last.start)
            ref = Ref(paragraph.number, line, last.sentences, (last.why,))
            quote = Quote(last.text, "aphorism", None, None, None, column, ref)
            found.append((-last.score, number, last.start, quote))
    return [(number, start, quote) for _, number, start, quote in sorted(found, key=lambda entry: entry[:3])[:most]]


def _find(sentence: Sentence) -> _Maxim | None:
    """Return the maxim that a sentence is, or that stands behind 实践证明：."""
    lead = _LEAD.match(sentence.text)
    text = sentence.text[lead.end() :] if lead else sentence.text
    judged = _judge(text)
    if judged is None:
        return None
    return _Maxim(text, sentence.start + len(sentence.text) - len(text), (sentence.id,), *judged)


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
    if any(word in text for word in load_words("concrete_subjects", _DATA)):
        return None  # 连有支部，班有小组: how things are, nothing general
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
