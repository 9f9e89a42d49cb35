"""Goods and services for points: what is offered, how many are left, where, and a new one."""

import streamlit as st

from core.exchange import FACES_FEN
from core.funds import see_funds
from core.look import parts
from core.rewards import PERIODS, SeenReward, honour_reward, offer_reward, see_rewards, supply_reward, withdraw_reward
from core.shops import list_shops
from pages._ui.desk import choose, queue
from pages._ui.fund_forms import yuan_field
from pages._ui.shell import Page, open_page
from pages._ui.ticks import ticks

PIECES_MAX = 10_000
POINTS_MAX = 10_000
DAYS = (30, 60, 90, 180, 365)


def reward_card(page: Page, reward: SeenReward, shops: dict[str, str]) -> None:
    """One reward with what may be done about it."""
    t = page.t
    is_offered = reward.state == "offered"
    with st.container(key=f"card_{reward.id}"):
        page.show(
            parts.heading(reward.name, reward.code if is_offered else t("rewards.is_withdrawn")),
            parts.lead(t("rewards.price_cost", points=reward.price_points, fen=reward.cost_fen)),
            parts.facts(facts(page, reward)),
        )
        if not page.may(supply_reward):
            return
        with page.told():
            supply(page, reward)
            honour(page, reward, shops)
            if is_offered:
                withdraw(page, reward)


def facts(page: Page, reward: SeenReward) -> list[tuple[str, str]]:
    """Stock, limit, shops, fund and how long its vouchers last."""
    t = page.t
    limit = t("rewards.no_limit")
    if reward.limit_pieces is not None:
        limit = t("rewards.limit_is", pieces=reward.limit_pieces, period=reward.limit_period)
    names = [name for _, name in reward.shops]
    return [
        (t("rewards.stock"), t("rewards.stock_is", stock=reward.stock)),
        (t("rewards.limit"), limit),
        (t("rewards.shops"), t("list.of", names=names) if names else t("rewards.nowhere")),
        (t("rewards.fund"), reward.fund),
        (t("rewards.days"), t("rewards.days_is", days=reward.voucher_days)),
    ]


def supply(page: Page, reward: SeenReward) -> None:
    """Pieces in or out."""
    t = page.t
    key = page.form("supply", reward.id).form.id
    with st.expander(t("rewards.supply")):
        way = queue(page, t("rewards.supply"), ["in", "out"], lambda one: t(f"rewards.supply.{one}"), key=f"way_{key}")
        most = PIECES_MAX if way == "in" else max(reward.stock, 1)
        pieces = st.number_input(t("rewards.pieces"), min_value=1, max_value=most, value=1, step=1, key=f"pieces_{key}")
        if st.button(t(f"rewards.supply_button.{way}", pieces=int(pieces)), key=f"supply_{key}", width="stretch"):
            signed = int(pieces) if way == "in" else -int(pieces)
            done = page.act("supply", reward.id, supply_reward, reward_id=reward.id, pieces=signed)
            if done:
                page.say_next("ok", t("rewards.supplied", reward=reward.name, stock=done.stock))
                page.again()


def honour(page: Page, reward: SeenReward, shops: dict[str, str]) -> None:
    """Which shops hand it out."""
    t = page.t
    key = page.form("honour", reward.id).form.id
    with st.expander(t("rewards.honour")):
        held = [one for one, _ in reward.shops]
        chosen = ticks(page, t("rewards.shops_hint"), shops, key=f"shops_{key}", ticked=held)
        if st.button(t("rewards.honour_button"), key=f"honour_{key}", width="stretch"):
            done = page.act("honour", reward.id, honour_reward, reward_id=reward.id, shop_ids=tuple(chosen))
            if done:
                page.say_next("ok", t("rewards.honoured", reward=reward.name, count=len(chosen)))
                page.again()


def withdraw(page: Page, reward: SeenReward) -> None:
    """Ask, then no longer offer it."""
    t = page.t

    def gone() -> object:
        done = page.act("withdraw", reward.id, withdraw_reward, reward_id=reward.id)
        if done is not None:
            page.say_next("ok", t("rewards.withdrawn", reward=reward.name))
        return done

    if st.button(t("rewards.withdraw"), key=f"withdraw_{reward.id}", type="tertiary"):
        page.confirm(title=t("rewards.withdraw_title", reward=reward.name), lines=[t("rewards.withdraw_lead")],
                     yes=t("rewards.withdraw_yes"), then=gone, key=f"withdraw_{reward.id}")  # fmt: skip


def new_reward(page: Page, shops: dict[str, str]) -> None:
    """A new thing or service."""
    t = page.t
    funds = {fund.id: fund.name for fund in page.look(see_funds)}
    with st.container(key="card_new_reward"), page.told():
        key = page.form("offer").form.id
        page.show(parts.heading(t("rewards.new")))
        if not funds:
            page.show(parts.lead(t("rewards.no_fund")))
            return
        kind = queue(page, t("rewards.kind"), ["goods", "service"], lambda one: t(f"rewards.kind.{one}"),
                     key=f"kind_{key}")  # fmt: skip
        name = st.text_input(t("rewards.name"), key=f"name_{key}", max_chars=60, placeholder=t("rewards.name_hint"))
        code = st.text_input(t("rewards.code"), key=f"code_{key}", max_chars=16, placeholder=t("rewards.code_hint"))
        note = st.text_input(t("rewards.note"), key=f"note_{key}", max_chars=200)
        with st.container(key=f"pair_price_{key}", horizontal=True):
            points = st.number_input(t("rewards.points"), min_value=1, max_value=POINTS_MAX, value=10, step=1,
                                     key=f"points_{key}")  # fmt: skip
            pieces = st.number_input(t("rewards.pieces"), min_value=0, max_value=PIECES_MAX, value=10, step=1,
                                     key=f"pieces_{key}")  # fmt: skip
        cost_fen = yuan_field(t("rewards.cost"), key=f"cost_{key}")
        fund_id = choose(page, t("rewards.fund"), funds, lambda one: funds[one], key=f"fund_{key}")
        with st.expander(t("rewards.shops")):
            chosen = ticks(page, t("rewards.shops_hint"), shops, key=f"new_shops_{key}")
        period = choose(page, t("rewards.limit"), ["none", *PERIODS], lambda one: t(f"rewards.period.{one}"),
                        key=f"period_{key}")  # fmt: skip
        limit = 0
        if period != "none":
            limit = int(st.number_input(t("rewards.limit_pieces"), min_value=1, max_value=PIECES_MAX, value=1, step=1,
                                        key=f"limit_{key}"))  # fmt: skip
        days = choose(page, t("rewards.days"), [str(one) for one in DAYS], lambda one: t("rewards.days_is",
                      days=int(one)), key=f"days_{key}", index=2)  # fmt: skip
        if not st.button(t("rewards.new_button"), key=f"offer_{key}", type="primary", width="stretch"):
            return
        if not name.strip() or not code.strip():
            page.say("no", t("rewards.missing_name"))
            return
        done = page.act(
            "offer", "", offer_reward, code=code, kind=kind, name=name, note=note, price_points=int(points),
            cost_fen=cost_fen, pieces=int(pieces), shop_ids=tuple(chosen), fund_id=fund_id,
            limit_pieces=limit or None, limit_period=None if period == "none" else period, voucher_days=int(days),
        )  # fmt: skip
        if done:
            page.say_next("ok", t("rewards.offered", reward=done.name, stock=done.stock))
            page.again()


page = open_page("rewards")
t = page.t
rewards = page.look(see_rewards)
shops = {shop.id: shop.name for shop in page.look(list_shops) if shop.state == "active"}
split = st.container(key="split_21_rewards", horizontal=True)
with split, st.container(key="rewards_list"):
    page.show(parts.lead(t("rewards.lead", faces=[t("yuan.amount", fen=face) for face in FACES_FEN])))
    if not rewards:
        with st.container(key="card_none"):
            page.show(parts.empty(t("rewards.none"), [t("rewards.none_next")]))
    for reward in rewards:
        reward_card(page, reward, shops)
with split, st.container(key="rewards_side"):
    if page.may(offer_reward):
        new_reward(page, shops)
