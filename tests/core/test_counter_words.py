"""Every refusal that a till can meet says why, and what may be said across the counter, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from core import errors
from core.counter_words import refused_at_till
from core.errors import AlreadyRedeemed, AppError, InStatement, PinNeeded, PinWrong, StateMoved
from core.guesses import TooManyWrongCodes
from core.i18n import Language, has_sentence, translator
from core.shops import ShopPaused
from core.takings import QuoteExpired, quote, take

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
USED = {"taken_at": NOW - timedelta(days=2), "shop": "邻里食堂"}
REFUSALS = [
    errors.VoucherUnknown(),
    AlreadyRedeemed(**USED),
    InStatement(**USED),
    errors.VoucherExpired(valid_until=date(2026, 11, 18)),
    errors.VoucherVoid(),
    errors.VoucherAnnulled(),
    errors.VoucherReturned(),
    errors.VoucherLocked(),
    PinNeeded(small_amount_fen=2000),
    PinWrong(small_amount_fen=2000),
    errors.OwnHousehold(),
    QuoteExpired(),
    ShopPaused(shop="刘记粮油"),
    errors.CodeMalformed(),
    errors.CodeMistyped(),
    TooManyWrongCodes(minutes=7),
]


def named_by(command: Callable[..., object]) -> list[type[AppError]]:
    """The refusals that a command names in its docstring."""
    known: dict[str, type[AppError]] = {}
    waiting = [AppError]
    while waiting:
        for one in waiting.pop().__subclasses__():
            known[one.__name__] = one
            waiting.append(one)
    return [known[name] for name in re.findall(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+", command.__doc__ or "") if name in known]


@pytest.mark.parametrize("language", Language)
def test_every_refusal_that_a_quote_or_a_taking_names_has_a_reason_and_words(language: Language) -> None:
    refusals = [*named_by(quote), *named_by(take), TooManyWrongCodes, errors.CodeMistyped]
    assert len(refusals) > 20
    mute = [
        f"till.{kind}.{one.key.removeprefix('error.')}"
        for one in refusals
        for kind in ("why", "say")
        if not has_sentence(f"till.{kind}.{one.key.removeprefix('error.')}", language)
    ]
    assert mute == []


def told(refusal: AppError, language: Language = Language.ZH) -> str:
    found = refused_at_till(refusal, translator(language), shop="刘记粮油", phone="0000-5551234", now=NOW)
    return "\n".join([found.title, *found.lines, found.words])


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: type(refusal).__name__)
def test_each_refusal_has_its_own_reason_and_words_for_the_customer(refusal: AppError, language: Language) -> None:
    plain = told(StateMoved(), language).splitlines()
    title, *why, words = told(refusal, language).splitlines()
    assert title
    assert why[0] not in plain
    assert words not in plain
    assert words[0] in '「"'


def test_a_used_voucher_is_told_with_its_time_and_place() -> None:
    assert "11月18日 10:00 · 邻里食堂" in told(AlreadyRedeemed(**USED))
    assert "0000-5551234" in told(AlreadyRedeemed(**USED))


def test_the_one_that_was_just_taken_here_is_no_fault_of_the_customer() -> None:
    just = AlreadyRedeemed(taken_at=NOW - timedelta(minutes=1), shop="刘记粮油")
    assert "就是本店刚才收下的那一张" in told(just)
    elsewhere = AlreadyRedeemed(taken_at=NOW - timedelta(minutes=1), shop="邻里食堂")
    assert "用过了" in told(elsewhere)


@pytest.mark.parametrize("language", Language)
def test_what_nobody_foresaw_still_says_what_to_do(language: Language) -> None:
    assert "0000-5551234" in told(StateMoved(), language)
    assert told(StateMoved(), language).count("\n") == 2
