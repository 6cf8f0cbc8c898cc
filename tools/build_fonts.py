"""Build the faces in pipeline/fonts from Debian font packages; the same packages give the same bytes.

    python -m tools.build_fonts DEBS            # DEBS: a folder with the .deb files
    python -m tools.build_fonts DEBS --download # fetch the missing ones with apt-get download first

Needs fontTools, uharfbuzz and dpkg-deb. The packages are listed in font_recipes.PACKAGES.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import hashlib
import io
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from tools.font_recipes import PACKAGES, RECIPES, STANDARD_TABLE, Recipe, characters_wanted

FONTS = Path(__file__).resolve().parent.parent / "pipeline" / "fonts"
KEPT_FEATURE = "ccmp"  # joins —— and sets accents on letters; all else is laid out by us or not at all
DROPPED_TABLES = ("BASE", "DSIG", "GDEF", "GPOS", "VORG", "gasp", "vhea", "vmtx")
ENGLISH, CHINESE = 0x409, 0x804
KEPT_NAMES = (0, 7, 9)  # copyright, trademark, designer
REPLACED_NAMES = (1, 2, 3, 4, 5, 6, 10, 13, 14)
DASHES = ((0x2014, 1), (0x2015, 1), (0x2E3A, 2))  # GB/T 15834: 一字线 one character wide, 破折号 two
DASH_GAP, EM_CENTRE = 40, 380  # thousandths of an em: white at each end, height above the baseline
REGULAR = 0x40  # OS/2 fsSelection


def main() -> None:
    """Build every face, its licence text and the list of checksums."""
    parser = argparse.ArgumentParser(description="Build the faces in pipeline/fonts from Debian packages.")
    parser.add_argument("debs", type=Path, help="folder with the .deb files")
    parser.add_argument("--download", action="store_true", help="fetch missing packages with apt-get")
    parser.add_argument("--output", type=Path, default=FONTS, help="folder to write to")
    arguments = parser.parse_args()
    if arguments.download:
        download_missing(arguments.debs)
    arguments.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        roots = {name: unpack(find_deb(arguments.debs, name), Path(scratch) / name) for name in PACKAGES}
        standard = read_standard_table(roots["unicode-data"] / STANDARD_TABLE)
        for recipe in RECIPES:
            data = build_face(recipe, roots[recipe.package] / recipe.source, standard)
            (arguments.output / recipe.file).write_bytes(data)
            print(f"{recipe.file:14} {len(data):>9,} bytes")
        write_licences(roots, arguments.output)
    write_checksums(arguments.output)


def download_missing(debs: Path) -> None:
    """Fetch the packages that are not yet in the folder, from the machine's own Debian mirror."""
    debs.mkdir(parents=True, exist_ok=True)
    missing = [name for name in PACKAGES if not any(debs.glob(f"{name}_*.deb"))]
    if missing:
        subprocess.run(["apt-get", "download", *missing], cwd=debs, check=True)


def find_deb(debs: Path, package: str) -> Path:
    """Return the one .deb of a package; SystemExit when there is none or more than one."""
    found = sorted(debs.glob(f"{package}_*.deb"))
    if len(found) != 1:
        raise SystemExit(f"{debs}: expected one {package}_*.deb, found {len(found)} (try --download)")
    return found[0]


def unpack(deb: Path, folder: Path) -> Path:
    """Unpack a .deb into a new folder and return the folder."""
    folder.mkdir()
    subprocess.run(["dpkg-deb", "-x", deb, folder], check=True)
    return folder


def read_standard_table(path: Path) -> set[int]:
    """Return the characters of 通用规范汉字表: those with a kTGH field in Unihan."""
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        codes = (line.split("\t") for line in lines if "\tkTGH\t" in line)
        return {int(fields[0].removeprefix("U+"), 16) for fields in codes}


def build_face(recipe: Recipe, source: Path, standard: set[int]) -> bytes:
    """Return the finished font file of one recipe."""
    index = 0 if recipe.family_in_source is None else index_in_collection(source, recipe.family_in_source)
    face = hb.Face(hb.Blob.from_file_path(str(source)), index)
    held = set(face.unicodes)
    wanted = characters_wanted(recipe.repertoire, standard)
    characters = held if wanted is None else held & wanted
    small = cut_down(face, characters)
    font = TTFont(io.BytesIO(small), recalcTimestamp=False, recalcBBoxes=False)
    rebuild_cmap(font, characters)
    rename(font, recipe)
    if recipe.redraws_dashes:
        redraw_dashes(font)
    if "GSUB" in font and not font["GSUB"].table.LookupList.Lookup:
        del font["GSUB"]
    font["OS/2"].fsType = 0
    font["OS/2"].fsSelection = REGULAR
    font["OS/2"].achVendID = "NONE"
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def index_in_collection(path: Path, postscript: str) -> int:
    """Return which font of a .ttc has this PostScript name."""
    with TTCollection(path, lazy=True) as collection:
        names = [font["name"].getDebugName(6) for font in collection.fonts]
    return names.index(postscript)


def cut_down(face: hb.Face, characters: set[int]) -> bytes:
    """Return the font with these characters only, unhinted, its CFF subroutines written out.

    Written out, the outlines take a tenth more room and halve the time of subsetting for each PDF.
    """
    flags = hb.SubsetFlags
    job = hb.SubsetInput()
    job.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.DESUBROUTINIZE | flags.CFF_IDENTITY_CHARSET
    job.unicode_set.update(sorted(characters))
    job.layout_feature_tag_set.clear()
    job.layout_feature_tag_set.add(_tag(KEPT_FEATURE))
    job.drop_table_tag_set.update([_tag(name) for name in DROPPED_TABLES])
    job.name_id_set.update(range(26))
    return bytes(hb.SubsetPlan(face, job).execute().blob.data)


def rebuild_cmap(font: TTFont, characters: set[int]) -> None:
    """Leave exactly two subtables for Windows: format 4 (BMP) and format 12 (all)."""
    best = font.getBestCmap()
    mapping = {code: best[code] for code in sorted(characters)}
    plane = {code: name for code, name in mapping.items() if code <= 0xFFFF}
    font["cmap"].tables = [_subtable(4, 1, plane), _subtable(12, 10, mapping)]


def redraw_dashes(font: TTFont) -> None:
    """Make dashes as wide as the characters they replace, half way up the em, as thick as they were."""
    outlines = font.getGlyphSet()
    top = font["CFF "].cff.topDictIndex[0]
    for code, ems in DASHES:
        name = font.getBestCmap()[code]
        bounds = BoundsPen(outlines)
        outlines[name].draw(bounds)
        half = (bounds.bounds[3] - bounds.bounds[1]) / 2
        old = top.CharStrings[name]
        pen = T2CharStringPen(ems * 1000 - old.private.nominalWidthX, None)
        _draw_bar(pen, DASH_GAP, ems * 1000 - DASH_GAP, round(EM_CENTRE - half), round(EM_CENTRE + half))
        top.CharStrings[name] = pen.getCharString(old.private, old.globalSubrs)
        font["hmtx"][name] = (ems * 1000, DASH_GAP)
    font["hhea"].advanceWidthMax = max(width for width, _ in font["hmtx"].metrics.values())


def rename(font: TTFont, recipe: Recipe) -> None:
    """Put our names in place of the source's; copyright, trademark and designer stay."""
    table = font["name"]
    kept = {number: table.getName(number, 3, 1, ENGLISH) for number in KEPT_NAMES}
    version = table.getDebugName(5).split(";")[0]
    ours = (
        recipe.family,
        "Regular",
        f"{version.removeprefix('Version ')};{recipe.postscript}",
        recipe.family,
        version,
        recipe.postscript,
        recipe.note,
        recipe.licence,
        recipe.licence_address,
    )
    table.names = []
    for number, record in kept.items():
        if record is not None:
            table.setName(record.toUnicode(), number, 3, 1, ENGLISH)
    for number, text in zip(REPLACED_NAMES, ours, strict=True):
        table.setName(text, number, 3, 1, ENGLISH)
    for number, text in ((1, recipe.chinese), (2, "Regular"), (4, recipe.chinese)):
        table.setName(text, number, 3, 1, CHINESE)
    if "CFF " in font:
        rename_outlines(font["CFF "].cff, recipe)


def rename_outlines(cff: Any, recipe: Recipe) -> None:
    """Put our names into the CFF table, which embedders copy into documents."""
    cff.fontNames = [recipe.postscript]
    top = cff.topDictIndex[0]
    top.FullName = top.FamilyName = recipe.family
    top.ROS = ("Adobe", "Identity", 0)
    for number, part in enumerate(top.FDArray):
        part.FontName = f"{recipe.postscript}-{number}"


def write_licences(roots: dict[str, Path], output: Path) -> None:
    """Write the licence texts that came with the sources."""
    docs = "usr/share/doc"
    noto = roots["fonts-noto-cjk"] / docs / "fonts-noto-cjk/copyright"
    kai = roots["fonts-lxgw-wenkai"] / docs / "fonts-lxgw-wenkai/copyright"
    fandol = roots["texlive-lang-chinese"] / docs / "texlive-doc/fonts/fandol/COPYING.gz"
    serif = "Copyright 2017-2022 Adobe (http://www.adobe.com/): song.otf, song-bold.otf\n"
    sans = "Copyright 2014-2021 Adobe (http://www.adobe.com/): hei.otf\n"
    authors = (
        "Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai), "
        'with Reserved Font Names "霞鹜" and "LXGW": kai.ttf\n'
        "Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)\n"
    )
    (output / "OFL-song-hei.txt").write_text(serif + sans + "\n" + open_licence(noto), encoding="utf-8")
    (output / "OFL-kai.txt").write_text(authors + "\n" + open_licence(kai), encoding="utf-8")
    (output / "GPL-fangsong.txt").write_bytes(gzip.decompress(fandol.read_bytes()))


def open_licence(copyright_file: Path) -> str:
    """Return the text of the SIL Open Font License as a Debian copyright file gives it."""
    text = copyright_file.read_text(encoding="utf-8")
    found = re.search(r"^License: (?:SIL|OFL)-1\.1\n((?: .*\n)+)", text, re.MULTILINE)
    if found is None:
        raise SystemExit(f"{copyright_file}: no text of the Open Font License")
    lines = (line.removeprefix(" ").rstrip() for line in found.group(1).splitlines())
    return "\n".join("" if line == "." else line for line in lines) + "\n"


def write_checksums(output: Path) -> None:
    """Write SHA256SUMS over the built files, in the form `sha256sum --check` reads."""
    names = sorted(recipe.file for recipe in RECIPES)
    lines = (f"{hashlib.sha256((output / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (output / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _draw_bar(pen: T2CharStringPen, left: int, right: int, bottom: int, top: int) -> None:
    pen.moveTo((left, bottom))
    for corner in ((right, bottom), (right, top), (left, top)):
        pen.lineTo(corner)
    pen.closePath()


def _subtable(number: int, encoding: int, mapping: dict[int, str]) -> Any:
    table = CmapSubtable.newSubtable(number)
    table.platformID, table.platEncID, table.language = 3, encoding, 0
    if number == 12:
        table.format, table.reserved, table.length, table.nGroups = 12, 0, 0, 0
    table.cmap = mapping
    return table


if __name__ == "__main__":
    main()
