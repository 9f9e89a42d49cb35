"""Every table alike: digests, births, states, references (invariants 20 and 32, `digest`, `written`)."""

from __future__ import annotations

import db.check.rows
from core.books import WRITTEN
from core.check.look import Look
from core.check.report import Tally
from db.engine import Session, sealed_text
from db.states import BORN, EDGES
from db.tables import metadata


def check(look: Look) -> None:
    """Every sealed or moving row of one community, and every reference."""
    _digests(look)
    _births(look)
    _states(look)
    _references(look)
    _accounts(look)


def homeless(session: Session, tally: Tally) -> None:
    """Rows of a community that is not there; looked for once, since no walk through a community meets them."""
    for table in db.check.rows.tables():
        if table.name == "attempt":
            continue  # a try at a secret is counted before anybody knows in which community
        for row in db.check.rows.homeless(session, table=table.name):
            tally.broken(table.name, row.name, "lost_reference", column="community_id", target=row.community)
            tally.broken("community", row.community, "missing", by=f"{table.name} {row.name}")


def _digests(look: Look) -> None:
    tally, secrets = look["digest"], look.session.secrets
    for table, columns in db.check.rows.sealed_tables().items():
        for row_id, digest, values in db.check.rows.sealed_rows(
            look.session, community_id=look.community_id, table=table, columns=columns
        ):
            tally.checked += 1
            if secrets.row_digest(sealed_text(table, columns, dict(zip(columns, values, strict=True)))) != digest:
                tally.broken(table, row_id, "changed")


def _births(look: Look) -> None:
    """No sealed row stands without the operation that noted it, and none that was noted is gone."""
    tally = look["written"]
    moved = {step.subject_table for step in db.check.rows.steps_taken(look.session, community_id=look.community_id)}
    for table in db.check.rows.sealed_tables():
        named = {"community_id": look.community_id, "table": table}
        tally.checked += db.check.rows.count(look.session, **named)
        for row in db.check.rows.unwritten(look.session, **named):
            tally.broken(table, row.id, "unwritten")
        if table not in moved:
            continue  # each of the questions below walks all moves
        for row in db.check.rows.vanished(look.session, **named):
            tally.broken(table, row.id, "missing", by="move")
        if "operation_id" in metadata.tables[table].columns:
            for row in db.check.rows.births_elsewhere(look.session, **named):
                tally.broken(table, row.id, "differs", column="operation_id", found=row.named, expected=row.noted)


def _states(look: Look) -> None:
    """States are replayed from the moves: each begins where the last one ended, along an edge, to where the row is."""
    tally, named = look["20"], {"community_id": look.community_id}
    for row in db.check.rows.breaks_in_moves(look.session, **named):
        tally.broken("move", row.name, "no_such_step", before=row.before, after=row.from_state)
        tally.broken(row.subject_table, row.subject_id, "no_such_step", before=row.before, after=row.from_state)
    for step in db.check.rows.steps_taken(look.session, **named):
        tally.checked += step.times
        if _is_allowed(step.subject_table, step.from_state, step.to_state):
            continue
        for row in db.check.rows.moves_of_step(
            look.session,
            subject_table=step.subject_table,
            from_state=step.from_state,
            to_state=step.to_state,
            **named,
        ):
            tally.broken("move", row.name, "no_such_step", before=step.from_state, after=step.to_state)
            tally.broken(step.subject_table, row.subject_id, "no_such_step", before=step.from_state,
                         after=step.to_state)  # fmt: skip
    for table in EDGES:
        for row in db.check.rows.states_elsewhere(look.session, table=table, **named):
            tally.broken(table, row.id, "differs", column="state", found=row.state, expected=row.moved)


def _is_allowed(table: str, before: str, after: str) -> bool:
    if table in EDGES:
        return after in BORN[table] if before == "" else (before, after) in EDGES[table]
    return table in db.check.rows.sealed_tables() and (before, after) == ("", WRITTEN)


def _references(look: Look) -> None:
    tally = look["32"]
    for table, column, target in db.check.rows.references():
        tally.checked += 1
        for row in db.check.rows.lost_references(
            look.session, community_id=look.community_id, table=table, column=column, target=target
        ):
            tally.broken(table, row.name, "lost_reference", column=column, target=row.target)
            tally.broken(target, row.target, "missing", by=f"{table} {row.name}")


def _accounts(look: Look) -> None:
    """Accounts name households, funds and shops of their own community."""
    tally = look["32"]
    ids: dict[str, set[str]] = {
        table: db.check.rows.ids(look.session, community_id=look.community_id, table=table)
        for table in ("household", "fund", "shop")
    }
    for account in look.books.balances:
        tally.checked += 1
        holders = ("household",) if account.startswith("points/") else ("fund", "shop")
        for table, owner in zip(holders, account.split("/")[2:], strict=False):
            if owner not in ids[table]:
                tally.broken(table, owner, "missing", by=f"account {account}")
