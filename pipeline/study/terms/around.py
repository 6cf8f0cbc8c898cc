"""What the words around a head say of it: 以…为主体的X, A、B等X, 对…实行X, X来自…, 采用了X：…, 实行X制度，…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.language.segmentation import cut_words
from pipeline.language.words import load_list, load_words
from pipeline.study.terms.definition import KIND, PREDICATE, REMARK, Definition
from pipeline.study.terms.explanation import is_balanced
from pipeline.study.terms.heads import Head, find_heads
from pipeline.study.terms.names import DATA, Sentence, Texts
from pipeline.study.terms.statutory import LABEL

_REACH = 120  # characters before a head that are looked at
_LEAST, _MOST = 4, 170  # characters of what is said
_ITEM = "[^，。；：、！？“”（）的]{2,20}"
# Before the head.
_LISTED = re.compile(rf"(?P<text>{_ITEM}、{_ITEM}(?:[、和]{_ITEM}){{0,8}})(?:等|这些|这样的)$")
_ROW = re.compile(rf"(?P<text>{_ITEM}(?:、{_ITEM}){{2,9}})$")
_MADE = re.compile(
    r"(?P<text>(?:以[^，。；：]{2,24}为[^，。；：]{1,60}|(?:依靠|类似于?|相当于|区别于|不同于|基于"
    r"|旨在)[^，。；：的]{4,30}))的$"
)
_TOWARDS = re.compile(
    r"(?:^|[，。；：])(?P<text>(?!其中)[^，。；：对]{0,14}?对[^，。；：]{4,60}，?(?:应当|必须|要|一律|可以|继续)?"
    r"[^，。；：对]{0,8}?(?:实行|进行|采取|实施|开展|给予)(?:[^，。；：]{2,30}的)?)$"
)
_DUTY = re.compile(
    r"(?:^|[。；：])(?P<text>[^。；：]{6,110}(?:应当|必须)[^。；：，]{0,14}?(?:实行|进行|发布|公布|公开|编制|提交))$"
)
_NAMED = re.compile(r"(?:是|叫|叫做|称为|称作|我们的|提出了?|采用了?|采取了?|写的|说的)\s?$")
_CALLED = re.compile(r"(?:叫|叫做|称为|称作)\s?$")
_SET_UP = re.compile(rf"(?:{'|'.join(load_list('set_up_verbs', DATA))})[^，。；：“”]{{0,16}}$")
# Behind it.
_COMES = re.compile(
    r"，?(?:一般|主要|通常|都|就)?(?P<text>(?:来自|来源于|源于|起源于|产生于|脱胎于|介于|意味着|相当于|取决于"
    r"|(?:已经?)?(?:转化为|表现为|体现为))[^。；！？]{4,160})"
)
_SHOWN = re.compile(r"\s?(?:[（(][^（）()]{2,40}[）)])?(?:的[^，。：；]{2,4})?：(?P<text>(?!“)[^。；！？：]{6,160})")
_DASH = re.compile(r"——(?P<text>(?!“)[^。；！？—]{6,160})")
_SPIRIT = re.compile("(?:会议|全会|大会|改革|政策|规定|部署|讲话|指示|批示|决议|文件|通知|报告)精神$")
_ALWAYS = frozenset(
    ("到", "把", "将", "由", "旨在", "用于", "用来", "负责", "定期", "不得", "先", "凡", "凡是", "只有", "未", "一律")
)
_SUBJECTS = (
    "nrmtpqsfjlia"  # tags of what opens a clause that tells: a subject, a time, a preposition; no adverb, no verb
)
_STARTED = re.compile("(?:深化|做好|落实|实施|推动|启动|开展|开设|启用|有个|有)了?$")
_HELD = re.compile("(?:提出|贯彻|推进|坚持)了?$")  # of these the clause behind tells only with 把, 将 or 每
_NEXT = re.compile(r"，(?P<that>即|也就是|就是)?(?P<text>[^。；！？]{5,160})")
# What follows is no content of it but goes on, gives a ground or a purpose, or turns to somebody.
_NO_CONTENT = re.compile(
    "^(?:[但并而且也又更还都就则使让令向与和同对为以这那其它我你他她要应]|根据|按照|依照|依据|从而|因此|所以"
    "|因为|由于|必须|不是|"
    "如|例如|比如|包括|特别|尤其|逐步|进一步|大力|着力|重点|统筹|有序|稳步|今年|目前|现在|事实上|同时|此外|另外"
    "|人民|坚决)"
)


class _Said(NamedTuple):
    start: int
    stop: int
    rule: str
    strength: int


def find_around(sentence: Sentence, texts: Texts, official: bool) -> Iterator[Definition]:
    """Yield what a sentence says of its heads; `official`: in a statute, a policy or a notice."""
    for head in find_heads(sentence, texts):
        for said in (*_before(sentence.text, head, official), *_behind(sentence.text, head)):
            words = sentence.source(said.start, said.stop).strip("，、 ")
            if _LEAST <= len(words) <= _MOST and is_balanced(words):
                yield Definition(sentence.source(head.start, head.stop), words, sentence.unit, said.rule, said.strength)


def _before(text: str, head: Head, official: bool) -> Iterator[_Said]:
    if head.kind != "coined":
        return
    label = LABEL.match(text)
    base = max(label.end() if label else 0, head.opened - _REACH)
    before = text[base : head.opened]
    if match := _MADE.search(before):
        yield _Said(base + match.start("text"), base + match.end("text"), "以…为…的X", PREDICATE)
    elif match := _LISTED.search(before):
        start = base + match.start("text")
        first = match.group("text").partition("、")[0]
        yield _Said(start + _without_lead(first), base + match.end("text"), "A、B等X", PREDICATE)
    elif (match := _ROW.search(before)) and (lead := _even(match.group("text"))) is not None:
        yield _Said(base + match.start("text") + lead, base + match.end("text"), "A、B、C的X", PREDICATE)
    if match := _TOWARDS.search(before):
        yield _Said(base + match.start("text"), head.closed, "对…实行X", PREDICATE)
    elif official and (match := _DUTY.search(before)):
        yield _Said(base + match.start("text"), head.closed, "应当进行X", REMARK)


def _even(words: str) -> int | None:
    """Return where the first of a row of even members begins (贯彻|创新、协调、绿色); None if they are not even."""
    first, *rest = words.split("、")
    lead = len(first) - len(rest[0])
    return lead if lead >= 0 and len({*map(len, rest)}) == 1 and 2 <= len(rest[0]) <= 6 else None


def _without_lead(item: str) -> int:
    """Return how many characters stand before the first item of a list of nouns (我们主要依托|人口、土地等…)."""
    tokens = cut_words(item)
    verbs = load_words("object_verbs", DATA)
    for token in reversed(tokens):
        if token.text in verbs or (token.tag[0] in "vpcdr" and token.tag not in ("vn", "vd")):
            return token.stop if token.stop < len(item) else 0
    return 0


def _behind(text: str, head: Head) -> Iterator[_Said]:
    before = text[max(0, head.opened - 24) : head.opened]
    if match := _COMES.match(text, head.closed):
        yield _Said(*match.span("text"), "X来自…", REMARK)
    named = _CALLED if head.kind == "letters" else _NAMED
    announced = named.search(before) or (not before.strip() and head.kind == "coined")
    if announced and (match := _SHOWN.match(text, head.closed)):
        yield _Said(*match.span("text"), "X：…", KIND)
    if (
        head.kind != "letters"
        and (match := _DASH.match(text, head.closed))
        and not _NO_CONTENT.match(match.group("text"))
    ):
        yield _Said(*match.span("text"), "X——…", PREDICATE)
    match = _NEXT.match(text, head.closed)
    if match is None or head.kind == "letters" or not _brings_in(before, match.group("text"), head):
        return
    if match.group("that") or _is_content(match.group("text"), text[: head.stop]):
        yield _Said(*match.span("text"), "实行X，…", REMARK)


def _brings_in(before: str, words: str, head: Head) -> bool:
    """Return whether the verb before a head sets something up whose working the next clause tells."""
    if _SET_UP.search(before):
        return True
    if head.kind != "marked":
        return False
    return bool(_STARTED.search(before)) or (bool(_HELD.search(before)) and words.startswith(("把", "将", "每")))


def _is_content(words: str, name: str) -> bool:
    """Return whether a clause tells how a thing works and is not the next demand or deed of a row."""
    if _NO_CONTENT.match(words) or _SPIRIT.search(name):
        return False
    first, *rest = cut_words(words[:12])
    if first.text in _ALWAYS:
        return True
    verbs = load_words("object_verbs", DATA) | load_words("outline_verbs")
    if first.text in verbs or first.text[2:] in verbs or first.text.endswith("不移"):
        return False
    if rest and (rest[0].text == "、" or (first.tag == "a" and rest[0].tag[0] == "v")):
        return False
    return first.tag[0] in _SUBJECTS
