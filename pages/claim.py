"""Claim what one did on the phone: choose it, say when, give the proof; and see how earlier claims stand."""

from datetime import timedelta

import streamlit as st

from core.claiming import CLAIM_DAYS, claim_event, take_back_claim
from core.event_lists import Choice, MyClaim, claim_choices, my_claims
from core.i18n import Language, translator
from core.look import parts
from core.pictures import clean
from core.proofs import Asked, Proof
from core.telling import cap_words
from pages._ui.desk import choose, queue
from pages._ui.evidence_view import evidence, photo_field
from pages._ui.shell import Page, open_page
from pages._ui.uploads import next_round

COLOURS = {
    "submitted": ("amber", "clock"), "confirmed": ("amber", "clock"), "approved": ("dian", "check"),
    "in_notice": ("amber", "bell"), "effective": ("leaf", "check"), "returned": ("zhu", "alert"),
    "withdrawn": ("stone", "info"), "disputed": ("amber", "clock"), "recalled": ("stone", "info"),
}  # fmt: skip


def what(page: Page, choice: Choice) -> str:
    """A thing that can be claimed, in plain words."""
    name = choice.name if page.language.value == "zh" else choice.name_english
    return page.t("claim.level", level=choice.level) if choice.level else name


def worth(page: Page, choice: Choice) -> None:
    """What it brings, up to which ceiling, and which proof it wants."""
    t = page.t
    facts = [(t("claim.worth"), t("claim.points", points=choice.points))]
    if choice.caps:
        facts.append((t("claim.cap"), "，".join(cap_words(name, t) for name in choice.caps)))
    page.show(parts.facts([*facts, (t("claim.wanted"), t(f"claim.proof.{choice.wanted.proof}"))]))


def form(page: Page) -> None:
    """One claim: what, when, its proof, a sentence, a photo."""
    t = page.t
    choices = {f"{one.code}/{one.level or ''}": one for one in page.look(claim_choices)}
    with st.container(key="card_claim"), page.told():
        key = page.form("claim").form.id
        chosen = choose(
            page, t("claim.what"), choices,
            lambda one: t("claim.choice", what=what(page, choices[one]), points=choices[one].points),
            key=f"what_{key}", index=None, placeholder=t("claim.what_hint"),
        )  # fmt: skip
        if chosen is None:
            page.show(parts.lead(t("claim.by_list")))
            return
        choice = choices[chosen]
        worth(page, choice)
        day = st.date_input(
            t("claim.day"), value=page.today, min_value=page.today - timedelta(days=CLAIM_DAYS), max_value=page.today,
            key=f"day_{key}", format="YYYY-MM-DD",
        )  # fmt: skip
        named = proof_fields(page, choice, key)
        words = st.text_area(t("claim.words"), key=f"words_{key}", max_chars=300, placeholder=t("claim.words_hint"))
        file = photo_field(page, "claim_photo")
        page.show(parts.lead(t("claim.photo_lead")))
        if not st.button(t("claim.button"), key=f"claim_{key}", type="primary", width="stretch"):
            return
        photo = clean(file.getvalue()) if file is not None else None
        done = page.act(
            "claim", "", claim_event, item_code=choice.code, level=choice.level, service_on=day, words=words.strip(),
            photo=photo, **named,
        )  # fmt: skip
        if done is not None:
            next_round("claim_photo")
            page.say_next("ok", t("claim.done", what=what(page, choice)), t("claim.done_next", points=done.points))
            page.again()


def proof_fields(page: Page, choice: Choice, key: str) -> dict[str, object]:
    """What this item asks for besides a sentence and a photo."""
    t, proof = page.t, choice.wanted.proof
    named: dict[str, object] = {}
    if choice.level:  # the catalogue names the item, the notice says which of its levels it was
        named["title"] = translator(Language.ZH)("claim.level", level=choice.level)
    if proof is Proof.HONOUR:
        named["title"] = st.text_input(t("claim.honour"), key=f"title_{key}", max_chars=60)
        named["deed"] = st.text_input(
            t("claim.deed"), key=f"deed_{key}", max_chars=60, placeholder=t("claim.deed_hint")
        )
    if proof is Proof.MEDIATION:
        names = [
            st.text_input(t(f"claim.side_{side}"), key=f"side_{side}_{key}", max_chars=30) for side in ("one", "two")
        ]
        named["parties"] = tuple(names)
        named["are_both_agreed"] = st.checkbox(t("claim.both_agreed"), key=f"agreed_{key}")
    if proof is Proof.WORK_ORDER:
        named["place"] = st.text_input(
            t("claim.place"), key=f"place_{key}", max_chars=60, placeholder=t("claim.place_hint")
        )
    if choice.wanted.reference_by is Asked.CLAIMANT:
        named["reference"] = st.text_input(t(f"claim.reference.{proof}"), key=f"reference_{key}", max_chars=80)
    return named


def mine(page: Page, claims: list[MyClaim]) -> None:
    """One's own claims with how they stand, and the way to take them back."""
    t = page.t
    if not claims:
        page.show(parts.empty(t("claim.none"), [t("claim.none_next")]))
        return
    for one in claims:
        colour, sign = COLOURS[one.state]
        with st.container(key=f"card_{one.id}"):
            page.show(
                parts.heading(one.title, t("claim.points", points=one.points)),
                parts.chip(t(f"claim.state.{one.state}"), colour, sign),  # type: ignore[arg-type]
                parts.lead(t("claim.on", day=one.service_on, at=one.submitted_at)),
            )
            if one.note:
                page.say("wait", t("claim.returned_title"), t("claim.returned_note", note=one.note))
            evidence(page, one.id)
            if one.is_open and st.button(t("claim.take_back"), key=f"back_{one.id}", width="stretch"):
                ask_back(page, one)


def ask_back(page: Page, one: MyClaim) -> None:
    """Ask once more, then take it back."""
    t = page.t

    def back() -> object:
        done = page.act("take_back_claim", one.id, take_back_claim, claim_id=one.id)
        if done is not None:
            page.say_next("ok", t("claim.taken_back"), t("claim.taken_back_next"))
        return done

    page.confirm(
        title=t("claim.take_back_title", title=one.title), lines=[t("claim.take_back_lead")],
        yes=t("claim.take_back_yes"), then=back, key=f"back_{one.id}",
    )  # fmt: skip


page = open_page("claim")
t = page.t
page.show(parts.title(t("claim.title"), t("claim.lead")))
claims = page.look(my_claims)
names = {"new": t("claim.part.new"), "mine": t("claim.part.mine", count=len(claims))}
part = queue(page, t("claim.title"), [*names], lambda one: names[one], key="part")
if part == "new":
    form(page)
else:
    mine(page, claims)
page.link(t("claim.back"), "activities", icon=":material/arrow_back:")
