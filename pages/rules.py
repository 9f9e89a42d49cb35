"""The rules, edited: a draft, a rehearsal on what was done, the residents' decision, a second person's press."""

from itertools import groupby

import streamlit as st

from core.look import desk, parts
from core.rehearsals import rehearse
from core.rule_book import rule_versions
from core.rule_drafts import (
    Draft,
    discard_draft,
    propose_draft,
    publish_draft,
    put_item,
    restore_item,
    retire_item,
    see_draft,
    start_draft,
    take_back_draft,
)
from pages._ui.desk import line, queue
from pages._ui.rehearsing import rehearsal
from pages._ui.rule_forms import ceilings, decide, edit_item
from pages._ui.rule_words import caps, change, decision_facts, item_words, much
from pages._ui.shell import Page, open_page


def versions(page: Page) -> None:
    """Every version, with who decided and what it changed."""
    t = page.t
    for one in page.look(rule_versions):
        with st.container(key=f"card_version_{one.number}"):
            colours = {"in_force": "leaf", "coming": "amber", "past": "stone"}
            page.show(
                parts.heading(t("rules.number", number=one.number), t("rules.since", day=one.effective_on)),
                parts.chip(t(f"rules.state.{one.state}"), colours[one.state]),
            )
            if one.decision:
                page.show(parts.facts(decision_facts(page, one.decision)))
            if one.proposer or one.approver:
                page.show(parts.lead(t("rules.by_whom", proposer=one.proposer, approver=one.approver)))
            for difference in one.changes:
                page.show(parts.lead(change(page, difference)))
            page.link(t("rules.read", number=one.number), "rule_book", number=str(one.number))


def changes(page: Page, draft: Draft) -> None:
    """What the draft changes, sentence by sentence, and what forbids it still."""
    t = page.t
    with st.container(key="card_changes"):
        page.show(parts.heading(t("rules.draft", number=draft.base_number + 1),
                                t("rules.change_count", count=len(draft.changes))))  # fmt: skip
        if not draft.changes:
            page.show(parts.lead(t("rules.draft_same", number=draft.base_number)))
        for difference in draft.changes:
            page.show(parts.lead(change(page, difference)))
        for problem in draft.problems:
            page.say("no", t(problem.key, **problem.facts))
        if not draft.is_waiting and page.may(discard_draft) and st.button(t("rules.discard"), key="discard"):
            page.confirm(
                title=t("rules.discard_title"), lines=[t("rules.discard_lead")], yes=t("rules.discard"),
                then=lambda: page.act("discard", draft.id, discard_draft, draft_id=draft.id, edition=draft.edition),
                key="discard",
            )  # fmt: skip


def items(page: Page, draft: Draft) -> None:
    """Every item with what may be done; those left out stand at the end and can come back."""
    t = page.t
    touched = {one.code for one in draft.changes}
    may_edit = page.may(put_item) and not draft.is_waiting
    if may_edit and st.button(t("rules.add"), key="add", icon=":material/add:"):
        page.dialog(t("rules.add"), lambda: edit_item(page, draft, None))
    for category, group in groupby(draft.book.items, key=lambda item: item.code[0]):
        page.show(parts.heading(t(f"rules.category.{category}")))
        for item in group:
            with line(f"item_{item.code}"):
                page.show(
                    desk.line(
                        item_words(page, item), [caps(page, item)], amount=much(page, item),
                        state=parts.chip(t("rules.changed"), "amber") if item.code in touched else None,
                    )
                )  # fmt: skip
                if may_edit and st.button(t("rules.edit"), key=f"edit_{item.code}"):
                    page.dialog(t("rules.edit_title", code=item.code),
                                lambda item=item: edit_item(page, draft, item))  # fmt: skip
                if may_edit and st.button(t("rules.retire"), key=f"retire_{item.code}"):
                    done = page.act("retire", item.code, retire_item, draft_id=draft.id, edition=draft.edition,
                                    code=item.code)  # fmt: skip
                    if done is not None:
                        page.again()
    retired(page, draft, may_edit=may_edit)
    if may_edit:
        page.show(parts.heading(t("rules.ceiling")))
        ceilings(page, draft)


def retired(page: Page, draft: Draft, *, may_edit: bool) -> None:
    """Items that the coming version leaves out."""
    t = page.t
    gone = [one for one in draft.changes if one.kind == "retired"]
    if gone:
        page.show(parts.heading(t("rules.retired")))
    for one in gone:
        with line(f"gone_{one.code}"):
            page.show(desk.line(item_words(page, one), []))
            if may_edit and st.button(t("rules.restore"), key=f"restore_{one.code}"):
                done = page.act("restore", one.code, restore_item, draft_id=draft.id, edition=draft.edition,
                                code=one.code)  # fmt: skip
                if done is not None:
                    page.again()


def second_person(page: Page, draft: Draft) -> None:
    """The decision that was entered, and the press of somebody else."""
    t = page.t
    assert draft.decision is not None and draft.effective_on is not None
    with st.container(key="card_decision"):
        page.show(
            parts.heading(t("rules.waiting"), t("rules.since", day=draft.effective_on)),
            parts.lead(t("rules.waiting_by", name=draft.proposer)),
            parts.facts(decision_facts(page, draft.decision)),
        )
        if draft.is_mine or not page.may(publish_draft):
            page.show(parts.lead(t("rules.not_you")))
        elif st.button(t("rules.publish", day=draft.effective_on), key="publish", type="primary", width="stretch"):
            done = page.act("publish", draft.id, publish_draft, draft_id=draft.id, edition=draft.edition)
            if done is not None:
                page.say_next("ok", t("rules.published", number=done.number, day=done.effective_on))
                page.again()
        if page.may(take_back_draft) and st.button(t("rules.take_back"), key="take_back"):
            done = page.act("take_back", draft.id, take_back_draft, draft_id=draft.id, edition=draft.edition)
            if done is not None:
                page.say_next("ok", t("rules.taken_back"))
                page.again()


page = open_page("rules")
t = page.t
page.link(t("rules.public"), "rule_book", icon=":material/menu_book:")
draft = page.look(see_draft)
if draft is None:
    if page.may(start_draft):
        page.show(parts.lead(t("rules.start_lead")))
        is_pressed = st.button(t("rules.start"), key="start", type="primary", width="stretch")
        if is_pressed and page.act("start", "", start_draft) is not None:
            page.again()
    versions(page)
else:
    changes(page, draft)
    views = ["items", *(["rehearsal"] if page.may(rehearse) else []), "decision", "versions"]
    view = queue(page, t("rules.view"), views, lambda one: t(f"rules.view.{one}"), key="view",
                 first="decision" if draft.is_waiting else "items")  # fmt: skip
    if view == "items":
        items(page, draft)
    elif view == "rehearsal":
        rehearsal(page, draft)
    elif view == "versions":
        versions(page)
    elif draft.is_waiting:
        second_person(page, draft)
    elif page.may(propose_draft):
        with st.container(key="card_propose"):
            page.show(parts.heading(t("rules.decide")), parts.lead(t("rules.decide_lead")))
            decide(page, draft)
    else:
        page.show(parts.empty(t("rules.not_proposed"), [t("rules.not_proposed_next")]))
