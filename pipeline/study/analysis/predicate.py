"""Whether words say something of something, or only name it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.language.segmentation import Token
from pipeline.language.words import load_list

_VERBS = frozenset({"v", "vd", "vg", "vq", "l", "i", "z"})
_COPULAS = frozenset(
    ("是", "有", "要", "能", "应", "会", "需", "必须", "应当", "应该", "需要", "能够", "可以", "成为", "具有", "没有")
)
# A verb must come after these: 必须使一切民主阶层 is not complete.
_PREPOSITIONS = frozenset(
    ("对于", "关于", "通过", "随着", "为了", "作为", "按照", "根据", "由于", "基于", "鉴于")
    + ("使", "让", "令", "把", "被")
)

_NOUN_ENDS = ("阶级", "主义", "社会", "国家", "共和国")  # set phrases that the dictionary does not call nouns
_CAUSATIVES = frozenset(("使", "让", "令", "把", "被"))
_EVERY = frozenset(("任何", "所有", "一切", "凡是", "每个", "每一个"))


def has_predicate(tokens: Sequence[Token]) -> bool:
    """Return whether a clause has a verb that no 的 makes part of a name (同志们 in 等岗位的同志们 has none).

    An adjective at the end counts too (任务很重); a verb before the last preposition does not (通过学习理论).
    """
    after = max((index for index, token in enumerate(tokens) if token.text == "的"), default=-1)
    preposition = max((index for index, token in enumerate(tokens) if token.text in _PREPOSITIONS), default=-1)
    words = [index for index, token in enumerate(tokens) if token.tag[0] not in "dx"]
    if not words:
        return False
    if tokens[words[-1]].tag in ("a", "ad", "an") and words[-1] - 1 > after:
        return True
    if _is_nominal(tokens, after) or _is_quantified(tokens, words, after):
        return False
    verbs = [
        index
        for index, token in enumerate(tokens)
        if token.text in _COPULAS or (token.tag in _VERBS and not token.text.endswith(_NOUN_ENDS))
    ]
    plain = [index for index in verbs if index > after or tokens[index].text in _COPULAS or index == words[0]]
    if _disposes(tokens) or _begins_to_do(tokens, words):
        return True
    causes = preposition >= 0 and tokens[preposition].text in _CAUSATIVES
    return any(index > preposition or (index == words[0] and not causes) for index in plain)


def _disposes(tokens: Sequence[Token]) -> bool:
    """Return whether something is done with what 把 names, whatever 的 follows (把立德树人作为教育的根本任务)."""
    at = next((index for index, token in enumerate(tokens) if token.text == "把"), len(tokens))
    return any(token.tag == "v" and token.text not in _COPULAS for token in tokens[at + 2 :])


def _begins_to_do(tokens: Sequence[Token], words: Sequence[int]) -> bool:
    """Return whether words begin with a verb that the dictionary calls a noun too, and its object (优化资源配置)."""
    first = tokens[words[0]]
    return first.tag == "vn" and len(words) > 1 and first.text in _outline_verbs() and tokens[words[0] + 1].text != "的"


@lru_cache(maxsize=1)
def _outline_verbs() -> frozenset[str]:
    return frozenset(load_list("outline_verbs"))


def _is_nominal(tokens: Sequence[Token], after: int) -> bool:
    """Return whether after the last 的 stand verbs alone, and 的 makes them nouns (《意见》的出台, …的发生和发展)."""
    tail = [token for token in tokens[after + 1 :] if token.tag[0] not in "xc"]
    head = tokens[: max(after, 0)]
    verbs = all(token.tag[0] == "v" for token in tail) and len(tail) <= 2
    coordinated = any(token.tag == "c" for token in tokens[after + 1 :]) and all(token.tag[0] in "nv" for token in tail)
    return (
        after > 0
        and bool(tail)
        and (verbs or coordinated)
        and not any(_is_verb_of_its_own(head, index) for index in range(len(head)))
    )


def _is_verb_of_its_own(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a verb is not made a noun by 的 before it, nor by a list of such (…的组成、巩固)."""
    token = tokens[index]
    if token.text in _COPULAS:
        return True
    return token.tag[0] == "v" and not (index and tokens[index - 1].text in ("的", "、", "及", "和", "与"))


def _is_quantified(tokens: Sequence[Token], words: Sequence[int], after: int) -> bool:
    """Return whether a clause only names what is so: 任何有规则的领域, 革命所要造成的共和国, …的一次盛会."""
    if after < 0 or any(token.tag in _VERBS for token in tokens[after + 1 :]):
        return False
    if any(token.text == "是" for token in tokens):
        return False
    first = tokens[words[0]].text
    return first in _EVERY or any(token.text == "所" for token in tokens[:after])


def is_bare_name(tokens: Sequence[Token]) -> bool:
    """Return whether a sentence only names something: no verb anywhere, no adjective but before 的."""
    after = max((index for index, token in enumerate(tokens) if token.text == "的"), default=-1)
    return not any(
        token.tag[0] in "vliz" or token.text in _COPULAS or (token.tag[0] in "ad" and index > after)
        for index, token in enumerate(tokens)
    )
