"""What attributes make up: 党委领导、政府负责、公众参与的社会治理体制, 以和平合作、互利共赢为核心的丝路精神."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.words import load_list
from pipeline.study.terms.definition import PREDICATE, Definition
from pipeline.study.terms.heads import describes
from pipeline.study.terms.names import CLOSE, DATA, OPEN, Sentence, is_name

_LEAST = 4  # characters of the name: 原则 alone is what the attributes describe, 社会治理体制 what they make up
_ITEM = rf"[^，。；：、的{OPEN}{CLOSE}（）]{{2,12}}"
_HEADS = "|".join(load_list("whole_nouns", DATA))
_NAME = rf"(?P<name>[^，。；：、的{OPEN}{CLOSE}（）]{{1,12}}?(?:{_HEADS}))(?=[，。；、]|$)"
_LISTED = re.compile(rf"(?P<text>{_ITEM}(?:、{_ITEM}){{1,7}})的{_NAME}")
_CENTRED = re.compile(
    rf"(?P<text>以{_ITEM}(?:、{_ITEM}){{1,7}}为(?:核心|特征|主要特征|主题|内容|主要内容|基本内容|主体|基础|标志|目标|主旨))的{_NAME}"
)
_VERB = re.compile(
    "^.{0,4}?(?:推动构建|推动建设|推动形成|构建|建立健全|建立|健全|完善|形成|弘扬|践行|坚持|倡导|营造|打造|走出一条|走|树立|发扬|实行|贯彻|建设|推进|加强|确立|塑造|秉持|培育|养成|保持|维护|有|是|着)(?:了|起|好)?"
)


def find_attributes(sentence: Sentence) -> Iterator[Definition]:
    """Yield what attributes of one build make up, the first without the verb before it."""
    text = sentence.text
    if "、" not in text or "的" not in text:
        return
    for pattern, rule in ((_CENTRED, "以…为核心的X"), (_LISTED, "…、…、…的X")):
        for match in pattern.finditer(text):
            start, words = match.start("text"), match.group("text")
            if rule.startswith("…"):
                verb = _VERB.match(words)
                start += verb.end() if verb else 0
                words = words[verb.end() if verb else 0 :]
                if not _is_even(words):
                    continue
            name = match.group("name")
            if len(name) >= _LEAST and is_name(name) and not describes(name):
                term = sentence.source(*match.span("name"))
                written = sentence.source(start, start + len(words))
                yield Definition(term, written, sentence.unit, rule, PREDICATE)


def _is_even(words: str) -> bool:
    """Return whether the members are all as long, as those of a set formula are; two must be of four characters."""
    members = words.split("、")
    lengths = {len(member) for member in members}
    return len(lengths) == 1 and (len(members[0]) == 4 or (len(members) > 2 and len(members[0]) <= 6))
