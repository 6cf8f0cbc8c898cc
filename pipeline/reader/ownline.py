"""Unnumbered title lines: evidence from shape, setting, neighbours and peers, weighed together."""

from __future__ import annotations

import itertools
import re
from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from pipeline.language.characters import HAN
from pipeline.language.dates import DATE_LINE
from pipeline.language.measures import IN_NUMBER_PHRASE
from pipeline.language.numerals import COUNTED
from pipeline.reader.capitals import is_title_case
from pipeline.reader.customary import is_customary
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.named_turns import recurring_speakers, speaker_before
from pipeline.reader.turns import first_timed

_DATA = Path(__file__).with_name("data")
_SPEAKER = "a speaker's label"
_STOPS = "。！!；;，,、：:…"
_LONGEST = 45
_BRACKETED = re.compile("[（(【\\[〔].*[）)】\\]〕]")
_SPOKEN = re.compile("^(?:问|答|問|主持人|记者|Q|A)[：:]")
_NO_HEADING = re.compile(r"https?://|^[\W\d_]+$|^[-*•·]\s|@|^[×xX＊*]{2,}")
_PRONOUN = re.compile(r"\b(?:I|we|you|it|he|she|they|this|that|there|is|are|was|were|have|has|will|gonna|can)\b", re.I)
_INNER_STOP = re.compile("[。！]|[？?](?!——)")
_CODE = re.compile(r"(?<![A-Za-z])=(?!=)|\+\+|\w\([^()]*\w\(|[{};]\s*$|</|->")
_FILLER = re.compile(
    "(?:嗯|呃|啊|哦|噢|喂|哎|对|對|好|好的|是|是的|行|可以|没错|沒錯|谢谢|謝謝|不是|没有|沒有|哈哈"
    "|OK|Okay|Yes|No|Right|Thanks?|Thank you|Sure)"
    "[啊呀嘛呢吧了的，、 。！!.]{0,3}(?:嗯|对|好|是)?",
    re.IGNORECASE,
)
_COUNTS = re.compile(f"[{COUNTED}几]{IN_NUMBER_PHRASE}|[{COUNTED}几]件")
_TITLED = 0.5  # of the lines: where more are set as titles, it says nothing
_STRONG = 0.2  # of the paragraphs: where more are bold, it says nothing of a line
_ENDED = re.compile(r"[。！？!?”」）).：:…；][⑴-⒇①-⑳\d\[\]［］＊*]*$")
# A work that is shown, by its maker or its form: 萌典 by 唐鳳; ……的省思（錄影）.
_CREDIT = re.compile(
    f"{HAN}.* by |[A-Za-z] by .*{HAN}|[（(](?:[录錄]影|[录錄]像|[录錄]音|[视視][频頻]|影片|[图圖]片?|截[图圖])[）)]$"
)
_TALK = re.compile("[你您我吗呢吧嗎]")
THRESHOLD = 4.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How the document sets its body: shares of indented paragraphs and of paragraphs between blank lines."""

    flush: bool  # body indented, other lines not
    spaced: bool  # every paragraph stands between blank lines
    english: bool
    unstopped: bool  # paragraphs end without a mark: then a missing mark says nothing
    capitals: bool  # capitals tell title lines where marks do not: some lines are set as titles, most are not
    strong: bool  # lines set bold or in a face for titles stand out: there are some, most are not
    labels: frozenset[str]  # what stands before the turns of speakers
    speakers: frozenset[str]  # who is named before their words on the same lines, more than once
    recorded: int  # the first paragraph whose time a recorder noted: from here all short lines are talk


def find_setting(drafts: Sequence[Draft], english: bool) -> Setting:
    """Return how the document is set."""
    body = [d for d in drafts if d.role == "body" and len(d.text) > 40]
    indented = sum(1 for d in body if d.indent >= 1)
    short = [d for d in drafts if d.role == "body" and len(d.text) <= 40]
    flush = len(body) >= 3 and indented >= 0.8 * len(body) and _flush_over_text(drafts) >= 2
    spaced = sum(1 for d in body if d.blank_before) >= 0.8 * max(len(body), 1)
    lines = body + short if english else body
    unstopped = sum(1 for d in lines if not _ENDED.search(d.text[-8:])) > 0.5 * max(len(lines), 4)
    titled = sum(1 for d in short if is_title_case(d.text))
    capitals = english and unstopped and 2 <= titled <= _TITLED * len(body + short)
    strong = sum(1 for d in short if _is_strong(d)) >= 2 and sum(map(_is_strong, body)) <= _STRONG * len(body)
    labels = frozenset(d.text for d in drafts if d.role == "label")
    speakers = recurring_speakers(d.text for d in drafts if d.role == "body")
    return Setting(flush, spaced, english, unstopped, capitals, strong, labels, speakers, first_timed(drafts))


def _is_strong(draft: Draft) -> bool:
    return draft.strong >= len(draft.text)


def _flush_over_text(drafts: Sequence[Draft]) -> int:
    """Return how many short lines without indent stand over a paragraph: those of a letterhead over each other."""
    lines = [d for d in drafts if d.role in ("body", "salutation")]
    pairs = itertools.pairwise(lines)
    return sum(
        1 for d, below in pairs if d.role == "body" and len(d.text) <= 40 and d.indent < 1 and len(below.text) > 40
    )


def ownline_candidates(
    drafts: Sequence[Draft], setting: Setting, numbered: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Return the short lines without a stop, with what speaks against each in `against`.

    `numbered`: the headings already known by their numbers.
    """
    firsts = {c.index for c in numbered if c.value == 1 and not c.start}
    found: list[Candidate] = []
    for index, draft in enumerate(drafts):
        if draft.role != "body" or draft.is_body or draft.level is not None or draft.glued:
            continue
        if len(draft.text) > (100 if setting.english else _LONGEST) or _is_sentence(draft.text, setting):
            continue
        candidate = Candidate(index, 0, len(draft.text), "own-line")
        candidate.against.extend(_objections(drafts, index, setting, firsts))
        found.append(candidate)
    return found


def _is_sentence(text: str, setting: Setting) -> bool:
    last = text[-1]
    if setting.english:
        return last in ".!;,:…。！；，、：" or len(text.split()) > 14
    closed = last in "”’」』）)" and text[-2:-1] in "。！？"
    return last in _STOPS or closed or text.endswith(("——", "—")) or _INNER_STOP.search(text[:-1]) is not None


def _objections(drafts: Sequence[Draft], index: int, setting: Setting, firsts: set[int]) -> list[str]:
    text = drafts[index].text
    reasons: list[str] = list(_against_words(text))
    if setting.speakers and _SPEAKER not in reasons and speaker_before(text) in setting.speakers:
        reasons.insert(0, _SPEAKER)
    if index >= setting.recorded or (index and drafts[index - 1].role == "label"):
        reasons.append("the words of a speaker")
    elif setting.labels and text[-1] in "？?" and (_TALK.search(text) or not _before_label(drafts, index)):
        reasons.append("a question of a speaker")
    follower = _follower(drafts, index)
    if setting.english and follower is drafts[min(index + 1, len(drafts) - 1)] and _goes_on(text, follower.text):
        reasons.append("its sentence goes on in the next line")
    if follower is None:
        reasons.append("no text follows")
    elif not (_is_text(follower) or is_customary(text) or _heads(drafts, index, firsts)) and not (
        setting.capitals and is_title_case(text) and not is_title_case(follower.text)
    ):
        reasons.append("another short line follows: verse, a list or a signature")
    return reasons


@lru_cache(maxsize=4096)
def _against_words(text: str) -> tuple[str, ...]:
    """Return what a line's own words say against it."""
    reasons: list[str] = []
    if _SPOKEN.match(text):
        reasons.append(_SPEAKER)
    if _BRACKETED.fullmatch(text):
        reasons.append("stands in brackets: a remark or caption")
    if _NO_HEADING.search(text) or not any(c.isalpha() for c in text):
        reasons.append("an address, a mark or a number")
    if _FILLER.fullmatch(text):
        reasons.append("a word of talk")
    if text[0] in "，。、；：！？）”’》」』,.;:!?)":
        reasons.append("the end of a broken line")
    if _CREDIT.search(text):
        reasons.append("the credit of a work that is shown")
    if DATE_LINE.fullmatch(text):
        reasons.append("a date")
    if _CODE.search(text):
        reasons.append("a formula or code")
    return tuple(reasons)


def _heads(drafts: Sequence[Draft], index: int, firsts: set[int]) -> bool:
    """Return whether the first of a numbered series stands directly below a line: 十件小事 above 第一件　…"""
    return index > 0 and index + 1 in firsts


def _follower(drafts: Sequence[Draft], index: int) -> Draft | None:
    return next(
        (d for d in drafts[index + 1 : index + 5] if d.role in ("body", "salutation", "label", "exercise")), None
    )


def _goes_on(text: str, following: str) -> bool:
    """Return whether a line of English goes on in the next: a small letter follows words that are no title."""
    return following[0].islower() and not is_title_case(text)


def _before_label(drafts: Sequence[Draft], index: int) -> bool:
    follower = _follower(drafts, index)
    return follower is not None and follower.role == "label"


def _is_text(draft: Draft) -> bool:
    text = draft.text
    if draft.role in ("label", "exercise") or len(text) > 40:
        return True
    return text[-1] in "。！？!?：:；.…”」" or draft.role == "salutation"


def weigh_ownlines(
    candidates: Sequence[Candidate], drafts: Sequence[Draft], setting: Setting, numbered: Sequence[Candidate]
) -> None:
    """Decide which short lines are headings; `numbered` are those with a number on lines of their own."""
    heads = {c.index for c in numbered}
    firsts = {c.index for c in numbered if c.value == 1}
    free = [c for c in candidates if not c.against]
    asked = bool(free) and all(drafts[c.index].text[-1] in "？?" for c in free)
    apart = _at_a_level_of_their_own(free, drafts, numbered)
    common = _common_affixes([drafts[c.index].text for c in free])
    for candidate in candidates:
        if candidate.against:
            candidate.taken = False
            continue
        draft = drafts[candidate.index]
        score, why = _score(draft, drafts, candidate.index, setting, heads)
        if len(free) >= 3:
            score, why = score + 1, [*why, f"{len(free)} lines of this kind"]
        elif len(free) == 1:
            score -= 1
        if setting.capitals and is_title_case(draft.text):
            score, why = score + 2, [*why, "in capitals as titles are, while other lines are not"]
        if draft.text[:4] in common or draft.text[-3:] in common:
            score, why = score + 1, [*why, "built like the other title lines"]
        if draft.text[:8] in common:
            score += 1
        if _heads(drafts, candidate.index, firsts) and _COUNTS.search(draft.text):
            score, why = score + 1.5, [*why, "the numbered lines below it are what it counts"]
        elif apart:
            score, why = score + 0.5, [*why, "a level of its own beside the numbered lines"]
        elif len(numbered) >= 3:
            score -= 1.5
        if asked and (len(draft.text) < 8 or _TALK.search(draft.text)):
            score -= 2  # the only short lines are questions as people talk
        candidate.why.extend(why)
        candidate.taken = score >= THRESHOLD
        if not candidate.taken:
            candidate.against.append(f"evidence {score:g} of {THRESHOLD:g} needed")


def _at_a_level_of_their_own(free: Sequence[Candidate], drafts: Sequence[Draft], numbered: Sequence[Candidate]) -> bool:
    """Return whether the unnumbered lines stand all above the numbered ones, or below most of them.

    Above: none stands between two of the series. Below: most numbered headings have some, set alike.
    """
    if len(free) < 2 or not numbered:
        return False
    if all(c.index < numbered[0].index for c in free):
        return True
    bounds = [c.index for c in numbered] + [len(drafts)]
    having = sum(1 for a, b in pairwise(bounds) if any(a < c.index < b for c in free))
    alike = len({drafts[c.index].indent >= 1 for c in free}) == 1
    return alike and free[0].index > numbered[0].index and having >= max(2, 0.6 * len(numbered))


def _score(
    draft: Draft, drafts: Sequence[Draft], index: int, setting: Setting, heads: set[int]
) -> tuple[float, list[str]]:
    score, why = 2.0, ["short line without stop"]
    if setting.unstopped:
        score -= 2
    pauses = draft.text.count("，")
    if pauses > 1:
        score -= 0.5 if pauses == 2 else 1.5
    if draft.text[-1] in "？?":
        score -= 0.5
        why = ["short question on its own line"]
    length = len(draft.text.split()) * 2.5 if setting.english else len(draft.text)
    if length <= 24:
        score += 0.5
    elif length > 34:
        score -= 0.5
    if setting.flush:
        score, why = (score + 1.5, [*why, "flush while the body is indented"]) if draft.indent < 1 else (score - 2, why)
    elif draft.indent >= 3 or draft.centred:
        score, why = score + 1.5, [*why, "centred"]
    if setting.strong and _is_strong(draft):
        score, why = score + 2, [*why, "bold or in a face for titles, while other lines are not"]
    if draft.blank_before and draft.blank_after:
        score += 0.5 if setting.spaced else 1.5
        if not setting.spaced:
            why.append("set apart by blank lines")
    if is_customary(draft.text):
        score, why = score + 3, [*why, "a customary heading"]
    before = drafts[index - 1] if index else None
    if before is None or before.role != "body" or index - 1 in heads or _ENDED.search(before.text[-8:]):
        score += 1
    if setting.english and len(_PRONOUN.findall(draft.text)) >= 2:
        score -= 1.5
    return score, why


def _common_affixes(texts: Sequence[str]) -> set[str]:
    heads, tails = Tally(t[:4] for t in texts if len(t) > 5), Tally(t[-3:] for t in texts if len(t) > 5)
    longer = Tally(t[:8] for t in texts if len(t) > 10)
    return {affix for affix, count in (heads + tails + longer).items() if count >= 2}
