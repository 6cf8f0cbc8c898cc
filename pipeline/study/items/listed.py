"""Lists of members that belong together: 公开、平等、竞争、择优; 综合管理类、专业技术类和行政执法类."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.segmentation import Token

_RUN = re.compile(r"[^，。；：！？“”‘’（）()、《》\s]{1,30}(?:、[^，。；：！？“”‘’（）()、《》\s]{1,30})+")
_CLOSES = re.compile("(?:等|的|相?结合|相?统一|并重|之间|和|与|以及|及|或者?|制度|原则|要求|方针|措施|状况|关系|$)")
_TOLD = re.compile("(?:分为|分成|包括|如下|分别[是为])[：:]?$")  # what comes is the list, all of it
_ABOUT = re.compile(
    "等|的(?:[^，。；、]{0,2}(?:要求|方针|原则|路径|理念|思路|方式|办法|路子|格局|目标|精神|作风|品格))"
)
_JOIN = re.compile("(?:以及|和|与|及|或者?)")
_LONGEST = 40
_MOST = 8  # characters of a member


def find_lists(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield (start, stop, members) of lists whose first and last member surely begin and end there."""
    for run in _RUN.finditer(text) if "、" in text else ():
        pieces = run.group().split("、")
        found = _even(text, run.start(), pieces, tokens) or _uneven(text, run.start(), pieces, tokens)
        if found is not None and found[1] - found[0] <= _LONGEST:
            yield found


_Found = tuple[int, int, tuple[str, ...]]
# Words that open a list of nouns.
_OPENERS = re.compile(
    ".*(?:划分为|分为|分成|包括|包含|涵盖|坚持|按照|遵循|实行|采取|采用|通过|推进|促进|加强|完善|健全|做到|实现|落实|执行|贯彻|具有|具备|享有|涉及|围绕|维护|加强|保障|查处|注重|突出|提高|增强|加快|确保|调动|组织|协调|支持|防止|避免|予以|给予|提供|供应|落到|放到|到|将|把|对|与|和|向|从|以|为|是|有|在|由|走|同)(?=..)"
)


def _even(text: str, start: int, pieces: list[str], tokens: Sequence[Token]) -> _Found | None:
    """A list of members of one length: the first is cut to it from its end, the last from its beginning."""
    middle = {len(piece) for piece in pieces[1:-1]}
    if len(middle) > 1:
        return None
    bounds = {token.start for token in tokens} | {token.stop for token in tokens}
    for size in sorted(middle) if middle else range(_MOST, 1, -1):
        if not (2 <= size <= _MOST or (size == 1 and len(pieces) > 3)) or min(len(pieces[0]), len(pieces[-1])) < size:
            continue
        first = start + len(pieces[0]) - size
        end = start + len("、".join(pieces[:-1])) + 1 + size
        rest = text[end : start + len("、".join(pieces))]
        members = [pieces[0][-size:], *pieces[1:-1], pieces[-1][:size]]
        joined = _JOIN.match(rest)
        if joined and len(rest) >= joined.end() + size and _closes(rest[joined.end() + size :]):
            members.append(rest[joined.end() : joined.end() + size])
            end += joined.end() + size
        elif not _closes(rest) and size > 1:
            continue
        if size > 1 and (first not in bounds or end not in bounds):
            continue
        told = _TOLD.search(text[:first]) and text[end : end + 1] in ("", "，", "。", "；")
        if len(pieces) == 2 and not told and not (_is_opened(text, first, tokens) and _are_twins(members)):
            continue
        if text[end : end + 1] == "的" and all(member[-1] == "的" for member in members[:-1]):
            end += 1
        if any(size > 2 and _NO_MEMBER.search(member) for member in members) or _opens_with_link(
            first, members, tokens
        ):
            continue
        sure = len(members) > 2 and _is_opened(text, first, tokens)
        if len(set(members)) == len(members) and (size < 3 or sure or _are_alike(first, members, tokens)):
            return first, end, tuple(members)
    return None


def _are_alike(first: int, members: Sequence[str], tokens: Sequence[Token], all_or_none: bool = False) -> bool:
    """Return whether members are built alike: all with a verb at their head or none, all of them names or none."""
    if len({member[0] for member in members}) == 1 or len({member[-1] for member in members}) == 1:
        return True
    heads: list[bool] = []
    verbs: list[bool] = []
    at = first
    for member in members:
        inside = [token for token in tokens if at <= token.start and token.stop <= at + len(member)]
        if not inside or inside[-1].tag[0] == "f":
            return False
        heads.append(inside[0].tag in ("v", "vd", "d", "p", "a", "ad"))
        verbs.append(any(token.tag in ("v", "p") for token in inside))
        at += len(member) + 1
    if not any(verbs[1:-1] if len(members) > 2 else verbs[:1]) and (verbs[-1] or verbs[0]):
        return False
    if all_or_none and any(verbs) and not all(verbs):
        return False
    return len(members) > 2 or heads[0] == heads[-1]


def _are_twins(members: Sequence[str]) -> bool:
    """Return whether two members are a pair by their build: of four characters, or alike at one end."""
    one, two = members[0], members[-1]
    return len(members) == 2 and (len(one) == 4 or (len(one) > 3 and (one[0] == two[0] or one[-1] == two[-1])))


def _closes(rest: str) -> bool:
    return not rest or _CLOSES.match(rest) is not None


def _is_opened(text: str, at: int, tokens: Sequence[Token]) -> bool:
    if at == 0 or text[at - 1] in "，。；：“、":
        return at > 0 and text[at - 1] != "、"
    before = next((token for token in tokens if token.stop == at), None)
    return before is not None and (before.tag[0] in "vp" or before.text == "的")


_NO_MEMBER = re.compile(r"^(?:怎么|如何|一种|一个|有关|相关|其他|这|那)|[和与及在对把—\d]|转到|转向|为一体|的(?!$)")
_LINKS = frozenset("对同为从以将被要也都不了过着的")


def _opens_with_link(first: int, members: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Return whether a member begins with a word that only joins: 以|…, but not 以权代法; 过|…, but not 过程."""
    starts = {first}
    for member in members[:-1]:
        first += len(member) + 1
        starts.add(first)
    return any(token.start in starts and token.text in _LINKS for token in tokens)


def _uneven(text: str, start: int, pieces: list[str], tokens: Sequence[Token]) -> _Found | None:
    """A list of members of different lengths: alike at their head, or nouns behind a word that opens lists."""
    if (len(pieces) < 3 and not _JOIN.search(pieces[-1])) or any(not 2 <= len(piece) <= 12 for piece in pieces[1:-1]):
        return None
    head, last = pieces[0], pieces[-1]
    shared = {piece[0] for piece in pieces[1:]}
    opened = _OPENERS.match(head)
    if len(shared) == 1 and head.rfind(pieces[1][0]) >= max(0, len(head) - 8):
        first = start + head.rfind(pieces[1][0])
        if len(last) > max(map(len, pieces[1:-1]), default=0) + 2:
            return None
    elif opened and 2 <= len(head) - opened.end() <= 14 and not opened.group().endswith(("特别是", "尤其是")):
        first = start + max(opened.end(), head.rfind("的", 0, len(head) - 2) + 1)
    elif len(head) <= 8 and text[start - 1 : start] in ("", "，", "。", "；", "："):
        begins = next((token for token in tokens if token.start == start), None)
        if begins is None or not (_TOLD.search(text[:start]) or begins.tag[0] in "njlb"):
            return None
        first = start
    else:
        return None
    last_start = start + len("、".join(pieces[:-1])) + 1
    closer = re.search("等|的(?!$)|相?结合|相?统一|并重", last)
    end = last_start + (closer.start() if closer else len(last))
    if not closer and text[end : end + 1] not in ("", "，", "。", "；", "！"):
        return None
    bounds = {token.start for token in tokens} | {token.stop for token in tokens}
    sizes = {start + len(head) - first, *map(len, pieces[1:-1])}
    size = last_start + max(sizes)
    if len(sizes) == 1 and size < end and size in bounds and not _JOIN.search(last) and _is_verb(tokens, size):
        end = size  # 政策、规则、标准|融通
    tail = text[last_start:end]
    joined = _JOIN.search(tail)
    parts = [tail[: joined.start()], tail[joined.end() :]] if joined and joined.start() else [tail]
    members = [text[first : start + len(head)], *pieces[1:-1], *parts]
    if first not in bounds or end not in bounds or len(set(members)) < len(members):
        return None
    if not all(2 <= len(member) <= 14 and not _NO_MEMBER.search(member) for member in members):
        return None
    if _opens_with_link(first, members, tokens):
        return None
    if len(members[0]) > max(map(len, members[1:])) + 3:
        return None
    many = len(members) > 3 and max(map(len, members)) <= _MOST - 2 and not _runs_on(first, members, tokens)
    sure = len(members) > 2 and (_TOLD.search(text[:first]) or (opened and (many or _ABOUT.match(text, end))))
    if not sure and not _are_alike(first, members, tokens, all_or_none=True):
        return None
    return first, end, tuple(members)


def _runs_on(first: int, members: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Return whether a verb stands in the last member alone: 和阿富汗、不丹、尼泊尔|接壤."""
    last = first + sum(len(member) + 1 for member in members[:-1])
    verbs = [token.start for token in tokens if token.tag[0] in "vp" and token.tag != "vn"]
    return any(at >= last for at in verbs) and not any(first <= at < last for at in verbs)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb begins there: 政策、规则、标准|融通, but not 一片树林、一座街区|神社."""
    return any(token.start == at and token.tag[0] == "v" for token in tokens)


def find_pairs(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield two nouns of one length that a verb governs together: 采取|笔试和面试|等方式, 提高|收治率和治愈率."""
    joins = [token for token in tokens if token.text in ("和", "或")]
    if not joins:
        return
    stops = {token.stop: token for token in tokens}
    for token in joins:
        for size in (5, 4, 3, 2):
            one, two = (token.start - size, token.start), (token.stop, token.stop + size)
            before = stops.get(one[0])
            if before is None or before.tag not in ("v", "vd") or two[1] not in stops:
                continue
            if text[two[1] : two[1] + 1] not in ("", "，", "。", "；", "！", "等"):
                continue
            words = [each for each in tokens if one[0] <= each.start < two[1] and each is not token]
            if all(each.tag[0] in "nvjlbi" for each in words) and (
                words[-1].tag[0] in "njl" or words[-1].tag == words[0].tag
            ):
                yield one[0], two[1], (text[slice(*one)], text[slice(*two)])
                break
