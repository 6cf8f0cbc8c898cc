"""What stands in brackets after a name: “三同步”（安全设施…同步启用）, 分叉引理（Forking Lemma）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.characters import HAN
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words, rarity
from pipeline.study.terms.definition import EXPLICIT, FOREIGN, GLOSS, Definition
from pipeline.study.terms.names import CLOSE, OPEN, Sentence, Texts, is_name, name_before

_BRACKET = re.compile(r"[（(]([^（）()]{2,160})[）)]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9'’.+/-]*(?: [A-Za-z0-9'’.+/-]+){0,8}")
_ABBREVIATION = re.compile(
    r"(?:英文)?(?:简称|缩写)?(?:为|是|：)?[“\"]?([A-Z][A-Za-z]{0,3}[A-Z][A-Za-z0-9+-]{0,8})[”\"]?"
)
_LATIN_NAME = re.compile(r"([A-Za-z][A-Za-z0-9.+-]*(?:[ -][A-Z][A-Za-z0-9.+-]*)*) ?$")
_SAYS = re.compile(
    r"^(?:(?:译者)?注：|也?就是说?|[也亦]即|即|是指|指的?是?|意为|意即|意思是|又[叫称]|也[叫称]|亦称|俗称)[：，]?"
)
# Remarks of an editor and references, not what a word means.
_REMARK = re.compile(
    r"^(?:更|最|很|见|参见|如图|图|表|注|下同|略|摘自|笑|掌声|鼓掌|以下|下称|简称|译者|编者|按|原文|未|不|含|除|或|和|以及|等|草案|试行|修订|暂行|如|例如|比如|当然|因为|我|你|他|这|那|其中|只|大约|约|共|第|\d|[一二三四五六七八九十]+[）、]?$)|^[\d\s年月日.,—\-–%:/]+$|[？?！!。]$|月|日$"
)
# People, places, bodies: what stands behind their names is no meaning.
_BODY = re.compile(
    "(?:大学|学院|公司|协会|委员会|研究[所院]|银行|基金会|集团|组织|联盟|学会|中心|部|局|厅|署|院|社|报|网|州|省|市|县|区|国|河|山|岛|先生|女士|教授|博士|同志|主任|书记|主席|总统|部长|行长)$"
)
# How a figure is counted or compared, or where a body sits: GDP（亿元）, CPI（同比）, WHO（日内瓦）.
_UNIT = re.compile(
    "^(?:同比|环比|年均|累计|合计|单位|现价|不变价)|[元吨斤克米升人次个件台户亩％%]$|/|(?:市|省|国|州|县|区|城)$"
)
_LONGEST_NAME = 60
_MARKED = 11  # characters between a quotation mark and the bracket
# Before an abbreviation's full name: what the segmenter takes for no part of it (未花费的|哈希化支付输出, 有向|无环图).
_BEGINS = re.compile(rf"(?:未{HAN}{{1,4}}的|(?<!没)有[向源限线机]|[非无反超微准去])$")
_RARE = 9.5  # rarity of a short word from which it is no everyday one
_LEAST = 6  # characters of a gloss in Chinese


def find_in_brackets(sentence: Sentence, texts: Texts) -> Iterator[Definition]:
    """Yield what a sentence explains in brackets."""
    text = sentence.text
    if "（" not in text and "(" not in text:
        return
    for match in _BRACKET.finditer(text):
        begin, end = match.span(1)
        yield from _explained(sentence, match.start(), begin, end, texts)


def _explained(sentence: Sentence, at: int, begin: int, end: int, texts: Texts) -> Iterator[Definition]:
    content = sentence.text[begin:end]
    if short := _ABBREVIATION.fullmatch(content.strip()):
        yield from _abbreviation(sentence, at, short.group(1), texts)
        return
    says = _SAYS.match(content)
    if _REMARK.search(content) and not (says and len(content) > 10):
        return
    latin = _LATIN_NAME.search(sentence.text, max(0, at - _LONGEST_NAME), at)
    if latin and (len(latin.group(1)) > 3 or re.search("[A-Z].", latin.group(1))):
        name: tuple[int, int] | None = latin.span(1)
    else:
        name = _within_marks(sentence.text, at) or name_before(
            sentence, at, texts, verbs=bool(says) or bool(_LATIN.match(content))
        )
    if name is None or _BODY.search(sentence.text[slice(*name)]):
        return
    if sentence.text[name[0] - 1 : name[0]] in tuple("其及的" if says else "其及"):
        return  # 为劳动人及其|武装服务（即为工农兵服务）, 农村的|无产阶级（即雇农）: more than the name is explained
    quoted = sentence.text[max(0, at - 2) : at].rstrip().endswith(tuple(CLOSE))
    if not (says or _is_meaning(content, quoted, latin is not None)) or not _is_common(sentence, name, content):
        return
    begin += says.end() if says else 0
    foreign = _LATIN.fullmatch(re.split("[，；]", content)[0].strip()) and not says
    if foreign and name[1] - name[0] == 2 and rarity(sentence.text[slice(*name)]) < _RARE:
        return  # 锚点输出（anchor outputs）: the dictionary has not the first word
    strength = FOREIGN if foreign else EXPLICIT if says or quoted else GLOSS
    if end - begin > 1:
        yield Definition(sentence.source(*name), sentence.source(begin, end).strip(), sentence.unit, "X（…）", strength)


def _within_marks(text: str, at: int) -> tuple[int, int] | None:
    """Return where the name stands in “锚点输出（anchor outputs）”: from the quotation mark to the bracket."""
    start = max(text.rfind(mark, max(0, at - _MARKED), at) for mark in OPEN)
    name = text[start + 1 : at].strip()
    return (
        (start + 1, start + 1 + len(name))
        if start >= 0 and not set(name) & set(CLOSE) and is_name(name, quoted=True)
        else None
    )


def _is_meaning(content: str, quoted: bool, latin: bool) -> bool:
    """Return whether the words in brackets tell what a name means: its English, or in Chinese a phrase."""
    first = re.split("[，；]", content)[0].strip()
    if latin and "/" in content:
        return False  # PM2.5（微克/立方米）
    if _LATIN.fullmatch(first):
        return len(first) > 3 and (not latin or bool(re.search("[ -]", first)))
    han = len(re.findall(HAN, content))
    if quoted and (len(content) >= _LEAST or re.fullmatch(f"{HAN}{{2,5}}", content)):
        return True
    if latin and re.fullmatch(f"{HAN}{{2,12}}", content.strip()):
        return is_name(content.strip(), quoted=True) and not _is_unit(content.strip())
    return latin and han >= 2 and is_name(content.strip(), verbs=True)


def _is_unit(content: str) -> bool:
    return bool(_UNIT.search(content)) or all(token.tag in ("ns", "nt") for token in cut_words(content))


def _is_common(sentence: Sentence, name: tuple[int, int], content: str) -> bool:
    """Return whether this is no person or place with the name in its own language (德鲁克（Peter Drucker）)."""
    words = sentence.text[slice(*name)]
    first = re.split("[，,；]", content)[0].strip()
    if not re.fullmatch(r"(?:[A-Z][\w.'’-]+ ?)+", first):
        return True
    rest = content.strip()[len(first) :].strip("，, ")
    if rest and not _ABBREVIATION.fullmatch(rest):
        return False  # who said it and where he is from
    tags = [token.tag for token in cut_words(words)]
    return len(words) > 2 and "·" not in words and not {"nr", "nrt", "nrfg", "ns", "nt"} & set(tags[:-1] or tags)


def _abbreviation(sentence: Sentence, at: int, short: str, texts: Texts) -> Iterator[Definition]:
    """Yield RNG of 随机数生成器（RNG）: the abbreviation is what the reader looks up."""
    before = sentence.text[max(0, at - _LONGEST_NAME) : at].rstrip()
    if before.endswith(tuple(CLOSE) + ("》",)) or not re.search(f"{HAN}$", before):
        return
    name = name_before(sentence, at, texts, entire=True)
    if name is None or name[1] - name[0] < 3 or re.search(f"{HAN}(?:公司|集团)$", fold(before)):
        return
    if sentence.text[name[0] - 1 : name[0]] in tuple("和与及或、"):
        return  # the full name begins before: 政府和|社会资本合作
    begins = _BEGINS.search(sentence.text[: name[0]])
    start = begins.start() if begins else name[0]
    yield Definition(short, sentence.source(start, name[1]), sentence.unit, "…（简称）", GLOSS)
