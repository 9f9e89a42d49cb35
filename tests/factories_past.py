"""A community with two years behind it, every day of it sealed."""

from __future__ import annotations

from datetime import UTC, datetime

from core.bootstrap import App
from core.clock import DrivenClock
from core.seals import seal_days
from core.settings import Settings
from db.engine import Database
from tests.factories_lived_in import a_lived_in_community

TODAY = datetime(2028, 1, 4, 4, 0, tzinfo=UTC)  # Tuesday, noon in Shanghai


def a_sealed_past(database: Database) -> None:
    """The template: the lived-in community at noon of the day after its last, its days sealed."""
    a_lived_in_community(database)
    seal_days(App(settings=Settings(), database=database, is_demo=False, clock=DrivenClock(TODAY)))
