"""The plain pages and every part, measured in a real browser: targets, contrast, type, width. About 8 s."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, sync_playwright

from core.i18n import Language
from core.look.stylesheet import stylesheet
from tests import look_gallery
from tests.prepare import chromium

MEASURE = (Path(__file__).parents[1] / "look_measure.js").read_text("utf-8")
SHOTS = Path(__file__).parents[1] / "shots" / "look"
DOCUMENTS = {
    "gallery": look_gallery.gallery,
    "sign_in": lambda size: look_gallery.sign_in_page(Language.ZH, size, has_problem=True),
    "sign_in_en": lambda size: look_gallery.sign_in_page(Language.EN, size),
    "quote": look_gallery.quote_page,
    "accepted": lambda size: look_gallery.result_page("accepted", size),
    "refused": lambda size: look_gallery.result_page("refused", size),
}
FEW = [(390, "1", "light"), (320, "3", "dark")]
ALL = [(width, size, scheme) for width in (320, 390, 768, 1280) for size in "123" for scheme in ("light", "dark")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield opened
        opened.close()


def measured(browser: Browser, document: str, *, width: int, size: str, scheme: str, shot: Path | None = None) -> dict:
    """What the measuring script finds wrong; with `shot` the page is drawn into that file too."""
    sheet = stylesheet()

    def answer(route: Route) -> None:
        if route.request.url.endswith(sheet.url):
            route.fulfill(body=sheet.text, content_type="text/css")
        else:
            route.fulfill(body=document, content_type="text/html; charset=utf-8")

    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    try:
        page = context.new_page()
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text))
        page.route("**/*", answer)
        page.goto("http://linli.test/page")
        if shot:
            shot.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=shot, full_page=True)
        seen = page.evaluate(MEASURE, {"need": 44 if size == "1" else 60})
    finally:
        context.close()
    assert seen.pop("texts") > 5
    seen.pop("targets")
    return {kind: found for kind, found in (seen | {"errors": errors}).items() if found}


@pytest.mark.web
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_can_be_read_and_touched(browser, name):
    for width, size, scheme in FEW:
        found = measured(browser, DOCUMENTS[name](size), width=width, size=size, scheme=scheme)
        assert (width, size, scheme, found) == (width, size, scheme, {})


@pytest.mark.look
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_can_be_read_and_touched_at_every_size(browser, name):
    for width, size, scheme in ALL:
        shot = SHOTS / f"{name}-{width}-{size}-{scheme}.png"
        found = measured(browser, DOCUMENTS[name](size), width=width, size=size, scheme=scheme, shot=shot)
        assert (width, size, scheme, found) == (width, size, scheme, {})
