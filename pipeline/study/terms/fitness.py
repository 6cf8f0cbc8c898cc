"""Whether a form of words defines this term in this text: 就是 and 是 say many things beside what a word means."""

from __future__ import annotations

import re

from pipeline.language.segmentation import cut_words, rarity
from pipeline.language.words import load_words
from pipeline.study.terms.explanation import ends_in_noun, ends_well, is_image
from pipeline.study.terms.names import DATA, Texts

_RARE = 9.5  # rarity of a short word from which it is no everyday one
_COINED = 12.0  # rarity of a longer word that the dictionary has not
_RHETORIC = (
    "(?:境界|态度|力量|责任|精神|美德|选择|幸福|生活方式|习惯|能力|智慧|信仰|情怀|享受|艺术|资源|财富"
    "|挑战|机遇|优势|事业|担当|追求|体验)$"
)
_PLACE = re.compile("(?:市|县|区|省|国|镇|乡|村|河|江|山|湖|海|水库|另.{1,3})$|另一")


def always(term: str, words: str, quoted: bool, texts: Texts) -> bool:
    """Return True: the form itself says that it defines."""
    return True


def of_weight(term: str, words: str, quoted: bool, texts: Texts) -> bool:
    """Return whether the text speaks of the term again, or marks it; a short one must be rare in other texts."""
    if quoted:
        return True
    times = texts.times(term)
    return times > 1 if len(term) > 2 else times > 2 and rarity(term) >= _RARE


def is_kind(term: str, words: str, quoted: bool, texts: Texts) -> bool:
    """Return whether 是一种… names the kind of a thing that the text speaks of."""
    if re.search("我们|咱们|你们", words) or not ends_well(words):
        return False
    coined = 2 < len(term) < 7 and "的" not in term and rarity(term) >= _COINED and not re.search(_RHETORIC, words)
    return coined or of_weight(term, words, quoted, texts)


def is_process(term: str, words: str, quoted: bool, texts: Texts) -> bool:
    """Return whether what is called so is named by a noun (把干部轮流驻村的办法叫做…), not 将 of the future."""
    return ends_in_noun(words) and cut_words(words)[0].text not in load_words("object_verbs", DATA)


def is_told(term: str, words: str, quoted: bool, texts: Texts) -> bool:
    """Return whether the clause before “X” says what it is, not only that there is one (村里有个组织，叫“互助会”)."""
    return not re.search(
        "不是|——|怎么|^过去有|^当[年时]|有(?:一)?[个种位名条家些句支][^，]*$|^有|名字$|成立|组建|创办|取名|[^，]将",
        words,
    )


def is_core(term: str, words: str, quoted: bool, texts: Texts) -> bool:
    """Return whether the text speaks of the term whose core it tells."""
    return quoted or len(term) > 3 or (len(term) > 2 and texts.times(term) > 1)


def is_just(term: str, words: str, quoted: bool, texts: Texts) -> bool:
    """Return whether 就是 explains: after a name in quotation marks, or with a noun or a doing (把…, 对…) behind it."""
    if not (of_weight(term, words, quoted, texts) or f"{term}，就是" in texts.body) or re.search(
        "不到|得很|[不没]有|幹嘛|干嘛", words
    ):
        return False
    if quoted or re.match("[把将对用通使让]", words):
        return True
    return ends_well(words) and (len(term) > 2 or "的" in words)


def is_predicate(term: str, words: str, quoted: bool, texts: Texts) -> bool:
    """Return whether 是… says what the thing is: of what the text is about, with 的 before a noun."""
    if not re.search(r"[^的]的[^的“”]{2,}$", words) or "“" in words or not ends_well(words) or is_image(words):
        return False
    if quoted:
        return True
    tokens = cut_words(term)
    if (
        "的" in term
        or (len(tokens) > 2 and tokens[0].text in load_words("outline_verbs"))
        or tokens[0].tag == "v"
        or any(token.tag[0] == "m" for token in tokens)
        or tokens[-1].tag in ("ns", "nt")
        or _PLACE.search(term)
    ):
        return False
    return len(term) > 2 and term[-1] not in "家者员人们" and texts.times(term) > (1 if len(term) > 3 else 2)
