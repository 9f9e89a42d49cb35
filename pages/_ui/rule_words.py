"""Rules in words: how much, up to what, an example; what differs between two versions; a residents' decision."""

from __future__ import annotations

from core.catalogue import Item
from core.i18n import Language
from core.look import board
from core.look.html import Html
from core.rule_book import ReadItem
from core.rule_checks import Difference, name_of
from core.rule_drafts import Decision
from core.rules import levels_of
from core.telling import cap_words
from pages._ui.shell import Page


def item_words(page: Page, item: Item | Difference) -> str:
    """Code and name in the reader's language."""
    name = item.name if page.language is Language.ZH else item.name_english
    return page.t("rules.item", code=item.code, name=name)


def much(page: Page, item: Item) -> str:
    """What one hour, one time or each level comes to."""
    t = page.t
    if item.levels:
        worth = levels_of(item.levels).values()
        return t("rules.much.levels", low=min(worth), high=max(worth))
    return t(f"rules.much.{item.unit}", points=item.points)


def caps(page: Page, item: Item) -> str:
    """Every ceiling of an item, or that there is none of its own."""
    t = page.t
    if not item.caps:
        return t("rules.no_cap")
    return t("rules.join", parts=[cap_words(name_of(cap), t) for cap in item.caps])


def evidence(page: Page, item: Item) -> str:
    """What proves it."""
    return item.evidence if page.language is Language.ZH else item.evidence_english


def example(page: Page, read: ReadItem) -> str:
    """A worked example, by the real computation."""
    t, item, one = page.t, read.item, read.example
    if item.unit == "deduct":
        return t("rules.example.deduct", reminder=item.reminder, points=one.points)
    if item.unit == "hour":
        words = t("rules.example.hour", minutes=one.minutes, points=one.points, rest=one.remainder_minutes)
    elif item.levels:
        words = t("rules.example.levels", levels=_levels(page, item.levels))
    else:
        words = t("rules.example.event", points=one.points)
    if read.times_to_cap > 1:
        capped = t("rules.example.capped", period=read.cap_period, times=read.times_to_cap, points=read.points_at_cap)
        return t("rules.two", first=words, second=capped)
    return words


def items_board(page: Page, items: list[ReadItem]) -> Html:
    """One category as a table to read and print."""
    t = page.t
    return board.board(
        caption=t("rules.caption"),
        columns=[
            board.Column(name=t("rules.column.what"), place="lead"),
            board.Column(name=t("rules.column.much"), place="amount"),
            board.Column(name=t("rules.column.cap"), place="named"),
            board.Column(name=t("rules.column.evidence"), place="named"),
            board.Column(name=t("rules.column.example"), place="quiet"),
        ],
        rows=[
            (item_words(page, one.item), much(page, one.item), caps(page, one.item), evidence(page, one.item),
             example(page, one))
            for one in items
        ],
    )  # fmt: skip


def change(page: Page, one: Difference) -> str:
    """What is otherwise, in one sentence."""
    t = page.t
    item = item_words(page, one) if one.code else ""
    if one.kind in ("levels",):
        old, new = (_levels(page, text) for text in (one.old, one.new))
        return t("rules.change.levels", item=item, old=old, new=new)
    if one.kind == "unit":
        return t("rules.change.unit", item=item, old=t(f"rules.unit.{one.old}"), new=t(f"rules.unit.{one.new}"))
    if one.kind == "hours":
        return t("rules.change.hours", item=item, makes_hours=one.new == "yes")
    if one.kind in ("renamed", "evidence", "reminder"):
        return t(f"rules.change.{one.kind}", item=item, old=one.old, new=one.new)
    cap = cap_words(one.cap, t) if one.cap else ""
    before = one.before
    if one.kind == "cap_changed":
        measure, period, holder, _ = one.cap.split("/")
        old_cap = cap_words(f"{measure}/{period}/{holder}/{before}", t)
        return t("rules.change.cap_changed", item=item, old=old_cap, new=cap)
    return t(f"rules.change.{one.kind}", item=item, before=before, after=one.after, cap=cap)


def _levels(page: Page, text: str) -> str:
    t = page.t
    return t("rules.join", parts=[t("rules.level_points", level=t("claim.level", level=name), points=points)
                                  for name, points in levels_of(text).items()] or [t("rules.none")])  # fmt: skip


def decision_facts(page: Page, decision: Decision) -> list[tuple[str, str]]:
    """The residents' meeting: which, when, the votes, where the minutes are."""
    t = page.t
    return [
        (t("rules.decision.meeting"), decision.meeting),
        (t("rules.decision.day"), t("rules.full_day", day=decision.decided_on)),
        (t("rules.decision.votes"), t("rules.votes", yes=decision.votes_for, no=decision.votes_against,
                                      abstain=decision.votes_abstain)),
        (t("rules.decision.reference"), decision.reference),
    ]  # fmt: skip
