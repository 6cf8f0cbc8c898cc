"""Scores the reader on a folder of texts with gold outlines.

    python benchmarks/outline.py FOLDER [--verbose] [--only NAME] [--variant glued|one-line|wrap56|wrap70|pages56]

FOLDER holds docs/NAME.txt (or .md, .docx) and gold/NAME.json: {"kind", "title", "outline": [{"level", "text",
"line", "inline", "optional"}]}. A heading is right when its line and its words agree (white space and end marks
aside; an inline one by its words alone). An optional one counts neither as missed nor as false.
Prints precision, recall and F1 without and with levels, by kind and in all; false headings in texts that have
none; titles; and variants (wrap_ glue_ trad_ enc_) beside the text they come from.
--variant scores every Chinese text with its own-line headings glued to what follows, put on one line, or broken at a
width in cells (with page numbers and running heads); headings are then right by their words alone.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.language.characters import display_cells
from pipeline.reader import read_speech, read_text
from pipeline.reader.decode import decode
from pipeline.speech import Speech


@dataclass
class Score:
    """Counts over one text or several; `level` counts right headings whose level is right too."""

    right: int = 0
    false: int = 0
    missed: int = 0
    level: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.right += other.right
        self.false += other.false
        self.missed += other.missed
        self.level += other.level

    def f1(self, right: int | None = None) -> float:
        found = self.right if right is None else right
        total = 2 * self.right + self.false + self.missed
        return 2 * found / total if total else 1.0

    def row(self, name: str) -> str:
        precision = self.right / (self.right + self.false) if self.right + self.false else 1.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 1.0
        return (
            f"{name:28} P {precision:.3f}  R {recall:.3f}  F1 {self.f1():.3f}  levels {self.f1(self.level):.3f}"
            f"   ({self.right} right, {self.false} false, {self.missed} missed)"
        )


def words(text: str) -> str:
    """Return heading words for comparing: no white space, no end marks."""
    return re.sub(r"\s", "", text).rstrip("。．.；;：:，,")


def score_text(gold: list[dict[str, Any]], found: list[tuple[int, str, int]]) -> Score:
    """Return the score of found headings (line, text, level)."""
    score = Score()
    open_gold = list(gold)
    for line, text, level in found:
        match = next((g for g in open_gold if _same(g, line, text)), None)
        if match is None:
            score.false += 1
            score.notes.append(f"false  {line:5} L{level} {text[:60]}")
            continue
        open_gold.remove(match)
        if match.get("optional"):
            continue
        score.right += 1
        if match["level"] == level:
            score.level += 1
        else:
            score.notes.append(f"level  {line:5} L{level} not L{match['level']} {text[:60]}")
    for entry in open_gold:
        if not entry.get("optional"):
            score.missed += 1
            score.notes.append(f"missed {entry['line']:5} L{entry['level']} {entry['text'][:60]}")
    return score


def _same(gold: dict[str, Any], line: int, text: str) -> bool:
    if words(gold["text"]) != words(text):
        return False
    return bool(gold.get("inline")) or gold["line"] == line


def vary(text: str, gold: list[dict[str, Any]], variant: str) -> str:
    """Return `text` on one line, or with each own-line heading of `gold` glued to the next line that is not blank."""
    lines = text.splitlines()
    if variant.startswith(("wrap", "pages")):
        return wrap(text, int(variant[-2:]), variant.startswith("pages"))
    if variant == "one-line":
        return "".join(line.strip() for line in lines)
    own = {entry["line"] for entry in gold if not entry.get("inline")}
    result: list[str] = []
    head = ""
    for number, line in enumerate(lines, 1):
        if number in own and line.strip():
            head += line.strip()
        elif line.strip() or not head:
            result.append(head + line.strip() if head else line)
            head = ""
    return "\n".join([*result, head])


_UNIT = re.compile("[0-9A-Za-z.%:/@+_-]+[，。、；：！？”’）》%℃]*|.[，。、；：！？”’）》%℃]*")


def wrap(text: str, cells: int, pages: bool = False) -> str:
    """Return `text` with its paragraphs broken at a width in cells, as editors do: words and figures stay whole.

    With `pages`, a page number and a running head after each 22 lines.
    """
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for unit in _UNIT.findall(paragraph.rstrip()):
            if line.strip() and display_cells(line) + display_cells(unit.rstrip("，。、；：！？”’）》")) > cells:
                lines.append(line)
                line = unit.lstrip(" ")
            else:
                line += unit
        lines.append(line)
    if pages:
        lines = [
            shown
            for number, line in enumerate(lines, 1)
            for shown in (
                [line, f"{' ' * 24}- {number // 22} -", f"工作简报{' ' * 30}第 12 期"] if number % 22 == 0 else [line]
            )
        ]
    return "\n".join(lines)


def read_variant(path: Path, gold_path: Path, variant: str) -> tuple[Speech, list[dict[str, Any]]] | None:
    """Return a text as the variant has it and its gold; None for a text that is English, has none or varies already."""
    if not gold_path.exists() or re.match("wrap_|glue_|trad_|enc_", path.stem) or path.suffix != ".txt":
        return None
    gold = json.loads(gold_path.read_text("utf-8"))["outline"]
    speech = read_text(vary(decode(path.read_bytes(), str(path)).text, gold, variant))
    return None if speech.language == "en" else (speech, [{**entry, "inline": True} for entry in gold])


def score_variant(folder: Path, variant: str, only: str | None, verbose: bool) -> None:
    total = Score()
    for path in sorted((folder / "docs").iterdir()):
        read = read_variant(path, folder / "gold" / f"{path.stem}.json", variant)
        if read is None or (only and only not in path.stem):
            continue
        speech, gold = read
        score = score_text(gold, [(section.line, section.text, section.level) for section in speech.walk()])
        total.add(score)
        print(score.row(path.stem), *(score.notes if verbose else ()), sep="\n   ")
    print(total.row(f"all {variant}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="show each wrong heading")
    parser.add_argument("--only", help="only texts whose name contains this")
    parser.add_argument(
        "--variant",
        choices=("glued", "one-line", "wrap56", "wrap70", "pages56"),
        help="score the texts altered in this way",
    )
    options = parser.parse_args()
    if options.variant:
        score_variant(options.folder, options.variant, options.only, options.verbose)
        return
    kinds: dict[str, Score] = defaultdict(Score)
    texts: dict[str, Score] = {}
    titles: list[tuple[str, str | None, str | None]] = []
    empty_false: list[tuple[str, int]] = []
    began = time.perf_counter()
    for path in sorted((options.folder / "docs").iterdir()):
        if options.only and options.only not in path.stem:
            continue
        speech = read_speech(path)
        found = [(section.line, section.text, section.level) for section in speech.walk()]
        gold_path = options.folder / "gold" / f"{path.stem}.json"
        if not gold_path.exists():
            if options.verbose and found:
                print(f"-- {path.stem}: no gold, found {[(f[0], f[1][:30]) for f in found]}")
            continue
        gold = json.loads(gold_path.read_text("utf-8"))
        score = score_text(gold["outline"], found)
        texts[path.stem] = score
        kind = gold["kind"]
        kinds[kind if not kind.startswith("variant") else "variants"].add(score)
        if not any(not entry.get("optional") for entry in gold["outline"]):
            empty_false.append((path.stem, score.false))
        titles.append((path.stem, gold["title"], speech.title))
        if options.verbose and score.notes:
            print(f"-- {path.stem}", *score.notes, sep="\n   ")
    total = Score()
    for name, score in sorted(kinds.items()):
        print(score.row(name))
        if name != "variants":
            total.add(score)
    print(total.row("all but variants"))
    for name, score in texts.items():
        if re.match("wrap_|glue_|trad_|enc_", name):
            print(score.row(f"  {name}"))
    wrong = [entry for entry in titles if words(entry[1] or "") != words(entry[2] or "")]
    print(f"titles {1 - len(wrong) / max(len(titles), 1):.3f}", *wrong, sep="\n   ")
    print("false headings in texts with none:", empty_false)
    print(f"{time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
