"""A rater's own list of homes: one tap each, nobody else's marks in sight."""

import streamlit as st

from core.look import parts
from core.tidy_lists import RoundLine, homes_to_rate, my_rounds
from core.tidy_rounds import mark_homes
from pages._ui.shell import Page, open_page
from pages._ui.tidy_marks import said


def rate(page: Page, line: RoundLine) -> None:
    """Every home of a round with what this rater said; one press keeps all that changed."""
    t = page.t
    homes = page.look(homes_to_rate, round_id=line.id)
    done = sum(bool(home.verdict) or home.is_own for home in homes)
    page.show(
        parts.heading(t("tidy.round", month=line.month), t("tidy.progress", done=done, all=len(homes))),
        parts.lead("，".join(line.buildings)),
    )
    with st.container(key=f"card_{line.id}"), page.told():
        key = page.form("tidy_mark", line.id).form.id
        changed = [mark for home in homes if (mark := said(page, home, key)) is not None]
        if st.button(
            t("tidy.save", count=len(changed)), key=f"save_{key}", type="primary", width="stretch",
            disabled=not changed,
        ):  # fmt: skip
            kept = page.act("tidy_mark", line.id, mark_homes, round_id=line.id, marks=tuple(changed))
            if kept is not None:
                page.say_next("ok", t("tidy.saved", count=kept.households), t("tidy.saved_next"))
                page.again()


page = open_page("tidy_rating")
t = page.t
rounds = page.look(my_rounds)
page.show(parts.title(t("tidy.title"), t("tidy.lead")))
if not rounds:
    page.show(parts.empty(t("tidy.no_rounds"), [t("tidy.no_rounds_next")]))
for line in rounds:
    rate(page, line)
page.link(t("claim.back"), "activities", icon=":material/arrow_back:")
