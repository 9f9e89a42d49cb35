"""Who is there, asked anew at every rerun: nothing about rights is ever kept in a page's memory (design 8)."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core import cookies
from core.bootstrap import App, running_app
from core.policy import Actor
from core.sessions import actor_for, present, sign_out
from core.visits import Visit, visit


def cookie(name: str) -> str | None:
    """A cookie as the browser sent it when its line to the server was opened."""
    return st.context.cookies.get(name)


def header(name: str) -> str | None:
    """A header of the same moment."""
    return st.context.headers.get(name)


def origin() -> str:
    """The address this browser opened, which decides the cookies' names; the line to the server always names it."""
    return header("Origin") or app().settings.base_url


def address() -> str:
    """The address that the browser is at; over https the cookies have other names."""
    return st.context.url or app().settings.base_url


def is_dark() -> bool:
    """Whether the browser shows the dark scheme."""
    return st.context.theme.type == "dark"


def is_later_run() -> bool:
    """Whether a fragment or dialog runs alone, after the run that made its page."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and bool(context.fragment_ids_this_run)


def app() -> App:
    """The App of this process."""
    return running_app()


def principal() -> Actor | None:
    """Who holds the browser's sign-in cookie now; notes that somebody is there."""
    return present(app(), _token())


def is_still_here(actor: Actor) -> bool:
    """Whether this very sign-in still lives; an idle tab that asks is no sign of life."""
    with app().reading() as (session, clock):
        now = actor_for(session, clock, _token())
    return now is not None and now.login_id == actor.login_id


def see() -> Visit:
    """Everything about this visit that the frame of a page needs."""
    running = app()
    till = cookie(cookies.till_cookie(origin()))
    return visit(running, principal(), till_token=till, code=st.query_params.get("community"))


def leave() -> None:
    """End this browser's sign-in; its cookie is worth nothing from here on."""
    sign_out(app(), _token())


def _token() -> str | None:
    return cookie(cookies.sign_in_cookie(origin()))
