"""Headings to a tree: levels consistent over the document, sections with their extent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.reader.customary import is_customary
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.ranks import LOOSE, LOW, RANKS
from pipeline.reader.title import unspaced
from pipeline.speech import Section, Spot

_BRIDGE = re.compile(
    "(?:下面|接下来|接下來|以下|在此|在这里|最后|为此|借此机会|现在)[^。]{0,40}(?:谈|讲|说|强调|提|汇报|談|講|說)[^。]{0,24}[。：:]?$"
    "|(?:谈|讲|说|强调|提出?|提几|談|講)[^。，]{0,8}(?:[几幾一二两三四五六七八九]点|[几幾]个|以下|体会|意见|看法|认识|建议|要求)[^。]{0,12}[。：:]?$"
)

# What a speaker says who has done with the points: an address, a last word. 最后 after 首先 only ends that count.
_LEAVES = re.compile(
    "(?:最后|最後)[，,]|此外[，,]|(?:同志们|同志們|各位代表|各位委员|各位同志|各位同事|各位朋友|朋友们|朋友們|女士们|女士們|同学们|同學們"
    "|老师们|乡亲们|战友们|代表们)[！!，,：:、]"
)
_COUNTED = re.compile("(?:^|[。！？；])(?:首先|其次|再次)[，,要是]?")


@dataclass(slots=True)
class _Open:
    family: str
    level: int
    candidate: Candidate
    given: int | None = None  # the level that the file's own markup gives: compared with its like as given


def set_families(headings: Sequence[Candidate], drafts: Sequence[Draft]) -> None:
    """Set unnumbered title lines below the one whose words they all begin with: Shares, Share 承诺, Share 价值."""
    plain = [h for h in headings if not h.family and h.kind == "own-line"]
    words = [re.split("[（(：:]", drafts[h.index].text)[0].rstrip("s ").casefold() for h in plain]
    position = 0
    while position < len(plain):
        last = position
        while last + 1 < len(plain) and _begins_with(words[last + 1], words[position]):
            last += 1
        if last >= position + 2:
            for heading in plain[position + 1 : last + 1]:
                heading.family = "below"
        position = last + 1


def _begins_with(words: str, stem: str) -> bool:
    return len(stem) >= 2 and words.startswith(stem) and len(words) > len(stem)


def set_levels(headings: Sequence[Candidate], drafts: Sequence[Draft]) -> None:
    """Set the level of each heading in text order, and shut series out of sections they do not belong to."""
    stack: list[_Open] = []
    top = _top_form(headings)
    highest = min((h.family for h in headings if h.family in RANKS), key=lambda family: RANKS[family], default="")
    for position, heading in enumerate(headings):
        given = heading.given
        if given is not None:
            while stack and (stack[-1].given or stack[-1].level) >= given:
                stack.pop()
            heading.level = stack[-1].level + 1 if stack else 1
        else:
            if heading.family == top:
                stack.clear()
            else:
                _find_parent(stack, heading, headings, position, drafts, top)
                if heading.family == highest and stack and _is_customary(stack[-1], drafts):
                    stack.clear()
            heading.level = stack[-1].level + 1 if stack else 1
        stack.append(_Open(heading.family, heading.level, heading, given))


def _top_form(headings: Sequence[Candidate]) -> str | None:
    """Return the low form of number (①) that a writer has put above all others: the first of the headings has it."""
    first = headings[0] if headings else None
    return first.family if first and first.kind == "own-line" and RANKS.get(first.family, 0) >= LOW else None


def _find_parent(
    stack: list[_Open],
    heading: Candidate,
    headings: Sequence[Candidate],
    position: int,
    drafts: Sequence[Draft],
    top: str | None,
) -> None:
    """Pop from `stack` what cannot be above `heading`."""
    family = heading.family
    if not family and heading.kind == "own-line" and is_customary(drafts[heading.index].text):
        stack.clear()  # 结语 and its like end the last part, whatever its number
        return
    same = next((i for i, entry in enumerate(stack) if entry.family == family), None)
    if same is not None:
        del stack[same:]
        return
    while stack and not (stack[-1].family == top or _may_be_above(stack[-1], heading)):
        stack.pop()
    if stack and not stack[-1].family and _stands_outside(stack, heading, headings, position, drafts):
        stack.clear()


def _is_customary(entry: _Open, drafts: Sequence[Draft]) -> bool:
    """Return whether it is 前言, 结语 or the like, which stand beside the highest numbers, never above them."""
    heading = entry.candidate
    return entry.level == 1 and not entry.family and is_customary(drafts[heading.index].text[: heading.stop])


def _may_be_above(entry: _Open, heading: Candidate) -> bool:
    """Return whether a heading with this form of number can stand below the open one."""
    family = heading.family
    rank, above = RANKS.get(family), RANKS.get(entry.family)
    if heading.kind == "own-line" and entry.candidate.kind == "run-in" and entry.family in LOOSE:
        return False  # a line of its own is never below a point inside a paragraph
    if rank is not None and above is not None:
        return above <= rank
    loose, loose_above = LOOSE.get(family), LOOSE.get(entry.family)
    if loose is not None and loose_above is not None:
        return loose_above < loose
    if rank is not None and loose_above is not None:  # 一、 is never below 第一，; 1. may be
        return rank > 3 and (loose_above < 3 or rank > 4)
    return True


def _stands_outside(
    stack: list[_Open], heading: Candidate, headings: Sequence[Candidate], position: int, drafts: Sequence[Draft]
) -> bool:
    """Return whether a series after unnumbered title lines leaves them: a bridge (下面，我谈几点…) announces it.

    It stays inside when the bridge is the first paragraph below the title line, or when an earlier title line
    had a series of the same form below it.
    """
    bridge = bridge_before(heading, drafts)
    if bridge is None or bridge - stack[-1].candidate.index < 2:
        return False
    earlier = headings[:position]
    if any(h.family == heading.family for h in earlier):
        return False
    return sum(1 for h in earlier if not h.family) >= 2


def bridge_before(heading: Candidate, drafts: Sequence[Draft]) -> int | None:
    """Return the index of the paragraph before `heading` when it announces what follows, else None."""
    if heading.start:
        return None
    index = heading.index - 1
    while index >= 0 and drafts[index].role in ("note", "caption"):
        index -= 1
    if index < 0 or drafts[index].role != "body":
        return None
    return index if _BRIDGE.search(drafts[index].text) else None


_NOWHERE = Spot(0, 0)


@dataclass(slots=True)
class _Node:
    heading: Candidate
    children: list[_Node] = field(default_factory=list)
    stop: Spot = _NOWHERE


def build_sections(headings: Sequence[Candidate], drafts: Sequence[Draft]) -> tuple[Section, ...]:
    """Return the heading tree with ids and extents."""
    roots: list[_Node] = []
    path: list[_Node] = []
    for heading in headings:
        begin = _begin(heading, path, drafts)
        while path and path[-1].heading.level >= heading.level:
            path.pop().stop = begin
        node = _Node(heading)
        (path[-1].children if path else roots).append(node)
        path.append(node)
    end = _text_end(drafts)
    peroration = _peroration(path, drafts) or end
    numbered = False
    for node in path:
        numbered = numbered or node.heading.family in RANKS or node.heading.family in LOOSE
        node.stop = min(peroration, end) if numbered else end
    return tuple(_section(node, f"s{i}", drafts) for i, node in enumerate(roots, 1))


def _begin(heading: Candidate, path: Sequence[_Node], drafts: Sequence[Draft]) -> Spot:
    """Return where the sections before `heading` end: at it, at its number's line, or at the bridge to it."""
    first = heading.lead if heading.lead is not None else heading.index
    if heading.level == 1 and path and path[0].heading.family != heading.family and not path[0].heading.family:
        bridge = bridge_before(heading, drafts)
        if bridge is not None and bridge - path[-1].heading.index >= 2:
            return Spot(bridge, 0)
    return Spot(first, heading.start if heading.lead is None else 0)


def _peroration(path: Sequence[_Node], drafts: Sequence[Draft]) -> Spot | None:
    """Return where the speech leaves its last point: 最后，… 此外，… 同志们！… after text of that point's own."""
    if not path:
        return None
    heading = path[-1].heading
    own = heading.index + (1 if drafts[heading.index].text[heading.stop :].strip() else 2)
    counted = bool(_COUNTED.search(drafts[heading.index].text, heading.stop))
    for index in range(heading.index + 1, len(drafts)):
        draft = drafts[index]
        if draft.role not in ("body", "salutation", "closing"):
            continue
        leaving = _LEAVES.match(draft.text)
        if leaving and index >= own and not (counted and leaving.group().startswith("最")):
            return Spot(index, 0)
        counted = counted or bool(_COUNTED.search(draft.text))
    return None


def _text_end(drafts: Sequence[Draft]) -> Spot:
    """Return the end of the speech proper: before signature, date and notes at the end."""
    index = len(drafts)
    while index and drafts[index - 1].role in ("signature", "date", "note", "speaker"):
        index -= 1
    return Spot(index, 0)


def _section(node: _Node, name: str, drafts: Sequence[Draft]) -> Section:
    heading = node.heading
    draft = drafts[heading.index]
    text = draft.text[heading.start : heading.stop].rstrip()
    line, column = draft.position(heading.start)
    own = text[len(heading.label) :] if text.startswith(heading.label) and heading.lead is None else text
    title = unspaced(own.strip(" \u3000").rstrip("。．. ；;：:")) or text
    children = tuple(_section(child, f"{name}.{i}", drafts) for i, child in enumerate(node.children, 1))
    return Section(name, heading.level, heading.kind, text, heading.label, title, line, column,
                   Spot(heading.index, heading.start), heading.start + len(text), node.stop, tuple(heading.why),
                   children)  # fmt: skip
