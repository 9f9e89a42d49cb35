"""The register of pages: one line each. A page whose file is not there yet is left out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from core.policy import Actor, Role
from core.visits import Visit

Kind: TypeAlias = Literal["phone", "public", "desk", "till"]
Group: TypeAlias = Literal["", "daily", "people", "money", "watch"]

PAGES: Final = Path(__file__).resolve().parent.parent
START: Final = PAGES / "_ui" / "start.py"
OFFICE: Final = frozenset({Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR})
CLAIMS: Final = OFFICE - {Role.FINANCE}  # who pays shops has no say in points
LEADERS: Final = CLAIMS | {Role.TEAM_LEADER, Role.RESIDENT}  # who leads an activity is looked up there
KEEPERS: Final = OFFICE | {Role.TEAM_LEADER}  # whose team an activity is of is looked up there
SHOP: Final = frozenset({Role.CLERK, Role.OWNER})
RESIDENT: Final = frozenset({Role.RESIDENT})
ANYBODY: Final[frozenset[Role]] = frozenset()  # strangers too


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its title is the sentence `nav.<name>`.

    `roles`: who may open it, ANYBODY for all. `group`: where it stands in the desk's sidebar. `tab`: which of the
    phone's tabs is lit on it.
    """

    name: str
    kind: Kind
    roles: frozenset[Role]
    icon: str = ""
    group: Group = ""
    tab: str = ""

    @property
    def file(self) -> Path:
        return PAGES / f"{self.name}.py"

    @property
    def exists(self) -> bool:
        return self.file.exists()


REGISTER: Final = (
    Entry("home", "public", ANYBODY, "home"),
    Entry("sponsor", "public", ANYBODY, "volunteer_activism"),
    Entry("notice_board", "public", ANYBODY, "campaign", "watch"),
    Entry("rule_book", "public", ANYBODY, "menu_book"),
    Entry("shop_list", "phone", ANYBODY, "local_mall", tab="me"),
    Entry("paper_check", "public", ANYBODY, "verified"),
    Entry("my_points", "phone", RESIDENT, "home", tab="my_points"),
    Entry("exchange", "phone", RESIDENT, "redeem", tab="my_points"),
    Entry("voucher", "phone", RESIDENT, "qr_code_2", tab="my_points"),
    Entry("why", "phone", RESIDENT, "receipt_long", tab="why"),
    Entry("activities", "phone", RESIDENT, "groups", tab="activities"),
    Entry("check_in", "phone", RESIDENT, "how_to_reg", tab="activities"),
    Entry("me", "phone", RESIDENT, "person", tab="me"),
    Entry("carers", "phone", RESIDENT, "volunteer_activism", tab="me"),
    Entry("my_teams", "phone", RESIDENT, "groups_2", tab="me"),
    Entry("claim", "phone", RESIDENT, "add_task", tab="activities"),
    Entry("my_elders", "phone", RESIDENT, "elderly", tab="activities"),
    Entry("tidy_rating", "phone", RESIDENT, "cottage", tab="activities"),
    Entry("person_hours", "phone", RESIDENT | OFFICE, "schedule", tab="me"),
    Entry("certificate", "phone", RESIDENT | OFFICE, "verified", tab="me"),
    Entry("desk", "desk", OFFICE, "inbox", "daily"),
    Entry("publish", "desk", KEEPERS, "event", "daily"),
    Entry("activity", "desk", KEEPERS, "event"),
    Entry("call_up", "desk", OFFICE, "campaign", "daily"),
    Entry("roll", "desk", LEADERS, "how_to_reg", "daily"),
    Entry("hours", "desk", OFFICE, "schedule", "daily"),
    Entry("events", "desk", CLAIMS, "military_tech", "daily"),
    Entry("approve", "desk", CLAIMS, "task_alt", "daily"),
    Entry("notices", "desk", OFFICE, "gavel", "daily"),
    Entry("objections", "desk", CLAIMS, "record_voice_over", "daily"),
    Entry("people", "desk", OFFICE, "diversity_3", "people"),
    Entry("teams", "desk", KEEPERS, "groups_2", "people"),
    Entry("companions", "desk", CLAIMS, "elderly", "people"),
    Entry("tidy", "desk", CLAIMS, "cottage", "people"),
    Entry("stars", "desk", CLAIMS, "star", "people"),
    Entry("national", "desk", CLAIMS, "outbox", "people"),
    Entry("funds", "desk", OFFICE, "confirmation_number", "money"),
    Entry("rewards", "desk", OFFICE, "redeem", "money"),
    Entry("many", "desk", OFFICE, "group_add", "money"),
    Entry("shops", "desk", OFFICE, "storefront", "money"),
    Entry("statements", "desk", OFFICE, "request_quote", "money"),
    Entry("disputes", "desk", OFFICE, "balance", "money"),
    Entry("payments", "desk", OFFICE, "account_balance", "money"),
    Entry("limits", "desk", OFFICE, "tune", "money"),
    Entry("dashboard", "desk", OFFICE, "monitoring", "watch"),
    Entry("numbers", "desk", OFFICE, "calendar_month", "watch"),
    Entry("trace", "desk", OFFICE, "route", "watch"),
    Entry("rules", "desk", CLAIMS, "rule", "watch"),
    Entry("call_backs", "desk", CLAIMS, "call", "watch"),
    Entry("signs", "desk", CLAIMS, "flag", "watch"),
    Entry("print_paper", "desk", OFFICE, "print", "watch"),
    Entry("checks", "desk", OFFICE, "fact_check", "watch"),
    Entry("till", "till", SHOP, "qr_code_scanner"),
    Entry("till_today", "till", SHOP, "today"),
    Entry("shop_statements", "till", SHOP, "request_quote"),
    Entry("shop_tills", "till", frozenset({Role.OWNER}), "point_of_sale"),
    Entry("my_shop", "till", frozenset({Role.OWNER}), "storefront"),
)
BY_NAME: Final = {entry.name: entry for entry in REGISTER}
GROUPS: Final[tuple[Group, ...]] = ("daily", "people", "money", "watch")
TABS: Final = ("my_points", "why", "activities", "me")


def is_allowed(entry: Entry, actor: Actor) -> bool:
    """Whether a page shows itself to these roles; every command and query asks again."""
    return not entry.roles or bool(entry.roles & actor.roles)


def is_office(actor: Actor) -> bool:
    """Whether somebody works at the desk, and so has its sidebar."""
    return bool(actor.roles & OFFICE)


def doors(visit: Visit) -> list[str]:
    """The doors that somebody may enter, the first one first (design 9)."""
    actor = visit.actor
    wanted = (
        ("till", visit.till is not None or Role.CLERK in actor.roles),
        ("desk", is_office(actor)),
        ("shop_statements", Role.OWNER in actor.roles),
        ("my_points", Role.RESIDENT in actor.roles),
        ("home", True),
    )
    return [name for name, is_theirs in wanted if is_theirs and BY_NAME[name].exists]
