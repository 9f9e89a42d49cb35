"""The enrolment slip: a one-time code and three steps, on paper because it goes to those without e-mail or SMS."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from core import qr
from core.i18n import Translate
from core.prints import shapes
from core.prints.head import head
from core.prints.paper import A5, EDGE, INK, INK_2, QING, QING_WASH, WHITE, Paper, Printed
from core.prints.typeface import Weight

_SCHEME: Final = "://"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentSlip:
    """What one slip says; the code is readable only while it is printed (design 8)."""

    community: str
    phone: str  # of the desk
    holder: str
    card_number: str
    one_time_code: str  # 10 symbols, bare
    address: str  # of the portal, as typed
    enrol_link: str  # of the same portal; what the QR code says
    valid_until: date  # local, through that whole day


def enrolment_slip(t: Translate, *slips: EnrolmentSlip, printed_at: datetime) -> Printed:
    """A5, one page a slip, in the order given."""
    paper = Paper(t=t, title=t("print.slip.title"), printed_at=printed_at)
    for slip in slips:
        _slip(paper, slip)
    return paper.finished()


def _slip(paper: Paper, slip: EnrolmentSlip) -> None:
    t = paper.t
    page = paper.new_page(A5)
    left, right = 13.0, page.width - 13.0
    width = right - left
    head(paper, slip.community, t("print.slip.title"), left=left, right=right, top=11)

    paper.block(slip.holder, left, 30.5, width=width, height=9.5, size=22, weight=Weight.BOLD, middle=True)
    number = t("print.slip.number", number=slip.card_number)
    paper.block(number, left, 41.4, width=width, height=5, size=14)

    paper.shape(shapes.rectangle(left, 50, width, 30, 3), fill=QING_WASH)
    paper.block(t("print.slip.code"), left, 53.6, width=width, height=4.4, size=11, ink=QING, align="center")
    half = len(slip.one_time_code) // 2
    grouped = f"{slip.one_time_code[:half]} {slip.one_time_code[half:]}"
    paper.words(grouped, left + width / 2, 69.2, size=28, weight=Weight.BOLD, ink=INK, align="center", spacing=3)
    until = t("print.slip.until", until=slip.valid_until)
    paper.block(until, left, 73.2, width=width, height=4.2, size=10.5, ink=INK_2, align="center")

    paper.block(t("print.slip.lead"), left, 87, width=width, height=10, size=11, ink=INK_2)
    side = 42.0
    paper.symbol(
        qr.symbol(slip.enrol_link, version=qr.version_for(slip.enrol_link, "M"), level="M"),
        right - side + 4,
        92.5,
        side,
    )
    steps = (
        t("print.slip.step_address", address=_no_scheme(slip.address)),
        t("print.slip.step_code"),
        t("print.slip.step_pin"),
    )
    for place, step in enumerate(steps):
        beside_code = place < 2
        _step(paper, place + 1, step, left, 97 + place * 21.5, width=width - (side - 2 if beside_code else 0))

    paper.rule(left, 164.5, right, ink=EDGE)
    paper.block(t("print.slip.private"), left, 168, width=width, height=5, size=12, weight=Weight.BOLD)
    help_line = t("print.slip.help", phone=slip.phone)
    paper.block(help_line, left, 175.5, width=width, height=16, size=12)
    printed_on = t("print.printed_on", at=paper.printed_at)
    paper.block(printed_on, left, 197.5, width=width, height=3, size=8, ink=INK_2, align="right")


def _step(paper: Paper, number: int, text: str, left: float, top: float, *, width: float) -> None:
    """A numbered line in large type, its middle beside the number's."""
    radius, height = 5.2, 18.0
    middle = top + height / 2
    paper.shape(shapes.circle(left + radius, middle, radius), fill=QING)
    paper.words(str(number), left + radius, middle + 2.1, size=17, weight=Weight.BOLD, ink=WHITE, align="center")
    start = 2 * radius + 4
    paper.block(text, left + start, top, width=width - start, height=height, size=17, leading=1.35, middle=True)


def _no_scheme(address: str) -> str:
    """What a person types: without https:// and without the last slash."""
    return address.partition(_SCHEME)[2].rstrip("/") if _SCHEME in address else address
