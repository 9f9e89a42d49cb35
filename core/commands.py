"""What makes a function a command or a query (design 5).

A command runs policy gate → intent → its own rules and writes → operation → stored answer, inside the caller's
transaction. The same intent with the same data gets its first answer again; with other data it is refused.
"""

from __future__ import annotations

import dataclasses
import functools
import hmac
import json
import typing
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Concatenate, ParamSpec, TypeVar

from pydantic import TypeAdapter

import db.books
from core.books import Intent, Work
from core.clock import Clock
from core.errors import IntentReused
from core.policy import Actor, Policy, Role, Scope, register, require
from db.engine import Session
from db.types import new_id, to_stored

P = ParamSpec("P")
R = TypeVar("R")
Command = Callable[Concatenate[Session, Clock, Actor, Intent, P], R]
Query = Callable[Concatenate[Session, Clock, Actor, P], R]


def command(
    action: str,
    *,
    roles: set[Role],
    scope: Scope,
    second_person: bool = False,
    keep: Callable[[Any], Any] | None = None,
    tidy: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
) -> Callable[[Callable[Concatenate[Work, P], R]], Command[P, R]]:
    """Register a writer. The decorated function takes a `Work`; callers pass session, clock, actor, intent.

    `keep` turns the answer into what may be stored for a replay (codes of new vouchers are left out). `tidy` brings the
    named arguments into one form first, so that the same code with and without dashes is the same data.
    """
    policy = register(
        Policy(action=action, roles=frozenset(roles), scope=scope, is_command=True, second_person=second_person)
    )

    def wrap(body: Callable[Concatenate[Work, P], R]) -> Command[P, R]:
        adapter: list[TypeAdapter[R]] = []

        @functools.wraps(body)
        def run(session: Session, clock: Clock, actor: Actor, intent: Intent, /, *args: Any, **named: Any) -> Any:
            assert not args, "commands take named arguments"
            role = require(actor, policy)
            if tidy:
                named = tidy(named)
            if not adapter:
                adapter.append(TypeAdapter(_return_type(body)))
            data = _data_hash(session, actor.community_id, action, named)
            now = clock.now()
            is_first = session.insert_new(
                db.books.IntentRecord,
                community_id=actor.community_id,
                actor_id=actor.id,
                key=intent.key,
                action=action,
                data_hash=data,
                answer=None,
                operation_id=None,
                created_at=now,
            )
            if not is_first:
                return _replay(session, actor, intent, action, data, adapter[0])
            work = Work(session=session, clock=clock, actor=actor, intent=intent, policy=policy, role=role, now=now)
            result = body(work, **named)  # type: ignore[call-arg]
            if work.has_changes:
                work.finish()
            elif intent.source == "job":  # a round of scheduled work that found nothing leaves nothing behind
                db.books.drop_intent(session, community_id=actor.community_id, actor_id=actor.id, key=intent.key)
                return result
            kept = keep(result) if keep else result
            db.books.answer(
                session,
                community_id=actor.community_id,
                actor_id=actor.id,
                key=intent.key,
                text=adapter[0].dump_json(kept).decode(),
                operation_id=work.operation_id if work.has_changes else None,
            )
            return result

        def read(text: str) -> R:
            if not adapter:
                adapter.append(TypeAdapter(_return_type(body)))
            return _as_replay(adapter[0].validate_json(text))

        run.policy = policy  # type: ignore[attr-defined]
        run.read_answer = read  # type: ignore[attr-defined]
        del run.__wrapped__  # the outer signature is the one that callers see
        return run

    return wrap


def query(
    action: str, *, roles: set[Role], scope: Scope
) -> Callable[[Callable[Concatenate[Session, Clock, Actor, P], R]], Query[P, R]]:
    """Register a reader: the gate runs before any read."""
    policy = register(Policy(action=action, roles=frozenset(roles), scope=scope, is_command=False))

    def wrap(body: Callable[Concatenate[Session, Clock, Actor, P], R]) -> Query[P, R]:
        @functools.wraps(body)
        def run(session: Session, clock: Clock, actor: Actor, /, *args: Any, **named: Any) -> Any:
            require(actor, policy)
            return body(session, clock, actor, *args, **named)

        run.policy = policy  # type: ignore[attr-defined]
        return run

    return wrap


def policy_of(function: Callable[..., Any]) -> Policy:
    """The register's line of a command or query."""
    return function.policy  # type: ignore[attr-defined,no-any-return]


def kept_answer(function: Callable[..., R], text: str) -> R:
    """A command's first answer, read from what was kept of it."""
    return function.read_answer(text)  # type: ignore[attr-defined,no-any-return]


def record_refusal(
    session: Session, clock: Clock, actor: Actor, *, action: str, key: str, subject: str, source: str
) -> None:
    """Write a refusal, in a transaction of its own after the command was rolled back.

    Like the chain, its time never falls behind what was recorded before: a sealed day stays as it was counted.
    """
    session.insert(
        db.books.Refusal,
        community_id=actor.community_id,
        id=new_id(),
        action=action,
        actor_id=actor.id,
        key=key,
        subject=subject[:200],
        source=source,
        refused_at=max(clock.now(), db.books.last_recorded_at(session, community_id=actor.community_id)),
    )


def _replay(session: Session, actor: Actor, intent: Intent, action: str, data: str, adapter: TypeAdapter[Any]) -> Any:
    earlier = db.books.first_answer(session, community_id=actor.community_id, actor_id=actor.id, key=intent.key)
    if earlier is None or earlier.action != action or earlier.data_hash != data or earlier.answer is None:
        raise IntentReused(intent=intent.key)
    return _as_replay(adapter.validate_json(earlier.answer))


def _as_replay(result: R) -> R:
    if dataclasses.is_dataclass(result) and any(f.name == "is_replay" for f in dataclasses.fields(result)):
        return dataclasses.replace(result, is_replay=True)  # type: ignore[type-var]
    return result


def _return_type(body: Callable[..., Any]) -> Any:
    return typing.get_type_hints(body)["return"]


def _data_hash(session: Session, community_id: str, action: str, named: dict[str, Any]) -> str:
    text = json.dumps([action, named], sort_keys=True, ensure_ascii=False, default=_plain)
    return hmac.digest(session.secrets.key("intent data", community_id), text.encode(), "sha256").hex()


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    return to_stored(value)
