"""What the sentences after it say of a name: 它是…, 这是一个…, 也就是…; below a heading that sets something up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.words import load_list
from pipeline.study.analysis import Unit
from pipeline.study.terms.definition import PREDICATE, REMARK, Definition
from pipeline.study.terms.explanation import is_explanation
from pipeline.study.terms.heads import find_heads
from pipeline.study.terms.names import DATA, Sentence, Texts, is_name, name_at_start, name_before
from pipeline.study.terms.statutory import LABEL

_GOES_ON = re.compile(
    r"(?:(?P<new>[这那](?:就)?是(?=一[种个项套款类]|用[来于]))|(?P<it>[它其](?:们)?(?:其实|实际上"
    r"|本质上)?(?:就)?(?:是(?!不是|否|因为|[在由从对])|让|把|将|允许|使得|实现了?|用[来于]|能够?|可以|意味着"
    r"|意思是|连接的是|来自|来源于|指的?是))|(?P<bare>一[种套类](?=[^，。]{2,40}[，。])))"
)
_SETS_UP = re.compile(
    rf"^(?:{'|'.join(load_list('set_up_verbs', DATA))}|积极开展|开展|坚持)(?P<name>[^，。；：、]{{2,12}}?(?:制"
    rf"|制度|机制|模式|整治|工程|行动|计划))(?:工作)?$"
)
_SET_UP = re.compile(
    rf"^(?:国家|本[市省校院县]|我们|公司|学校|对[^，。]{{2,12}})?(?:应当|都"
    rf"|也)?(?:{'|'.join(load_list('set_up_verbs', DATA))})了?"
    r"(?P<name>[^，。；：、]{3,12}?(?:制|制度|机制|模式|工程|行动|计划))。$"
)
_MOST = 220  # characters of two sentences


def find_in_following(before: Unit, sentence: Sentence, texts: Texts) -> Iterator[Definition]:
    """Yield what a sentence says of a name in the sentence right before it."""
    earlier = Sentence(before)
    label = LABEL.match(earlier.text)
    start = label.end() if label else 0
    if (set_up := _SET_UP.match(earlier.text[start:])) and is_name(set_up.group("name")):
        term = before.text[start + set_up.start("name") : start + set_up.end("name")]
        yield Definition(term, sentence.unit.text.strip(), sentence.unit, "实行X。…", REMARK)
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


def find_below(heading: Unit, following: Sequence[Unit]) -> Iterator[Definition]:
    """Yield what stands below 实行环境保护目标责任制: the first two sentences, for they say how it works."""
    text = Sentence(heading)
    label = LABEL.match(text.text)
    start = label.end() if label else 0
    match = _SETS_UP.match(text.text[start:].rstrip("。 "))
    below = list(following[:2])
    if match is None or not below or not is_name(match.group("name")):
        return
    if len(below) > 1 and below[1].paragraph.id == below[0].paragraph.id:
        words = below[0].text + below[1].text
        words = words if len(words) <= _MOST else below[0].text
    else:
        words = below[0].text
    term = text.source(start + match.start("name"), start + match.end("name"))
    yield Definition(term, words.strip(), below[0], "below the heading", REMARK)
