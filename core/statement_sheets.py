"""A statement as a spreadsheet for the shop's bookkeeper: the same figures as on paper, with the check value."""

from __future__ import annotations

from datetime import date, datetime

import db.places
from core.bootstrap import App
from core.clock import zone
from core.i18n import Translate
from core.paper import File
from core.policy import Actor
from core.sheets.writing import XLSX, Block, Cell, Leaf, Yuan, write_workbook
from core.statement_checks import check_value
from core.statement_lists import StatementView, statement
from db.states import LineState


def statement_workbook(app: App, actor: Actor, t: Translate, *, number: str) -> File:
    """A statement as xlsx, for the office and the shop itself. Raises NotFound."""
    with app.reading() as (session, clock):
        place = db.places.community_by_id(session, community_id=actor.community_id)
        seen = statement(session, clock, actor, number=number)
        value = check_value(session, clock, actor, number=number)
        now = clock.now()
    leaf = Leaf(
        name=t("bookkeeping.sheet"),
        blocks=[
            Block(title=t("bookkeeping.title", place=place.name), rows=_head(t, seen, value, actor.time_zone)),
            Block(headings=_headings(t), rows=_lines(t, seen, actor.time_zone), sums=_line_sums(t, seen)),
            *_adjustments(t, seen, actor.time_zone),
            Block(
                title=t("bookkeeping.sums"), rows=_sums(t, seen), sums=[[t("bookkeeping.cash"), Yuan(seen.cash_fen)]]
            ),
        ],
        widths=[22, 24, 18, 16, 12, 12, 30],
    )
    return write_workbook(leaf, made_at=now), f"{seen.summary.number}.xlsx", XLSX


def _head(t: Translate, seen: StatementView, value: str, time_zone: str) -> list[list[Cell]]:
    one = seen.summary
    return [
        [t("bookkeeping.number"), one.number],
        [t("bookkeeping.shop"), f"{one.shop_code} {one.shop}"],
        [t("bookkeeping.fund"), one.fund],
        [t("bookkeeping.month"), one.month],
        [t("bookkeeping.closed"), _local(one.closed_at, time_zone)],
        [t("bookkeeping.agreed"), _local(one.agreed_at, time_zone)],
        [t("bookkeeping.due"), one.due_on],
        [t("bookkeeping.paid"), one.paid_on, one.proof],
        [t("bookkeeping.state"), t(f"bookkeeping.state.{one.state}")],
        [t("bookkeeping.check_value"), value],
    ]


def _headings(t: Translate) -> list[str]:
    return [t(f"bookkeeping.column.{name}") for name in ("place", "serial", "taken", "clerk", "face", "kept", "note")]


def _lines(t: Translate, seen: StatementView, time_zone: str) -> list[list[Cell]]:
    return [
        [
            line.position,
            line.serial,
            _local(line.taken_at, time_zone),
            line.clerk or t("bookkeeping.by_program"),
            Yuan(line.face_fen),
            Yuan(line.kept_fen),
            "" if line.state is LineState.BILLED else t("bookkeeping.left_out"),
        ]
        for line in seen.lines
    ]


def _line_sums(t: Translate, seen: StatementView) -> list[list[Cell]]:
    one = seen.summary
    return [[t("bookkeeping.line_sum"), None, None, None, Yuan(one.face_fen), Yuan(one.kept_fen)]]


def _adjustments(t: Translate, seen: StatementView, time_zone: str) -> list[Block]:
    if not seen.adjustments:
        return []
    return [
        Block(
            title=t("bookkeeping.adjustments"),
            headings=[*_headings(t)[:3], t("bookkeeping.column.earlier"), "", t("bookkeeping.column.kept")],
            rows=[
                [line.position, line.serial, _local(line.taken_at, time_zone), line.number, None, Yuan(line.kept_fen)]
                for line in seen.adjustments
            ],
        )
    ]


def _sums(t: Translate, seen: StatementView) -> list[list[Cell]]:
    """Each sum can be checked with a pencil: what is taken off stands with a minus."""
    one = seen.summary
    rows: list[list[Cell]] = [
        [t("bookkeeping.face"), Yuan(one.face_fen)],
        [t("bookkeeping.gift"), Yuan(-one.gift_fen)],
        [t("bookkeeping.left_out_sum"), Yuan(-one.left_out_fen)],
        [t("bookkeeping.adjusted"), Yuan(one.adjusted_fen)],
        [t("bookkeeping.to_pay"), Yuan(seen.to_pay_fen)],
        [t("bookkeeping.set_off"), Yuan(seen.cash_fen - seen.to_pay_fen)],
    ]
    return rows


def _local(at: datetime | None, time_zone: str) -> date | None:
    """An instant as the community's clock shows it, without a zone, to the minute."""
    return at.astimezone(zone(time_zone)).replace(tzinfo=None, second=0, microsecond=0) if at else None
