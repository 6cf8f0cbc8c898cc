"""Writes each text of a folder as Word (讲话稿) and reads it again: outline, text, head and roles must be the same.

    python benchmarks/read_back.py FOLDER [--only NAME] [--layout NAME] [--quiet]

FOLDER holds texts (.txt, .md, .docx). What the document does not print (page numbers copied with the text) is not
compared, nor are blanks: where a title breaks on the page is the layout's.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.layout import load_layout
from pipeline.reader import read_speech
from pipeline.rendering import render
from pipeline.speech import Speech
from pipeline.study import make_study
from pipeline.writers import write

_HEAD = ("title", "subtitle", "speaker", "date", "occasion")
KINDS = ("outline", "text", "roles", "head")


def read_back(speech: Speech, layout: str, folder: Path) -> Speech:
    """Return the speech as read from the Word file that is written of it."""
    own = load_layout(layout).document("speech")
    path = folder / "read_back.docx"
    path.write_bytes(write(render(make_study(speech, own), speech, own), own, "docx").data)
    return read_speech(path)


def differences(before: Speech, after: Speech) -> dict[str, list[str]]:
    """Return what differs, by kind; a kind that agrees is left out."""
    found = {
        "outline": [str(pair) for pair in _unlike(_outline(before), _outline(after))],
        "text": [] if _text(before) == _text(after) else ["the characters differ"],
        "roles": [str(pair) for pair in _unlike(_roles(before), _roles(after))],
        "head": [
            f"{field}: {getattr(before, field)!r}, {getattr(after, field)!r}"
            for field in _HEAD
            if _bare(getattr(before, field) or "") != _bare(getattr(after, field) or "")
        ],
    }
    return {kind: lines for kind, lines in found.items() if lines}


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _outline(speech: Speech) -> list[tuple[int, str, str]]:
    return [(section.level, _bare(section.label), _bare(section.text)) for section in speech.walk()]


def _text(speech: Speech) -> str:
    return "".join(text for _, text in _roles(speech))


def _roles(speech: Speech) -> list[tuple[str, str]]:
    """Return the text by role; a long paragraph may be printed as several, with its headings on lines of their own."""
    parts = [("body" if p.role == "heading" else p.role, _bare(p.text)) for p in speech.paragraphs if p.role != "page"]
    return [(role, "".join(text for _, text in group)) for role, group in groupby(parts, key=lambda part: part[0])]


def _unlike(before: Sequence[object], after: Sequence[object]) -> Iterator[tuple[object, object]]:
    for one, other in zip([*before, *[None] * len(after)], [*after, *[None] * len(before)], strict=True):
        if one != other:
            yield one, other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", help="only texts whose name contains this")
    parser.add_argument("--layout", default="jianghua", help="a shipped layout's name, or a YAML file")
    parser.add_argument("--quiet", action="store_true", help="print the sums only")
    options = parser.parse_args()
    same = dict.fromkeys(KINDS, 0)
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(options.folder.iterdir()):
            if options.only and options.only not in path.stem:
                continue
            speech = read_speech(path)
            found = differences(speech, read_back(speech, options.layout, Path(folder)))
            count += 1
            for kind in KINDS:
                same[kind] += kind not in found
            if not options.quiet:
                print(path.stem, "the same" if not found else "")
                for kind, lines in found.items():
                    print(*(f"   {kind}: {line[:160]}" for line in lines[:8]), sep="\n")
    print("  ".join(f"{kind} {same[kind]}/{count}" for kind in KINDS))


if __name__ == "__main__":
    main()
