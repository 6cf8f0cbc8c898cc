"""How characters sound, as far as typing and regional speech confuse them."""

from __future__ import annotations

from functools import lru_cache

from pipeline.language.words import load_lines

# What regional speech and hurried typing confuse: zh/z, ch/c, sh/s, ng/n, l/n, h/f.
_CONFUSED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("h", "f"))


@lru_cache(maxsize=1)
def _syllables() -> dict[str, str]:
    """Return each character's syllable, without tone and with what is often confused made one."""
    table: dict[str, str] = {}
    for line in load_lines("syllables"):
        syllable, _, chars = line.partition(" ")
        for written, plain in _CONFUSED:
            syllable = syllable.replace(written, plain)
        table.update(dict.fromkeys(chars, syllable))
    return table


def sounds_alike(one: str, other: str) -> bool:
    """Return whether two words of one length sound nearly alike: the same syllables but for zh/z, ng/n and the like."""
    table = _syllables()
    return all(a == b or (a in table and table.get(a) == table.get(b)) for a, b in zip(one, other, strict=True))
