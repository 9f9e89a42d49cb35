"""A plain model of the money between a taking and a paid shop: what one would keep with pencil and paper (design 7)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

STAGES = ("closed", "agreed", "approved", "paid")


@dataclass(eq=False)
class Sold:
    """A voucher that a shop took. `line`: None until it is billed, then billed, disputed or decided."""

    voucher_id: str
    serial: str
    home: int
    shop: int
    face_fen: int
    kept_fen: int = 0
    line: str | None = None
    bill: Bill | None = None
    dispute_id: str | None = None
    opened_by: str | None = None
    is_open: bool = False

    @property
    def is_paid(self) -> bool:
        """Whether its own statement was paid with it."""
        return self.line == "billed" and self.bill is not None and self.bill.stage == "paid"

    @property
    def waits_for_payment(self) -> bool:
        """Nothing is held, and it is not paid."""
        return self.line == "billed" and self.bill is not None and self.bill.stage == "approved"


@dataclass(eq=False)
class Bill:
    """A statement of one shop."""

    number: str
    shop: int
    lines: list[Sold]
    adjusted: list[Sold]
    stage: str = "closed"

    @property
    def to_pay_fen(self) -> int:
        """Lines that are not left out, and adjustments."""
        return sum(one.kept_fen for one in (*(line for line in self.lines if line.line == "billed"), *self.adjusted))


@dataclass
class Purse:
    """Where the money of one fund is, by hand."""

    free_fen: int
    rates_bp: tuple[int, ...]
    owed_fen: int = 0
    disputed_fen: int = 0
    cash_fen: int = 0  # left for shops, less what came back
    due_back_fen: Counter[int] = field(default_factory=Counter)
    sold: list[Sold] = field(default_factory=list)
    decided: list[Sold] = field(default_factory=list)  # for the shop, not on a statement yet
    bills: list[Bill] = field(default_factory=list)

    def take(self, one: Sold) -> None:
        """A shop takes a voucher."""
        self.sold.append(one)
        self.owed_fen += one.face_fen

    def undo(self, one: Sold) -> None:
        """And gives it back."""
        self.sold.remove(one)
        self.owed_fen -= one.face_fen

    def close(self, number: str, shop: int) -> Bill:
        """Everything of a shop that is on no statement, at its rate; and what was decided for it."""
        lines = [one for one in self.sold if one.shop == shop and one.line is None]
        adjusted = [one for one in self.decided if one.shop == shop]
        for one in lines:
            one.kept_fen = one.face_fen * self.rates_bp[shop] // 10_000
            gift_fen = one.face_fen - one.kept_fen
            self.free_fen += gift_fen
            if one.is_open:
                one.line, self.disputed_fen = "disputed", self.disputed_fen - gift_fen
            else:
                one.line, self.owed_fen = "billed", self.owed_fen - gift_fen
        self.decided = [one for one in self.decided if one not in adjusted]
        bill = Bill(number, shop, lines, adjusted)
        for one in lines:
            one.bill = bill
        self.bills.append(bill)
        return bill

    def pay(self, bill: Bill) -> int:
        """What is due back is taken off; answers the cash."""
        bill.stage = "paid"
        to_pay_fen = bill.to_pay_fen
        set_off_fen = min(self.due_back_fen[bill.shop], to_pay_fen)
        self.due_back_fen[bill.shop] -= set_off_fen
        self.free_fen += set_off_fen
        self.owed_fen -= to_pay_fen
        self.cash_fen += to_pay_fen - set_off_fen
        return to_pay_fen - set_off_fen

    def dispute(self, one: Sold) -> int:
        """Answers what is held from here on."""
        one.is_open = True
        if one.line is None:
            held_fen = one.face_fen
        elif one.bill is not None and one.bill.stage in ("closed", "agreed"):
            one.line, held_fen = "disputed", one.kept_fen
        else:
            return 0
        self.owed_fen -= held_fen
        self.disputed_fen += held_fen
        return held_fen

    def missing_fen(self, one: Sold) -> int:
        """What the fund has too little of for a new voucher."""
        needed = {None: 0, "disputed": one.face_fen - one.kept_fen}.get(one.line, one.face_fen)
        return max(0, needed - self.free_fen)

    def for_shop(self, one: Sold) -> None:
        """Owed again; or nothing moves."""
        one.is_open = False
        if one.line == "disputed":
            one.line = "decided"
            self.decided.append(one)
        held_fen = {None: one.face_fen, "decided": one.kept_fen}.get(one.line, 0)
        self.disputed_fen -= held_fen
        self.owed_fen += held_fen

    def for_resident(self, one: Sold) -> None:
        """The face is promised anew."""
        one.is_open = False
        self.sold.remove(one)
        if one.line is None:
            self.disputed_fen -= one.face_fen
        elif one.line == "disputed":
            one.line = "decided"
            self.disputed_fen -= one.kept_fen
            self.free_fen -= one.face_fen - one.kept_fen
        else:
            self.free_fen -= one.face_fen
            self.due_back_fen[one.shop] += one.kept_fen

    def pay_back(self, shop: int, amount_fen: int) -> None:
        """A shop brings cash."""
        self.due_back_fen[shop] -= amount_fen
        self.free_fen += amount_fen
        self.cash_fen -= amount_fen
