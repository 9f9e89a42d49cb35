"""Points into vouchers, goods and services: what each costs, how far it is, how many of each, one press."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from core.exchange import Exchanged, exchange
from core.look import parts
from core.offers import Offer, Price, RewardOffer, my_offer
from core.passbook import my_balance
from pages._ui.shell import Page, Press, open_page
from pages._ui.tickets import priced, ticket


@dataclass(frozen=True)
class Chosen:
    """One voucher each: faces in fen, ids of rewards; and what all of it costs."""

    faces: tuple[int, ...]
    rewards: tuple[str, ...]
    points: int

    @property
    def count(self) -> int:
        return len(self.faces) + len(self.rewards)


def choose(page: Page, offer: Offer, *, is_now: bool) -> Chosen:
    """How many of each; where nothing may be had now the same list says how far away each is."""
    t, points = page.t, 0
    faces: list[int] = []
    rewards: list[str] = []
    page.show(parts.heading(t("rewards.amounts"), t("rewards.amounts_aside", days=offer.voucher_days)))
    for price in offer.prices:
        most = offer.vouchers_max if is_now and not price.missing_points else 0
        count = row(page, f"face_{price.face_fen}", t("exchange.face", fen=price.face_fen), price.points,
                    far(page, offer, price), most)  # fmt: skip
        faces += [price.face_fen] * count
        points += price.points * count
    if offer.rewards:
        page.show(parts.heading(t("rewards.things"), t("rewards.things_aside")))
    for reward in offer.rewards:
        most = min(offer.vouchers_max, reward.most) if is_now and reward.can_have else 0
        lines = [*([reward.note] if reward.note else []), *about(page, reward), *far(page, offer, reward)]
        count = row(page, f"reward_{reward.id}", reward.name, reward.points, lines, most)
        rewards += [reward.id] * count
        points += reward.points * count
    return Chosen(tuple(faces), tuple(rewards), points)


def row(page: Page, key: str, name: str, points: int, lines: Sequence[str], most: int) -> int:
    """One ticket, with a field for how many where it may be had now."""
    shown = priced(page.t, points=points, name=name, lines=lines)
    if not most:
        page.show(shown, key=f"held_{key}")
        return 0
    with st.container(key=f"ticket_{key}", horizontal=True, vertical_alignment="center"):
        page.show(shown)
        count = st.number_input(
            page.t("rewards.count", name=name), min_value=0, max_value=most, step=1, value=0,
            key=f"count_{key.removeprefix('face_')}", label_visibility="collapsed",
        )  # fmt: skip
    return int(count or 0)


def far(page: Page, offer: Offer, thing: Price | RewardOffer) -> list[str]:
    """How many points are missing, and how much service that is."""
    if not thing.missing_points:
        return []
    minutes = offer.minutes_for(thing.missing_points)
    missing = page.t("rewards.missing", points=thing.missing_points)
    return [missing if minutes is None else page.t("rewards.missing_minutes", points=thing.missing_points,
                                                   minutes=minutes)]  # fmt: skip


def about(page: Page, reward: RewardOffer) -> list[str]:
    """Where it is handed out, how many are left, and how many a household may have."""
    t = page.t
    lines = [t("rewards.where", shops=list(reward.shops)) if reward.shops else t("rewards.nowhere")]
    if not reward.stock:
        lines.append(t("rewards.none_left"))
    elif reward.left_pieces == 0:
        lines.append(t("rewards.limit_used", day=reward.again_on))
    elif reward.left_pieces is not None:
        lines.append(t("rewards.left_limited", stock=reward.stock, pieces=reward.left_pieces,
                       period=reward.limit_period))  # fmt: skip
    else:
        lines.append(t("rewards.left", stock=reward.stock))
    return lines


def ending(page: Page, offer: Offer) -> None:
    """What points that end soon could buy today."""
    t = page.t
    if not offer.ending_points or offer.ending_on is None:
        return
    faces = [price.face_fen for price in offer.prices if price.points <= offer.ending_points]
    names = [t("exchange.face", fen=max(faces))] if faces else []
    names += [one.name for one in offer.rewards if one.can_have and one.points <= offer.ending_points][:3]
    told = t("rewards.ending_buys", names=names) if names else t("rewards.ending_buys_nothing")
    page.say("wait", t("rewards.ending", points=offer.ending_points, day=offer.ending_on), told)


def press(page: Page, offer: Offer, chosen: Chosen) -> None:
    """What it comes to, and the one button that says so."""
    t = page.t
    left, fen = offer.available_points - chosen.points, sum(chosen.faces)
    said = "exchange.chosen_sum" if not chosen.rewards else "rewards.chosen_sum"
    if chosen.count:
        page.show(
            parts.card(
                parts.facts(
                    [
                        (t("exchange.chosen"), t(said, count=chosen.count, fen=fen)),
                        (t("exchange.uses"), t("points.amount", points=chosen.points)),
                        (t("exchange.left"), t("points.amount", points=max(left, 0))),
                    ]
                )
            )
        )
    is_possible = bool(chosen.count) and left >= 0 and chosen.count <= offer.vouchers_max
    if left < 0:
        page.say("wait", t("exchange.too_much", missing=-left), t("exchange.too_much_next"))
    elif chosen.count > offer.vouchers_max:
        page.say("wait", t("exchange.too_many", most=offer.vouchers_max))
    words = t("exchange.button" if not chosen.rewards else "rewards.button", count=chosen.count, fen=fen)
    if st.button(words if chosen.count else t("exchange.button_none"), key="press", type="primary", width="stretch",
                 disabled=not is_possible):  # fmt: skip
        with st.spinner(t("exchange.busy")):
            done = page.do(
                "exchange", page.actor.household_id, exchange, household_id=page.actor.household_id,
                faces_fen=chosen.faces, rewards=chosen.rewards,
            )  # fmt: skip
        if done is not None:
            page.again()


def show_result(page: Page, form: Press, done: Exchanged) -> None:
    """What came of it, until it is left: a reload or a second tab shows the same."""
    t = page.t
    has_rewards = any(voucher.reward for voucher in done.vouchers)
    title = t("rewards.done" if has_rewards else "exchange.done", count=len(done.vouchers), fen=done.face_fen)
    page.say("ok", title, t("exchange.done_next", points=done.spent_points, left=done.available_points))
    for voucher in done.vouchers:
        lines = [t("exchange.until", day=voucher.valid_until), voucher.serial]
        page.show(ticket(t, face_fen=voucher.face_fen, reward=voucher.reward, lines=lines), key=f"held_{voucher.id}")
    if st.button(t("exchange.finish"), key="done", type="primary", width="stretch"):
        form.leave()
        page.go("my_points")
    st.button(t("exchange.another"), key="another", width="stretch", on_click=form.leave)


page = open_page("exchange")
t = page.t
page.show(parts.title(t("exchange.title")))
if page.actor.household_id is None:
    page.say("info", t("my_points.no_household"), t("my_points.no_household_next"))
    page.stop()
form = page.form("exchange", page.actor.household_id)
done = form.answer(exchange)
if done is not None:
    show_result(page, form, done)
    page.stop()

offer = page.look(my_offer)
cheapest = min(one.points for one in (*offer.prices, *offer.rewards))
if not offer.is_spender:
    page.say("info", t("exchange.not_spender"), t("exchange.not_spender_next"))
    page.stop()
if offer.available_points < cheapest:
    balance = page.look(my_balance)
    coming = t("exchange.nothing_next", points=balance.notice_points, day=balance.available_on)
    page.show(parts.empty(t("exchange.nothing"), [coming if balance.notice_points else t("exchange.nothing_at_all")]))
else:
    page.show(parts.lead(t("rewards.have", points=offer.available_points)))
    if offer.is_open:
        ending(page, offer)
    elif offer.next_on:
        page.say("wait", t("rewards.closed"), t("rewards.closed_next", day=offer.next_on))
    else:
        page.say("wait", t("rewards.closed"), t("rewards.closed_unknown"))
is_now = offer.is_open and offer.available_points >= cheapest
chosen = choose(page, offer, is_now=is_now)
if is_now:
    press(page, offer, chosen)
page.link(t("voucher.back"), "my_points", icon=":material/arrow_back:")
