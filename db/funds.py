"""Statements on funds: the sponsors' money and what is promised of it (design 4, 7)."""

from __future__ import annotations

from db.engine import Row, Session
from db.tables import Fund

__all__ = ["Fund"]

_FUND = "SELECT id, code, name, sponsor, is_default, opened_on FROM fund WHERE community_id = :community_id"


def funds(session: Session, *, community_id: str) -> list[Row]:
    """All funds, the default one first."""
    return session.all(f"{_FUND} ORDER BY is_default DESC, code", community_id=community_id)


def fund(session: Session, *, community_id: str, fund_id: str) -> Row | None:
    """One fund."""
    return session.first(f"{_FUND} AND id = :fund_id", community_id=community_id, fund_id=fund_id)


def default_fund(session: Session, *, community_id: str) -> Row | None:
    """The fund that an exchange draws on when none is named."""
    return session.first(f"{_FUND} AND is_default", community_id=community_id)


def no_default(session: Session, *, community_id: str) -> None:
    """Let no fund be the default one."""
    session.change(
        "UPDATE fund SET is_default = :no WHERE community_id = :community_id AND is_default",
        no=False,
        community_id=community_id,
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
