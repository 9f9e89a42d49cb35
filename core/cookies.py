"""Names of our cookies, the same for the routes that set them and the pages that read them (design 8)."""

from __future__ import annotations

from typing import Final

LANGUAGE: Final = "linli-language"  # zh or en: a stranger's choice; who is signed in has a row for it
SIZE: Final = "linli-size"  # 1, 2 or 3: A, A+, A++


def sign_in_cookie(origin: str) -> str:
    """The HttpOnly cookie with a sign-in's token, at an address such as `https://host`.

    Over https its name binds it to the host and to TLS.
    """
    return "__Host-linli" if origin.startswith("https://") else "linli"


def till_cookie(origin: str) -> str:
    """The HttpOnly cookie with a paired till's token, at an address such as `https://host`."""
    return "__Host-linli-till" if origin.startswith("https://") else "linli-till"


def device_cookie(origin: str) -> str:
    """The HttpOnly cookie by which a browser is known at check-in, at an address such as `https://host`."""
    return "__Host-linli-device" if origin.startswith("https://") else "linli-device"
