"""The machine on which the figures were taken: one line that belongs beside each of them."""

from __future__ import annotations

import os
import platform
import sqlite3
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

SYNCS = 60
BLOCK = b"\0" * 8192


def machine_line(folder: Path) -> str:
    """Processor, cores, memory, load, versions, and what a write that must last costs on the disk of `folder`."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    packages = " ".join(f"{name} {version(name)}" for name in ("sqlalchemy", "psycopg", "streamlit", "uvicorn"))
    return (
        f"{_processor()}, {os.cpu_count()} cores{_memory()}{load}; {platform.system()} {platform.machine()};"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages};"
        f" fdatasync of 8 kB {sync_microseconds(folder):.0f} us"
    )


def sync_microseconds(folder: Path) -> float:
    """The disk's own limit for anything that is written for good."""
    sync = getattr(os, "fdatasync", os.fsync)
    spans = []
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        os.write(file.fileno(), BLOCK)
        for _ in range(SYNCS):
            os.lseek(file.fileno(), 0, os.SEEK_SET)
            began = time.perf_counter()
            os.write(file.fileno(), BLOCK)
            sync(file.fileno())
            spans.append(time.perf_counter() - began)
    return 1e6 * median(spans)


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _memory() -> str:
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return ""
    return f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB"
