"""What `streamlit_app.py` hangs around the pages: routes, middleware, the start and the end, and script mistakes."""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute, Mount

from api.applications import APPLICATION_ROUTES
from api.auth import AUTH_ROUTES
from api.certificates import CERTIFICATE_ROUTES
from api.first_secrets import FIRST_SECRET_ROUTES
from api.frames import FRAME_ROUTES
from api.house import HOUSE_ROUTES, LAST_ROUTES
from api.links import LINK_ROUTES
from api.log import note_mistake
from api.metrics import JOBS, MISTAKES
from api.middleware import MIDDLEWARE
from api.tills import TILL_ROUTES
from api.v1.app import v1
from core import cookies
from core.attempts import forget_old
from core.bootstrap import App, running_app
from core.i18n import Language, translator

__all__ = ["MIDDLEWARE", "ROUTES", "lifespan", "on_script_error"]

JOB_SECONDS: Final = 30
PRELOADED: Final = ("pandas", "pyarrow", "altair", "PIL.Image", "streamlit.elements.vega_charts")
_log = logging.getLogger("linli.server")

ROUTES: list[BaseRoute] = [
    *AUTH_ROUTES,
    *TILL_ROUTES,
    *FIRST_SECRET_ROUTES,
    *APPLICATION_ROUTES,
    *LINK_ROUTES,
    *CERTIFICATE_ROUTES,
    *FRAME_ROUTES,
    *HOUSE_ROUTES,
    Mount("/api/v1", app=v1),
    *LAST_ROUTES,
]


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Load what is slow to load, open the database, let scheduled work begin."""
    await run_in_threadpool(preload)
    app = await run_in_threadpool(running_app)
    stop = threading.Event()
    jobs = threading.Thread(target=work, args=(app, stop), name="linli-jobs", daemon=True)
    jobs.start()
    try:
        yield
    finally:
        stop.set()
        await asyncio.to_thread(jobs.join, 10)


def preload() -> None:
    """Two first visitors at once would meet a half-imported pandas; what is loaded now is never searched again."""
    for name in PRELOADED:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def work(app: App, stop: threading.Event) -> None:
    """Scheduled work in small batches, outside every visitor's click; a mistake in one round does not end the next."""
    with ThreadPoolExecutor(1, thread_name_prefix="linli-job") as one:
        while not stop.is_set():
            mistake = one.submit(run_due, app).exception()
            if mistake:
                MISTAKES.labels("jobs").inc()
                note_mistake(mistake, "jobs")
            stop.wait(JOB_SECONDS)


def run_due(app: App) -> None:
    """One round of what is due."""
    from core.jobs import run_due as round_of

    for done in round_of(app):
        JOBS.labels(done.job).inc(done.count)
    JOBS.labels("tries_forgotten").inc(forget_old(app))


def on_script_error(error: Exception) -> bool:
    """A page broke: a number for the person, kind and place for the log; nothing else reaches the browser."""
    import streamlit as st

    MISTAKES.labels("page").inc()
    reference = note_mistake(error, "page")
    t = translator(Language.read(st.context.cookies.get(cookies.LANGUAGE)))
    st.error(t("page.broken_script", reference=reference))
    return True
