"""A voucher as a ticket: an amount in yuan, or one piece of goods or a service by its name."""

from __future__ import annotations

from collections.abc import Sequence

from core.i18n import Translate, yuan
from core.look import parts
from core.look.html import Html


def ticket(
    t: Translate, *, face_fen: int, reward: str | None, lines: Sequence[str], is_soon_over: bool = False
) -> Html:
    """What a household holds."""
    face, unit = (yuan(face_fen), t("unit.yuan")) if reward is None else ("1", t("unit.piece"))
    name = t("my_points.voucher") if reward is None else reward
    return parts.ticket(face=face, unit=unit, name=name, lines=lines, is_soon_over=is_soon_over)


def priced(t: Translate, *, points: int, name: str, lines: Sequence[str]) -> Html:
    """What a household may have, with its price."""
    return parts.ticket(face=f"{points:,}", unit=t("unit.points"), name=name, lines=lines)
