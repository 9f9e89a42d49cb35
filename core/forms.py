"""The intent of a form (design 5): made when it is first shown, found again by every rerun, reload and second tab.

It ends when its result was seen and left. Nothing of it lives in the browser or in a page's memory. Where a page shows
several presses at once, as a till does for one bill, a refusal is kept with its form too, until both are left.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeVar

import db.form_intents
from core.books import Intent
from core.bootstrap import App
from core.commands import kept_answer, policy_of
from core.errors import AppError, SignInNeeded
from core.policy import Actor
from db.engine import Row

R = TypeVar("R")
OPEN_MAX: Final = 100  # of one kind and login that are looked at together


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRefusal:
    """What the last press of a form was refused with; `name` is new for each refusal."""

    name: str
    refusal: AppError


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenForm:
    """A form as one login sees it now; `answer` is what its press came to, None before the press."""

    id: str
    subject: str
    key: str
    shown_at: datetime
    action: str | None
    answer: str | None
    refused: KeptRefusal | None

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
    return _form(row)


def open_forms(app: App, actor: Actor, *, form: str) -> list[OpenForm]:
    """All open rows of one form of this login, whatever they are about, the one shown first in front; at most 100."""
    if actor.login_id is None:
        raise SignInNeeded()
    with app.reading() as (session, _):
        rows = db.form_intents.open_forms(
            session,
            community_id=actor.community_id,
            login_id=actor.login_id,
            actor_id=actor.id,
            form=form,
            limit=OPEN_MAX,
        )
    return [_form(row) for row in rows]


def keep_refusal(app: App, actor: Actor, form: OpenForm, refusal: AppError) -> None:
    """Note that the press was refused, so that reload and second tab show it until the form is left."""
    facts = {name: _plain(value) for name, value in refusal.facts.items()}
    kept = {"name": secrets.token_hex(6), "key": refusal.key, "facts": facts}
    with app.writing() as (session, _):
        db.form_intents.note_result(
            session,
            community_id=actor.community_id,
            login_id=actor.login_id or "",
            form_id=form.id,
            result=json.dumps(kept, ensure_ascii=False),
        )


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


# -- how it works ------------------------------------------------------------------------------------------------


def _form(row: Row) -> OpenForm:
    return OpenForm(
        id=row.id,
        subject=row.subject,
        key=row.key,
        shown_at=row.shown_at,
        action=row.action,
        answer=row.answer,
        refused=_read_refusal(row.result) if row.result and row.answer is None else None,
    )


def _read_refusal(text: str) -> KeptRefusal | None:
    kept = json.loads(text)
    found = next((one for one in _refusals(AppError) if one.key == kept["key"]), None)
    if found is None:  # of an earlier version of the program
        return None
    facts = {name: _read(value) for name, value in kept["facts"].items()}
    return KeptRefusal(name=kept["name"], refusal=found(**facts))


def _refusals(above: type[AppError]) -> Iterator[type[AppError]]:
    for one in above.__subclasses__():
        yield one
        yield from _refusals(one)


def _plain(value: object) -> object:
    """A fact as JSON: instants and days keep what they are."""
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"on": value.isoformat()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | None) else str(value)


def _read(value: object) -> object:
    match value:
        case {"at": str(text)}:
            return datetime.fromisoformat(text)
        case {"on": str(text)}:
            return date.fromisoformat(text)
        case list():
            return [_read(one) for one in value]
    return value
