"""A photo that stands behind a claim, as markup: it travels inside the page, to whoever may see it and nobody else."""

from __future__ import annotations

import base64

from core.look.html import Html, h


def photo(jpeg: bytes, *, alt: str) -> Html:
    """A JPEG as wide as its card; `alt` says whose it is and of what."""
    data = base64.b64encode(jpeg).decode()
    return Html(
        f'<img src="data:image/jpeg;base64,{data}" alt="{h(alt)}"'
        ' style="display:block;max-width:100%;height:auto;border-radius:1rem">'
    )
