"""How somebody reads: language and type size, kept with the account (design 9). Outside the books."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import db.preferences
from core.bootstrap import App
from core.i18n import Language
from core.policy import Actor
from db.engine import Session

SIZES: Final = (1, 2, 3)  # A, A+, A++


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """A language, and a type size of 1 to 3."""

    language: Language = Language.ZH
    type_size: int = 1


def read_size(text: str | None) -> int:
    """The size named by a cookie or an address; anything else is the first."""
    return int(text) if text in ("1", "2", "3") else 1


def preferences_of(session: Session, actor: Actor) -> Preferences | None:
    """What the actor's account keeps; None for actors without an account (console, jobs, tokens)."""
    row = db.preferences.of_account(session, community_id=actor.community_id, account_id=actor.id)
    if row is None:
        return None
    size = row.type_size if row.type_size in SIZES else SIZES[0]
    return Preferences(language=Language.read(row.language), type_size=size)


def keep_preferences(
    app: App, actor: Actor, *, language: Language | None = None, type_size: int | None = None
) -> Preferences:
    """Note the actor's own choice; what is not named stays."""
    with app.writing() as (session, _):
        kept = preferences_of(session, actor) or Preferences()
        if language is not None:
            kept = replace(kept, language=language)
        if type_size in SIZES:
            kept = replace(kept, type_size=type_size)
        db.preferences.keep(
            session,
            community_id=actor.community_id,
            account_id=actor.id,
            language=kept.language.value,
            type_size=kept.type_size,
        )
    return kept
