"""Turns of a recording on the page: who speaks, and when if the layout wants it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reader import read_text
from pipeline.rendering.full_text import full_text
from pipeline.rendering.pieces import find_pieces

TALK = """发言人 1 00:00:03
我们先说图书室的门。图书室的门要开着，大家才进得来。

发言人 1 00:00:21
门开着，还要有人管。

发言人 2 00:01:05
我来管，每天晚上都行。
"""


def shown(times: bool) -> Sequence[str]:
    speech = read_text(TALK)
    return full_text(speech, find_pieces(speech).all, numbers=False, times=times).splitlines()


def test_times_are_not_printed_by_default() -> None:
    assert not any("00:" in line for line in shown(False))
    assert shown(False)[0] == '<p id="p1" class="label">发言人 1</p>'


def test_times_stand_after_the_speaker_and_before_a_paragraph_of_the_same_speaker() -> None:
    lines = shown(True)
    assert lines[0] == '<p id="p1" class="label">发言人 1\u300000:00:03</p>'
    assert lines[2] == '<p id="p3">00:00:21\u3000门开着，还要有人管。</p>'
    assert lines[3] == '<p id="p4" class="label">发言人 2\u300000:01:05</p>'
