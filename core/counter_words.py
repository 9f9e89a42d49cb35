"""What stands on the till's red page: why a voucher is not taken, and what to say to the customer (look 9.4, 11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from core.errors import AlreadyRedeemed, AppError, InStatement, PinNeeded, PinWrong
from core.guesses import TooManyWrongCodes
from core.i18n import Translate, has_sentence
from core.takings import QuoteExpired

JUST_NOW: Final = timedelta(minutes=5)
_TITLES: Final[dict[type[AppError], str]] = {
    PinWrong: "till.refused_pin",
    PinNeeded: "till.refused_pin_needed",
    QuoteExpired: "till.refused_again",
    TooManyWrongCodes: "till.refused_wait",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Ready sentences: the page's one large word, why, and what may be said across the counter."""

    title: str
    lines: tuple[str, ...]
    words: str


def refused_at_till(refusal: AppError, t: Translate, *, shop: str, phone: str, now: datetime) -> Refused:
    """The words of any refusal. `shop` is the till's own, `phone` the community's desk."""
    title = t(_TITLES.get(type(refusal), "till.refused"))
    facts = {**refusal.facts, "phone": phone}
    kind = refusal.key.removeprefix("error.")
    if not has_sentence(f"till.why.{kind}", t.language):
        return Refused(title=title, lines=(t("till.why.other", **facts),), words=t("till.say.other"))
    if isinstance(refusal, AlreadyRedeemed | InStatement):
        taken_at = refusal.facts.get("taken_at")
        if refusal.facts.get("shop") == shop and isinstance(taken_at, datetime) and now - taken_at < JUST_NOW:
            kind = "just_taken"
        lines = (t(f"till.why.{kind}"), t("till.where", **refusal.facts))
        return Refused(title=title, lines=lines, words=t(f"till.say.{kind}", **facts))
    return Refused(title=title, lines=(t(f"till.why.{kind}", **facts),), words=t(f"till.say.{kind}", **facts))
