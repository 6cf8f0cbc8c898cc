"""What the sentences after it say of a name: 它是…, 这是一个…, 也就是…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.study.analysis import Unit
from pipeline.study.terms.definition import PREDICATE, Definition
from pipeline.study.terms.explanation import is_explanation
from pipeline.study.terms.heads import find_heads
from pipeline.study.terms.names import Sentence, Texts, name_at_start, name_before
from pipeline.study.terms.statutory import LABEL

_GOES_ON = re.compile(
    r"(?:(?P<new>[这那](?:就)?是(?=一[种个项套款类]|用[来于]))|(?P<it>[它其](?:们)?(?:其实|实际上"
    r"|本质上)?(?:就)?(?:是(?!不是|否|因为|[在由从对])|让|把|将|允许|使得|实现了?|用[来于]|能够?|可以|意味着"
    r"|意思是|连接的是|来自|来源于|指的?是))|(?P<bare>一[种套类](?=[^，。]{2,40}[，。])))"
)


def find_in_following(before: Unit, sentence: Sentence, texts: Texts) -> Iterator[Definition]:
    """Yield what a sentence says of a name in the sentence right before it."""
    earlier = Sentence(before)
    match = _GOES_ON.match(sentence.text)
    if match is None:
        return
    names = _new(earlier, texts) if match.group("new") else _subjects(earlier, texts)
    if match.group("bare"):
        name = name_before(earlier, len(earlier.text.rstrip("。！ ")), texts)
        names = [name] if name else []
    if len(names) != 1:
        return
    term = earlier.text[slice(*names[0])]
    begin = match.end() if match.group("new") else match.start()
    words = sentence.text[begin:].rstrip("。！？… ")
    spoken_of = texts.times(term) > 1 or match.group("new") or match.group("it")
    if spoken_of and is_explanation(words.lstrip("它其"), term):
        written = sentence.source(begin, begin + len(words)).strip()
        yield Definition(before.text[slice(*names[0])], written, sentence.unit, "X…。它是…", PREDICATE)


def _new(earlier: Sentence, texts: Texts) -> list[tuple[int, int]]:
    """Return the heads that the text names here and never before."""
    heads = [(head.start, head.stop) for head in find_heads(earlier, texts)]
    return [each for each in dict.fromkeys(heads) if texts.times(earlier.text[slice(*each)]) == 1]


def _subjects(earlier: Sentence, texts: Texts) -> list[tuple[int, int]]:
    """Return the name that opens a sentence, else the only one in it that is marked or in letters."""
    label = LABEL.match(earlier.text)
    start = label.end() if label else 0
    while start < len(earlier.text) and not earlier.text[start].isalnum():
        start += 1
    name = name_at_start(earlier, start)
    if name is not None and (name[1] - name[0] > 3 or texts.times(earlier.text[slice(*name)]) > 2):
        return [name]
    heads = [(head.start, head.stop) for head in find_heads(earlier, texts) if head.kind != "coined"]
    return list(dict.fromkeys(heads))
