"""`linli serve`: uvicorn on `streamlit_app:app`, with Streamlit's own limits written out (design 10, 11).

`streamlit run` serves the same application; there a kept HTTP connection waits 40 ms for each answer.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, Any, ClassVar, Final

import uvicorn

from api.log import set_up_logging
from core.bootstrap import running_app
from core.errors import AppError
from core.settings import Settings

try:
    import fcntl
except ImportError:  # Windows has no flock; msvcrt locks one byte of the same file
    fcntl = None  # type: ignore[assignment]
    import msvcrt

LAUNCHER: Final = Path(__file__).resolve().parent.parent / "streamlit_app.py"
PING_SECONDS: Final = 30
KEEP_ALIVE_SECONDS: Final = 75  # longer than a proxy keeps its line, so that it never writes into a closed one
SHUTDOWN_SECONDS: Final = 10


class ServingAlready(AppError):
    """Another process serves this SQLite database."""

    key: ClassVar[str] = "error.api.serving_already"
    status = 409


class PortTaken(AppError):
    """Facts: port, other (one to try)."""

    key: ClassVar[str] = "error.api.port_taken"
    status = 409


def serve(port: int) -> None:
    """Serve until stopped. Raises ServingAlready, PortTaken, and what `build_app` raises."""
    settings = Settings()
    if not os.environ.get("LINLI_BASE_URL"):
        os.environ["LINLI_BASE_URL"] = f"http://localhost:{port}"  # what links and codes of this process lead to
    app = running_app()
    set_up_logging()
    os.environ.setdefault("STREAMLIT_SERVER_COOKIE_SECRET", app.secrets.key("streamlit cookies", "").hex())
    with _alone(app.database.path):
        _require_free(settings.host, port)
        config = uvicorn_config(settings, port)
        uvicorn.Server(config).run()


def uvicorn_config(settings: Settings, port: int) -> uvicorn.Config:
    """How the server listens. Proxy headers count only from the proxy that the settings name."""
    from streamlit import config as streamlit_config
    from streamlit.runtime.runtime_util import get_max_message_size_bytes
    from streamlit.web import bootstrap

    if str(LAUNCHER.parent) not in sys.path:
        sys.path.insert(0, str(LAUNCHER.parent))
    streamlit_config._main_script_path = str(LAUNCHER)  # its `.streamlit/config.toml` counts, wherever one starts
    options: dict[str, Any] = {"server_port": port, "server_address": settings.host}
    bootstrap.load_config_options(options)
    return uvicorn.Config(
        "streamlit_app:app",
        host=settings.host,
        port=port,
        http="httptools",
        ws="websockets-sansio",
        ws_max_size=get_max_message_size_bytes(),
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        ws_per_message_deflate=streamlit_config.get_option("server.enableWebsocketCompression"),
        lifespan="on",
        proxy_headers=bool(settings.trusted_proxy),
        forwarded_allow_ips=settings.trusted_proxy,
        server_header=False,
        access_log=False,  # our own leaves out what is secret
        log_config=None,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        h11_max_incomplete_event_size=64 * 1024,
    )


@contextmanager
def _alone(database: Path | None) -> Iterator[None]:
    """One server process per SQLite database; PostgreSQL takes several."""
    with _locked(Path(f"{database}.server")) if database else nullcontext():
        yield


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with open(path, "a+b") as file:
        try:
            _take(file)
        except OSError as taken:
            raise ServingAlready() from taken
        yield


def _take(file: IO[bytes]) -> None:
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            if taken.errno in (errno.EADDRINUSE, errno.EACCES):
                raise PortTaken(port=port, other=port + 100) from taken
            raise
