"""Lengths as people write them."""

from __future__ import annotations

import pytest

from pipeline.units import Length, LengthError, parse_length


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("10.5pt", 10.5, "pt"),
        ("25.4mm", 72.0, "pt"),
        ("2.54 cm", 72.0, "pt"),
        ("1in", 72.0, "pt"),
        ("三号", 16.0, "pt"),
        ("小四", 12.0, "pt"),
        ("2em", 2.0, "em"),
        ("2字", 2.0, "em"),
        ("1.5行", 1.5, "line"),
        ("-2em", -2.0, "em"),
        (0, 0.0, "pt"),
        ("0", 0.0, "pt"),
        ("28磅", 28.0, "pt"),
    ],
)
def test_lengths_are_read_in_every_unit(text: object, amount: float, unit: str) -> None:
    length = parse_length(text)
    assert (round(length.amount, 6), length.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (16, "16 has no unit; write for example 16pt or 三号"),
        ("16", "16 has no unit; write for example 16pt or 三号"),
        ("16px", "'16px': unknown unit 'px'; the units are pt, mm, cm, in, em (字), line (行) and 三号, 小四, …"),
        ("big", "'big' is no length; write for example 16pt, 25mm, 2em or 三号"),
        (None, "None is no length; write for example 16pt, 25mm, 2em or 三号"),
        (True, "True is no length; write for example 16pt, 25mm, 2em or 三号"),
    ],
)
def test_a_length_without_sense_says_what_to_write(text: object, message: str) -> None:
    with pytest.raises(LengthError) as error:
        parse_length(text)
    assert str(error.value) == message


def test_relative_lengths_need_their_size() -> None:
    assert Length(2, "em").points(em=15.75) == 31.5
    assert Length(2, "line").points(line=28.95) == 57.9
    with pytest.raises(LengthError, match="2em has no meaning here"):
        Length(2, "em").points()
