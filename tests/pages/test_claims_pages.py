"""Claims, companions and rounds of tidy homes, as a resident and the desk meet them."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

from PIL import Image
from streamlit.testing.v1 import AppTest

from core.bootstrap import App
from core.clock import DrivenClock
from core.companion_visits import log_visit
from core.companions import list_pairs, my_elders
from core.event_lists import claims_to_verify, my_claims
from core.evidence import see_evidence
from core.i18n import Language
from core.review import waiting_claims
from core.tidy_lists import my_rounds, see_round
from core.tidy_rounds import open_round
from tests.factories import an_intent
from tests.factories_scheme import Scheme, signed_in
from tests.pages.screen import Opener, words


def field(several: Any, begin: str) -> Any:
    return next(one for one in several if one.key and one.key.startswith(begin))


def press(test: AppTest, begin: str) -> AppTest:
    field(test.button, begin).click().run(timeout=30)
    assert not test.exception, test.exception
    return test


def test_a_resident_claims_with_a_photo_and_the_desk_looks_it_up(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("resident", "claim")
    field(test.selectbox, "what_").set_value("C6/hazard").run()
    assert "工单" in words(test) and "封顶" in words(test)
    out = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "JPEG")
    field(test.text_input, "place_").set_value("3号楼2单元")
    field(test.text_area, "words_").set_value("堆着旧沙发")
    assert "请写清地点" in words(press(test, "claim_"))
    field(test.get("file_uploader"), "claim_photo").set_value(("a.jpg", out.getvalue(), "image/jpeg")).run()
    assert "收到了：上报隐患" in words(press(test, "claim_"))
    [mine] = app.look(signed_in(app, scheme, "resident"), my_claims)
    assert "等社区核实" in words(open_as("resident", "claim", part="mine"))
    desk = open_as("staff", "events", part="verify")
    assert "3号楼2单元：堆着旧沙发" in words(desk)
    press(desk, "photo_")
    assert "data:image/jpeg;base64," in str([one.proto.body for one in desk.get("html")])
    desk = open_as("staff", "events", part="verify")
    assert "编号" in words(press(desk, "verify_"))
    field(desk.text_input, "reference_").set_value("工单 17").run()
    assert "核实了" in words(press(desk, "verify_"))
    assert [one.reference for one in app.look(signed_in(app, scheme, "staff"), see_evidence, claim_id=mine.id)] == [
        "", "", "工单 17",
    ]  # fmt: skip


def test_a_claim_comes_back_with_a_word_and_is_taken_back(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("resident", "claim")
    field(test.selectbox, "what_").set_value("A2/").run()
    press(test, "claim_")
    desk = open_as("staff", "events", part="verify")
    field(desk.text_input, "note_").set_value("记录里没有").run()
    press(desk, "return_")
    assert app.look(signed_in(app, scheme, "staff"), claims_to_verify) == []
    test = open_as("resident", "claim", part="mine")
    assert "记录里没有" in words(test)
    press(test, "back_")
    for one in [one for one in test.button if str(one.key).startswith("back_")]:
        one.click()  # without a browser a dialog does not run by itself: both presses are sent together
    test.run(timeout=30)
    [mine] = app.look(signed_in(app, scheme, "resident"), my_claims)
    assert mine.state == "withdrawn"


def test_the_desk_enters_a_meeting_for_a_pasted_list(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("staff", "events", way="list")
    field(test.selectbox, "item_").set_value("A3/").run()
    field(test.text_input, "title_").set_value("楼下夜话")
    field(test.text_area, "list_").set_value("陈桂兰\n没有这人").run()
    assert "第 2 行 没有这人" in words(test)
    field(test.text_area, "list_").set_value("陈桂兰\n陈桂兰").run()
    assert "写了两次" in words(test)
    field(test.text_area, "list_").set_value("陈桂兰").run()
    assert "登记了" in words(press(test, "log_"))
    _, waiting = app.look(signed_in(app, scheme, "reviewer"), waiting_claims)
    assert "楼下夜话" in [one.claim.title for one in waiting]


def test_a_helper_logs_a_visit_and_the_desk_calls(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    for language in Language:
        assert not open_as("staff", "companions", language=language).exception
    [pair, *_] = app.look(signed_in(app, scheme, "staff"), list_pairs)
    app.do(
        signed_in(app, scheme, "staff"), an_intent(), log_visit, pairing_id=pair.id, kind="company",
        starts_at=clock.now() - timedelta(hours=2), minutes=30, title="探访", note="还好",
    )  # fmt: skip
    desk = open_as("staff", "companions", part="calls")
    assert "核实了" in words(press(desk, "confirm_"))
    one = open_as("staff", "companions", pair=pair.id)
    press(one, "note_")
    assert "还好" in words(one)
    mine = app.look(signed_in(app, scheme, "resident"), my_elders)
    phone = open_as("resident", "my_elders", **({"pair": mine[0].id} if mine else {}))
    assert ("记上" in words(phone)) == bool(mine)


def test_raters_tick_and_the_desk_closes(open_as: Opener, app: App, scheme: Scheme) -> None:
    staff, resident = signed_in(app, scheme, "staff"), signed_in(app, scheme, "resident")
    with app.reading() as (session, _):
        home = session.first("SELECT building_id FROM household WHERE id = :id", id=scheme.other_household_id)
    opened = app.do(
        staff, an_intent(), open_round, month="2026-11", building_ids=(home.building_id,),
        rater_ids=(resident.person_id or "", scheme.adult_id),
    )  # fmt: skip
    assert [line.id for line in app.look(resident, my_rounds)] == [opened.id]
    test = open_as("resident", "tidy_rating")
    switches = [one for one in test.get("button_group") if one.key and one.key.startswith("home_")]
    assert switches and "没有新的" in words(test)
    for page, query in (("tidy", {}), ("tidy", {"part": "begin"}), ("tidy", {"round": opened.id}),
                        ("tidy", {"round": opened.id, "rater": scheme.adult_id})):  # fmt: skip
        assert not open_as("staff", page, **query).exception
    assert app.look(staff, see_round, round_id=opened.id).unrated >= 1
