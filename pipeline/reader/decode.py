"""Bytes to text: finds the encoding of a Chinese or English text file and says which it was."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import PipelineError, Problem
from pipeline.language.words import load_words

_FREQUENT = "".join(load_words("frequent", Path(__file__).with_name("data"))) + "\u3000"
LARGEST = 48_000_000  # bytes; the longest speeches ever printed have less than two million characters
_SAMPLE = 60_000
_LEAST = 0.3  # of _plausible, for an encoding to be believed
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32 (little end first)"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32 (big end first)"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16 (little end first)"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16 (big end first)"),
)
_GUESSES = (
    ("gb18030", "GB18030"),
    ("big5hkscs", "Big5"),
    ("utf-16-le", "UTF-16 without byte order mark (little end first)"),
    ("utf-16-be", "UTF-16 without byte order mark (big end first)"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """`bad` counts the bytes that belong to no character; each stands as U+FFFD in `text`."""

    text: str
    encoding: str
    bad: int = 0


def decode(data: bytes, path: str) -> Decoded:
    """Return the text of `data` and the name of its encoding.

    A byte order mark decides; then UTF-8 if it fits; then, of GB18030, Big5 and UTF-16, the one whose text has
    most of the everyday characters. Raises PipelineError for a file that is no text or far too long.
    """
    if len(data) > LARGEST:
        size = f"{len(data) / 1e6:.0f} MB"
        raise PipelineError.at(path, f"the file has {size}, more than any speech", "split it, or check the file")
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return _with_replacement(data, codec, name)
    if b"\0" not in data[:_SAMPLE] and (text := _strict(data, "utf-8")) is not None:
        return Decoded(text, "UTF-8")
    return _guess(data, path)


def _guess(data: bytes, path: str) -> Decoded:
    sample = data[:_SAMPLE]
    scored = [(_plausible(sample, codec), codec, name) for codec, name in _GUESSES]
    if b"\0" in sample and not any(sample[::2].strip(b"\0")):
        scored = scored[2:]
    best, codec, name = max(scored, key=lambda entry: entry[0])
    utf8 = sample.decode("utf-8", "replace")
    damaged = utf8.count("\ufffd") / max(len(utf8), 1)
    few_nuls = sample.count(b"\0") <= len(sample) // 50
    if damaged <= 0.02 and few_nuls:
        return _with_replacement(data, "utf-8", "UTF-8")
    if best < _LEAST:
        if damaged <= 0.2 and few_nuls and _printable(utf8) > 0.7:
            return _with_replacement(data, "utf-8", "UTF-8")
        _refuse_mixture(data, path)
        raise PipelineError.at(
            path, "this is no text file in UTF-8, UTF-16, GB18030 or Big5", "save it as UTF-8 text (.txt)"
        )
    return _with_replacement(data, codec, name)


def _refuse_mixture(data: bytes, path: str) -> None:
    """Raise PipelineError with the line where another encoding begins in a file that begins as Chinese UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        head, rest = data[: error.start], data[error.start : error.start + _SAMPLE]
        scored = [(_plausible(rest, codec), name) for codec, name in _GUESSES[:2]]
        if not head.isascii() and max(scored)[0] >= _LEAST:
            line = head.count(b"\n") + 1
            message = f"is UTF-8 up to here and {max(scored)[1]} from here on"
            hint = "save all of it in one encoding, best UTF-8"
            raise PipelineError(Problem(path, line, None, message, hint)) from error


def _plausible(sample: bytes, codec: str) -> float:
    """Return how much `sample` reads like Chinese or English in this encoding, from -1 to 1."""
    if codec.startswith("utf-16") and len(sample) % 2:
        sample = sample[:-1]
    text = sample.decode(codec, "replace")
    if not text:
        return -1.0
    good = sum(text.count(char) for char in _FREQUENT)
    ascii_good = sum(1 for char in text if " " <= char <= "~" or char in "\r\n\t")
    bad = sum(1 for char in text if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or _is_control(char))
    han_rare = len(text) - good - ascii_good - bad
    return (good + 0.6 * ascii_good - 4 * bad) / len(text) - 0.2 * han_rare / len(text)


def _is_control(char: str) -> bool:
    return char < " " and char not in "\r\n\t\f\v"


def _printable(text: str) -> float:
    return sum(1 for char in text if char.isprintable() or char.isspace()) / max(len(text), 1)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _with_replacement(data: bytes, codec: str, name: str) -> Decoded:
    text = _strict(data, codec)
    if text is not None:
        return Decoded(text, name)
    text = data.decode(codec, "replace")
    return Decoded(text, name, text.count("\ufffd"))
