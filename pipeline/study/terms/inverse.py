"""What stands before a name that comes last: …，这就是X; …，是X的宗旨所在; 通信领域这个“X”; …（以下简称X）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.characters import HAN
from pipeline.study.terms.definition import GLOSS, KIND, PREDICATE, REMARK, Definition
from pipeline.study.terms.explanation import is_balanced
from pipeline.study.terms.names import CLOSE, OPEN, Sentence, Texts, is_name, name_before
from pipeline.study.terms.statutory import LABEL

_QUOTED = rf"[{OPEN}](?P<quoted>[^{OPEN}{CLOSE}，。；：？！]{{2,14}})[{CLOSE}]"
_THIS_IS = re.compile(
    rf"，(?:(?:这些?|那)(?:也?就|便|正)(?:是|叫做?|称为)|这(?:叫做?|称为))(?:[^，。；：的“”]{{0,10}}的)?(?:{_QUOTED}"
    rf"|(?P<bare>[^，。；：“”是有]{{4,12}}))(?=[，。；！]|$)"
)
_CORE_OF = re.compile(
    r"，(?:正?是)(?P<bare>[^，。；：的“”]{3,14})的(?:宗旨|核心|实质|本质|精髓|要义)(?:所在)?(?=[，。；！]|$)"
)
_THIS_ONE = re.compile(rf"这(?:个|种|条|道|块|张|一)?{_QUOTED}")
_IN_SHORT = re.compile(r"[（(]以?下?(?:统|合)?简?称(?:为|：)?[“「]?(?P<bare>[^（）()“”「」，。；：]{2,10})[”」]?[）)]")
_SORTS = re.compile(
    rf"(?P<text>[^，。；：、“”]{{1,14}}?(?P<bare>{HAN}{{2,4}})(?:、[^，。；：、“”]{{1,14}}?(?P=bare)){{2,8}})等(?P=bare)"
)
_NO_SHORT = re.compile(
    "(?:公司|集团|[甲乙丙双各]方|单位|意见|方案|办法|通知|规定|条例|决定|计划|规划|法|法案|指南|标准)$"
)
_CLAUSES = 3
_TAKES = re.compile("^.{0,8}?(?:享受|包括|设立|设置|发给|领取|实行)")


def find_name_last(sentence: Sentence, texts: Texts) -> Iterator[Definition]:
    """Yield what a sentence says before it names the thing."""
    text = sentence.text
    if "，这" in text or "，那" in text:
        for match in _THIS_IS.finditer(text):
            yield from _clauses_before(sentence, match, "…，这就是X", KIND)
    if "，是" in text or "，正是" in text:
        for match in _CORE_OF.finditer(text):
            if texts.times(match.group("bare")) > 1:
                yield from _clauses_before(sentence, match, "…，是X的宗旨", PREDICATE)
    if "这" in text:
        for match in _THIS_ONE.finditer(text):
            name = name_before(sentence, match.start(), texts)
            if name is not None and name[1] - name[0] >= 4 and is_name(match.group("quoted"), quoted=True):
                yield _definition(sentence, match.span("quoted"), name, "…这个“X”", REMARK)
    if "称" in text:
        for match in _IN_SHORT.finditer(text):
            yield from _full_name(sentence, match, texts)
    if "等" in text:
        for match in _SORTS.finditer(text):
            if is_name(match.group("bare")):
                verb = _TAKES.match(match.group("text"))
                span = match.start("text") + (verb.end() if verb else 0), match.end("text")
                yield _definition(sentence, match.span("bare"), span, "A津贴、B津贴等津贴", PREDICATE)


def _definition(
    sentence: Sentence, name: tuple[int, int], words: tuple[int, int], rule: str, strength: int
) -> Definition:
    return Definition(sentence.source(*name), sentence.source(*words).strip("，： "), sentence.unit, rule, strength)


def _clauses_before(sentence: Sentence, match: re.Match[str], rule: str, strength: int) -> Iterator[Definition]:
    """Yield the last clauses before the name, from the start of the sentence or from where it turns."""
    quoted = "quoted" in match.re.groupindex and match.group("quoted")
    name = "quoted" if quoted else "bare"
    if not quoted and re.search("[和与及的]|所在$|之处$", match.group(name)):
        return
    if not is_name(match.group(name), quoted=bool(quoted)):
        return
    text = sentence.text
    label = LABEL.match(text)
    first = label.end() if label else 0
    start = max(first, *(text.rfind(mark, 0, match.start()) + 1 for mark in "；。：？！"))
    clauses = text[start : match.start()].split("，")[-_CLAUSES:]
    words = "，".join(clauses)
    if len(words) >= 6 and is_balanced(words) and not re.match("[这那它其]", words):
        span = match.start() - len(words), match.start()
        yield _definition(sentence, match.span(name), span, rule, strength)


def _full_name(sentence: Sentence, match: re.Match[str], texts: Texts) -> Iterator[Definition]:
    """Yield 水站 of 水质自动监测站（以下简称水站）; the short title of a paper or a company is no term."""
    short = match.group("bare")
    name = name_before(sentence, match.start(), texts, entire=True)
    if name is None or _NO_SHORT.search(short) or not is_name(short, quoted=True) or texts.times(short) < 2:
        return
    if name[1] - name[0] > len(short) + 2 and not sentence.text[slice(*name)].endswith(short):
        yield _definition(sentence, match.span("bare"), name, "…（以下简称X）", GLOSS)
