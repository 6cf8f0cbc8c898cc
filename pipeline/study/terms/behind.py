"""What stands right behind a name that a sentence brings in: 采用了X：…, 实施“X”，…, 搞X，…, “X”——…."""

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

_LEAST, _MOST = 4, 170  # characters of what is said
_NAMED = re.compile(r"(?:是|叫|叫做|称为|称作|我们的|提出了?|采用了?|采取了?|写的|说的)\s?$")
_CALLED = re.compile(r"(?:叫|叫做|称为|称作)\s?$")
_SET_UP = re.compile(rf"(?:{'|'.join(load_list('set_up_verbs', DATA))})[^，。；：“”]{{0,16}}$")
_BROUGHT_IN = re.compile(r"(?:搞|推行|实行|试行)了?$")
_SYSTEM = re.compile("[长责包问]制$")  # 首问负责制, 林长制: named for what they ask
_SHOWN = re.compile(r"\s?(?:的[^，。：；]{2,4})?：(?P<text>[^。；！？“”：]{6,160})")
_DASH = re.compile(r"——(?P<text>[^。；！？“”—]{6,160})")
SPIRIT = re.compile("(?:会议|全会|大会|改革|政策|规定|部署|讲话|指示|批示|决议|文件|通知|报告)精神$")
_ALWAYS = frozenset(
    ("到", "把", "将", "由", "旨在", "用于", "用来", "负责", "定期", "不得", "先", "凡", "凡是", "只有", "未", "一律")
)
_SUBJECTS = (
    "nrmtpqsfjlia"  # tags of what opens a clause that tells: a subject, a time, a preposition; no adverb, no verb
)
_STARTED = re.compile("(?:深化|做好|落实|实施|推动|启动|开展|开设|启用|有个|有)了?$")
_NEXT = re.compile(r"，(?P<that>即|也就是|就是)?(?P<text>[^。；！？]{5,160})")
# What follows is no content of it but goes on, gives a ground or a purpose, or turns to somebody.
_NO_CONTENT = re.compile(
    "^(?:[但并而且也又更还都就则使让令向与和同对为以这那其它我你他她要应]|根据|按照|依照|依据|从而|因此|所以"
    "|因为|由于|必须|不是|"
    "如|例如|比如|包括|特别|尤其|逐步|进一步|大力|着力|重点|统筹|有序|稳步|今年|目前|现在|事实上|同时|此外|另外"
    "|人民|坚决|一旦|具体办法|如果)|找得到|[？?]$|^由[^，]{2,30}(?:规定|制定|实施)$"
)


class _Said(NamedTuple):
    start: int
    stop: int
    rule: str
    strength: int


def find_behind(sentence: Sentence, texts: Texts) -> Iterator[Definition]:
    """Yield what a sentence says right behind its heads."""
    for head in find_heads(sentence, texts):
        for said in _behind(sentence.text, head):
            words = sentence.source(said.start, said.stop).strip("，、 ")
            if _LEAST <= len(words) <= _MOST and is_balanced(words):
                yield Definition(sentence.source(head.start, head.stop), words, sentence.unit, said.rule, said.strength)


def _behind(text: str, head: Head) -> Iterator[_Said]:
    before = text[max(0, head.opened - 24) : head.opened]
    named = _CALLED if head.kind == "letters" else _NAMED
    announced = named.search(before)
    if announced and (match := _SHOWN.match(text, head.closed)):
        yield _Said(*match.span("text"), "X：…", KIND)
    if (
        head.kind != "letters"
        and (head.kind == "marked" or announced)
        and (match := _DASH.match(text, head.closed))
        and not _NO_CONTENT.match(match.group("text"))
    ):
        yield _Said(*match.span("text"), "X——…", PREDICATE)
    marked = head.kind == "marked" and (_SET_UP.search(before) or _STARTED.search(before))
    brought_in = _BROUGHT_IN.search(before) or (_SYSTEM.search(text, head.start, head.stop) and _SET_UP.search(before))
    if marked or (head.kind == "coined" and brought_in):
        match = _NEXT.match(text, head.closed)
        if match and (match.group("that") or _is_content(match.group("text"), text[: head.stop])):
            yield _Said(*match.span("text"), "实行X，…", REMARK)


def _is_content(words: str, name: str) -> bool:
    """Return whether a clause tells how a thing works and is not the next demand or deed of a row."""
    if _NO_CONTENT.match(words) or SPIRIT.search(name):
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
