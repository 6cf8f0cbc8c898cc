"""Whether a stretch is whole and can stand alone on a sheet: nothing before governs it, nothing behind takes it back,
no word in it points to what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.language.script import fold
from pipeline.language.segmentation import Token
from pipeline.language.words import alternatives, load_lines
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.quotes.maxim_candidates import Stretch
from pipeline.study.quotes.maxim_marks import DANGLES

_DATA = Path(__file__).with_name("data")
_TASKS = "official"
_LIKE = 0.4  # from which on clauses mirror each other, so that one may do without a verb
_HEADLESS = re.compile("(?:(?:并|绝|决|更)?不(?:只|仅)?是|并非|绝非|而是|就是|也是|都是|才是|是(?!非))")
_LEFT_OPEN = re.compile("[^，；]{1,8}(?:才|就|也|却|则)")  # 华为|才越搞越好: what it follows from is left out
_TASK = re.compile("(?:要|必须|应当?|务必|努力|切实|着力|加快|坚持)(?!.*[就才不没])|(?:加强|推进|完善|提高|增强|深化)")
_SAYS = re.compile(
    "[就只正不而即才也都还便]是|[无非]|[高低大小重轻优胜]于"
)  # words that say something of what stands before
_OF_ITSELF = re.compile("是[^，。；]{1,20}的$")  # 人总是要死的
_OPENS_ITSELF = re.compile("只有|没有|越是?|凡是?|与其|要么|宁[可愿肯]|无(?!论|法)")  # nothing is left out before these
_IF = re.compile("(?:如果|要是|即使|即便|只要|一旦|若)")
_ADDS = re.compile("但|而|并|且")
_TAKEN_BACK = {
    "zh": re.compile(
        "(?:但是?|可是|然而|不过|其实|事实上|可惜|错了|不对|(?:现在|如今)(?:已经)?不|[这那]是(?:错|不对|误解))"
    ),
    "en": re.compile(
        r"(?:but|however|yet|actually|in fact|no[,.]|wrong|it does(?: not|n[’']t)|not any ?more"
        r"|that(?: is|[’']s) (?:not|wrong))\b",
        re.I,
    ),
}


@lru_cache(maxsize=1)
def _proverbs() -> re.Pattern[str]:
    return re.compile(alternatives(load_lines("proverbs", _DATA)))


def is_whole(stretch: Stretch, following: str, language: str) -> bool:
    """Return whether a stretch stands alone; `following` is the sentence behind it in the paragraph, "" at its end."""
    if DANGLES in stretch.marks[0] or (language == "en" and any(DANGLES in marks for marks in stretch.marks)):
        return False
    if _proverbs().search(stretch.text):
        return False  # everybody's, not the speaker's
    if stretch.ends and _TAKEN_BACK[language].match(fold(following)):
        return False
    strong = any(turn.strong for turn in stretch.turns)
    mirrored = max(stretch.likeness, default=0.0) >= _LIKE
    role = stretch.units[0].role
    if not (strong or mirrored) and (role == "definition" or any(_TASKS in marks for marks in stretch.marks)):
        return False  # what a term means, what is to be done
    if language == "en":
        return True
    first = stretch.parts[0]
    headless = stretch.cuts and first.tokens and first.tokens[0].tag[0] in "vdpc"
    if _HEADLESS.match(stretch.text) or (headless and not _OPENS_ITSELF.match(stretch.text)):
        return False
    if stretch.cuts and _LEFT_OPEN.match(stretch.text):
        return False
    if not stretch.turns and _TASK.match(stretch.text):
        return False
    if _IF.match(stretch.text) and not any(_has_subject(part.tokens) for part in (first, stretch.parts[-1])):
        return False
    if len(stretch.parts) > 1 and not _says(stretch, 0):
        second = stretch.parts[1]
        if _ADDS.match(stretch.text, second.start - stretch.start):
            return False  # 一个…，但…
    return mirrored or _says(stretch, -1)


def _says(stretch: Stretch, number: int) -> bool:
    """Return whether a clause says something."""
    part = stretch.parts[number]
    if has_predicate(part.tokens) or any(_SAYS.fullmatch(token.text) for token in part.tokens):
        return True
    if number:
        return False
    offset = stretch.parts[0].start
    return _OF_ITSELF.search(stretch.text[: part.stop - offset], part.start - offset) is not None


def _has_subject(tokens: Sequence[Token]) -> bool:
    """Return whether a clause opens with who or what it is about, apart from conjunctions and adverbs."""
    opening = next((token for token in tokens if token.tag[0] not in "cdp" or token.tag == "zg"), None)
    return opening is not None and opening.tag[0] in "nrtsm"
