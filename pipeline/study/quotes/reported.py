"""Words that the text gives as somebody's without quotation marks: X深刻指出，…。 X said that …"""

from __future__ import annotations

import re

from pipeline.language.characters import count_han
from pipeline.language.marks import QUOTE_OPENERS
from pipeline.language.script import fold
from pipeline.speech import Paragraph
from pipeline.study.analysis.people import find_people
from pipeline.study.quotes.attribution import find_cue
from pipeline.study.quotes.english_names import name_pattern, trim_name
from pipeline.study.quotes.place import Found
from pipeline.study.quotes.pronouns import Context

# Verbs that hand on somebody's teaching word for word; 说 and 认为 only tell what somebody thinks.
_TEACHES = re.compile("(?:指出|指出过|强调指出|告诫(?:我们|全党|人们)|教导(?:我们|人们)|曾说过|说过)[，：,:]")
_LEAST_HAN, _LEAST_WORDS = 16, 10
_SAID_THAT = re.compile(
    rf"(?P<name>{name_pattern()})(?:, [^,]{{3,80}},)? (?:once |rightly )?"
    r"(?:said|wrote|observed|remarked) that (?P<words>[^“”\"]+)"
)
_OURS = re.compile("我(?!们)|我们(?=多次|一再|反复|[曾还也要])")


def find_reported(paragraph: Paragraph, english: bool) -> list[Found]:
    """Return what a named person taught, from sentences without quotation marks; kind "partial"."""
    found: list[Found] = []
    for sentence in paragraph.sentences:
        text = sentence.text
        if any(mark in text for mark in QUOTE_OPENERS):
            continue
        span = _english(text) if english else _chinese(text)
        if span is not None:
            speaker, cue, start = span
            stop = len(text.rstrip("。！!. "))
            found.append(
                Found(
                    paragraph,
                    sentence.start + start - 1,
                    sentence.start + stop,
                    text[start:stop],
                    "partial",
                    speaker,
                    None,
                    cue,
                    False,
                    "引述，原稿未加引号",
                )
            )
    return found


def _chinese(text: str) -> tuple[str, str, int] | None:
    match = _TEACHES.search(fold(text))
    if match is None or count_han(text[match.end() :]) < _LEAST_HAN or _OURS.search(text, 0, match.start()):
        return None
    head = text[: match.end()]
    cue = find_cue(head, head, Context("", None))
    if cue is None or cue.speaker is None or cue.carried or cue.hypothetical or cue.reported:
        return None
    if not find_people(cue.speaker) and cue.speaker != "总书记":
        return None
    return cue.speaker, cue.verb, match.end()


def _english(text: str) -> tuple[str, str, int] | None:
    match = _SAID_THAT.search(text)
    if match is None or len(match.group("words").split()) < _LEAST_WORDS:
        return None
    name = trim_name(match.group("name"))
    if " " not in name:
        return None
    return name, "said", match.start("words")
