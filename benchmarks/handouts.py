"""Wall time and peak memory of the sample's six files, cold, beside pandoc (docx) and Typst (pdf) of the same text.

The peers get the text of our three documents as Markdown, so that both sides set the same words: pandoc makes a
.docx of each (one process a file, as its command works), Typst a PDF of each (one process for all three).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "speech.txt"
FONTS = ROOT / "pipeline" / "fonts"
RUNS = 7

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
        rows: dict[str, list[tuple[float, float]]] = {
            "jiangyi, 3 docx + 3 pdf": [],
            "pandoc, 3 docx": [],
            "Typst, 3 pdf": [],
        }
        for _ in range(RUNS):
            rows["jiangyi, 3 docx + 3 pdf"].append(ours(folder / "ours", "docx,pdf"))
            docx = [measured([pandoc, str(source), "-o", str(source.with_suffix(".docx"))]) for source in sources]
            rows["pandoc, 3 docx"].append((sum(wall for wall, _ in docx), max(memory for _, memory in docx)))
            rows["Typst, 3 pdf"].append(measured([sys.executable, "-c", TYPST_PROGRAM, str(FONTS), *typst_files]))
    report(rows)


def report(rows: dict[str, list[tuple[float, float]]]) -> None:
    print(f"{'cold, median of ' + str(RUNS):28} {'wall s':>8} {'peak MiB':>9}")
    medians = {}
    for label, figures in rows.items():
        medians[label] = statistics.median(wall for wall, _ in figures)
        print(f"{label:28} {medians[label]:8.2f} {statistics.median(memory for _, memory in figures):9.0f}")
    own, *peers = medians.values()
    print(f"jiangyi / (pandoc + Typst): {own / sum(peers):.2f}")


if __name__ == "__main__":
    main()
