"""Who I am here: household, how I read, where I am signed in, the way out."""

from typing import Any

import streamlit as st

from core.households import see_household
from core.i18n import Language
from core.look import parts
from core.look.html import Html
from core.look.tokens import SIZE_NAMES
from core.sessions import OpenSession, end_session, my_sessions
from pages._ui.shell import Page, open_page
from pages._ui.strip import other_doors, sign_out_button


def people(page: Page) -> None:
    """The household, its card and who belongs to it."""
    t = page.t
    household, members = page.look(see_household, household_id=page.actor.household_id)
    page.show(
        parts.card(
            parts.facts(
                [
                    (t("me.building"), household.building),
                    (t("me.card"), household.card_number),
                    *((name(page, one), t("me.may_spend" if one.is_spender else "me.may_look")) for one in members),
                    *((t("carers.my_number"), str(one.volunteer_number)) for one in members if is_me(page, one)),
                ]
            )
        )
    )


def is_me(page: Page, member: Any) -> bool:
    """Whether a member is whoever reads this."""
    return bool(member.id == page.actor.person_id)


def name(page: Page, member: Any) -> str:
    """A member's name with what they are in the household."""
    t = page.t
    what = [t("me.head")] * bool(member.is_head) + [t("me.you")] * is_me(page, member)
    return t("me.as", name=member.name, what=what) if what else str(member.name)


def reading(page: Page) -> None:
    """Type size and language, kept with the account."""
    t = page.t
    sizes = {size: t(f"me.size.{size}") for size in SIZE_NAMES}
    chosen = st.segmented_control(
        t("me.size"),
        list(sizes),
        default=page.size,
        key=f"size_{page.size}",
        format_func=lambda size: sizes[size],
        required=True,
    )
    if chosen != page.size:
        page.keep(type_size=int(chosen or 1))
    languages = {language.value: t(f"me.{language.value}") for language in Language}
    spoken = st.segmented_control(
        t("me.language"),
        list(languages),
        default=page.language.value,
        key=f"language_{page.language.value}",
        format_func=lambda language: languages[language],
        required=True,
    )
    if spoken != page.language.value:
        page.keep(language=Language.read(spoken))


def device(page: Page, one: OpenSession) -> None:
    """One browser that is signed in, and the way to end it."""
    t = page.t
    kind = "this" if one.is_this_one else "till" if one.till_name else "other"
    with st.container(key=f"device_{one.id}", horizontal=True, vertical_alignment="center"):
        here = parts.chip(t("me.session_here"), "leaf", "check") if one.is_this_one else Html("")
        said = t(f"me.session_{kind}", at=one.created_at, till=one.till_name)
        page.show(parts.due([(said, t("me.session_seen", at=one.seen_at), here)]))
        if not one.is_this_one and st.button(t("me.session_end"), key=f"end_{one.id}"):
            with page.told():
                end_session(page.app, page.actor, login_id=one.id)
                page.say_next("ok", t("me.session_ended"))
                page.again()


page = open_page("me")
t = page.t
page.show(parts.title(t("me.title")))
if page.actor.household_id:
    page.show(parts.heading(t("me.people")))
    people(page)
page.link(t("person_hours.title"), "person_hours", icon=":material/schedule:")
page.link(t("carers.link"), "carers", icon=":material/volunteer_activism:")
page.link(t("nav.my_teams"), "my_teams", icon=":material/groups_2:")
page.show(parts.heading(t("me.shops")))
page.link(t("nav.shop_list"), "shop_list", icon=":material/local_mall:")
page.show(parts.heading(t("me.reading")))
with st.container(key="card_reading"):
    reading(page)
page.show(parts.heading(t("me.sessions")))
with st.container(key="card_sessions"):
    for one in page.look(my_sessions):
        device(page, one)
page.show(parts.heading(t("me.help")), parts.lead(t("me.help_next")), parts.phone(page.visit.place.phone))
other_doors(page)
sign_out_button(page)
