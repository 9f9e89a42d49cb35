"""The check value of a statement: the same on paper, in the spreadsheet and on screen, and a place to compare it.

It is a keyed digest over the number, the sums and every line with whether it is paid, so a paper that was printed
before a line was disputed no longer matches; once it is left out, a decision changes nothing on it.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

import db.statements
from core.bootstrap import App
from core.clock import Clock
from core.codes import ALPHABET
from core.commands import query
from core.errors import NotFound
from core.policy import Actor, Role, Scope
from core.statement_lists import OFFICE, SHOP, to_pay
from db.engine import Row, Session
from db.states import LineState, StatementState

_BYTES: Final = 10  # 16 symbols of base 32
_SYMBOLS: Final = 16
_ALIKE: Final = str.maketrans("OIL", "011")
_HYPHENS: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedStatement:
    """What the books say about a statement whose number and check value somebody holds; sums in fen."""

    number: str
    shop: str
    fund: str
    month: str
    lines: int
    to_pay_fen: int
    state: StatementState
    paid_on: date | None


def statement_check_value(app: App, actor: Actor, *, number: str) -> str:
    """The check value for whoever may see the statement. Raises NotFound, foreign ones alike."""
    return app.look(actor, check_value, number=number)


@query("statement.check_value", roles=SHOP | OFFICE, scope=Scope.SHOP)
def check_value(session: Session, clock: Clock, actor: Actor, *, number: str) -> str:
    """16 symbols in four groups. Raises NotFound, foreign ones alike."""
    row = db.statements.statement(session, community_id=actor.community_id, number=number)
    if row is None or (not actor.roles & OFFICE and row.shop_id != actor.shop_id):
        raise NotFound(number=number)
    return _value(session, actor.community_id, row)


@query("statement.compare", roles=set(Role), scope=Scope.PUBLIC)
def compare_statement(
    session: Session, clock: Clock, actor: Actor, *, number: str, value: str
) -> CheckedStatement | None:
    """What the books say, for whoever holds the paper; None where number and value do not belong together."""
    row = db.statements.statement(session, community_id=actor.community_id, number=_clean_number(number))
    if row is None or not hmac.compare_digest(_value(session, actor.community_id, row), _clean_value(value)):
        return None
    return CheckedStatement(
        number=row.number,
        shop=row.shop,
        fund=row.fund,
        month=row.month,
        lines=row.lines,
        to_pay_fen=to_pay(row),
        state=StatementState(row.state),
        paid_on=row.paid_on,
    )


# -- how it works ------------------------------------------------------------------------------------------------


def _value(session: Session, community_id: str, row: Row) -> str:
    lines = db.statements.lines(session, community_id=community_id, statement_id=row.id)
    adjustments = (
        db.statements.adjustments(session, community_id=community_id, statement_id=row.id) if row.adjustments else ()
    )
    told = (
        row.number,
        (row.face_fen, row.kept_fen, row.adjusted_fen, to_pay(row)),
        *((line.position, line.serial, line.face_fen, line.kept_fen, line.state == LineState.BILLED) for line in lines),
        *(("+", line.position, line.serial, line.kept_fen) for line in adjustments),
    )
    hashed = session.secrets.keyed_hash("statement paper", community_id, "\x1f".join(str(part) for part in told))
    number = int.from_bytes(hashlib.sha256(hashed.encode()).digest()[:_BYTES])
    return _grouped("".join(ALPHABET[number >> shift & 31] for shift in range(75, -1, -5)))


def _clean_number(typed: str) -> str:
    return "".join(unicodedata.normalize("NFKC", typed).translate(_HYPHENS).upper().split())


def _clean_value(typed: str) -> str:
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_ALIKE)
    return _grouped("".join(sign for sign in plain if sign in ALPHABET)[: _SYMBOLS + 1])


def _grouped(symbols: str) -> str:
    """Four groups of four, easy to read aloud."""
    return "-".join(symbols[start : start + 4] for start in range(0, len(symbols), 4))
