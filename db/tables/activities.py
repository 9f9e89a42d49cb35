"""Who comes to an activity, and who was there: shifts, sign-ups, attendance (design 6)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field, SQLModel

from db.states import AttendanceState, SignUpState
from db.tables.base import find, inside, key, link, once, once_where, one_of, rule, tenant, whole, words


class Shift(SQLModel, table=True):
    """One window or stall of an activity, with the number of people it needs; every activity has at least one."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "activity_id", "position", "starts_at", "ends_at", "needed_people", "break_minutes",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("activity_id", "activity"),
        once("activity_id", "position"),
        rule("window", "ends_at > starts_at"),
        rule("needed", "needed_people > 0"),
        rule("break", "break_minutes >= 0"),
    )
    community_id: str = key()
    id: str = key()
    activity_id: str = link()
    position: int = whole()
    name: str = words(40)
    starts_at: int = whole()
    ends_at: int = whole()
    needed_people: int = whole()
    break_minutes: int = whole()
    digest: str = words(32)


class SignUp(SQLModel, table=True):
    """A person who wants to come to a shift. `queue` orders the waiting list; at most one that stands per shift."""

    __tablename__ = "sign_up"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "activity_id", "shift_id", "person_id", "brought_by", "signed_up_at", "signed_up_by",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("activity_id", "activity"),
        inside("shift_id", "shift"),
        inside("person_id", "person"),
        once_where("uq_sign_up_standing", "shift_id", "person_id", where="state IN ('called', 'waiting', 'signed_up')"),
        find("ix_sign_up_shift", "shift_id", "state", "signed_up_at"),
        find("ix_sign_up_person", "person_id", "state"),
        find("ix_sign_up_activity", "activity_id"),
        one_of("state", SignUpState),
    )
    community_id: str = key()
    id: str = key()
    activity_id: str = link()
    shift_id: str = link()
    person_id: str = link()
    brought_by: str | None = link(none=True)
    state: str = words(16)
    signed_up_at: int = whole()
    signed_up_by: str = words(40)
    digest: str = words(32)


class Attendance(SQLModel, table=True):
    """A person who was there: measured instants of coming and going; closed once, then worth a claim of hours.

    `way_in` and `way_out`: `code` (the leader's changing QR), `card` (scanned by the leader), `list` (ticked), `end`
    (closed at the planned end, and then *estimated* until somebody confirms it). `device` is a keyed hash.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "activity_id", "shift_id", "person_id", "came_at", "way_in", "device", "recorded_by",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("activity_id", "activity"),
        inside("shift_id", "shift"),
        inside("person_id", "person"),
        inside("claim_id", "claim"),
        once("shift_id", "person_id"),
        once_where("uq_attendance_device", "activity_id", "device", where="device IS NOT NULL"),
        once_where("uq_attendance_open", "person_id", where="state = 'present'"),
        find("ix_attendance_activity", "activity_id", "came_at"),
        find("ix_attendance_open", "shift_id", where="state = 'present'"),
        one_of("state", AttendanceState),
        one_of("way_in", ("code", "card", "list", "api")),
        rule("way_out", "way_out IS NULL OR way_out IN ('code', 'card', 'list', 'api', 'end')"),
        rule("times", "left_at IS NULL OR left_at >= came_at"),
        rule("left", "(state = 'present') = (left_at IS NULL)"),
    )
    community_id: str = key()
    id: str = key()
    activity_id: str = link()
    shift_id: str = link()
    person_id: str = link()
    came_at: int = whole()
    way_in: str = words(8)
    device: str | None = words(64, none=True)
    recorded_by: str = words(40)
    left_at: int | None = whole(none=True)
    way_out: str | None = words(8, none=True)
    is_estimated: bool = Field(default=False)
    state: str = words(16)
    claim_id: str | None = link(none=True)
    digest: str = words(32)
