"""The sRGB colour profile of archive files, computed (IEC 61966-2-1; ICC.1:2001-04)."""

from __future__ import annotations

import struct

CURVE_POINTS = 1024
# Colorants adapted to the D50 white of the profile connection space, as the ICC publishes them for sRGB.
WHITE = (0.9642, 1.0, 0.8249)
RED = (0.43607, 0.22249, 0.01392)
GREEN = (0.38515, 0.71687, 0.09708)
BLUE = (0.14307, 0.06061, 0.71410)
NAME = b"sRGB IEC61966-2.1"
RIGHTS = b"No copyright, use freely"


def srgb_profile() -> bytes:
    """Return a version 2.1 display profile of about 2.5 KB."""
    curve = struct.pack(">4s4xI", b"curv", CURVE_POINTS) + b"".join(
        struct.pack(">H", round(65535 * _linear(index / (CURVE_POINTS - 1)))) for index in range(CURVE_POINTS)
    )
    description = struct.pack(">4s4xI", b"desc", len(NAME) + 1) + NAME + b"\0" + bytes(4 + 4 + 2 + 1 + 67)
    tags = {
        b"desc": description,
        b"cprt": struct.pack(">4s4x", b"text") + RIGHTS + b"\0",
        b"wtpt": _xyz(WHITE),
        b"rXYZ": _xyz(RED),
        b"gXYZ": _xyz(GREEN),
        b"bXYZ": _xyz(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _assemble(tags)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _fixed(value: float) -> int:
    return round(value * 65536)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *(_fixed(value) for value in values))


def _assemble(tags: dict[bytes, bytes]) -> bytes:
    """Return header, tag table and data; equal data is stored once."""
    offset = 128 + 4 + 12 * len(tags)
    table, data, places = struct.pack(">I", len(tags)), b"", dict[bytes, int]()
    for signature, content in tags.items():
        if content not in places:
            places[content] = offset + len(data)
            data += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", signature, places[content], len(content))
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4s8xI3i4s44x",
        offset + len(data), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ",
        2000, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0,
        *(_fixed(value) for value in WHITE), b"\0\0\0\0",
    )  # fmt: skip
    return header + table + data
