"""The names of things in a sentence: what a dictionary would list as a head word, and where it begins."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.characters import HAN
from pipeline.language.script import fold
from pipeline.language.segmentation import Token, cut_words
from pipeline.language.words import load_words
from pipeline.study.analysis import Analysis, Unit

DATA = Path(__file__).with_name("data")

OPEN, CLOSE = '“「『‘"', '”」』’"'
_LONGEST = 24  # characters of a head word
_COUNTED = 100_000  # characters of a text in which names are counted: enough to know what it speaks of
_PREFIXES = frozenset("去非反抗未无超微准副")  # they belong to the word behind: 去中心化, 未确认交易
_BOUND = frozenset("的之") | _PREFIXES
_NOUN = ("n", "vn", "j", "l", "i", "b", "eng", "an")
_INNER = ("n", "v", "j", "l", "i", "b", "a", "eng", "t", "k", "h")
_NO_START = re.compile(
    r"^(?:[这那其此该每各某另哪]|[我你您他她它](?:们|国|省|市|县|的)?|[一两二三四五六七八九十几\d]+(?:个|种|类|项|条|点|次|些|位|名|件|句|大|方面)"
    r"|第[一二三四五六七八九十\d]|什么|怎|如[果何]|所[有以]|不|没|就|也|都|还|才|又|只|更|最|很|但|而|因|若|当|虽|无论|如果|只要|只有|关于|对于|对(?![外内等称])|为了?|在|从|由|把|将|被|让|使|给|向|与|和|同|跟|以及?|按|比|有(?!机|限|线|轨|效)|是)"
)
# Words in quotation marks that are said or done, and name nothing.
_NO_QUOTED = re.compile(
    r"[，。；？！]|^(?:[这那我你他她它让请当把被]|不[要能会是])|没有|本就|[了吗呢吧]$|[我你他她它]们?"
)
_QUOTED_KIND = re.compile(rf"[”」』]{HAN}{{1,4}}$")  # “双公示”制度，即…
_NO_END = re.compile(
    "[的了着过吗呢吧啊们地得]$|(?:时|时候|之前|之后|以来|方面|的话|本身|上面|里面|当中|来说|来讲|来看|而言)$"
)


_MARKED = re.compile(rf"[{OPEN}]({HAN}{{2,8}})[{CLOSE}]")


class Texts(NamedTuple):
    """What a name is looked up in: the text in simplified characters, its headings and its title."""

    body: str
    headings: str
    marked: frozenset[str] = frozenset()  # what stands in quotation marks: 慢学习 is a name even where it has none

    def times(self, name: str) -> int:
        """Return how often the text speaks of `name` (in simplified characters)."""
        return _count(self.body, name)


@lru_cache(maxsize=4096)
def _count(body: str, name: str) -> int:
    return body.count(name)


class Sentence:
    """A unit in simplified characters, with where its words begin; offsets are the unit's own."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.text = fold(unit.text)

    @cached_property
    def stops(self) -> dict[int, int]:
        """The index of the token that ends at an offset."""
        return {token.stop: index for index, token in enumerate(self.unit.tokens)}

    @cached_property
    def whole(self) -> frozenset[int]:
        """Where names may begin that the text says elsewhere too: 工智慧 begins none (人工智慧), 去中心化 does."""
        return frozenset(t.start for t in self.unit.tokens if len(t.text) > 1 or self.text[t.start] in _PREFIXES)

    def end_of_word(self, stop: int, most: int) -> int:
        """Return where the word ends that `stop` stands in, at most at `most`: 共识规|则 is 共识规则."""
        return next((token.stop for token in self.unit.tokens if token.start < stop < token.stop <= most), stop)

    def source(self, start: int, stop: int) -> str:
        """Return the words as the text has them."""
        return self.unit.text[start:stop]


def texts_of(analysis: Analysis) -> Texts:
    """Return what names are looked up in."""
    body = "\n".join(unit.text for unit in analysis.units if unit.spoken or unit.kind == "heading")
    heads = "\n".join(unit.text for unit in analysis.units if unit.kind in ("heading", "title", "subtitle"))
    folded = (fold(body[:_COUNTED]), fold(heads[:_COUNTED]))
    if analysis.speech.language == "en":
        return Texts(folded[0].lower(), folded[1].lower())
    marked = (name for name in _MARKED.findall(folded[0]) if is_name(name, quoted=True))
    return Texts(folded[0], folded[1], frozenset(marked))


def is_name(text: str, quoted: bool = False, verbs: bool = False) -> bool:
    """Return whether words (in simplified characters) name a thing: no pronoun, no clause, no bare everyday word.

    In quotation marks the text itself says that it is a name, so that verbs may make one (揭榜挂帅); `verbs`: so does
    the same name in another language behind it (分叉引理（Forking Lemma）).
    """
    if not 2 <= len(text) <= _LONGEST or _begins_wrongly(text) or _NO_END.search(text):
        return quoted and 2 <= len(text) <= 16 and not _NO_QUOTED.search(text)
    if text in _unfit():
        return False
    if quoted:
        return not _NO_QUOTED.search(text)
    tokens = [token for token in cut_words(text) if token.text.strip()]
    if not tokens or tokens[-1].text in load_words("relational_nouns", DATA):
        return False
    if any(not _may_stand_inside(token) for token in tokens) or tokens[0].text in load_words("object_verbs", DATA):
        return False
    return verbs or _names_a_thing(tokens)


def _begins_wrongly(text: str) -> bool:
    """Return whether words begin as no name does; a word of the dictionary may (第一|印象 does not, 第一印象 does)."""
    found = _NO_START.search(text)
    return found is not None and not (text[0] == "第" and len(cut_words(text)[0].text) > found.end())


def is_plain(text: str) -> bool:
    """Return whether words may name something though the segmenter sees no noun in them (占空比, 揭榜挂帅)."""
    if not 2 <= len(text) <= 8 or _begins_wrongly(text) or _NO_END.search(text) or text in _unfit():
        return False
    tokens = cut_words(text)
    words = [token.text for token in tokens]
    if tokens[-1].tag[0] in "vd" and words[-1] in load_words("stopwords"):
        return False  # 舞蹈|应该
    first = words[0] in load_words("object_verbs", DATA) or words[0] in load_words("outline_verbs")
    return (
        not first
        and not any(word in load_words("stopwords") for word in words[:-1])
        and (len(words[-1]) < 2 or words[-1] not in load_words("relational_nouns", DATA))
    )


def _names_a_thing(tokens: list[Token]) -> bool:
    last = tokens[-1]
    if last.tag.startswith(_NOUN) or len(last.text) == 1:
        return True
    return len(tokens) > 1 and last.tag.startswith("v") and tokens[0].tag.startswith(_NOUN)


def _may_stand_inside(token: Token) -> bool:
    return (
        token.tag.startswith(_INNER)
        or token.text in "和与及、-·+/&/的之"
        or token.tag in ("m", "q", "f", "s", "ad", "vd")
    )


@lru_cache(maxsize=1)
def _unfit() -> frozenset[str]:
    return load_words("generic_terms", DATA) | load_words("everyday_terms", DATA) | load_words("stopwords")


def name_before(
    sentence: Sentence, stop: int, texts: Texts, entire: bool = False, verbs: bool = False
) -> tuple[int, int] | None:
    """Return (start, stop) of the name that ends at `stop`: in quotation marks, or the nouns there.

    Of nouns in a row the name is what the text says elsewhere too (比特币|软件钱包); else all after the last verb
    that takes an object (加快做好|区域全面经济伙伴关系协定); `entire`: these in any case. None if there is no name.
    """
    text = sentence.text
    while stop and text[stop - 1] == " ":
        stop -= 1
    if stop and text[stop - 1] in CLOSE:
        return _quoted_before(text, stop)
    if kind := _QUOTED_KIND.search(text, max(0, stop - 5), stop):
        return _quoted_before(text, kind.start() + 1)
    for size in range(min(8, stop), 2, -1):
        if text[stop - size : stop] in texts.marked:
            return stop - size, stop
    clause = max(text.rfind(mark, 0, stop) + 1 for mark in "，。；：？！、（“”")
    if 3 < stop - clause < 6 and not text[clause:stop].isascii() and is_plain(text[clause:stop]):
        return clause, stop  # 县管校聘，即…: all that stands before
    starts = [start for start in _starts_before(sentence, stop) if is_name(text[start:stop], verbs=verbs)]
    again = [
        start for start in starts if start in sentence.whole and stop - start > 2 and texts.times(text[start:stop]) > 1
    ]
    start = min(starts if entire else again or starts, default=None)
    if start is None or (stop - start < 3 and text[start - 1 : start] in _BOUND):
        return None  # 未确认的交易: the noun alone is not what is named
    if re.match("[一二两三四五六七八九十几百千万亿兆]", text[start - 1 : start]):
        return None  # 三|大政策
    return start, stop


def _quoted_before(text: str, stop: int) -> tuple[int, int] | None:
    """Return where the words in the quotation marks stand that close right before `stop`."""
    start = max(text.rfind(mark, max(0, stop - _LONGEST), stop - 1) for mark in OPEN)
    return (start + 1, stop - 1) if start >= 0 and is_name(text[start + 1 : stop - 1], quoted=True) else None


def _starts_before(sentence: Sentence, stop: int) -> list[int]:
    tokens = sentence.unit.tokens
    index = sentence.stops.get(stop)
    starts: list[int] = []
    while index is not None and index >= 0:
        token = tokens[index]
        word = sentence.text[token.start : token.stop]
        blank = not word.strip() or word in "-·+"
        if not blank and not token.tag.startswith(_INNER):
            break
        if stop - token.start > _LONGEST or _stands_before_names(word):
            break
        if not blank:
            starts.append(token.start)
        index -= 1
    if (
        index is not None
        and index >= 0
        and starts
        and sentence.text[tokens[index].start : tokens[index].stop] in _PREFIXES
    ):
        starts.append(tokens[index].start)
    return starts


def _stands_before_names(word: str) -> bool:
    verbs = load_words("object_verbs", DATA)
    return word in verbs or (len(word) == 4 and word[2:] in verbs) or word in load_words("stopwords")


def name_at_start(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return (start, stop) of the name a sentence begins with, up to its first verb or mark; None if with none."""
    stop = start
    for token in sentence.unit.tokens:
        if token.start < start:
            continue
        word = sentence.text[token.start : token.stop]
        if word.strip() and ((token.tag[0] in "vdpcrx" and token.tag != "vn") or word in load_words("stopwords")):
            break
        stop = token.stop
    name = sentence.text[start:stop].rstrip()
    return (start, start + len(name)) if is_name(name) else None
