"""The second pair of eyes: what may be approved together, and what must be looked at one by one."""

from typing import Any

import streamlit as st

from core.approvals import Waiting, approve_claims, claim_history, return_claims, waiting_claims
from core.claims import confirm_claims, withdraw_claims
from core.inbox import see_inbox
from core.look import parts
from pages._ui.desk import mark_of, queue
from pages._ui.shell import Page, open_page


def what_of(page: Page, one: Waiting) -> str:
    """Who did what, in one line."""
    claim = one.claim
    return page.t(
        "approve.what", name=claim.person or claim.head_name or "", title=title_of(page, claim), day=claim.service_on,
        minutes=claim.minutes,
    )  # fmt: skip


def title_of(page: Page, claim: Any) -> str:
    """What was done; an opening record names its passbook page."""
    return page.t("approve.opening", title=claim.title) if claim.kind == "opening" else claim.title


def when_of(page: Page, claim: Any) -> str:
    """Day and, where it is known, the time."""
    if claim.starts_at and claim.ends_at:
        return page.t("approve.when", day=claim.service_on, starts_at=claim.starts_at, ends_at=claim.ends_at)
    return page.t("approve.day", day=claim.service_on)


def rule_of(page: Page, claim: Any) -> str:
    """The item and the time: C1 · 2 hours."""
    if claim.minutes:
        return page.t("approve.rule", code=claim.item_code or "", minutes=claim.minutes)
    return page.t("approve.rule_once", code=claim.item_code or "", has_code=claim.item_code is not None)


def row(page: Page, one: Waiting) -> None:
    """One line of the list, ready words."""
    claim = one.claim
    page.show(
        parts.row(
            who=claim.person or claim.head_name or "", what=title_of(page, claim), detail=when_of(page, claim),
            rule=rule_of(page, claim), amount=page.t("points.amount", points=one.points),
        )
    )  # fmt: skip


def together(page: Page, clean: list[Waiting]) -> None:
    """Clean rows, ticked; the button says how many and what they would come to."""
    t = page.t
    with st.container(key="card_clean"):
        points = sum(one.points for one in clean)
        page.show(
            parts.heading(t("approve.together"), t("approve.sum", count=len(clean), points=points)),
            parts.lead(t("approve.together_why")),
        )
        chosen = []
        with st.container(key="lines_rows", gap=None):
            for one in clean:
                with st.container(key=f"row_{one.claim.id}", horizontal=True, vertical_alignment="center"):
                    label = what_of(page, one)
                    is_ticked = st.checkbox(
                        label, value=True, key=f"pick_{one.claim.id}", label_visibility="collapsed", width="content"
                    )
                    row(page, one)
                if is_ticked:
                    chosen.append(one)
        ids = tuple(one.claim.id for one in chosen)
        words = t("approve.button", count=len(ids), points=sum(one.points for one in chosen))
        if st.button(words, key=f"approve_{mark_of(ids)}", type="primary", width="stretch", disabled=not ids):
            approve(page, ids)


def approve(page: Page, ids: tuple[str, ...]) -> None:
    """Approve these; what still needs another pair of eyes is said."""
    t = page.t
    done = page.act("approve", mark_of(ids), approve_claims, claim_ids=ids)
    if done is None:
        return
    if done.half:
        page.say_next("wait", t("approve.half", count=done.half), t("approve.half_next"))
    else:
        page.say_next("ok", t("approve.done", count=done.approved), t("approve.done_next"))
    page.again()


def why_of(page: Page, one: Waiting) -> str:
    """The one sentence that says why a row is looked at by itself."""
    t, claim = page.t, one.claim
    if claim.submitted_by == page.actor.id:
        return t("approve.why.made_it")
    if one.is_own:
        return t("approve.why.own_household")
    if one.has_looked:
        return t("approve.why.has_looked")
    return t(
        f"approve.why.{one.concerns[0]}", minutes=claim.minutes, counted=one.counted_minutes, points=one.points,
        page=claim.title,
    )  # fmt: skip


def each(page: Page, several: list[Waiting], *, is_first: bool) -> None:
    """Rows with something about them: the sentence, then what may be done."""
    t = page.t
    with st.container(key="card_each"):
        page.show(
            parts.heading(
                t("approve.each" if is_first else "approve.each_only"), t("approve.count", count=len(several))
            )
        )
        for place, one in enumerate(several):
            claim = one.claim
            is_barred = one.is_own or one.has_looked
            with st.container(key="risk_first" if not place else f"risk_{claim.id}", gap="small"):
                page.show(
                    parts.risk(f"{what_of(page, one)} · {t('points.amount', points=one.points)}", why_of(page, one))
                )
                with st.container(key=f"acts_{claim.id}", horizontal=True):
                    if st.button(t("approve.trace"), key=f"trace_{claim.id}"):
                        page.dialog(t("approve.trace_title"), lambda one=one: trace(page, one))
                    if claim.submitted_by == page.actor.id and page.may(withdraw_claims):
                        if st.button(t("approve.withdraw"), key=f"withdraw_{claim.id}"):
                            withdraw(page, one)
                        continue
                    if page.may(return_claims) and st.button(
                        t("approve.return"), key=f"return_{claim.id}", disabled=one.is_own
                    ):
                        page.dialog(t("approve.return_title"), lambda one=one: give_back(page, one))
                    if page.may(approve_claims) and st.button(
                        t("approve.one"), key=f"approve_{claim.id}", disabled=is_barred
                    ):
                        approve(page, (claim.id,))


def trace(page: Page, one: Waiting) -> None:
    """Every step of a claim, with names and reasons."""
    t = page.t
    steps = []
    for step in page.look(claim_history, claim_id=one.claim.id):
        who = t(
            "approve.step_by", actor=step.actor or step.actor_id, at=step.at, note=step.note, has_note=bool(step.note)
        )
        steps.append((t(f"approve.step.{step.state}"), who))
    if one.claim.first_approver:
        steps.append((t("approve.step.half"), one.claim.first_approver))
    page.show(parts.lead(what_of(page, one)), parts.trace(steps))
    page.link(t("trace.link"), "trace", claim=one.claim.id, icon=":material/route:")


def give_back(page: Page, one: Waiting) -> None:
    """The dialog that sends a row back to its maker, with the reason."""
    t, claim_id = page.t, one.claim.id
    page.show(parts.lead(what_of(page, one)))
    note = st.text_area(t("approve.return_reason"), key=f"reason_{claim_id}", max_chars=300,
                        placeholder=t("approve.return_hint"))  # fmt: skip
    if not st.button(t("approve.return_yes"), key=f"return_yes_{claim_id}", type="primary", width="stretch"):
        return
    if page.act("return", claim_id, return_claims, claim_ids=(claim_id,), note=note.strip()) is not None:
        page.say_next("ok", t("approve.returned"), t("approve.returned_next"))
        page.again()


def withdraw(page: Page, one: Waiting) -> None:
    """A maker's own row: it may be taken back, never approved."""
    t, claim_id = page.t, one.claim.id
    page.confirm(
        title=t("hours.withdraw_title"), lines=[what_of(page, one), t("hours.withdraw_lead")],
        yes=t("hours.withdraw_yes"),
        then=lambda: page.act("withdraw", claim_id, withdraw_claims, claim_ids=(claim_id,)), key=f"withdraw_{claim_id}",
    )  # fmt: skip


def explain(page: Page, waiting: list[Waiting]) -> None:
    """Back-filled rows: one reason for all that are ticked, then they go to the reviewers."""
    t = page.t
    with st.container(key="card_explain"):
        page.show(parts.heading(t("approve.explain"), t("approve.count", count=len(waiting))),
                  parts.lead(t("approve.explain_why")))  # fmt: skip
        chosen = []
        with st.container(key="lines_rows", gap=None):
            for one in waiting:
                with st.container(key=f"row_{one.claim.id}", horizontal=True, vertical_alignment="center"):
                    is_ticked = st.checkbox(what_of(page, one), value=True, key=f"pick_{one.claim.id}",
                                            label_visibility="collapsed", width="content")  # fmt: skip
                    row(page, one)
                if is_ticked:
                    chosen.append(one.claim.id)
        if not page.may(confirm_claims):
            return
        ids = tuple(chosen)
        note = st.text_input(t("approve.explain_reason"), key=f"explain_{mark_of(ids)}", max_chars=200,
                             placeholder=t("hours.reason_hint"))  # fmt: skip
        words = t("approve.explain_button", count=len(ids))
        if st.button(words, key=f"confirm_{mark_of(ids)}", type="primary", width="stretch", disabled=not ids):
            done = page.act("confirm", mark_of(ids), confirm_claims, claim_ids=ids, note=note.strip() or None)
            if done is not None:
                page.say_next("ok", t("approve.explained", count=done))
                page.again()


def to_post(page: Page, waiting: list[Waiting], total: int) -> None:
    """Approved rows: they wait for the next notice and may still go back."""
    t = page.t
    with st.container(key="card_post"):
        points = sum(one.points for one in waiting)
        page.show(parts.heading(t("approve.to_post"), t("approve.sum", count=total, points=points)))
        page.link(t("approve.to_post_go"), "notices", icon=":material/arrow_forward:")
        with st.container(key="lines_rows", gap=None):
            for one in waiting:
                with st.container(key=f"row_{one.claim.id}", horizontal=True, vertical_alignment="center"):
                    row(page, one)
                    if page.may(return_claims) and st.button(t("approve.return_short"), key=f"return_{one.claim.id}"):
                        page.dialog(t("approve.return_title"), lambda one=one: give_back(page, one))


def new_or_second(page: Page, waiting: list[Waiting], name: str) -> None:
    """Confirmed rows, by what may be done with them."""
    t = page.t
    if name == "second":
        page.say("info", t("approve.second_why"), t("approve.second_how"))
    clean = [one for one in waiting if one.is_clean] if page.may(approve_claims) else []
    rest = [one for one in waiting if one not in clean]
    if not page.may(approve_claims):
        page.say("info", t("approve.not_you"), t("approve.not_you_next"))
        rest = waiting
    if clean:
        together(page, clean)
    if rest:
        if page.may(approve_claims):
            each(page, rest, is_first=bool(clean))
        else:
            with st.container(key="card_seen"):
                for one in rest:
                    with st.container(key=f"row_{one.claim.id}", horizontal=True, vertical_alignment="center"):
                        row(page, one)
                        if one.claim.submitted_by == page.actor.id and st.button(
                            t("approve.withdraw"), key=f"withdraw_{one.claim.id}"
                        ):
                            withdraw(page, one)


page = open_page("approve")
t = page.t
ROWS = 30
STATES = {"new": ("confirmed", False), "second": ("confirmed", True), "explain": ("submitted", None),
          "post": ("approved", None)}  # fmt: skip
inbox = page.look(see_inbox)
counts = {"new": inbox.to_approve, "second": inbox.to_second, "explain": inbox.to_explain, "post": inbox.to_post}
name = queue(page, t("approve.queue"), [*STATES], lambda one: t(f"approve.queue.{one}", count=counts[one]), key="queue")
state, is_half = STATES[name]
pages = max(1, -(-counts[name] // ROWS))
number = st.pagination(pages, key=f"page_{name}") if pages > 1 else 1
total, waiting = page.look(waiting_claims, state=state, is_half=is_half, limit=ROWS, offset=(number - 1) * ROWS)
if not waiting:
    page.show(parts.empty(t(f"approve.empty.{name}"), [t(f"approve.empty.{name}_next")]))
elif name == "explain":
    explain(page, waiting)
elif name == "post":
    to_post(page, waiting, total)
else:
    new_or_second(page, waiting, name)
