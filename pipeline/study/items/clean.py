"""Whether a sentence is clean enough to be asked about: no garbled record, no aside, something said of something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.segmentation import Token
from pipeline.speech import TextKind
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.items.stems import Stem

_TALKS: frozenset[TextKind] = frozenset(("lecture", "transcript", "interview", "letter"))
_RECORDED: frozenset[TextKind] = frozenset(("lecture", "transcript", "interview"))
_CLAUSE = re.compile("[，。；：！？、,;:!?—\n]")
_LONGEST = 34  # characters of a clause without a mark: beyond, a record has lost its marks
_AGAIN = re.compile(r"([一-鿿]{3,8})\1|([一-鿿]{2,8})[一-鿿]{0,4}\2[一-鿿]{0,4}\2|([是不要的在])\3|十十|是不是[^，。]*$")
_TWICE = re.compile(r"([一-鿿]{4,})[一-鿿]{0,2}\1")
_COPULA = re.compile("(?<![还但可总就也都不正而若要只])是(?!否|不是)")
_SPOKEN = re.compile("[你您]|^我(?!们|国|省|市|县|校|党|军)|大家好|谢谢|欢迎|对吧|是吧|嘛|[啊呀哈噢哦嗯]|——[A-Z](?:-[A-Z])+|那个|怎么说")
_SPOKEN_EN = re.compile(
    r"\b(?:thank|thanks|welcome|you know|i mean|my name|hello|sorry|okay|as i(?:'ll|’ll| will)? show|here's|here’s|i'm|i’m|hten|tha)\b",
    re.IGNORECASE,
)


def is_clean(stem: Stem, kind: TextKind, english: bool) -> bool:
    """Return whether a sentence may be asked about at all."""
    text = stem.unit.text[stem.start : stem.stop] if english else stem.folded[stem.start : stem.stop]
    if english:
        return not (kind in _TALKS and _SPOKEN_EN.search(text)) and text[:1] not in "([,;"
    if kind not in _TALKS:
        return True
    return not (_SPOKEN.search(text) or (kind in _RECORDED and _is_garbled(text)))


def _is_garbled(text: str) -> bool:
    """Return whether a spoken record is broken: words said twice over, clauses run together, two 是 in one clause."""
    if _AGAIN.search(text) or _TWICE.search(text):
        return True
    clauses = [clause for clause in _CLAUSE.split(re.sub("[“「《][^”」》]*[”」》]|[A-Za-z .\\d+-]+", "某", text)) if clause]
    return any(len(clause) > _LONGEST or len(_COPULA.findall(clause)) > 1 for clause in clauses)


def says_something(stem: Stem, first: int, last: int) -> bool:
    """Return whether a stretch has a predicate: 勇攀高峰的创新精神，追求真理的求实精神 has none."""
    tokens = [token for token in stem.unit.tokens if first <= token.start and token.stop <= last]
    clauses: list[Sequence[Token]] = []
    begin = 0
    for number, token in enumerate(tokens):
        if token.text in "，；：。！":
            clauses.append(tokens[begin:number])
            begin = number + 1
    clauses.append(tokens[begin:])
    return any(has_predicate(each) for each in clauses if each)
