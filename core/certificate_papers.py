"""A certificate as PDF, for the person and the office: the same rows every time, with how they stand on the day."""

from __future__ import annotations

from core import prints
from core.bootstrap import App
from core.certificates import Service, see_certificate
from core.i18n import Language, Translate, translator
from core.national import hours_of
from core.paper import PDF, File, community_of, file_named, require_printable_address
from core.policy import Actor


def certificate_file(app: App, actor: Actor, *, number: str) -> File:
    """A certificate in the language it was issued in. Raises NotFound, AddressNotPrintable."""
    require_printable_address(app)
    with app.reading() as (session, clock):
        place = community_of(session, actor)
        sheet = see_certificate(session, clock, actor, number=number)
        now = clock.now()
    t = translator(Language.read(sheet.language), actor.time_zone)
    back_filled = sum(one.minutes for one in sheet.services if one.hours_class == "back_filled")
    printed = prints.certificate_sheet(
        t,
        prints.CertificatePaper(
            community=place.name,
            phone=place.phone,
            is_proof=sheet.kind == "proof",
            title=t(f"certificate.kind_{sheet.kind}"),
            number=sheet.number,
            person=sheet.person,
            volunteer_number=sheet.volunteer_number,
            first_on=sheet.first,
            last_on=sheet.last,
            total_hours=hours_of(sheet.minutes),
            back_filled_hours=hours_of(back_filled) if back_filled else "",
            star=t("records.stars", level=sheet.star) if sheet.star else "",
            rows=tuple(_row(t, one) for one in sheet.services),
            entered=sheet.entered,
            handler=sheet.handler if sheet.kind == "proof" else "",
            issued_on=sheet.issued_on,
            check_link=f"{app.settings.base_url.rstrip('/')}/certificates/{sheet.number}",
            is_withdrawn=sheet.is_withdrawn,
        ),
        printed_at=now,
    )
    return printed.pdf, file_named(t("certificate.file", number=sheet.number)), PDF


def _row(t: Translate, one: Service) -> prints.CertificateRow:
    kind = t(f"service_kind.{one.service_kind}") if one.service_kind else ""
    return prints.CertificateRow(
        service_on=one.service_on,
        activity=one.activity or t("print.certificate.opening"),
        note=" · ".join(part for part in (kind, one.team) if part),
        place=one.place,
        hours=hours_of(one.minutes),
        recorded=t(f"hours_class.{one.hours_class}"),
    )
