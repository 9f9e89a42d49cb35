"""Writers have their turn in the order in which they asked."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from db.file_lock import FileLock, Turns


def waiting(turns: Turns, count: int) -> None:
    """Come back when so many stand in the row."""
    while len(turns._waiting) < count:
        threading.Event().wait(0.001)


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns, served = Turns(), []

    def stand_in_line(place: int) -> None:
        with turns:
            served.append(place)

    turns.acquire()
    people = [threading.Thread(target=stand_in_line, args=(place,)) for place in range(8)]
    for place, person in enumerate(people, start=1):
        person.start()
        waiting(turns, place)
    turns.release()
    for person in people:
        person.join()
    assert served == list(range(8))


def test_nobody_comes_in_while_somebody_is_inside() -> None:
    turns, inside, seen = Turns(), [0], []

    def come_and_go() -> None:
        for _ in range(200):
            with turns:
                inside[0] += 1
                seen.append(inside[0])
                inside[0] -= 1

    people = [threading.Thread(target=come_and_go) for _ in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert seen == [1] * 800


def test_somebody_interrupted_in_the_row_does_not_hold_up_the_others() -> None:
    turns = Turns()
    turns.acquire()
    with pytest.MonkeyPatch.context() as patch:
        gates = iter([_OpenThenInterrupted()])
        patch.setattr("db.file_lock.threading.Lock", lambda: next(gates))
        with pytest.raises(KeyboardInterrupt):
            turns.acquire()
    turns.release()
    with turns:
        assert not turns._waiting


class _OpenThenInterrupted:
    """A gate that closes, and whose owner is called away while waiting before it."""

    def __init__(self) -> None:
        self._is_closed = False

    def acquire(self) -> None:
        if self._is_closed:
            raise KeyboardInterrupt
        self._is_closed = True


def test_a_second_process_would_find_the_file_locked(tmp_path: Path) -> None:
    one, other = FileLock(tmp_path / "linli.db.lock"), FileLock(tmp_path / "linli.db.lock")
    came: list[str] = []

    def come() -> None:
        with other:
            came.append("other")

    with one:
        neighbour = threading.Thread(target=come)
        neighbour.start()
        neighbour.join(0.2)
        assert came == []
    neighbour.join()
    assert came == ["other"]
    one.close()
    other.close()
