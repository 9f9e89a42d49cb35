"""Communities, areas, households, people; and the few rows about the installation itself."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from db.tables.base import begins, find, inside, key, link, once, once_where, rule, tenant, whole, words


class Community(SQLModel, table=True):
    """The tenant: every other row lies in one."""

    id: str = Field(primary_key=True, max_length=26)
    code: str = words(16, unique=True)
    name: str = words(60)
    time_zone: str = words(40)
    phone: str = words(24)
    is_demo_first: bool = Field(default=False)
    created_at: int = whole()


class Area(SQLModel, table=True):
    """A place in one tree: grid, building, service point (`kind`); `parent_id` is the place around it."""

    __table_args__ = (tenant(), inside("parent_id", "area"), once("kind", "name"))
    community_id: str = key()
    id: str = key()
    parent_id: str | None = link(none=True)
    kind: str = words(24)
    name: str = words(60)


class Household(SQLModel, table=True):
    """An account of points; the card number is for people, the card code for scanners; neither authorises.

    `gone_into_id`: of a household that dissolved, the one that has its points, always the last of several.
    """

    __table_args__ = (
        tenant(),
        inside("building_id", "area"),
        once("card_number"),
        once("card_code"),
        inside("gone_into_id", "household"),
        find("ix_household_building", "building_id"),
        find("ix_household_gone", "gone_into_id", where="gone_into_id IS NOT NULL"),
    )
    community_id: str = key()
    id: str = key()
    card_number: str = words(16)
    card_code: str = words(16)
    building_id: str = link()
    head_name: str = words(60)
    opened_on: str = words(10)
    gone_into_id: str | None = link(none=True)
    lock_count: int = whole()


class Person(SQLModel, table=True):
    """Somebody of the register. `name_key` is the name as it is matched: NFKC, no spaces, one kind of middle dot.

    `given_key`, `pinyin`, `given_pinyin`, `initials` are what a search begins with. `merged_into_id`: the row that
    stands for this one, always the last where several were merged one into another. `left_on` is the last day here.
    """

    __table_args__ = (
        tenant(),
        once("volunteer_number"),
        inside("merged_into_id", "person"),
        find("ix_person_name_key", "name_key"),
        find("ix_person_given_key", "given_key"),
        find("ix_person_pinyin", "pinyin"),
        find("ix_person_given_pinyin", "given_pinyin"),
        find("ix_person_initials", "initials"),
        find("ix_person_merged", "merged_into_id", where="merged_into_id IS NOT NULL"),
        find("ix_person_phone_index", "phone_index"),
    )
    community_id: str = key()
    id: str = key()
    volunteer_number: str = words(16)
    name: str = words(60)
    name_key: str = begins(60)
    given_key: str = begins(60)
    pinyin: str = begins(200)
    given_pinyin: str = begins(200)
    initials: str = begins(60)
    phone_sealed: str | None = words(200, none=True)
    phone_index: str | None = words(64, none=True)
    phone_masked: str | None = words(24, none=True)
    birth_year: int | None = Field(default=None)
    tags: str = words(200)
    joined_on: str | None = words(10, none=True)
    is_guest: bool = Field(default=False)
    home_place: str | None = words(60, none=True)
    skills: str = words(200)
    availability: str = words(80)
    left_on: str | None = words(10, none=True)
    left_because: str | None = words(16, none=True)
    merged_into_id: str | None = link(none=True)
    lock_count: int = whole()


class Membership(SQLModel, table=True):
    """A person in a household, dated; `is_spender`: the head and the adults whom the head names."""

    __table_args__ = (
        tenant(),
        inside("person_id", "person"),
        inside("household_id", "household"),
        once_where("uq_membership_open", "person_id", where="until_on IS NULL"),
        find("ix_membership_household", "household_id"),
        find("ix_membership_person", "person_id"),
    )
    community_id: str = key()
    id: str = key()
    person_id: str = link()
    household_id: str = link()
    from_on: str = words(10)
    until_on: str | None = words(10, none=True)
    is_head: bool = Field(default=False)
    is_spender: bool = Field(default=False)


class WorkingDay(SQLModel, table=True):
    """Whether a date is worked, and who says so; the same for every community."""

    __tablename__ = "working_day"
    day_on: str = Field(primary_key=True, max_length=10)
    is_working: bool = Field()
    source: str = words(40)


class Meta(SQLModel, table=True):
    """Marks of the installation, such as demo mode: written once, never changed."""

    name: str = Field(primary_key=True, max_length=40)
    text: str = words(200)


class DemoClock(SQLModel, table=True):
    """How far the demo's clock runs ahead of the system's; only grows, exists in demo mode alone."""

    __tablename__ = "demo_clock"
    __table_args__ = (rule("one", "id = 1"), rule("ahead", "ahead_microseconds >= 0"))
    id: int = Field(primary_key=True)
    ahead_microseconds: int = whole()


class FormIntent(SQLModel, table=True):
    """The intent of a form: made when it is first shown, found again by every reload and second tab of that login."""

    __tablename__ = "form_intent"
    __table_args__ = (
        tenant(),
        once_where("uq_form_intent_open", "login_id", "form", "subject", where="left_at IS NULL"),
    )
    community_id: str = key()
    id: str = key()
    login_id: str = words(26)
    form: str = words(48)
    subject: str = words(80)
    key: str = words(64)
    shown_at: int = whole()
    result: str | None = Field(default=None)
    left_at: int | None = whole(none=True)
