"""Lists of members that belong together: 公开、平等、竞争、择优; 综合管理类、专业技术类和行政执法类."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.segmentation import Token

_RUN = re.compile(r"[^，。；：！？“”‘’（）()、《》\s]{1,30}(?:、[^，。；：！？“”‘’（）()、《》\s]{1,30})+")
_CLOSES = re.compile("(?:等|的|相?结合|相?统一|并重|之间|和|与|以及|及|或者?|制度|原则|要求|方针|措施|状况|关系|$)")
_JOIN = re.compile("(?:以及|和|与|及|或者?)")
_LONGEST = 40
_MOST = 8  # characters of a member


def find_lists(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield (start, stop, members) of lists whose first and last member surely begin and end there."""
    for run in _RUN.finditer(text):
        pieces = run.group().split("、")
        found = _even(text, run.start(), pieces, tokens) or _uneven(text, run.start(), pieces, tokens)
        if found is not None and found[1] - found[0] <= _LONGEST:
            yield found


_Found = tuple[int, int, tuple[str, ...]]


def _even(text: str, start: int, pieces: list[str], tokens: Sequence[Token]) -> _Found | None:
    """A list of members of one length: the first is cut to it from its end, the last from its beginning."""
    middle = {len(piece) for piece in pieces[1:-1]}
    if len(middle) > 1:
        return None
    sizes = sorted(middle) if middle else [n for n in range(_MOST, 3, -1)]
    bounds = {token.start for token in tokens} | {token.stop for token in tokens}
    for size in sizes:
        if not 2 <= size <= _MOST or len(pieces[0]) < size or len(pieces[-1]) < size:
            continue
        first = start + len(pieces[0]) - size
        end = start + len("、".join(pieces[:-1])) + 1 + size
        rest = text[end : start + len("、".join(pieces))]
        members = [pieces[0][-size:], *pieces[1:-1], pieces[-1][:size]]
        joined = _JOIN.match(rest)
        if joined and len(rest) >= joined.end() + size and _closes(rest[joined.end() + size :]):
            members.append(rest[joined.end() : joined.end() + size])
            end += joined.end() + size
        elif not _closes(rest):
            continue
        if first not in bounds or end not in bounds:
            continue
        if len(pieces) == 2 and not (_is_opened(text, first, tokens) and size >= 4 and len(members) == 2):
            continue
        if len(set(members)) == len(members):
            return first, end, tuple(members)
    return None


def _closes(rest: str) -> bool:
    return not rest or _CLOSES.match(rest) is not None


def _is_opened(text: str, at: int, tokens: Sequence[Token]) -> bool:
    if at == 0 or text[at - 1] in "，。；：“、":
        return at > 0 and text[at - 1] != "、"
    before = next((token for token in tokens if token.stop == at), None)
    return before is not None and (before.tag[0] in "vp" or before.text in ("按照", "坚持", "做到", "以", "为", "的"))


def _uneven(text: str, start: int, pieces: list[str], tokens: Sequence[Token]) -> _Found | None:
    """A list of nouns of different lengths: after a verb or preposition, before 等, 类 or the end of the clause."""
    if len(pieces) < 3 or any(not 2 <= len(piece) <= 10 for piece in pieces[1:-1]):
        return None
    head_stop = start + len(pieces[0])
    inside = [token for token in tokens if start <= token.start and token.stop <= head_stop]
    opener = next((n for n in range(len(inside) - 1, -1, -1) if inside[n].tag[0] in "vpc" or inside[n].text in "的"), None)
    if opener is None or opener == len(inside) - 1 or inside[opener].text == "的":
        return None
    first = inside[opener].stop
    if head_stop - first > 10:
        return None
    last_start = start + len("、".join(pieces[:-1])) + 1
    last = pieces[-1]
    joined = _JOIN.search(last)
    stop = re.search("等|的(?!$)", last)
    end = last_start + (stop.start() if stop else len(last))
    tail = text[last_start:end]
    if len(tail) > 12 or len(tail) < 2:
        return None
    members = [text[first:head_stop], *pieces[1:-1]]
    members += [part for part in (tail[: joined.start()], tail[joined.end() :]) if part] if joined and joined.start() else [tail]
    closing = next((token for token in tokens if token.stop == end), None)
    if closing is None or closing.tag[0] not in "nvlijb" or len(set(members)) < len(members):
        return None
    if not stop and text[end : end + 1] not in ("", "，", "。", "；"):
        return None
    return first, end, tuple(members)
