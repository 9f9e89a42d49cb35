"""The steps of a trace in words: what was done, by whom, and where it stands in the books."""

from __future__ import annotations

from typing import Any

from core.look import parts
from core.trace import Mark, TracedTaking
from pages._ui.shell import Page


def taking_steps(page: Page, one: TracedTaking) -> list[tuple[str, str]]:
    """From the payment back to the counter."""
    t = page.t
    steps = []
    for mark in reversed(one.statement_marks):
        what = t(f"trace.statement.{mark.state}", number=one.number, position=one.position, fen=one.kept_fen or 0)
        by = t("trace.by", name=mark.actor, at=mark.at)
        if mark.state == "paid":
            by = t("trace.paid_by", name=mark.actor, day=one.paid_on, proof=one.proof or "", has_proof=bool(one.proof))
        steps.append((what, in_books(page, by, mark)))
    for mark in reversed(one.marks):
        is_first = mark is one.marks[0]  # taken again after a dispute: it was decided for the shop
        key = "trace.taking.upheld" if mark.state == "taken" and not is_first else f"trace.taking.{mark.state}"
        what = t(key, shop=one.shop, fen=one.face_fen, who=one.disputed_as or "staff")
        who = one.clerk or t("trace.program") if is_first else actor_name(page, mark)
        by = t("trace.by", name=who, at=mark.at)
        if one.carer and is_first:
            by = t("trace.by_carer", name=who, carer=one.carer, at=mark.at)
        steps.append((what, in_books(page, by, mark)))
    return steps


def in_books(page: Page, words: str, mark: Mark) -> str:
    """A step's words with its place in the chain and the seal of its day."""
    if mark.check_value:
        return page.t("trace.sealed", words=words, seq=mark.seq, day=mark.day, value=mark.check_value)
    return page.t("trace.unsealed", words=words, seq=mark.seq)


def claim_steps(
    page: Page, marks: tuple[Mark, ...], number: int | None, first_approver: str | None = None
) -> list[tuple[str, str]]:
    """A claim's way through the office, each step with who took it; what was done in one press is said once."""
    t = page.t
    steps = []
    for before, mark in zip((None, *marks), marks, strict=False):
        if before is not None and before.seq == mark.seq:
            continue
        if mark.state == "approved" and first_approver:
            steps.append((t("trace.first_approver"), first_approver))
        by = t("trace.by", name=actor_name(page, mark), at=mark.at)
        steps.append((t(f"trace.claim.{mark.state}", number=number or 0), in_books(page, by, mark)))
    return steps


def actor_name(page: Page, mark: Mark) -> str:
    """Who took a step; scheduled work and the console have no name of their own."""
    return page.t(f"trace.actor.{mark.actor}") if mark.actor in ("job", "console", "objector") else mark.actor


def voucher_chip(page: Page, state: str) -> Any:
    """How a voucher stands."""
    colour, sign = {
        "active": ("qing", "check"), "locked": ("amber", "clock"), "redeemed": ("amber", "clock"),
        "in_statement": ("amber", "clock"), "settled": ("leaf", "check"),
    }.get(state, ("stone", "info"))  # fmt: skip
    return parts.chip(page.t(f"trace.voucher.{state}"), colour, sign)  # type: ignore[arg-type]
