"""A disk whose power can go: what a process wrote below a folder is recorded, and any moment of it made again.

The means is a library put before libc (`disk.c`, compiled here with the system's `cc`): a real process writes with its
real calls to real files. The model of the disk: what was synced is there; of what was written since, the disk holds
the first part, or any part at all, torn at sectors.
"""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.prepare import COMPILER_NAMES

SOURCE = Path(__file__).with_name("disk.c")
SECTOR = 512
ACKS = "acks"  # the file that tells what was promised; not itself part of the disk
_HEAD = struct.Struct("=c7x64s64sqq")


def preload(folder: Path) -> dict[str, str]:
    """The environment of a process whose writes are seen. Compiles the library the first time."""
    library = folder / "disk.so"
    if not library.exists():
        compiler = next(filter(None, map(shutil.which, COMPILER_NAMES)), None)
        assert compiler, "The tests need a C compiler: type sudo apt-get install gcc libc6-dev"
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library)}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing done to a file: created, written, truncated, synced, unlinked, renamed."""

    kind: str
    name: str
    other: str
    at: int
    data: bytes


def read_trace(file: Path) -> list[Event]:
    """Everything that was done, in order."""
    events, data, place = [], file.read_bytes(), 0
    while place < len(data):
        kind, name, other, at, length = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        written = data[place : place + length] if kind == b"w" else b""
        place += len(written)
        events.append(Event(kind.decode(), _text(name), _text(other), at, written))
    return events


def _text(field_bytes: bytes) -> str:
    return field_bytes.rstrip(b"\0").decode()


@dataclass
class Disk:
    """What is safe on the disk, and what was done since and is not."""

    safe: dict[str, bytearray]
    loose: list[Event] = field(default_factory=list)
    acks: list[str] = field(default_factory=list)

    def feel(self, event: Event) -> None:
        """One more event. A sync makes everything of its file safe, and that the file is there."""
        if event.name == ACKS:
            self.acks += event.data.decode().split()
        elif event.kind == "s":
            for one in self.loose:
                if event.name in (one.name, one.other):
                    _apply(self.safe, one)
            self.loose = [one for one in self.loose if event.name not in (one.name, one.other)]
        else:
            self.loose.append(event)

    def after(self, held: Sequence[Event]) -> dict[str, bytearray]:
        """The files, if of what was loose the disk holds these."""
        files = {name: bytearray(content) for name, content in self.safe.items()}
        for event in held:
            _apply(files, event)
        return files

    def first_part(self, chance: random.Random) -> list[Event]:
        """Some of what was loose, in order: a disk that writes as it was told."""
        return self.loose[: chance.randint(0, len(self.loose))]

    def any_part(self, chance: random.Random) -> list[Event]:
        """Any of what was loose, some of it torn: a disk that writes as it likes."""
        return [_torn(one, chance) for one in self.loose if chance.random() < 0.5]


def _torn(event: Event, chance: random.Random) -> Event:
    sectors = len(event.data) // SECTOR
    if event.kind != "w" or sectors < 2 or chance.random() < 0.7:
        return event
    return Event("w", event.name, "", event.at, event.data[: SECTOR * chance.randrange(1, sectors)])


def _apply(files: dict[str, bytearray], event: Event) -> None:
    if event.kind == "u":
        files.pop(event.name, None)
    elif event.kind == "r":
        files[event.other] = files.pop(event.name, bytearray())
    elif event.kind == "t":
        content = files.setdefault(event.name, bytearray())
        del content[event.at :]
        content.extend(bytes(event.at - len(content)))
    elif event.kind == "w":
        content = files.setdefault(event.name, bytearray())
        if len(content) < event.at:
            content.extend(bytes(event.at - len(content)))
        content[event.at : event.at + len(event.data)] = event.data
    else:
        files.setdefault(event.name, bytearray())


def cuts(
    before: dict[str, bytes], events: Sequence[Event], moments: Sequence[int], into: Path,
    part: Callable[[Disk, int], list[Event]],
) -> Iterator[tuple[int, Path, list[str]]]:  # fmt: skip
    """Cut the power after so many events, for each of the moments: its number, the folder as found, what was promised.

    `part(disk, number)` says what of the loose writes the disk holds.
    """
    disk, done = Disk({name: bytearray(content) for name, content in before.items()}), 0
    for number, moment in enumerate(sorted(moments)):
        for event in events[done:moment]:
            disk.feel(event)
        done = max(done, moment)
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir()
        for name, content in disk.after(part(disk, number)).items():
            (into / name).write_bytes(content)
        yield number, into, list(disk.acks)
