"""Words to one person: on their first page until they put them away. What they tell stands in the books (design 9)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import db.messages
from core.books import Work
from core.bootstrap import App
from core.clock import Clock
from core.commands import query
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.tables import Message
from db.types import new_id

MESSAGES_MAX: Final = 20
NOTE_LETTERS_MAX: Final = 200


def tell(
    work: Work, person_ids: Iterable[str], kind: str, *, activity_id: str | None = None, reason: str | None = None,
    note: str = "",
) -> None:  # fmt: skip
    """Leave a word for some people inside a command; `kind` is the sentence `message.<kind>`."""
    work.insert_all(
        Message,
        [
            {
                "id": new_id(), "person_id": person_id, "kind": kind, "activity_id": activity_id, "reason": reason,
                "note": note.strip()[:NOTE_LETTERS_MAX] or None, "sent_at": work.now, "seen_at": None,
            }
            for person_id in person_ids
        ],
    )  # fmt: skip


@query("messages.mine", roles={Role.RESIDENT}, scope=Scope.OWN)
def my_messages(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """What the reader has not put away yet, the newest first; nothing for an account without a person."""
    if actor.person_id is None:
        return []
    return db.messages.unseen(session, community_id=actor.community_id, person_id=actor.person_id, limit=MESSAGES_MAX)


def put_away(app: App, actor: Actor, *, message_id: str) -> None:
    """The reader has seen one of their own messages. Outside the books, like how somebody reads."""
    if actor.person_id is None:
        return
    with app.writing() as (session, clock):
        db.messages.put_away(
            session,
            community_id=actor.community_id,
            person_id=actor.person_id,
            message_id=message_id,
            seen_at=clock.now(),
        )
