"""Gives the glyphs of a CFF font the CIDs we write on the page (Adobe Technical Note 5176)."""

from __future__ import annotations

from itertools import pairwise

_LONG_INTEGER, _ESCAPE, _CHARSET, _ROS, _LAST_OPERATOR = 29, 12, 15, 30, 21


def with_cids(table: bytes, cids: list[int]) -> bytes:
    """Return a CID-keyed CFF table in which glyph n has CID `cids[n]` (cids[0] is 0, of .notdef).

    A new charset is put at the end and the Top DICT told of it; HarfBuzz writes that offset in five bytes. Raises
    ValueError for a table that is not CID-keyed or not so written.
    """
    operators = _top_dict(table)
    place = operators.get((_CHARSET,), -1)
    if (_ESCAPE, _ROS) not in operators or place < 0 or table[place] != _LONG_INTEGER:
        raise ValueError("the CFF table is not CID-keyed")
    charset = b"\0" + b"".join(cid.to_bytes(2, "big") for cid in cids[1:])
    return table[: place + 1] + len(table).to_bytes(4, "big") + table[place + 5 :] + charset


def is_cid_keyed(table: bytes) -> bool:
    """Return whether a CFF table has CIDs (an ROS operator)."""
    return (_ESCAPE, _ROS) in _top_dict(table)


def _top_dict(table: bytes) -> dict[tuple[int, ...], int]:
    """Return the operators of the Top DICT with where their last operand begins."""
    _, at = _index(table, table[2])  # names
    dicts, _ = _index(table, at)
    at, stop = dicts[0]
    operators: dict[tuple[int, ...], int] = {}
    operand = -1
    while at < stop:
        byte = table[at]
        if byte > _LAST_OPERATOR:
            operand = at
            at = _after_operand(table, at)
        else:
            operator = (byte, table[at + 1]) if byte == _ESCAPE else (byte,)
            operators[operator] = operand
            at += len(operator)
    return operators


def _index(table: bytes, at: int) -> tuple[list[tuple[int, int]], int]:
    """Return the (start, stop) of the objects of an INDEX, and where it ends."""
    count = int.from_bytes(table[at : at + 2], "big")
    if count == 0:
        return [], at + 2
    size = table[at + 2]
    base = at + 3 + (count + 1) * size - 1
    offsets = [int.from_bytes(table[at + 3 + n * size : at + 3 + (n + 1) * size], "big") for n in range(count + 1)]
    return [(base + a, base + b) for a, b in pairwise(offsets)], base + offsets[-1]


def _after_operand(table: bytes, at: int) -> int:
    """Return where the operand at `at` of a DICT ends."""
    byte = table[at]
    if byte == 28:
        return at + 3
    if byte == _LONG_INTEGER:
        return at + 5
    if byte == 30:
        at += 1
        while table[at] & 0xF != 0xF and table[at] >> 4 != 0xF:
            at += 1
        return at + 1
    return at + (2 if byte >= 247 else 1)
