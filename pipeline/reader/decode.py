"""Bytes to text: finds the encoding of a Chinese or English text file and says which it was."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import PipelineError, Problem
from pipeline.language.words import load_words

_FREQUENT = "".join(load_words("frequent", Path(__file__).with_name("data"))) + "\u3000"
LARGEST = 48_000_000  # bytes; the longest speeches ever printed have less than two million characters
_SAMPLE = 60_000
_LEAST = 0.3  # of _plausible, for an encoding to be believed
_SLIPS = 50  # one zero in so many bytes says nothing of the encoding
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_WORDS = re.compile(rb"[A-Za-z\s]")
# What reads as Windows-1252: marks of 0x80-0x9F; letters; signs that no letter follows, as one follows half of a pair.
_LATIN = re.compile(
    rb"(?<=[A-Za-z])[\xc0-\xff]{2}(?=[a-z])|[\x80-\x9f]{0,2}[\xc0-\xff][\x80-\x9f]{0,2}"
    rb"|[\x80-\x9f]?(?:[\xa0-\xbf](?![@-~])|[\xa1\xa3\xab\xbf](?=[A-Za-z])|\xb0(?=[CF]\b))|[\x80-\x9f]{1,3}"
)
_HIGH_TEXT = re.compile("[^\x00-\x7f\ufffd]")
_MOST_HIGH = 0.4  # of the bytes, in a text of Latin words
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

    A byte order mark decides; then UTF-8 if it fits; then Windows-1252 for Latin words; then, of GB18030, Big5 and
    UTF-16, the one whose text has most of the everyday characters. Raises PipelineError for a file that is no text or
    far too long.
    """
    if len(data) > LARGEST:
        size = f"{len(data) / 1e6:.0f} MB"
        raise PipelineError.at(path, f"the file has {size}, more than any speech", "split it, or check the file")
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return _with_replacement(data, codec, name)
    text = _strict(data, "utf-8")
    sample = _sample(data)
    if text is not None and (b"\0" not in data or _are_slips(sample)):
        return Decoded(text, "UTF-8")
    return _guess(data, sample, path)


def _sample(data: bytes) -> bytes:
    """Return the part of a file by which its encoding is told: from a little before the first byte above 127.

    Zeros after the end, which a lost connection or a full disk leaves, are no part of it.
    """
    if data.endswith(bytes(4)):
        data = data.rstrip(b"\0") or data
    first = _HIGH.search(data)
    start = max(first.start() - _SAMPLE // 10, 0) // 2 * 2 if first else 0
    return data[start : start + _SAMPLE]


def _few(sample: bytes) -> int:
    """Return how many zeros in a sample say nothing of its encoding."""
    return max(1, len(sample) // _SLIPS)


def _are_slips(sample: bytes) -> bool:
    """Return whether the zeros of a sample are strays in a text of single bytes, not the half of UTF-16."""
    count = sample.count(b"\0")
    return len(_CONTROLS.findall(sample)) <= _few(sample) and (
        count == 0 or max(_plausible(sample, codec) for codec, _ in _GUESSES[2:]) < _LEAST
    )


def _guess(data: bytes, sample: bytes, path: str) -> Decoded:
    if _is_windows_1252(sample):
        return _with_replacement(data, "cp1252", "Windows-1252")
    scored = [(_plausible(sample, codec), codec, name) for codec, name in _GUESSES]
    if b"\0" in sample and not any(sample[::2].strip(b"\0")):
        scored = scored[2:]
    best, codec, name = max(scored, key=lambda entry: entry[0])
    utf8 = sample.decode("utf-8", "replace")
    bad, good = utf8.count("\ufffd"), len(_HIGH_TEXT.findall(utf8))
    damaged = bad / max(len(utf8), 1)
    few_nuls = sample.count(b"\0") <= _few(sample)
    if damaged <= 0.02 and few_nuls and 0 < good >= bad:
        return _with_replacement(data, "utf-8", "UTF-8")
    if best < _LEAST:
        if damaged <= 0.2 and few_nuls and _printable(utf8) > 0.7:
            return _with_replacement(data, "utf-8", "UTF-8")
        _refuse_mixture(data, path)
        raise PipelineError.at(
            path, "this is no text file in UTF-8, UTF-16, GB18030 or Big5", "save it as UTF-8 text (.txt)"
        )
    return _with_replacement(data, codec, name)


def _is_windows_1252(sample: bytes) -> bool:
    """Return whether the text is ASCII but for single bytes of Windows-1252: ’ “ – é in words of Latin letters.

    GB18030 and Big5 write their characters in pairs, of which most have two bytes above 127; in UTF-8 such a byte never
    stands alone.
    """
    runs = list(_HIGH.finditer(sample))
    high = sum(run.end() - run.start() for run in runs)
    if not runs or high > _MOST_HIGH * len(sample) or len(_CONTROLS.findall(sample)) > _few(sample):
        return False
    if max(_plausible(sample, codec) for codec, _ in _GUESSES[2:]) >= _LEAST:
        return False
    single = sum(match is not None and match.end() == run.end() for run in runs
                 for match in [_LATIN.match(sample, run.start())])  # fmt: skip
    utf8 = len(_HIGH_TEXT.findall(b" ".join(run.group() for run in runs).decode("utf-8", "replace")))
    ascii = len(sample) - high
    return single >= 0.75 * len(runs) and single > 3 * utf8 and len(_WORDS.findall(sample)) > 0.6 * ascii


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
