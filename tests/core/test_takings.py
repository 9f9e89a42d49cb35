"""A shop takes a voucher, once; and undoes it for five minutes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.bootstrap import App
from core.clock import DrivenClock
from core.codes import link, new_paper_code, screen_code, written
from core.errors import (
    AlreadyRedeemed,
    AppError,
    CodeMalformed,
    Forbidden,
    InStatement,
    IntentReused,
    Malformed,
    NotFound,
    OwnHousehold,
    PinNeeded,
    PinWrong,
    ReasonNeeded,
    VoucherExpired,
    VoucherLocked,
    VoucherReturned,
    VoucherUnknown,
    VoucherVoid,
)
from core.policy import Actor
from core.shops import ShopPaused, list_shops, own_shop, pause_shop, resume_shop
from core.statements import close_statement
from core.takings import (
    OtherTill,
    QuoteExpired,
    UndoneAlready,
    UndoTooLate,
    forget_quotes,
    quote,
    take,
    takings_since,
    todays_takings,
    undo,
)
from core.vouchers import expire_vouchers, lock_voucher, return_voucher, void_voucher
from db.states import ShopState, VoucherState
from tests.factories import a_job, a_staff, an_intent, console, somebody
from tests.factories_spending import (
    a_fund,
    a_shop,
    a_spender,
    a_till,
    a_voucher,
    money,
    paper_of,
    points,
    shown_code,
    taken,
    vouchers_of,
)
from tests.factories_ways_in import PIN, an_enrolled_resident


@pytest.fixture
def wang(app: App) -> Actor:
    """A household with 100 points, and a fund behind them."""
    a_fund(app)
    return a_spender(app, points=100)


@pytest.fixture
def till(app: App) -> Actor:
    """A till of the canteen."""
    return a_till(app, a_shop(app))


def test_a_voucher_is_taken_once_and_then_refused_with_time_and_place(
    app: App, clock: DrivenClock, wang: Actor, till: Actor
) -> None:
    voucher = a_voucher(app, wang)
    other = a_till(app, a_shop(app, code="S02", name="便民理发"))
    first = taken(app, till, wang, voucher)
    clock.forward(seconds=20)
    with pytest.raises(AlreadyRedeemed) as refusal:
        app.do(other, an_intent(), take, quote=None, code=code_again(app, wang, voucher.id))
    assert refusal.value.facts == {"taken_at": first.taken_at, "shop": "邻里食堂"}
    assert (money(app).outstanding, money(app).owed) == (0, 500)


def code_again(app: App, spender: Actor, voucher_id: str) -> str:
    """A screen code of a voucher that is no longer live: what a picture of the screen still shows."""
    with app.database.reading() as session:
        community_id = spender.community_id
        handle = session.value("SELECT handle FROM voucher WHERE id = :id", id=voucher_id)
        key = session.secrets.key("voucher screen", community_id)
        return str(screen_code(key, community_id=community_id, handle=handle, at=app.clock_for(session).now()).code)


def test_a_taking_says_what_it_took(app: App, clock: DrivenClock, wang: Actor, till: Actor) -> None:
    voucher = a_voucher(app, wang, face_yuan=20)
    taking = taken(app, till, wang, voucher)
    assert (taking.serial, taking.face_fen, taking.taken_at) == (voucher.serial, 2000, clock.now())
    assert (taking.undo_until - taking.taken_at).total_seconds() == 300


@pytest.mark.parametrize("shape", ["bare", "dashes", "lower", "link"])
def test_a_code_is_taken_however_it_is_written(app: App, wang: Actor, till: Actor, shape: str) -> None:
    code = paper_of(app, wang, 5)[0].code or ""
    shaped = {
        "bare": code,
        "dashes": written(code),
        "lower": code.lower(),
        "link": link("https://linli.example.org", code),
    }[shape]
    assert app.do(till, an_intent(), take, code=shaped).face_fen == 500


def test_a_screen_code_lives_two_minutes_at_most(app: App, clock: DrivenClock, wang: Actor, till: Actor) -> None:
    one, other = vouchers_of(app, wang, 5, 5)
    shown, later = shown_code(app, wang, one), shown_code(app, wang, other)
    clock.forward(seconds=119)
    app.do(till, an_intent(), take, code=shown)
    clock.forward(seconds=1)
    with pytest.raises(VoucherUnknown):
        app.do(till, an_intent(), take, code=later)


def test_a_press_that_comes_again_gets_its_first_answer(app: App, clock: DrivenClock, wang: Actor, till: Actor) -> None:
    press, code = an_intent("api"), paper_of(app, wang, 5)[0].code or ""
    first = app.do(till, press, take, code=code)
    clock.forward(hours=2)
    again = app.do(till, press, take, code=written(code).lower())
    assert again == replace(first, is_replay=True)
    assert money(app).owed == 500


def test_one_press_with_another_voucher_is_refused(app: App, wang: Actor, till: Actor) -> None:
    press, (one, other) = an_intent("api"), paper_of(app, wang, 5, 5)
    app.do(till, press, take, code=one.code)
    with pytest.raises(IntentReused):
        app.do(till, press, take, code=other.code)
    assert money(app).owed == 500


# -- quotes ------------------------------------------------------------------------------------------------------


def test_a_quote_tells_what_the_clerk_needs_and_nothing_more(app: App, wang: Actor, till: Actor) -> None:
    voucher = a_voucher(app, wang, face_yuan=20)
    quoted = app.do(till, an_intent(), quote, code=shown_code(app, wang, voucher))
    assert (quoted.serial, quoted.face_fen, quoted.valid_until) == (voucher.serial, 2000, voucher.valid_until)
    assert (quoted.holder_masked, quoted.pin_needed) == ("王**", False)


def test_a_quote_is_confirmed_within_five_minutes_whatever_the_screen_shows(
    app: App, clock: DrivenClock, wang: Actor, till: Actor
) -> None:
    one, other = vouchers_of(app, wang, 5, 5)
    quotes = [app.do(till, an_intent(), quote, code=shown_code(app, wang, voucher)).quote for voucher in (one, other)]
    clock.forward(seconds=299)
    assert app.do(till, an_intent(), take, quote=quotes[0]).serial == one.serial
    clock.forward(seconds=1)
    with pytest.raises(QuoteExpired):
        app.do(till, an_intent(), take, quote=quotes[1])
    assert money(app).owed == 500


def test_a_quote_belongs_to_its_till_and_its_press(app: App, wang: Actor, till: Actor) -> None:
    press = an_intent()
    code = shown_code(app, wang, a_voucher(app, wang))
    bound = app.do(till, an_intent(), quote, code=code, take_intent=press.key)
    with pytest.raises(QuoteExpired):
        app.do(replace(till, till_id="another-till"), press, take, quote=bound.quote)
    with pytest.raises(QuoteExpired):
        app.do(till, an_intent(), take, quote=bound.quote)
    assert app.do(till, press, take, quote=bound.quote).face_fen == 500


def test_a_quote_writes_nothing_in_the_books(app: App, wang: Actor, till: Actor) -> None:
    voucher = a_voucher(app, wang)
    with app.database.reading() as session:
        before = session.value("SELECT COUNT(*) FROM operation")
    app.do(till, an_intent(), quote, code=shown_code(app, wang, voucher))
    with app.database.reading() as session:
        assert session.value("SELECT COUNT(*) FROM operation") == before


def test_a_used_voucher_is_refused_at_the_quote_already(app: App, wang: Actor, till: Actor) -> None:
    paper = paper_of(app, wang, 5)[0]
    app.do(till, an_intent(), take, code=paper.code)
    with pytest.raises(AlreadyRedeemed):
        app.do(till, an_intent(), quote, code=paper.code)


def test_old_quotes_are_forgotten(app: App, clock: DrivenClock, wang: Actor, till: Actor) -> None:
    app.do(till, an_intent(), quote, code=shown_code(app, wang, a_voucher(app, wang)))
    assert app.do(a_job(app), an_intent("job"), forget_quotes) == 0
    clock.forward(hours=2)
    assert app.do(a_job(app), an_intent("job"), forget_quotes) == 1


@pytest.mark.parametrize("named", [{}, {"code": "0" * 16, "quote": "01"}])
def test_exactly_one_of_code_and_quote_is_given(app: App, till: Actor, named: dict[str, str]) -> None:
    with pytest.raises(Malformed):
        app.do(till, an_intent(), take, **named)


# -- refusals ----------------------------------------------------------------------------------------------------


def test_an_unknown_code_and_a_malformed_one_are_refused(app: App, till: Actor) -> None:
    with pytest.raises(VoucherUnknown):
        app.do(till, an_intent(), take, code=str(new_paper_code()))
    with pytest.raises(CodeMalformed):
        app.do(till, an_intent(), take, code="hello")


def test_without_a_paired_till_nothing_is_taken(app: App, wang: Actor, till: Actor) -> None:
    code = paper_of(app, wang, 5)[0].code
    for nobody in (replace(till, till_id=None), replace(till, shop_id=None), wang, a_staff(app)):
        with pytest.raises(Forbidden):
            app.do(nobody, an_intent(), take, code=code)


def test_a_paused_shop_takes_nothing_until_it_is_resumed(app: App, wang: Actor) -> None:
    shop = a_shop(app)
    till, code = a_till(app, shop), paper_of(app, wang, 5)[0].code
    with pytest.raises(ReasonNeeded):
        app.do(console(app), an_intent(), pause_shop, shop_id=shop.id)
    app.do(console(app), an_intent(reason="holiday"), pause_shop, shop_id=shop.id)
    with pytest.raises(ShopPaused) as refusal:
        app.do(till, an_intent(), take, code=code)
    assert refusal.value.facts == {"shop": "邻里食堂"}
    app.do(console(app), an_intent(), resume_shop, shop_id=shop.id)
    assert app.do(till, an_intent(), take, code=code).face_fen == 500


def test_a_shop_is_listed_with_those_that_take_vouchers_first(app: App, wang: Actor) -> None:
    first = a_shop(app, code="S01", name="一")
    a_shop(app, code="S02", name="二")
    app.do(console(app), an_intent(reason="holiday"), pause_shop, shop_id=first.id)
    listed = app.look(wang, list_shops)
    assert [(shop.code, shop.state) for shop in listed] == [("S02", ShopState.ACTIVE), ("S01", ShopState.PAUSED)]
    assert app.look(a_till(app, first), own_shop).name == "一"


def test_the_owners_household_spends_elsewhere(app: App, wang: Actor) -> None:
    own = a_till(app, a_shop(app, owner_household_id=wang.household_id))
    other = a_till(app, a_shop(app, code="S02", name="便民理发"))
    voucher = a_voucher(app, wang)
    for command in (quote, take):
        with pytest.raises(OwnHousehold):
            app.do(own, an_intent(), command, code=shown_code(app, wang, voucher))
    assert taken(app, other, wang, voucher).face_fen == 500


def test_every_state_is_refused_by_its_own_name(app: App, clock: DrivenClock, wang: Actor, till: Actor) -> None:
    staff = a_staff(app)
    void, locked, old, back = paper_of(app, wang, 5, 5, 5, 5)
    app.do(staff, an_intent(reason="lost"), void_voucher, voucher_id=void.id)
    app.do(staff, an_intent(reason="objection"), lock_voucher, voucher_id=locked.id)
    screen = a_voucher(app, wang)
    app.do(wang, an_intent(), return_voucher, voucher_id=screen.id)

    def refused(code: str | None) -> type[AppError]:
        with pytest.raises(AppError) as refusal:
            app.do(till, an_intent(), take, code=code)
        return type(refusal.value)

    assert refused(void.code) is VoucherVoid
    assert refused(locked.code) is VoucherLocked
    assert refused(code_again(app, wang, screen.id)) is VoucherReturned
    clock.forward(days=91)
    assert refused(old.code) is VoucherExpired
    app.do(a_job(app), an_intent("job"), expire_vouchers)
    assert refused(old.code) is VoucherExpired
    assert refused(back.code) is VoucherExpired
    assert refused(void.code) is VoucherVoid


def test_paper_above_the_small_amount_of_a_day_asks_for_a_pin(app: App, clock: DrivenClock, till: Actor) -> None:
    a_fund(app)
    wang = a_spender(app, points=200)
    card = household_card(app, wang)
    an_enrolled_resident(app, person_id=wang.person_id or "", number=card)
    ten, other_ten, third = paper_of(app, wang, 10, 10, 5)
    app.do(till, an_intent(), take, code=ten.code)
    app.do(till, an_intent(), take, code=other_ten.code)
    assert app.do(till, an_intent(), quote, code=third.code).pin_needed
    with pytest.raises(PinNeeded) as refusal:
        app.do(till, an_intent(), take, code=third.code)
    assert refusal.value.facts == {"small_amount_fen": 2000}
    with pytest.raises(PinWrong):
        app.do(till, an_intent(), take, code=third.code, pin="111111")
    assert app.do(till, an_intent(), take, code=third.code, pin=PIN).face_fen == 500
    clock.forward(days=1)
    tomorrow = paper_of(app, wang, 20, 50)
    assert app.do(till, an_intent(), take, code=tomorrow[0].code).face_fen == 2000
    with pytest.raises(PinNeeded):
        app.do(till, an_intent(), take, code=tomorrow[1].code)


def household_card(app: App, spender: Actor) -> str:
    """The card number of a spender's household."""
    with app.database.reading() as session:
        return str(session.value("SELECT card_number FROM household WHERE id = :id", id=spender.household_id))


def test_a_screen_voucher_asks_for_no_pin(app: App, till: Actor) -> None:
    a_fund(app)
    wang = a_spender(app, points=200)
    for voucher in vouchers_of(app, wang, 50, 50):
        assert taken(app, till, wang, voucher).face_fen == 5000


# -- undo --------------------------------------------------------------------------------------------------------


def test_an_undone_voucher_is_live_again_and_can_be_taken_anew(
    app: App, clock: DrivenClock, wang: Actor, till: Actor
) -> None:
    voucher = a_voucher(app, wang)
    taking = taken(app, till, wang, voucher)
    clock.forward(seconds=299)
    undone = app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    assert (undone.serial, undone.state, undone.undone_at) == (voucher.serial, VoucherState.ACTIVE, clock.now())
    assert (money(app).outstanding, money(app).owed) == (500, 0)
    assert points(app, wang.household_id).spent == 5
    assert taken(app, till, wang, voucher).id != taking.id


def test_an_undo_names_the_transfer_that_it_turns_back(app: App, wang: Actor, till: Actor) -> None:
    taking = taken(app, till, wang, a_voucher(app, wang))
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    with app.database.reading() as session:
        kinds = session.first(
            "SELECT b.kind AS back, a.kind AS first FROM transfer b JOIN transfer a ON a.id = b.reverses_id"
        )
    assert (kinds.back, kinds.first) == ("undone", "taken")


def test_an_undo_needs_a_reason(app: App, wang: Actor, till: Actor) -> None:
    taking = taken(app, till, wang, a_voucher(app, wang))
    with pytest.raises(ReasonNeeded):
        app.do(till, an_intent(), undo, taking_id=taking.id)
    with pytest.raises(Malformed):
        app.do(till, an_intent(reason="x" * 33), undo, taking_id=taking.id)


def test_after_five_minutes_nothing_is_undone(app: App, clock: DrivenClock, wang: Actor, till: Actor) -> None:
    taking = taken(app, till, wang, a_voucher(app, wang))
    clock.forward(minutes=5)
    with pytest.raises(UndoTooLate) as refusal:
        app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    assert refusal.value.facts == {"undo_until": taking.undo_until}
    assert money(app).owed == 500


def test_a_taking_is_undone_once(app: App, clock: DrivenClock, wang: Actor, till: Actor) -> None:
    taking = taken(app, till, wang, a_voucher(app, wang))
    press = an_intent(reason="wrong_voucher")
    first = app.do(till, press, undo, taking_id=taking.id)
    assert app.do(till, press, undo, taking_id=taking.id) == replace(first, is_replay=True)
    with pytest.raises(UndoneAlready) as refusal:
        app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    assert refusal.value.facts == {"undone_at": clock.now()}


def test_only_the_till_that_took_a_voucher_undoes_it(app: App, wang: Actor) -> None:
    shop, other_shop = a_shop(app), a_shop(app, code="S02", name="便民理发")
    taking = taken(app, a_till(app, shop), wang, a_voucher(app, wang))
    with pytest.raises(OtherTill):
        app.do(a_till(app, shop), an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    with pytest.raises(NotFound):
        app.do(a_till(app, other_shop), an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)


def test_nothing_is_undone_after_its_statement_closed(app: App, clock: DrivenClock, wang: Actor) -> None:
    shop = a_shop(app)
    till = a_till(app, shop)
    taking = taken(app, till, wang, a_voucher(app, wang))
    clock.forward(minutes=5)
    app.do(console(app), an_intent(), close_statement, shop_id=shop.id)
    with pytest.raises(InStatement):
        app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)


def test_a_voucher_undone_past_its_date_is_expired(app: App, clock: DrivenClock, wang: Actor, till: Actor) -> None:
    voucher = a_voucher(app, wang)
    clock.forward(days=90, hours=13, minutes=58)  # 23:58 of its last day
    taking = taken(app, till, wang, voucher)
    clock.forward(minutes=3)
    undone = app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    assert undone.state is VoucherState.EXPIRED
    assert (money(app).outstanding, money(app).owed, money(app).free) == (0, 0, 100000)


# -- lists -------------------------------------------------------------------------------------------------------


def test_the_drawer_lists_today_and_counts_what_stands(app: App, clock: DrivenClock, wang: Actor) -> None:
    shop = a_shop(app)
    till, other = a_till(app, shop), a_till(app, shop)
    early, wrong, late = vouchers_of(app, wang, 5, 10, 20)
    taken(app, till, wang, early)
    clock.forward(days=1)
    undone = taken(app, till, wang, wrong)
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=undone.id)
    clock.forward(seconds=1)
    last = taken(app, other, wang, late)
    today = app.look(till, todays_takings)
    assert [line.id for line in today.takings] == [last.id, undone.id]
    assert (today.count, today.face_fen) == (1, 2000)
    assert [line.can_undo for line in today.takings] == [False, False]
    assert app.look(other, todays_takings).takings[0].can_undo
    assert app.look(till, todays_takings, only_this_till=True).face_fen == 0


def test_takings_are_paged_without_loss_or_repetition(
    app: App, clock: DrivenClock, wang: Actor, till: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.taking_lists.PAGE", 3)
    vouchers = vouchers_of(app, wang, *[5] * 7)
    ids = []
    for place, voucher in enumerate(vouchers):
        ids.append(taken(app, till, wang, voucher).id)
        clock.forward(seconds=place % 2)  # several at one instant
    seen, cursor = [], None
    while True:
        page = app.look(till, takings_since, cursor=cursor)
        seen += [line.id for line in page.takings]
        cursor = page.next
        if cursor is None:
            break
    since = app.look(till, takings_since, since=clock.now())
    assert sorted(seen) == sorted(ids)
    assert len(seen) == 7
    assert {line.id for line in since.takings} <= set(ids[-2:])
    with pytest.raises(Malformed):
        app.look(till, takings_since, cursor="nonsense")


def test_another_shop_sees_none_of_it(app: App, wang: Actor, till: Actor) -> None:
    taken(app, till, wang, a_voucher(app, wang))
    other = a_till(app, a_shop(app, code="S02", name="便民理发"))
    assert app.look(other, takings_since).takings == ()
    assert app.look(other, todays_takings).count == 0


def test_a_refusal_at_the_till_leaves_a_row_without_the_code(app: App, till: Actor) -> None:
    code = str(new_paper_code())
    with pytest.raises(VoucherUnknown):
        app.do(till, an_intent(), take, code=code)
    with app.database.reading() as session:
        row = session.first("SELECT * FROM refusal ORDER BY refused_at DESC LIMIT 1")
    assert (row.action, row.key) == ("voucher.take", "error.voucher.unknown")
    assert code not in str(row)


def test_a_clerk_of_another_role_may_not_take(app: App, wang: Actor, till: Actor) -> None:
    visitor = somebody(app, shop_id=till.shop_id, till_id=till.till_id)
    with pytest.raises(Forbidden):
        app.do(visitor, an_intent(), take, code=paper_of(app, wang, 5)[0].code)
