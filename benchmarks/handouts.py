"""Wall time and peak memory of the sample's six files, cold, beside pandoc (docx) and Typst (pdf) of the same text.

The peers get the text of our three documents as Markdown, so that both sides set the same words: pandoc makes a
.docx of each and Typst a PDF of each, one cold process a file as their commands work; their sums are compared. A last
row gives Typst all three in one process. The peers only set text; we also read the speech and make the study.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "speech.txt"
FONTS = ROOT / "pipeline" / "fonts"
RUNS = 7

OURS, PANDOC, TYPST, TYPST_AT_ONCE = LABELS = (
    "jiangyi, 3 docx + 3 pdf", "pandoc, 3 docx", "Typst, 3 pdf", "Typst, 3 pdf in one process"
)  # fmt: skip

TYPST_PROGRAM = """
import sys, typst
for source in sys.argv[2:]:
    typst.compile(source, output=source.replace(".typ", ".pdf"), font_paths=[sys.argv[1]], ignore_system_fonts=True)
"""

TYPST_HEAD = """#set page(paper: "a4", margin: (x: 26mm, y: 26mm))
#set text(font: ("Jiangyi Song",), size: 14pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 10pt, first-line-indent: (amount: 2em, all: true))
"""


def measured(command: list[str]) -> tuple[float, float]:
    """Run a command; return wall seconds and peak memory in MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        raise SystemExit(f"{command[0]} failed: {process.stderr.read().decode() if process.stderr else ''}")
    return wall, usage.ru_maxrss / 1024


def summed(commands: Iterable[list[str]]) -> tuple[float, float]:
    """Run commands one after the other; return their wall seconds together and the largest peak memory."""
    figures = [measured(command) for command in commands]
    return sum(wall for wall, _ in figures), max(memory for _, memory in figures)


def ours(folder: Path, formats: str) -> tuple[float, float]:
    return measured(
        [sys.executable, "-m", "pipeline", "build", str(SEED), "-o", str(folder), "--formats", formats, "--force"]
    )


def typst_source(markdown: str) -> str:
    """Return Typst markup of the same words: headings and paragraphs, all else as plain text."""
    parts = [TYPST_HEAD]
    for block in markdown.split("\n\n"):
        level = len(block) - len(block.lstrip("#"))
        words = block.strip("# \n").replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
        text = f'#text("{words}")'
        parts.append(f"#heading(level: {level}, {text[1:]})" if 1 <= level <= 6 else text)
    return "\n\n".join(parts)


def main() -> None:
    try:
        import pypandoc
        import typst  # noqa: F401
    except ImportError:
        print("skipped: pandoc and Typst are not installed (make bench installs them)")
        return
    pandoc = pypandoc.get_pandoc_path()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours(folder, "md")
        sources = sorted((folder / "speech").glob("*.md"))
        for source in sources:
            source.with_suffix(".typ").write_text(typst_source(source.read_text("utf-8")), "utf-8")
        typst_files = [str(source.with_suffix(".typ")) for source in sources]
        rows: dict[str, list[tuple[float, float]]] = {label: [] for label in LABELS}
        typst_command = [sys.executable, "-c", TYPST_PROGRAM, str(FONTS)]
        for _ in range(RUNS):
            rows[OURS].append(ours(folder / "ours", "docx,pdf"))
            rows[PANDOC].append(summed([pandoc, str(path), "-o", str(path.with_suffix(".docx"))] for path in sources))
            rows[TYPST].append(summed([*typst_command, path] for path in typst_files))
            rows[TYPST_AT_ONCE].append(measured([*typst_command, *typst_files]))
    report(rows)


def report(rows: dict[str, list[tuple[float, float]]]) -> None:
    print(f"{'cold, median of ' + str(RUNS):28} {'wall s':>8} {'peak MiB':>9}")
    medians = {}
    for label, figures in rows.items():
        medians[label] = statistics.median(wall for wall, _ in figures)
        print(f"{label:28} {medians[label]:8.2f} {statistics.median(memory for _, memory in figures):9.0f}")
    print(f"jiangyi / (pandoc + Typst): {medians[OURS] / (medians[PANDOC] + medians[TYPST]):.2f}")


if __name__ == "__main__":
    main()
