"""Every refusal a person can meet.

AppError
├── Forbidden, NotFound, SecondPersonNeeded      who may, and what is there
├── Conflict, IntentReused                       the same press, other data
└── one branch per noun, each beside the others of its kind
"""

from __future__ import annotations

from typing import ClassVar


class AppError(Exception):
    """A refusal that a person can read; `key` names the sentence, `facts` (ids, numbers, dates, names) fill it."""

    key: ClassVar[str] = "error.app"
    status: ClassVar[int] = 422  # what the JSON door answers with

    def __init__(self, **facts: object) -> None:
        super().__init__(self.key, facts)
        self.facts = facts
        self.subject: dict[str, str] = {}

    def about(self, **ids: str) -> None:
        """Ids that are written down with the refusal; unlike facts, nobody is shown them."""
        self.subject.update(ids)


# -- who may, and what is there --------------------------------------------------------------------------------


class Forbidden(AppError):
    """The actor's roles do not allow this act, here and now."""

    key = "error.forbidden"
    status = 403


class SignInNeeded(AppError):
    key = "error.sign_in_needed"
    status = 401


class NotFound(AppError):
    """Foreign and missing answer alike."""

    key = "error.not_found"
    status = 404


class SecondPersonNeeded(AppError):
    """Nobody approves their own entry, nor one of their household (design 5)."""

    key = "error.second_person_needed"
    status = 403


class IntentReused(AppError):
    """The same press came in with other data."""

    key = "error.intent_reused"
    status = 409


class StateMoved(AppError):
    """Somebody else moved it first; facts: state."""

    key = "error.state_moved"
    status = 409


class Malformed(AppError):
    """A value that cannot be read; facts: field."""

    key = "error.malformed"


class ReasonNeeded(AppError):
    key = "error.reason_needed"


# -- codes and pictures of codes ---------------------------------------------------------------------------------


class CodeMalformed(Malformed):
    """Not 16 symbols of a voucher code, however written."""

    key = "error.code.malformed"


class CodeMistyped(Malformed):
    """16 symbols whose check symbol does not fit: a slip of the finger."""

    key = "error.code.mistyped"


class PhotoTooLarge(AppError):
    """A picture above the limits; facts: megabytes_max, megapixels_max."""

    key = "error.photo.too_large"
    status = 413


class PhotoUnreadable(AppError):
    """Not a PNG, JPEG or WebP picture, or a broken one."""

    key = "error.photo.unreadable"


class PhotoWithoutCode(AppError):
    """A good picture without a symbol in it."""

    key = "error.photo.no_code"


# -- vouchers: what a till or a household may be told about a genuine one ------------------------------------------
#
# VoucherRefused
# ├── VoucherUnknown                                              unknown, foreign and wrong alike
# ├── AlreadyRedeemed, InStatement                                409: a shop has taken it
# ├── VoucherExpired, VoucherVoid, VoucherAnnulled, VoucherReturned    410: it is gone
# ├── VoucherLocked                                               423: under objection
# ├── PinNeeded ── PinWrong, OwnHousehold, NotThisShop            403: not like this, not here
# └── VoucherPrinted, VoucherNotPrinted                           409: paper or screen, not both


class VoucherRefused(AppError):
    """A voucher that cannot do what was asked of it."""

    key = "error.voucher.refused"
    status = 409


class VoucherUnknown(VoucherRefused):
    """No such voucher here: unknown, of another community, a code that was replaced or has run out."""

    key = "error.voucher.unknown"
    status = 404


class AlreadyRedeemed(VoucherRefused):
    """A shop has taken it; facts: taken_at, shop (its name)."""

    key = "error.voucher.already_redeemed"


class InStatement(VoucherRefused):
    """A shop has taken it, and it stands on a statement; facts: taken_at, shop (its name)."""

    key = "error.voucher.in_statement"


class VoucherExpired(VoucherRefused):
    """Its last day is over; facts: valid_until (local date)."""

    key = "error.voucher.expired"
    status = 410


class VoucherVoid(VoucherRefused):
    """The community has withdrawn it."""

    key = "error.voucher.void"
    status = 410


class VoucherAnnulled(VoucherRefused):
    """Its taking was annulled; a new voucher took its place."""

    key = "error.voucher.annulled"
    status = 410


class VoucherReturned(VoucherRefused):
    """Its household gave it back for points."""

    key = "error.voucher.returned"
    status = 410


class VoucherLocked(VoucherRefused):
    """It is locked while an objection is looked at."""

    key = "error.voucher.locked"
    status = 423


class PinNeeded(VoucherRefused):
    """Paper above the day's small amount: somebody who may spend enters a PIN; facts: small_amount_fen."""

    key = "error.voucher.pin_needed"
    status = 403


class PinWrong(PinNeeded):
    """A PIN of nobody who may spend for this household."""

    key = "error.voucher.pin_wrong"


class OwnHousehold(VoucherRefused):
    """The household of the shop's owner spends elsewhere."""

    key = "error.voucher.own_household"
    status = 403


class NotThisShop(VoucherRefused):
    """Goods or a service that another shop hands out; facts: reward (its name), shops (their names), shop_count."""

    key = "error.voucher.not_this_shop"
    status = 403


class VoucherPrinted(VoucherRefused):
    """It is on paper, so a screen neither shows it nor gives it back."""

    key = "error.voucher.printed"


class VoucherNotPrinted(VoucherRefused):
    """It was never printed, so there is no paper to replace."""

    key = "error.voucher.not_printed"
