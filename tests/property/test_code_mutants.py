"""F-27: no mutant of a code is taken for it, and nothing but the two refusals is ever raised. About 8 s."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.codes import ALPHABET, _check_symbol, new_paper_code, read_code, screen_code, slot_matches
from core.errors import CodeMalformed, CodeMistyped
from tests.racers import rounds
from tests.tally import control, counted, seeded

pytestmark = [pytest.mark.fuzz, pytest.mark.figure("F-27")]

KEY = b"k" * 32
AT = datetime(2026, 11, 20, 10, 32, 7, tzinfo=UTC)
SYMBOLS = st.sampled_from(ALPHABET)


def read_or_refuse(text: str) -> str | None:
    try:
        return read_code(text)
    except (CodeMalformed, CodeMistyped):
        return None


def a_mutant(code: str, chance: random.Random) -> str:
    """One bit, one symbol, one more, one less, a Unicode twin, a neighbour swapped, a long tail, a cut."""
    place = chance.randrange(len(code))
    kind = chance.randrange(8)
    before, symbol, after = code[:place], code[place], code[place + 1 :]
    if kind == 0:
        return before + chr(ord(symbol) ^ 1 << chance.randrange(8)) + after
    if kind == 1:
        return before + chance.choice(ALPHABET) + after
    if kind == 2:
        return before + chance.choice(ALPHABET) + symbol + after
    if kind == 3:
        return before + after
    if kind == 4:
        return before + chr(ord(symbol) + 0xFEE0) + after
    if kind == 5:
        return before + after[:1] + symbol + after[1:]
    if kind == 6:
        return code + chance.choice("\x00\u200b,;/?#&") * chance.randrange(1, 400)
    return code[:place] + "\n" + code[place:]


def test_mutants_are_never_taken_for_the_code():
    count, chance = rounds(everyday=50_000, drill=1_000_000), seeded("F-27")
    taken = []
    for _ in range(count):
        code = new_paper_code()
        mutant = a_mutant(code, chance)
        if mutant.strip().upper() != code and read_or_refuse(mutant) == code:
            taken.append(mutant)
    assert taken == []
    counted("F-27", "paper", mutants=count, accepted=0, mistakes=0)


def test_mutants_of_a_screen_code_are_never_accepted():
    count, chance = rounds(everyday=50_000, drill=1_000_000), seeded("F-27")
    shown = screen_code(KEY, community_id="c1", handle="3F7K9Q2M", at=AT).code
    accepted = 0
    for _ in range(count):
        read = read_or_refuse(a_mutant(shown, chance))
        accepted += read is not None and read != shown and slot_matches(KEY, community_id="c1", code=read, at=AT)
    for far in (timedelta(seconds=-30), timedelta(minutes=2), timedelta(days=365)):
        accepted += slot_matches(KEY, community_id="c1", code=shown, at=AT + far)
    assert accepted == 0
    counted("F-27", "screen", mutants=count, accepted=0, mistakes=0)


def test_control_a_code_without_its_check_symbol_and_mac_takes_mutants():
    """The careless reader, here only: it looks at the first half, which names the voucher."""
    chance, shown = seeded("F-27"), screen_code(KEY, community_id="c1", handle="3F7K9Q2M", at=AT).code
    taken = sum(a_mutant(shown, chance)[:8] == shown[:8] for _ in range(1000))
    assert taken > 100, "the control took no mutant: the mutants above prove nothing"
    control("F-27", "screen", f"a reader of the handle alone took {taken} of 1000")


@settings(max_examples=2000, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    code = read_or_refuse(text)
    assert code is None or (len(code) == 16 and set(code) <= set(ALPHABET))


@settings(max_examples=800, deadline=None)
@given(st.from_regex(r"[0-9A-Za-z]{4}([ -]?[0-9A-Za-z]{4}){3}", fullmatch=True))
def test_any_code_shaped_text_is_read_or_refused(text):
    code = read_or_refuse(text)
    assert code is None or _check_symbol(code[:-1]) == code[-1]


@settings(max_examples=200, deadline=None)
@given(st.lists(SYMBOLS, min_size=15, max_size=15).map("".join))
def test_a_single_wrong_symbol_is_always_caught(symbols):
    code = symbols + _check_symbol(symbols)
    assert read_code(code) == code
    for place in range(16):
        for wrong in ALPHABET:
            if wrong != code[place]:
                with pytest.raises(CodeMistyped):
                    read_code(code[:place] + wrong + code[place + 1 :])


def test_swapped_neighbours_are_caught_but_for_0_and_z():
    missed = {
        frozenset((first, second))
        for first in ALPHABET
        for second in ALPHABET
        if first != second
        and _check_symbol("7Q2M9" + first + second + "X4TD8HVW") == _check_symbol("7Q2M9" + second + first + "X4TD8HVW")
    }
    assert missed == {frozenset("0Z")}
