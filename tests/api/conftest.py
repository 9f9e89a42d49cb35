"""The real routes over a real SQLite database, asked over https as browsers do, or over http at home."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import core.bootstrap
from api.server import MIDDLEWARE, ROUTES
from core.bootstrap import App

BASE_URL = "https://linli.example.org"


@pytest.fixture
def engine_name() -> str:
    """The routes are the same for both engines; what they call is tested on both."""
    return "sqlite"


@pytest.fixture
def app(app: App, cheap_hashes: None) -> Iterator[App]:
    """The App of this process, as the routes find it."""
    app.settings = app.settings.model_copy(update={"base_url": BASE_URL})
    before = core.bootstrap._running[:]
    core.bootstrap._running[:] = [app]
    yield app
    core.bootstrap._running[:] = before


@pytest.fixture
def web(app: App) -> Starlette:
    """Our routes and middleware without the pages."""
    return Starlette(routes=ROUTES, middleware=MIDDLEWARE)


Opens = Callable[..., "Browser"]


class Browser(TestClient):
    """Keeps cookies, names its origin when it posts, and does not follow redirects unasked."""

    def __init__(self, web: Starlette, address: str, **named: object) -> None:
        super().__init__(web, base_url=address, follow_redirects=False, **named)  # type: ignore[arg-type]
        self.address = address

    def submit(self, path: str, *, origin: str | None = "", **fields: str):
        """Send a form as the page of `origin`, by default our own; None sends no Origin."""
        headers = {} if origin is None else {"Origin": origin or self.address}
        return self.post(path, data=fields, headers=headers)


@pytest.fixture
def opens(web: Starlette) -> Iterator[Opens]:
    """Another browser at an address of ours."""
    browsers: list[Browser] = []

    def another(address: str = BASE_URL, **named: object) -> Browser:
        browsers.append(Browser(web, address, **named))
        return browsers[-1]

    yield another
    for browser in browsers:
        browser.close()


@pytest.fixture
def browser(opens: Opens) -> Browser:
    """A browser at the published address."""
    return opens()


@pytest.fixture
def demo(app: App) -> App:
    """The same, marked as a demo."""
    marked = replace(app, is_demo=True)
    core.bootstrap._running[:] = [marked]
    return marked
