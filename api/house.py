"""What holds the house together: health, the stylesheet, files that wait for their owner."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from api.frame import PRIVATE, Caller, page, shown
from api.metrics import show_metrics
from core.bootstrap import running_app
from core.downloads import fetch
from core.health import readiness
from core.look.plain_page import headline, links
from core.look.stylesheet import stylesheet
from core.sessions import present


async def healthz(request: Request) -> Response:
    """The process lives."""
    return JSONResponse({"status": "ok"}, headers=PRIVATE)


def readyz(request: Request) -> Response:
    """The database answers and has this version's schema."""
    state = readiness(running_app())
    body = {
        "ready": state.is_ready,
        "database": {"engine": state.database, "ok": state.found is not None},
        "schema": {"found": state.found, "needed": state.needed},
    }
    return JSONResponse(body, status_code=200 if state.is_ready else 503, headers=PRIVATE)


async def show_stylesheet(request: Request) -> Response:
    """The one stylesheet, kept for ever under its own hash; an older hash gets the present text, unkept."""
    sheet = stylesheet()
    is_same = request.path_params["digest"] == sheet.digest
    kept = "public, max-age=31536000, immutable" if is_same else "no-cache"
    return Response(sheet.text, media_type="text/css", headers={"Cache-Control": kept})


def show_download(caller: Caller) -> Response:
    """A file, for whoever asked for it."""
    found = fetch(present(caller.app, caller.token), str(caller.request.path_params["file_id"]))
    if found is None:
        t = caller.t
        content = [
            headline(t("api.download.over_title"), t("api.download.over")),
            links([(t("api.voucher_link.home"), "/")]),
        ]
        place = caller.visit().place.name
        return page(caller, *content, title=t("api.download.over_title"), place=place, status=404)
    headers = {**PRIVATE, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"}
    return Response(found.data, media_type=found.media_type, headers=headers)


async def nothing_here(request: Request) -> Response:
    """A path under one of our own doors that does not exist; Streamlit would answer it with its page."""
    return PlainTextResponse("404", status_code=404, headers=PRIVATE)


HOUSE_ROUTES = [
    Route("/healthz", healthz, methods=["GET"]),
    Route("/readyz", readyz, methods=["GET"]),
    Route("/metrics", show_metrics, methods=["GET"]),
    Route("/look/{digest}.css", show_stylesheet, methods=["GET"]),
    Route("/x/{file_id}", shown(show_download), methods=["GET"]),
]
LAST_ROUTES = [
    Route(path, nothing_here)
    for path in (
        "/auth/{rest:path}", "/apply/{rest:path}", "/api/{rest:path}", "/x/{rest:path}", "/look/{rest:path}",
        "/V/{rest:path}",
    )
]  # fmt: skip
