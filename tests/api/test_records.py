"""Certificates that anybody may check, and service records of programs, over the real routes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from core.approvals import approve_claims
from core.bootstrap import App
from core.certificates import issue_certificate, withdraw_certificate
from core.claims import log_hours
from core.clock import DrivenClock
from core.entries import Entry
from core.jobs import run_due
from core.notices import post_notice
from core.objections import ObjectionReason, decide_objection, raise_objection
from core.places import Registered
from core.tokens import create_integration_token
from tests.api.conftest import Browser
from tests.factories import a_household, a_person, a_reviewer, a_staff, a_supervisor, an_intent, console

TODAY = date(2026, 11, 20)


@pytest.fixture
def volunteer(app: App) -> Registered:
    return a_person(app, household_id=a_household(app).id, is_head=True)


def test_a_certificates_page_tells_the_present_truth_and_nothing_that_is_not_printed(
    app: App, clock: DrivenClock, browser: Browser, volunteer: Registered
) -> None:
    entries = tuple(
        Entry(person_id=volunteer.id, service_on=TODAY - timedelta(days=day), title="陪诊", minutes=90)
        for day in (1, 2)
    )
    ids = app.do(a_staff(app), an_intent(), log_hours, entries=entries, back_fill_reason="纸质表").claim_ids
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=ids)
    clock.set(app.do(a_staff(app), an_intent(), post_notice).closes_at)
    run_due(app)
    issued = app.do(
        a_staff(app), an_intent(), issue_certificate, person_id=volunteer.id, first=TODAY - timedelta(days=9),
        last=TODAY, kind="proof",
    )  # fmt: skip
    seen = browser.get(f"/certificates/{issued.number}")
    assert seen.status_code == 200
    assert "这张单子是真的" in seen.text
    assert "王**" in seen.text and "3.0" in seen.text
    assert "王秀英" not in seen.text and "陪诊" not in seen.text and volunteer.number not in seen.text
    assert seen.headers["referrer-policy"] == "no-referrer"

    raised = app.do(a_supervisor(app), an_intent(note="人没来"), raise_objection, claim_id=ids[0],
                    why=ObjectionReason.OTHER, asks_recall=True)  # fmt: skip
    app.do(a_reviewer(app), an_intent(note="没有来"), decide_objection, objection_id=raised.id, is_upheld=True)
    changed = browser.get(f"/certificates/{issued.number.lower()}?lang=en").text
    assert "Changed since it was made" in changed
    assert "3.0" in changed and "1.5" in changed
    app.do(a_staff(app), an_intent(note="重开"), withdraw_certificate, number=issued.number)
    assert "已经作废" in browser.get(f"/certificates/{issued.number}?lang=zh").text

    wrong = browser.get(f"/certificates/{issued.number[:-8]}00000000")
    assert (wrong.status_code, "没有这个编号" in wrong.text) == (404, True)
    assert browser.get("/certificates").status_code == 200
    sent = browser.submit("/certificates", number=f" {issued.number} ")
    assert sent.headers["location"] == f"/certificates/{issued.number}"


@pytest.fixture
def token(app: App) -> dict[str, str]:
    made = app.do(console(app), an_intent(), create_integration_token)
    return {"Authorization": f"Bearer {made.token}"}


def sent(browser: Browser, token: dict[str, str], *records: dict[str, Any], intent: str = "records-1") -> Any:
    body = {"intent": intent, "reason": "别的系统导出", "records": list(records)}
    return browser.post("/api/v1/service-records", json=body, headers=token)


def test_records_of_a_program_are_written_all_or_none_and_come_out_again(
    app: App, browser: Browser, token: dict[str, str], volunteer: Registered
) -> None:
    row = {"volunteer_number": volunteer.number, "activity": "助老", "service_on": "2026-11-18", "minutes": 60}
    good = {**row, "activity": "送餐", "service_on": "2026-11-17"}
    refused = sent(
        browser, token, row, {**row, "service_on": "2027-01-01"}, {**good, "volunteer_number": "LJC-99999"}, good
    )
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["key"] == "error.records.rows_refused"
    assert [(one["row"], one["key"]) for one in refused.json()["errors"]] == [
        (2, "error.entry.in_future"), (3, "error.records.number_unknown"),
    ]  # fmt: skip
    page = browser.get("/api/v1/export/service-records", headers=token)
    assert page.json() == {"records": [], "next": None}, "nothing was written"

    done = sent(browser, token, row, good)
    assert (done.status_code, done.json()["written"], done.json()["back_filled"]) == (201, 2, 2)
    again = sent(browser, token, row, good)
    assert (again.status_code, again.json()) == (200, done.json())
    other = sent(browser, token, row, intent="records-2")
    assert [one["key"] for one in other.json()["errors"]] == ["error.entry.duplicate"]

    records = browser.get("/api/v1/export/service-records?first=2026-11-18", headers=token).json()["records"]
    assert [(one["activity"], one["minutes"], one["state"]) for one in records] == [("助老", 60, "confirmed")]
    assert browser.get("/api/v1/export/service-records?cursor=x", headers=token).status_code == 422
    assert browser.get("/api/v1/export/service-records").status_code == 401
    both = {**row, "starts_at": "2026-11-18T09:00:00+08:00", "ends_at": "2026-11-18T10:00:00+08:00"}
    assert sent(browser, token, both, intent="records-3").status_code == 422
    timed = {name: value for name, value in both.items() if name != "minutes"} | {"service_on": "2026-11-16"}
    timed |= {"starts_at": "2026-11-16T09:00:00+08:00", "ends_at": "2026-11-16T10:30:00+08:00"}
    assert sent(browser, token, timed, intent="records-4").status_code == 201
    [row] = browser.get("/api/v1/export/service-records?last=2026-11-16", headers=token).json()["records"]
    assert (row["minutes"], row["ends_at"]) == (90, "2026-11-16T10:30:00+08:00")
