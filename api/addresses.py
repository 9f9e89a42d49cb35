"""Where a request comes from, and at which of our addresses it arrived (design 8; security 6.1)."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")


def scheme_of(scope: Scope) -> str:
    """`http` or `https`; a proxy's word counts only where the server was told to trust it."""
    scheme: str = scope["scheme"]
    return {"ws": "http", "wss": "https"}.get(scheme, scheme)


def host_of(scope: Scope) -> str:
    """The Host header as sent, with its port; empty where there is none."""
    return Headers(scope=scope).get("host", "").lower()


def origin_of(scope: Scope) -> str:
    """The address under which the browser opened us, such as `https://linli.example.org`."""
    return f"{scheme_of(scope)}://{host_of(scope)}"


def is_loopback_name(host: str) -> bool:
    """Whether a host (with or without port) is this very computer."""
    name = hostname(host)
    return name == "localhost" or name.endswith(".localhost") or (_is_number(name) and ip_address(name).is_loopback)


def is_number(host: str) -> bool:
    """Whether a host is an address written in numbers; no stranger's name can be made to point at us that way."""
    return _is_number(hostname(host))


def hostname(host: str) -> str:
    """A host without its port and brackets."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_forwarded(scope: Scope) -> bool:
    """Whether a proxy passed the request on, whatever the server thinks of that proxy."""
    headers = Headers(scope=scope)
    return any(name in headers for name in FORWARDED)


def is_at_home(scope: Scope) -> bool:
    """Whether the browser runs on this very computer: it named a loopback address and no proxy stands between."""
    return is_loopback_name(host_of(scope)) and not is_forwarded(scope)


def is_from_home(scope: Scope) -> bool:
    """Whether the line itself comes from this computer, for what only its administrator may see."""
    client = scope.get("client")
    return client is not None and is_loopback_name(client[0].split("%")[0]) and not is_forwarded(scope)


def is_own_origin(origin: str | None, scope: Scope, *, base_url: str) -> bool:
    """Whether a write or a WebSocket comes from a page of ours.

    Exactly the published address; or the address that was opened, where that is this computer or written in numbers.
    A missing Origin and `null` are nobody's.
    """
    if not origin:
        return False
    given = origin.lower()
    if given == base_origin(base_url):
        return True
    host = host_of(scope)
    return given == origin_of(scope) and (is_loopback_name(host) or is_number(host))


def base_origin(base_url: str) -> str:
    """Scheme and host of the published address."""
    parts = urlsplit(base_url.lower())
    return f"{parts.scheme}://{parts.netloc}"


def client_address(scope: Scope) -> str | None:
    """The address whose tries are counted."""
    client = scope.get("client")
    return str(client[0]) if client else None


def safe_path(text: str | None, default: str = "/") -> str:
    """A path of our own to go back to; anything that a browser could take for another site becomes `default`."""
    given = text or ""
    is_plain = given.isprintable() and given.isascii() and "\\" not in given and len(given) <= 500
    if not given.startswith("/") or given.startswith("//") or not is_plain:
        return default
    parts = urlsplit(given)
    return default if parts.scheme or parts.netloc else given


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
