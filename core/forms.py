"""The intent of a form (design 5): made when it is first shown, found again by every rerun, reload and second tab.

It ends when its result was seen and left. Nothing of it lives in the browser or in a page's memory.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import db.form_intents
from core.books import Intent
from core.bootstrap import App
from core.commands import kept_answer, policy_of
from core.errors import SignInNeeded
from core.policy import Actor

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenForm:
    """A form as one login sees it now; `answer` is what its press came to, None before the press."""

    id: str
    key: str
    shown_at: datetime
    action: str | None
    answer: str | None

    def intent(self, *, source: str = "page", **named: Any) -> Intent:
        """The press of this form."""
        return Intent(key=self.key, source=source, **named)

    def answered(self, command: Callable[..., R]) -> R | None:
        """The first answer of `command` to this form, or None: not pressed yet, or pressed for something else."""
        if self.answer is None or self.action != policy_of(command).action:
            return None
        return kept_answer(command, self.answer)


def open_form(app: App, actor: Actor, *, form: str, subject: str = "") -> OpenForm:
    """Find the form's open row or make it. Raises SignInNeeded for actors without a login."""
    if actor.login_id is None:
        raise SignInNeeded()
    place = {"community_id": actor.community_id, "login_id": actor.login_id, "form": form, "subject": subject}
    with app.reading() as (session, _):
        row = db.form_intents.open_form(session, actor_id=actor.id, **place)
    if row is None:
        with app.writing() as (session, clock):
            db.form_intents.show_form(session, key=secrets.token_hex(12), at=clock.now(), **place)
            row = db.form_intents.open_form(session, actor_id=actor.id, **place)
    assert row is not None
    return OpenForm(id=row.id, key=row.key, shown_at=row.shown_at, action=row.action, answer=row.answer)


def leave_form(app: App, actor: Actor, form: OpenForm) -> None:
    """The result was seen: the next showing begins anew. Leaving twice acts once."""
    with app.writing() as (session, clock):
        db.form_intents.leave_form(
            session,
            community_id=actor.community_id,
            login_id=actor.login_id or "",
            form_id=form.id,
            result=form.answer,
            at=clock.now(),
        )
