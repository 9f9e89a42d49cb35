"""How the demo's shops are found, when they are open, where their money goes, and which shops would like to join."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from core.books import an_intent
from core.demo.office import Market, Office, Stall
from core.demo.stage import Stage
from core.payees import confirm_payee, masked_payee, record_payee
from core.shop_applications import apply, decline_application
from core.visits import stranger, visit

NO_ACCOUNT: Final = "S04"  # has not told yet where its money goes
#: code: grid, last figures of the phone, opening hours
_FOUND: Final = {
    "S01": ("第一网格", "0101", "每天 6:30-20:00"),
    "S02": ("第二网格", "0102", "周一至周六 8:00-20:00；周日 9:00-18:00"),
    "S03": ("第二网格", "0103", "每天 8:00-21:30"),
    "S04": ("第二网格", "0104", "每天 8:30-21:00"),
    "S05": ("第一网格", "0105", "周二至周日 9:00-12:00,14:00-19:00"),
    "S06": ("第一网格", "0106", "每天 6:00-11:00"),
    "S07": ("第三网格", "0107", "周一至周五 8:00-12:00,14:00-18:00"),
    "S08": ("第三网格", "0108", "周一至周六 8:30-17:30"),
    "S09": ("第二网格", "0109", "每天 7:30-22:00"),
    "S10": ("第三网格", "0110", "周一至周六 9:00-18:00"),
    "S11": ("第三网格", "0111", "每天 8:30-19:30"),
    "S12": ("第一网格", "0112", "每天 7:00-19:00"),
    "S13": ("第一网格", None, "周一至周五 9:00-17:00"),
    "S14": ("第三网格", "0114", "每天 7:00-20:00"),
}


def found(stage: Stage, code: str) -> dict[str, Any]:
    """What the agreement of a shop says beside its rate, and what neighbours read."""
    grid, phone, hours = _FOUND[code]
    return {
        "grid": grid,
        "phone": f"0000-555{phone}" if phone else None,
        "opening_hours": hours,
        "agreement_number": f"LM-{stage.day:%Y}-{code[1:]}",
        "agreed_on": stage.day - timedelta(days=1),
    }


def tell_accounts(stage: Stage, office: Office, market: Market) -> None:
    """Where each shop's money goes: finance enters it, or the owner does and finance confirms."""
    for stall in market.stalls:
        if stall.code == NO_ACCOUNT:
            continue
        stage.clock.forward(minutes=2)
        account = f"62220000{int(stall.code[1:]):04d}{stage.dice('account', stall.code).randrange(10**7):07d}"
        told = {"shop_id": stall.id, "payee": stall.name, "bank": "社区农商银行东门支行", "account": account}
        stage.do(stall.owner or office.finance, record_payee, **told)
        if stall.owner:
            _confirm(stage, office, stall)


def _confirm(stage: Stage, office: Office, stall: Stall) -> None:
    stage.clock.forward(minutes=30)
    with stage.app.reading() as (session, clock):
        seen = masked_payee(session, clock, office.finance, shop_id=stall.id)
    if seen is not None:
        stage.do(office.finance, confirm_payee, shop_id=stall.id, payee_id=seen.id)


def plan_applications(stage: Stage, office: Office) -> None:
    """One shop that was declined last month, one that waits since the day before yesterday."""
    before = stage.at(stage.working_day(stage.today - timedelta(days=30), step=-1), 11, 20)
    stage.plan(before, lambda: _decline(stage, office))
    stage.plan(stage.at(stage.today - timedelta(days=2), 15, 40), lambda: _apply(stage, "东关裁缝铺", "laundry"))


def _apply(stage: Stage, name: str, kind: str) -> str:
    return apply(
        stage.app, stranger(visit(stage.app, None).place), an_intent("page"), address="203.0.113.20", name=name,
        kind=kind, place="东门 26 号", grid="第二网格", contact="马师傅", phone="0000-5550126",
        opening_hours="周一至周六 9:00-18:30", cash_rate_bp=9500,
    ).id  # fmt: skip


def _decline(stage: Stage, office: Office) -> None:
    application_id = _apply(stage, "远郊烟酒行", "other")
    stage.clock.forward(hours=3)
    stage.do(office.maker, decline_application, application_id=application_id, reason="far_away")
