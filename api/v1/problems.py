"""Every refusal of the door for programs, the framework's own included, as `application/problem+json`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from http import HTTPStatus
from typing import Any, ClassVar, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from api.log import note_mistake
from api.metrics import MISTAKES
from core.bootstrap import Busy, TryAgain
from core.errors import AppError, Malformed
from core.record_intake import RowsRefused

#: facts that are words are left out of answers to programs, unless they name a thing by number, state or field
_WORD_FACTS: Final = ("number", "serial", "state", "field", "intent", "reference")


class RowProblem(BaseModel):
    """Why one row of a list was not written; rows count from 1."""

    row: int
    key: str = Field(examples=["error.entry.overlapping"])
    facts: dict[str, Any] = Field(examples=[{"day": "2026-11-18"}])


class Problem(BaseModel):
    """A refusal. `key` names it for programs; `facts` holds ids, numbers and dates."""

    type: str = Field(examples=["urn:linli:error.voucher.expired"])
    status: int = Field(examples=[410])
    key: str = Field(examples=["error.voucher.expired"])
    facts: dict[str, Any] = Field(examples=[{"valid_until": "2026-11-18"}])
    errors: list[RowProblem] | None = Field(default=None, description="of a list: every row that is in the way")


class TokenMissing(AppError):
    """No token, an unknown one, or one that was revoked."""

    key: ClassVar[str] = "error.api.token_missing"
    status = 401


class OriginWrong(AppError):
    """A browser sent this from a page that is not ours."""

    key: ClassVar[str] = "error.signin.origin_wrong"
    status = 403


class NotThere(AppError):
    key: ClassVar[str] = "error.api.not_there"
    status = 404


class WrongMethod(AppError):
    key: ClassVar[str] = "error.api.method"
    status = 405


class TooFast(AppError):
    """More than a hundred requests a second from one token."""

    key: ClassVar[str] = "error.api.too_fast"
    status = 429


class Broken(AppError):
    """A mistake of ours; facts: reference."""

    key: ClassVar[str] = "error.api.broken"
    status = 500


def problem(refusal: AppError, *, status: int | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """A refusal as its answer."""
    code = status or refusal.status
    extra = dict(headers or {})
    if code == HTTPStatus.UNAUTHORIZED:
        extra["WWW-Authenticate"] = "Bearer"
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        minutes = refusal.facts.get("minutes")
        extra["Retry-After"] = str(minutes * 60 if isinstance(minutes, int) else 1)
    body = Problem(
        type=f"urn:linli:{refusal.key}", status=code, key=refusal.key, facts=_facts(refusal), errors=_errors(refusal)
    )
    return JSONResponse(
        body.model_dump(exclude_none=True),
        status_code=code,
        media_type="application/problem+json",
        headers={"Cache-Control": "no-store", **extra},
    )


def add_problem_schema(document: dict[str, Any]) -> dict[str, Any]:
    """An OpenAPI document that knows what a refusal looks like."""
    described = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for name, shape in described.pop("$defs", {}).items():
        document["components"]["schemas"].setdefault(name, shape)
    document["components"]["schemas"].setdefault("Problem", described)
    return document


def add_problems(app: FastAPI) -> None:
    """Let every way in which a request can end badly end as a problem."""

    @app.exception_handler(AppError)
    async def _refused(request: Request, refusal: AppError) -> Response:
        return problem(refusal)

    @app.exception_handler(RequestValidationError)
    async def _malformed(request: Request, error: RequestValidationError) -> Response:
        where = error.errors()[0]["loc"] if error.errors() else ()
        names = [str(part) for part in where if isinstance(part, str) and part not in ("body", "query", "path")]
        return problem(Malformed(field=names[0] if names else "body"))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return problem(WrongMethod(), headers=error.headers)
        if error.status_code == HTTPStatus.NOT_FOUND:
            return problem(NotThere())
        if error.status_code == HTTPStatus.BAD_REQUEST:  # a body that cannot even be read as JSON
            return problem(Malformed(field="body"))
        return problem(Malformed(field="body"), status=error.status_code, headers=error.headers)

    @app.exception_handler(TryAgain)
    async def _busy(request: Request, error: TryAgain) -> Response:
        return problem(Busy(), headers={"Retry-After": "1"})

    @app.exception_handler(Exception)
    async def _broken(request: Request, error: Exception) -> Response:
        MISTAKES.labels("api").inc()
        return problem(Broken(reference=note_mistake(error, "api")))


def _errors(refusal: AppError) -> list[RowProblem] | None:
    if not isinstance(refusal, RowsRefused):
        return None
    return [RowProblem(row=one.row, key=one.refusal.key, facts=_facts(one.refusal)) for one in refusal.rows]


def _facts(refusal: AppError) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in refusal.facts.items():
        if isinstance(value, datetime | date):
            kept[name] = value.isoformat()
        elif isinstance(value, bool | int) or (isinstance(value, str) and _is_name_of_thing(name)):
            kept[name] = value
    return kept


def _is_name_of_thing(name: str) -> bool:
    return name == "id" or name.endswith("_id") or name in _WORD_FACTS
