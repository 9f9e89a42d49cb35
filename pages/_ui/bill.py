"""One bill at the till: the vouchers that were scanned for it, and what became of each.

It lives in the intents of forms only: a form for each code that came in, and one for each press that takes it. So a
reload, a second tab or a line that was lost show the same bill, and no press of it counts twice.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, Protocol, TypeVar

from core.bootstrap import Busy, Unsure
from core.errors import AppError, PinNeeded, SignInNeeded
from core.forms import KeptRefusal
from core.guesses import at_till
from core.i18n import Translate
from core.takings import Quoted, Taking, quote, take
from pages._ui.shell import Page, Press

State = Literal["open", "pin", "over", "taken", "refused"]
Added = Literal["added", "again", "refused", "full"]
R = TypeVar("R")
LINES_MAX: Final = 20
NOT_NOW: Final = (Busy, Unsure)  # the same press again finds out


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One voucher of a bill. `over`: looked up more than five minutes ago; `pin`: it waits for its household's PIN."""

    quoted: Quoted
    asked: Press
    pressed: Press | None
    taken: Taking | None
    refused: KeptRefusal | None
    state: State

    def leave(self) -> None:
        """It was seen, or is not taken."""
        if self.pressed:
            self.pressed.leave()
        self.asked.leave()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What stands open at this till. `told`: codes that were refused when they were looked up, the newest last."""

    lines: tuple[Line, ...]
    told: tuple[Press, ...]

    def of(self, *states: State) -> list[Line]:
        """The lines in one of these states."""
        return [line for line in self.lines if line.state in states]

    @property
    def waiting(self) -> list[Line]:
        """What one press would take, or ask a PIN for."""
        return self.of("open", "pin")

    @property
    def pin_line(self) -> Line | None:
        """The line whose household is asked for its PIN now; one household at a time."""
        return next(iter(self.of("pin")), None)

    @property
    def name(self) -> str:
        """The name of what one press would take: a press in a tab that shows something else is no press of this."""
        quotes = [line.quoted.quote for line in self.waiting]
        return quotes[0] if len(quotes) == 1 else _digest(quotes)

    def leave(self) -> None:
        """All of it was seen: the next code begins a new bill."""
        for line in self.lines:
            line.leave()
        self.leave_told()

    def leave_waiting(self) -> None:
        """What was not pressed is not taken; what was taken already stays to be seen."""
        for line in self.of("open", "pin", "over"):
            line.leave()

    def leave_told(self) -> None:
        """The refused codes were seen; the bill stays."""
        for press in self.told:
            press.leave()


class Worthy(Protocol):
    """A voucher that takes money off the bill, or one for goods or a service by name."""

    @property
    def face_fen(self) -> int: ...
    @property
    def reward(self) -> str | None: ...


def worth_facts(one: Worthy) -> dict[str, Any]:
    """What sentences about one voucher ask for."""
    return {"face_fen": one.face_fen, "reward": one.reward or "", "is_reward": one.reward is not None}


def worth(one: Worthy, t: Translate) -> str:
    """20 yuan, or the name of what is handed over."""
    return t("till.worth", face_fen=one.face_fen) if one.reward is None else t("till.reward", reward=one.reward)


def face_fen(lines: Sequence[Line]) -> int:
    """By how much vouchers make the bill smaller; goods and services are no part of it."""
    return sum(line.quoted.face_fen for line in lines if line.quoted.reward is None)


def rewards(lines: Sequence[Line], t: Translate) -> list[str]:
    """What is handed over for them."""
    return [t("till.reward", reward=line.quoted.reward) for line in lines if line.quoted.reward is not None]


def open_bill(page: Page) -> Bill:
    """The bill as it stands, from the forms of this login."""
    asked = page.forms("quote")
    pressed = {press.form.subject: press for press in page.forms("take")} if asked else {}
    lines, told = [], []
    for press in asked:
        quoted = press.answer(quote)
        if quoted is not None:
            lines.append(_line(press, quoted, pressed.get(quoted.quote), page.now))
        elif press.form.refused:
            told.append(press)
    return Bill(lines=tuple(lines), told=tuple(told))


def add(page: Page, bill: Bill, code: str) -> Added:
    """Look a code up and put its voucher on the bill; a bill that is done makes room for the next.

    `again`: the same voucher takes the place of its earlier line. `refused` is kept, to be told on the red page. Raises
    Busy and Unsure.
    """
    bill.leave_told()
    if not bill.waiting:
        bill.leave()
        bill = Bill(lines=(), told=())
    if len(bill.lines) >= LINES_MAX:
        return "full"
    press = page.form("quote", secrets.token_hex(8))
    try:
        quoted = pressed(press, quote, code=code)
    except (SignInNeeded, *NOT_NOW):
        press.leave()
        raise
    except AppError as refusal:
        press.refuse(refusal)
        return "refused"
    same = [line for line in bill.of("open", "pin", "over") if line.quoted.serial == quoted.serial]
    for line in same:
        line.leave()
    return "again" if same else "added"


def take_all(page: Page, bill: Bill, pin: str | None) -> None:
    """Take what waits, one after another, each by its own intent; a line that is refused keeps its sentence.

    The PIN is tried for the household that was asked, and for no other. Raises Busy and Unsure: the rest
    waits for another press.
    """
    asked = bill.pin_line
    for line in bill.waiting:
        is_theirs = asked is not None and line.quoted.holder_masked == asked.quoted.holder_masked
        if line.state == "pin" and not (pin and is_theirs):
            continue
        press = page.form("take", line.quoted.quote)
        try:
            pressed(press, take, quote=line.quoted.quote, pin=pin if line.state == "pin" else None)
        except (SignInNeeded, *NOT_NOW):
            raise
        except AppError as refusal:
            press.refuse(refusal)


def pressed(press: Press, command: Callable[..., R], /, **named: Any) -> R:
    """Press a form that looks at a code: guesses are counted. The first answer stays until the form is left.

    Raises TooManyWrongCodes, and what the command raises.
    """
    earlier = press.answer(command)
    if earlier is not None:
        return earlier
    return at_till(press.page.app, press.page._actor_now(), press.form.intent(), command, **named)


def signal_of(bill: Bill) -> tuple[Literal["ok", "no", ""], str]:
    """The sound of what happened, and a name that is new whenever something did."""
    told = [press.form.refused.name for press in bill.told if press.form.refused]
    refused = [line.refused.name for line in bill.lines if line.refused]
    taken = [line.taken.id for line in bill.lines if line.taken]
    if told or refused:
        return "no", _digest([*told, *refused, *taken])
    return ("ok", _digest(taken)) if taken and not bill.waiting else ("", "none")


def _line(asked: Press, quoted: Quoted, press: Press | None, now: datetime) -> Line:
    taken = press.answer(take) if press else None
    refused = press.form.refused if press else None
    state: State = "open"
    if taken:
        state = "taken"
    elif refused and not isinstance(refused.refusal, PinNeeded):
        state = "refused"
    elif now >= quoted.expires_at:
        state = "over"
    elif refused or quoted.pin_needed:
        state = "pin"
    return Line(quoted=quoted, asked=asked, pressed=press, taken=taken, refused=refused, state=state)


def _digest(names: Sequence[str]) -> str:
    return hashlib.sha256(" ".join(names).encode()).hexdigest()[:16]
