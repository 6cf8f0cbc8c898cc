"""The forms of plain words that define: X是指…, 所谓X，…, X，即…, 把…叫做X, X是一种…, X是…的本质属性.

All read text in simplified characters. In each `quoted` or `bare` is the term and `text` what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.language.words import load_pattern
from pipeline.study.terms.definition import EXPLICIT, GLOSS, KIND, PREDICATE
from pipeline.study.terms.explanation import LONGEST
from pipeline.study.terms.fitness import always, is_core, is_just, is_kind, is_predicate, is_process
from pipeline.study.terms.names import CLOSE, DATA, OPEN, Texts

_LEAD = load_pattern("leads", DATA) + "*，?"
_QUOTED = rf"[{OPEN}](?P<quoted>[^{OPEN}{CLOSE}，。；：？！]{{2,16}})[{CLOSE}]"
_BARE = r"(?P<bare>[^，。；：？！—“”「」『』（）()]{2,20}?)"
_GLOSS = r"(?:[（(][^（）()]{1,60}[）)])?\s?"
_ADVERB = load_pattern("adverbs", DATA) + "*"
_POINTS = (
    r"(?:，?(?:就|也)?(?:是指|指的(?:就|也)?是|(?<=[”」』，])指(?![出导引明责挥]))|，?(?:说的|讲的)(?:就|也)?是"
    r"|的(?:意思|含义|定义|涵义)(?:就|也)?是(?:指|说)?|，?(?:系指|特指|泛指|专指|意思是)|，(?:意为|意即))"
)
_START = r"(?:^|[，。；：？]|——)\s*"
_TERM = rf"(?:{_QUOTED}|{_BARE})"
_SUBJECT = rf"{_START}{_LEAD}{_TERM}{_GLOSS}"
# Looked at, not taken: in it the next term may stand (“初心”就是…，“使命”是…).
_REST = f"(?=(?P<text>[^；。？！]{{1,{LONGEST}}}))"
_A_KIND = (
    r"(?:一(?:种|类|个|项|套|门|组|款|份|条|系列|片|群|张|座|所|家|部|支|段|层|次)|许多|一些|某种|这样一(?:种|个|项))"
)
_CORES = (
    "(?:核心(?:要义|内涵|思想|内容)?|实质|本质|要义|精髓|内涵|根本宗旨|宗旨|(?:基本)?原理|基本思想|(?:主要)?内容|目标|做法|思路|原理|逻辑)"
    "，?(?:就)?(?:是|在于|包括)"
)

_POINTED = re.compile(rf"{_SUBJECT}{_POINTS}{_REST}")
_SO_CALLED = re.compile(
    rf"所谓的?{_TERM}{_GLOSS}(?:，?{_ADVERB}(?:就是指?|即是?|是指?|指的是|乃是|便是|无非是|说的是)|，(?=[^这那])){_REST}"
)
_JUST = re.compile(rf"{_SUBJECT}，?{_ADVERB}(?:就是|也就是|便是|即是)(?:说|指)?{_REST}")
_KIND = re.compile(rf"{_SUBJECT}，?{_ADVERB}是(?={_A_KIND}){_REST}")
_PREDICATE = re.compile(rf"{_SUBJECT}，?{_ADVERB}是{_REST}")
_CORE = re.compile(rf"{_START}{_LEAD}{_TERM}(?:的|，)(?P<text>{_CORES}[^；。？！]+)")
_APPOSED = re.compile(rf"{_START}{_LEAD}{_TERM}，(?P<text>一(?:种|类|款|套|门|项)[^，；。？！]+)(?=[，。])")
_CALLED = re.compile(
    r"(?:把|将)(?P<text>[^，。；：？！]{3,60}?)，?(?:都|也|就)?"
    r"(?:统称为?|称为|称作|称之为|叫做|叫作|命名为|定义为|叫)"
    rf"(?:{_QUOTED}|(?P<bare>[^，。；：？！的“”（）]{{2,16}}))"
)
_DEFINED = re.compile(
    r"(?:把|将)\s?(?P<bare>[^，。；：“”]{2,16}?)\s?(?:称为|称作|称之为|定义为|理解为|叫做)\s?“(?P<text>[^“”]{10,120})”"
)
_DEFINITION = re.compile(
    rf"{_TERM}\s?的(?:定义|意思|含义|概念)[^。；：]{{0,16}}：(?:它|这)?(?:就?是)?(?P<text>[^；。？！]{{8,{LONGEST}}})"
)
_SYSTEM = re.compile(
    r"(?:称为|叫做|叫作|名为|叫)(?P<bare>[A-Za-z][\w -]*[\w]|[“「][^”」]{2,16}[”」]) ?的[^，。：]{2,8}：[这那]是"
    rf"{_REST}"
)
THAT_IS = re.compile(
    rf"(?:，|——|、)(?:即(?!在[^，]{{0,12}}也)|也就是说?|亦即|就是)(?![使便将可刻日时令位席兴或])：?{_REST}"
)
COLON = re.compile(rf"(?:：[这那]就?是|：(?=[这那][些种类])){_REST}")
# After a clause: …，老百姓称之为“田头会”. What the clause tells is cut out by what stands before the verb.
NAMED = re.compile(
    r"，?[则便就]?(?:这种[^，。]{1,8}|这样[^，。]{1,8}|老百姓|群众|人们|大家|当地人|我们|村民|业内|这)?(?:就|也|被|又)*"
    rf"(?:名曰|谓之|谥之曰|是所谓的?|称为|称之为|称作|叫做|叫作|叫){_QUOTED}"
)
# Of the sentence before: …使用计数器。也就是一个…的数字
AGAIN = re.compile(rf"(?:也就是说?|即(?![使便将可刻日时令位席兴或]))，?{_REST}")
ASKED = re.compile(rf"(?:什么(?:是|叫|叫做)|何谓|何为){_TERM}[？?]$")
ANSWER = re.compile(rf"(?:答：\s*)?(?:(?:它|这)?就是说?|是指|指的是|即|简单(?:地|来)?说，?就是){_REST}")


class Form(NamedTuple):
    """A form: `sign` is what a sentence must hold; `noun`: its meaning ends with a noun; `fits` has the last say."""

    rule: str
    pattern: re.Pattern[str]
    sign: str
    strength: int
    fits: Callable[[str, str, bool, Texts], bool]  # term, text, whether in quotation marks
    noun: bool = False


FORMS = (
    Form("X是指…", _POINTED, "指", EXPLICIT, always),
    Form("X的意思是…", _POINTED, "意", EXPLICIT, always),
    Form("X说的是…", _POINTED, "的是", EXPLICIT, always),
    Form("所谓X，…", _SO_CALLED, "所谓", EXPLICIT, always),
    Form("将X定义为“…”", _DEFINED, "“", EXPLICIT, always),
    Form("X的定义：…", _DEFINITION, "：", EXPLICIT, always),
    Form("叫做X的…：那是…", _SYSTEM, "：", GLOSS, always),
    Form("把…叫做X", _CALLED, "把", GLOSS, is_process),
    Form("将…称为X", _CALLED, "将", GLOSS, is_process),
    Form("X的核心是…", _CORE, "的", KIND, is_core),
    Form("X，一种…", _APPOSED, "，一", KIND, is_kind, noun=True),
    Form("X就是…", _JUST, "就是", GLOSS, is_just),
    Form("X是一种…", _KIND, "是", KIND, is_kind, noun=True),
    Form("X是…的…", _PREDICATE, "是", PREDICATE, is_predicate, noun=True),
)
