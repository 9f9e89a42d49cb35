"""What the counter needs of a real browser: sounds, a scanner's keys, a phone's photo, time that runs out, a lost line.

About 25 s: one small shop, served by `linli serve`.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from core import qr
from tests.pages.served_counter import LISTEN, Counter, a_shop_with_vouchers
from tests.served import WAIT_MS, People, people_at, served

pytestmark = pytest.mark.web


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[People, dict[str, str], Iterator[str]]]:
    """The served shop with a browser in front of it."""
    folder = tmp_path_factory.mktemp("counter")
    cookies, codes = a_shop_with_vouchers(folder)
    with (
        served(folder) as running,
        sync_playwright() as play,
        people_at(running.address, play, story="counter") as people,
    ):
        yield people, cookies, iter(codes)


@pytest.fixture
def counter(place: tuple[People, dict[str, str], Iterator[str]]) -> Iterator[Counter]:
    """The till on a phone, at its start."""
    people, cookies, codes = place
    window = people.come("clerk", width=390, has_touch=True, is_mobile=True)
    window.context.add_init_script(LISTEN)
    window.context.add_cookies(
        [{"name": name, "value": value, "url": people.address} for name, value in cookies.items()]
    )
    window.open("/till")
    yield Counter(window, codes)
    assert window.wrong == []
    people.leave(window)


def test_a_link_and_a_double_tap_take_once_and_sound_once(counter: Counter) -> None:
    code = next(counter.codes)
    counter.window.open(f"/V/{code}")
    counter.has_quote()
    assert counter.page.url.endswith("/till")  # the code has left the address
    counter.page.locator('[class*="st-key-take_"] button').dblclick()
    expect(counter.page.get_by_role("heading", name="已收下 20 元")).to_be_visible(timeout=WAIT_MS)
    counter.window.settle()
    assert counter.heard() == [2, [[60]]]
    counter.page.reload()
    expect(counter.page.get_by_role("heading", name="已收下 20 元")).to_be_visible(timeout=WAIT_MS)
    counter.window.settle()
    assert counter.heard() == [0, []]
    counter.next_one()
    counter.look_up(code)
    expect(counter.page.get_by_role("heading", name="不能收")).to_be_visible(timeout=WAIT_MS)
    counter.window.settle()
    assert counter.heard() == [2, [[140, 90, 140]]]
    counter.next_one()


def test_a_keyboard_scanner_needs_no_cursor(counter: Counter) -> None:
    counter.scan(next(counter.codes))
    counter.page.locator('[class*="st-key-take_"] button').click()
    expect(counter.page.get_by_role("heading", name="已收下 20 元")).to_be_visible(timeout=WAIT_MS)
    counter.window.settle()
    counter.scan(next(counter.codes))  # straight on from the green page
    counter.next_one()


def test_a_phones_large_photo_is_made_small_and_read(counter: Counter, tmp_path: Path) -> None:
    symbol = Image.open(BytesIO(qr.png(qr.code_symbol(next(counter.codes))))).convert("RGB").resize((900, 900))
    photo = Image.effect_noise((4032, 3024), 60).convert("RGB")
    photo.paste(symbol, (1500, 1000))
    photo.save(tmp_path / "photo.jpg", quality=92)
    assert (tmp_path / "photo.jpg").stat().st_size > 5 * 1024 * 1024  # more than the server takes
    field = counter.page.locator(".st-key-shoot input[type=file]")
    expect(field).to_have_attribute("capture", "environment", timeout=WAIT_MS)
    field.set_input_files(tmp_path / "photo.jpg")
    counter.has_quote()
    counter.next_one()


def test_the_time_left_for_an_undo_runs_in_its_button(counter: Counter) -> None:
    counter.look_up(next(counter.codes))
    counter.has_quote()
    counter.page.locator('[class*="st-key-take_"] button').click()
    words = counter.page.locator(".st-key-undo_on_colour button p")
    expect(words).to_be_visible(timeout=WAIT_MS)
    shown = "element => getComputedStyle(element, '::after').content"
    counter.page.wait_for_function(
        "() => getComputedStyle(document.querySelector('.st-key-undo_on_colour button p'), '::after')"
        ".content.includes('还剩 4 分')"
    )
    assert "秒" in words.evaluate(shown)
    counter.next_one()


def test_a_lost_line_is_said_at_once_and_goes_when_it_is_back(counter: Counter) -> None:
    bar = counter.page.get_by_text("网络断了，现在不能收券")
    expect(bar).to_be_hidden()
    counter.window.context.set_offline(True)
    expect(bar).to_be_visible(timeout=WAIT_MS)
    counter.window.context.set_offline(False)
    expect(bar).to_be_hidden(timeout=WAIT_MS)


def test_a_statement_is_fetched_as_paper(counter: Counter) -> None:
    counter.window.open("/shop_statements")
    counter.page.get_by_role("button", name="看明细").click()
    button = counter.page.get_by_role("button", name="下载对账单")
    expect(button).to_be_visible(timeout=WAIT_MS)
    counter.window.settle()
    with counter.page.expect_download() as coming:
        button.click()
    assert coming.value.suggested_filename.endswith("-S-0001.pdf")
    assert Path(coming.value.path()).read_bytes().startswith(b"%PDF")
