"""What stands behind a claim, shown to those who may see it; and the field for a photo."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.evidence import Piece, see_evidence, see_photo
from core.look import parts
from core.look.evidence import photo
from core.pictures import BYTES_MAX
from pages._ui.shell import Page
from pages._ui.uploads import round_of

PHOTO_TYPES = ("jpg", "jpeg", "png", "webp")
MEGABYTES = BYTES_MAX // 1024 // 1024


def evidence(page: Page, claim_id: str) -> None:
    """Every piece of a claim's evidence; a photo opens on a press."""
    pieces = page.look(see_evidence, claim_id=claim_id)
    if pieces:
        page.show(parts.facts([(page.t(f"evidence.{one.kind}"), _said(page, one)) for one in pieces]))
    for one in pieces:
        if one.is_photo_kept and st.button(
            page.t("evidence.see_photo"), key=f"photo_{one.id}", icon=":material/image:"
        ):
            page.dialog(page.t("evidence.photo"), lambda one=one: _photo(page, one))  # type: ignore[misc]


def photo_field(page: Page, name: str) -> Any:
    """A field for one photo with its button in the reader's language; empty again after `next_round(name)`."""
    words = page.t("evidence.choose_photo").replace("\\", "").replace('"', "")
    button = ".st-key-photo_field [data-testid='stFileUploaderDropzone'] button"
    st.html(
        f"<style>{button} p{{display:none}}{button} [data-testid='stMarkdownContainer']::after{{content:\"{words}\"}}"
        ".st-key-photo_field [data-testid='stFileUploaderDropzoneInstructions']{display:none}</style>"
    )
    with st.container(key="photo_field"):
        return st.file_uploader(
            page.t("evidence.photo_label"), type=list(PHOTO_TYPES), key=f"{name}_{round_of(name)}",
            max_upload_size=MEGABYTES,
        )  # fmt: skip


def _said(page: Page, one: Piece) -> str:
    t = page.t
    if one.kind == "photo":
        return t("evidence.photo_kept" if one.is_photo_kept else "evidence.erased")
    return one.reference or one.words or t("evidence.erased")


def _photo(page: Page, one: Piece) -> None:
    page.show(photo(page.look(see_photo, evidence_id=one.id), alt=page.t("evidence.photo_alt", name=one.giver)))
    if st.button(page.t("why.close"), key="photo_close", width="stretch"):
        page.again()
