"""What every command shares: how it answers and refuses, which community is meant, who acts."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

import db.places
from core.books import Intent, an_intent
from core.bootstrap import App, build_app
from core.communities import console_actor
from core.errors import AppError, NotFound
from core.i18n import Language, translator
from core.policy import Actor
from core.settings import Settings
from core.shops import list_shops
from core.who import actor_named
from db.engine import Row
from db.migrate import SchemaMismatch
from db.secrets import KeyFileMissing

AsJson = Annotated[bool, typer.Option("--json", help="One JSON value on stdout.")]
AsUser = Annotated[str | None, typer.Option("--as", metavar="USER", help="Act as this account, under its policy.")]
InCommunity = Annotated[str | None, typer.Option("--community", metavar="CODE", help="Which community.")]
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]


def say(words: str) -> None:
    """A line for people; stdout is kept for answers."""
    print(words, file=sys.stderr)


def answer(value: Any, *, as_json: bool, words: Callable[[], str] | None = None) -> None:
    """The command's answer: JSON, or lines for people."""
    print(json.dumps(value, ensure_ascii=False, default=str) if as_json or words is None else words())


def refuse(refusal: AppError, *, as_json: bool) -> NoReturn:
    """A refusal ends the command with exit code 1."""
    facts = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in refusal.facts.items()}
    if as_json:
        print(json.dumps({"error": {"key": refusal.key, "facts": facts}}, ensure_ascii=False, default=str))
    else:
        say(translator(Language.ZH)(refusal.key, **refusal.facts))
        say(translator(Language.EN)(refusal.key, **refusal.facts))
    raise typer.Exit(1)


def until_the_end(app: App) -> App:
    """Let the database go when the command ends, however it ends."""
    _opened.append(app)
    return app


_opened: list[App] = []


def close_all() -> None:
    """Return every database that this call opened."""
    while _opened:
        _opened.pop().database.close()


def opened(*, as_json: bool) -> App:
    """The App of the settings, or one sentence that says what to type."""
    settings = Settings()
    try:
        return until_the_end(build_app(settings))
    except SchemaMismatch as mismatch:
        other_version(mismatch, as_json=as_json)
    except KeyFileMissing:
        cannot_open("error.init.keys_lost", as_json=as_json, file=settings.key_file.name)


def other_version(mismatch: SchemaMismatch, *, as_json: bool) -> NoReturn:
    """There is no database yet, or one that another version of the program made."""
    key = "error.database.missing" if mismatch.found is None else "error.database.other_version"
    cannot_open(key, as_json=as_json, found=mismatch.found or "", needed=mismatch.needed)


def cannot_open(key: str, *, as_json: bool, **facts: str) -> NoReturn:
    """Why nothing can be done before there is a database, in both languages: nobody has chosen one yet."""
    if as_json:
        print(json.dumps({"error": {"key": key, "facts": facts}}))
    else:
        say(translator(Language.ZH)(key, **facts))
        say(translator(Language.EN)(key, **facts))
    raise typer.Exit(1)


def community_of(app: App, code: str | None) -> Row:
    """The community that is meant; with several the demo's first one is used and named."""
    with app.reading() as (session, _):
        found = db.places.communities(session)
    chosen = [row for row in found if row.code == code] if code else found
    if not chosen:
        raise NotFound(community=code or "")
    if len(chosen) > 1:
        say(f"community {chosen[0].code} {chosen[0].name}")
    return chosen[0]


def actor_of(app: App, as_user: str | None, community: Row) -> Actor:
    """A real account under its policy, or the console's administrator."""
    if as_user is None:
        return console_actor(community)
    with app.reading() as (session, clock):
        actor = actor_named(session, clock, login_name=as_user, community_id=community.id)
    if actor is None:
        raise NotFound(user=as_user)
    return actor


class Door:
    """One call at the console: the app, who acts, in which community."""

    def __init__(self, as_json: bool, as_user: str | None = None, community: str | None = None) -> None:
        self.app = opened(as_json=as_json)
        self.community = community_of(self.app, community)
        self.actor = actor_of(self.app, as_user, self.community)

    def do(self, command: Callable[..., Any], intent: Intent | None = None, /, **named: Any) -> Any:
        """One command."""
        return self.app.do(self.actor, intent or an_intent("cli"), command, **named)

    def look(self, query: Callable[..., Any], /, **named: Any) -> Any:
        """One query."""
        return self.app.look(self.actor, query, **named)

    def shop(self, code: str) -> Any:
        """A shop by its code."""
        for shop in self.look(list_shops):
            if shop.code == code:
                return shop
        raise NotFound(shop=code)
