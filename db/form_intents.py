"""Intents of forms: one open row per login, form and subject (design 5). Outside the books."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from db.engine import Row, Session
from db.tables import FormIntent
from db.types import new_id

_OPEN: Final = (
    "SELECT f.id, f.subject, f.key, f.shown_at, f.result, i.action, i.answer FROM form_intent f"
    " LEFT JOIN intent i ON i.community_id = f.community_id AND i.actor_id = :actor_id AND i.key = f.key"
    " WHERE f.community_id = :community_id AND f.login_id = :login_id AND f.form = :form AND f.left_at IS NULL"
)


def open_form(
    session: Session, *, community_id: str, login_id: str, actor_id: str, form: str, subject: str
) -> Row | None:
    """The open row with the first answer that its key got, or None where the form is new."""
    return session.first(
        f"{_OPEN} AND f.subject = :subject",
        community_id=community_id,
        login_id=login_id,
        actor_id=actor_id,
        form=form,
        subject=subject,
    )


def open_forms(
    session: Session, *, community_id: str, login_id: str, actor_id: str, form: str, limit: int
) -> list[Row]:
    """All open rows of one form, as `open_form` gives them, in the order in which they were shown."""
    return session.all(
        f"{_OPEN} ORDER BY f.shown_at, f.id LIMIT :limit",
        community_id=community_id,
        login_id=login_id,
        actor_id=actor_id,
        form=form,
        limit=limit,
    )


def note_result(session: Session, *, community_id: str, login_id: str, form_id: str, result: str) -> bool:
    """Write down what the last press of an open form came to, where it has no answer."""
    return bool(
        session.change(
            "UPDATE form_intent SET result = :result WHERE community_id = :community_id"
            " AND id = :form_id AND login_id = :login_id AND left_at IS NULL",
            community_id=community_id,
            form_id=form_id,
            login_id=login_id,
            result=result,
        )
    )


def show_form(
    session: Session, *, community_id: str, login_id: str, form: str, subject: str, key: str, at: datetime
) -> bool:
    """Note that a form is shown for the first time; False where another tab has just done it."""
    return session.insert_new(
        FormIntent,
        community_id=community_id,
        id=new_id(),
        login_id=login_id,
        form=form,
        subject=subject,
        key=key,
        shown_at=at,
        result=None,
        left_at=None,
    )


def leave_form(
    session: Session, *, community_id: str, login_id: str, form_id: str, result: str | None, at: datetime
) -> bool:
    """The result was seen and left; the next showing of the form begins anew."""
    return bool(
        session.change(
            "UPDATE form_intent SET left_at = :at, result = :result WHERE community_id = :community_id"
            " AND id = :form_id AND login_id = :login_id AND left_at IS NULL",
            community_id=community_id,
            form_id=form_id,
            login_id=login_id,
            result=result,
            at=at,
        )
    )
