"""What is not hours: enter it for one or a list, and look up what residents claimed."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st

from core.activities import list_activities
from core.approvals import return_claims
from core.claiming import verify_claim
from core.errors import AppError
from core.event_lists import Choice, Named, ToVerify, claim_choices, claims_to_verify, read_names, twice_named
from core.event_logging import log_event, log_events
from core.look import parts
from core.proofs import HONOURS, MEETINGS, Asked, Proof
from core.telling import cap_words
from pages._ui.desk import choose, find_person, queue
from pages._ui.evidence_view import evidence
from pages._ui.shell import Page, open_page

OTHER = "other"  # a meeting that was not published as an activity


def name_of(page: Page, choice: Choice) -> str:
    """An item or level as the desk reads it."""
    name = choice.name if page.language.value == "zh" else choice.name_english
    level = page.t("claim.level", level=choice.level) if choice.level else ""
    return " · ".join(part for part in (choice.code, name, level) if part)


# -- entering --------------------------------------------------------------------------------------------------------


def enter(page: Page) -> None:
    """One item with its day, title and proof, for the people below."""
    t = page.t
    choices = {f"{one.code}/{one.level or ''}": one for one in page.look(claim_choices, is_office=True)}
    with st.container(key="card_enter"), page.told():
        key = page.form("event").form.id
        chosen = choose(
            page, t("events.item"), choices,
            lambda one: t("claim.choice", what=name_of(page, choices[one]), points=choices[one].points),
            key=f"item_{key}",
        )  # fmt: skip
        choice = choices[chosen]
        page.show(parts.lead(t(f"claim.proof.{choice.wanted.proof}")))
        if choice.caps:
            page.show(parts.lead("，".join(cap_words(name, t) for name in choice.caps)))
        named = facts_of(page, choice, f"{key}_{chosen}")
        people = who(page, choice, key)
        if st.button(
            t("events.button", count=len(people)), key=f"log_{key}", type="primary", width="stretch",
            disabled=not people,
        ):  # fmt: skip
            write(page, choice, named, people)


def facts_of(page: Page, choice: Choice, key: str) -> dict[str, Any]:
    """Day, title and proof of what happened; a published meeting brings its own."""
    t = page.t
    named: dict[str, Any] = {"item_code": choice.code, "level": choice.level}
    held = (
        {row.id: row for row in page.look(list_activities, days_back=30, days_ahead=0)
         if row.state == "published" and row.item_code == choice.code}
        if choice.code in MEETINGS else {}
    )  # fmt: skip
    if held:
        activity = choose(
            page, t("events.activity"), [*held, OTHER],
            lambda one: t("hours.one.held", name=held[one].name, day=held[one].held_on) if one in held
            else t("events.activity_other"), key=f"activity_{key}",
        )  # fmt: skip
        if activity in held:
            return {**named, "activity_id": activity, "title": held[activity].name,
                    "service_on": held[activity].held_on}  # fmt: skip
    named["title"] = st.text_input(
        t("claim.honour") if choice.code in HONOURS else t("events.title"), key=f"title_{key}", max_chars=60
    ).strip()
    named["service_on"] = st.date_input(
        t("claim.day"), value=page.today, max_value=page.today, key=f"day_{key}", format="YYYY-MM-DD"
    )
    if choice.code in HONOURS:
        named["deed"] = st.text_input(
            t("claim.deed"), key=f"deed_{key}", max_chars=60, placeholder=t("claim.deed_hint")
        )
    if choice.wanted.proof is Proof.MEDIATION:
        named["parties"] = tuple(
            st.text_input(t(f"claim.side_{side}"), key=f"side_{side}_{key}", max_chars=30) for side in ("one", "two")
        )
        named["are_both_agreed"] = st.checkbox(t("claim.both_agreed"), key=f"agreed_{key}")
    if choice.wanted.reference_by is not Asked.NOBODY:
        named["reference"] = st.text_input(
            t(f"claim.reference.{choice.wanted.proof}"), key=f"reference_{key}", max_chars=80
        )
    return named


def who(page: Page, choice: Choice, key: str) -> list[Named]:
    """One person who is searched, or a pasted list, each line looked up."""
    t = page.t
    ways = ["one"] if choice.wanted.proof is Proof.MEDIATION or choice.code in HONOURS else ["one", "list"]
    way = ways[0] if len(ways) == 1 else queue(page, t("events.who"), ways, lambda one: t(f"events.who.{one}"),
                                               key="way")  # fmt: skip
    if way == "one":
        found = find_person(page, t("hours.one.who"), key=f"who_{key}")
        return [Named(row=1, name=found.name, person_id=found.id, building=found.building or "")] if found else []
    text = st.text_area(t("events.list"), key=f"list_{key}", placeholder=t("events.list_hint"), height=200)
    names = [asked(page, one, key) for one in page.look(read_names, text=text)]
    unknown = [one for one in names if one.person_id is None and not one.candidates]
    twice = twice_named(names)
    if unknown:
        page.say("no", t("events.unknown"), "，".join(t("events.row", row=one.row, name=one.name) for one in unknown))
    for name, rows in twice:
        page.say("no", t("error.claim.person_twice", name=name, rows=rows))
    known = [one for one in names if one.person_id]
    if known:
        page.show(parts.lead(t("events.known", count=len(known))))
    return known if len(known) == len(names) and not twice else []


def asked(page: Page, one: Named, key: str) -> Named:
    """A row that means several people asks which."""
    if one.person_id or not one.candidates:
        return one
    by_id = dict(one.candidates)
    chosen = choose(
        page, page.t("events.which", row=one.row, name=one.name), by_id, lambda person_id: by_id[person_id],
        key=f"which_{one.row}_{key}", index=None, placeholder=page.t("desk.find.choose"),
    )  # fmt: skip
    return one if chosen is None else Named(row=one.row, name=one.name, person_id=chosen, building=by_id[chosen])


def write(page: Page, choice: Choice, named: dict[str, Any], people: list[Named]) -> None:
    """Into the books, all of them or none; a refusal names its row."""
    t = page.t
    ids = tuple(one.person_id for one in people if one.person_id)
    press = page.form("event")
    try:
        if len(ids) == 1:
            done = press.press(log_event, person_id=ids[0], **named)
        else:
            done = press.press(log_events, person_ids=ids, **named)
    except AppError as refusal:
        row = refusal.facts.get("row")
        name = next((one.name for place, one in enumerate(people, start=1) if place == row), "")
        said = t(refusal.key, **refusal.facts)
        page.say("no", t("events.row", row=row, name=name) if row else said, said if row else "")
        return
    press.leave()
    second = done is not None and done.written > 1
    page.say_next(
        "ok", t("events.done", what=name_of(page, choice), count=len(ids)),
        t("events.done_list" if second else "events.done_next"),
    )  # fmt: skip
    page.again()


# -- looking up ------------------------------------------------------------------------------------------------------


def verify(page: Page, waiting: list[ToVerify]) -> None:
    """What residents claimed: their proof, the number that was looked up, yes or back."""
    t = page.t
    if not waiting:
        page.show(parts.empty(t("events.nothing"), [t("events.nothing_next")]))
    first = next((one for one in waiting if not one.is_own), None)
    for one in waiting:
        claim = one.claim
        with st.container(key=f"card_{claim.id}"), page.told():
            page.show(
                parts.heading(t("events.claimed", name=claim.person, title=claim.title),
                              t("claim.points", points=claim.stated_points)),
                parts.lead(t("events.claimed_on", code=claim.item_code, day=claim.service_on, at=claim.submitted_at)),
                parts.lead(t(f"claim.proof.{one.wanted.proof}")),
            )  # fmt: skip
            evidence(page, claim.id)
            if one.is_own:
                page.show(parts.lead(t("events.own")))
            elif page.may(verify_claim):
                look_up(page, one, is_first=one is first)


def look_up(page: Page, one: ToVerify, *, is_first: bool) -> None:
    """Confirm with the number that was looked up, or send it back with a sentence."""
    t, claim_id = page.t, one.claim.id
    kind: Literal["primary", "secondary"] = "primary" if is_first else "secondary"
    reference = ""
    if one.wanted.reference_by is Asked.OFFICE:
        reference = st.text_input(t(f"claim.reference.{one.wanted.proof}"), key=f"reference_{claim_id}", max_chars=80)
    note = st.text_input(t("events.note"), key=f"note_{claim_id}", max_chars=120)
    with st.container(key=f"acts_{claim_id}", horizontal=True):
        if st.button(t("events.verify"), key=f"verify_{claim_id}", type=kind):
            done = page.act("verify", claim_id, verify_claim, claim_id=claim_id, reference=reference)
            if done is not None:
                page.say_next("ok", t("events.verified", name=one.claim.person), t("events.verified_next"))
                page.again()
        if st.button(t("events.return"), key=f"return_{claim_id}"):
            sent = page.act("return_event", claim_id, return_claims, claim_ids=(claim_id,), note=note.strip() or None)
            if sent is not None:
                page.say_next("ok", t("events.returned", name=one.claim.person), note)
                page.again()


page = open_page("events")
t = page.t
waiting = page.look(claims_to_verify)
words = {"enter": t("events.part.enter"), "verify": t("events.part.verify", count=len(waiting))}
parts_open = [*words] if page.may(log_event) else ["verify"]
part = queue(page, t("nav.events"), parts_open, lambda one: words[one], key="part")
if part == "enter":
    enter(page)
else:
    verify(page, waiting)
