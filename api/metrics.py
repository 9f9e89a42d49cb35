"""Figures for those who watch the machine: counts and times by door, never by person."""

from __future__ import annotations

import hmac
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Counter, Histogram, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.addresses import is_from_home
from api.frame import PRIVATE
from core.bootstrap import running_app

REQUESTS: Final = Counter("linli_http_requests", "HTTP answers by door and status class", ["door", "status"])
SECONDS: Final = Histogram(
    "linli_http_seconds",
    "Seconds until an answer began, by door",
    ["door"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
MISTAKES: Final = Counter("linli_mistakes", "Mistakes of ours by place", ["where"])
JOBS: Final = Counter("linli_jobs", "Pieces of scheduled work done, by job", ["job"])

_DOORS: Final = (
    "auth", "apply", "api", "v", "c", "x", "_stcore", "static", "media", "look", "healthz", "readyz", "metrics",
)  # fmt: skip


def door_of(path: str) -> str:
    """The first part of a path where it is one of ours, else `page`."""
    first = path.split("/", 2)[1].lower() if path.startswith("/") else ""
    return first if first in _DOORS else "page"


def show_metrics(request: Request) -> Response:
    """For this computer, or for whoever has the token of the settings."""
    token = running_app().settings.metrics_token
    sent = request.headers.get("authorization", "").removeprefix("Bearer ")
    has_token = bool(token) and hmac.compare_digest(sent.encode(), (token or "").encode())
    if not (has_token or is_from_home(request.scope)):
        return PlainTextResponse("404", status_code=404, headers=PRIVATE)
    return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST, headers=PRIVATE)
