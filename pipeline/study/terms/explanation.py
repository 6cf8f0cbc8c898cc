"""What may stand as the meaning of a term: where a definition ends, and what is none."""

from __future__ import annotations

import re

from pipeline.language.quotation import match_quotes, outermost
from pipeline.language.segmentation import cut_words
from pipeline.language.words import load_list, load_words
from pipeline.study.terms.names import CLOSE, DATA

_NO_DEFINITION = re.compile(
    r"^(?:[《、这那我你他她它]|比如|例如|譬如|所以|对我|也许|必须|必然|应|必|需|为了|因为|由于|如何|怎么|怎样|什么|啥|要|[不没]|没有|有|[^，]{0,10}(?:提出|指出|强调)的|可以|能够?|会|想|非常|很|十分|更|越|当|如果|只有|一个问题|一件|一回事|"
    r"一定|一样|一致|一起|一直|一切|一方面|说|否|根本|都|也|只|就|往往|常常|多半|大多|总是|不过|无非|[对错真假]的|如此|目前|现在|今天|去年|当时|一[个种](?:很|非常|十分|比较|更|最|重要|重大|巨大|严重|好|大|难|关键|长期|严峻|不错|有趣|例子|问题|事实|过程|办法|方法|方向|机会|挑战|信号|转折|开始|奇迹|悲剧|错误|伟大|光荣|艰巨))"
)
# What comes after a definition: a remark on it, or a reason.
_REMARK = re.compile(
    "[，,](?:[这该此其它他]|因为|由于|所以|因此|从而|但|而且|而不|并不|虽然|以为|必须|[要应](?!素)|我们|你|我|不是|绝不|也不|更不|否则|那么|如果|对于|今天|目前|现在)|[，,]“[^”]{1,12}”，?(?:就?是|指)|——|："
)
# After a deed the next, and at its end the noun that both tell: 接受委托，对财产进行投资和管理的|服务.
_DOES = re.compile("(?:对|为|由|将|把|以|通过|用)[^，]{4,}的[^，的]{2,6}$")
_COUNTS = re.compile("[一这那每某几][个种项条类位名]$")  # before the noun that is counted
_LEAST = 4  # characters of a definition
LONGEST = 300
_CLAUSES = 6  # in which a noun phrase must end


def is_explanation(words: str, term: str, least: int = _LEAST, told: bool = False) -> bool:
    """Return whether words say what a term means: no demand, no mere verdict, no question, not the term again.

    `told`: the text itself says that it tells the meaning (…的意思是我们…).
    """
    if (
        not least <= len(words.strip()) < LONGEST
        or _NO_DEFINITION.match(words.lstrip("：， ").removeprefix("我们" if told else ""))
        or not is_balanced(words)
    ):
        return False
    return not words.strip().endswith(term) and not re.search("[？?]|(?:什么|怎么|哪里|吗|呢)$|^什么|什么人", words)


def is_whole(words: str) -> bool:
    """Return whether words end where a phrase may end, not before what they lead up to (…，还给人一种)."""
    tokens = [token for token in cut_words(words[-12:]) if token.text.strip()]
    if not tokens:
        return False
    last = tokens[-1]
    return last.text not in load_words("leads_up_to", DATA) and not _COUNTS.search(words)


def is_balanced(words: str) -> bool:
    """Return whether quotation marks and brackets that open in the words close in them."""
    return all(words.count(a) == words.count(b) for a, b in ("“”", "（）", "《》", "「」"))


def without_remark(words: str) -> str:
    """Return a definition without the remark on it, the reason for it or the next one behind it."""
    closed = outermost(match_quotes(words).pairs)
    for match in _REMARK.finditer(words):
        if not any(opener < match.start() < closer for opener, closer in closed):
            head = words[: match.start()]
            if is_balanced(head):
                words = head
                break
    return words.rstrip("，、 ")


def to_noun(words: str) -> str:
    """Return the words up to the comma where they are a noun phrase, with what goes on 是…，是…; "" if never."""
    pieces = words.split("，")[:_CLAUSES]
    done = 0
    for number, piece in enumerate(pieces):
        one_noun = _DOES.match(piece) and "的" not in pieces[number - 1]
        if number and done and not one_noun and (not re.match("[也又更]?是", piece) or is_image(piece)):
            break
        if not done and number and (piece.endswith("的") or "是" in piece or pieces[number - 1].endswith("的")):
            break
        if ends_in_noun("，".join(pieces[: number + 1])):
            done = number + 1
    return "，".join(pieces[:done])


def ends_in_noun(words: str) -> bool:
    """Return whether words close with a noun (…的模式), a quotation or 之一."""
    if words and (words[-1] in CLOSE or words.endswith("之一")):
        return True
    tokens = [token for token in cut_words(words[-24:]) if token.text.strip()]
    if not tokens:
        return False
    last = tokens[-1]
    if last.tag.startswith(("n", "vn", "l", "j", "i", "eng", "b", "an")):
        return True
    if last.tag != "v" or len(tokens) < 2:
        return False
    # A verb closes a noun phrase after a noun or after 的 (初心的外在体现).
    return tokens[-2].tag.startswith(("n", "vn", "uj", "a", "v")) or "的" in words[-len(last.text) - 4 :]


def ends_well(words: str) -> bool:
    """Return whether words close with a noun that says what kind of thing it is, not with 原因 or 目的."""
    tokens = [token for token in cut_words(words[-16:]) if token.text.strip()]
    return bool(tokens) and ends_in_noun(words) and _may_close(tokens[-1].text)


def _may_close(word: str) -> bool:
    return word in load_words("genus_nouns", DATA) or not {word, word[-2:]} & load_words("relational_nouns", DATA)


def is_image(words: str) -> bool:
    """Return whether words liken a thing to another (…的源头) or praise it, which explains nothing."""
    ends = (words.removesuffix("之一").removesuffix("所在").endswith(image) for image in load_list("image_nouns", DATA))
    return bool(re.search("第一个|唯一|我们|最[主重]要|最[^的，。]{1,4}的[^的，。]{1,6}$", words)) or any(ends)
