"""Makes docs/images/pages.png, the picture in the README, from the sample's own pages.

    python tools/picture_pages.py output/speech

Needs pypdfium2 and Pillow (both come with the test requirements). Run it after `make handouts` when the pages change.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

TARGET = Path(__file__).parent.parent / "docs" / "images" / "pages.png"
SHOWN = (("学习提纲", 1), ("内容摘要", 1), ("学习讲义", 1), ("学习讲义", 3), ("学习讲义", -4), ("学习讲义", -1))
COLUMNS = 3
WIDTH = 420  # pixels of one page
GAP = 16


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "output/speech")
    pages = [page_image(folder / f"{name}.pdf", number) for name, number in SHOWN]
    height = max(page.height for page in pages)
    rows = -(-len(pages) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), "#d8d8d8")
    for index, page in enumerate(pages):
        column, row = index % COLUMNS, index // COLUMNS
        sheet.paste(page, (GAP + column * (WIDTH + GAP), GAP + row * (height + GAP)))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(32).save(TARGET, optimize=True)
    print(f"{TARGET}: {TARGET.stat().st_size // 1024} kB")


def page_image(path: Path, number: int) -> Image.Image:
    """Return page `number` (from 1, or from the end when negative) as a picture WIDTH pixels wide."""
    document = pypdfium2.PdfDocument(path)
    page = document[number - 1 if number > 0 else len(document) + number]
    picture: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil()
    return picture


if __name__ == "__main__":
    main()
