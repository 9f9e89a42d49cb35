"""The whole server as it runs: uvicorn, the pages, the doors around them. Starting it takes about 6 seconds, once."""

from __future__ import annotations

import base64
import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import db.migrate
from db.engine import Database
from db.secrets import load_secrets
from tests.factories import a_community_template

pytestmark = pytest.mark.web
ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 90
SERVE = "import sys; from api.serving import serve; serve(int(sys.argv[1]))"


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, what it wrote down, how it was started."""

    port: int
    log: Path
    process: subprocess.Popen
    environment: dict[str, str]

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
        line = http.client.HTTPConnection("localhost", self.port, timeout=20)
        line.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        body = answer.read().decode("utf-8", "replace")
        line.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def opens_line(self, origin: str | None, path: str = "/_stcore/stream") -> int:
        """The status with which a WebSocket is answered."""
        line = http.client.HTTPConnection("localhost", self.port, timeout=20)
        headers = {
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
            "Sec-WebSocket-Protocol": "streamlit",
        }
        line.request("GET", path, headers=headers | ({"Origin": origin} if origin else {}))
        status = line.getresponse().status
        line.close()
        return status


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    url = f"sqlite:///{folder / 'linli.db'}"
    db.migrate.upgrade(url)
    database = Database(url, load_secrets(folder / "linli.key", create=True))
    a_community_template(database)
    database.close()
    port, log = free_port(), folder / "log"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("LINLI_", "DATABASE_URL"))},
        "LINLI_DATA_DIR": str(folder),
        "LINLI_INSECURE_HTTP": "1",
        "PYTHONPATH": str(ROOT),
    }
    with open(log, "wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(port)], cwd=folder, env=environment, stdout=file, stderr=file
        )
    running = Server(port, log, process, environment)
    try:
        wait_until_ready(running)
        yield running
    finally:
        process.kill()
        process.wait(20)


def wait_until_ready(server: Server) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends:
        assert server.process.poll() is None, server.log.read_text("utf-8", "replace")
        try:
            if server.get("/readyz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(server.log.read_text("utf-8", "replace"))


def test_the_listener_is_uvicorn_with_the_pages_behind_it(server):
    assert f"Uvicorn running on http://127.0.0.1:{server.port}" in server.log.read_text("utf-8")
    status, headers, body = server.get("/")
    assert (status, headers["content-type"].split(";")[0]) == (200, "text/html")
    assert '<html lang="zh-CN"' in body
    assert "<title>邻里</title>" in body
    assert "server" not in headers
    assert '<html lang="en"' in server.get("/", Cookie="linli-language=en")[2]


def test_the_settings_of_the_project_hold_wherever_it_is_started(tmp_path):
    asked = [
        "server.maxUploadSize", "server.maxWidgetStateSize", "server.enableXsrfProtection",
        "server.enableStaticServing",
        "server.enableAgentApi", "client.showErrorDetails", "runner.postScriptGC", "browser.gatherUsageStats",
    ]  # fmt: skip
    ask = (
        "import json, sys; from api.serving import uvicorn_config; from core.settings import Settings;"
        "config = uvicorn_config(Settings(), 8600); from streamlit import config as options;"
        "print(json.dumps([[options.get_option(name) for name in sys.argv[1:]],"
        " [config.ws_max_size, config.ws_ping_interval, config.ws_ping_timeout, config.timeout_graceful_shutdown,"
        " config.access_log, config.proxy_headers, config.host]]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, "-c", ask, *asked], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    options, limits = json.loads(told.stdout)
    assert options == [8, 2, True, False, False, "none", False, False]
    assert limits == [50_000_000, 30, 30, 10, False, False, "127.0.0.1"]


def test_the_pages_are_shielded_and_streamlits_side_doors_are_shut(server):
    headers = server.get("/")[1]
    assert "script-src 'self' blob:" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "strict-transport-security" not in headers
    for path in ("/_stcore/agent/openapi.json", "/_stcore/agent/interact", "/_stcore/agent/mcp"):
        assert server.get(path)[0] == 404
    assert server.get("/_stcore/metrics", X_Forwarded_For="203.0.113.7")[0] == 404
    assert server.get("/_stcore/metrics")[0] == 200
    assert server.get("/metrics", X_Forwarded_For="203.0.113.7")[0] == 404


@pytest.mark.parametrize("path", ["/auth/nothing", "/api/v1/nothing", "/api/v2", "/x/nothing/more", "/V/a/b"])
def test_our_doors_never_answer_with_the_pages(server, path):
    status, _, body = server.get(path)
    assert status == 404
    assert "Streamlit" not in body


@pytest.mark.parametrize(
    ("origin", "status"),
    [("own", 101), (None, 403), ("null", 403), ("https://evil.example", 403), ("http://localhost:1", 403)],
)
def test_only_our_own_pages_open_a_line(server, origin, status):
    own = f"http://localhost:{server.port}"
    assert server.opens_line(own if origin == "own" else origin) == status


def test_no_code_and_no_token_stands_in_the_log(server):
    server.get("/V/7Q2M9KX4TD8HVW3F")
    server.get("/auth/link/a-one-time-token")
    server.get("/auth/sign-in?next=/why?month=secret-month")
    told = server.log.read_text("utf-8").upper()
    assert "/V/" in told
    for secret in ("7Q2M9KX4TD8HVW3F", "A-ONE-TIME-TOKEN", "SECRET-MONTH"):
        assert secret not in told


def test_a_kept_connection_is_not_slower_than_fresh_ones(server):
    def answered(line: http.client.HTTPConnection) -> float:
        began = time.perf_counter()
        line.request("GET", "/healthz")
        line.getresponse().read()
        return time.perf_counter() - began

    kept = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    answered(kept)
    on_one = statistics.median(answered(kept) for _ in range(30))
    kept.close()
    assert on_one < 0.030  # the delay that this is about is 40 ms


def test_a_database_is_served_by_one_process_and_a_port_by_one_program(server):
    for port, sentence in ((free_port(), "ServingAlready"), (server.port, "ServingAlready")):
        second = subprocess.run(
            [sys.executable, "-c", SERVE, str(port)],
            env=server.environment, capture_output=True, text=True, timeout=START_SECONDS,
        )  # fmt: skip
        assert second.returncode != 0
        assert sentence in second.stderr
    assert server.get("/healthz")[0] == 200


def test_it_stops_when_it_is_told_to(server):
    if os.name == "nt":
        pytest.fail("signals of this kind are not sent on Windows; run this test elsewhere")
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(30) in (0, -signal.SIGTERM)
