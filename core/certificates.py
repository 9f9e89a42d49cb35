"""Certificates of volunteer service: issued free to whoever served, and looked up by their number (domain D.2).

A sheet that people take home themselves is titled as the community's record; it is a proof only where the community
issues and stamps it. What the number leads to says the present truth, and only what is printed.
"""

from __future__ import annotations

import secrets as random
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

import db.people
import db.places
import db.records
import db.stars
from core.books import Work
from core.bootstrap import App
from core.clock import Clock, local_day
from core.codes import ALPHABET
from core.commands import command, query
from core.errors import AppError, Forbidden, Malformed, NotFound, ReasonNeeded
from core.masking import masked_name
from core.policy import READERS, Actor, Role, Scope
from db.engine import Row, Session
from db.states import CertificateState, StarState
from db.tables import Certificate, CertificateLine
from db.types import new_id

OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
LINES_MAX: Final = 1_000  # of one certificate; a longer time is certified in parts
SYMBOLS: Final = 8  # random ones at the end of a number: 40 bits
_HYPHENS: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


class NothingToCertify(AppError):
    """No effective hours lie in the period; facts: first, last."""

    key = "error.certificate.nothing"


class PeriodTooLong(AppError):
    """More services than one certificate lists; facts: most."""

    key = "error.certificate.too_long"


class Truth(StrEnum):
    """What a certificate is worth today."""

    VALID = "valid"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A certificate that was just issued."""

    id: str
    number: str
    minutes: int
    lines: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateName:
    """One certificate in a list."""

    number: str
    person: str
    volunteer_number: str
    kind: str
    first: date
    last: date
    minutes: int
    issued_at: datetime
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service as it stands on a certificate; `entered_on`: when it was entered into the national system."""

    service_on: date
    activity: str  # empty for hours carried over from paper
    place: str
    team: str
    item_code: str
    service_kind: str
    hours_class: str
    minutes: int
    is_standing: bool
    entered_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateSheet:
    """All that is printed, for the person and the office."""

    number: str
    kind: str
    person: str
    volunteer_number: str
    first: date
    last: date
    minutes: int
    services: tuple[Service, ...]
    star: int
    handler: str
    issued_on: date
    language: str
    is_withdrawn: bool

    @property
    def entered(self) -> int:
        """How many services were entered into the national system."""
        return sum(one.entered_on is not None for one in self.services)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateTruth:
    """What everybody may read of a certificate: nothing that is not printed on it, and what it comes to today."""

    number: str
    kind: str
    community: str
    phone: str
    name_masked: str
    first: date
    last: date
    issued_on: date
    printed_minutes: int
    minutes_today: int
    truth: Truth
    time_zone: str


@command("certificate.issue", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def issue_certificate(
    work: Work, *, first: date, last: date, person_id: str | None = None, kind: str = "record", language: str = "zh"
) -> Issued:
    """Certify a person's effective hours over a span of days, both included; free, as often as wanted.

    Residents have the record of their own hours; a proof is issued by the office, which stamps it. Raises NotFound,
    Forbidden, Malformed, NothingToCertify, PeriodTooLong.
    """
    is_office = bool(work.actor.roles & OFFICE)
    wanted = person_id or work.actor.person_id or ""
    if wanted != work.actor.person_id and not is_office:
        raise NotFound(person_id=wanted)
    if kind != "record" and not is_office:
        raise Forbidden(action="certificate.issue")
    if kind not in ("record", "proof") or language not in ("zh", "en"):
        raise Malformed(field="kind")
    if first > last or last > work.today:
        raise Malformed(field="last")
    session, community_id = work.session, work.community_id
    if db.places.person_by_id(session, community_id=community_id, person_id=wanted) is None:
        raise NotFound(person_id=wanted)
    services = db.records.services(
        session, community_id=community_id, person_id=wanted, first=first, last=last, limit=LINES_MAX + 1,
        is_newest_first=False,
    )  # fmt: skip
    if not services:
        raise NothingToCertify(first=first, last=last)
    if len(services) > LINES_MAX:
        raise PeriodTooLong(most=LINES_MAX)
    certificate_id, minutes = new_id(), sum(one.minutes for one in services)
    code = db.places.community_by_id(session, community_id=community_id).code
    tail = "".join(random.choice(ALPHABET) for _ in range(SYMBOLS))
    number = f"{code}-{work.today.year}-{work.number('certificate'):06d}-{tail}"
    work.insert(
        Certificate, id=certificate_id, number=number, person_id=wanted, kind=kind, state=CertificateState.ISSUED,
        first_on=first, last_on=last, minutes=minutes, lines=len(services), language=language, issued_at=work.now,
        issued_by=work.actor.id,
    )  # fmt: skip
    work.born("certificate", certificate_id, CertificateState.ISSUED)
    work.insert_all(
        CertificateLine,
        [
            {"id": new_id(), "certificate_id": certificate_id, "claim_id": one.id, "minutes": one.minutes}
            for one in services
        ],
    )
    work.about(f"certificate:{certificate_id}", minutes=minutes, lines=len(services))
    return Issued(id=certificate_id, number=number, minutes=minutes, lines=len(services))


@command("certificate.withdraw", roles=OFFICE, scope=Scope.COMMUNITY)
def withdraw_certificate(work: Work, *, number: str) -> str:
    """End a certificate, with a reason in the note: its page says so from now on. Raises ReasonNeeded, NotFound."""
    if not (work.intent.note and work.intent.note.strip()):
        raise ReasonNeeded()
    row = db.records.certificate(work.session, number=number)
    if row is None or row.community_id != work.community_id:
        raise NotFound(number=number)
    work.move("certificate", row.id, before=CertificateState.ISSUED, after=CertificateState.WITHDRAWN)
    work.about(f"certificate:{row.id}")
    return str(row.number)


@query("certificate.mine", roles=READERS | {Role.RESIDENT}, scope=Scope.OWN)
def certificates_of(
    session: Session, clock: Clock, actor: Actor, *, person_id: str | None = None, limit: int = 50
) -> list[CertificateName]:
    """One's own certificates, or anybody's for the office. Raises NotFound."""
    wanted = person_id or actor.person_id or ""
    if wanted != actor.person_id and not actor.roles & READERS:
        raise NotFound(person_id=wanted)
    return [
        _name(row)
        for row in db.records.certificates_of(session, community_id=actor.community_id, person_id=wanted, limit=limit)
    ]


@query("certificate.list", roles=READERS, scope=Scope.COMMUNITY)
def list_certificates(
    session: Session, clock: Clock, actor: Actor, *, limit: int = 50, offset: int = 0
) -> list[CertificateName]:
    """All certificates, the newest first."""
    return [
        _name(row)
        for row in db.records.certificates(session, community_id=actor.community_id, limit=limit, offset=offset)
    ]


@query("certificate.see", roles=READERS | {Role.RESIDENT}, scope=Scope.OWN)
def see_certificate(session: Session, clock: Clock, actor: Actor, *, number: str) -> CertificateSheet:
    """A certificate with all its services, for the office and the person. Raises NotFound, foreign ones alike."""
    row = db.records.certificate(session, number=number)
    if row is None or row.community_id != actor.community_id:
        raise NotFound(number=number)
    if not actor.roles & READERS:
        person = db.people.detail(session, community_id=actor.community_id, person_id=row.person_id)
        if person is None or actor.person_id not in (person.id, person.merged_into_id):
            raise NotFound(number=number)
    community_id = actor.community_id
    return CertificateSheet(
        number=row.number,
        kind=row.kind,
        person=row.person,
        volunteer_number=row.volunteer_number,
        first=row.first_on,
        last=row.last_on,
        minutes=row.minutes,
        services=tuple(
            _service(one)
            for one in db.records.printed_services(session, community_id=community_id, certificate_id=row.id)
        ),
        star=_star_on(session, actor, row),
        handler=row.handler or "",
        issued_on=local_day(row.issued_at, actor.time_zone),
        language=row.language,
        is_withdrawn=row.state == CertificateState.WITHDRAWN,
    )


def look_up_certificate(app: App, number: str) -> CertificateTruth | None:
    """What the portal says to whoever holds a certificate, of whatever community; None where there is none."""
    with app.reading() as (session, _):
        row = db.records.certificate(session, number=clean_number(number))
        if row is None:
            return None
        place = db.places.community_by_id(session, community_id=row.community_id)
        lines = db.records.printed_services(session, community_id=row.community_id, certificate_id=row.id)
        today = sum(line.minutes for line in lines if line.is_standing)
        truth = Truth.VALID if today == row.minutes else Truth.CHANGED
        return CertificateTruth(
            number=row.number,
            kind=row.kind,
            community=place.name,
            phone=place.phone,
            name_masked=masked_name(row.person),
            first=row.first_on,
            last=row.last_on,
            issued_on=local_day(row.issued_at, place.time_zone),
            printed_minutes=row.minutes,
            minutes_today=today,
            truth=Truth.WITHDRAWN if row.state == CertificateState.WITHDRAWN else truth,
            time_zone=place.time_zone,
        )


def clean_number(typed: str) -> str:
    """A number as it is kept, however it was typed."""
    return "".join(unicodedata.normalize("NFKC", typed[:80]).translate(_HYPHENS).upper().split())


# -- how it works ------------------------------------------------------------------------------------------------


def _name(row: Row) -> CertificateName:
    return CertificateName(
        number=row.number,
        person=row.person,
        volunteer_number=row.volunteer_number,
        kind=row.kind,
        first=row.first_on,
        last=row.last_on,
        minutes=row.minutes,
        issued_at=row.issued_at,
        is_withdrawn=row.state == CertificateState.WITHDRAWN,
    )


def _service(row: Row) -> Service:
    is_opening = row.kind == "opening"
    return Service(
        service_on=row.service_on,
        activity="" if is_opening else row.activity or row.title,
        place=row.place or "",
        team=row.team or "",
        item_code=row.item_code or "",
        service_kind=row.service_kind or "",
        hours_class="opening" if is_opening else row.hours_class or "listed",
        minutes=row.minutes,
        is_standing=row.is_standing,
        entered_on=row.entered_on,
    )


def _star_on(session: Session, actor: Actor, row: Row) -> int:
    """The highest star that the person had when the sheet was issued; a later print says the same."""
    held: dict[int, str] = {}
    for step in db.stars.history(session, community_id=actor.community_id, person_id=row.person_id):
        if step.occurred_at <= row.issued_at:
            held[step.level] = step.state
    return max((level for level, state in held.items() if state == StarState.AWARDED), default=0)
