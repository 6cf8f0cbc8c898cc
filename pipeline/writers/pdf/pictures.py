"""Images: checked, scaled to fit, drawn once however often they appear."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Any

from pipeline.document import Image
from pipeline.errors import PipelineError
from pipeline.writers.measures import box_gap
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.flow import Flow, Place
from pipeline.writers.pdf.strips import Strip
from pipeline.writers.pdf.structure import child

ORIENTATION = 0x0112  # the EXIF tag: how a camera was held
MOST_PIXELS = 100_000_000  # 10 000 × 10 000: more than any printed page needs


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture `width` × `height` points, `shift` from the left."""

    reader: Any  # reportlab.lib.utils.ImageReader
    shift: float
    width: float
    height: float

    def paint(self, brush: Brush, x: float, y: float) -> None:
        brush.canvas.drawImage(self.reader, x + self.shift, y - self.height, self.width, self.height, mask="auto")


def add_image(composer: Composer, image: Image, flow: Flow, place: Place) -> None:
    """Add a centred picture: `image.width` of the measure wide, but never taller than the page."""
    reader = open_image(image)
    across, down = reader.getSize()
    width = place.width * min(max(image.width, 0.01), 1.0)
    height = width * down / across
    tallest = composer.layout.page.depth * (0.5 if place.nested else 1.0)
    if height > tallest:
        width, height = width * tallest / height, tallest
    shift = {"left": 0.0, "right": place.width - width}.get(place.align or "center", (place.width - width) / 2)
    node = child(place.node, "Figure", alt=image.alt)
    gap = 0.0 if place.nested else box_gap(composer.layout)
    flow.add([Strip(height, Picture(reader, shift, width, height), place.x, node=node)], before=gap, after=gap)


def open_image(image: Image) -> Any:
    """Return a ReportLab image of a PNG or JPEG file's bytes.

    Raises PipelineError if they are something else, damaged, or far too many pixels.
    """
    from PIL import Image as Pillow
    from PIL import ImageOps
    from reportlab.lib.utils import ImageReader

    name = f"image {image.alt!r}"
    try:
        # Limits before decoding: a small file can unfold to gigabytes.
        with warnings.catch_warnings():  # Pillow's own limit only warns
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            picture = Pillow.open(io.BytesIO(image.data), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MOST_PIXELS:
            raise PipelineError.at(
                None, f"{name} has {picture.width} × {picture.height} pixels", "make it smaller than 10000 × 10000"
            )
        picture.load()
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError) as error:
        raise PipelineError.at(
            None, f"{name} is no PNG or JPEG file or is damaged", "save it again as PNG or JPEG"
        ) from error
    turned = picture.getexif().get(ORIENTATION, 1) != 1
    if picture.format == "JPEG" and picture.mode in ("RGB", "L") and not turned:
        return ImageReader(io.BytesIO(image.data))  # embedded as it is
    upright = ImageOps.exif_transpose(picture) if turned else picture
    if upright.mode not in ("RGB", "RGBA", "L", "1"):
        has_alpha = "A" in upright.getbands() or "transparency" in upright.info
        return ImageReader(upright.convert("RGBA" if has_alpha else "RGB"))
    return ImageReader(upright)
