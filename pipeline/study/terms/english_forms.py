"""The forms in which English defines: X means …, a … called X, X is a … that …, X, a …

In each `quoted` or `name` is the term and `text` what it means.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.language.words import load_pattern
from pipeline.study.terms.definition import EXPLICIT, GLOSS, KIND, PREDICATE
from pipeline.study.terms.names import DATA

_Q = "[\"“”'‘’]"
_WORD = r"[A-Za-z][\w'’+/-]*(?:\.\w+)*"
_NAME = rf"{_Q}?(?P<name>{_WORD}(?: {_WORD}){{0,4}}?){_Q}?"
_ARTICLE = "(?:an? |the )?"
_EACH = "(?:an? |the |each |every )?"
_START = rf"(?:^|[;:—] ?|-- |, (?:and|but|where|so) )(?:{load_pattern('leads_en', DATA)},? )*"
_ADVERB = load_pattern("adverbs_en", DATA)
_SUBJECT = rf"{_START}{_EACH}{_NAME}"
_SAYS = rf"(?: {_ADVERB})*"
_REST = "(?P<text>[^;]+)"
_CALL = "(?:called|known as|call|named|referred to as|dubbed)"
_SOME_CALL = (
    "(?:(?:that|which) (?:is|are|we|i|they|people|you|some|others?)? ?(?:usually |often |sometimes |also |now )?)?"
)
_PROPER = r"[A-Z][\w+.-]*(?: [A-Z][\w+.-]*)"
_COMMON = r"[a-z][\w+-]*(?: [a-z][\w+-]*){0,2}?"
_AFTER_COMMON = r"(?=[.,;:?!)]|$| (?:and|or|which|that|where|in|to|for|by|is|at|on)\b)"


class EnglishForm(NamedTuple):
    """A form; `cut`: its meaning ends where the speaker goes on (…, so we …); `noun`: it says what kind of thing."""

    rule: str
    pattern: re.Pattern[str]
    strength: int
    cut: bool = True
    noun: bool = False
    signs: tuple[str, ...] = ()  # words of which the sentence, in small letters, must hold one


def _form(
    rule: str, pattern: str, strength: int, cut: bool = True, noun: bool = False, signs: tuple[str, ...] = ()
) -> EnglishForm:
    return EnglishForm(rule, re.compile(pattern, re.IGNORECASE), strength, cut, noun, signs or _SIGNS.get(rule, ()))


_SIGNS = {
    "By X we mean …": (" mean",), "X means …": ("mean", "refer", "stand", "defin", "short for", "denote"),
    "X which means …": ("which",), "…, we call it X": ("call", "known"),
    "something called X, where …": ("call", "known"),
    "X, i.e. …": ("that is", "i.e.", "meaning", "other words"), "what we call X — …": ("call",),
    "… is what we call X": ("what",), "doing …, is X": ("ing",),
    "A, B and C form the X": ("form", "make up", "constitut"),
    "X's law says …": ("say", "state", "hold", "tell"), "X, which is a …": (", which",),
    "X consists of …": ("consist", "compris", "made up", "represent", "used"), "the idea of X is …": ("the ",),
    "think of X as …": ("think",), "the term X describes …": ("term", "word", "phrase", "name"),
    "X forms when …": ("form", "happen", "occur", "arise", "lies", "sits"), "X — how … —": ("—", "–", "--"),
    "X, that's …": (", ",), "a technique is X, which …": (" is ",),
    "X is doing …": ("ing ",), "with X you …": ("with ",), "there is X, where …": ("where", "which"),
    "what X does is …": ("what", "works"), "A X is …": (" is ", " means "),
    "X is a …": (" is ", " are ", " was ", " were "),
}  # fmt: skip
_CALLED = re.compile(
    rf"\b(?P<text>(?:an?|the|this|these|some|two|three|another) [^.;:?!]{{6,160}}?),? "
    rf"{_SOME_CALL}{_CALL}(?: an?| the)? "
    rf"(?:{_Q}(?P<quoted>[^\"“”]{{2,40}}?){_Q}|(?P<name>{_PROPER}{{0,3}}|{_COMMON}{_AFTER_COMMON}))"
)
_APPOSED = re.compile(
    rf"(?P<name>{_PROPER}{{0,4}}|{_Q}[^\"“”]{{2,40}}{_Q})(?: \([^()]{{2,40}}\))?, (?:or )?"
    r"(?P<text>(?:an?|the) [^,;]{8,200})(?=[,;.]|$)"
)
_APPOSED_COMMON = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|of|called) (?P<name>[a-z][\w-]+(?: [a-z][\w-]+)?), "
    r"(?P<text>(?:the|an?) [a-z-]+ (?:that|which|where|in which|of) [^,;]{8,160})(?=[,;.]|$)"
)
_NAMED_KIND = re.compile(
    rf"\b(?:an?|the) (?:[a-z-]+ ){{0,2}}[a-z-]+, (?P<name>{_PROPER}{{0,3}}), (?:that|which) (?:will )?"
    r"(?P<text>[^;]{12,200})"
)
_USED_TO = re.compile(
    rf"\b(?:[Uu]se|[Uu]sing) (?:the )?(?:\w+['’]s )?(?P<name>[\w-]+\.[a-z]\w*|{_PROPER}{{0,2}})"
    r"(?: library| tool| command| function| package)? to (?P<text>[a-z]{3,} [^;.]{12,160})"
)
_OR = re.compile(r"(?P<text>(?:[A-Za-z][\w-]* ){1,6}[A-Za-z][\w-]*), or (?P<name>[A-Z][A-Z0-9]{1,8})(?=[,.;) ])")

ENGLISH_FORMS = (
    _form("By X we mean …", rf"\bby {_ARTICLE}{_NAME},? (?:i|we) mean {_REST}", EXPLICIT, cut=False),
    _form(
        "X means …",
        rf"{_START}(?:the )?(?:term |word )?{_NAME}{_SAYS} "
        rf"(?:means?|refers? to|stands? for|is defined as|is short for|denotes){_SAYS} (?:that )?{_REST}",
        EXPLICIT,
    ),
    _form(
        "X which means …",
        rf"\b(?:about |a |an |the )?(?P<name>{_WORD}(?: {_WORD})?) which (?:{_ADVERB} )?"
        rf"(?:means|refers to) (?:that )?{_REST}",
        GLOSS,
        cut=False,
    ),
    _form(
        "…, we call it X",
        r"^(?:when |if |that |where )?(?P<text>[^.;:?!]{12,160}?), (?:and )?"
        r"(?:(?:we|i|people|they) call (?:it|that|this)|(?:that|this) is (?:called|known as))(?: an?| the)? "
        rf"{_Q}?(?P<name>{_WORD}(?: {_WORD}){{0,2}}){_Q}?[.,]?$",
        GLOSS,
        cut=False,
    ),
    _form(
        "something called X, where …",
        r"\b(?:something|(?:an?|the|this|some) (?:new |other |simple )?(?:[a-z-]+ )?[a-z-]+) "
        rf"(?:called|known as|(?:that |which )?(?:we|they|people|i) call) {_ARTICLE}{_NAME},? "
        rf"(?:where|in which|which|that) {_REST}",
        GLOSS,
    ),
    _form(
        "X, i.e. …",
        rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}})(?:, (?:that is|i\.e\.|meaning|in other words),? "
        rf"| \((?:that is|i\.e\.|meaning),? )(?P<text>[^;()]+)",
        GLOSS,
    ),
    _form(
        "what we call X — …",
        r"\b(?<!is )(?<![’']s )(?:what (?:we|i|they|people|is) (?:\w+ly )?(?:call|calls|called)|\b(?:is|are"
        r"|thing|something|idea|concept) called|'’]s called) "
        rf"{_ARTICLE}{_NAME}(?:,? (?:—|–|--) |, |: )(?P<text>[^,;.?!—]+)",
        GLOSS,
        cut=False,
    ),
    _form(
        "… is what we call X",
        r"^(?P<text>[^.;:?!]{12,160}?,? (?:is|are) (?:really |just |exactly )?what "
        rf"(?:we|i|he|she|they|people) (?:calls?|means? by|refers? to as) {_ARTICLE}{_NAME})[.,]?$",
        GLOSS,
        cut=False,
    ),
    _form("doing …, is X", rf"^(?P<text>[A-Z]\w+ing\b[^.;:?!]{{12,160}}), is {_NAME}[.]?$", KIND, cut=False),
    _form(
        "A, B and C form the X",
        r"^(?P<text>[^.;:?!]{2,120}, [^.;:?!]{2,60},? and [^.;:?!,]{2,60}?) (?:together )?(?:form|make up|constitute) "
        rf"(?:the |our |an? ){_NAME}[.,]?$",
        KIND,
        cut=False,
    ),
    _form(
        "X's law says …",
        r"\b(?P<name>(?:[A-Z][\w]*['’]?s?) (?:Law|Principle|Rule|Theorem|Hypothesis|Effect|Paradox))s? "
        rf"(?:says|states|holds|tells us) (?:that )?{_REST}",
        EXPLICIT,
        cut=False,
    ),
    EnglishForm("…, or X", _OR, GLOSS, cut=False),
    EnglishForm("a … called X", _CALLED, GLOSS, cut=False),
    _form(
        "X, which is a …",
        rf"\b{_ARTICLE}(?P<name>{_WORD}(?: {_WORD}){{0,3}}?), which (?:is|are) (?:{_ADVERB} )?"
        r"(?P<text>(?:an?|the|to|something|anything|when|where|[A-Z]\w+['’]s) [^;]+?)"
        r"(?=[.;]|, (?:and|but|so|which|who)\b|$)",
        KIND,
        cut=False,
        noun=True,
    ),
    _form(
        "X is a …",
        rf"{_SUBJECT}(?: \([^()]{{2,40}}\))?(?: (?:of|for|in) (?:an? |the )?[a-z]+)?{_SAYS} (?:is|are|was"
        rf"|were){_SAYS} (?P<text>"
        r"(?:(?:an?|one|the|any|this|these|something|anything|when|where|how|what you|what we|like a) "
        r"|[a-z]+s (?:that|which|who|of|in|with|at|on|made|used) )[^;]+)",
        KIND,
        noun=True,
    ),
    _form(
        "X consists of …",
        rf"{_SUBJECT}{_SAYS} (?P<text>(?:consists? of|comprises?|(?:is|are) made up of|represents?"
        r"|(?:is|are) used (?:to|for)) [^;]+)",
        KIND,
    ),
    _form(
        "think of X as …",
        rf"\b(?:you|we) can (?:also )?think (?:of|about) {_ARTICLE}{_NAME} (?:as"
        rf"|like) (?:being )?(?P<text>[^;]{{12,200}})",
        KIND,
    ),
    _form(
        "X, that's …",
        rf"{_START}{_ARTICLE}{_NAME}, (?:so )?(?:that(?:['’]s| is)|this is|it(?:['’]s| is)|(?:its|their) (?:job"
        rf"|role|purpose) is(?: to)?) "
        r"(?P<text>(?:where|when|how|an?|the|[a-z]+) [^;]{12,200})",
        KIND,
    ),
    _form(
        "a technique is X, which …",
        r"\b(?:technique|method|tool|kind|type|trick|concept|approach|step|practice) is (?:called )?"
        rf"{_ARTICLE}{_NAME}, (?:which|where|in which) (?P<text>[^;]{{12,200}})",
        GLOSS,
    ),
    EnglishForm(
        "X: …",
        re.compile(
            r"^(?P<name>[A-Z][a-z][\w-]{2,}(?: [a-z][\w-]+){0,2}): (?P<text>(?:for|every|each|when|an?|the|you"
            r"|it) [^;]{20,200})"
        ),
        KIND,
    ),
    _form(
        "the term X describes …",
        rf"\b(?:the (?:term|word|phrase|name)) {_NAME} (?:describes|covers|denotes|stands for"
        rf"|is used for) (?P<text>[^;]+)",
        EXPLICIT,
    ),
    _form(
        "X forms when …",
        rf"{_SUBJECT} (?P<text>(?:forms|happens|occurs|arises|lies|sits) (?:when|where|if|beneath"
        rf"|between) [^;]{{12,200}})",
        KIND,
    ),
    _form(
        "X — how … —",
        rf"{_START}{_ARTICLE}{_NAME} (?:—|–|--) (?P<text>(?:how|what|when|where|the|an?) [^;—–]{{10,160}}?) (?:—|–|--)",
        KIND,
    ),
    EnglishForm("the X, the … that …", _APPOSED_COMMON, KIND, cut=False, noun=True),
    _form(
        "X is doing …",
        rf"{_SUBJECT} (?:is|are){_SAYS} (?:just |basically |about |all about )?(?P<text>(?!(?:some|any|no"
        rf"|every)thing)[a-z]{{3,}}ing (?:an? |the |your |our |all |each |every |one )[^;]+)",
        PREDICATE,
    ),
    _form(
        "X lets you …",
        rf"{_SUBJECT}{_SAYS} (?P<text>(?:lets?|allows?|enables?|helps?|works by|is responsible for|are responsible for"
        r"|(?:is|are) (?:used|made|designed|built|meant|intended) (?:to|for)"
        r"|(?:is|are) (?:how|where|what)|makes sure|takes (?:an? |the |your )|turns"
        r"|goes over|removes|translates|repeats|stores|holds|converts|maps|produces|checks|tracks|records"
        r"|prevents|protects|measures|splits|combines|walks|copies) [^;]{12,200})",
        PREDICATE,
    ),
    _form(
        "with X you …",
        rf"(?:^|, |; )(?:so |and |now |but )?with {_ARTICLE}{_NAME},? (?P<text>(?:you|we|each|every|one|the"
        rf"|an?) [^;]{{12,200}})",
        PREDICATE,
    ),
    _form(
        "there is X, where …",
        r"\b(?:there(?:['’]s| is| are)|(?:we|you|they) (?:have|use|call it|do))(?: also| this| these"
        r"| something called| a thing called| the)? "
        rf"{_ARTICLE}{_NAME},? (?:where|in which|which (?:is|are|means)|which basically is) (?P<text>[^;]{{12,200}})",
        PREDICATE,
    ),
    _form(
        "what X does is …",
        rf"\b(?:what {_ARTICLE}{_NAME} (?:does|do) is|the way {_ARTICLE}(?P<quoted>{_WORD}(?: {_WORD}){{0,2}}) "
        rf"works is)(?: that| to)? "
        rf"(?P<text>[^;]{{12,200}})",
        KIND,
    ),
    _form(
        "the idea of X is …",
        r"\bthe (?:basic |whole |main )?(?:idea|point|purpose|concept|notion) (?:of|behind|with) "
        rf"{_ARTICLE}{_NAME} is (?:that |to )?{_REST}",
        KIND,
    ),
    _form(
        "A X is …",
        rf"{_START}an? {_NAME} (?:is|means) (?P<text>(?!not |made |part |full |one )[a-z]+(?: [a-z]+){{1,3}} "
        r"(?:of|from|who|that|whose|which) [^;]+)",
        KIND,
        cut=False,
    ),
    EnglishForm("a function, X, that …", _NAMED_KIND, KIND, signs=(", that ", ", which ")),
    EnglishForm("use X to …", _USED_TO, KIND, signs=("use ", "using ")),
    EnglishForm("X, a …", _APPOSED, KIND, cut=False, noun=True),
)
COUNTED = re.compile(
    r"\b(?P<name>(?:two|three|four|five|six|seven|eight|nine|ten) (?:[a-z-]+ ){0,2}[a-z-]+s)(?: here| today)?: "
    r"(?P<list>[^.;:?!]+)",
    re.IGNORECASE,
)
BRACKETS = re.compile(r"\((?P<text>[^()]{2,120})\)")
