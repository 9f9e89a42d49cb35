"""Statements on funds: the sponsors' money and what is promised of it (design 4, 7)."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session
from db.tables import Fund, FundMoney, FundTerms

__all__ = ["Fund", "FundMoney", "FundTerms"]

_FUND = "SELECT id, code, name, sponsor, kind, is_default, opened_on FROM fund WHERE community_id = :community_id"
_TERMS = (
    "SELECT effective_on, starts_on, ends_on, monthly_share_fen FROM fund_terms"
    " WHERE community_id = :community_id AND fund_id = :fund_id"
)
#: a share that no month reaches, for funds without one
NO_SHARE_FEN = 2**62


def funds(session: Session, *, community_id: str) -> list[Row]:
    """All funds, the default one first."""
    return session.all(f"{_FUND} ORDER BY is_default DESC, code", community_id=community_id)


def fund(session: Session, *, community_id: str, fund_id: str) -> Row | None:
    """One fund."""
    return session.first(f"{_FUND} AND id = :fund_id", community_id=community_id, fund_id=fund_id)


def fund_by_code(session: Session, *, community_id: str, code: str) -> Row | None:
    """One fund by its code."""
    return session.first(f"{_FUND} AND code = :code", community_id=community_id, code=code)


def default_fund(session: Session, *, community_id: str) -> Row | None:
    """The fund that an exchange draws on when none is named."""
    return session.first(f"{_FUND} AND is_default", community_id=community_id)


def make_default(session: Session, *, community_id: str, fund_id: str) -> None:
    """Let one fund be the default one and no other, in one statement."""
    session.change(
        "UPDATE fund SET is_default = (id = :fund_id) WHERE community_id = :community_id",
        fund_id=fund_id,
        community_id=community_id,
    )


# -- terms and the month's share -----------------------------------------------------------------------------------


def terms_on(session: Session, *, community_id: str, fund_id: str, day: date) -> Row | None:
    """What holds for a fund on a day; of two for one day the later written."""
    return session.first(
        f"{_TERMS} AND effective_on <= :day ORDER BY effective_on DESC, id DESC LIMIT 1",
        community_id=community_id,
        fund_id=fund_id,
        day=day,
    )


def add_to_month(
    session: Session, *, community_id: str, fund_id: str, month: str, face_fen: int, share_fen: int | None
) -> bool:
    """Count a promise for a month (`YYYY-MM`) by one conditional upsert; False where it would go above the share."""
    share = NO_SHARE_FEN if share_fen is None else share_fen
    if face_fen > share:
        return False
    return bool(
        session.change(
            "INSERT INTO fund_month (community_id, fund_id, month, promised_fen)"
            " VALUES (:community_id, :fund_id, :month, :face_fen)"
            " ON CONFLICT (community_id, fund_id, month) DO UPDATE"
            " SET promised_fen = fund_month.promised_fen + :face_fen"
            " WHERE fund_month.promised_fen + :face_fen <= :share",
            community_id=community_id,
            fund_id=fund_id,
            month=month,
            face_fen=face_fen,
            share=share,
        )
    )


def take_off_month(session: Session, *, community_id: str, fund_id: str, month: str, face_fen: int) -> None:
    """A promise of this month that was taken back in it leaves its share."""
    session.change(
        "UPDATE fund_month SET promised_fen = promised_fen - :face_fen"
        " WHERE community_id = :community_id AND fund_id = :fund_id AND month = :month",
        community_id=community_id,
        fund_id=fund_id,
        month=month,
        face_fen=face_fen,
    )


def promised_in_month(session: Session, *, community_id: str, fund_id: str, month: str) -> int:
    """What was promised in a month, less what was taken back in it."""
    return int(
        session.value(
            "SELECT promised_fen FROM fund_month"
            " WHERE community_id = :community_id AND fund_id = :fund_id AND month = :month",
            community_id=community_id,
            fund_id=fund_id,
            month=month,
        )
        or 0
    )


# -- money ---------------------------------------------------------------------------------------------------------


def money_of(session: Session, *, community_id: str, fund_id: str, limit: int) -> list[Row]:
    """Payments of a sponsor and back, the newest first: (direction, amount_fen, paid_on, proof)."""
    return session.all(
        "SELECT direction, amount_fen, paid_on, proof FROM fund_money"
        " WHERE community_id = :community_id AND fund_id = :fund_id ORDER BY paid_on DESC, id DESC LIMIT :limit",
        community_id=community_id,
        fund_id=fund_id,
        limit=limit,
    )


def shop_guards_fen(session: Session, *, community_id: str, fund_id: str, account: str) -> int:
    """What a fund's guarded account holds at all shops together: `fen/disputed` or `fen/due_back`."""
    return int(
        session.value(
            "SELECT COALESCE(SUM(g.balance), 0) FROM shop s"
            " JOIN guard g ON g.community_id = s.community_id AND g.account = :prefix || s.id"
            " WHERE s.community_id = :community_id",
            community_id=community_id,
            prefix=f"{account}/{fund_id}/",
        )
    )


def months_of(session: Session, *, community_id: str, fund_id: str) -> list[Row]:
    """What was promised by month, the oldest first: (month, promised_fen)."""
    return session.all(
        "SELECT month, promised_fen FROM fund_month WHERE community_id = :community_id AND fund_id = :fund_id"
        " ORDER BY month",
        community_id=community_id,
        fund_id=fund_id,
    )


def became(session: Session, *, community_id: str, fund_id: str) -> list[Row]:
    """Goods and services that went out of a fund's stock for good or for now: (name, kind, cost_fen, pieces)."""
    return session.all(
        "SELECT name, kind, cost_fen, supplied - stock AS pieces FROM (SELECT r.code, r.name, r.kind, r.cost_fen,"
        " r.stock, COALESCE((SELECT CAST(SUM(CASE p.direction WHEN 'in' THEN p.pieces ELSE -p.pieces END) AS BIGINT)"
        " FROM reward_supply p WHERE p.community_id = r.community_id AND p.reward_id = r.id), 0) AS supplied"
        " FROM reward r WHERE r.community_id = :community_id AND r.fund_id = :fund_id) rewards"
        " WHERE supplied > stock ORDER BY code",
        community_id=community_id,
        fund_id=fund_id,
    )


def funded_fen(session: Session, *, community_id: str, fund_id: str) -> int:
    """What sponsors put in; a handful of transfers, found by their account."""
    return int(
        session.value(
            "SELECT COALESCE(SUM(amount), 0) FROM transfer"
            " WHERE community_id = :community_id AND credit_account = :account",
            community_id=community_id,
            account=f"fen/source/{fund_id}",
        )
    )


def returned_fen(session: Session, *, community_id: str, fund_id: str) -> int:
    """What went back to sponsors."""
    return int(
        session.value(
            "SELECT COALESCE(SUM(amount), 0) FROM transfer"
            " WHERE community_id = :community_id AND debit_account = :account",
            community_id=community_id,
            account=f"fen/returned/{fund_id}",
        )
    )


def outstanding_fen(session: Session, *, community_id: str, fund_id: str) -> int:
    """The face of live vouchers, read from their index alone; the bound on the date only leads to that index."""
    return int(
        session.value(
            "SELECT COALESCE(SUM(face_fen), 0) FROM voucher WHERE community_id = :community_id"
            " AND fund_id = :fund_id AND state IN ('active', 'locked') AND valid_until_on > ''",
            community_id=community_id,
            fund_id=fund_id,
        )
    )


def paid_fen(session: Session, *, community_id: str, fund_id: str) -> int:
    """What left the fund for shops in cash: payments less what was set off against them and what shops paid back."""
    return int(
        session.value(
            "SELECT COALESCE((SELECT SUM(p.paid_fen - p.set_off_fen) FROM statement s"
            " JOIN payment p ON p.community_id = s.community_id AND p.statement_id = s.id"
            " WHERE s.community_id = :community_id AND s.state = 'paid' AND s.fund_id = :fund_id), 0)"
            " - COALESCE((SELECT SUM(r.paid_fen) FROM shop_repayment r"
            " WHERE r.community_id = :community_id AND r.fund_id = :fund_id), 0)",
            community_id=community_id,
            fund_id=fund_id,
        )
    )
