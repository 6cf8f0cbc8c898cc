"""Whether words say something of something, or only name it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.study.segment import Token

_VERBS = frozenset({"v", "vd", "vg", "vq", "l", "i", "z"})
_COPULAS = frozenset(
    ("是", "有", "要", "能", "应", "会", "需", "必须", "应当", "应该", "需要", "能够", "可以", "成为", "具有", "没有")
)
# A verb must come after these: 必须使一切民主阶层 is not complete.
_PREPOSITIONS = frozenset(
    ("对于", "关于", "通过", "随着", "为了", "作为", "按照", "根据", "由于", "基于", "鉴于")
    + ("使", "让", "令", "把", "被")
)


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
    verbs = [index for index, token in enumerate(tokens) if token.tag in _VERBS or token.text in _COPULAS]
    plain = [index for index in verbs if index > after or tokens[index].text in _COPULAS or index == words[0]]
    return any(index > preposition or index == words[0] for index in plain)


def is_bare_name(tokens: Sequence[Token]) -> bool:
    """Return whether a sentence only names something: no verb anywhere, no adjective but before 的."""
    after = max((index for index, token in enumerate(tokens) if token.text == "的"), default=-1)
    return not any(
        token.tag[0] in "vliz" or token.text in _COPULAS or (token.tag[0] in "ad" and index > after)
        for index, token in enumerate(tokens)
    )
