"""Pictures in, codes out. A picture comes from a stranger's phone: its limits come before its decoding (F-26)."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Final

import zxingcpp
from PIL import Image

from core.errors import PhotoTooLarge, PhotoUnreadable, PhotoWithoutCode

BYTES_MAX: Final = 5 * 1024 * 1024
PIXELS_MAX: Final = 12_000_000
FORMATS: Final = ("PNG", "JPEG", "WEBP")
_QR_ONLY: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
# What Pillow's three readers raise for broken files; nothing of ours runs under this net.
BROKEN: Final = (OSError, SyntaxError, ValueError, IndexError, struct.error, zlib.error, EOFError)


def decode(image_bytes: bytes) -> str | None:
    """The text of the QR symbol in a picture, or None where there is none. Of several the first that was found.

    Raises as `texts`.
    """
    return next(iter(texts(image_bytes)), None)


def texts(image_bytes: bytes, *, pixels_max: int = PIXELS_MAX) -> tuple[str, ...]:
    """What the QR symbols in a picture say, none in most frames of a live camera.

    Raises PhotoTooLarge (above 5 MB or `pixels_max`) and PhotoUnreadable (not PNG, JPEG or WebP, or broken). The first
    frame of a moving picture counts.
    """
    found = zxingcpp.read_barcodes(_grey(image_bytes, pixels_max), formats=_QR_ONLY)
    return tuple(one.text for one in found)


def read_photo(image_bytes: bytes) -> str:
    """`decode` for a photo that somebody chose to send. Raises PhotoWithoutCode too."""
    text = decode(image_bytes)
    if text is None:
        raise PhotoWithoutCode()
    return text


def _grey(image_bytes: bytes, pixels_max: int) -> Image.Image:
    if len(image_bytes) > BYTES_MAX:
        raise _too_large()
    try:
        with Image.open(BytesIO(image_bytes), formats=FORMATS) as image:  # reads the header only
            if image.width * image.height > pixels_max:
                raise _too_large()
            image.draft("L", image.size)  # a JPEG skips its colours
            return _on_white(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):  # beyond Pillow's own limits
        raise _too_large() from None
    except BROKEN:
        raise PhotoUnreadable() from None


def _on_white(image: Image.Image) -> Image.Image:
    """Transparent screenshots lie on white, or their ground would turn black."""
    if "A" in image.getbands() or "transparency" in image.info:
        colours = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, colours).convert("L")
    return image.convert("L")


def _too_large() -> PhotoTooLarge:
    return PhotoTooLarge(megabytes_max=BYTES_MAX // 1024 // 1024, megapixels_max=PIXELS_MAX // 1_000_000)
