"""All papers of an issue of many in one file, by building and card (design 7)."""

from __future__ import annotations

from core import prints
from core.bootstrap import App
from core.errors import Malformed
from core.i18n import Translate
from core.issues import PrintedIssue
from core.paper import PDF, File, community_of, file_named, where_handed_out
from core.policy import Actor


def issue_file(app: App, actor: Actor, t: Translate, *, printed: PrintedIssue, on_roll: bool = False) -> File:
    """A4 with cut marks, eight to a page, or a till roll; the codes are nowhere else. Raises Malformed for a replay."""
    with app.reading() as (session, clock):
        place = community_of(session, actor)
        shops = where_handed_out(session, actor, clock)
        now = clock.now()
    papers = [
        prints.PaperVoucher(
            community=place.name,
            phone=place.phone,
            serial=held.paper.serial,
            face_fen=held.paper.face_fen,
            goods=held.paper.reward or "",
            shops=shops.get(held.paper.reward_id or "", ()),
            code=held.paper.code,
            holder_masked=held.holder_masked,
            valid_until=held.paper.valid_until,
        )
        for held in printed.papers
        if held.paper.code is not None
    ]
    if not papers:
        raise Malformed(field="vouchers")
    draw = prints.voucher_receipt if on_roll else prints.voucher_sheet
    name = t("paper.issue.file", number=printed.number, title=printed.title)
    return draw(t, *papers, printed_at=now).pdf, file_named(name), PDF
