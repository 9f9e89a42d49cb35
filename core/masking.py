"""What of a name or a phone may be seen by default (design 3)."""

from __future__ import annotations


def masked_phone(digits: str) -> str:
    """`13800000000` as `138****0000`; short numbers keep their last two digits."""
    if len(digits) == 11:
        return f"{digits[:3]}****{digits[-4:]}"
    return "*" * max(len(digits) - 2, 2) + digits[-2:]
