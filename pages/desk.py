"""What waits at the desk today, by when, and how the books stand."""

from dataclasses import dataclass
from datetime import timedelta

import streamlit as st

from core.absences import decide_appeal as decide_absence
from core.activities import list_activities
from core.approvals import approve_claims
from core.claims import confirm_claims, resubmit_claims
from core.companions import list_pairs
from core.disputes import decide_dispute
from core.funds import see_funds
from core.inbox import Inbox, see_inbox
from core.issues import issue_batch
from core.jobs import move_demo_clock, run_due
from core.look import desk, parts
from core.look.html import Html
from core.notices import list_notices, post_notice
from core.objections import decide_appeal, decide_objection
from core.reports import five_numbers
from core.roll_calls import confirm_roll, rolls_to_confirm
from core.shop_applications import accept_application
from core.signs import review_sign
from core.statements import approve_statement, close_statement, office_statements, pay_statement
from pages._ui.desk import line
from pages._ui.shell import Page, open_page
from pages._ui.sums import points_picture


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for this visitor: how many, the words (`desk.task.<name>`), and where it is done."""

    name: str
    count: int
    colour: parts.Colour
    page: str
    query: dict[str, str]


def tasks(page: Page, inbox: Inbox) -> list[Task]:
    """What this visitor may do now, what came back first."""
    rolls = page.look(rolls_to_confirm) if page.may(rolls_to_confirm) else []
    first_roll = {"activity": rolls[0].activity_id} if rolls else {}
    possible = [
        (confirm_roll, Task("rolls", len(rolls), "amber", "roll", first_roll)),
        (resubmit_claims, Task("returned", inbox.returned, "zhu", "hours", {"way": "recent"})),
        (approve_claims, Task("approve", inbox.to_approve, "amber", "approve", {"queue": "new"})),
        (approve_claims, Task("second", inbox.to_second, "amber", "approve", {"queue": "second"})),
        (confirm_claims, Task("explain", inbox.to_explain, "amber", "approve", {"queue": "explain"})),
        (confirm_claims, Task("confirm", inbox.to_confirm, "amber", "approve", {"queue": "confirm"})),
        (post_notice, Task("post", inbox.to_post, "qing", "notices", {})),
        (close_statement, Task("close", inbox.shops_to_close, "qing", "statements", {"queue": "close"})),
        (approve_statement, Task("agreed", inbox.statements_to_approve, "amber", "statements", {"queue": "agreed"})),
        (decide_objection, Task("objections", inbox.objections_open, "zhu", "objections", {})),
        (decide_appeal, Task("appeals", inbox.objections_appealed, "zhu", "objections", {})),
        (decide_absence, Task("absences", inbox.absences_appealed, "amber", "publish", {})),
        (decide_dispute, Task("disputes", inbox.disputes_open, "amber", "disputes", {})),
        (issue_batch, Task("issue", inbox.issues_to_issue, "amber", "many", {})),
        (pay_statement, Task("pay", inbox.statements_to_pay, "amber", "statements", {"queue": "approved"})),
        (accept_application, Task("apply", inbox.applications, "qing", "shops", {"queue": "applications"})),
        (review_sign, Task("signs", inbox.signs_open, "amber", "signs", {})),
    ]
    return [task for command, task in possible if task.count and page.may(command)]


def waiting(page: Page, inbox: Inbox) -> None:
    """The list of what waits, each with its way on."""
    t = page.t
    own = tasks(page, inbox)
    with st.container(key="card_waiting"):
        if not own:
            page.show(parts.empty(t("desk.nothing"), [t("desk.nothing_next")]))
            page.link(t("desk.nothing_link"), "dashboard", icon=":material/monitoring:")
            return
        page.show(parts.heading(t("desk.waiting"), t("desk.waiting_aside", count=sum(task.count for task in own))))
        with st.container(key="lines_waiting"):
            for task in own:
                with line(task.name):
                    page.show(
                        desk.task(
                            figure=f"{task.count:,}",
                            what=t(f"desk.task.{task.name}"),
                            detail=t(f"desk.task.{task.name}_why"),
                            colour=task.colour,
                        )
                    )
                    page.link(t(f"desk.task.{task.name}_go"), task.page, icon=":material/arrow_forward:", **task.query)


def deadlines(page: Page) -> list[tuple[str, str, Html]]:
    """Payments and notices by their last day, those that are over first."""
    t, today = page.t, page.today
    found = []
    for summary in page.look(office_statements, limit=50):
        if summary.due_on and summary.state != "paid" and summary.due_on <= today + SOON:
            days = (summary.due_on - today).days
            state = (
                parts.chip(t("desk.due.over", days=-days), "zhu", "alert")
                if days < 0
                else parts.chip(t("desk.due.left", days=days), "amber", "clock")
            )
            what = t("desk.due.pay", shop=summary.shop, fen=summary.to_pay_fen)
            found.append((summary.due_on, what, t("desk.due.pay_by", number=summary.number), state))
    for notice in page.look(list_notices, limit=5):
        if notice.state == "posted":
            state = parts.chip(t("desk.due.until", day=notice.last_day_on), "amber", "bell")
            detail = t("desk.due.notice_lines", lines=notice.lines, points=notice.points)
            found.append((notice.last_day_on, t("desk.due.notice", number=notice.number), detail, state))
    return [line[1:] for line in sorted(found, key=lambda line: line[0])[:DEADLINES_MAX]]


def next_day(page: Page) -> None:
    """The demo's time runs on by an hour or a day, and everything that falls due is done."""
    t = page.t
    with st.container(key="card_demo"):
        page.show(parts.heading(t("desk.demo.title")), parts.lead(t("desk.demo.lead", at=page.now)))
        # The hour and the day in the keys: a second press of the same button does not move time again.
        hour = f"next_hour_{page.now:%d%H}"
        if st.button(t("desk.demo.hour"), key=hour, width="stretch", icon=":material/schedule:"):
            run_on(page, timedelta(hours=1))
        if st.button(t("home.demo_next"), key=f"next_day_{page.today}", width="stretch", icon=":material/skip_next:"):
            run_on(page, timedelta(days=1))


def run_on(page: Page, ahead: timedelta) -> None:
    """Move the demo's clock, do what is due, and say what time it is."""
    t = page.t
    with page.told():
        move_demo_clock(page.app, ahead=ahead)
        counts = {one.job: one.count for one in run_due(page.app)}
        page.say_next(
            "ok",
            t("desk.demo.moved", at=page.now + ahead),
            t("home.demo_done", notices=counts["notices_closed"], seals=counts["days_sealed"]),
        )
        page.again()


def coming(page: Page) -> None:
    """The next activities, so that nobody asks the desk in vain."""
    t = page.t
    rows = sorted(
        (
            row
            for row in page.look(list_activities, days_back=0, days_ahead=14)
            if row.state == "published" and row.ends_at > page.now
        ),
        key=lambda row: row.starts_at,
    )[:COMING_MAX]
    with st.container(key="card_coming"):
        page.show(parts.heading(t("desk.coming")))
        if not rows:
            page.show(parts.lead(t("desk.coming_none")))
        with st.container(key="lines_coming"):
            for row in rows:
                when = t("publish.when", starts_at=row.starts_at, ends_at=row.ends_at, day=row.held_on)
                with line(row.id):
                    page.show(desk.line(row.name, [when, " · ".join(part for part in (row.place, row.leader) if part)]))
                    page.link(t("desk.coming_open"), "activity", activity=row.id)
        page.link(t("desk.coming_go"), "publish", icon=":material/arrow_forward:")


page = open_page("desk")
SOON = timedelta(days=10)
DEADLINES_MAX, COMING_MAX = 6, 5
t = page.t
inbox = page.look(see_inbox)
if inbox.overdue:
    page.say("no", t("desk.overdue", count=inbox.overdue), t("desk.overdue_next"))
alone = sum(bool(pair.overdue_days) for pair in page.look(list_pairs)) if page.may(list_pairs) else 0
if alone:
    page.say("wait", t("companions.overdue", count=alone), t("companions.overdue_next"))
    page.link(t("nav.companions"), "companions", icon=":material/arrow_forward:")
if inbox.objections_overdue and page.has("objections"):
    page.say("no", t("objections.overdue", count=inbox.objections_overdue), t("objections.overdue_next"))
for fund in page.look(see_funds):
    if fund.warning_percent is not None:
        page.say(
            "wait",
            t("desk.fund_low", fund=fund.name, percent=fund.promised_percent),
            t("funds.warning_next", fen=fund.free_fen),
        )
    elif fund.month_warning_percent is not None:
        page.say(
            "wait", t("desk.fund_month_low", fund=fund.name, percent=fund.month_percent), t("desk.fund_month_next")
        )
split = st.container(key="split_21", horizontal=True)
with split, st.container(key="desk_main"):
    waiting(page, inbox)
    coming(page)
with split, st.container(key="desk_side"):
    with st.container(key="card_due"):
        page.show(parts.heading(t("desk.due.title")))
        lines = deadlines(page)
        page.show(parts.due(lines) if lines else parts.lead(t("desk.due.none")))
    with st.container(key="card_books"):
        page.show(parts.heading(t("desk.books")))
        points, _ = page.look(five_numbers)
        page.show(points_picture(points, t, title=t("dashboard.issued"), is_slim=True))
    if page.app.is_demo:
        next_day(page)
