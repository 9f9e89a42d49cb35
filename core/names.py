"""Names and phones as they are compared (design 3)."""

from __future__ import annotations

import unicodedata

from db.engine import Session

_DOTS = str.maketrans(dict.fromkeys("•‧・．.∙⋅", "·"))


def name_key(name: str) -> str:
    """A name as it is matched: NFKC, without spaces, one kind of middle dot."""
    return "".join(unicodedata.normalize("NFKC", name).split()).translate(_DOTS)


def phone_digits(phone: str | None) -> str | None:
    """A phone as it is compared: digits only, without the country code; None for nothing."""
    digits = "".join(symbol for symbol in unicodedata.normalize("NFKC", phone or "") if symbol.isdigit())
    if len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    return digits or None


def phone_index(session: Session, community_id: str, phone: str | None) -> str | None:
    """The blind index by which an exact phone is found."""
    digits = phone_digits(phone)
    return session.secrets.keyed_hash("phone index", community_id, digits) if digits else None
