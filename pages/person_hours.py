"""Hours of one person: by year, by how they were recorded, by what was done; the star; who may be told."""

import streamlit as st

from core.charts import hours_by_year
from core.hours import CLASSES, PersonHours, person_hours
from core.look import parts
from core.national import consent_of, hours_of, say_consent
from core.rules import list_items
from core.stars import OwnStars, stars_of
from pages._ui.desk import item_name, queue
from pages._ui.pictures import draw
from pages._ui.shell import Page, open_page

YEARS_DRAWN_MIN = 2


def cover(page: Page, hours: PersonHours) -> None:
    """What counts, and what is on its way."""
    t, minutes = page.t, hours.effective_minutes()
    notes = []
    if hours.waiting_minutes:
        notes.append(
            parts.Note(
                sign="bell",
                name=t("person_hours.waiting"),
                amount=t("records.hours", hours=hours_of(hours.waiting_minutes)),
                when=t("person_hours.waiting_when"),
            )
        )
    page.show(
        parts.hero(
            who=t("person_hours.who", name=hours.name, number=hours.volunteer_number),
            label=t("person_hours.label"),
            figure=hours_of(minutes),
            unit=t("person_hours.unit"),
            under=t("person_hours.under", minutes=minutes),
            notes=notes,
        )
    )


def star(page: Page, own: OwnStars) -> None:
    """What one has, what hangs, and how far the next one is."""
    t = page.t
    page.show(parts.heading(t("person_hours.star"), t("person_hours.star_counts", minutes=own.counted_minutes)))
    has = t("records.stars", level=own.level) if own.level else t("records.no_star")
    since = t("person_hours.star_since", day=own.awarded_on) if own.awarded_on else ""
    missing = None if own.next_minutes is None else own.next_minutes - own.counted_minutes
    if own.on_board is not None:
        step = t(f"person_hours.star_{own.on_board.state}", level=own.on_board.level, day=own.on_board.last_day_on)
    elif missing is None:
        step = t("person_hours.star_highest")
    elif missing <= 0:
        step = t("person_hours.star_enough", level=own.next_level)
    else:
        step = t("person_hours.star_next", level=own.next_level, minutes=missing)
    percent = 100 if missing is None else max(0, min(100, 100 * own.counted_minutes // (own.next_minutes or 1)))
    name = " ".join(part for part in (has, since) if part)
    page.show(parts.progress(name=name, percent=percent, label=t("person_hours.star"), words=step))
    gone = [(level, day) for level, state, day in own.steps if state == "withdrawn" and level > own.level]
    for level, day in gone[-1:]:
        page.show(parts.lead(t("person_hours.star_gone", level=level, day=day)))


def apart(page: Page, hours: PersonHours) -> None:
    """How hours were recorded; what was entered afterwards or carried over stands apart."""
    t = page.t
    pairs = [
        (t(f"hours_class.{one}"), t("records.hours", hours=hours_of(minutes)))
        for one in CLASSES
        if (minutes := hours.effective_minutes(hours_class=one))
    ]
    if pairs:
        with st.container(key="card_apart"):
            page.show(parts.heading(t("person_hours.apart")), parts.facts(pairs))


def years(page: Page, hours: PersonHours) -> None:
    """One bar a year, and what was done in the one that is chosen."""
    t = page.t
    if len(hours.years) >= YEARS_DRAWN_MIN:
        with st.container(key="card_years"):
            page.show(parts.heading(t("person_hours.chart")))
            draw(page, hours_by_year(hours, t, base_px=page.base_px), key="years")
    if not hours.by_kind():
        return
    with st.container(key="card_kinds"):
        page.show(parts.heading(t("person_hours.kinds")))
        year = None
        if len(hours.years) >= YEARS_DRAWN_MIN:
            words = {
                "": t("person_hours.all"),
                **{f"{one}": t("person_hours.year", year=f"{one}") for one in hours.years},
            }
            chosen = queue(page, t("person_hours.chart"), list(words), lambda one: words[one], key="year")
            year = int(chosen) if chosen else None
        items = {item.code: item_name(page, item) for item in page.look(list_items)}
        pairs = []
        for code, kind, minutes, times in hours.by_kind(year):
            name = t(f"service_kind.{kind}") if kind else items.get(code) or t("records.other_kind")
            amount = t("records.hours", hours=hours_of(minutes))
            pairs.append((name, f"{amount} · {t('person_hours.times', count=times)}"))
        page.show(parts.facts(pairs))


def national(page: Page, person_id: str | None) -> None:
    """Whether the hours may be handed on to the national system; the person's own word, or the desk for them."""
    t = page.t
    said = page.look(consent_of, person_id=person_id)
    with st.container(key="card_national"):
        page.show(parts.heading(t("person_hours.national")))
        words = t("person_hours.national_yes", day=said.said_at) if said.is_given else t("person_hours.national_no")
        page.show(parts.lead(words))
        if not page.may(say_consent):
            return
        button = "person_hours.national_stop" if said.is_given else "person_hours.national_agree"
        if st.button(t(button), key=f"national_{said.is_given}", width="stretch"):
            done = page.act("national", person_id or "", say_consent, person_id=person_id, is_given=not said.is_given)
            if done is not None:
                page.say_next("ok", t(f"person_hours.national_{'agreed' if done else 'stopped'}"))
                page.again()


page = open_page("person_hours")
t = page.t
person_id = page.asked.get("person")
if person_id is None and page.actor.person_id is None:
    page.show(parts.empty(t("person_hours.nobody"), [t("person_hours.nobody_next")]))
    page.link(t("nav.people"), "people", icon=":material/diversity_3:")
    page.stop()
hours = page.look(person_hours, person_id=person_id)
is_own = hours.person_id == page.actor.person_id
title = t("person_hours.title") if is_own else t("person_hours.of", name=hours.name)
page.show(parts.title(title, t("person_hours.lead")))
cover(page, hours)
if not hours.lines:
    page.show(parts.empty(t("person_hours.none"), [t("person_hours.none_next")]))
elif st.button(
    t("person_hours.certificate"), key="certificate", type="primary", width="stretch", icon=":material/verified:"
):
    page.go("certificate", **({} if is_own else {"person": hours.person_id}))
star(page, page.look(stars_of, person_id=person_id))
apart(page, hours)
years(page, hours)
national(page, person_id)
if is_own:
    page.link(t("person_hours.back"), "me", icon=":material/arrow_back:")
else:
    page.link(t("person_hours.to_people"), "people", icon=":material/arrow_back:")
