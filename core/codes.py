"""Codes of vouchers and of check-in (design 6, 7): 16 symbols of Crockford's base 32, the last one a Luhn mod 32 check.

*Paper*: 15 random symbols, 75 bits; the table keeps only `code_hash`. *Screen*: an 8-symbol handle and 7 symbols
(35 bits) of an HMAC over purpose, community, handle and 30 s slot; only the server can make it. *Carer*: as on a
screen, under a purpose of its own and bound to the carer too. They look alike: the books are asked for the paper hash
first, then for the handle. *Check-in*: what a leader's screen shows, bound to a shift and a direction; it is only ever
read behind `/C/`, and its handle is the end of the shift's id.
"""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from core.errors import CodeMalformed, CodeMistyped

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_SYMBOLS: Final = 16
HANDLE_SYMBOLS: Final = 8
SLOT_SECONDS: Final = 30
SLOTS_BEFORE: Final = 3  # accepted beside the current one

_MAC_SYMBOLS: Final = CODE_SYMBOLS - HANDLE_SYMBOLS - 1
_SCREEN_PURPOSE: Final = b"linli screen code 1"
_CARER_PURPOSE: Final = b"linli carer code 1"
_CHECK_IN_PURPOSE: Final = b"linli check-in code 1"
_PAPER_PURPOSE: Final = b"linli paper code 1"
_INPUT_LENGTH_MAX: Final = 300  # nobody types more, and no link of ours is longer

_VALUE: Final = {symbol: value for value, symbol in enumerate(ALPHABET)}
_LOOK_ALIKE: Final = str.maketrans("ILO", "110")
_TYPED: Final = re.compile(r"[0-9A-Z]{4}(?:[ -]{0,3}[0-9A-Z]{4}){3}")
_LINKED: Final = re.compile(r"HTTPS?://[^/?#\s]+(?:/[^/?#\s]+)*/V/([^/?#]+)/?")
_CHECK_IN_LINKED: Final = re.compile(r"HTTPS?://[^/?#\s]+(?:/[^/?#\s]+)*/C/([^/?#]+)/?")


class Code(str):
    """A well-formed code: 16 symbols, upper case, no dashes, check symbol right. Nothing says yet that it exists."""

    __slots__ = ()

    @property
    def handle(self) -> str:
        """The first 8 symbols, by which a screen code finds its voucher."""
        return self[:HANDLE_SYMBOLS]

    def __repr__(self) -> str:
        return "Code(****)"  # codes stay out of logs and tracebacks


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenCode:
    """What a resident's phone shows in one slot."""

    code: Code
    renew_at: datetime  # the page shows the next one from here on
    valid_until_at: datetime  # a till refuses it from here on


def new_paper_code() -> Code:
    """15 random symbols and their check symbol."""
    return _checked("".join(secrets.choice(ALPHABET) for _ in range(CODE_SYMBOLS - 1)))


def new_handle() -> str:
    """8 random symbols that name a voucher on a screen; they authorise nothing."""
    return "".join(secrets.choice(ALPHABET) for _ in range(HANDLE_SYMBOLS))


def read_check_in_code(text: str) -> Code:
    """As `read_code`, with the link of a leader's screen instead of a voucher's. Raises CodeMalformed, CodeMistyped."""
    return _read(text, _CHECK_IN_LINKED)


def read_code(text: str) -> Code:
    """What a person typed or a scanner read: bare, in groups, lower case, as a link, with I L O for 1 1 0.

    Raises CodeMalformed (length or alphabet) or CodeMistyped (check symbol). ASCII only: look-alikes of other scripts
    are not ours.
    """
    return _read(text, _LINKED)


def _read(text: str, linked: re.Pattern[str]) -> Code:
    given = text.strip(" \t\r\n")
    if not given.isascii() or len(given) > _INPUT_LENGTH_MAX:
        raise CodeMalformed()
    given = given.upper()
    link_found = linked.fullmatch(given)
    if link_found:
        given = link_found[1]
    if not _TYPED.fullmatch(given):
        raise CodeMalformed()
    symbols = given.replace(" ", "").replace("-", "").translate(_LOOK_ALIKE)
    if "U" in symbols:
        raise CodeMalformed()
    if _check_symbol(symbols[:-1]) != symbols[-1]:
        raise CodeMistyped()
    return Code(symbols)


def written(code: str) -> str:
    """As it is printed and typed: 7Q2M-9KX4-TD8H-VW3F."""
    return "-".join(code[start : start + 4] for start in range(0, CODE_SYMBOLS, 4))


def link(base_url: str, code: str) -> str:
    """What a screen's symbol says, so that any phone camera opens the till: BASE/V/CODE."""
    return f"{base_url.rstrip('/')}/V/{code}"


def screen_code(key: bytes, *, community_id: str, handle: str, at: datetime, carer_id: str | None = None) -> ScreenCode:
    """The screen code of the slot that holds `at` (aware); a carer's own one where `carer_id` is given."""
    slot = _slot(at)
    return ScreenCode(
        code=_screen_symbols(key, community_id=community_id, handle=handle, slot=slot, carer_id=carer_id),
        renew_at=_slot_start(slot + 1),
        valid_until_at=_slot_start(slot + SLOTS_BEFORE + 1),
    )


def slot_matches(key: bytes, *, community_id: str, code: str, at: datetime, carer_id: str | None = None) -> bool:
    """Whether the code is the one of its handle (and carer) for the current slot or one of the three before.

    In constant time.
    """
    now_slot, handle = _slot(at), code[:HANDLE_SYMBOLS]
    expected = [
        _screen_symbols(key, community_id=community_id, handle=handle, slot=slot, carer_id=carer_id)
        for slot in range(now_slot - SLOTS_BEFORE, now_slot + 1)
    ]
    given = code.encode()
    return bool(sum([hmac.compare_digest(one.encode(), given) for one in expected]))  # a list: all four are compared


def check_in_handle(shift_id: str) -> str:
    """The 8 random symbols that a shift's id ends with; they authorise nothing."""
    return shift_id[-HANDLE_SYMBOLS:]


def check_in_code(key: bytes, *, community_id: str, shift_id: str, is_out: bool, at: datetime) -> ScreenCode:
    """What the leader's screen shows in the slot that holds `at` (aware)."""
    slot = _slot(at)
    return ScreenCode(
        code=_check_in_symbols(key, community_id=community_id, shift_id=shift_id, is_out=is_out, slot=slot),
        renew_at=_slot_start(slot + 1),
        valid_until_at=_slot_start(slot + SLOTS_BEFORE + 1),
    )


def check_in_direction(key: bytes, *, community_id: str, shift_id: str, code: str, at: datetime) -> bool | None:
    """Whether a code of the current slot or the three before is a shift's way out (True) or in (False), or none of it.

    In constant time.
    """
    now_slot, given = _slot(at), code.encode()
    fits = {}
    for is_out in (False, True):
        expected = [
            _check_in_symbols(key, community_id=community_id, shift_id=shift_id, is_out=is_out, slot=slot)
            for slot in range(now_slot - SLOTS_BEFORE, now_slot + 1)
        ]
        fits[is_out] = sum([hmac.compare_digest(one.encode(), given) for one in expected])
    return True if fits[True] else False if fits[False] else None


def code_hash(key: bytes, community_id: str, code: str) -> str:
    """The keyed hash (hex) under which a paper code is kept and found."""
    return _mac(key, _PAPER_PURPOSE, community_id, code).hex()


# -- how it works ------------------------------------------------------------------------------------------------


def _check_symbol(symbols: str) -> str:
    """Luhn mod 32: every single wrong symbol is caught, and every swap of neighbours but 0 with Z."""
    total = 0
    for place, symbol in enumerate(reversed(symbols)):
        value = _VALUE[symbol]
        if place % 2 == 0:
            value = 2 * value if value < 16 else 2 * value - 31
        total += value
    return ALPHABET[-total % 32]


def _checked(symbols: str) -> Code:
    return Code(symbols + _check_symbol(symbols))


def _slot(at: datetime) -> int:
    if at.tzinfo is None:
        raise ValueError("a slot needs an aware time")
    return int(at.timestamp()) // SLOT_SECONDS


def _slot_start(slot: int) -> datetime:
    return datetime.fromtimestamp(slot * SLOT_SECONDS, UTC)


def _screen_symbols(key: bytes, *, community_id: str, handle: str, slot: int, carer_id: str | None) -> Code:
    purpose = _SCREEN_PURPOSE if carer_id is None else _CARER_PURPOSE
    who = () if carer_id is None else (carer_id,)
    bits = int.from_bytes(_mac(key, purpose, community_id, handle, str(slot), *who)[:5]) >> 5
    return _checked(handle + _symbols_of(bits))


def _check_in_symbols(key: bytes, *, community_id: str, shift_id: str, is_out: bool, slot: int) -> Code:
    direction = "out" if is_out else "in"
    bits = int.from_bytes(_mac(key, _CHECK_IN_PURPOSE, community_id, shift_id, direction, str(slot))[:5]) >> 5
    return _checked(check_in_handle(shift_id) + _symbols_of(bits))


def _symbols_of(bits: int) -> str:
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(5 * (_MAC_SYMBOLS - 1), -1, -5))


def _mac(key: bytes, purpose: bytes, *parts: str) -> bytes:
    """HMAC-SHA256 over parts whose lengths are written too, so that no two lists of parts give one message."""
    message = purpose
    for part in parts:
        data = part.encode()
        message += len(data).to_bytes(4) + data
    return hmac.digest(key, message, "sha256")
