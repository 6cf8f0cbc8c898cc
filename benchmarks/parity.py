"""Does the Word file look like the PDF? Pages, headings and text of both, the Word file laid out by LibreOffice.

    python benchmarks/parity.py [SPEECH ...] [--layout NAME ...] [--like-libreoffice] [--keep FOLDER]

Builds every document of each shipped layout, converts the .docx with LibreOffice (the shipped faces standing for
宋体, 黑体, 楷体, 仿宋, 小标宋) and prints a Markdown table. Needs LibreOffice and pypdfium2.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.job import build  # noqa: E402
from pipeline.layout import DocumentLayout, load_layout  # noqa: E402
from pipeline.resources import FONTS, layout_names  # noqa: E402

# The name in Word → the face that stands for it: the same that the PDF embeds.
FACES = {
    "宋体": "Jiangyi Song", "黑体": "Jiangyi Hei", "楷体": "Jiangyi Kai", "仿宋": "Jiangyi Fangsong",
    "方正小标宋简体": "Jiangyi Biaosong", "Times New Roman": "Jiangyi Song",
}  # fmt: skip
# With the blank pages before right-hand ones, which are printed though LibreOffice's PDFs leave them out.
EXPORT = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'

# LibreOffice squeezes no punctuation and lets it hang, whatever the Word file says: these choices are the same.
LIKE_LIBREOFFICE = (
    "typography.punctuation=none", "typography.hanging=true", "typography.line_start_squeeze=false",
)  # fmt: skip


@dataclass(frozen=True)
class Parity:
    """How two PDFs of one document compare; shares from 0 to 1."""

    name: str
    pdf_pages: int
    word_pages: int
    headings: int
    same_page: int
    text: float

    @property
    def pages_agree(self) -> bool:
        """At most one page in twenty differs."""
        return abs(self.pdf_pages - self.word_pages) <= max(self.pdf_pages // 20, 0)


def compare(name: str, ours: Path, theirs: Path, layout: DocumentLayout) -> Parity:
    """Return how LibreOffice's PDF of the Word file compares with ours."""
    pdf, word = pypdfium2.PdfDocument(ours), pypdfium2.PdfDocument(theirs)
    pairs = _heading_pages(pdf, word)
    same = difflib.SequenceMatcher(None, _text(pdf, layout), _text(word, layout), autojunk=False).ratio()
    agree = sum(left == right for left, right in pairs)
    return Parity(name, len(pdf), len(word), len(pairs), agree, same)


def _heading_pages(pdf: pypdfium2.PdfDocument, word: pypdfium2.PdfDocument) -> list[tuple[int, int]]:
    """Return the pages of each heading in both, found by their bookmarks in order."""
    ours = [(_squeezed(mark.get_title()), mark.get_dest().get_index()) for mark in pdf.get_toc()]
    pairs, start = [], 0
    for mark in word.get_toc():
        title = _squeezed(mark.get_title())
        at = next((i for i in range(start, len(ours)) if ours[i][0] == title), None)
        if at is not None:
            pairs.append((ours[at][1], mark.get_dest().get_index()))
            start = at + 1
    return pairs


def _text(document: pypdfium2.PdfDocument, layout: DocumentLayout) -> str:
    """Return the letters and Han characters of the type area, page after page."""
    page = layout.page
    parts = []
    for number, sheet in enumerate(document, 1):
        left = page.left(number) - 2
        box = (left, page.bottom - 2, left + page.measure + 4, page.height - page.top + 2)
        parts.append(sheet.get_textpage().get_text_bounded(*box))
    return _squeezed("".join(parts))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def to_pdf(files: list[Path], folder: Path) -> list[Path]:
    """Return the PDFs that LibreOffice makes of Word files, the shipped faces under the names that Word knows."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise SystemExit("LibreOffice is missing: apt-get install libreoffice-writer-nogui")
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(font_config(FACES, folder / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder.resolve() / 'profile'}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", EXPORT, "--outdir", str(folder), *map(str, files)],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        check=True,
        capture_output=True,
        timeout=600,
    )
    return [folder / f"{file.stem}.pdf" for file in files]


def font_config(names: dict[str, str], cache: Path) -> str:
    """Return a fontconfig file with the shipped faces alone, under the names that Word knows."""
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{face}</string></edit></match>'
        for name, face in names.items()
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{FONTS}</dir><cachedir>{cache}</cachedir>{aliases}</fontconfig>"
    )


def measure(
    speeches: list[Path], layout_names: list[str], folder: Path, changes: Sequence[str] = ()
) -> Iterator[tuple[str, str, Parity]]:
    """Yield layout, speech and parity of every document that the layouts make of the speeches."""
    found: list[tuple[str, str, str, Path, DocumentLayout]] = []
    words: list[Path] = []
    (folder / "word").mkdir(parents=True, exist_ok=True)
    for name in layout_names:
        layout = load_layout(name, changes)
        layouts = {own.spec.name: own for own in layout.documents.values()}
        for speech in speeches:
            for file in build(speech, layout, folder / name, formats=("docx", "pdf")).files:
                if file.path.suffix != ".docx":
                    continue
                document = file.path.stem
                found.append((name, speech.stem, document, file.path.with_suffix(".pdf"), layouts[document]))
                words.append(folder / "word" / f"{len(words)}.docx")  # LibreOffice puts all PDFs into one folder
                words[-1].write_bytes(file.path.read_bytes())
    for (name, stem, document, pdf, own), word in zip(found, to_pdf(words, folder / "pdf"), strict=True):
        yield name, stem, compare(document, pdf, word, own)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("speeches", nargs="*", type=Path, default=[ROOT / "seeds" / "speech.txt"])
    parser.add_argument("--layout", action="append", dest="layouts")
    parser.add_argument("--like-libreoffice", action="store_true", help="squeeze no punctuation, as LibreOffice")
    parser.add_argument("--keep", type=Path, help="a folder to keep the files in")
    options = parser.parse_args()
    results: list[Parity] = []
    print("| Layout | Speech | Document | PDF pages | Word pages | Headings on the same page | Same text |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        changes = LIKE_LIBREOFFICE if options.like_libreoffice else ()
        for layout, speech, parity in measure(options.speeches, options.layouts or layout_names(), folder, changes):
            results.append(parity)
            print(
                f"| {layout} | {speech} | {parity.name} | {parity.pdf_pages} | {parity.word_pages} "
                f"| {parity.same_page}/{parity.headings} | {parity.text:.1%} |"
            )
    agree = sum(parity.pages_agree for parity in results)
    headings = sum(parity.headings for parity in results)
    same = sum(parity.same_page for parity in results)
    print(f"\nPage counts agree: {agree}/{len(results)}. Headings on the same page: {same}/{headings}.")


if __name__ == "__main__":
    main()
