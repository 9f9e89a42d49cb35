"""The voucher that takes the place of an annulled one: same worth, thirty days, points of the same lots (design 7)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import db.places
import db.vouchers
from core.books import Work
from core.exchange import NewVoucher, free_handle, next_serial
from db.engine import Row
from db.states import VoucherState

REPLACEMENT_LASTS: Final = timedelta(days=30)


def write_replacement(work: Work, found: Row, voucher_id: str) -> NewVoucher:
    """A screen voucher of the same face and price for 30 days, whatever the annulled one had left."""
    community = db.places.community_by_id(work.session, community_id=work.community_id)
    valid_until: date = work.today + REPLACEMENT_LASTS
    handle, serial = free_handle(work), next_serial(work, community.code)
    work.insert(
        db.vouchers.Voucher,
        id=voucher_id,
        serial=serial,
        household_id=found.household_id,
        fund_id=found.fund_id,
        face_fen=found.face_fen,
        price_points=found.price_points,
        valid_until_on=valid_until,
        handle=handle,
        is_printed=False,
        state=VoucherState.ACTIVE,
        issued_at=work.now,
        reward_id=found.reward_id,
        replaces_id=found.voucher_id,
        operation_id=work.operation_id,
    )
    work.born("voucher", voucher_id, VoucherState.ACTIVE)
    return NewVoucher(
        id=voucher_id,
        serial=serial,
        face_fen=found.face_fen,
        price_points=found.price_points,
        valid_until=valid_until,
    )
