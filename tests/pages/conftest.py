"""Pages as a person meets them: the whole UI script on a real SQLite database with a small scheme in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import cookies
from core.bootstrap import App
from core.clock import DrivenClock
from core.i18n import Language
from core.preferences import keep_preferences
from core.settings import Settings
from db.engine import Database
from pages._ui import session
from tests.databases import Templates
from tests.factories import FOUNDED, a_community_template
from tests.factories_scheme import Scheme, a_scheme, signed_in
from tests.pages.screen import Opener

ROOT = Path(__file__).resolve().parent.parent.parent
MAIN = ROOT / "pages" / "_ui" / "main.py"
_built: dict[str, Scheme] = {}


@pytest.fixture
def clock() -> DrivenClock:
    """Where the scheme's making left it; the scheme begins on Monday 2 November 2026."""
    return DrivenClock(FOUNDED)


@pytest.fixture
def app(templates: Templates, clock: DrivenClock, tmp_path: Path) -> Iterator[App]:
    """A community with the scheme, on SQLite."""
    with templates.copy("sqlite", "scheme", lambda database: _prepare(database, templates), tmp_path) as database:
        clock.set(_built["scheme"].now)
        settings = Settings(data_dir=templates.folder, DATABASE_URL=database.url)
        yield App(settings=settings, database=database, is_demo=False, clock=clock)


@pytest.fixture
def scheme(app: App) -> Scheme:
    """What the scheme holds; a test may sign people in anew."""
    built = _built["scheme"]
    return replace(built, tokens=dict(built.tokens))


@pytest.fixture
def open_as(app: App, scheme: Scheme, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Open a page as one of the scheme's people (`resident`, `staff`, `clerk`, …) or, with None, as a stranger.

    `query` becomes the address's question. The script ran once; a till's people come through their paired till.
    """
    jar: dict[str, str] = {}
    monkeypatch.setattr(session, "cookie", jar.get)
    monkeypatch.setattr(session, "header", lambda name: None)
    monkeypatch.setattr(session, "address", lambda: "http://localhost:8501")
    monkeypatch.setattr(session, "is_dark", lambda: False)
    monkeypatch.setattr(session, "app", lambda: app)

    def open_page(who: str | None, page: str, /, *, language: Language = Language.ZH, **query: str) -> AppTest:
        jar.clear()
        jar[cookies.LANGUAGE] = language.value
        if who:
            jar[cookies.sign_in_cookie("http://localhost:8501")] = scheme.tokens[who]
            keep_preferences(app, signed_in(app, scheme, who), language=language)
        if who == "clerk":
            jar[cookies.till_cookie("http://localhost:8501")] = scheme.till_token
        test = AppTest.from_file(str(MAIN), default_timeout=60)
        test.run()
        test.switch_page(str(ROOT / "pages" / f"{page}.py"))
        for name, value in query.items():
            test.query_params[name] = value
        test.run()
        assert not test.exception, test.exception
        return test

    return open_page


def _prepare(database: Database, templates: Templates) -> None:
    a_community_template(database)
    clock = DrivenClock(FOUNDED)
    clock.forward(days=305, hours=1)  # Monday 2 November 2026, 9:00 in Shanghai
    app = App(
        settings=Settings(data_dir=templates.folder, DATABASE_URL=database.url),
        database=database,
        is_demo=False,
        clock=clock,
    )
    _built["scheme"] = a_scheme(app, clock)
