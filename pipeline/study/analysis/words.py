"""Word lists: plain text files, one or more words a line, # for remarks; the shared ones in data/ here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@lru_cache(maxsize=64)
def load_words(name: str, folder: Path = DATA) -> frozenset[str]:
    """Return the words of FOLDER/NAME.txt."""
    return frozenset(load_list(name, folder))


@lru_cache(maxsize=64)
def load_list(name: str, folder: Path = DATA) -> tuple[str, ...]:
    """Return the words of FOLDER/NAME.txt, longest first (then in file order): for matching alternatives."""
    words: dict[str, None] = {}
    for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        words.update(dict.fromkeys(line.partition("#")[0].split()))
    return tuple(sorted(words, key=lambda word: -len(word)))


@lru_cache(maxsize=8)
def load_numbers(name: str) -> dict[str, float]:
    """Return the table of data/NAME.txt: a name and a number a line."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("#")[0].rsplit(maxsplit=1) for line in lines)
    return {row[0].strip(): float(row[1]) for row in rows if len(row) == 2}
