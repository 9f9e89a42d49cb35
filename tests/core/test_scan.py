"""A photo is judged by its size before it is opened, and read if it can be."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from core import qr
from core.errors import PhotoTooLarge, PhotoUnreadable, PhotoWithoutCode
from core.scan import decode, read_photo

TEXT = "7Q2M9KX4TD8HVW3F"


def a_photo(form: str = "PNG", **how: object) -> bytes:
    written = BytesIO()
    Image.open(BytesIO(qr.png(qr.code_symbol(TEXT), 6))).convert("RGB").save(written, form, **how)
    return written.getvalue()


def a_png_that_claims(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    flood = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", flood) + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_photo_of_a_code_is_read(form):
    assert decode(a_photo(form)) == TEXT
    assert read_photo(a_photo(form)) == TEXT


def test_a_turned_photo_and_a_see_through_screenshot_are_read():
    image = Image.open(BytesIO(a_photo())).rotate(37, expand=True, fillcolor="white")
    written = BytesIO()
    image.save(written, "PNG")
    assert decode(written.getvalue()) == TEXT
    clear = Image.open(BytesIO(a_photo())).convert("RGBA")
    clear.putdata([(0, 0, 0, 255) if red < 99 else (0, 0, 0, 0) for red, _, _, _ in clear.get_flattened_data()])
    written = BytesIO()
    clear.save(written, "PNG")
    assert decode(written.getvalue()) == TEXT


def test_a_picture_without_a_code_is_none_in_a_frame_and_refused_as_a_photo():
    written = BytesIO()
    Image.new("L", (300, 300), 200).save(written, "PNG")
    assert decode(written.getvalue()) is None
    with pytest.raises(PhotoWithoutCode):
        read_photo(written.getvalue())


@pytest.mark.parametrize("size", [(4001, 3000), (12000, 12000), (60000, 60000)])
def test_a_flood_of_pixels_is_refused_by_its_header(size):
    with pytest.raises(PhotoTooLarge) as refusal:
        decode(a_png_that_claims(*size))
    assert refusal.value.facts == {"megabytes_max": 5, "megapixels_max": 12}


def test_more_than_five_megabytes_are_refused_unopened():
    with pytest.raises(PhotoTooLarge):
        decode(a_photo() + bytes(5 * 1024 * 1024))


def test_other_formats_and_broken_files_are_refused_kindly():
    gif = BytesIO()
    Image.new("L", (20, 20)).save(gif, "GIF")
    tiff = BytesIO()
    Image.new("L", (20, 20)).save(tiff, "TIFF")
    whole = a_photo("JPEG")
    for picture in (
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        gif.getvalue(),
        tiff.getvalue(),
        whole[: len(whole) // 2],
        a_photo()[:60],
        a_photo("WEBP")[:200],
        a_png_that_claims(2000, 2000),
        b"%PDF-1.7",
    ):
        with pytest.raises(PhotoUnreadable):
            decode(picture)
