"""What the text says its topics are: 更优的|营商环境|是更高水平开放的关键变量, 中国作协是…的专业团体.

A plain X是Y defines when the text is about X: X recurs or stands in a heading, and Y is a noun phrase that says what
kind of thing it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.segmentation import cut_words, rarity
from pipeline.language.words import load_list, load_pattern, load_words
from pipeline.study.terms.definition import PREDICATE, Definition
from pipeline.study.terms.explanation import ends_in_noun, is_explanation, is_image, to_noun, without_remark
from pipeline.study.terms.heads import describes
from pipeline.study.terms.names import DATA, OPEN, Sentence, Texts, is_name, is_plain, name_before
from pipeline.study.terms.statutory import LABEL

_IS = re.compile(
    rf"(?:不(?:是|但|仅|只|光)[^，。；]{{2,24}}，(?:而且?|同时|更|又|也)*|(?:这个?(?:东西|概念|词|说法)，"
    rf"|，[按照用在][^，。；]{{2,14}}，"
    rf"|，?)(?P<adverbs>{load_pattern('adverbs', DATA)}*))(?P<just>就|便"
    rf"|则)?是(?![否指不非因为在说])(?=(?P<text>[^；。？！：]{{3,200}}))"
)
_PARTS = re.compile(
    r"，?(?:共|划|可以?|一般|主要|大致)*(?:分为(?=[^。；！？]*、)|(?=由[^。；！？]{3,90}?(?:组成|构成))"
    r"|包括(?=[^。；，]{2,40}[、和]))(?P<text>[^。；！？]{3,160})"
)
_LEAD = re.compile(
    rf"^(?:{load_pattern('leads', DATA)}|因为|可以说|而且|但是|但|要看到|更[^，。]{{1,3}}的"
    rf"|[^，。]{{1,8}}[认为说]|[^，。]{{1,8}}[中里]的|当前|如今|今天|现代|当代|我认为|我们认为|与[^，。]{{1,8}}的|我国|，)*$"
)
_VAGUE = re.compile(
    "^(?:我们|当前|今年|目前|现在|第|什么|谁|哪|多么|这么|那么|为|对|给|由|从|被|“|‘|《|有|没|我|你|他|它|这|那"
    "|中央|党|国家|全国|[^，。]{0,8}(?:第一|首个|首次))"
    "|(?:事|事情|问题|工作|目的|原因|结果|选择|时候|情况|例子|表现|责任|大事|盛会|教训|敌人|公敌|天性|希望所在|希望"
    "|未来|朋友|骄傲)$|我们|咱们|一堆|的工作，"
)
# People and bodies are looked up elsewhere.
_PEOPLE = re.compile("(?:[家者员人们民众群委局厅界]|部门|机关|政府|单位|公司|企业|有关|部长|干部)$")
_UNABLE = re.compile("^.{0,3}[不没](?:到|了|住|上|起|有)")  # AI 就是抓不到这一层: what a thing fails to do
_LONGEST = 12  # characters of a name that is all of its clause before the verb
_LONGEST_LEAD = 14  # characters before a subject
_ADVERBIAL = re.compile("(?:统一|共同|分别|一般|通常|专门|直接|往往|同样)$")
_RARE = 9.0  # rarity of a word of two characters from which it is no everyday one


def find_of_topics(sentence: Sentence, texts: Texts) -> Iterator[Definition]:
    """Yield what a sentence says that the text's topics are."""
    text = sentence.text
    if "是" not in text:
        return
    for match in _IS.finditer(text):
        name = subject_of(sentence, match.start(), texts) if _is_word(sentence, match) else None
        if name is None or not is_topic(text[slice(*name)], texts):
            continue
        words = _meaning(match, text[slice(*name)], texts)
        if words:
            begin = match.start("text")
            yield _told(sentence, name, (begin, begin + len(words)), "X是…, the text's topic", PREDICATE)


def _meaning(match: re.Match[str], term: str, texts: Texts) -> str:
    """Return what follows 是 as far as it says what kind of thing the term is; "" if it does not."""
    marked = term in texts.marked
    told = without_remark(match.group("text"))
    words = to_noun(told)
    if _VAGUE.search(words):
        words = words.partition("，")[0]
    clause = not words and (match.group("just") or marked) and len(term) > 2
    if clause:
        words = told  # 零聚焦则是叙述者无所不知; “留白”是把结局交给读者去完成
    least = 3 if match.group("just") else 4
    if is_image(words) or (clause and _UNABLE.search(words)):
        return ""  # 水利是农业的命脉
    if not words or _VAGUE.search(words) or not is_explanation(words.removeprefix("更"), term, least):
        return ""
    just = match.group("just") and len(term) > 2
    return words if just or (clause and marked) or ("的" in words[:-1] and ends_in_noun(words)) else ""


def find_parts(sentence: Sentence, texts: Texts) -> Iterator[Definition]:
    """Yield what a sentence says that a thing is divided into or made up of."""
    if not any(sign in sentence.text for sign in ("分为", "由", "包括")):
        return
    for match in _PARTS.finditer(sentence.text):
        name = subject_of(sentence, match.start(), texts)
        if name is not None and name[1] - name[0] > 2 and is_topic(sentence.text[slice(*name)], texts):
            yield _told(sentence, name, match.span("text"), "分为…、由…组成", PREDICATE)


def subject_of(sentence: Sentence, stop: int, texts: Texts) -> tuple[int, int] | None:
    """Return the name that ends at `stop` if it is the subject of its clause."""
    text = sentence.text
    label = LABEL.match(text)
    clause = max(label.end() if label else 0, *(text.rfind(mark, 0, stop) + 1 for mark in "，。；：？！"))
    whole = text[clause:stop]
    again = 1 < len(whole) <= _LONGEST and texts.times(whole) > (1 if len(whole) > 2 else 2)
    if again and "的" not in whole and (is_plain(whole) or is_name(whole)):
        name: tuple[int, int] | None = (clause, stop)  # 萎蔫点: the segmenter sees no noun
    else:
        name = name_before(sentence, stop, texts)
        if name is None and len(whole) == 4 and is_plain(whole):
            name = clause, stop  # 立德树人
    if name is None or name[0] < clause or _PEOPLE.search(text[slice(*name)]):
        return None
    before = text[clause : name[0]].strip(OPEN)
    if text[name[0] - 1 : name[0]] in tuple(OPEN) and before.endswith("的"):
        return name  # 小说的“留白”
    return name if len(before) <= _LONGEST_LEAD and _LEAD.match(before) else None


def _told(sentence: Sentence, name: tuple[int, int], words: tuple[int, int], rule: str, strength: int) -> Definition:
    return Definition(sentence.source(*name), sentence.source(*words).strip("，：: "), sentence.unit, rule, strength)


def _is_word(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether 是 is a word or ends one with its adverb (就是), not the end of 实事求是."""
    at = match.start("text")
    index = sentence.stops.get(at)
    return index is not None and len(sentence.unit.tokens[index].text) <= 2


def is_topic(term: str, texts: Texts) -> bool:
    """Return whether a name is what the text is about: it recurs, or stands in a heading; short ones must be rare."""
    tokens = cut_words(term)
    if term in texts.marked:
        return True
    if (
        (len(tokens) == 1 and tokens[0].tag.startswith("nr"))
        or (tokens[0].tag == "ns" and len(tokens) < 3)
        or _ADVERBIAL.search(term)
    ):
        return False
    if len(tokens) > 1 and tokens[0].tag == "v" and tokens[1].tag[0] in "nv" and tokens[1].tag != "vn":
        return False  # 改编|文学名著: a doing
    if tokens[-1].tag == "ns" or term.endswith(tuple(load_list("posts"))):
        return False
    if "的" in term or describes(term):
        return False
    if 2 < len(term) < 8 and texts.times(term) > 1 and is_plain(term):
        return True
    if not (is_name(term) or (len(term) == 2 and is_plain(term))) or (
        len(tokens) == 1 and tokens[0].tag in ("ns", "t")
    ):
        return False
    times = texts.times(term)
    if len(term) == 2:
        return times >= 3 and rarity(term) >= _RARE and term not in load_words("relational_nouns", DATA)
    return times >= (3 if len(term) == 3 else 1) or term in texts.headings
