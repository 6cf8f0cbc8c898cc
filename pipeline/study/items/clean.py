"""Whether a sentence is clean enough to be asked about: no garbled record, no aside, something said of something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.segmentation import Token
from pipeline.speech import TextKind
from pipeline.study.analysis.garbled import is_garbled
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.items.stems import Stem

_WORDS_EN = 5  # spaces in an English stretch
_SERIES = re.compile(
    "^[^是。]*的[^，。的]{0,4}([^，。的]{2})，[^是。]*的[^，。的]{0,4}\\1[，。]?[^是]*$"
)  # …的求实精神，…的奉献精神
_CONTRAST = re.compile("[不并]是.*而是|在于|是")
_TALKS: frozenset[TextKind] = frozenset(("lecture", "transcript", "interview", "letter"))
_RECORDED: frozenset[TextKind] = frozenset(("lecture", "transcript", "interview"))
_CLAUSE = re.compile("[，。；：！？、,;:!?—\n]")
_SPOKEN = re.compile(
    "您|你们|^你|你(?:的问题|刚才|说|提到|觉得|怎么|认为)|^我(?!们|国|省|市|县|校|党|军)|大家好|谢谢|欢迎"
    "|今天，?我们|对吧|是吧|嘛|[啊呀哈噢哦嗯]|——[A-Z](?:-[A-Z])+|那个|怎么说"
)
_SPOKEN_EN = re.compile(
    r"\b(?:thanks?|welcome|you know|i mean|my name|hello|sorry|okay|as i(?:'ll|’ll| will)? show|here['’]s|i['’]m"
    r"|let me|let['’]s)\b",
    re.IGNORECASE,
)


_SHORT, _SHORT_CLAUSE = 50, 18  # characters: what a broken record still has whole
_BROKEN = 0.08  # of the sentences of a record that cannot be trusted


def is_broken(stems: Sequence[Stem], kind: TextKind) -> bool:
    """Return whether so much of a spoken record is garbled that only its short sentences may be trusted."""
    if kind not in _RECORDED or not stems:
        return False
    garbled = sum(is_garbled(stem.folded[stem.start : stem.stop]) for stem in stems)
    return garbled >= 5 and garbled > _BROKEN * len(stems)


def is_clean(stem: Stem, kind: TextKind, english: bool, broken: bool) -> bool:
    """Return whether a sentence may be asked about at all; `broken`: in a record much of which is garbled."""
    text = stem.unit.text[stem.start : stem.stop] if english else stem.folded[stem.start : stem.stop]
    if english:
        return not (kind in _TALKS and _SPOKEN_EN.search(text)) and text[:1] not in "([,;"
    if kind not in _TALKS:
        return True
    if broken and (len(text) > _SHORT or any(len(clause) > _SHORT_CLAUSE for clause in _CLAUSE.split(text))):
        return False
    return not (_SPOKEN.search(text) or (kind in _RECORDED and is_garbled(text)))


_VERB_EN = re.compile(
    r"\b(?:is|are|was|were|be|will|would|must|shall|can|could|may|has|have|had|do|does|did|\w+n[’']t|\w{3,}(?:s|ed))\b"
)


def says_something(stem: Stem, first: int, last: int, english: bool) -> bool:
    """Return whether a stretch has a predicate: 勇攀高峰的创新精神，追求真理的求实精神 has none.

    A sentence to its full stop has one, where it has a verb at all (新录用的公务员试用期为一年).
    """
    if english:
        words = stem.unit.text[first:last]
        return words.count(" ") >= _WORDS_EN and _VERB_EN.search(words) is not None
    if _SERIES.search(stem.folded[first:last]):
        return False
    if _CONTRAST.search(stem.folded[first:last]):
        return True
    tokens = [token for token in stem.unit.tokens if first <= token.start and token.stop <= last]
    if first == stem.start and stem.folded[last - 1] == "。" and _has_verb_inside(tokens):
        return True
    clauses: list[Sequence[Token]] = []
    begin = 0
    for number, token in enumerate(tokens):
        if token.text in "，；：。！":
            clauses.append(tokens[begin:number])
            begin = number + 1
    clauses.append(tokens[begin:])
    return any(has_predicate(each) for each in clauses if each)


def _has_verb_inside(tokens: Sequence[Token]) -> bool:
    """Return whether a verb stands between what it is said of and what it says: 主管部门|负责|…工作, but not 负责人."""
    for before, token, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.text == "为":
            return True
        if token.tag == "v" and len(token.text) > 1 and before.text != "的" and len(behind.text) > 1:
            return True
    return False
