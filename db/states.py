"""The state machines of design 5, as data: triggers refuse every other edge, `linli check` replays them."""

from __future__ import annotations

from enum import StrEnum


class ClaimState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    APPROVED = "approved"
    IN_NOTICE = "in_notice"
    EFFECTIVE = "effective"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    DISPUTED = "disputed"
    RECALLED = "recalled"


class ObjectionState(StrEnum):
    """`appealed`: the supervisor decides once more; `finally_…` is the last word."""

    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"
    APPEALED = "appealed"
    FINALLY_UPHELD = "finally_upheld"
    FINALLY_REJECTED = "finally_rejected"


class NoticeState(StrEnum):
    DRAFT = "draft"
    POSTED = "posted"
    CLOSED = "closed"


class ActivityState(StrEnum):
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class SignUpState(StrEnum):
    """`called`: an emergency call-up waits for an answer; `absent`: did not come; `appealed`: says why, undecided."""

    CALLED = "called"
    WAITING = "waiting"
    SIGNED_UP = "signed_up"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ABSENT = "absent"
    APPEALED = "appealed"
    EXCUSED = "excused"


class CallBackState(StrEnum):
    """A record drawn to be asked about: `agreed` and `denied` by the person, `unreached` after a call in vain."""

    TO_CALL = "to_call"
    UNREACHED = "unreached"
    AGREED = "agreed"
    DENIED = "denied"


class StarState(StrEnum):
    """`posted`: hangs before it is given; `objected`: waits for a decision; `withdrawn`: the hours fell below."""

    POSTED = "posted"
    OBJECTED = "objected"
    DECLINED = "declined"
    AWARDED = "awarded"
    WITHDRAWN = "withdrawn"


class CertificateState(StrEnum):
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class VoucherState(StrEnum):
    ACTIVE = "active"
    LOCKED = "locked"
    REDEEMED = "redeemed"
    IN_STATEMENT = "in_statement"
    SETTLED = "settled"
    VOID = "void"
    EXPIRED = "expired"
    RETURNED = "returned"
    ANNULLED = "annulled"


class TakingState(StrEnum):
    TAKEN = "taken"
    DISPUTED = "disputed"
    UNDONE = "undone"
    ANNULLED = "annulled"


class StatementState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    AGREED = "agreed"
    APPROVED = "approved"
    PAID = "paid"


class LineState(StrEnum):
    BILLED = "billed"
    DISPUTED = "disputed"
    DECIDED = "decided"


class DisputeState(StrEnum):
    OPEN = "open"
    FOR_SHOP = "for_shop"
    FOR_RESIDENT = "for_resident"
    WITHDRAWN = "withdrawn"


class FundKind(StrEnum):
    """Who gives the money; not a state, a fund stays of its kind."""

    COMMUNITY = "community"
    COMPANY = "company"
    DONATION = "donation"
    CHARITY = "charity"


class RewardState(StrEnum):
    OFFERED = "offered"
    WITHDRAWN = "withdrawn"


class CarerState(StrEnum):
    ACTIVE = "active"
    ENDED = "ended"


class MergerState(StrEnum):
    PROPOSED = "proposed"
    MERGED = "merged"
    DECLINED = "declined"
    UNDONE = "undone"


class DissolutionState(StrEnum):
    PROPOSED = "proposed"
    MOVED = "moved"
    DECLINED = "declined"


class BatchState(StrEnum):
    PROPOSED = "proposed"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class SignState(StrEnum):
    OPEN = "open"
    REVIEWED = "reviewed"


class ApplicationState(StrEnum):
    APPLIED = "applied"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class CompanionVisitState(StrEnum):
    LOGGED = "logged"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class TidyRoundState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class ShopKind(StrEnum):
    """What a designated shop is: the alliance around a community."""

    CANTEEN = "canteen"
    SUPERMARKET = "supermarket"
    GROCERY = "grocery"
    FRESH = "fresh"
    BAKERY = "bakery"
    CLINIC = "clinic"
    PHARMACY = "pharmacy"
    HOME_CARE = "home_care"
    BARBER = "barber"
    LAUNDRY = "laundry"
    REPAIR = "repair"
    STATIONERY = "stationery"
    BANK = "bank"
    CHARITY = "charity"
    OTHER = "other"


class ShopState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"


_C, _V, _S = ClaimState, VoucherState, StatementState

#: table -> allowed (from, to); a row is born in one of BORN[table]
EDGES: dict[str, frozenset[tuple[str, str]]] = {
    "claim": frozenset(
        {
            (_C.DRAFT, _C.SUBMITTED),
            (_C.SUBMITTED, _C.CONFIRMED),
            (_C.CONFIRMED, _C.APPROVED),
            (_C.APPROVED, _C.IN_NOTICE),
            (_C.IN_NOTICE, _C.EFFECTIVE),
            (_C.SUBMITTED, _C.RETURNED),
            (_C.CONFIRMED, _C.RETURNED),
            (_C.APPROVED, _C.RETURNED),
            (_C.RETURNED, _C.SUBMITTED),
            (_C.DRAFT, _C.WITHDRAWN),
            (_C.SUBMITTED, _C.WITHDRAWN),
            (_C.CONFIRMED, _C.WITHDRAWN),
            (_C.IN_NOTICE, _C.DISPUTED),
            (_C.DISPUTED, _C.EFFECTIVE),
            (_C.DISPUTED, _C.RECALLED),
            (_C.EFFECTIVE, _C.RECALLED),
        }
    ),
    "objection": frozenset(
        {
            (ObjectionState.OPEN, ObjectionState.UPHELD),
            (ObjectionState.OPEN, ObjectionState.REJECTED),
            (ObjectionState.UPHELD, ObjectionState.APPEALED),
            (ObjectionState.REJECTED, ObjectionState.APPEALED),
            (ObjectionState.APPEALED, ObjectionState.FINALLY_UPHELD),
            (ObjectionState.APPEALED, ObjectionState.FINALLY_REJECTED),
        }
    ),
    "notice": frozenset({(NoticeState.DRAFT, NoticeState.POSTED), (NoticeState.POSTED, NoticeState.CLOSED)}),
    "activity": frozenset({(ActivityState.PUBLISHED, ActivityState.CANCELLED)}),
    "sign_up": frozenset(
        {
            (SignUpState.CALLED, SignUpState.SIGNED_UP),
            (SignUpState.CALLED, SignUpState.DECLINED),
            (SignUpState.CALLED, SignUpState.WITHDRAWN),
            (SignUpState.WAITING, SignUpState.SIGNED_UP),
            (SignUpState.WAITING, SignUpState.WITHDRAWN),
            (SignUpState.SIGNED_UP, SignUpState.WITHDRAWN),
            (SignUpState.SIGNED_UP, SignUpState.ABSENT),
            (SignUpState.SIGNED_UP, SignUpState.EXCUSED),
            (SignUpState.ABSENT, SignUpState.APPEALED),
            (SignUpState.APPEALED, SignUpState.EXCUSED),
            (SignUpState.APPEALED, SignUpState.ABSENT),
        }
    ),
    "call_back": frozenset(
        {
            (CallBackState.TO_CALL, CallBackState.UNREACHED),
            (CallBackState.TO_CALL, CallBackState.AGREED),
            (CallBackState.TO_CALL, CallBackState.DENIED),
            (CallBackState.UNREACHED, CallBackState.AGREED),
            (CallBackState.UNREACHED, CallBackState.DENIED),
        }
    ),
    "star": frozenset(
        {
            (StarState.POSTED, StarState.OBJECTED),
            (StarState.OBJECTED, StarState.POSTED),
            (StarState.OBJECTED, StarState.DECLINED),
            (StarState.POSTED, StarState.DECLINED),
            (StarState.POSTED, StarState.AWARDED),
            (StarState.AWARDED, StarState.WITHDRAWN),
        }
    ),
    "certificate": frozenset({(CertificateState.ISSUED, CertificateState.WITHDRAWN)}),
    "voucher": frozenset(
        {
            (_V.ACTIVE, _V.REDEEMED),
            (_V.REDEEMED, _V.IN_STATEMENT),
            (_V.IN_STATEMENT, _V.SETTLED),
            (_V.REDEEMED, _V.ACTIVE),
            (_V.REDEEMED, _V.EXPIRED),
            (_V.ACTIVE, _V.VOID),
            (_V.ACTIVE, _V.EXPIRED),
            (_V.ACTIVE, _V.RETURNED),
            (_V.ACTIVE, _V.LOCKED),
            (_V.LOCKED, _V.ACTIVE),
            (_V.LOCKED, _V.VOID),
            (_V.LOCKED, _V.EXPIRED),
            (_V.REDEEMED, _V.ANNULLED),
            (_V.IN_STATEMENT, _V.ANNULLED),
            (_V.SETTLED, _V.ANNULLED),
        }
    ),
    "taking": frozenset(
        {
            (TakingState.TAKEN, TakingState.UNDONE),
            (TakingState.TAKEN, TakingState.DISPUTED),
            (TakingState.DISPUTED, TakingState.TAKEN),
            (TakingState.DISPUTED, TakingState.ANNULLED),
        }
    ),
    "statement": frozenset(
        {(_S.OPEN, _S.CLOSED), (_S.CLOSED, _S.AGREED), (_S.AGREED, _S.APPROVED), (_S.APPROVED, _S.PAID)}
    ),
    "statement_line": frozenset({(LineState.BILLED, LineState.DISPUTED), (LineState.DISPUTED, LineState.DECIDED)}),
    "dispute": frozenset(
        {
            (DisputeState.OPEN, DisputeState.FOR_SHOP),
            (DisputeState.OPEN, DisputeState.FOR_RESIDENT),
            (DisputeState.OPEN, DisputeState.WITHDRAWN),
        }
    ),
    "companion_visit": frozenset(
        {
            (CompanionVisitState.LOGGED, CompanionVisitState.CONFIRMED),
            (CompanionVisitState.LOGGED, CompanionVisitState.WITHDRAWN),
        }
    ),
    "tidy_round": frozenset({(TidyRoundState.OPEN, TidyRoundState.CLOSED)}),
    "reward": frozenset({(RewardState.OFFERED, RewardState.WITHDRAWN)}),
    "carer": frozenset({(CarerState.ACTIVE, CarerState.ENDED)}),
    "merger": frozenset(
        {
            (MergerState.PROPOSED, MergerState.MERGED),
            (MergerState.PROPOSED, MergerState.DECLINED),
            (MergerState.MERGED, MergerState.UNDONE),
        }
    ),
    "dissolution": frozenset(
        {
            (DissolutionState.PROPOSED, DissolutionState.MOVED),
            (DissolutionState.PROPOSED, DissolutionState.DECLINED),
        }
    ),
    "issue_batch": frozenset({(BatchState.PROPOSED, BatchState.ISSUED), (BatchState.PROPOSED, BatchState.WITHDRAWN)}),
    "shop_application": frozenset(
        {
            (ApplicationState.APPLIED, ApplicationState.ACCEPTED),
            (ApplicationState.APPLIED, ApplicationState.DECLINED),
        }
    ),
    "shop": frozenset(
        {
            (ShopState.ACTIVE, ShopState.PAUSED),
            (ShopState.PAUSED, ShopState.ACTIVE),
            (ShopState.ACTIVE, ShopState.LEFT),
            (ShopState.PAUSED, ShopState.LEFT),
        }
    ),
}

BORN: dict[str, frozenset[str]] = {
    "claim": frozenset({_C.SUBMITTED}),
    "objection": frozenset({ObjectionState.OPEN}),
    "notice": frozenset({NoticeState.POSTED}),
    "activity": frozenset({ActivityState.PUBLISHED}),
    "sign_up": frozenset({SignUpState.CALLED, SignUpState.WAITING, SignUpState.SIGNED_UP}),
    "call_back": frozenset({CallBackState.TO_CALL}),
    "star": frozenset({StarState.POSTED}),
    "certificate": frozenset({CertificateState.ISSUED}),
    "voucher": frozenset({_V.ACTIVE}),
    "taking": frozenset({TakingState.TAKEN}),
    "statement": frozenset({_S.CLOSED}),
    "statement_line": frozenset({LineState.BILLED, LineState.DISPUTED}),
    "dispute": frozenset({DisputeState.OPEN}),
    "companion_visit": frozenset({CompanionVisitState.LOGGED}),
    "tidy_round": frozenset({TidyRoundState.OPEN}),
    "reward": frozenset({RewardState.OFFERED}),
    "carer": frozenset({CarerState.ACTIVE}),
    "merger": frozenset({MergerState.PROPOSED}),
    "dissolution": frozenset({DissolutionState.PROPOSED}),
    "issue_batch": frozenset({BatchState.PROPOSED}),
    "shop_application": frozenset({ApplicationState.APPLIED}),
    "shop": frozenset({ShopState.ACTIVE}),
}

#: tables whose rows are never changed and never deleted
APPEND_ONLY = ("operation", "transfer", "move", "lot_use", "notice_line", "payment", "refusal", "seal",
               "rule_version", "rule_item", "rule_cap", "rule_decision", "import_batch", "fund_terms", "fund_money",
               "statement_adjustment", "shift", "attendance", "departure", "stand_down", "shop_repayment", "shop_payee",
               "reward_supply", "spending_terms", "issue_line", "star_terms", "certificate_line",
               "national_consent", "national_batch", "national_line", "national_entry",
               "visit_confirmation", "evidence", "tidy_mark", "tidy_outcome",
               "recall", "reminder", "deduction")  # fmt: skip
