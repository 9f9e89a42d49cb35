"""Records and certificates of service: made by oneself or at the desk, fetched again, withdrawn."""

from datetime import date

import streamlit as st

from core.certificate_papers import certificate_file
from core.certificates import (
    OFFICE,
    CertificateName,
    certificates_of,
    issue_certificate,
    list_certificates,
    withdraw_certificate,
)
from core.hours import PersonHours, person_hours
from core.look import desk, parts
from core.national import hours_of
from pages._ui.desk import line, queue
from pages._ui.shell import Page, open_page

KINDS = ("record", "proof")
LISTED = 50


def make(page: Page, hours: PersonHours, person_id: str | None) -> None:
    """The span of days, and at the desk which of both; the answer stays until it is left."""
    t = page.t
    press = page.form("certificate", person_id or "")
    done = press.answer(issue_certificate)
    if done is not None:
        words = t("certificate.issued_next", lines=done.lines, hours=hours_of(done.minutes))
        page.say("ok", t("certificate.issued", number=done.number), words)
        fetch(page, done.number, key="fetch_new")
        st.button(t("certificate.done"), key="leave", on_click=press.leave, width="stretch")
        return
    key = press.form.id
    with st.container(key="card_make"):
        kind = "record"
        if page.actor.roles & OFFICE:
            kind = queue(page, t("certificate.kind"), KINDS, lambda one: t(f"certificate.kind_{one}"), key="kind")
            if kind == "proof":
                page.show(parts.lead(t("certificate.kind_lead")))
        begun = min([*hours.years, page.today.year])
        first = st.date_input(t("certificate.first"), value=date(begun, 1, 1), max_value=page.today, key=f"first_{key}")
        last = st.date_input(t("certificate.last"), value=page.today, max_value=page.today, key=f"last_{key}")
        if st.button(
            t("certificate.issue"), key=f"issue_{key}", type="primary", width="stretch", icon=":material/verified:"
        ) and page.do(
            "certificate", person_id or "", issue_certificate, first=first, last=last, person_id=person_id, kind=kind,
            language=page.language.value,
        ):  # fmt: skip
            page.again()


def fetch(page: Page, number: str, *, key: str) -> None:
    """The sheet as PDF, over our guarded address."""
    page.download(page.t("certificate.fetch"), lambda: certificate_file(page.app, page.actor, number=number), key=key)


def withdraw(page: Page, number: str) -> None:
    """Ask why, then end it."""
    t = page.t

    def body() -> None:
        page.show(parts.lead(t("certificate.withdraw_lead")))
        why = st.text_area(t("certificate.withdraw_reason"), key=f"why_{number}", max_chars=400)
        if st.button(t("certificate.withdraw_yes"), key=f"yes_{number}", type="primary", width="stretch"):
            press = page.form("withdraw_certificate", number)
            with page.told():
                if press.press(withdraw_certificate, number=number, note=why.strip() or None) is not None:
                    press.leave()
                    page.say_next("ok", t("certificate.withdrawn_done"))
                    page.again()

    page.dialog(t("certificate.withdraw_title", number=number), body)


def listed(page: Page, rows: list[CertificateName], *, with_names: bool) -> None:
    """Certificates that were made, the newest first."""
    t = page.t
    page.show(parts.heading(t("certificate.list")))
    if not rows:
        page.show(parts.empty(t("certificate.none"), [t("certificate.none_next")]))
    with st.container(key="lines_certificates"):
        for one in rows:
            with line(one.number):
                details = [t("certificate.line", first=one.first, last=one.last, hours=hours_of(one.minutes))]
                if with_names:
                    name = t("certificate.person_line", name=one.person, number=one.volunteer_number)
                    details.insert(0, name)
                details.append(t(f"certificate.kind_{one.kind}"))
                state = parts.chip(t("certificate.withdrawn"), "zhu", "cross") if one.is_withdrawn else None
                page.show(desk.line(one.number, details, state=state))
                fetch(page, one.number, key=f"fetch_{one.number}")
                may_withdraw = not one.is_withdrawn and page.may(withdraw_certificate)
                if may_withdraw and st.button(t("certificate.withdraw"), key=f"withdraw_{one.number}"):
                    withdraw(page, one.number)


page = open_page("certificate")
t = page.t
person_id = page.asked.get("person")
page.show(parts.title(t("certificate.title"), t("certificate.lead")))
if person_id is None and page.actor.person_id is None:
    listed(page, page.look(list_certificates, limit=LISTED), with_names=True)
    page.link(t("nav.people"), "people", icon=":material/diversity_3:")
    page.stop()
hours = page.look(person_hours, person_id=person_id)
if hours.person_id != page.actor.person_id:
    page.show(parts.heading(t("certificate.for", name=hours.name)))
if page.may(issue_certificate):
    make(page, hours, person_id)
listed(page, page.look(certificates_of, person_id=person_id, limit=LISTED), with_names=False)
page.link(
    t("nav.person_hours"), "person_hours", icon=":material/arrow_back:", **({"person": person_id} if person_id else {})
)
