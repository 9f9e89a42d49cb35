"""A sponsor's page, open to all: how full the fund is, every payment with its proof, what it became. No people."""

import streamlit as st

from core.charts import promised_by_month
from core.i18n import yuan
from core.look import altair_theme, parts
from core.sponsors import SponsorPage, sponsor_page, sponsor_pages
from pages._ui import session
from pages._ui.components import print_button
from pages._ui.gauges import gauge_facts, gauge_picture
from pages._ui.shell import Page, open_page

MONTHS_DRAWN_MIN = 2


def payments(page: Page, seen: SponsorPage) -> None:
    """Money in and back, the newest first, each with the number of its proof."""
    t = page.t
    page.show(parts.heading(t("sponsor.payments"), t("sponsor.payments_aside")))
    with st.container(key="card_payments"):
        if not seen.money:
            page.show(parts.lead(t("sponsor.payments_none")))
        for one in seen.money:
            page.show(
                parts.entry(
                    day=t("full_day", day=one.paid_on),
                    sentence=t(f"sponsor.{one.direction}", proof=one.proof),
                    amount=("+" if one.direction == "in" else "−") + yuan(one.amount_fen),
                    unit=t("unit.yuan"),
                    is_in=one.direction == "in",
                )
            )


def became(page: Page, seen: SponsorPage) -> None:
    """By month, and by what the vouchers are for."""
    t, gauge = page.t, seen.gauge
    with st.container(key="card_became"):
        used = gauge.outstanding_fen + gauge.owed_fen + gauge.paid_fen
        page.show(parts.heading(t("sponsor.became")), parts.lead(t("sponsor.became_lead", fen=used)))
        pairs = [(one.name, t("sponsor.pieces", pieces=one.pieces, fen=one.cost_fen)) for one in seen.became]
        if pairs:
            page.show(parts.facts(pairs))
    if len(seen.months) >= MONTHS_DRAWN_MIN:
        with st.container(key="card_months"):
            page.show(parts.heading(t("sponsor.months"), t("unit.yuan").strip()))
            picture = promised_by_month(seen.months, t, base_px=page.base_px)
            spec = altair_theme.dressed(picture.chart, dark=session.is_dark(), base=page.base_px)
            st.vega_lite_chart(spec=spec, theme=None, key="months", alt=picture.alt, width="stretch")


page = open_page("sponsor")
t = page.t
funds = page.look(sponsor_pages)
if not funds:
    page.show(parts.title(t("nav.sponsor")), parts.empty(t("sponsor.none"), [t("sponsor.none_next")]))
    page.stop()
wanted = page.asked.get("fund")
chosen = next((one for one in funds if one.code == wanted), funds[0])
page.show(parts.title(chosen.name, t("sponsor.lead", sponsor=chosen.sponsor, kind=t(f"funds.kind.{chosen.kind}"))))
seen = page.look(sponsor_page, code=chosen.code)
with st.container(key="card_gauge"):
    page.show(gauge_picture(seen.gauge, t), gauge_facts(seen.gauge, t))
payments(page, seen)
became(page, seen)
page.show(parts.lead(t("sponsor.no_people")))
print_button(t("sponsor.print"), key="print")
if len(funds) > 1:
    page.show(parts.heading(t("sponsor.others")))
    for one in funds:
        if one.code != chosen.code and st.button(
            t("sponsor.other", fund=one.name, sponsor=one.sponsor), key=f"fund_{one.code}", width="stretch"
        ):
            page.turn(fund=one.code)
page.link(t("nav.home"), "home", icon=":material/arrow_back:")
