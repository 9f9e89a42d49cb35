"""`/api/v1`: quotes, takings, statements, balances, and pictures of codes (design 10)."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import Annotated, Any, Final

from fastapi import FastAPI, Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.v1 import records
from api.v1.bodies import (
    AttendanceShown,
    AttendanceWanted,
    BalanceShown,
    DecodedShown,
    QuoteShown,
    QuoteWanted,
    StatementLineShown,
    StatementShown,
    TakingLineShown,
    TakingShown,
    TakingsShown,
    TakingsWanted,
    TakingWanted,
    UndoShown,
    UndoWanted,
)
from api.v1.bounds import SmallBodies
from api.v1.callers import Program, TillOrProgram
from api.v1.problems import add_problem_schema, add_problems
from core import attendance, scan, statement_lists, takings
from core.balances import balance_of_card
from core.books import Intent, an_intent
from core.bootstrap import running_app
from core.check_in_codes import Direction
from core.clock import zone
from core.guesses import at_till
from core.policy import Actor

_MEANINGS: Final[dict[int, str]] = {
    401: "no token, or not a valid one",
    403: "not this shop, paused, a PIN is needed or wrong",
    404: "unknown, or another community's",
    409: "redeemed, in a statement, not now at this activity, or the intent was used with other data",
    410: "expired, void, annulled or returned",
    413: "the body is larger than anything asked for here",
    422: "malformed",
    423: "locked while an objection is looked at",
    429: "more than 10 unknown or malformed codes or wrong PINs in 10 minutes, or above 100 requests a second",
    503: "the database is busy; try again",
}


def _refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {one: {"description": _MEANINGS[one], "content": content} for one in (401, *statuses, 422, 429, 503)}


v1 = FastAPI(
    title="Linli",
    version="1",
    summary="For tills of shops and programs of a community",
    docs_url=None,
    redoc_url=None,
    separate_input_output_schemas=False,
)
add_problems(v1)
v1.add_middleware(SmallBodies)
_two_at_once = threading.BoundedSemaphore(2)  # a picture takes a core for some milliseconds


@v1.post("/quotes", responses=_refusals(403, 404, 409, 410, 413, 423))
def quote(actor: Program, body: QuoteWanted) -> QuoteShown:
    """What a code is worth, bound to this till for five minutes."""
    app = running_app()
    found = at_till(app, actor, an_intent("api"), takings.quote, code=body.code)
    return QuoteShown(
        quote=found.quote,
        serial=found.serial,
        face_fen=found.face_fen,
        reward=found.reward,
        holder_masked=found.holder_masked,
        valid_until=found.valid_until,
        pin_needed=found.pin_needed,
    )


@v1.post(
    "/takings",
    status_code=201,
    responses={
        200: {"model": TakingShown, "description": "the same answer again"},
        **_refusals(403, 404, 409, 410, 413, 423),
    },
)
def take(actor: Program, body: TakingWanted, response: Response) -> TakingShown:
    """Take one voucher; the same intent gets its first answer again."""
    app = running_app()
    intent = Intent(key=body.intent, source="api")
    taken = at_till(app, actor, intent, takings.take, code=body.code, quote=body.quote, pin=body.pin)
    if taken.is_replay:
        response.status_code = 200
    return TakingShown(
        id=taken.id,
        serial=taken.serial,
        face_fen=taken.face_fen,
        reward=taken.reward,
        taken_at=_local(taken.taken_at, actor),
        undo_until=_local(taken.undo_until, actor),
    )


@v1.post("/takings/{taking_id}/undo", responses=_refusals(403, 404, 409, 410, 413))
def undo(actor: Program, taking_id: Annotated[str, Path(max_length=40)], body: UndoWanted) -> UndoShown:
    """Take a taking back, on the same till within five minutes, once."""
    intent = Intent(key=body.intent, source="api", reason=body.reason)
    undone = running_app().do(actor, intent, takings.undo, taking_id=taking_id)
    return UndoShown(id=undone.id, undone_at=_local(undone.undone_at, actor))


@v1.get("/takings", responses=_refusals(403))
def list_takings(actor: Program, wanted: Annotated[TakingsWanted, Query()]) -> TakingsShown:
    """The shop's takings by time, a hundred a page."""
    found = running_app().look(actor, takings.takings_since, since=wanted.since, cursor=wanted.cursor)
    lines = [
        TakingLineShown(
            id=one.id,
            serial=one.serial,
            face_fen=one.face_fen,
            taken_at=_local(one.taken_at, actor),
            undone_at=_local(one.undone_at, actor) if one.undone_at else None,
        )
        for one in found.takings
    ]
    return TakingsShown(takings=lines, next=found.next)


@v1.get("/statements/{number}", responses=_refusals(403, 404))
def see_statement(actor: Program, number: Annotated[str, Path(max_length=40)]) -> StatementShown:
    """A statement of the shop, line by line."""
    found = running_app().look(actor, statement_lists.statement, number=number)
    lines = [
        StatementLineShown(serial=one.serial, face_fen=one.face_fen, kept_fen=one.kept_fen, state=one.state.value)
        for one in found.lines
    ]
    summary = found.summary
    return StatementShown(number=summary.number, state=summary.state.value, lines=lines, to_pay_fen=found.to_pay_fen)


@v1.get("/households/{card}/balance", responses=_refusals(403, 404))
def see_balance(actor: Program, card: Annotated[str, Path(max_length=40)]) -> BalanceShown:
    """What a household may spend, and what is in notice."""
    found = running_app().look(actor, balance_of_card, card=card)
    return BalanceShown(available_points=found.available_points, notice_points=found.notice_points)


@v1.post(
    "/attendance",
    status_code=201,
    responses={
        200: {"model": AttendanceShown, "description": "the same answer again"},
        **_refusals(403, 404, 409, 413),
    },
)
def note_attendance(actor: Program, body: AttendanceWanted, response: Response) -> AttendanceShown:
    """Check somebody in or out, for a program of the community; the same intent gets its first answer again.

    Refused with 409: called off, before check-in opens, after the end, not signed up, withdrawn, waiting, in already,
    out already, out before in, a time that cannot be.
    """
    passed = running_app().do(
        actor,
        Intent(key=body.intent, source="api"),
        attendance.record,
        direction=Direction(body.direction),
        person=body.person,
        shift_id=body.shift,
        activity_id=body.activity,
        at=body.at,
    )
    if passed.is_replay:
        response.status_code = 200
    return AttendanceShown(
        id=passed.attendance_id,
        shift=passed.shift_id,
        activity=passed.activity_id,
        direction=passed.direction.value,
        came_at=_local(passed.came_at, actor),
        left_at=_local(passed.left_at, actor) if passed.left_at else None,
    )


@v1.post(
    "/decode",
    responses=_refusals(403, 413),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                kind: {"schema": {"type": "string", "format": "binary"}}
                for kind in ("image/jpeg", "image/png", "image/webp")
            },
        }
    },
)
async def decode(request: Request, actor: TillOrProgram) -> DecodedShown:
    """The text of the QR symbol in a picture of at most 5 MB, for browsers that cannot read symbols themselves."""
    picture = b""
    async for chunk in request.stream():
        picture += chunk
        if len(picture) > scan.BYTES_MAX:
            break
    return DecodedShown(text=await run_in_threadpool(_decode, picture))


def _decode(picture: bytes) -> str | None:
    with _two_at_once:
        return scan.decode(picture)


v1.include_router(records.routes(_refusals))


def _described() -> dict[str, Any]:
    """OpenAPI with the shape of refusals, which no route returns by itself."""
    return add_problem_schema(FastAPI.openapi(v1))


v1.openapi = _described  # type: ignore[method-assign]


def _local(at: datetime, actor: Actor) -> datetime:
    """An instant with the community's own offset."""
    return at.astimezone(zone(actor.time_zone))
