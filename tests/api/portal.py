"""`linli serve` on a database of a test, of either engine, and programs that talk to it over real connections."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.bootstrap import App
from tests.served import ROOT

START_SECONDS = 240  # on a machine that does much else


@dataclass(frozen=True)
class Answer:
    """Status, headers and JSON of an answer."""

    status: int
    headers: dict[str, str]
    body: Any


@dataclass
class Portal:
    """A server of our own on a database, killed and begun again as often as a test likes."""

    folder: Path
    url: str
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LINLI_", "DATABASE_URL"))}
        return kept | {"LINLI_DATA_DIR": str(self.folder), "DATABASE_URL": self.url, "PYTHONPATH": str(ROOT)}

    def begin(self) -> None:
        """Serve, and wait until it answers."""
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "cli.py"), "serve", "--port", str(self.port)],
                cwd=self.folder, env=self.environment, stdout=log, stderr=log,
            )  # fmt: skip
        ends = time.monotonic() + START_SECONDS
        while time.monotonic() < ends:
            assert self.process.poll() is None, self.log()
            try:
                if self.ask("GET", "/readyz").status == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.log())

    def kill(self) -> None:
        """At once, with whatever it was doing."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)

    def end(self) -> None:
        """Let it finish."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(20)

    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8", "replace")

    def linli(self, *words: str) -> Any:
        """A command at the console beside the running server: its JSON."""
        done = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), *words, "--json"], env=self.environment, cwd=self.folder,
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)

    def ask(self, method: str, path: str, *, token: str | None = None, body: object = None) -> Answer:
        """One request on a connection of its own. Raises OSError or HTTPException where the server is gone."""
        line = http.client.HTTPConnection("localhost", self.port, timeout=60)
        try:
            headers = {"Content-Type": "application/json"} if body is not None else {}
            if token:
                headers["Authorization"] = f"Bearer {token}"
            line.request(method, path, json.dumps(body) if body is not None else None, headers)
            answer = line.getresponse()
            text = answer.read()
            is_json = "json" in (answer.getheader("content-type") or "")
            return Answer(answer.status, dict(answer.getheaders()), json.loads(text) if is_json else text)
        finally:
            line.close()


@contextmanager
def a_portal(app: App, folder: Path) -> Iterator[Portal]:
    """The app's database served by a process of its own, by the machine's clock."""
    shutil.copy(app.settings.data_dir / "linli.key", folder / "linli.key")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    portal = Portal(folder=folder, url=app.database.url, port=port)
    try:
        portal.begin()
        yield portal
    finally:
        portal.end()
