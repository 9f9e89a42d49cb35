"""What holds for every test. Fixtures of a room live in that room's own conftest."""

import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from core import passwords
from core.bootstrap import App
from core.clock import DrivenClock
from core.i18n import be_strict
from core.settings import Settings
from tests import tally
from tests.databases import ENGINES, Templates
from tests.factories import a_community_template

# A failure prints the blob that replays it. On the build machine examples are always the same, so that a red run means
# a changed program; at home each run looks at new ones.
settings.register_profile("home", print_blob=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("home"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")

be_strict()  # a missing sentence fails the test that meets it


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep for the table at the end how each test of a figure ended."""
    report = yield
    if report.failed or report.when == "call":
        for marker in item.iter_markers("figure"):
            tally.ended(marker.args[0], report.outcome)
    return report


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with browsers and servers first: they are the long ones, and no core should end up with only those."""
    items.sort(key=lambda item: item.get_closest_marker("web") is None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Which figures were drilled, how often, and what their controls did."""
    table = tally.lines()
    if table:
        terminalreporter.section("figures drilled")
        for line in table:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def templates() -> Iterator[Templates]:
    """Prepared databases of this run, by name; in a folder that no other run tidies away."""
    folder = Path(tempfile.mkdtemp(prefix="linli-tests-"))
    folder.chmod(0o755)  # the PostgreSQL of the tests runs as a user of its own
    prepared = Templates(folder)
    yield prepared
    prepared.close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Both engines, or it is not done."""
    return str(request.param)


@pytest.fixture
def clock() -> DrivenClock:
    """Friday 20 November 2026, 10:00 in Shanghai; it stands until a test moves it."""
    return DrivenClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))


@pytest.fixture
def app(engine_name: str, templates: Templates, clock: DrivenClock, tmp_path: Path) -> Iterator[App]:
    """A community that was just founded, on each engine."""
    with templates.copy(engine_name, "community", a_community_template, tmp_path) as database:
        settings = Settings(data_dir=templates.folder, DATABASE_URL=database.url)
        yield App(settings=settings, database=database, is_demo=False, clock=clock)


@pytest.fixture
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A hundred sign-ins in a second; how dear a real one is stands in `core/passwords.py`."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()


@pytest.fixture
def dear_hashes(cheap_hashes: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real hasher again, for the test that looks at it."""
    monkeypatch.setattr(passwords, "_hasher", passwords.new_hasher())
