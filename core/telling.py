"""A passbook's entries told in words: one sentence from which the entry can be recomputed, how it came about, how it
stands. Values and a translator in, sentences out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.i18n import Language, Translate
from core.masking import masked_name
from core.passbook import Passage

#: how an entry stands: sentence, colour and sign of its chip
_STATES: Final[dict[str, tuple[str, str, str]]] = {
    "in_notice": ("why.state.in_notice", "amber", "bell"),
    "effective": ("why.state.effective", "leaf", "check"),
    "disputed": ("why.state.disputed", "amber", "clock"),
    "recalled": ("why.state.recalled", "stone", "info"),
    "active": ("why.state.active", "dian", "info"),
    "locked": ("why.state.locked", "amber", "clock"),
    "redeemed": ("why.state.redeemed", "leaf", "check"),
    "in_statement": ("why.state.redeemed", "leaf", "check"),
    "settled": ("why.state.redeemed", "leaf", "check"),
    "void": ("why.state.void", "stone", "info"),
    "annulled": ("why.state.annulled", "stone", "info"),
    "returned": ("why.state.returned", "stone", "info"),
    "deducted": ("why.state.recalled", "stone", "info"),
    "expired": ("why.state.expired", "stone", "clock"),
    "given_back": ("why.state.given_back", "leaf", "check"),
    "moved_in": ("why.state.given_back", "leaf", "check"),
    "moved_out": ("why.state.moved_out", "stone", "info"),
}


@dataclass(frozen=True, slots=True)
class State:
    """A chip's words, colour and sign."""

    words: str
    colour: str
    sign: str


def sentence_of(passage: Passage, t: Translate) -> str:
    """What was done and how its points follow: minutes, rate, what was left over, the ceiling that bit (design 6)."""
    if passage.kind == "exchanged" and passage.reward:
        return t("rewards.why_exchanged", reward=passage.reward, points=-passage.points, serial=passage.serial)
    if passage.kind == "exchanged":
        return t("why.exchanged", face_fen=passage.face_fen, points=-passage.points, serial=passage.serial)
    if passage.kind == "replaced":
        return t("why.replaced", serial=passage.serial, replaced=passage.replaced_serial)
    if passage.kind == "given_back":
        return t("why.given_back", points=passage.points)
    if passage.kind == "moved_in":
        return t("why.moved_in", points=passage.points)
    if passage.kind == "moved_out":
        return t("why.moved_out", points=-passage.points)
    if passage.kind in ("recalled", "deducted"):
        return t(f"why.{passage.kind}", points=-passage.points)
    if passage.kind == "deduction":
        return t("why.deduction", title=passage.title, points=passage.uncapped_points)
    if passage.kind == "reinstated":
        return t("why.reinstated", title=passage.title, points=passage.points)
    if passage.kind == "expired":
        return t("why.expired", points=-passage.points)
    if passage.kind == "opening":
        return t("why.opening", title=passage.title, points=passage.points)
    if not passage.is_own:
        return t("why.of_another", person=passage.person, points=passage.points)
    return between(t, *_earned(passage, t))


def trace_of(passage: Passage, t: Translate) -> list[tuple[str, str]]:
    """How an earned entry came about, step by step: what, and its detail."""
    steps: list[tuple[str, str]] = []
    if passage.kind == "opening":
        steps.append((t("trace.opening"), t("trace.opening_from", title=passage.title)))
    else:
        steps.append((t("trace.done"), t("trace.done_on", day=passage.day, title=passage.title or passage.person)))
        if passage.minutes:
            way = t(
                f"trace.visit.{passage.visit_way}"
                if passage.visit_way
                else f"trace.class.{passage.hours_class or 'listed'}"
            )
            steps.append((t("trace.minutes", minutes=passage.minutes), way))
        if passage.item_code:
            name = _item(passage, t)
            steps.append((t("trace.rule", code=passage.item_code), name))
            if passage.is_own:
                steps.append((t("trace.points", points=passage.points), between(t, *_arithmetic(passage, t))))
    if passage.reference:
        steps.append((t("trace.proof"), passage.reference))
    if passage.approver:
        steps.append((t("trace.approved"), t("trace.approved_by", name=masked_name(passage.approver))))
    if passage.notice_number:
        shown = t("trace.notice_until", number=passage.notice_number, day=passage.available_on)
        steps.append((t("trace.notice"), shown))
    if passage.expires_on:
        steps.append((t("trace.lasts"), t("trace.lasts_until", day=passage.expires_on)))
    return [step for step in steps if step[0]]


def state_of(passage: Passage, t: Translate) -> State:
    """How an entry stands now."""
    key, colour, sign = _STATES[passage.state]
    if passage.kind == "earned" and passage.state == "effective" and not passage.points:
        return State(t("why.state.no_points"), "stone", "info")
    words = t(
        key,
        available_on=passage.available_on,
        expires_on=passage.expires_on or passage.available_on,
        valid_until=passage.valid_until_on,
        taken_at=passage.taken_at,
        shop=passage.shop,
    )
    return State(words, colour, sign)


def between(t: Translate, *sentences: str) -> str:
    """Whole sentences one after the other: with a space where the language has one."""
    return ("" if t.language is Language.ZH else " ").join(sentence for sentence in sentences if sentence)


def cap_words(name: str, t: Translate) -> str:
    """A ceiling by the name that a notice line carries: `points/month/household/8`."""
    measure, period, holder, amount = name.split("/")
    return t(f"cap.{measure}", period=period, holder=holder, amount=int(amount))


def _earned(passage: Passage, t: Translate) -> list[str]:
    if not passage.item_code:
        return [t("why.no_rule", title=passage.title, minutes=passage.minutes)]
    if passage.hours_class == "back_filled":
        return [t("why.back_filled", title=passage.title, minutes=passage.minutes)]
    if not passage.minutes:
        return [
            t("why.event", title=passage.title, code=passage.item_code, item=_item(passage, t),
              points=passage.uncapped_points),
            *_capped(passage, t),
        ]  # fmt: skip
    return [t("why.served", title=passage.title, minutes=passage.minutes), *_arithmetic(passage, t)]


def _arithmetic(passage: Passage, t: Translate) -> list[str]:
    """The sum itself: (minutes that count + left over from before) × rate ÷ 60, and what is left over now."""
    if passage.unit != "hour":
        return [t("why.event_points", points=passage.uncapped_points), *_capped(passage, t)]
    parts = []
    if passage.counted_minutes < passage.minutes:
        caps = [cap_words(name, t) for name in passage.cap_names if name.startswith("minutes/")]
        parts.append(t("why.counted", cap=caps, minutes=passage.counted_minutes))
    facts = {
        "code": passage.item_code,
        "rate": passage.rate_points,
        "points": passage.uncapped_points,
        "counted": passage.counted_minutes,
        "carried": passage.remainder_in_minutes,
        "together": passage.counted_minutes + passage.remainder_in_minutes,
    }
    parts.append(t("why.with_rest" if passage.remainder_in_minutes else "why.by_rate", **facts))
    if passage.remainder_out_minutes:
        parts.append(t("why.left_over", minutes=passage.remainder_out_minutes))
    return parts + _capped(passage, t)


def _capped(passage: Passage, t: Translate) -> list[str]:
    if passage.points == passage.uncapped_points:
        return []
    caps = [cap_words(name, t) for name in passage.cap_names if name.startswith("points/")]
    return [t("why.capped", cap=caps[-1:], points=passage.points)]


def _item(passage: Passage, t: Translate) -> str:
    return passage.item if t.language is Language.ZH else passage.item_english or passage.item
