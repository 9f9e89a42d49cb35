"""Service records in and out, for programs with a token of the community (design 10)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    Field,
    StringConstraints,
    model_validator,
)

from api.v1.bodies import Instant, IntentKey, Sent, written_out
from api.v1.callers import Program
from core import exports, record_intake
from core.books import Intent
from core.bootstrap import running_app
from core.clock import zone
from core.policy import Actor
from core.record_intake import ROWS_MAX, Record

MINUTES_MAX = 1_440

Name = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$")]
Moment = Annotated[AwareDatetime, BeforeValidator(written_out), Field(description="ISO 8601 with offset")]


def sensible(day: date) -> date:
    """A day of this century or the last; others are slips."""
    if not 1950 <= day.year <= 2150:
        raise ValueError("a day between 1950 and 2150")
    return day


class ServiceRecordWanted(Sent):
    """One person's service on one day: start and end, or minutes. `activity` is its name as published, if it was."""

    volunteer_number: Annotated[str, StringConstraints(min_length=1, max_length=16, pattern=r"^[!-~]+$")]
    activity: Name
    service_on: Annotated[date, AfterValidator(sensible), Field(description="local date")]
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    minutes: Annotated[int, Field(gt=0, le=MINUTES_MAX)] | None = None

    @model_validator(mode="after")
    def _times_or_minutes(self) -> ServiceRecordWanted:
        if (self.starts_at is None) != (self.ends_at is None) or (self.starts_at is None) == (self.minutes is None):
            raise ValueError("either starts_at and ends_at, or minutes")
        return self


class ServiceRecordsWanted(Sent):
    """Up to 200 records, written together or not at all. `reason` lets those without a published activity go on."""

    intent: IntentKey
    reason: Annotated[str, StringConstraints(max_length=200)] | None = None
    records: Annotated[list[ServiceRecordWanted], Field(min_length=1, max_length=ROWS_MAX)]


class ServiceRecordsShown(BaseModel):
    """What was written: `listed` rows may earn points once approved, `back_filled` ones count as hours only."""

    id: str
    written: int
    listed: int
    back_filled: int


class ServiceRecordShown(BaseModel):
    """One record; `state` is that of its claim, `hours_class` measured, listed or back_filled."""

    id: str
    volunteer_number: str
    activity: str
    service_on: date
    starts_at: Instant | None
    ends_at: Instant | None
    minutes: int
    item_code: str | None
    hours_class: str | None
    state: str


class ServiceRecordsPage(BaseModel):
    """Up to a hundred records by day; `next` is the cursor of the next page, or null."""

    records: list[ServiceRecordShown]
    next: str | None


class ServiceRecordsAsked(Sent):
    """Which records to hand out: days of service, both included."""

    first: date | None = None
    last: date | None = None
    cursor: Annotated[str, StringConstraints(max_length=40)] | None = None


def routes(refusals: Any) -> APIRouter:
    """The routes; `refusals(*statuses)` describes what they may refuse with."""
    router = APIRouter()

    @router.post(
        "/service-records",
        status_code=201,
        responses={
            200: {"model": ServiceRecordsShown, "description": "the same answer again"},
            **refusals(403, 409, 413),
        },
    )
    def write_service_records(actor: Program, body: ServiceRecordsWanted, response: Response) -> ServiceRecordsShown:
        """Write hours that another system recorded, all or nothing; 422 lists every row that is in the way."""
        written = record_intake.write_records(
            running_app(),
            actor,
            Intent(key=body.intent, source="api"),
            records=[Record(**one.model_dump()) for one in body.records],
            back_fill_reason=body.reason,
        )
        if written.is_replay:
            response.status_code = 200
        return ServiceRecordsShown(
            id=written.batch_id or written.claim_ids[0],
            written=written.written,
            listed=written.listed,
            back_filled=written.back_filled,
        )

    @router.get("/export/service-records", responses=refusals(403))
    def export_service_records(actor: Program, wanted: Annotated[ServiceRecordsAsked, Query()]) -> ServiceRecordsPage:
        """Hours of the community by day of service, a hundred a page, in every state but withdrawn."""
        rows, following = running_app().look(
            actor, exports.service_records, first=wanted.first, last=wanted.last, cursor=wanted.cursor
        )
        return ServiceRecordsPage(
            records=[
                ServiceRecordShown(
                    id=row.id,
                    volunteer_number=row.volunteer_number,
                    activity=row.title,
                    service_on=row.service_on,
                    starts_at=_local(row.starts_at, actor),
                    ends_at=_local(row.ends_at, actor),
                    minutes=row.minutes,
                    item_code=row.item_code,
                    hours_class=row.hours_class,
                    state=row.state,
                )
                for row in rows
            ],
            next=following,
        )

    return router


def _local(at: datetime | None, actor: Actor) -> datetime | None:
    return at.astimezone(zone(actor.time_zone)) if at else None
