"""A photo that somebody sends as evidence: its limits come before its decoding, and what is kept is drawn anew (F-26).

What comes out is a JPEG of at most 1,600 px with nothing in it but its pixels: no place, no camera, no comment.
"""

from __future__ import annotations

import base64
import threading
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from core.errors import PhotoTooLarge, PhotoUnreadable
from core.scan import BROKEN, FORMATS

BYTES_MAX: Final = 8 * 1024 * 1024
PIXELS_MAX: Final = 24_000_000
SIDE_MAX_PX: Final = 1600
QUALITY: Final = 80
_decoders = threading.BoundedSemaphore(2)  # at one time, so that photos never keep the pages waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photo as it may be kept. Only `clean` makes one."""

    jpeg_base64: str

    @property
    def data(self) -> bytes:
        """The JPEG itself."""
        return base64.b64decode(self.jpeg_base64)


def clean(image_bytes: bytes) -> Picture:
    """A photo drawn anew, upright, at most 1,600 px long. Raises PhotoTooLarge, PhotoUnreadable.

    Above 8 MB or 24 million pixels it is refused before it is decoded; so is what is not JPEG, PNG or WebP.
    """
    if len(image_bytes) > BYTES_MAX:
        raise _too_large()
    with _decoders:
        return Picture(jpeg_base64=base64.b64encode(_drawn_anew(image_bytes)).decode())


def _drawn_anew(image_bytes: bytes) -> bytes:
    try:
        with Image.open(BytesIO(image_bytes), formats=FORMATS) as image:  # reads the header only
            if image.width * image.height > PIXELS_MAX:
                raise _too_large()
            image.draft("RGB", (SIDE_MAX_PX, SIDE_MAX_PX))  # a large JPEG is decoded at half or a quarter of its size
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((SIDE_MAX_PX, SIDE_MAX_PX))
            fresh = Image.new("RGB", upright.size, "white")
            pixels = upright.convert("RGBA")
            fresh.paste(pixels, mask=pixels)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):  # beyond Pillow's own limits
        raise _too_large() from None
    except BROKEN:
        raise PhotoUnreadable() from None
    out = BytesIO()
    fresh.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _too_large() -> PhotoTooLarge:
    return PhotoTooLarge(megabytes_max=BYTES_MAX // 1024 // 1024, megapixels_max=PIXELS_MAX // 1_000_000)
