"""Passwords and PINs: what may be one, and how they are kept and compared (security 6.3, 6.5).

Kept is Argon2id (19 MiB, 2 passes, 1 lane) over an HMAC with a key that lies outside the database, so that a stolen
database alone gives nothing to guess at. At most two are computed at once: each one takes 19 MiB and 20 ms of a core.
"""

from __future__ import annotations

import hmac
import secrets as random
import threading
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from core.errors import AppError, Malformed
from db.secrets import Secrets

PASSWORD_SYMBOLS_MIN: Final = 12
PASSWORD_SYMBOLS_MAX: Final = 128
PIN_DIGITS: Final = 6
_DIFFERENT_MIN: Final = 5  # symbols that a password still has when its common words are left out


def new_hasher() -> PasswordHasher:
    """Argon2id as OWASP asks for it."""
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


_hasher = new_hasher()
_two_at_once = threading.BoundedSemaphore(2)


class PasswordShort(AppError):
    """Facts: symbols_min."""

    key = "error.password.short"


class PasswordLong(AppError):
    """Facts: symbols_max."""

    key = "error.password.long"


class PasswordCommon(AppError):
    """Made of words that everybody tries first."""

    key = "error.password.common"


class PinMalformed(Malformed):
    """Not six digits."""

    key = "error.pin.malformed"


class PinSimple(AppError):
    """Six digits that everybody tries first."""

    key = "error.pin.simple"


def check_password(password: str, *, names: Sequence[str] = ()) -> None:
    """Whether this may be a password; `names` (login name, community) do not count as secret.

    Raises PasswordShort, PasswordLong, PasswordCommon.
    """
    if len(password) < PASSWORD_SYMBOLS_MIN:
        raise PasswordShort(symbols_min=PASSWORD_SYMBOLS_MIN)
    if len(password) > PASSWORD_SYMBOLS_MAX:
        raise PasswordLong(symbols_max=PASSWORD_SYMBOLS_MAX)
    left = unicodedata.normalize("NFKC", password).casefold()
    for word in (*(name.casefold() for name in names if len(name) > 2), *COMMON):
        left = left.replace(word, "")
    if len(set(left)) < _DIFFERENT_MIN:
        raise PasswordCommon()


def read_pin(text: str) -> str:
    """Six digits, typed with or without spaces, also full-width ones. Raises PinMalformed."""
    pin = "".join(unicodedata.normalize("NFKC", text).split())
    if len(pin) != PIN_DIGITS or not (pin.isascii() and pin.isdigit()):
        raise PinMalformed()
    return pin


def check_pin(pin: str) -> None:
    """Whether six digits may be a PIN. Raises PinSimple."""
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    is_repeated = pin[:2] * 3 == pin or pin[:3] * 2 == pin
    if steps in ({0}, {1}, {-1}) or is_repeated or pin in SIMPLE_PINS:
        raise PinSimple()


def new_pin() -> str:
    """A random PIN that may be one."""
    while True:
        pin = f"{random.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}d}"
        try:
            check_pin(pin)
        except PinSimple:
            continue
        return pin


def hashed(secrets: Secrets, community_id: str, secret: str) -> str:
    """What the table keeps of a password or PIN."""
    peppered = _peppered(secrets, community_id, secret)
    with _two_at_once:
        return _hasher.hash(peppered)


def is_right(secrets: Secrets, community_id: str, secret: str, kept: str) -> bool:
    """Whether this is the secret of which `kept` was made."""
    peppered = _peppered(secrets, community_id, secret)
    with _two_at_once:
        try:
            return _hasher.verify(kept, peppered)
        except VerifyMismatchError:
            return False
        except (InvalidHashError, VerificationError):  # an account whose secret was never set
            return False


def waste(secrets: Secrets, times: int) -> None:
    """The work of comparing, for nobody: an unknown number takes as long as a known one."""
    for _ in range(times):
        is_right(secrets, "", "nobody", _nobodys(secrets))


@cache
def _nobodys(secrets: Secrets) -> str:
    return hashed(secrets, "", random.token_hex(16))


def _peppered(secrets: Secrets, community_id: str, secret: str) -> str:
    text = unicodedata.normalize("NFKC", secret)
    return hmac.digest(secrets.key("pepper", community_id), text.encode(), "sha256").hex()


SIMPLE_PINS: Final = frozenset(
    {
        "112233",
        "123123",
        "147258",
        "159357",
        "168168",
        "520520",
        "521521",
        "131452",
        "520131",
        "123321",
        "456456",
        "789456",
        "147852",
        "258369",
        "101010",
        "121314",
    }
)

_WORDS: Final = (Path(__file__).parent / "common_words.txt").read_text("utf-8")
#: Words that everybody tries first, longest first so that `password` goes before `pass`; case-folded.
COMMON: Final = tuple(sorted(_WORDS.split(), key=len, reverse=True))
