"""Service hours into the books: a sheet, a table typed here, one person, and what became of earlier ones."""

import csv
import io
from datetime import date, datetime, time
from typing import Any

import streamlit as st

from core.activities import list_activities
from core.approvals import claim_history
from core.claims import confirm_claims, log_hours, resubmit_claims, withdraw_claims
from core.clock import at_local
from core.entries import Entry
from core.imports import recent_imports
from core.look import desk, parts
from core.review import waiting_claims
from core.roll_calls import see_roll
from core.sheets import SheetKind
from pages._ui.desk import choose, find_person, line, local_time, queue
from pages._ui.shell import Page, open_page
from pages._ui.uploads import Sheet, check, field, forget, is_checked, next_round, round_of, sheet_in


def upload(page: Page) -> None:
    """A file of hours, roster or opening balances."""
    t = page.t
    kind = SheetKind(queue(page, t("hours.kind"), [*SheetKind], lambda one: t(f"hours.kind.{one}"), key="kind"))
    with st.container(key="card_upload"):
        page.show(parts.lead(t(f"hours.kind.{kind}_lead")))
        name = f"file_{kind}"
        file = field(page, t("hours.choose", kind=str(kind)), name)
    if file is not None:
        sheet_in(page, Sheet(kind=kind, name=file.name, data=file.getvalue()), again=lambda: next_round(name))


def table(page: Page) -> None:
    """A list typed in here, read exactly as a sheet would be."""
    t = page.t
    names = ("name", "card", "day", "activity", "starts", "ends", "duration")
    with st.container(key="card_table"):
        page.show(parts.lead(t("hours.table_lead")))
        typed = st.data_editor(
            [*prepared(page), *(dict.fromkeys(names, "") for _ in range(TYPED_ROWS))],
            key=f"typed_{round_of('typed')}", num_rows="dynamic", width="stretch", hide_index=True,
            column_config={name: st.column_config.TextColumn(t(f"hours.cell.{name}"), max_chars=80) for name in names},
        )  # fmt: skip
        sheet = Sheet(kind=SheetKind.HOURS, name=t("hours.typed_name"), data=as_csv(typed), rows_before=1)
        if st.button(t("hours.check"), key="check", disabled=not has_rows(typed)):
            forget()
            check(sheet)
    if is_checked(sheet):
        sheet_in(page, sheet, again=lambda: next_round("typed"))


def prepared(page: Page) -> list[dict[str, str]]:
    """The people of a paper sheet (`?sheet=` and its activity), to be given their times."""
    wanted = page.asked.get("sheet")
    if not wanted:
        return []
    roll = page.look(see_roll, activity_id=wanted)
    people = {one.person_id: one for one in roll.lines}.values()
    return [
        {"name": one.name, "card": one.card, "day": roll.held_on.isoformat(), "activity": roll.name,
         "starts": f"{local_time(page, roll.starts_at):%H:%M}", "ends": f"{local_time(page, roll.ends_at):%H:%M}",
         "duration": ""}
        for one in people
    ]  # fmt: skip


def as_csv(typed: list[dict[str, Any]]) -> bytes:
    """The typed table as the file that an office would have sent."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["姓名", "卡号", "日期", "活动名称", "开始时间", "结束时间", "时长"])
    writer.writerows([str(cell or "").strip() for cell in row.values()] for row in typed)
    return text.getvalue().encode("utf-8-sig")


def has_rows(typed: list[dict[str, Any]]) -> bool:
    """Whether anything was typed."""
    return any(str(cell or "").strip() for row in typed for cell in row.values())


def one_person(page: Page) -> None:
    """One entry of one person: hours. What is done once, a meeting or an honour, has a page of its own."""
    t = page.t
    with st.container(key="card_one"), page.told():
        key = page.form("one_entry", "hours").form.id
        served(page, key, find_person(page, t("hours.one.who"), key=f"who_{key}"))
    page.link(t("events.from_hours"), "events", icon=":material/arrow_forward:")


def served(page: Page, key: str, person: Any | None) -> None:
    """Hours of one person under a published activity or another one."""
    t = page.t
    held = {row.id: row for row in page.look(list_activities, days_back=30, days_ahead=0) if row.state == "published"}
    chosen = choose(
        page, t("hours.one.activity"), [*held, OTHER],
        lambda one: (
            t("hours.one.held", name=held[one].name, day=held[one].held_on) if one in held else t("hours.one.other")
        ),
        key=f"activity_{key}",
    )  # fmt: skip
    activity = held.get(chosen)
    title, day, starts, ends = (
        (activity.name, activity.held_on, local_time(page, activity.starts_at), local_time(page, activity.ends_at))
        if activity
        else ("", page.today, time(9), time(11))
    )
    reason = ""
    if activity is None:
        title = st.text_input(t("hours.one.title"), key=f"title_{key}", max_chars=80).strip()
        reason = st.text_input(t("hours.one.reason"), key=f"reason_{key}", max_chars=200).strip()
        page.show(parts.lead(t("hours.one.other_lead")))
    field = f"{key}_{chosen}"
    day = st.date_input(t("hours.one.day"), value=day, max_value=page.today, key=f"day_{field}", format="YYYY-MM-DD")
    with st.container(key="pair_times", horizontal=True):
        starts = st.time_input(t("hours.one.starts"), value=starts, key=f"starts_{field}")
        ends = st.time_input(t("hours.one.ends"), value=ends, key=f"ends_{field}")
    if not st.button(t("hours.one.button"), key=f"log_{key}", type="primary", width="stretch"):
        return
    if person is None or not title:
        page.say("no", t("hours.one.missing", what="who" if person is None else "title"))
        return
    entry = Entry(person_id=person.id, service_on=day, title=title, **span(page, day, starts, ends))
    done = page.act(
        "one_entry", "hours", log_hours, entries=(entry,), back_fill_reason=reason or None, note=reason or None
    )
    if done:
        state = "listed" if done.listed else "back_filled" if reason else "unexplained"
        page.say_next("ok", t("hours.one.done", name=person.name, title=title), t(f"hours.one.done_{state}"))
        page.again()


def span(page: Page, day: date, starts: time, ends: time) -> dict[str, datetime]:
    """Start and end as instants."""
    zone = page.actor.time_zone
    return {"starts_at": at_local(day, starts, zone), "ends_at": at_local(day, ends, zone)}


def recent(page: Page) -> None:
    """What came back, and the newest uploads with how their rows stand."""
    t = page.t
    if page.may(waiting_claims):
        returned(page)
    with st.container(key="card_recent"):
        batches = page.look(recent_imports)
        page.show(parts.heading(t("hours.recent")))
        if not batches:
            page.show(parts.empty(t("hours.recent_none"), [t("hours.recent_none_next")]))
        with st.container(key="lines_recent"):
            for batch in batches:
                state = (
                    parts.chip(t("hours.recent_back", count=batch.returned), "zhu", "alert")
                    if batch.returned
                    else parts.chip(t("hours.recent_waiting", count=batch.waiting), "amber", "clock")
                    if batch.waiting
                    else parts.chip(t("hours.recent_through"), "leaf", "check")
                )
                details = [
                    t("hours.recent_by", maker=batch.maker or batch.made_by, at=batch.made_at),
                    t(f"hours.kind.{batch.kind}"),
                ]
                with line(batch.id):
                    name = batch.file_name or t("hours.typed_name")
                    page.show(desk.line(name, details, state=state, amount=t("hours.rows", count=batch.rows)))


def returned(page: Page) -> None:
    """Rows that a reviewer sent back, with the reason."""
    t = page.t
    total, waiting = page.look(waiting_claims, state="returned", limit=RETURNED_MAX)
    if not total:
        return
    with st.container(key="card_returned"):
        page.show(parts.heading(t("hours.returned"), t("hours.rows", count=total)))
        page.show(parts.lead(t("hours.returned_lead")))
        for place, one in enumerate(waiting):
            claim = one.claim
            last = [step for step in page.look(claim_history, claim_id=claim.id) if step.state == "returned"][-1]
            with st.container(key="risk_first" if not place else f"risk_{claim.id}", gap="small"):
                what = t("approve.what", name=claim.person or claim.head_name, title=claim.title, day=claim.service_on,
                         minutes=claim.minutes)  # fmt: skip
                page.show(parts.risk(what, t("hours.returned_why", actor=last.actor, at=last.at, note=last.note)))
                with st.container(key=f"acts_{claim.id}", horizontal=True):
                    if not page.may(resubmit_claims):
                        continue
                    if st.button(t("hours.resubmit"), key=f"again_{claim.id}") and put_forward(page, claim):
                        page.say_next("ok", t("hours.resubmitted"), t("hours.resubmitted_next"))
                        page.again()
                    if st.button(t("hours.withdraw"), key=f"withdraw_{claim.id}"):
                        page.confirm(
                            title=t("hours.withdraw_title"), lines=[what, t("hours.withdraw_lead")],
                            yes=t("hours.withdraw_yes"), then=lambda claim_id=claim.id: take_back(page, claim_id),
                            key=f"withdraw_{claim.id}",
                        )  # fmt: skip


def put_forward(page: Page, claim: Any) -> bool:
    """A returned row once more before the reviewers; one that needs a reason waits for it."""
    if page.act("resubmit", claim.id, resubmit_claims, claim_ids=(claim.id,)) is None:
        return False
    if claim.hours_class == "back_filled":
        return True
    return page.act("confirm", claim.id, confirm_claims, claim_ids=(claim.id,)) is not None


def take_back(page: Page, claim_id: str) -> int | None:
    """A returned row that was wrong: it goes for good."""
    if page.act("resubmit", claim_id, resubmit_claims, claim_ids=(claim_id,)) is None:
        return None
    return page.act("withdraw", claim_id, withdraw_claims, claim_ids=(claim_id,))


page = open_page("hours")
TYPED_ROWS = 8
RETURNED_MAX = 20
OTHER = "other"  # an activity that was not published
t = page.t
ways = ["upload", "table", "one", "recent"] if page.may(log_hours) else ["recent"]
way = ways[0] if len(ways) == 1 else queue(page, t("hours.way"), ways, lambda one: t(f"hours.way.{one}"), key="way",
                                                first="table" if page.asked.get("sheet") else None)  # fmt: skip
{"upload": upload, "table": table, "one": one_person, "recent": recent}[way](page)
