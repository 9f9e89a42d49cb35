"""What programs send and get, word for word as design 10 says."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

IntentKey = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9-]{8,64}$"),
    Field(
        description="The number of one press, made by the caller. The same number and data get the same answer again."
    ),
]
CodeText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=300),
    Field(description="Paper, screen or link form; dashes and case are ignored.", examples=["7Q2M-9KX4-TD8H-VW3F"]),
]
Instant = Annotated[datetime, Field(description="ISO 8601 with offset")]


class Sent(BaseModel):
    """A body; unknown fields are refused, since they are slips."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


def written_out(value: object) -> object:
    """An instant as text with date and time; a bare number, which would count seconds, is a slip."""
    if isinstance(value, str) and "T" not in value.upper():
        raise ValueError("ISO 8601 with offset")
    return value


class QuoteWanted(Sent):
    """A code to look at."""

    code: CodeText


class TakingsWanted(Sent):
    """Which takings to list."""

    since: Annotated[AwareDatetime | None, BeforeValidator(written_out), Field(description="ISO 8601 with offset")] = (
        None
    )
    cursor: Annotated[str, StringConstraints(max_length=80)] | None = None


class QuoteShown(BaseModel):
    """What the till shows before it confirms. `valid_until` is a local date, valid through that whole day.

    `reward` names the goods or service that is handed over; null where the face is taken off the bill.
    """

    quote: str
    serial: str
    face_fen: int
    reward: str | None
    holder_masked: str
    valid_until: date
    pin_needed: bool


class TakingWanted(Sent):
    """Exactly one of `code` and `quote`; `pin` where paper asks for one."""

    code: CodeText | None = None
    quote: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{1,40}$")] | None = None
    intent: IntentKey
    pin: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> TakingWanted:
        if (self.code is None) == (self.quote is None):
            raise ValueError("exactly one of code and quote")
        return self


class TakingShown(BaseModel):
    """A voucher that was taken; `reward` as in its quote."""

    id: str
    serial: str
    face_fen: int
    reward: str | None
    taken_at: Instant
    undo_until: Instant


class UndoWanted(Sent):
    """Take a taking back, on the same till within five minutes. `reason` is a short code, such as `wrong_voucher`."""

    intent: IntentKey
    reason: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,32}$"), Field(examples=["wrong_voucher"])]


class UndoShown(BaseModel):
    """A taking that was taken back."""

    id: str
    undone_at: Instant


class TakingLineShown(BaseModel):
    """A taking in the list."""

    id: str
    serial: str
    face_fen: int
    taken_at: Instant
    undone_at: Instant | None


class TakingsShown(BaseModel):
    """Up to a hundred takings; `next` is the cursor of the next page, or null."""

    takings: list[TakingLineShown]
    next: str | None


class StatementLineShown(BaseModel):
    """One line of a statement."""

    serial: str
    face_fen: int
    kept_fen: int
    state: str


class StatementShown(BaseModel):
    """A statement; `to_pay_fen` leaves disputed lines out."""

    number: str
    state: str
    lines: list[StatementLineShown]
    to_pay_fen: int


class BalanceShown(BaseModel):
    """A household's points."""

    available_points: int
    notice_points: int


class AttendanceWanted(Sent):
    """Somebody came or went. Exactly one of `shift` and `activity`: of an activity, the shift that is on at `at`.

    `person` is a volunteer number, or the number or code of a card of whose people one is signed up. `at` is now, or
    up to 24 hours back; never ahead.
    """

    intent: IntentKey
    direction: Literal["in", "out"]
    person: Annotated[str, StringConstraints(min_length=1, max_length=40), Field(examples=["V000123"])]
    shift: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{26}$")] | None = None
    activity: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{26}$")] | None = None
    at: Annotated[AwareDatetime | None, BeforeValidator(written_out), Field(description="ISO 8601 with offset")] = None

    @model_validator(mode="after")
    def _one_of_both(self) -> AttendanceWanted:
        if (self.shift is None) == (self.activity is None):
            raise ValueError("exactly one of shift and activity")
        return self


class AttendanceShown(BaseModel):
    """What was noted: since when somebody is there, and when they left, or null."""

    id: str
    shift: str
    activity: str
    direction: Literal["in", "out"]
    came_at: Instant
    left_at: Instant | None


class DecodedShown(BaseModel):
    """What a symbol says; null where the picture has none, as in most frames of a live camera."""

    text: str | None
