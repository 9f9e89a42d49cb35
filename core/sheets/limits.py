"""How much a file may ask of the machine (security F-24, F-25)."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one reading may use. `memory_bytes` is None where no child process can be held to it."""

    rows: int
    file_bytes: int
    unpacked_bytes: int
    memory_bytes: int | None
    seconds: int  # of processor time; two more on the wall clock
    columns: int = 60
    cell_characters: int = 2_000
    members: int = 64  # files inside the zip of a workbook
    ratio: int = 200  # unpacked to packed

    @property
    def wall_seconds(self) -> int:
        return self.seconds + 2

    def without_child_limits(self) -> Limits:
        """The same door on a system that cannot hold a child process to its memory: much smaller files."""
        return replace(
            self,
            file_bytes=min(self.file_bytes, MEGABYTE),
            unpacked_bytes=min(self.unpacked_bytes, 16 * MEGABYTE),
            rows=min(self.rows, 5_000),
            memory_bytes=None,
        )

    def for_platform(self, platform: str = sys.platform) -> Limits:
        """Only Linux keeps a process to its address space; macOS ignores the limit and Windows has none."""
        return self if platform.startswith("linux") else self.without_child_limits()


PAGE_LIMITS = Limits(
    rows=5_000,
    file_bytes=2 * MEGABYTE,
    unpacked_bytes=50 * MEGABYTE,
    memory_bytes=512 * MEGABYTE,
    seconds=10,
)

COMMAND_LIMITS = Limits(
    rows=200_000,
    file_bytes=32 * MEGABYTE,
    unpacked_bytes=320 * MEGABYTE,
    memory_bytes=4096 * MEGABYTE,
    seconds=120,
)
