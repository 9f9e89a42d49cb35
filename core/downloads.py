"""Files that wait to be fetched once more by whoever asked for them: owned, short-lived, in this process's memory only.

Streamlit's own media store hands any file to anybody who knows its address; what holds personal data goes through here.
"""

from __future__ import annotations

import secrets as random
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from core.policy import Actor

SECONDS: Final = 300
BYTES_MAX: Final = 128 * 1024 * 1024  # of all waiting files together; the oldest go first


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file that waits."""

    data: bytes
    name: str
    media_type: str
    owner: tuple[str, str]
    ends_at_seconds: float  # of the monotonic clock


_waiting: OrderedDict[str, Download] = OrderedDict()
_lock = threading.Lock()


def offer(actor: Actor, data: bytes, name: str, media_type: str) -> str:
    """Keep a file for its owner for five minutes; answers the path to fetch it from (`/x/…`)."""
    file_id = random.token_urlsafe(24)
    kept = Download(
        data=data, name=name, media_type=media_type, owner=_owner(actor), ends_at_seconds=time.monotonic() + SECONDS
    )
    with _lock:
        _waiting[file_id] = kept
        _drop_old()
    return f"/x/{file_id}"


def fetch(actor: Actor | None, file_id: str) -> Download | None:
    """The file, for its owner and in its time; None for everybody else."""
    with _lock:
        _drop_old()
        found = _waiting.get(file_id)
    return found if found and actor and found.owner == _owner(actor) else None


def _owner(actor: Actor) -> tuple[str, str]:
    return actor.community_id, actor.id


def _drop_old() -> None:
    now = time.monotonic()
    for file_id in [file_id for file_id, kept in _waiting.items() if kept.ends_at_seconds <= now]:
        del _waiting[file_id]
    while len(_waiting) > 1 and sum(len(kept.data) for kept in _waiting.values()) > BYTES_MAX:
        _waiting.popitem(last=False)
