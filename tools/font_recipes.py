"""Which faces are shipped, from which Debian package each is cut, and which characters each holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PACKAGES = (
    "fonts-noto-cjk",
    "fonts-noto-cjk-extra",
    "fonts-lxgw-wenkai",
    "texlive-lang-chinese",
    "unicode-data",
)
STANDARD_TABLE = "usr/share/unicode/Unihan_OtherMappings.txt.bz2"
"""Unihan, whose kTGH field lists the 8,105 characters of 通用规范汉字表 (2013)."""

OFL_ADDRESS = "https://openfontlicense.org"

URO = range(0x4E00, 0xA000)
"""CJK Unified Ideographs: the 20,902 of Unicode 1.1 (up to U+9FA5) and what was added behind them."""

SYMBOLS = (
    range(0x0020, 0x007F),  # ASCII
    range(0x00A0, 0x0300),  # Latin-1, Extended-A and -B, phonetic: Pinyin letters
    range(0x0300, 0x0530),  # combining accents, Greek, Cyrillic
    range(0x1E00, 0x1F00),  # ḿ ẑ ế
    range(0x2000, 0x2070),  # general punctuation
    range(0x2070, 0x20D0),  # superscripts, currency
    range(0x2100, 0x2400),  # letterlike, number forms, arrows, operators, technical
    range(0x2460, 0x27C0),  # enclosed numerals, box drawing, shapes, dingbats
    range(0x2E3A, 0x2E3C),  # two-em and three-em dashes
    range(0x2FF0, 0x3400),  # CJK punctuation, kana, bopomofo, enclosed and squared
    range(0xFE10, 0xFE20),  # vertical forms
    range(0xFE30, 0xFE70),  # compatibility and small forms
    range(0xFF00, 0xFFF0),  # full-width and half-width forms
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """One shipped face: where it comes from and what it is called.

    `family` and `chinese` replace every name of the source (SIL OFL condition 3, GPL courtesy);
    `repertoire` is "full" (GBK and URO), "standard" (GB 2312 and 通用规范汉字表) or "source" (all of it).
    `family_in_source` picks the font of a .ttc; `redraws_dashes` widens dashes that do not fill their cells.
    """

    file: str
    package: str
    source: str
    family: str
    chinese: str
    postscript: str
    repertoire: str
    note: str
    licence: str
    licence_address: str
    family_in_source: str | None = None
    redraws_dashes: bool = False


NOTO = "usr/share/fonts/opentype/noto/"
OFL = (
    "This Font Software is licensed under the SIL Open Font License, Version 1.1. "
    'This Font Software is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND.'
)
GPL = (
    "GNU General Public License, version 3, with the font exception: a document that embeds this font "
    "or unaltered portions of it is not for that reason covered by the licence."
)

RECIPES = (
    Recipe(
        file="song.otf",
        package="fonts-noto-cjk",
        source=NOTO + "NotoSerifCJK-Regular.ttc",
        family_in_source="NotoSerifCJKsc-Regular",
        redraws_dashes=True,
        family="Jiangyi Song",
        chinese="讲义宋体",
        postscript="JiangyiSong-Regular",
        repertoire="full",
        note="A subset of Noto Serif CJK SC Regular, renamed; dashes redrawn to fill Chinese cells.",
        licence=OFL,
        licence_address=OFL_ADDRESS,
    ),
    Recipe(
        file="song-bold.otf",
        package="fonts-noto-cjk-extra",
        source=NOTO + "NotoSerifCJK-SemiBold.ttc",
        family_in_source="NotoSerifCJKsc-SemiBold",
        redraws_dashes=True,
        family="Jiangyi Biaosong",
        chinese="讲义标宋",
        postscript="JiangyiBiaosong-Regular",
        repertoire="full",
        note="A subset of Noto Serif CJK SC SemiBold, renamed; dashes redrawn to fill Chinese cells.",
        licence=OFL,
        licence_address=OFL_ADDRESS,
    ),
    Recipe(
        file="hei.otf",
        package="fonts-noto-cjk-extra",
        source=NOTO + "NotoSansCJK-Medium.ttc",
        family_in_source="NotoSansCJKsc-Medium",
        redraws_dashes=True,
        family="Jiangyi Hei",
        chinese="讲义黑体",
        postscript="JiangyiHei-Regular",
        repertoire="standard",
        note="A subset of Noto Sans CJK SC Medium, renamed; dashes redrawn to fill Chinese cells.",
        licence=OFL,
        licence_address=OFL_ADDRESS,
    ),
    Recipe(
        file="kai.ttf",
        package="fonts-lxgw-wenkai",
        source="usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        family="Jiangyi Kai",
        chinese="讲义楷体",
        postscript="JiangyiKai-Regular",
        repertoire="standard",
        note="A subset of a free Kai face by the authors named in the copyright record, renamed.",
        licence=OFL,
        licence_address=OFL_ADDRESS,
    ),
    Recipe(
        file="fangsong.otf",
        package="texlive-lang-chinese",
        source="usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
        family="Jiangyi Fangsong",
        chinese="讲义仿宋",
        postscript="JiangyiFangsong-Regular",
        repertoire="source",
        note="FandolFang Regular, renamed, with its tables cut down.",
        licence=GPL,
        licence_address="https://www.gnu.org/licenses/gpl-3.0.html",
    ),
)


def gb2312() -> set[int]:
    """Return the 7,445 characters of GB/T 2312-1980, as Python's codec has them."""
    return set(_two_bytes("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))


def gbk() -> set[int]:
    """Return the two-byte characters of GBK: GB 2312, the URO and their symbols."""
    return set(_two_bytes("gbk", range(0x81, 0xFF), range(0x40, 0xFF)))


def characters_wanted(repertoire: str, standard: set[int]) -> set[int] | None:
    """Return the characters a face should hold if its source has them; None asks for all of them."""
    if repertoire == "source":
        return None
    symbols = {code for block in SYMBOLS for code in block}
    if repertoire == "full":
        return symbols | standard | gbk() | set(URO)
    return symbols | standard | gb2312()


def _two_bytes(codec: str, leads: range, trails: range) -> Iterator[int]:
    for lead in leads:
        for trail in trails:
            character = bytes((lead, trail)).decode(codec, "ignore")
            if len(character) == 1 and ord(character) > 0x7F:
                yield ord(character)
