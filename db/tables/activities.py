"""Who comes to an activity, and who was there: shifts, sign-ups, attendance (design 6)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import SQLModel

from db.states import SignUpState
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
        find("ix_shift_starts_at", "starts_at"),
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
    """A person who wants to come to a shift; the waiting list goes by `signed_up_at`. At most one stands per shift.

    `brought_by`: the person of the same household who signed this one up as a companion.
    """

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
        find("ix_sign_up_activity", "activity_id", "state", "id"),
        find("ix_sign_up_appealed", "state", "activity_id", where="state = 'appealed'"),
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
    """A person who came: the measured instant and the way. Whoever has no departure yet is there.

    `way`: `code` (the leader's changing QR), `card` (scanned by the leader), `list` (ticked), `api`. `device` is the
    keyed hash of the browser that pressed: one device checks in one person per activity, a second needs the leader.
    `turn`: 1, or one more where an earlier arrival of the same person was struck.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "activity_id", "shift_id", "person_id", "turn", "came_at", "way", "device", "recorded_by",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("activity_id", "activity"),
        inside("shift_id", "shift"),
        inside("person_id", "person"),
        once("shift_id", "person_id", "turn"),
        rule("turn", "turn > 0"),
        once_where("uq_attendance_device", "activity_id", "device", where="device IS NOT NULL"),
        find("ix_attendance_activity", "activity_id", "came_at"),
        find("ix_attendance_person", "person_id", "came_at"),
        one_of("way", ("code", "card", "list", "api")),
    )
    community_id: str = key()
    id: str = key()
    activity_id: str = link()
    shift_id: str = link()
    person_id: str = link()
    turn: int = whole()
    came_at: int = whole()
    way: str = words(8)
    device: str | None = words(64, none=True)
    recorded_by: str = words(40)
    digest: str = words(32)


class Departure(SQLModel, table=True):
    """How an attendance ended, once; its id is the attendance's.

    `way` as above, or `end` (nobody checked out: the planned end, *estimated* until the leader confirms it), or
    `struck` (was never there: it comes to nothing).
    """

    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "left_at", "way", "recorded_by")
    __table_args__ = (
        tenant(),
        inside("id", "attendance"),
        one_of("way", ("code", "card", "list", "api", "end", "struck")),
    )
    community_id: str = key()
    id: str = key()
    left_at: int = whole()
    way: str = words(8)
    recorded_by: str = words(40)
    digest: str = words(32)


class StandDown(SQLModel, table=True):
    """An emergency call-up that was called off for everybody, once; its id is the activity's. Who came keeps it."""

    __tablename__ = "stand_down"
    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "stood_down_at", "stood_down_by")
    __table_args__ = (tenant(), inside("id", "activity"))
    community_id: str = key()
    id: str = key()
    stood_down_at: int = whole()
    stood_down_by: str = words(40)
    digest: str = words(32)


class MonthTheme(SQLModel, table=True):
    """What a month of a year is about (一月一主题); a month without a row has the default theme."""

    __tablename__ = "month_theme"
    __table_args__ = (tenant(), once("year", "month"), rule("month", "month >= 1 AND month <= 12"))
    community_id: str = key()
    id: str = key()
    year: int = whole()
    month: int = whole()
    name: str = words(40)


class Message(SQLModel, table=True):
    """A word to one person, on their first page until they have seen it; what it tells stands in the books.

    `kind` names the sentence, `reason` a code inside it, `note` what somebody wrote beside it.
    """

    __table_args__ = (
        tenant(),
        inside("person_id", "person"),
        inside("activity_id", "activity"),
        find("ix_message_unseen", "person_id", "sent_at", where="seen_at IS NULL"),
    )
    community_id: str = key()
    id: str = key()
    person_id: str = link()
    kind: str = words(32)
    activity_id: str | None = link(none=True)
    reason: str | None = words(32, none=True)
    note: str | None = words(200, none=True)
    sent_at: int = whole()
    seen_at: int | None = whole(none=True)
