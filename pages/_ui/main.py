"""The UI script: who is there, which pages there are for them, and the one that is asked for. Never beside `pages/`."""

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from core.bootstrap import TryAgain
from core.errors import AppError
from core.look.icons import MARK_FILE, SEAL_FILE
from pages._ui.register import GROUPS, REGISTER, START, is_allowed, is_office
from pages._ui.shell import begin, say_lost, say_refusal

st.set_page_config(page_icon=str(MARK_FILE), initial_sidebar_state=256)
try:
    visit, t = begin()
    has_sidebar = is_office(visit.actor)
    pages = {}
    for entry in REGISTER:
        if entry.exists:
            is_listed = has_sidebar and entry.group and is_allowed(entry, visit.actor)
            pages[entry.name] = st.Page(
                entry.file,
                title=t(f"nav.{entry.name}"),
                icon=f":material/{entry.icon}:" if entry.icon else None,
                visibility="visible" if is_listed else "hidden",
            )
    st.session_state["_pages"] = pages
    # The default page loses its own address, so it is one of its own that only leads on.
    start = st.Page(START, title=t("nav.home"), default=True, visibility="hidden")
    if has_sidebar:
        st.logo(str(SEAL_FILE), size="large")
        groups = {"": [start, *(pages[one.name] for one in REGISTER if one.exists and not one.group)]}
        for group in GROUPS:
            of_group = [pages[one.name] for one in REGISTER if one.exists and one.group == group]
            groups[t(f"nav.group.{group}")] = of_group
        shown = st.navigation({name: some for name, some in groups.items() if some}, expanded=True)
    else:
        shown = st.navigation([start, *pages.values()], position="hidden")
    shown.run()
except StopException:
    pass  # a page that ends early ends well: else its older fragments live on and write into places that are gone
except AppError as refusal:
    say_refusal(refusal)
except TryAgain:
    say_lost()
