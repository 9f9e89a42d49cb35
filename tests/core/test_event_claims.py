"""Claims that are not hours, and what stands behind them: by the office, by residents, looked up and approved."""

from __future__ import annotations

from datetime import date, time, timedelta
from io import BytesIO

import pytest
from PIL import Image

from core.activities import publish_activity
from core.approvals import approve_claims, return_claims
from core.bootstrap import App
from core.check import run_check
from core.claiming import (
    Claimed,
    NotForResidents,
    PlaceNeeded,
    TooLongAgo,
    TooManyWaiting,
    claim_event,
    take_back_claim,
    verify_claim,
)
from core.claims import confirm_claims
from core.clock import DrivenClock
from core.entries import Duplicate, InFuture
from core.errors import AppError, NotFound, PhotoTooLarge, PhotoUnreadable, SecondPersonNeeded, StateMoved
from core.event_claims import BothSidesNeeded, HonourNotHigher, OneOfHousehold, PaidStaff
from core.event_lists import claims_to_verify, my_claims, read_names
from core.event_logging import ItemNotEntered, PersonTwice, log_event, log_events
from core.evidence import ReferenceNeeded, erase_evidence, see_evidence, see_photo
from core.i18n import Language, translator
from core.notices import post_notice
from core.passbook import why
from core.pictures import SIDE_MAX_PX, clean
from core.policy import Role
from core.rules import ItemUnknown
from core.telling import trace_of
from db.tables import Account, Grant
from db.types import new_id
from tests.factories import (
    a_household,
    a_person,
    a_resident,
    a_reviewer,
    a_staff,
    a_supervisor,
    an_intent,
    console,
    somebody,
)

TODAY = date(2026, 11, 20)


def a_photo(*, width: int = 640, height: int = 480, kind: str = "JPEG", exif: Image.Exif | None = None) -> bytes:
    """A picture as a phone takes it."""
    out = BytesIO()
    named = {"exif": exif} if exif else {}
    Image.new("RGB", (width, height), "teal").save(out, kind, **named)
    return out.getvalue()


class Street:
    """A household with a head and a daughter, a neighbour, and the people of the office."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.home = a_household(app)
        self.head = a_person(app, household_id=self.home.id, is_head=True).id
        self.daughter = a_person(app, name="王小兰", household_id=self.home.id).id
        other = a_household(app, head_name="李强", building="5号楼")
        self.neighbour = a_person(app, name="李强", household_id=other.id, is_head=True).id
        self.resident = a_resident(app, person_id=self.head, household_id=self.home.id)
        self.staff, self.reviewer = a_staff(app), a_reviewer(app)

    def claim(self, item_code: str, **named: object) -> Claimed:
        return self.app.do(self.resident, an_intent(), claim_event, item_code=item_code,
                           **{"service_on": TODAY, **named})  # fmt: skip

    def log(self, item_code: str, person_id: str | None = None, /, **named: object) -> str:
        entered = self.app.do(self.staff, an_intent(), log_event, person_id=person_id or self.head,
                              item_code=item_code, **{"service_on": TODAY, "title": item_code, **named})  # fmt: skip
        return entered.claim_ids[0]

    def points(self) -> int:
        """What a notice would bring the household now."""
        return self.app.do(self.staff, an_intent(), post_notice).points


@pytest.fixture
def street(app: App) -> Street:
    return Street(app)


def refused(kind: type[AppError], call: object, *args: object, **named: object) -> None:
    with pytest.raises(kind):
        call(*args, **named)  # type: ignore[operator]


def test_a_hazard_goes_from_a_phone_through_two_looks_into_the_notice(street: Street, app: App) -> None:
    told = {"words": "门口堆着旧沙发", "place": "3号楼2单元", "photo": clean(a_photo())}
    claimed = street.claim("C6", level="hazard", **told)
    assert claimed.points == 2
    [waiting] = app.look(street.staff, claims_to_verify)
    assert (waiting.claim.person, waiting.wanted.reference_by) == ("王秀英", "office")
    pieces = app.look(street.staff, see_evidence, claim_id=claimed.id)
    assert [(one.kind, one.words, one.is_photo_kept) for one in pieces] == [
        ("statement", "3号楼2单元：门口堆着旧沙发", False),
        ("photo", "", True),
    ]
    with pytest.raises(ReferenceNeeded):
        app.do(street.staff, an_intent(), verify_claim, claim_id=claimed.id)
    with pytest.raises(SecondPersonNeeded):
        app.do(a_staff(app, person_id=street.daughter, household_id=street.home.id), an_intent(), verify_claim,
               claim_id=claimed.id, reference="工单 17")  # fmt: skip
    with pytest.raises(SecondPersonNeeded):
        app.do(a_staff(app, person_id=street.head), an_intent(), confirm_claims, claim_ids=(claimed.id,))
    with pytest.raises(ReferenceNeeded):
        app.do(street.staff, an_intent(), confirm_claims, claim_ids=(claimed.id,))
    both = somebody(app, Role.STAFF, Role.REVIEWER)
    app.do(both, an_intent(), verify_claim, claim_id=claimed.id, reference="工单 17")
    with pytest.raises(SecondPersonNeeded):
        app.do(both, an_intent(), approve_claims, claim_ids=(claimed.id,))
    app.do(street.reviewer, an_intent(), approve_claims, claim_ids=(claimed.id,))
    assert street.points() == 2
    assert [(one.state, one.points) for one in app.look(street.resident, my_claims)] == [("in_notice", 2)]
    assert run_check(app).is_ok


def test_a_claim_is_taken_back_with_its_photo_or_sent_back_with_a_word(street: Street, app: App) -> None:
    claimed = street.claim("A2", words="提了停车的事", photo=clean(a_photo()))
    refused(Duplicate, street.claim, "A2")
    app.do(street.staff, an_intent(note="没有在会议记录里找到"), return_claims, claim_ids=(claimed.id,))
    [mine] = app.look(street.resident, my_claims)
    assert (mine.state, mine.note, mine.is_open) == ("returned", "没有在会议记录里找到", True)
    stranger = a_resident(app, person_id=street.neighbour, household_id=None)
    refused(NotFound, app.do, stranger, an_intent(), take_back_claim, claim_id=claimed.id)
    app.do(street.resident, an_intent(), take_back_claim, claim_id=claimed.id)
    left = app.look(street.staff, see_evidence, claim_id=claimed.id)
    assert [(one.is_photo_kept, one.words) for one in left] == [(False, ""), (False, "")]
    again = street.claim("A2")
    app.do(street.staff, an_intent(), verify_claim, claim_id=again.id, reference="11月议事会记录")
    app.do(street.reviewer, an_intent(), approve_claims, claim_ids=(again.id,))
    refused(StateMoved, app.do, street.resident, an_intent(), take_back_claim, claim_id=again.id)
    assert run_check(app).is_ok


def test_what_a_resident_may_not_claim_is_said_at_once(street: Street, clock: DrivenClock) -> None:
    for code in ("A1", "A3", "A6", "B5", "D5", "D6"):
        refused(NotForResidents, street.claim, code)
    refused(NotForResidents, street.claim, "C6", level="stall")
    refused(ItemUnknown, street.claim, "C1")
    refused(InFuture, street.claim, "A2", service_on=TODAY + timedelta(days=1))
    refused(TooLongAgo, street.claim, "A2", service_on=TODAY - timedelta(days=91))
    refused(ReferenceNeeded, street.claim, "A4")
    refused(PlaceNeeded, street.claim, "C6", level="hazard", place="3号楼")
    refused(BothSidesNeeded, street.claim, "C5", parties=("张三", "张 三"), are_both_agreed=True)
    refused(BothSidesNeeded, street.claim, "C5", parties=("张三", "李四"))
    for number in range(10):
        street.claim("B2", service_on=TODAY - timedelta(days=number))
    refused(TooManyWaiting, street.claim, "A2")


def test_a_mediation_keeps_its_names_sealed(street: Street, app: App) -> None:
    claimed = street.claim("C5", parties=("张三", "李四"), are_both_agreed=True)
    with app.reading() as (session, _):
        stored = session.all("SELECT words_sealed FROM evidence_content")
        told = session.all("SELECT facts, subject FROM operation")
    assert "张三" not in str(stored) + str(told)
    leader = somebody(app, Role.TEAM_LEADER, person_id=street.neighbour)
    refused(NotFound, app.look, leader, see_evidence, claim_id=claimed.id)
    assert [one.words for one in app.look(a_supervisor(app), see_evidence, claim_id=claimed.id)] == ["张三、李四"]
    assert app.look(street.resident, my_claims)[0].title == "邻里纠纷调解成功"


def test_of_one_deed_only_the_highest_level_counts(street: Street, app: App) -> None:
    deed = {"deed": "抗洪救人", "reference": "县发1号"}
    first = street.log("D2", title="县级表彰", level="county", **deed)
    refused(HonourNotHigher, street.log, "D2", title="街道表彰", level="subdistrict", **deed)
    refused(HonourNotHigher, street.log, "D1", title="身边好人", **deed)
    higher = street.log("D3", title="省级表彰", level="province", **deed)
    another = street.log("D1", title="身边好人", deed="拾金不昧", reference="社发2号")
    app.do(street.reviewer, an_intent(), approve_claims, claim_ids=(first, higher, another))
    assert street.points() == 30 + 5, "15 and the 15 that the province gives more, and another deed"
    assert run_check(app).is_ok


def test_a_list_is_entered_at_once_and_signed_by_two(street: Street, app: App) -> None:
    people = [a_person(app, name=f"邻居{number}").id for number in range(11)]
    with pytest.raises(PersonTwice) as twice:
        app.do(street.staff, an_intent(), log_events, person_ids=(*people, people[2]), item_code="A3",
               service_on=TODAY, title="小区夜话")  # fmt: skip
    assert twice.value.facts == {"name": "邻居2", "rows": [3, 12]}
    listed = app.do(street.staff, an_intent(), log_events, person_ids=tuple(people), item_code="A3",
                    service_on=TODAY, title="小区夜话")  # fmt: skip
    assert app.do(street.reviewer, an_intent(), approve_claims, claim_ids=listed.claim_ids[:3]).half == 3
    with pytest.raises(Duplicate) as stands:
        app.do(street.staff, an_intent(), log_events, person_ids=(street.head, people[4]), item_code="A3",
               service_on=TODAY, title="小区夜话")  # fmt: skip
    assert stands.value.facts["row"] == 2
    refused(ItemNotEntered, street.log, "B5")
    refused(ReferenceNeeded, street.log, "A2")
    found = app.look(street.staff, read_names, text="邻居0\n 邻居1 \n\n王秀英\n没有这人")
    assert [(one.row, one.name, one.person_id is not None) for one in found] == [
        (1, "邻居0", True), (2, "邻居1", True), (4, "王秀英", True), (5, "没有这人", False),
    ]  # fmt: skip
    assert run_check(app).is_ok


def test_a_meeting_counts_one_person_of_a_household(street: Street, app: App, clock: DrivenClock) -> None:
    meeting = app.do(street.staff, an_intent(), publish_activity, name="居民会议", place="活动室",
                     held_on=TODAY, starts=time(14), ends=time(15), leader_id=street.neighbour,
                     item_code="A1")  # fmt: skip
    clock.forward(days=1)
    street.log("A1", activity_id=meeting.id)
    refused(OneOfHousehold, street.log, "A1", street.daughter, activity_id=meeting.id)
    street.log("A1", title="坝坝会")
    refused(OneOfHousehold, street.log, "A1", street.daughter, title="坝坝会")
    street.log("A3", title="夜话")
    street.log("A3", street.daughter, title="夜话")


def test_a_duty_counts_once_a_quarter_and_never_for_paid_staff(street: Street, app: App) -> None:
    duty: dict[str, object] = {"reference": "履职记录 3季度", "title": "三季度履职", "service_on": date(2026, 8, 1)}
    street.log("D5", **duty)
    refused(Duplicate, street.log, "D5", **{**duty, "service_on": date(2026, 9, 5)})
    refused(InFuture, street.log, "D5", **{**duty, "service_on": TODAY})
    with app.database.transaction() as session:
        account_id, community_id = new_id(), street.staff.community_id
        session.insert(Account, community_id=community_id, id=account_id, kind="staff", login_name="li",
                       display_name="李强", person_id=street.neighbour, shop_id=None, secret_hash=None,
                       is_enabled=True, language="zh", type_size=1, created_at=0)  # fmt: skip
        session.insert(Grant, community_id=community_id, id=new_id(), account_id=account_id, role="staff",
                       area_id=None, team_id=None, shop_id=None, from_on=date(2026, 1, 1), until_on=None,
                       granted_by="console")  # fmt: skip
    refused(PaidStaff, street.log, "D5", street.neighbour, **duty)


# -- photos ------------------------------------------------------------------------------------------------------------


def test_a_kept_photo_says_nothing_of_where_it_was_taken(street: Street, app: App) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (36.0, 3.0, 41.2)
    sent = a_photo(width=4000, height=1000, exif=exif)
    assert Image.open(BytesIO(sent)).getexif().get_ifd(0x8825), "the camera wrote the place"
    claimed = street.claim("B2", photo=clean(sent))
    [photo] = app.look(street.staff, see_evidence, claim_id=claimed.id)
    kept = app.look(street.resident, see_photo, evidence_id=photo.id)
    with Image.open(BytesIO(kept)) as image:
        assert (image.format, image.size) == ("JPEG", (400, SIDE_MAX_PX))
        assert not image.getexif() and "exif" not in image.info and "comment" not in image.info
    with app.reading() as (session, _):
        assert kept[:200] not in bytes(session.value("SELECT picture_sealed FROM evidence_content"))
    stranger = a_resident(app, person_id=street.neighbour, household_id=None)
    refused(NotFound, app.look, stranger, see_photo, evidence_id=photo.id)
    for asks in (street.reviewer, a_supervisor(app)):
        assert app.look(asks, see_photo, evidence_id=photo.id) == kept
    assert app.do(console(app), an_intent(reason="erasure"), erase_evidence, person_id=street.head) == 1
    refused(NotFound, app.look, street.staff, see_photo, evidence_id=photo.id)
    assert run_check(app).is_ok


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_pictures_become_jpegs(kind: str) -> None:
    with Image.open(BytesIO(clean(a_photo(kind=kind)).data)) as image:
        assert (image.format, image.size) == ("JPEG", (640, 480))


def test_what_lies_under_a_transparent_picture_is_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(BytesIO(clean(out.getvalue()).data)) as image:
        assert image.getpixel((4, 4)) == (255, 255, 255)


def test_hostile_pictures_are_refused_before_they_unfold() -> None:
    bomb = BytesIO()
    Image.new("1", (12_000, 12_000)).save(bomb, "PNG")  # 20 KB that would be 400 MB
    gif = BytesIO()
    Image.new("RGB", (8, 8)).save(gif, "GIF")
    refused(PhotoTooLarge, clean, bomb.getvalue())
    refused(PhotoTooLarge, clean, b"\xff\xd8" + bytes(8 * 1024 * 1024))
    good = a_photo()
    for bad in (b"", b"no picture", gif.getvalue(), good[: len(good) // 2], b"<svg onload='alert(1)'/>"):
        refused(PhotoUnreadable, clean, bad)


def test_the_trace_of_an_event_names_its_proof(street: Street, app: App) -> None:
    honour = street.log("D1", title="身边好人", reference="社发〔2026〕2号")
    app.do(street.reviewer, an_intent(), approve_claims, claim_ids=(honour,))
    app.do(street.staff, an_intent(), post_notice)
    [passage] = app.look(street.resident, why, first=TODAY, last=TODAY)
    assert ("凭据", "社发〔2026〕2号") in trace_of(passage, translator(Language.ZH))
