"""Follow points and money: a voucher back to the minutes that earned it, minutes forward to where their points are."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.i18n import Language
from core.look import desk, parts
from core.statements import statement
from core.trace import PaidWith, VoucherTrace, trace_voucher
from core.trace_find import find_traces, trace_household, trace_notice
from core.trace_forward import ClaimTrace, trace_activity, trace_claim, traced_claims, whereabouts
from core.vouchers import household_vouchers
from pages._ui.desk import line
from pages._ui.shell import Page, open_page
from pages._ui.sums import where_picture
from pages._ui.trace_steps import claim_steps, in_books, taking_steps, voucher_chip


def follow(kind: str, name: str) -> None:
    """On to another thing on this page; nothing after this line runs."""
    st.query_params.from_dict({kind: name})
    st.rerun()


def step_button(words: str, kind: str, name: str, *, key: str) -> None:
    """A button that leads on."""
    if st.button(words, key=f"{key}_{kind}_{name}"):
        follow(kind, name)


# -- finding -----------------------------------------------------------------------------------------------------


def search(page: Page) -> None:
    """One field for whatever has a number or a name."""
    t = page.t
    with st.container(key="card_find"):
        text = st.text_input(t("trace.find"), key="find", placeholder=t("trace.find_hint"), max_chars=80).strip()
        page.show(parts.lead(t("trace.find_lead")))
    if not text:
        page.show(parts.empty(t("trace.empty"), [t("trace.empty_back"), t("trace.empty_forward")]))
        return
    found = page.look(find_traces, text=text)
    with st.container(key="card_found"):
        if not found:
            page.show(parts.empty(t("trace.nothing", text=text), [t("trace.nothing_next")]))
            return
        page.show(parts.heading(t("trace.found"), t("trace.found_count", count=len(found))))
        with st.container(key="lines_found"):
            for one in found:
                with line(f"{one.kind}_{one.name}"):
                    title = t(f"trace.found.{one.kind}", title=one.title)
                    day = t("trace.day", day=one.day) if one.day else ""
                    page.show(desk.line(title, [one.words, day]))
                    step_button(t("trace.open"), one.kind, one.name, key="found")


# -- back --------------------------------------------------------------------------------------------------------


def voucher(page: Page, serial: str) -> None:
    """A voucher: what became of it above, what paid for it below."""
    t = page.t
    seen = page.look(trace_voucher, serial=serial)
    with st.container(key="card_voucher"):
        page.show(parts.title(t("trace.voucher", serial=seen.serial), state=voucher_chip(page, seen.state)))
        page.show(parts.facts(voucher_facts(page, seen)))
        with st.container(key="voucher_ways", horizontal=True):
            step_button(t("trace.household_open"), "card", seen.card, key="of")
            for other in (seen.replaces, seen.replaced_by):
                if other:
                    step_button(t("trace.voucher", serial=other), "voucher", other, key="other")
    with st.container(key="card_back"):
        page.show(parts.heading(t("trace.back"), t("trace.back_aside")), parts.lead(t("trace.chain_lead")))
        steps = [step for one in reversed(seen.takings) for step in taking_steps(page, one)]
        made = seen.marks[0]
        what = t("trace.step.exchanged", points=seen.price_points, fen=seen.face_fen)
        if seen.reward:
            what = t("trace.step.exchanged_for", points=seen.price_points, reward=seen.reward)
        steps.append((what, in_books(page, t("trace.by", name=made.actor, at=made.at), made)))
        page.show(parts.trace(steps))
    with st.container(key="card_sources"):
        page.show(
            parts.heading(t("trace.sources"), t("points.amount", points=sum(one.points for one in seen.paid_with)))
        )
        for one in seen.paid_with:
            source(page, one)


def voucher_facts(page: Page, seen: VoucherTrace) -> list[tuple[str, Any]]:
    """What the voucher is, and whose."""
    t = page.t
    pairs = [
        (t("trace.worth"), t("yuan.amount", fen=seen.face_fen)),
        (t("trace.price"), t("points.amount", points=seen.price_points)),
        (t("trace.card"), f"{seen.card} {seen.person}"),
        (t("trace.fund"), seen.fund),
        (t("trace.valid"), t("trace.full_day", day=seen.valid_until)),
    ]
    if seen.reward:
        pairs.insert(0, (t("trace.reward"), seen.reward))
    return pairs


def source(page: Page, one: PaidWith) -> None:
    """One claim whose points paid: what was done, by whom, entered, approved, posted."""
    t = page.t
    with st.container(key=f"source_{one.claim_id}"):
        title = one.activity or (t("approve.opening", title=one.title) if one.kind == "opening" else one.title)
        details = [
            t("trace.source", name=one.person, day=one.service_on, minutes=one.minutes),
            t("trace.by_rule", code=one.item_code, version=one.rule_version or 0) if one.item_code else "",
            t("trace.held", points=one.held_points) if one.held_points != one.points else "",
        ]
        page.show(desk.line(title, details, amount=t("trace.of", points=one.points, whole=one.claim_points)))
        page.show(parts.trace(claim_steps(page, one.marks, one.notice_number)))
        step_button(t("trace.claim_open"), "claim", one.claim_id, key="source")


# -- forward -----------------------------------------------------------------------------------------------------


def claim(page: Page, claim_id: str) -> None:
    """A claim: where its points are now, how it came about, where they went."""
    t = page.t
    seen = page.look(trace_claim, claim_id=claim_id)
    title = t("approve.opening", title=seen.title) if seen.kind == "opening" else seen.title
    page.show(parts.title(title, t("trace.source", name=seen.person, day=seen.service_on, minutes=seen.minutes)))
    split = st.container(key="split_claim", horizontal=True)
    with split, st.container(key="claim_forward"):
        with st.container(key="card_where"):
            where(page, seen.where, is_posted=seen.posted)
        with st.container(key="card_went"):
            went(page, seen)
    with split, st.container(key="card_came"):
        came(page, seen)


def where(page: Page, one: Any, *, is_posted: bool = True) -> None:
    """Where points are now: the line that adds up, and its picture."""
    t = page.t
    page.show(parts.heading(t("trace.where"), t("trace.where_aside")))
    if not is_posted:
        page.show(parts.lead(t("trace.not_posted")))
    elif not one.issued:
        page.show(parts.lead(t("trace.no_points")))
    else:
        names = ("issued", "in_notice", "available", "live", "owed", "paid", "unused", "expired", "taken_back")
        page.show(parts.lead(t("trace.where_said", **{name: getattr(one, name) for name in names})))
        page.show(where_picture(one, t))


def went(page: Page, seen: ClaimTrace) -> None:
    """Each voucher that a claim's points went into, and points that ended."""
    t = page.t
    page.show(parts.heading(t("trace.went"), t("trace.went_count", count=len(seen.vouchers))))
    if not seen.vouchers and not seen.ended and not seen.taken.parts:
        page.show(parts.lead(t("trace.went_none")))
    with st.container(key="lines_went"):
        for one in seen.vouchers:
            with line(one.serial):
                at = t("trace.went_taken", shop=one.shop, at=one.taken_at) if one.taken_at else ""
                paid = t("trace.went_paid", number=one.number, day=one.paid_on) if one.paid_on else one.number or ""
                back = t("trace.held", points=one.held_points) if one.held_points != one.points else ""
                amount = t("points.amount", points=one.points)
                page.show(desk.line(one.serial, [at, paid, back], state=voucher_chip(page, one.state), amount=amount))
                step_button(t("trace.voucher_open"), "voucher", one.serial, key="went")
        for place, (points, at) in enumerate(seen.ended):
            with line(f"ended_{place}"):
                page.show(desk.line(t("trace.ended"), [t("trace.at", at=at)], amount=t("points.amount", points=points)))
        for place, part in enumerate(seen.taken.parts):
            with line(f"taken_{place}"):
                amount = t("points.amount", points=part.points)
                page.show(desk.line(t(f"objections.taken_{part.kind}", day=part.day), amount=amount))
                if part.from_claim_id != seen.id:
                    step_button(t("objections.taken_open"), "claim", part.from_claim_id, key=f"taken_{place}")
    if seen.taken.missing_points:
        page.show(parts.lead(t("objections.still_missing", points=seen.taken.missing_points)))


def came(page: Page, seen: ClaimTrace) -> None:
    """How a claim came about: activity, minutes, rule, and who did what with it."""
    t = page.t
    page.show(parts.heading(t("trace.came"), t("trace.came_aside")))
    steps = []
    if seen.activity:
        steps.append((t("trace.activity", name=seen.activity), t("trace.led", place=seen.place, name=seen.leader)))
    if seen.minutes:
        way = t(f"trace.class.{seen.hours_class or 'listed'}")
        if seen.starts_at and seen.ends_at:
            way = t("trace.minutes_between", way=way, starts_at=seen.starts_at, ends_at=seen.ends_at)
        steps.append((t("trace.minutes", minutes=seen.minutes), way))
    if seen.file_name:
        steps.append((t("trace.sheet"), t("trace.sheet_row", name=seen.file_name, row=seen.row_number or 0)))
    if seen.item_code:
        detail = t("trace.version", number=seen.rule_version or 0, name=item_of(page, seen))
        steps.append((t("trace.rule_code", code=seen.item_code), detail))
    if seen.posted:
        counted = t(
            "trace.counted", counted=seen.counted_minutes, rate=seen.rate_points, brought=seen.remainder_in_minutes,
            left=seen.remainder_out_minutes, has_minutes=bool(seen.minutes and seen.rate_points),
            uncapped=seen.uncapped_points, points=seen.points, is_capped=seen.uncapped_points != seen.points,
        )  # fmt: skip
        steps.append((t("trace.points", points=seen.points), counted))
    steps += claim_steps(page, seen.marks, seen.notice_number, seen.first_approver)
    page.show(parts.trace(steps))
    if seen.expires_on:
        page.show(parts.lead(t("trace.lasts_to", day=seen.expires_on)))
    with st.container(key="came_ways", horizontal=True):
        if seen.activity_id:
            step_button(t("trace.activity_open"), "activity", seen.activity_id, key="came")
        if seen.notice_number:
            step_button(
                t("trace.notice_open", number=seen.notice_number), "notice", str(seen.notice_number), key="came"
            )
        if seen.card:
            step_button(t("trace.household_open"), "card", seen.card, key="came")


def item_of(page: Page, seen: ClaimTrace) -> str:
    """The rule item's name in the reader's language."""
    return (seen.item if page.language is Language.ZH else seen.item_english) or ""


def activity(page: Page, activity_id: str) -> None:
    """An activity: where all its points are now, and each claim of it."""
    t = page.t
    seen = page.look(trace_activity, activity_id=activity_id)
    lead = t("trace.activity_lead", day=seen.held_on, place=seen.place, leader=seen.leader, code=seen.item_code)
    page.show(parts.title(seen.name, lead))
    together(page, seen.where, "activity", activity_id)


def notice(page: Page, number: str) -> None:
    """A notice: where all its points are now, and each of its lines."""
    t = page.t
    seen = page.look(trace_notice, number=number)
    lead = t("trace.notice_lead", first=seen.posted_on, last=seen.last_day_on, count=seen.lines)
    page.show(parts.title(t("trace.notice_open", number=seen.number), lead))
    together(page, page.look(whereabouts, scope="notice", scope_id=seen.id), "notice", seen.id)


def household(page: Page, card: str) -> None:
    """A household: where all its points are now, each claim and each voucher."""
    t = page.t
    seen = page.look(trace_household, card=card)
    page.show(parts.title(t("trace.household", card=seen.card), " · ".join(filter(None, (seen.person, seen.building)))))
    if page.has("people"):
        page.link(t("trace.household_page"), "people", household=seen.id, icon=":material/diversity_3:")
    together(page, page.look(whereabouts, scope="household", scope_id=seen.id), "household", seen.id)
    with st.container(key="card_vouchers"):
        held = page.look(household_vouchers, household_id=seen.id, limit=ROWS)
        page.show(parts.heading(t("trace.vouchers"), t("trace.vouchers_aside", count=ROWS)))
        if not held:
            page.show(parts.lead(t("trace.vouchers_none")))
        with st.container(key="lines_vouchers"):
            for one in held:
                with line(one.serial):
                    at = t("trace.went_taken", shop=one.shop, at=one.taken_at) if one.taken_at else ""
                    amount = t("yuan.amount", fen=one.face_fen)
                    page.show(desk.line(one.serial, [at], state=voucher_chip(page, one.state), amount=amount))
                    step_button(t("trace.voucher_open"), "voucher", one.serial, key="held")


def together(page: Page, one: Any, scope: str, scope_id: str) -> None:
    """Where the points of several claims are, and the claims page by page."""
    t = page.t
    with st.container(key="card_where"):
        where(page, one, is_posted=bool(one.claims))
    with st.container(key="card_claims"):
        page.show(parts.heading(t("trace.claims"), t("trace.claims_count", count=one.claims)))
        if not one.claims:
            page.show(parts.lead(t("trace.claims_none")))
        pages = -(-one.claims // ROWS)
        number = st.pagination(pages, key=f"claims_{scope_id}") if pages > 1 else 1
        found = page.look(traced_claims, scope=scope, scope_id=scope_id, limit=ROWS, offset=(number - 1) * ROWS)
        with st.container(key="lines_claims"):
            for each in found:
                with line(each.id):
                    title = t("approve.opening", title=each.title) if each.kind == "opening" else each.title
                    details = [t("trace.source", name=each.person, day=each.service_on, minutes=each.minutes)]
                    page.show(desk.line(title, details, amount=t("points.amount", points=each.points)))
                    step_button(t("trace.claim_open"), "claim", each.id, key="claims")


# -- a statement -------------------------------------------------------------------------------------------------


def of_statement(page: Page, number: str) -> None:
    """A statement's vouchers, each with the way back."""
    t = page.t
    seen = page.look(statement, number=number)
    lead = t("trace.statement_lead", shop=seen.summary.shop, fen=seen.summary.face_fen, count=seen.summary.lines)
    page.show(parts.title(t("trace.statement", number=seen.summary.number), lead))
    page.link(t("trace.statement_page"), "statements", number=number, icon=":material/request_quote:")
    pages = -(-len(seen.lines) // ROWS)
    shown = st.pagination(pages, key=f"lines_{number}") if pages > 1 else 1
    with st.container(key="card_lines"), st.container(key="lines_statement"):
        for one in seen.lines[(shown - 1) * ROWS : shown * ROWS]:
            with line(one.serial):
                details = [t("trace.by", name=one.clerk or t("trace.program"), at=one.taken_at)]
                title = t("trace.statement_line", position=one.position, serial=one.serial)
                page.show(desk.line(title, details, amount=t("yuan.amount", fen=one.face_fen)))
                step_button(t("trace.voucher_open"), "voucher", one.serial, key="billed")


page = open_page("trace")
ROWS = 20
VIEWS: dict[str, Callable[[Page, str], None]] = {
    "voucher": voucher, "statement": of_statement, "claim": claim, "activity": activity, "notice": notice,
    "card": household,
}  # fmt: skip
asked = next((kind for kind in VIEWS if kind in page.asked), None)
if asked is None:
    search(page)
else:
    if st.button(page.t("trace.again"), key="again", icon=":material/search:"):
        st.query_params.clear()
        page.again()
    VIEWS[asked](page, page.asked[asked])
