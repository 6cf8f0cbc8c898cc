"""Whether what stands in quotation marks is a quotation, and whose."""

from __future__ import annotations

import re

from pipeline.language.script import fold
from pipeline.study.analysis.people import match_people
from pipeline.study.quotes.place import Found, Place
from pipeline.study.quotes.shape import Shape, brought_in, stands_alone
from pipeline.study.quotes.statement import is_statement
from pipeline.study.quotes.subjects import person_at_end
from pipeline.study.quotes.work_before import work_before

BETWEEN = re.compile(r"[\s，、；,;]*(?:和|与|及|以及|又)?\s*")
_OF_ONESELF = re.compile("我(?![们国党军])|[呢吗]？$")
_CHATTY = re.compile("[A-Za-z]{2}|你(?!们)|觉得|认为|真的|准备|不要给")
_THESIS = re.compile(  # X提出“…”的主张, where what is quoted is a statement
    "(?:提出|主张|倡导|信奉|奉行)[了过]?$"
)
_THESIS_AFTER = re.compile("的(?:主张|观点|论断|名言|学说|理念|教育思想|格言|信条|说法)")
_TERM = 4  # characters under which words without an end mark are a term
_WOVEN_CLAUSES = 14  # and words of one sentence, if somebody is said to think them and they close the sentence
_WOVEN = 12  # characters from which words of several sentences woven into one are a quotation


def judge(place: Place) -> Found | None:
    """Return the quotation between two marks, None if it is a term or a motto."""
    shape = place.shape
    if shape.size < _TERM and not shape.ended and place.inner[-1] not in "，,；":
        return None  # most of what is quoted: terms, not worth a look around them
    if (found := _beside(place, shape)) is not None:
        return found
    cue = place.cue()
    if cue is not None and cue.hypothetical:
        return None
    if cue is not None and (kind := brought_in(cue, shape)) is not None:
        speaker, work = cue.speaker, cue.work
        if work is None and not cue.reported and (after := place.after()) is not None and after.cue in ("", "出自"):
            # Only a signature counts here: “妈妈呢？”孩子问：“…”X说。 names the wrong one.
            if speaker is None:
                speaker, work = after.speaker, after.work
            elif after.speaker is None or after.speaker in speaker or speaker in after.speaker:
                work = after.work
        if speaker is None and work is None:
            work = work_before(place.head, place.sentence_before, english=False)
        why = cue.why or f"“{cue.verb}”引出，原稿未注明出处"
        return place.found(kind, speaker, work, cue.verb or None, not cue.reported, why)
    if shape.size >= 8 and shape.clauses > 0 and _THESIS_AFTER.match(fold(shape.follows)):
        verb = _THESIS.search(fold(place.head))
        owner = match_people(place.head[: verb.start()]) if verb else None
        if verb is not None and owner is not None and owner.stop == verb.start():
            return place.found("quotation", owner.text, None, verb.group(), False, f"主语“{owner.text}”")
    if shape.called_a_saying and shape.size >= 8 and (owner := person_at_end(place.head)) is not None:
        name = place.paragraph.text[place.opening + owner.start : place.opening + owner.stop]
        return place.found("quotation", name, None, None, False, f"“{name}”的话")
    after = place.after()
    if after is not None and (after.points_back or shape.is_statement_beside() or shape.is_half(place.inner)):
        return place.found("quotation", after.speaker, after.work, after.cue or None, False, after.why)
    if stands_alone(place.head, shape):
        return place.found("quotation", None, None, None, False, "独立成句的引文，原稿未注明出处")
    if is_statement(place.head, place.inner, shape):
        return place.found("quotation", None, None, None, False, "整句引述，原稿未注明出处")
    sentences = re.search("。.", place.inner) is not None
    closes = shape.clauses > 0 and shape.size >= _WOVEN_CLAUSES and shape.follows[:1] in ("", "。")
    if place.head and shape.size >= _WOVEN and (sentences or closes):
        thinker = place.thinker()
        if not sentences and thinker is None:
            return None
        why = thinker.why if thinker else "嵌在句中的引文，原稿未注明出处"
        return place.found("partial", thinker.name if thinker else None, None, None, False, why)
    return None


def is_talk(found: Found) -> bool:
    """Return whether words that nobody is named for are somebody's chat, mostly made up: 喔我真的做不到这个."""
    if found.speaker or found.work:
        return False
    text = fold(found.text)
    if re.match("[喔哦嗯啊呃哎嘿诶]", text):
        return True
    return _OF_ONESELF.search(text) is not None and _CHATTY.search(text) is not None


def _beside(place: Place, shape: Shape) -> Found | None:
    """Return the quotation that adjoins another and is brought in by the same cue: 指出：“…”，“…”"""
    before, last = place.before, place.last
    if before is None or last is None or last.stop != before[1] or not shape.is_statement_beside():
        return None
    if not BETWEEN.fullmatch(place.paragraph.text[before[1] + 1 : place.start]):
        return None
    speaker, work = (last.speaker, last.work) if last.inherits else (None, None)
    if speaker is None and place.after() is not None:
        return None
    return place.found("quotation", speaker, work, last.cue, last.inherits, "紧接上一处引文")
