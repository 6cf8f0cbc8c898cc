"""Headings glued to their body with no mark between: 一、保护和激发市场主体活力改革开放以来，…"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.chinese import is_han
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.ranks import RANKS

_SHORTEST, _LONGEST = 4, 45
_SURE, _LIKELY = 3.0, 1.5
_BLANKS = re.compile("(?<=[^\\s，、]{4})(?: {2,}|[ \u3000]*\u3000[ \u3000]*)(?=[^\\s—]{4})")
# What opens a body after a heading.
_OPENER = re.compile(
    "今天|今年|去年|明年|近年来|近年|近日|近期|当前|當前|目前|目前看|现在|現在|刚才|首先|这次|這次|这是|这一|这里|這|我们|我們|我国|我國"
    "|我党|我省|我市|我县|我认为|我想|各级|各地|各部门|各单位|习近平|总书记|党中央|改革开放以来|新中国|党的[一二三四五六七八九十]+大"
    "|[一二三四五六七八九十两几]+年来|[12][0-9]{3}年|长期以来|多年来|过去|過去|值此|总的看|总的来看|总体上|随着|隨著|为了|為了|为贯彻|根据|按照"
    "|实践证明|实践表明|历史|事实|必须|没有|只有|如果|但是|因此|所以|同时|从|由于|由於|作为|在"
)
# Words after which an opener is the object of the heading itself: 推动|我国, 对|当前.
_WANTS_OBJECT = re.compile(
    "(?:对|把|将|在|为|給|给|与|和|及|或|是|使|让|由|从|向|到|以|于|被|比|跟|同|按|据|的|了|不|要|就|关于|推动|推進|推进|促进|加快|实现|提高|增强"
    "|加强|坚持|坚定|适应|引领|服务|建设|保护|改善|认识|把握|做好|抓好|落实|贯彻|学习|深入|全面|切实|努力|回顾|总结|展望|立足|面向|围绕|结合|聚焦"
    "|分析|看清|认清|看待|面对|应对|破解|解决|激发|推动|，|、|“|《|（)$"
)
_HEAD_END = re.compile(
    "(?:工作|意义|意義|问题|問題|建设|建設|发展|發展|形势|形勢|任务|任務|要求|水平|能力|体系|體系|活力|精神|运行|引导|领导|保障|改革|创新"
    "|服务|管理|制度|机制|机遇|挑战|环境|作风|作用|优势|目标|原则|思想|责任|措施|方向|关系|基础|格局|成效|成就|经验|情况|特点|内涵|道路|战略"
    "|合作|安全|教育|文化|质量|效益|队伍|力量|信心|共识|未来|背景|内容|启示|体会|认识|重点|关键|总则|附则)$"
)


def cut_glued(series: Sequence[Candidate], drafts: Sequence[Draft]) -> None:
    """Shorten the members of a series to their headings when most of them run into their body without a mark.

    Decided for the whole series: at least half must be sure, or stand on lines of their own without a stop.
    """
    for candidate in series:
        _cut_at_blanks(candidate, drafts[candidate.index].text)
    if series[0].family not in RANKS or len(series) < 2:
        return
    cuts = {
        id(c): _best_cut(c, drafts[c.index].text)
        for c in series
        if c.kind != "glued" and (c.kind == "run-in" or _is_long(c, drafts))
    }
    sure = sum(1 for c in series if id(c) not in cuts or cuts[id(c)][1] >= _SURE)
    if not cuts or sure * 2 < len(series) or all(score < _SURE for _, score in cuts.values()):
        return
    for candidate in series:
        stop, score = cuts.get(id(candidate), (0, 0.0))
        if score >= _LIKELY:
            candidate.stop, candidate.kind = stop, "glued"
            candidate.why.append("runs into its body without a mark between")


def _cut_at_blanks(candidate: Candidate, text: str) -> None:
    """Shorten a heading that only white space parts from its body: 一、理论的背景　　中国现代…"""
    match = _BLANKS.search(text, candidate.start + len(candidate.label), candidate.stop)
    if match and match.start() - candidate.start <= 60 and len(text) - match.end() > 40:
        candidate.stop, candidate.kind = match.start(), "glued"
        candidate.why.append("only blanks part it from its body")


def _is_long(candidate: Candidate, drafts: Sequence[Draft]) -> bool:
    return candidate.stop - candidate.start > 30 and drafts[candidate.index].text[candidate.stop - 1] in "。！？"


def _best_cut(candidate: Candidate, text: str) -> tuple[int, float]:
    """Return the most likely end of the heading inside its first sentence, and how likely it is."""
    start = candidate.start + len(candidate.label)
    sentence = text[start : candidate.stop]
    best, best_score = 0, 0.0
    for offset in range(_SHORTEST, min(len(sentence) - 6, _LONGEST)):
        if not is_han(sentence[offset - 1]) and sentence[offset - 1] not in "”》）？":
            continue
        score = cut_score(sentence, offset)
        if score > best_score:
            best, best_score = start + offset, score
    return best, best_score


def cut_score(sentence: str, offset: int) -> float:
    """Return how much speaks for a heading that ends at `offset` of its sentence."""
    head, body = sentence[:offset], sentence[offset : offset + 12]
    if _WANTS_OBJECT.search(head[-4:]):
        return 0.0
    score = 0.0
    if _OPENER.match(body):
        score += 2
    if body[:4] in head:
        score += 2.5  # 关于做好维护社会稳定工作|做好维护社会稳定工作，是…
    elif body[:2] in head:
        score += 0.75
    if _HEAD_END.search(head[-4:]):
        score += 1
    return score
