"""The articles of a statute: which of them a sentence stands in, for that is how its places are cited."""

from __future__ import annotations

import re
from collections.abc import Iterable

# 条 is the unit that a law is cited by (立法法 art. 65); 第四条之一 came in by amendment.
_ARTICLE = re.compile(
    r"\s*(第[一二三四五六七八九十百千零〇\d]+[条條](?:之[一二三四五六七八九十]+)?"
    r"|(?:Article|Section|Rule|§) ?\d+[A-Z]?)"
    r"(?![，、款项項的])"
)


def articles_of(sentences: Iterable[tuple[str, bool]]) -> list[str | None]:
    """Return the article of each sentence, as the text writes it: the last that began; None before the first.

    A sentence comes with whether it is a heading: one that is no article itself (第二章) ends the article before it.
    """
    articles: list[str | None] = []
    current: str | None = None
    for text, heading in sentences:
        found = _ARTICLE.match(text)
        if found is not None:
            current = found.group(1)
        elif heading:
            current = None
        articles.append(current)
    return articles
