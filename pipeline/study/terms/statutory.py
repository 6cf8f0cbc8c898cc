"""Definitions in articles: 本法所称X，是指…; X，是指…; X分为：…; X包括下列：（一）…; 以下称X."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.script import fold
from pipeline.study.analysis import Unit
from pipeline.study.analysis.clauses import bare
from pipeline.study.terms.definition import EXPLICIT, KIND, STATUTORY, Definition
from pipeline.study.terms.explanation import ends_well
from pipeline.study.terms.names import Sentence, is_name

# A number before the words of an article or an item: 第四条, （一）, 1.
LABEL = re.compile(
    r"^[\s　]*(?:第[一二三四五六七八九十百零〇\d]+条(?:之[一二三四五六七八九十])?[\s　、：]*"
    r"|[（(][一二三四五六七八九十\d]+[）)][\s　]*|[一二三四五六七八九十]+[、．][\s　]*"
    r"|\d+[.．、）)][\s　]*|[①-⑳][\s　]*)+"
)
_NAME = r"[“「『]?([^，。；：、！？“”「」『』（）()]{2,24}?(?:、[^，。；：！？“”（）]{2,12}?)?)[”」』]?"
_MEANS = r"(?:，?(?:是指|系指|指的是|指|谓|是|包括)|：是?指?)"
_GLOSS = r"(?:[（(][^（）()]{1,60}[）)])?"
_REST = "(?P<text>[^。]+)"
_CALLED = re.compile(rf"(?:所称|所指|所说|所谓)的?{_NAME}{_GLOSS}{_MEANS}{_REST}")
_IS = re.compile(rf"^{_NAME}{_GLOSS}(?:，?(?:是指|系指|指的是)|，指|：是?指){_REST}")
_KINDS = re.compile(
    r"^([^，。；：]{2,24}?)(?:(?:按照?|根据|依照?)[^，。；：]{2,40}，)?(?:应当|主要)?"
    rf"(?:划?分为|为：|由高到低依次为|包括|(?=由[^，。；]{{2,80}}(?:组成|构成))){_REST}"
)
_BELOW = re.compile(
    r"^(?:以?下列?[^，。；：]{0,12}|[^，。；：]{0,16})：$|下列[^，。；：]{0,14}[：:]?$|以下[^，。；：]{0,14}[：:]$"
)
# The case first, its name last, as codes have it: 已经着手实行犯罪，…未得逞的，是犯罪未遂。年满…的自然人为成年人。
_CASE = re.compile(
    r"^(?P<text>[^。；：]{6,120}?(?:的|的[^，。；：的]{1,8}))，?"
    r"(?:是|为|属于|称为|叫做)(?P<name>[^，。；：、的是]{2,10})。?$"
)
# 今天的培训主题是安全生产: the name of a matter, not what it consists of.
_NAMES_ONLY = re.compile("(?:主题|题目|重点|目标|任务|内容|目的|关键|核心|中心|议题|口号|名称)$|今天|各位|我们")
_BEING = re.compile(r"^(?P<name>[^，。；：、]{2,14}?)，?是(?P<text>[^。；]{4,100}的[^，。；的]{2,14})[。，；]")
_NO_CASE = re.compile("(?:应当|可以|不得|必须|处|罚|责令|没收|合格|有效|无效|当事人|准|限|主|依据|本)")
_ITEM = re.compile(r"^[\s　]*[（(][一二三四五六七八九十\d]+[）)]")
_SHORT = re.compile(r"[（(]以下(?:统|合|简)?称为?[“「]?([^（）()“”「」]{2,12})[”」]?[）)]")
_TITLE = re.compile("[》」』”]$")


def find_in_articles(sentence: Sentence, following: Sequence[Unit]) -> Iterator[Definition]:
    """Yield what one sentence of a statute or another official paper defines; `following`: where its items stand."""
    text = sentence.text
    label = LABEL.match(text)
    start = label.end() if label else 0
    if "所称" in text or "所指" in text:
        for match in _CALLED.finditer(text, start):
            yield from _defined(sentence, match, following, "本法所称…是指")
    else:
        yield from _without_mark(sentence, text[start:], start, following)
    for match in _SHORT.finditer(text):
        yield from _short_name(sentence, match)


def _without_mark(sentence: Sentence, words: str, at: int, following: Sequence[Unit]) -> Iterator[Definition]:
    """Yield what an article's words after its number define without 本法所称."""
    if found := _IS.match(words):
        yield from _defined(sentence, found, following, "…是指", at)
    elif found := _KINDS.match(words):
        yield from _kinds(sentence, found, following, at)
    if (found := _CASE.match(words)) and not _NAMES_ONLY.search(found.group("text")):
        yield from _case(sentence, found, at, "…的，是X", EXPLICIT)
    if found := _BEING.match(words):
        yield from _case(sentence, found, at, "X是…的…", KIND)


def _defined(
    sentence: Sentence, match: re.Match[str], following: Sequence[Unit], rule: str, at: int = 0
) -> Iterator[Definition]:
    term = sentence.source(at + match.start(1), at + match.end(1))
    words = match.group("text")
    if not is_name(match.group(1), quoted=True) or re.search("以[上下内外]|不满", match.group(1)):
        return
    if words.endswith(("：", ":")) or _BELOW.search(words):
        members = _items(following)
        if members:
            yield Definition(term, None, sentence.unit, rule, STATUTORY, members)
        return
    begin = at + match.start("text")
    written = bare(sentence.source(begin, begin + len(words))).strip()
    if len(written) >= 4:
        yield Definition(term, written, sentence.unit, rule, STATUTORY)


def _kinds(sentence: Sentence, match: re.Match[str], following: Sequence[Unit], at: int) -> Iterator[Definition]:
    """Yield what an article divides a thing into: all of it, so that nothing is chosen."""
    if not is_name(match.group(1), quoted=True) or re.search("[^目]的$|^(?:应当|不得|可以)", match.group(1)):
        return
    if "包括" in sentence.text[match.end(1) + at :][:6] and not is_name(match.group(1)):
        return
    term = sentence.source(at, at + match.end(1))
    words = match.group("text")
    if _BELOW.search(words):
        if members := _items(following):
            yield Definition(term, None, sentence.unit, "分为、包括", EXPLICIT, members)
        return
    if "、" in words or "和" in words:
        begin = at + match.start("text")
        written = bare(sentence.source(begin, begin + len(words))).lstrip("：: ")
        yield Definition(term, written, sentence.unit, "分为、包括", EXPLICIT)


def _case(sentence: Sentence, match: re.Match[str], at: int, rule: str, strength: int) -> Iterator[Definition]:
    """Yield what an article names after the case or before it."""
    name, words = match.group("name"), match.group("text")
    if (
        not is_name(name)
        or words[0] in "、，"
        or _NO_CASE.match(name)
        or re.search("应当|可以|不得|必须|没有|[这那此]", words)
    ):
        return
    if strength == KIND and not ends_well(words):
        return
    term = sentence.source(at + match.start("name"), at + match.end("name"))
    written = sentence.source(at + match.start("text"), at + match.end("text"))
    yield Definition(term, written, sentence.unit, rule, strength)


def _short_name(sentence: Sentence, match: re.Match[str]) -> Iterator[Definition]:
    """Yield 经营者 of 从事商品生产的自然人、法人（以下称经营者）; a mere short form of a name or a title is none."""
    before = sentence.text[: match.start()]
    several = "统称" in match.group()  # 林业主管部门、住房城乡建设主管部门（以下统称…）
    clause = max(before.rfind(mark) for mark in "，；。：")
    label = LABEL.match(before)
    start = max(clause + 1, label.end() if label else 0)
    while lead := re.match(
        "(?:本[^，]{1,4}适用于|适用于|对于?|向|由|为|与|和|依照|根据|在|将|把|要求)", before[start:]
    ):
        start += lead.end()
    words = before[start:]
    if (
        not ("的" in words or (several and "、" in words))
        or len(words) < 10
        or _TITLE.search(words)
        or not is_name(match.group(1))
    ):
        return
    if words.endswith(match.group(1)) and len(words) < 2 * len(match.group(1)):
        return
    term = sentence.source(match.start(1), match.end(1))
    yield Definition(term, sentence.source(start, match.start()), sentence.unit, "以下称", EXPLICIT)


def _items(following: Sequence[Unit]) -> tuple[str, ...]:
    """Return the items （一）… right below, without their numbers and end marks."""
    items: list[str] = []
    paragraph = None
    for unit in following:
        if unit.paragraph.id == paragraph:
            continue  # a second sentence of the item
        plain = fold(unit.text)
        if not _ITEM.match(plain):
            break
        label = LABEL.match(plain)
        items.append(bare(unit.text[label.end() if label else 0 :]))
        paragraph = unit.paragraph.id
    return tuple(items) if len(items) > 1 else ()
