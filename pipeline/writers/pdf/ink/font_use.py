"""What one document shows of each face: glyphs and the text they stand for."""

from __future__ import annotations

from pipeline.typeset.face import Face

BOX_CODES = 255  # of one Type3 font; code 0 stays unused


class FontUse:
    """One face as one document uses it. `layers[n]` maps glyph to text; layer 0 is font `name`, n is `name`_n."""

    def __init__(self, face: Face, name: str) -> None:
        self.face, self.name = face, name
        self.layers: list[dict[int, str]] = [{}]

    def code(self, gid: int, text: str) -> tuple[str, str]:
        """Return the font resource and the hexadecimal code that show a glyph and read as `text`."""
        for number, layer in enumerate(self.layers):
            if layer.setdefault(gid, text) == text:
                return self.layer_name(number), f"{gid:04X}"
        self.layers.append({gid: text})
        return self.layer_name(len(self.layers) - 1), f"{gid:04X}"

    def layer_name(self, number: int) -> str:
        return self.name if number == 0 else f"{self.name}_{number}"


class Boxes:
    """Type3 fonts of empty boxes for characters that no face has, so that they can be seen and copied."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}

    def code(self, char: str) -> tuple[str, str]:
        number = self.codes.setdefault(char, len(self.codes))
        return f"TB{number // BOX_CODES}", f"{number % BOX_CODES + 1:02X}"
