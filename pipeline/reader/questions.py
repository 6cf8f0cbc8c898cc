"""Questions as the outline of an interview: 问：…？答：…, when the whole document is built of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reader.draft import Candidate, Draft

_QUESTION = re.compile("(?:问|問|记者问|記者問|记者|記者|提问|主持人)[：:]")
_ANSWER = re.compile("(?:答|答记者问|发言人|负责人|回答)[：:]|[^，。？！：]{2,12}答[：:]")
_LATIN_QUESTION = re.compile(r"Q(?:uestion)?\d{0,2}[:：]")
_LATIN_ANSWER = re.compile(r"A(?:nswer)?\d{0,2}[:：]")
_SHORTEST_ANSWER = 60  # characters on average: shorter ones are a conversation


def question_label(text: str) -> str:
    """Return who asks, as a question begins: 问：, Q: ("" when nothing says so)."""
    found = _QUESTION.match(text) or _LATIN_QUESTION.match(text)
    return found.group() if found else ""


def question_candidates(drafts: Sequence[Draft], english: bool) -> list[Candidate]:
    """Return the questions when at least three (two that fill the document) are each answered at length."""
    asked, answered = (_LATIN_QUESTION, _LATIN_ANSWER) if english else (_QUESTION, _ANSWER)
    turns: list[tuple[int, int, int, bool]] = []  # draft, start, stop, question?
    for index, draft in enumerate(drafts):
        if draft.role != "body" or draft.is_body or not ("：" in draft.text or ":" in draft.text):
            continue
        for start, stop in draft.spans:
            if asked.match(draft.text, start):
                turns.append((index, start, stop, True))
            elif answered.match(draft.text, start):
                turns.append((index, start, stop, False))
    pairs = [(a, b) for a, b in zip(turns, [*turns[1:], None], strict=False) if a[3] and b is not None and not b[3]]
    questions = [turn for turn in turns if turn[3]]
    if len(pairs) < 2 or len(pairs) < 0.8 * len(questions):
        return []
    covered = _length(drafts, pairs[0][0][:2], (len(drafts), 0))
    if covered < 0.6 * _length(drafts, (0, 0), (len(drafts), 0)) or covered / len(pairs) < _SHORTEST_ANSWER:
        return []
    return [_question(drafts, question, answer) for question, answer in pairs]


def _length(drafts: Sequence[Draft], start: tuple[int, int], stop: tuple[int, int]) -> int:
    return sum(len(d.text) for d in drafts[start[0] : stop[0]]) - start[1]


def _question(
    drafts: Sequence[Draft], question: tuple[int, int, int, bool], answer: tuple[int, int, int, bool]
) -> Candidate:
    index, start, stop, _ = question
    if answer[0] == index:
        stop = answer[1]  # a question of several sentences
    else:
        stop = len(drafts[index].text)
    text = drafts[index].text[start:stop]
    label = question_label(text)
    found = Candidate(index, start, start + len(text.rstrip()), "question", label, "问", None, True)
    found.why.append("a question with its answer; the document is built of them")
    return found
