"""Signing in, and what ends it: both engines, real hashes, limits that lie in the database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

import core.attempts
from core import passwords
from core.accounts import (
    LinkOver,
    LoginNameMalformed,
    LoginNameTaken,
    change_password,
    create_account,
    end_role,
    grant_role,
    issue_link,
    pin_is_right,
    set_password_by_link,
    shut_account,
)
from core.attempts import MustWait, forget_old, network
from core.bootstrap import App
from core.clerks import add_clerk, let_clerk_go, new_clerk_pin
from core.enrolments import SlipWrong, enrol, issue_enrolment
from core.errors import Forbidden, NotFound
from core.passwords import PasswordCommon, PasswordShort, PinMalformed, PinSimple, check_password, check_pin, new_pin
from core.policy import Actor, Role
from core.sessions import (
    CardNeeded,
    SignInWrong,
    actor_for,
    end_session,
    my_sessions,
    present,
    sign_in,
    sign_in_clerk,
    sign_in_staff,
    sign_out,
)
from core.tills import PairingWrong, clerks_of, list_tills, pair, pair_code, till_of, unpair
from core.tokens import actor_of_token, create_token, list_tokens, revoke_token
from db.secrets import Secrets
from tests.factories import a_household, a_person, an_intent, console, somebody
from tests.factories_ways_in import (
    PASSWORD,
    PIN,
    a_paired_till,
    a_shop,
    a_staff_account,
    a_staffed_till,
    a_token,
    an_enrolled_resident,
)

pytestmark = pytest.mark.usefixtures("cheap_hashes")
PHONE = "13900001111"
ADDRESS = "203.0.113.7"


def a_resident_with_card(app: App, *, card: str = "K-1", phone: str | None = PHONE, name: str = "王秀英") -> str:
    household = a_household(app, card=card, head_name=name)
    return a_person(app, name=name, phone=phone, household_id=household.id, is_head=True).id


def who(app: App, token: str | None) -> Actor | None:
    with app.reading() as (session, clock):
        return actor_for(session, clock, token)


def wrong_tries(app: App, times: int, *, name: str = "zhangmin", address: str = ADDRESS) -> None:
    for _ in range(times):
        with pytest.raises(SignInWrong):
            sign_in(app, name=name, secret="wrong", address=address)


# -- staff -------------------------------------------------------------------------------------------------------


def test_staff_sign_in_and_act_under_their_rights(app):
    account_id = a_staff_account(app, roles=("staff", "finance"))
    signed_in = sign_in_staff(app, login_name=" ZhangMin ", password=PASSWORD)
    actor = who(app, signed_in.token)
    assert actor == signed_in.actor
    assert actor.id == account_id
    assert actor.roles == {Role.STAFF, Role.FINANCE}


def test_a_right_counts_on_the_days_it_names(app, clock):
    account_id = a_staff_account(app, roles=())
    today = clock.now().date()
    app.do(console(app), an_intent(), grant_role, account_id=account_id, role="reviewer", from_on=today, until_on=today)
    token = sign_in_staff(app, login_name="zhangmin", password=PASSWORD).token
    assert who(app, token).roles == {Role.REVIEWER}
    clock.forward(days=1)
    token = sign_in_staff(app, login_name="zhangmin", password=PASSWORD).token
    assert who(app, token).roles == frozenset()


def test_a_lost_right_bites_at_the_next_click(app):
    account_id = a_staff_account(app)
    token = sign_in_staff(app, login_name="zhangmin", password=PASSWORD).token
    assert app.do(console(app), an_intent(), end_role, account_id=account_id, role="staff") == 1
    assert who(app, token).roles == frozenset()


def test_a_shut_account_is_out_at_once_and_its_password_is_wrong(app):
    account_id = a_staff_account(app)
    token = sign_in_staff(app, login_name="zhangmin", password=PASSWORD).token
    app.do(console(app), an_intent(), shut_account, account_id=account_id)
    assert who(app, token) is None
    with pytest.raises(SignInWrong):
        sign_in_staff(app, login_name="zhangmin", password=PASSWORD)


def test_an_account_without_a_password_cannot_sign_in(app):
    app.do(console(app), an_intent(), create_account, login_name="lihua", display_name="李华", roles=("staff",))
    with pytest.raises(SignInWrong):
        sign_in_staff(app, login_name="lihua", password="")


def test_a_login_name_is_one_persons(app):
    a_staff_account(app)
    with pytest.raises(LoginNameTaken):
        app.do(console(app), an_intent(), create_account, login_name="ZHANGMIN", display_name="另一位")


@pytest.mark.parametrize("name", ["", "a", "1zhang", "zhang min", "-zhang", "zhang@ljc", "z" * 41])
def test_login_names_are_plain_words(app, name):
    with pytest.raises(LoginNameMalformed):
        app.do(console(app), an_intent(), create_account, login_name=name, display_name="张敏")


def test_only_an_administrator_opens_accounts(app):
    with pytest.raises(Forbidden):
        app.do(somebody(app, Role.STAFF), an_intent(), create_account, login_name="x1", display_name="X")


def test_a_one_time_link_works_once_and_ends_older_ones(app, clock):
    made = app.do(console(app), an_intent(), create_account, login_name="lihua", display_name="李华")
    older = app.do(console(app), an_intent(), issue_link, account_id=made.id)
    newer = app.do(console(app), an_intent(), issue_link, account_id=made.id)
    with pytest.raises(LinkOver):
        set_password_by_link(app, an_intent(), token=older.token, password=PASSWORD)
    set_password_by_link(app, an_intent(), token=newer.token, password=PASSWORD)
    with pytest.raises(LinkOver):
        set_password_by_link(app, an_intent(), token=newer.token, password=PASSWORD)
    assert sign_in_staff(app, login_name="lihua", password=PASSWORD).actor.id == made.id


def test_a_one_time_link_ends_after_three_days(app, clock):
    made = app.do(console(app), an_intent(), create_account, login_name="lihua", display_name="李华")
    link = app.do(console(app), an_intent(), issue_link, account_id=made.id)
    clock.forward(days=3)
    with pytest.raises(LinkOver):
        set_password_by_link(app, an_intent(), token=link.token, password=PASSWORD)


def test_a_replayed_link_does_not_say_its_token_again(app):
    made = app.do(console(app), an_intent(), create_account, login_name="lihua", display_name="李华")
    intent = an_intent()
    first = app.do(console(app), intent, issue_link, account_id=made.id)
    again = app.do(console(app), intent, issue_link, account_id=made.id)
    assert (again.token, again.expires_at, again.is_replay) == (None, first.expires_at, True)


def test_a_new_password_ends_every_sign_in(app):
    a_staff_account(app)
    signed_in = sign_in_staff(app, login_name="zhangmin", password=PASSWORD)
    change_password(app, signed_in.actor, an_intent(), old=PASSWORD, new="another seven bridges at dusk")
    assert who(app, signed_in.token) is None
    with pytest.raises(SignInWrong):
        sign_in_staff(app, login_name="zhangmin", password=PASSWORD)


# -- residents ---------------------------------------------------------------------------------------------------


def test_a_resident_sets_a_pin_by_the_slip_and_signs_in_by_phone_card_or_number(app):
    household = a_household(app, card="K-1")
    person = a_person(app, phone=PHONE, household_id=household.id, is_head=True)
    an_enrolled_resident(app, person_id=person.id, number=PHONE)
    for number in (PHONE, "139 0000 1111", "+86 13900001111", "K-1", "k-1", "Ｋ-1", person.number):
        signed_in = sign_in(app, name=number, secret=PIN)
        assert signed_in.actor.person_id == person.id
        assert signed_in.actor.household_id == household.id
        assert signed_in.actor.roles == {Role.RESIDENT}


def test_a_slip_works_once_and_a_newer_slip_ends_it(app):
    person_id = a_resident_with_card(app)
    older = app.do(console(app), an_intent(), issue_enrolment, person_id=person_id)
    newer = app.do(console(app), an_intent(), issue_enrolment, person_id=person_id)
    with pytest.raises(SlipWrong):
        enrol(app, an_intent(), number="K-1", code=older.code, pin=PIN)
    enrol(app, an_intent(), number="K-1", code=newer.code.lower(), pin=PIN)
    with pytest.raises(SlipWrong):
        enrol(app, an_intent(), number="K-1", code=newer.code, pin=PIN)


def test_a_slip_is_only_for_the_person_it_names(app):
    person_id = a_resident_with_card(app)
    a_resident_with_card(app, card="K-2", phone="13900002222", name="李桂兰")
    slip = app.do(console(app), an_intent(), issue_enrolment, person_id=person_id)
    with pytest.raises(SlipWrong):
        enrol(app, an_intent(), number="K-2", code=slip.code, pin=PIN)


def test_a_slip_ends_after_seven_days(app, clock):
    person_id = a_resident_with_card(app)
    slip = app.do(console(app), an_intent(), issue_enrolment, person_id=person_id)
    clock.forward(days=7)
    with pytest.raises(SlipWrong):
        enrol(app, an_intent(), number="K-1", code=slip.code, pin=PIN)


def test_a_new_slip_gives_a_new_pin_and_ends_older_sign_ins(app):
    person_id = a_resident_with_card(app)
    first = an_enrolled_resident(app, person_id=person_id, number="K-1")
    token = sign_in(app, name="K-1", secret=PIN).token
    assert an_enrolled_resident(app, person_id=person_id, number="K-1", pin="730915") == first
    assert who(app, token) is None
    with pytest.raises(SignInWrong):
        sign_in(app, name="K-1", secret=PIN)
    assert sign_in(app, name="K-1", secret="730915")


def test_codes_of_slips_are_guessed_five_times(app):
    a_resident_with_card(app)
    for _ in range(5):
        with pytest.raises(SlipWrong):
            enrol(app, an_intent(), number="K-1", code="0000000000", pin=PIN)
    with pytest.raises(MustWait):
        enrol(app, an_intent(), number="K-1", code="0000000000", pin=PIN)


def test_people_of_one_card_are_told_apart_by_their_pins(app):
    household = a_household(app, card="K-1")
    wife = a_person(app, name="王秀英", household_id=household.id, is_head=True)
    husband = a_person(app, name="李建国", household_id=household.id)
    an_enrolled_resident(app, person_id=wife.id, number=wife.number, pin="408273")
    an_enrolled_resident(app, person_id=husband.id, number=husband.number, pin="730915")
    assert sign_in(app, name="K-1", secret="408273").actor.person_id == wife.id
    assert sign_in(app, name="K-1", secret="730915").actor.person_id == husband.id


def test_people_who_share_a_phone_need_the_card_number_and_strangers_learn_nothing(app):
    first = a_resident_with_card(app, card="K-1")
    second = a_resident_with_card(app, card="K-2", name="李桂兰")
    an_enrolled_resident(app, person_id=first, number="K-1", pin="408273")
    an_enrolled_resident(app, person_id=second, number="K-2", pin="730915")
    with pytest.raises(SignInWrong):
        sign_in(app, name=PHONE, secret="000001")
    with pytest.raises(CardNeeded):
        sign_in(app, name=PHONE, secret="730915")
    assert sign_in(app, name=PHONE, secret="730915", card="K-2").actor.person_id == second
    with pytest.raises(SignInWrong):
        sign_in(app, name=PHONE, secret="730915", card="K-1")


def test_one_pin_chosen_twice_in_a_household_needs_the_volunteer_number(app):
    household = a_household(app, card="K-1")
    people = [a_person(app, name=name, household_id=household.id) for name in ("王秀英", "李建国")]
    for person in people:
        an_enrolled_resident(app, person_id=person.id, number=person.number)
    with pytest.raises(CardNeeded):
        sign_in(app, name="K-1", secret=PIN)
    assert sign_in(app, name=people[1].number, secret=PIN).actor.person_id == people[1].id


def test_a_pin_is_asked_of_those_who_may_spend(app):
    person_id = a_resident_with_card(app)
    an_enrolled_resident(app, person_id=person_id, number="K-1")
    community_id = console(app).community_id
    with app.reading() as (session, _):
        assert pin_is_right(session, community_id=community_id, person_ids=[person_id], pin=PIN)
        assert not pin_is_right(session, community_id=community_id, person_ids=[person_id], pin="000001")
        assert not pin_is_right(session, community_id=community_id, person_ids=[], pin=PIN)


# -- what may be a secret ----------------------------------------------------------------------------------------


def test_secrets_are_kept_as_argon2id_over_a_key_that_lies_elsewhere(dear_hashes):
    mine, theirs = Secrets(bytes(range(32))), Secrets(bytes(32))
    kept = passwords.hashed(mine, "one", PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.is_right(mine, "one", PASSWORD, kept)
    assert not passwords.is_right(mine, "another", PASSWORD, kept)
    assert not passwords.is_right(theirs, "one", PASSWORD, kept)


@pytest.mark.parametrize(
    "password", ["password123456", "LinLi2026linli", "qwertyuiop123", "邻里社区邻里社区邻里社区", "aaaaaaaaaaaaaaaa"]
)
def test_passwords_that_everybody_tries_are_refused(password):
    with pytest.raises(PasswordCommon):
        check_password(password)


def test_passwords_have_twelve_symbols_and_names_do_not_count():
    with pytest.raises(PasswordShort):
        check_password("k7#mq2!x9wd")
    with pytest.raises(PasswordCommon):
        check_password("zhangmin-zhangmin", names=("zhangmin",))
    check_password("k7#mq2!x9wd%")
    check_password("春江潮水连海平海上明月共潮生")


@pytest.mark.parametrize("pin", ["000000", "123456", "987654", "121212", "123123", "112233"])
def test_pins_that_everybody_tries_are_refused(pin):
    with pytest.raises(PinSimple):
        check_pin(pin)


def test_new_pins_may_be_pins():
    pins = {new_pin() for _ in range(50)}
    assert len(pins) > 40
    for pin in pins:
        check_pin(pin)


@pytest.mark.parametrize("pin", ["12345", "1234567", "12a456", "", "一二三四五六"])
def test_a_pin_is_six_digits(app, pin):
    with pytest.raises(PinMalformed):
        enrol(app, an_intent(), number="K-1", code="0000000000", pin=pin)


# -- limits ------------------------------------------------------------------------------------------------------


def test_five_wrong_passwords_wait_fifteen_minutes_even_with_the_right_one(app, clock):
    a_staff_account(app)
    wrong_tries(app, 5)
    with pytest.raises(MustWait) as refusal:
        sign_in(app, name="zhangmin", secret=PASSWORD, address="198.51.100.1")
    assert refusal.value.facts == {"minutes": 15}
    clock.forward(minutes=14, seconds=30)
    with pytest.raises(MustWait) as refusal:
        sign_in(app, name="zhangmin", secret=PASSWORD)
    assert refusal.value.facts == {"minutes": 1}
    clock.forward(seconds=30)
    assert sign_in(app, name="zhangmin", secret=PASSWORD)


def test_a_lockout_survives_a_restart(app):
    a_staff_account(app)
    wrong_tries(app, 5)
    app.database.engine.dispose()
    restarted = replace(app)
    with pytest.raises(MustWait):
        sign_in(restarted, name="zhangmin", secret=PASSWORD)


def test_the_right_password_forgives_earlier_slips(app):
    a_staff_account(app)
    for _ in range(3):
        wrong_tries(app, 4)
        sign_in(app, name="zhangmin", secret=PASSWORD, address=ADDRESS)


def test_an_unknown_number_waits_like_a_known_one(app):
    wrong_tries(app, 5, name="13700000000")
    with pytest.raises(MustWait):
        sign_in(app, name="137 0000 0000", secret="000001")


def test_one_address_has_thirty_tries_over_many_accounts(app):
    for number in range(30):
        wrong_tries(app, 1, name=f"1370000{number:04d}", address=f"203.0.113.{number}")
    with pytest.raises(MustWait):
        sign_in(app, name="13711111111", secret="000001", address="203.0.113.99")
    wrong_tries(app, 1, name="13711111111", address="198.51.100.1")


def test_a_known_pin_does_not_help_to_guess_the_next_one_of_the_household(app):
    household = a_household(app, card="K-1")
    mother = a_person(app, name="王秀英", household_id=household.id, is_head=True)
    son = a_person(app, name="李小明", household_id=household.id)
    an_enrolled_resident(app, person_id=mother.id, number=mother.number, pin="408273")
    an_enrolled_resident(app, person_id=son.id, number=son.number, pin="730915")
    wrong_tries(app, 4, name=mother.number)
    sign_in(app, name="K-1", secret="730915")
    wrong_tries(app, 1, name=mother.number)
    with pytest.raises(MustWait):
        sign_in(app, name=mother.number, secret="408273")


def test_a_community_that_is_being_guessed_at_gives_each_account_two_tries(app, monkeypatch):
    monkeypatch.setattr(core.attempts, "COMMUNITY_TRIES", 20)
    people = [a_person(app, name=f"居民{number}") for number in range(6)]
    for person in people:
        an_enrolled_resident(app, person_id=person.id, number=person.number)
    for number, person in enumerate(people[:4]):
        wrong_tries(app, 5, name=person.number, address=f"198.51.{number}.1")
    wrong_tries(app, 2, name=people[4].number, address="192.0.2.1")
    with pytest.raises(MustWait):
        sign_in(app, name=people[4].number, secret=PIN, address="192.0.2.1")
    assert sign_in(app, name=people[5].number, secret=PIN, address="192.0.2.1")


@pytest.mark.race
def test_a_hundred_guesses_at_once_are_not_all_the_first(app):
    a_staff_account(app)

    def guess(number: int) -> str:
        try:
            sign_in(app, name="zhangmin", secret="wrong", address=f"198.51.{number}.1")
        except (SignInWrong, MustWait) as refusal:
            return refusal.key
        return "in"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(20)))
    assert answers.count("error.signin.wrong") == 5
    assert answers.count("error.signin.wait") == 15


def test_networks_are_shared_by_a_house():
    assert network("203.0.113.7") == network("203.0.113.200") == "203.0.113.0/24"
    assert network("2001:db8:0:1::7") == network("2001:db8:0:1:ffff::1")
    assert network("2001:db8:0:1::7") != network("2001:db8:0:2::7")
    assert network("::ffff:203.0.113.7") == "203.0.113.0/24"
    assert network(None) == network("testclient") == "unknown"


# -- how a sign-in ends ------------------------------------------------------------------------------------------


def test_sign_out_bites_at_once_and_the_token_is_never_stored(app):
    a_staff_account(app)
    token = sign_in(app, name="zhangmin", secret=PASSWORD).token
    with app.reading() as (session, _):
        assert session.value("SELECT COUNT(*) FROM login_session WHERE token_hash = :token", token=token) == 0
    sign_out(app, token)
    assert who(app, token) is None
    assert present(app, token) is None


def test_each_sign_in_has_a_new_token_and_ends_the_one_before(app):
    a_staff_account(app)
    first = sign_in(app, name="zhangmin", secret=PASSWORD).token
    second = sign_in(app, name="zhangmin", secret=PASSWORD, ends=first).token
    assert first != second
    assert who(app, first) is None
    assert who(app, second)


def test_idle_staff_are_out_after_thirty_minutes_and_busy_ones_after_ten_hours(app, clock):
    a_staff_account(app)
    idle = sign_in(app, name="zhangmin", secret=PASSWORD).token
    busy = sign_in(app, name="zhangmin", secret=PASSWORD).token
    clock.forward(minutes=29)
    assert present(app, busy)
    clock.forward(minutes=1)
    assert who(app, idle) is None
    for _ in range(28):
        assert present(app, busy)
        clock.forward(minutes=20)
    assert present(app, busy)
    clock.forward(minutes=10)
    assert present(app, busy) is None


def test_administrators_are_out_sooner(app, clock):
    a_staff_account(app, roles=("administrator",))
    token = sign_in(app, name="zhangmin", secret=PASSWORD).token
    clock.forward(minutes=15)
    assert who(app, token) is None


def test_being_there_is_written_once_a_minute(app, clock):
    a_staff_account(app)
    token = sign_in(app, name="zhangmin", secret=PASSWORD).token

    def seen() -> int:
        with app.reading() as (session, _):
            return session.value("SELECT seen_at FROM login_session")

    before = seen()
    clock.forward(seconds=59)
    present(app, token)
    assert seen() == before
    clock.forward(seconds=1)
    present(app, token)
    assert seen() == before + 60_000_000


def test_one_sees_and_ends_ones_own_sign_ins_only(app):
    a_staff_account(app)
    here = sign_in(app, name="zhangmin", secret=PASSWORD)
    there = sign_in(app, name="zhangmin", secret=PASSWORD)
    lines = app.look(here.actor, my_sessions)
    assert {line.id: line.is_this_one for line in lines} == {here.actor.login_id: True, there.actor.login_id: False}
    stranger = somebody(app, Role.STAFF)
    with pytest.raises(NotFound):
        end_session(app, stranger, login_id=there.actor.login_id)
    end_session(app, here.actor, login_id=there.actor.login_id)
    assert who(app, there.token) is None
    assert who(app, here.token)


def test_who_is_there_is_one_question(app):
    a_staff_account(app, roles=("staff", "finance"))
    token = sign_in(app, name="zhangmin", secret=PASSWORD).token
    asked = []
    with app.reading() as (session, clock):
        run = session._run

        class Counting(type(session)):
            def _run(self, sql, parameters):
                asked.append(sql)
                return run(sql, parameters)

        counting = Counting(session._driver, session.dialect, session.secrets, is_writer=False)
        assert actor_for(counting, clock, token)
    assert len(asked) == 1


# -- tills -------------------------------------------------------------------------------------------------------


def test_a_clerk_signs_in_at_a_paired_till_and_nowhere_else(app):
    staffed = a_staffed_till(app)
    signed_in = sign_in_clerk(app, till_token=staffed.till.token, account_id=staffed.clerk_id, pin=staffed.pin)
    actor = who(app, signed_in.token)
    assert actor == signed_in.actor
    assert (actor.roles, actor.shop_id, actor.till_id) == ({Role.CLERK}, staffed.shop_id, staffed.till.till_id)
    for token in (None, "", "stolen"):
        with pytest.raises(NotFound):
            sign_in_clerk(app, till_token=token, account_id=staffed.clerk_id, pin=staffed.pin)


def test_a_clerk_of_another_shop_is_wrong_here(app):
    staffed = a_staffed_till(app)
    elsewhere = a_paired_till(app, shop_id=a_shop(app, code="S002", name="便民超市"))
    with pytest.raises(SignInWrong):
        sign_in_clerk(app, till_token=elsewhere.token, account_id=staffed.clerk_id, pin=staffed.pin)


def test_one_clerk_waits_and_the_others_go_on(app):
    staffed = a_staffed_till(app)
    other = app.do(console(app), an_intent(), add_clerk, shop_id=staffed.shop_id, name="小陈")
    for _ in range(5):
        with pytest.raises(SignInWrong):
            sign_in_clerk(app, till_token=staffed.till.token, account_id=staffed.clerk_id, pin="000000")
    with pytest.raises(MustWait):
        sign_in_clerk(app, till_token=staffed.till.token, account_id=staffed.clerk_id, pin=staffed.pin)
    assert sign_in_clerk(app, till_token=staffed.till.token, account_id=other.id, pin=other.pin)


def test_a_clerk_is_not_guessed_at_from_till_to_till_and_a_new_pin_ends_the_wait(app):
    staffed = a_staffed_till(app)
    tills = [staffed.till.token, *(a_paired_till(app, shop_id=staffed.shop_id).token for _ in range(2))]
    for token in tills[:2]:
        for _ in range(5):
            with pytest.raises(SignInWrong):
                sign_in_clerk(app, till_token=token, account_id=staffed.clerk_id, pin="000000")
    for token in tills:
        with pytest.raises(MustWait):
            sign_in_clerk(app, till_token=token, account_id=staffed.clerk_id, pin=staffed.pin)
    new = app.do(console(app), an_intent(), new_clerk_pin, account_id=staffed.clerk_id)
    assert sign_in_clerk(app, till_token=tills[0], account_id=staffed.clerk_id, pin=new.pin)


def test_a_clerk_who_leaves_is_out_at_once_and_others_stay(app):
    staffed = a_staffed_till(app)
    other = app.do(console(app), an_intent(), add_clerk, shop_id=staffed.shop_id, name="小陈")
    token = sign_in_clerk(app, till_token=staffed.till.token, account_id=staffed.clerk_id, pin=staffed.pin).token
    assert app.do(console(app), an_intent(), let_clerk_go, account_id=staffed.clerk_id)
    assert who(app, token) is None
    with pytest.raises(SignInWrong):
        sign_in_clerk(app, till_token=staffed.till.token, account_id=staffed.clerk_id, pin=staffed.pin)
    assert sign_in_clerk(app, till_token=staffed.till.token, account_id=other.id, pin=other.pin)
    assert not app.do(console(app), an_intent(), let_clerk_go, account_id=staffed.clerk_id)


def test_an_unpaired_till_is_out_with_everybody_at_it(app):
    staffed = a_staffed_till(app)
    token = sign_in_clerk(app, till_token=staffed.till.token, account_id=staffed.clerk_id, pin=staffed.pin).token
    assert app.do(console(app), an_intent(), unpair, till_id=staffed.till.till_id)
    assert who(app, token) is None
    with app.reading() as (session, _):
        assert till_of(session, staffed.till.token) is None
    with pytest.raises(NotFound):
        sign_in_clerk(app, till_token=staffed.till.token, account_id=staffed.clerk_id, pin=staffed.pin)


def test_an_idle_till_asks_for_the_pin_after_an_hour(app, clock):
    staffed = a_staffed_till(app)
    token = sign_in_clerk(app, till_token=staffed.till.token, account_id=staffed.clerk_id, pin=staffed.pin).token
    clock.forward(minutes=59)
    assert who(app, token)
    clock.forward(minutes=1)
    assert who(app, token) is None


def test_a_pairing_code_works_once_within_ten_minutes(app, clock):
    shop_id = a_shop(app)
    late = app.do(console(app), an_intent(), pair_code, shop_id=shop_id)
    clock.forward(minutes=10)
    with pytest.raises(PairingWrong):
        pair(app, an_intent(), code=late.code, name="前台")
    made = app.do(console(app), an_intent(), pair_code, shop_id=shop_id)
    paired = pair(app, an_intent(), code=f"{made.code[:4].lower()} {made.code[4:]}", name=" 前台  手机 ")
    with pytest.raises(PairingWrong):
        pair(app, an_intent(), code=made.code, name="后厨")
    with app.reading() as (session, _):
        till = till_of(session, paired.token)
        assert (till.shop_name, till.name) == ("邻里食堂", "前台 手机")
        assert clerks_of(session, till) == []


def test_pairing_codes_are_guessed_five_times(app):
    for _ in range(5):
        with pytest.raises(PairingWrong):
            pair(app, an_intent(), code="00000000", name="前台", address=ADDRESS)
    with pytest.raises(MustWait):
        pair(app, an_intent(), code="00000000", name="前台", address=ADDRESS)


def test_an_owner_pairs_and_unpairs_without_the_office_for_the_own_shop_only(app):
    shop_id, foreign_id = a_shop(app), a_shop(app, code="S002", name="便民超市")
    a_staff_account(app, login_name="chenlaoban", roles=("owner",), shop_id=shop_id)
    owner = sign_in(app, name="chenlaoban", secret=PASSWORD).actor
    assert (owner.roles, owner.shop_id) == ({Role.OWNER}, shop_id)
    code = app.do(owner, an_intent(), pair_code, shop_id=shop_id).code
    paired = pair(app, an_intent(), code=code, name="前台")
    assert [line.is_paired for line in app.look(owner, list_tills)] == [True]
    app.do(owner, an_intent(), unpair, till_id=paired.till_id)
    assert [line.is_paired for line in app.look(owner, list_tills)] == [False]
    foreign = a_paired_till(app, shop_id=foreign_id)
    for refused in (
        lambda: app.do(owner, an_intent(), pair_code, shop_id=foreign_id),
        lambda: app.do(owner, an_intent(), unpair, till_id=foreign.till_id),
        lambda: app.do(owner, an_intent(), add_clerk, shop_id=foreign_id, name="小李"),
        lambda: app.look(owner, list_tills, shop_id=foreign_id),
    ):
        with pytest.raises(NotFound):
            refused()


# -- tokens of programs ------------------------------------------------------------------------------------------


def test_a_token_acts_as_a_clerk_of_its_shop_until_it_is_revoked(app):
    shop_id = a_shop(app)
    made = app.do(console(app), an_intent(), create_token, shop_id=shop_id)
    with app.reading() as (session, _):
        actor = actor_of_token(session, made.token)
        assert (actor.id, actor.roles, actor.shop_id) == (f"token:{made.id}", {Role.CLERK}, shop_id)
        assert actor_of_token(session, None) is None
        assert actor_of_token(session, made.token + "x") is None
    assert [line.id for line in app.look(console(app), list_tokens)] == [made.id]
    assert app.do(console(app), an_intent(), revoke_token, token_id=made.id)
    with app.reading() as (session, _):
        assert actor_of_token(session, made.token) is None


def test_a_token_is_kept_as_a_hash(app):
    token = a_token(app, shop_id=a_shop(app))
    with app.reading() as (session, _):
        row = session.first("SELECT * FROM api_token")
    assert token not in str(row)


def test_old_tries_are_forgotten_and_young_ones_kept(app, clock):
    wrong_tries(app, 2)
    clock.forward(days=2)
    wrong_tries(app, 1)
    clock.forward(seconds=1)
    assert forget_old(app) == 4
    with app.reading() as (session, _):
        assert session.value("SELECT COUNT(*) FROM attempt") == 2
