"""Who only asks in an interview or a panel: what they say is no matter of its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.language.script import fold
from pipeline.study.analysis import Analysis, Unit

_LABEL = re.compile(r"\s*([^\s，。：；？！,.?!:“”《》][^，。：；？！,?!:“”《》\n]{0,29})[：:]")
_BY_NAME = re.compile("记者|主持人?|访问者|采访者|提问|问$|^[问Q]$|(?i:interviewer|moderator|host|audience|question)")
_ASKS = re.compile(r"[？?吗呢][”」』\"]?\s*$")


def asked_only(analysis: Analysis) -> frozenset[int]:
    """Return the sentences, by number, of those whose turns are mostly questions; none where nobody takes turns."""
    turns: dict[str, list[list[Unit]]] = defaultdict(list)
    for name, units in _turns(analysis):
        turns[name].append(units)
    if len(turns) < 2 or sum(map(len, turns.values())) < 4:
        return frozenset()
    found: set[int] = set()
    for name, theirs in turns.items():
        asking = sum(bool(units) and _ASKS.search(units[-1].text) is not None for units in theirs)
        if _BY_NAME.search(fold(name)) or 2 * asking >= len(theirs):
            found |= {unit.index for units in theirs for unit in units}
    return frozenset(found)


def talkers(analysis: Analysis) -> frozenset[str]:
    """Return the names that begin paragraphs at least twice, with a colon: those who take turns."""
    matches = (_LABEL.match(paragraph.text) for paragraph in analysis.speech.paragraphs)
    counts = Counter(match[1] for match in matches if match)
    return frozenset(name for name, count in counts.items() if count > 1)


def label_end(text: str, names: frozenset[str]) -> int:
    """Return where a sentence's words begin behind the name of who says them, 0 if there is no name."""
    match = _LABEL.match(text) if names else None
    return match.end() if match and match[1] in names else 0


def _turns(analysis: Analysis) -> Iterator[tuple[str, list[Unit]]]:
    """Yield each turn: who takes it, and its sentences. A name counts that begins paragraphs at least twice."""
    names = talkers(analysis)
    heads: dict[int, str] = {}
    for paragraph in analysis.speech.paragraphs:
        if match := _LABEL.match(paragraph.text):
            heads[id(paragraph)] = match[1]
    name, units, last = "", list[Unit](), None
    for unit in analysis.units:
        head = heads.get(id(unit.paragraph), "")
        if unit.paragraph is not last and head in names:
            if name:
                yield name, units
            name, units = head, []
        last = unit.paragraph
        if name and unit.kind != "heading":
            units.append(unit)
    if name:
        yield name, units
