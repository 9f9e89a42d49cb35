"""Where a shop's money goes: payee, bank and account, sealed; finance reads them, and each reading is written down.

The shop's owner may enter them and sees them masked; money goes there only after finance has confirmed them, so that
a lost phone redirects nothing (design 3; security T11).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import db.shops
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, NotFound, StateMoved
from core.masking import masked_name
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.types import new_id

LETTERS_MAX: Final = 60
PURPOSES: Final = ("check_account", "pay", "ask_bank")  # why finance looks at a whole account
_PURPOSE: Final = "shop payee"
_ACCOUNT: Final = re.compile(r"[0-9A-Z]{8,34}")


class PayeeIncomplete(AppError):
    """Payee, bank or account is missing or cannot be one; facts: field."""

    key = "error.payee.incomplete"


class PayeeMissing(AppError):
    """Nobody has said yet where this shop's money goes; facts: shop (its name)."""

    key = "error.payee.missing"
    status = 404


@dataclass(frozen=True, slots=True, kw_only=True)
class PayeeRecorded:
    """Payee data that were just written."""

    shop_id: str
    account_masked: str
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedPayee:
    """Payee data as the owner and the office's lists see them."""

    id: str
    payee_masked: str
    bank: str
    account_masked: str
    recorded_at: datetime
    is_confirmed: bool  # by finance; what a shop says itself is paid to only after that


@dataclass(frozen=True, slots=True, kw_only=True)
class Payee:
    """Payee data as they are; None in a repeated answer, which keeps none of them."""

    shop_id: str
    payee: str | None
    bank: str | None
    account: str | None
    is_replay: bool = False


@command("payee.record", roles={Role.OWNER, Role.FINANCE}, scope=Scope.SHOP)
def record_payee(work: Work, *, shop_id: str, payee: str, bank: str, account: str) -> PayeeRecorded:
    """Say where a shop's money goes from now on; earlier data stay as rows. Raises NotFound, PayeeIncomplete."""
    _own_shop(work.session, work.actor, shop_id)
    return _write(work, shop_id, _words(payee, "payee"), _words(bank, "bank"), _account(account))


@command("payee.confirm", roles={Role.FINANCE}, scope=Scope.COMMUNITY)
def confirm_payee(work: Work, *, shop_id: str, payee_id: str) -> PayeeRecorded:
    """Finance has compared what the shop entered with its papers: money goes there from now on.

    Raises NotFound, PayeeMissing, StateMoved (the shop has entered something else meanwhile).
    """
    shop = _own_shop(work.session, work.actor, shop_id)
    row = db.shops.payee(work.session, community_id=work.community_id, shop_id=shop_id)
    if row is None:
        raise PayeeMissing(shop=shop.name)
    if row.id != payee_id:
        raise StateMoved(table="shop_payee", id=payee_id, state="newest")
    found = unsealed(work.session, work.community_id, row)
    return _write(work, shop_id, found.payee or "", found.bank or "", found.account or "")


def _write(work: Work, shop_id: str, payee: str, bank: str, number: str) -> PayeeRecorded:
    payee_id, secrets = new_id(), work.session.secrets
    sealed = {
        f"{field}_sealed": secrets.seal(_PURPOSE, work.community_id, _place(payee_id, field), text)
        for field, text in (("payee", payee), ("bank", bank), ("account", number))
    }
    masked = masked_account(number)
    work.insert(
        db.shops.ShopPayee,
        id=payee_id,
        shop_id=shop_id,
        **sealed,
        account_masked=masked,
        recorded_at=work.now,
        recorded_by=work.actor.id,
        operation_id=work.operation_id,
    )
    work.about(f"shop:{shop_id}", payee_id=payee_id)
    return PayeeRecorded(shop_id=shop_id, account_masked=masked)


@query("payee.see", roles={Role.OWNER, Role.FINANCE}, scope=Scope.SHOP)
def masked_payee(session: Session, clock: Clock, actor: Actor, *, shop_id: str) -> MaskedPayee | None:
    """Payee data, masked, for finance and the shop's owner; None where there are none. Raises NotFound."""
    _own_shop(session, actor, shop_id)
    row = db.shops.payee(session, community_id=actor.community_id, shop_id=shop_id)
    if row is None:
        return None
    found = unsealed(session, actor.community_id, row)
    return MaskedPayee(
        id=row.id,
        payee_masked=masked_name(found.payee or ""),
        bank=found.bank or "",
        account_masked=row.account_masked,
        recorded_at=row.recorded_at,
        is_confirmed=is_confirmed(row),
    )


@command(
    "payee.read", roles={Role.FINANCE}, scope=Scope.COMMUNITY,
    keep=lambda read: replace(read, payee=None, bank=None, account=None),
)  # fmt: skip
def read_payee(work: Work, *, shop_id: str) -> Payee:
    """The whole account of a shop, for finance, with the purpose as the reason: the reading stands in the books.

    Raises ReasonNeeded, NotFound, PayeeMissing.
    """
    work.need_reason()
    shop = _own_shop(work.session, work.actor, shop_id)
    row = db.shops.payee(work.session, community_id=work.community_id, shop_id=shop_id)
    if row is None:
        raise PayeeMissing(shop=shop.name)
    work.about(f"shop:{shop_id}", payee_id=row.id)
    return unsealed(work.session, work.community_id, row)


def unsealed(session: Session, community_id: str, row: Row) -> Payee:
    """The sealed fields of a row; the caller writes down why it looked."""

    def read(field: str, sealed: str) -> str:
        return session.secrets.unseal(_PURPOSE, community_id, _place(row.id, field), sealed)

    return Payee(
        shop_id=row.shop_id,
        payee=read("payee", row.payee_sealed),
        bank=read("bank", row.bank_sealed),
        account=read("account", row.account_sealed),
    )


def is_confirmed(row: Row) -> bool:
    """Whether finance wrote a row of `db.shops.payee`, and not the shop."""
    return bool(row.acting_role == Role.FINANCE)


def masked_account(number: str) -> str:
    """`6222020012345678` as `6222 **** 5678`."""
    return f"{number[:4]} **** {number[-4:]}"


def _own_shop(session: Session, actor: Actor, shop_id: str) -> Row:
    shop = db.shops.shop(session, community_id=actor.community_id, shop_id=shop_id)
    if shop is None or not (Role.FINANCE in actor.roles or shop_id == actor.shop_id):
        raise NotFound(shop_id=shop_id)
    return shop


def _words(text: str, field: str) -> str:
    clean = " ".join(unicodedata.normalize("NFC", text).split())
    if not 0 < len(clean) <= LETTERS_MAX:
        raise PayeeIncomplete(field=field)
    return clean


def _account(text: str) -> str:
    number = "".join(unicodedata.normalize("NFKC", text).upper().replace("-", " ").split())
    if not _ACCOUNT.fullmatch(number):
        raise PayeeIncomplete(field="account")
    return number


def _place(payee_id: str, field: str) -> str:
    return f"shop_payee/{payee_id}/{field}"
