from __future__ import annotations

import io

from PIL import Image, ImageCms

from pipeline.writers.pdf.icc import srgb_profile


def test_the_profile_maps_srgb_colours_to_themselves() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    transform = ImageCms.buildTransform(ours, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    for colour in ((0, 0, 0), (255, 255, 255), (200, 30, 120), (3, 250, 90)):
        found = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), transform)
        assert found is not None
        mapped = found.getpixel((0, 0))
        assert isinstance(mapped, tuple)
        assert max(abs(one - other) for one, other in zip(colour, mapped, strict=True)) <= 1


def test_the_profile_is_a_small_display_profile() -> None:
    data = srgb_profile()
    assert int.from_bytes(data[:4], "big") == len(data) < 3000
    assert (data[12:16], data[16:20], data[20:24], data[36:40]) == (b"mntr", b"RGB ", b"XYZ ", b"acsp")
