"""The chain page by page, and what stands beside it in the books."""

from __future__ import annotations

from collections.abc import Sequence

from db.check import PAGE
from db.engine import Row, Session


def hold_still(session: Session) -> None:
    """Let every statement of this reading transaction see the same instant, for as long as it takes."""
    if session.dialect == "postgresql":
        session.change("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        session.change("SET LOCAL statement_timeout = 0")


def communities(session: Session) -> list[Row]:
    """Every community: (id, zone)."""
    return session.all("SELECT id, time_zone AS zone FROM community ORDER BY id")


def operations(session: Session, *, community_id: str, after: int) -> list[Row]:
    """The next page of operations by sequence; the columns up to `facts` are those of the chain's hash, in order."""
    return session.all(
        "SELECT id, seq, action, actor_id, acting_role, on_behalf_of, reason, source, intent_key, subject, note_id,"
        " note_hash, recorded_at AS recorded, occurred_at AS occurred, facts, transfers, moves, hash FROM operation"
        " WHERE community_id = :community_id AND seq > :after ORDER BY seq LIMIT :page",
        community_id=community_id,
        after=after,
        page=PAGE,
    )


_TRANSFER = (
    "SELECT id, seq, unit, debit_account, credit_account, amount, kind, occurred_at AS occurred, reverses_id,"
    " operation_id, recorded_at AS recorded FROM transfer WHERE community_id = :community_id"
)


def transfers(session: Session, *, community_id: str, after: int, until: int) -> list[Row]:
    """Transfers by their own sequence; the columns up to `reverses_id` are those of the chain's hash."""
    return session.all(
        f"{_TRANSFER} AND seq > :after AND seq <= :until ORDER BY seq",
        community_id=community_id,
        after=after,
        until=until,
    )


def transfers_of(session: Session, *, community_id: str, operation_id: str) -> list[Row]:
    """The transfers of one operation, whatever their sequence."""
    return session.all(
        f"{_TRANSFER} AND operation_id = :operation_id ORDER BY seq",
        community_id=community_id,
        operation_id=operation_id,
    )


def miscounted(session: Session, *, community_id: str) -> set[str]:
    """Operations that have another number of transfers than they say."""
    rows = session.all(
        "SELECT o.id FROM operation o WHERE o.community_id = :community_id AND o.transfers <> (SELECT COUNT(*)"
        " FROM transfer t WHERE t.community_id = o.community_id AND t.operation_id = o.id)",
        community_id=community_id,
    )
    return {row.id for row in rows}


def moves(session: Session, *, community_id: str, after: int, until: int) -> list[Row]:
    """Moves of the operations of a page."""
    return session.all(
        "SELECT subject_table, subject_id, from_state, to_state, operation_seq, line, operation_id FROM move"
        " WHERE community_id = :community_id AND operation_seq > :after AND operation_seq <= :until"
        " ORDER BY operation_seq, line",
        community_id=community_id,
        after=after,
        until=until,
    )


def head(session: Session, *, community_id: str) -> Row | None:
    """The end of the chain as the head row tells it: (operation_seq, transfer_seq, recorded, hash)."""
    return session.first(
        "SELECT operation_seq, transfer_seq, recorded_at AS recorded, hash FROM chain_head"
        " WHERE community_id = :community_id",
        community_id=community_id,
    )


def guards(session: Session, *, community_id: str) -> list[Row]:
    """Every guard: (account, balance)."""
    return session.all(
        "SELECT account, balance FROM guard WHERE community_id = :community_id ORDER BY account",
        community_id=community_id,
    )


def counters(session: Session, *, community_id: str) -> list[Row]:
    """Every counter: (name, reached)."""
    return session.all(
        "SELECT name, last AS reached FROM counter WHERE community_id = :community_id ORDER BY name",
        community_id=community_id,
    )


def seals(session: Session, *, community_id: str) -> list[Row]:
    """Every seal by day: (id, day, operation_seq, head, operations, refusals, totals, signature)."""
    return session.all(
        "SELECT id, day_on AS day, operation_seq, head, operations, refusals, totals, signature FROM seal"
        " WHERE community_id = :community_id ORDER BY day_on",
        community_id=community_id,
    )


# -- beside the chain --------------------------------------------------------------------------------------------


def reversals(session: Session, *, community_id: str) -> list[Row]:
    """Corrections that do not undo the transfer they name: (id, original, why)."""
    return session.all(
        "SELECT t.id, t.reverses_id AS original, CASE WHEN o.id IS NULL THEN 'missing' WHEN o.reverses_id IS NOT NULL"
        " THEN 'twice' WHEN t.amount > o.amount THEN 'amount' ELSE 'accounts' END AS why FROM transfer t"
        " LEFT JOIN transfer o ON o.community_id = t.community_id AND o.id = t.reverses_id"
        " WHERE t.community_id = :community_id AND t.reverses_id IS NOT NULL AND (o.id IS NULL"
        " OR o.reverses_id IS NOT NULL OR t.amount > o.amount OR t.debit_account <> o.credit_account"
        " OR t.credit_account <> o.debit_account)",
        community_id=community_id,
    )


def over_reversed(session: Session, *, community_id: str) -> list[Row]:
    """Transfers whose corrections add up to more than they moved: (id, amount, reversed)."""
    return session.all(
        "SELECT o.id, o.amount, CAST(SUM(t.amount) AS BIGINT) AS reversed FROM transfer t"
        " JOIN transfer o ON o.community_id = t.community_id AND o.id = t.reverses_id"
        " WHERE t.community_id = :community_id AND t.reverses_id IS NOT NULL"
        " GROUP BY o.id, o.amount HAVING SUM(t.amount) > o.amount",
        community_id=community_id,
    )


def count_reversals(session: Session, *, community_id: str) -> int:
    """How many transfers name another one."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM transfer WHERE community_id = :community_id AND reverses_id IS NOT NULL",
            community_id=community_id,
        )
    )


def unsigned_operations(
    session: Session, *, community_id: str, roles: Sequence[str], sources: Sequence[str]
) -> list[Row]:
    """Operations that lack who, in what role, through which door, by which press or about what: (id)."""
    return session.all(
        "SELECT id FROM operation WHERE community_id = :community_id AND (actor_id = '' OR action = '' OR subject = ''"
        f" OR intent_key = '' OR acting_role NOT IN ({_listed(roles)}) OR source NOT IN ({_listed(sources)}))",
        community_id=community_id,
    )


def intents_astray(session: Session, *, community_id: str) -> list[Row]:
    """Intents that name an operation of another actor, press or action, or a second one of it: (name, operation)."""
    return session.all(
        "SELECT i.actor_id || '/' || i.key AS name, i.operation_id AS operation FROM intent i"
        " JOIN operation o ON o.community_id = i.community_id AND o.id = i.operation_id"
        " WHERE i.community_id = :community_id"
        " AND (o.actor_id <> i.actor_id OR o.intent_key <> i.key OR o.action <> i.action)",
        community_id=community_id,
    )


def operations_without_intent(session: Session, *, community_id: str, founding: str) -> list[Row]:
    """Operations whose press is not there; the founding one has none: (id, name)."""
    return session.all(
        "SELECT o.id, o.actor_id || '/' || o.intent_key AS name FROM operation o"
        " LEFT JOIN intent i ON i.community_id = o.community_id AND i.actor_id = o.actor_id AND i.key = o.intent_key"
        " AND i.operation_id = o.id"
        " WHERE o.community_id = :community_id AND i.key IS NULL AND o.action <> :founding",
        community_id=community_id,
        founding=founding,
    )


def notes(session: Session, *, community_id: str) -> list[Row]:
    """Notes with the hash that their operation keeps, None where none names them: (id, text, salt, kept)."""
    return session.all(
        "SELECT n.id, n.text, n.salt, o.note_hash AS kept FROM note n"
        " LEFT JOIN operation o ON o.community_id = n.community_id AND o.note_id = n.id"
        " WHERE n.community_id = :community_id",
        community_id=community_id,
    )


def _listed(values: Sequence[str]) -> str:
    """Our own codes as an SQL list; never anything that came from outside."""
    return ", ".join(f"'{value}'" for value in values)
