"""Scores the quotations found in a folder of texts against gold.

    python benchmarks/quotes.py FOLDER [--verbose] [--only NAME]

FOLDER holds docs/NAME.txt and gold/NAME.json; texts whose gold has no "quotes" are left out. A gold quotation is
{"text", "speaker", "accept": [speakers that are right too], "line", "optional"}. Texts are compared without white
space, marks and the marks at their ends. An optional one counts neither as missed nor as false. A speaker or, where
there is none, a work is right when it is the gold's or one of those accepted; a false attribution is one that is not.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_speech
from pipeline.study.analysis import analyse
from pipeline.study.quotes import find_quotes
from pipeline.study.results import Quote


@dataclass
class Score:
    """Counts over one text or several; `named` of the `right` ones have the right speaker (None counts as one)."""

    right: int = 0
    false: int = 0
    missed: int = 0
    named: int = 0
    misattributed: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in ("right", "false", "missed", "named", "misattributed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def row(self, name: str) -> str:
        precision = self.right / (self.right + self.false) if self.right + self.false else 1.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 1.0
        speaker = self.named / self.right if self.right else 1.0
        return (
            f"{name:24} P {precision:.3f}  R {recall:.3f}  speaker {speaker:.3f}  misattributed {self.misattributed}"
            f"   ({self.right} right, {self.false} false, {self.missed} missed)"
        )


def words(text: str) -> str:
    """Return a quotation's words for comparing: letters, figures and Chinese characters alone."""
    return re.sub(r"[\W_]", "", text)


def score(quotes: tuple[Quote, ...], gold: list[dict[str, Any]]) -> Score:
    """Return the counts for one text; maxims of the speaker's own are no quotations."""
    result = Score()
    left = [quote for quote in quotes if quote.kind != "aphorism"]
    for entry in gold:
        found = next((quote for quote in left if words(quote.text) == words(entry["text"])), None)
        if found is None:
            if not entry.get("optional"):
                result.missed += 1
                result.notes.append(f"  missed   {entry['text'][:40]}")
            continue
        left.remove(found)
        given = found.speaker or found.work
        accepted = {entry["speaker"], *entry.get("accept", ())}
        if given is not None and given not in accepted:
            result.misattributed += 1
            result.notes.append(f"  speaker  {given} for {entry['speaker']}: {entry['text'][:30]}")
        if not entry.get("optional"):
            result.right += 1
            result.named += given in accepted
            if given is None and None not in accepted:
                result.notes.append(f"  unnamed  {entry['speaker']}: {entry['text'][:30]}")
    for quote in left:
        result.false += 1
        result.misattributed += quote.speaker is not None
        result.notes.append(f"  false    {quote.speaker or ''} {quote.text[:40]}")
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="name every miss")
    parser.add_argument("--only", help="one text")
    arguments = parser.parse_args()
    total = Score()
    for path in sorted((arguments.folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "quotes" not in gold or (arguments.only and path.stem != arguments.only):
            continue
        speech = read_speech(arguments.folder / "docs" / f"{path.stem}.txt")
        options = StudySpec()
        one = score(find_quotes(analyse(speech, options), options.quotes), gold["quotes"])
        total.add(one)
        print(one.row(path.stem))
        if arguments.verbose:
            print("\n".join(one.notes))
    print(total.row("all"))


if __name__ == "__main__":
    main()
