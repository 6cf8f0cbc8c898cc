"""Pages a second of our typesetter beside Platypus and Typst on the same text; memory; breaches of the line rules.

Each engine sets the sample speech over and over on A4 in a type area of 28 × 22 characters of 16 pt until there are
more than 100 pages, in this process, from the text in memory to the bytes of the PDF; ours by `write`, as the product
does. The best of several rounds counts. Memory is that of a process of its own that sets a million characters.
The breaches are counted by tests/inspector.py on the PDFs of Typst and WeasyPrint (where installed) and on ours.
"""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from pipeline.document import Document, Para, Text
from pipeline.layout import load_layout
from pipeline.layout.model import DocumentLayout
from pipeline.writers import write

os.environ["JIANGYI_SYSTEM_FONTS"] = "0"  # the shipped faces, as the peers have
ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "speech.txt"
TEXTS = ROOT / "tests" / "typeset" / "texts"
FONTS = ROOT / "pipeline" / "fonts"
SIZE, PITCH, CHARS, LINES = 16.0, 28.9, 28, 22
PAGE = (595.28, 841.89)
LEFT, TOP = 73.0, 104.0
MEASURE, DEPTH = CHARS * SIZE, LINES * PITCH
COPIES = 12  # of the sample speech: more than 100 pages
ROUNDS = 5
LENGTHS = (125_000, 250_000, 500_000, 1_000_000)


def paragraphs(copies: int = COPIES) -> list[str]:
    return [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()] * copies


@cache
def grid_layout() -> DocumentLayout:
    """Return the GB/T 9704 layout in Song with cells of exactly 16 pt, its type area where the peers have theirs.

    No page numbers: the peers print none.
    """
    layout = load_layout("gbt9704").plain
    body = replace(
        layout.styles["body"], font="song", size=SIZE, letter_spacing=0.0, indent=2 * SIZE, line_height=PITCH
    )
    width, height = PAGE
    page = replace(
        layout.page, width=width, height=height, inside=LEFT, outside=width - LEFT - MEASURE, top=TOP,
        bottom=height - TOP - DEPTH,
    )  # fmt: skip
    grid = replace(layout.grid, pitch=PITCH)
    number = replace(layout.page_number, show=False)
    return replace(layout, styles={**layout.styles, "body": body}, page=page, grid=grid, page_number=number)


def frames() -> list[PageTemplate]:
    bottom = PAGE[1] - TOP - DEPTH
    return [PageTemplate(id="page", frames=[Frame(LEFT, bottom, MEASURE, DEPTH + 0.5, 0, 0, 0, 0)])]


def ours(texts: list[str]) -> bytes:
    """As the product writes a PDF: paragraphs composed, pages filled, drawn, faces embedded; the shipped faces."""
    document = Document("讲义", "讲义", tuple(Para((Text(text),)) for text in texts))
    return write(document, grid_layout(), "pdf").data


def platypus(texts: list[str]) -> bytes:
    """ReportLab as it comes: Paragraph(wordWrap="CJK") in the one shipped face that TTFont can embed."""
    if "Kai" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Kai", str(FONTS / "kai.ttf")))
    style = ParagraphStyle(
        "body", fontName="Kai", fontSize=SIZE, leading=PITCH, firstLineIndent=2 * SIZE, wordWrap="CJK", alignment=4
    )
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=PAGE)
    document.addPageTemplates(frames())
    document.build([Paragraph(_escaped(text), style) for text in texts])
    return buffer.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def typst_source(texts: list[str], chars: float = CHARS, size: float = SIZE) -> str:
    margin = f"left: {LEFT}pt, right: {PAGE[0] - LEFT - chars * size}pt"
    head = (
        f"#set page(width: {PAGE[0]}pt, height: {PAGE[1]}pt, margin: ({margin}, top: {TOP}pt,"
        f" bottom: {PAGE[1] - TOP - DEPTH}pt))\n"
        f'#set text(font: "Jiangyi Song", size: {size}pt, lang: "zh", region: "cn", top-edge: 0.88em,'
        " bottom-edge: -0.12em)\n"
        f"#set par(justify: true, leading: {PITCH - SIZE}pt, spacing: {PITCH - SIZE}pt,"
        " first-line-indent: (amount: 2em, all: true))\n"
    )
    return head + "\n\n".join('#text("' + text.replace("\\", "\\\\").replace('"', '\\"') + '")' for text in texts)


def typst_engine() -> Callable[[list[str]], bytes] | None:
    """Return Typst in this process (no tags, our fonts), None if it is not installed."""
    if importlib.util.find_spec("typst") is None:
        return None
    import typst

    def run(texts: list[str]) -> bytes:
        return bytes(
            typst.compile(
                typst_source(texts).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_tags=False
            )
        )

    return run


def round_texts(number: int) -> list[str]:
    """Return the texts of one round. No two paragraphs are equal: Typst remembers those it has set before."""
    digits = str.maketrans("0123456789", "〇一二三四五六七八九")
    return [text + f"第{number}轮第{place}段".translate(digits) for place, text in enumerate(paragraphs())]


def page_count(data: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def print_speed() -> None:
    engines: dict[str, Callable[[list[str]], bytes] | None] = {
        "ours": ours,
        "Platypus Paragraph(wordWrap=CJK)": platypus,
        "Typst": typst_engine(),
    }
    there = {name: engine for name, engine in engines.items() if engine is not None}
    best = dict.fromkeys(there, float("inf"))
    cpu = dict.fromkeys(there, float("inf"))
    pages = dict.fromkeys(there, 0)
    for number in range(ROUNDS + 1):  # engine by engine in each round: a busy moment of the machine strikes all
        texts = round_texts(number)
        for name, engine in there.items():
            start, cpu_start = time.perf_counter(), time.process_time()
            data = engine(texts)
            if number > 0:  # round 0 warms up
                best[name] = min(best[name], time.perf_counter() - start)
                cpu[name] = min(cpu[name], time.process_time() - cpu_start)
                pages[name] = page_count(data)
    rates = {name: pages[name] / best[name] for name in there}
    print(f"{'engine':34} pages  seconds  pages/s  pages a CPU second")
    for name in engines:
        if name in there:
            print(f"{name:34} {pages[name]:5}  {best[name]:7.3f}  {rates[name]:7.0f}  {pages[name] / cpu[name]:7.0f}")
        else:
            print(f"{name:34} not installed: pip install typst")
    for name, rate in rates.items():
        if name != "ours":
            processor = cpu[name] / cpu["ours"] * pages["ours"] / pages[name]
            print(f"ours is {rates['ours'] / rate:.2f} times as fast as {name} ({processor:.2f} by processor time)")


ONE_LENGTH = """
import sys, time
sys.path.insert(0, sys.argv[1])
from benchmarks.typesetting import ours, paragraphs
length = int(sys.argv[2])
texts = paragraphs(1)
texts = texts * (length // sum(map(len, texts)) + 1)
while sum(map(len, texts)) - len(texts[-1]) >= length:
    texts.pop()
start = time.process_time()
ours(texts)
seconds = time.process_time() - start
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(seconds, int(peak.split()[1]) / 1024)
"""


def print_lengths() -> None:
    """Print processor time and peak memory by length, each in its own process (Linux: the kernel tells the peak)."""
    if not Path("/proc/self/status").exists():
        print("memory by length: skipped, no /proc here")
        return
    print(f"{'characters':>10}  seconds  us/character  peak MiB")
    for length in LENGTHS:
        command = [sys.executable, "-c", ONE_LENGTH, str(ROOT), str(length)]
        seconds, memory = map(float, subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())
        print(f"{length:10,}  {seconds:7.2f}  {seconds / length * 1e6:12.2f}  {memory:8.0f}")


def weasyprint_engine() -> Callable[[list[str]], bytes] | None:
    if importlib.util.find_spec("weasyprint") is None:
        return None
    import weasyprint

    def run(texts: list[str]) -> bytes:
        style = (
            f"@page {{size: {PAGE[0]}pt {PAGE[1]}pt; margin: {TOP}pt {PAGE[0] - LEFT - MEASURE}pt"
            f" {PAGE[1] - TOP - DEPTH}pt {LEFT}pt}} @font-face {{font-family: S; src: url(file://{FONTS}/song.otf)}}"
            f" body {{margin: 0}} p {{font: {SIZE}pt/{PITCH}pt S; text-align: justify; text-indent: 2em; margin: 0}}"
        )
        body = "".join(f"<p>{_escaped(text)}</p>" for text in texts)
        html = f'<html lang="zh-CN"><style>{style}</style>{body}</html>'
        return bytes(weasyprint.HTML(string=html).write_pdf())

    return run


def print_breaches() -> None:
    """Print what the inspector finds in each engine's PDF of our test texts and of the sample speech."""
    from tests.inspector import Area, count_by_rule, violations

    engines = {"ours": ours, "Platypus": platypus, "Typst": typst_engine(), "WeasyPrint": weasyprint_engine()}
    sources = [SEED, *sorted(TEXTS.glob("*.txt"))]
    texts = [line for path in sources for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    area = Area(((LEFT, LEFT + MEASURE),), SIZE, source="\n".join(texts))
    for name, engine in engines.items():
        if engine is None:
            print(f"{name}: not installed, skipped")
            continue
        found = violations(engine(texts), area)
        print(f"{name}: {len(found)} breaches")
        for rule, count in count_by_rule(found).items():
            print(f"    {count:4}  {rule}")


def main() -> None:
    print_speed()
    print()
    print_lengths()
    print()
    print_breaches()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
