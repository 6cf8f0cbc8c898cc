"""Whether a definition may be printed, whatever form found it: its term names a thing, its words say what it is."""

from __future__ import annotations

import re

from pipeline.language.characters import HAN, count_han
from pipeline.language.segmentation import cut_words
from pipeline.language.words import load_list, load_words
from pipeline.study.terms.definition import EXPLICIT, Definition
from pipeline.study.terms.explanation import is_image, is_whole
from pipeline.study.terms.names import DATA, Texts

_LONGEST = 16  # Chinese characters of a term: longer ones are phrases
_LEAST = 5  # Chinese characters that say what a thing is, where no verb of defining does
_LONGEST_PHRASE = 6  # of one with 的 or a preposition in it, which only quotation marks make a name (“以地定畜”)
_NO_NAME_BEGINS = frozenset("cdpru")  # tags: a conjunction, an adverb, a preposition, a pronoun, a particle
_TIME = re.compile(r"^\d+年?|^[一二三四五六七八九十两]+[端面边方个种块条位次]$")
_WHICH_ONE = re.compile("(?:是)?第[一二三四五六七八九十]+[篇个种条本位次章].{1,4}$")
_PERSONS = tuple(load_list("posts"))
_HAN = re.compile(HAN)


def is_sound(definition: Definition, texts: Texts) -> bool:
    """Return whether the term is a noun or a name and what explains it is no praise, no tail of a predicate."""
    term, words = definition.term.strip(), definition.text or ""
    if words and not is_whole(words):
        return False
    if _WHICH_ONE.match(words) or (not _HAN.search(term) and words.endswith("的人")):
        return False  # 第二篇论文; Chris 是实际打造工具的人
    if count_han(term) > _LONGEST or term.endswith("的") or (_TIME.search(term) and _HAN.search(term)):
        return False
    if definition.rule.startswith("X是") and words.endswith(("的", "”")):
        return False  # 二者是一脉相承的; 村委会是落实政策的“最后一公里”
    if definition.rule.startswith("X是") and count_han(words) < _LEAST and not definition.members:
        return False  # 优质服务就是竞争力
    if is_image(words) and (definition.strength < EXPLICIT or definition.rule == "X，即…"):
        return False  # 就是…的更高要求
    if not _HAN.search(term):
        return True  # letters: the forms that find them look at them
    tokens = cut_words(term)
    first = tokens[0]
    if term in texts.marked:
        phrase = "的" in term or first.tag[0] in _NO_NAME_BEGINS
        return not phrase or len(term) <= _LONGEST_PHRASE
    if any(token.text == "是" or token.tag == "r" for token in tokens):
        return False  # 毛主席开辟的是宏观世界: a clause
    if len(tokens) > 1 and tokens[-1].tag == "v" and (tokens[0].tag[:2] in ("nr", "r") or term[:-2].endswith(_PERSONS)):
        return False  # 李老师|肯定: a clause
    if len(tokens) == 2 and first.tag == "v" and tokens[1].tag[0] == "n" and definition.rule == "分为、包括":
        return False  # 报告|事故: what is to be done has contents, not a meaning
    return first.tag[0] not in _NO_NAME_BEGINS and first.text not in load_words("object_verbs", DATA)
