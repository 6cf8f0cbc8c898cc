"""Whether what stands in quotation marks is a statement, a piece of one, or only a term or a motto."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pipeline.language.characters import HAN, count_han
from pipeline.language.marks import CLOSERS, END_MARKS
from pipeline.language.script import fold
from pipeline.language.words import alternatives, load_words
from pipeline.study.quotes.attribution import Cue
from pipeline.study.quotes.clauses import QUOTED

_DATA = Path(__file__).with_name("data")

_WORD = re.compile(r"[A-Za-z]{2,}(?:['’-][A-Za-z]+)*")
_TERM_AFTER = re.compile(
    "的|式|型|化|等|之|这一|这个|这种|这些|那种|两|三大|跟|与|是一回事|是两回事|是件|为主题|为主线|为指导|为目标|为核心"
    "|二字|四字|八字|字样|一词|这样的"
)
_SAYING_AFTER = re.compile(
    "(?:的[^，。；]{0,8}|这一?[句首段个]?(?:千古|著名|重要|经典|光辉)?)(?:名言|名句|诗篇|诗句|诗行|誓言|豪言|呐喊|感慨|感叹|慨叹|绝唱|心声|警句|金句|论断|告诫|嘱托|号召|教导|教诲|遗言|家训|古训|古语|古诗|老话"
    "|诗|话)"
)
_THIS_IS_AFTER = re.compile("，这(?:就?是|正是|[一两]?[句段番首])")
_COLON = re.compile(r"[：:]\s*$")
_OPINIONS = frozenset(("认为", "主张", "认定", "相信"))
_STATES = re.compile(f"{HAN}(?:就?是|不|没有|才){HAN}")
_NUMBER_PHRASE = re.compile(rf"[一二三四五六七八九十两]{{1,2}}[个大项条种]?{HAN}{{1,7}}")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a quoted text looks like: `size` in characters (a Latin word counts two), whole, clauses, what follows."""

    size: int
    ended: bool
    clauses: int
    follows: str
    number: bool
    states: bool  # it says that something is or is not so: 教是为了不教

    @staticmethod
    def of(inner: str, follows: str) -> Shape:
        bare = inner.rstrip("".join(CLOSERS))
        size = count_han(inner) + 2 * len(_WORD.findall(inner))
        ended = bool(bare) and (bare[-1] in END_MARKS or bare.endswith(("…", ".")))
        clauses = len(re.findall(r"[，；,;：。！？]", bare[:-1]))
        return Shape(
            size,
            ended,
            clauses,
            follows.lstrip(),
            bool(_NUMBER_PHRASE.fullmatch(inner)),
            bool(_STATES.search(fold(inner))),
        )

    @property
    def termlike(self) -> bool:
        folded = fold(self.follows)
        return bool(_TERM_AFTER.match(folded)) and not _SAYING_AFTER.match(folded)

    @property
    def called_a_saying(self) -> bool:
        """Whether the words after it call it one: “…”的著名论断, “…”的谆谆告诫."""
        return _SAYING_AFTER.match(fold(self.follows)) is not None

    def is_statement_beside(self) -> bool:
        return (self.ended and self.size >= 4) or (self.size >= 8 and self.clauses > 0) or self.size >= 12

    def is_half(self, inner: str) -> bool:
        """Return whether it may be the first half of a split quotation, or a short saying that is signed."""
        return inner.endswith(("，", ",", "；")) or (self.size >= 8 and not self.number and not self.termlike)

    def is_statement_alone(self) -> bool:
        if self.ended:
            return self.size >= 6
        if self.clauses > 0:
            return self.size >= 12 or (self.size >= 8 and _THIS_IS_AFTER.match(fold(self.follows)) is not None)
        return self.size >= 14 and self.follows[:1] in ("", "。", "！", "？", "”")


def brought_in(cue: Cue, shape: Shape) -> Literal["quotation", "partial"] | None:
    """Return the kind of what a verb of reporting brings in, None if that is a term."""
    if shape.number or (shape.follows[:1] == "、" and not shape.ended and shape.clauses == 0 and shape.size < 12):
        return None
    weak = cue.verb in load_words("reporting_verbs_weak", _DATA)
    if not cue.mark and cue.verb in load_words("reporting_topics", _DATA):
        whole = shape.ended and not shape.termlike
        return "quotation" if whole and shape.size >= 6 else None
    if cue.reported:
        whole = shape.follows[:1] in ("", "。", "；", "！", "？", "，") and not shape.termlike
        says = shape.clauses > 0 or shape.ended or shape.states  # 要坚持“稳字当头、稳中求进” is a slogan
        return "partial" if whole and says and shape.size >= 8 and not weak else None
    if shape.termlike and not (shape.ended or shape.size >= 16):
        return None
    if cue.mark == "：":
        return "quotation" if shape.size >= (8 if weak else 4) or (shape.ended and shape.size >= 2) else None
    if cue.mark == "，":
        if cue.verb in _OPINIONS and shape.size >= 10 and shape.follows[:1] in ("", "，", "。", "；"):
            return "quotation"  # it is all that they think
        if not weak and shape.states and shape.size >= 5 and shape.follows[:1] in ("", "。", "；"):
            return "quotation"
        return "quotation" if shape.ended or (shape.size >= 8 and (shape.clauses > 0 or not weak)) else None
    if weak:
        if (shape.ended or shape.called_a_saying) and shape.size >= 8:
            return "quotation"
        return "quotation" if shape.clauses > 0 and shape.size >= 10 and not shape.termlike else None
    if not shape.ended and shape.size < 8:
        return None
    return "quotation"


_ANNOUNCED = re.compile("(?:有|听过|流传着?|写着|记着)(?:这样|这么)?[的一]句(?:老|古|名|俗|心里)?话[，：]?$")


@lru_cache(maxsize=1)
def _saying() -> re.Pattern[str]:
    return re.compile(f"(?:^|[，。；,])(?:这?[正就]?是?)?(?:{alternatives(load_words('sayings', _DATA))})[：，:,]?$")


def stands_alone(head: str, shape: Shape) -> bool:
    """Return whether a quotation without a cue is a statement: a sentence of its own, or a saying brought in."""
    bare = head.strip(" 　" + QUOTED)
    if shape.follows.startswith("这句") and shape.called_a_saying:
        return shape.clauses > 0 and shape.size >= 8
    if not bare:
        return shape.is_statement_alone() and not shape.termlike
    folded = fold(bare)
    if _ANNOUNCED.search(folded):
        return shape.size >= 6
    if _saying().search(folded):
        return (shape.ended or shape.clauses > 0) and shape.size >= 8
    if _COLON.search(folded):
        return (shape.ended and shape.size >= 6) or (shape.clauses > 0 and shape.size >= 10 and not shape.termlike)
    return False
