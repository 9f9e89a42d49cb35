"""The live camera in a real browser that sees a film of codes; two tills at once; lines that are cut, servers that die.

About 150 s, half of it for a server that is killed twice: one small shop, and a browser for each film.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Playwright, Request, expect, sync_playwright

from bench.frames import SIZE, camera_flags, frame_of, video
from core.bootstrap import App
from core.clerks import add_clerk
from core.codes import ALPHABET, link, new_paper_code, read_code
from core.errors import CodeMistyped, Malformed
from core.exchange import exchange
from core.sessions import sign_in_clerk
from core.settings import Settings
from db.engine import Database
from db.secrets import load_secrets, token_hash
from pages._ui.till_scripts import READ_CODE
from tests.factories import an_intent, console
from tests.factories_spending import a_spender, shown_code
from tests.factories_ways_in import a_paired_till
from tests.pages.line import a_line
from tests.pages.served_counter import LISTEN, Counter, a_shop_with_vouchers
from tests.served import WAIT_MS, People, Served, people_at, served

pytestmark = pytest.mark.web
WATCH = """
window.tracks = [];
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async wish => {
  const stream = await ask(wish); window.tracks.push(...stream.getTracks()); return stream};
"""
RUNNING = "() => window.tracks.filter(one => one.readyState === 'live').length"
TAKE = '[class*="st-key-take_"] button'
EMPTY = Image.new("L", SIZE, 118)


@dataclass(frozen=True)
class Shop:
    """The served shop, and codes of paper vouchers of 20 yuan that nobody has used yet."""

    server: Served
    codes: Iterator[str]

    @contextmanager
    def books(self) -> Iterator[App]:
        """The same books, beside the running server."""
        folder = self.server.folder
        url = f"sqlite:///{folder / 'linli.db'}"
        database = Database(url, load_secrets(folder / "linli.key", create=False))
        yield App(settings=Settings(data_dir=folder, DATABASE_URL=url), database=database, is_demo=False)
        database.close()

    def clerk(self) -> dict[str, str]:
        """One more till with a clerk of its own, so that no test finds what another one left open."""
        with self.books() as app:
            with app.database.reading() as session:
                shop_id = session.value("SELECT id FROM shop ORDER BY id")
            till = a_paired_till(app, shop_id=shop_id)
            clerk = app.do(console(app), an_intent(), add_clerk, shop_id=shop_id, name="小许")
            signed_in = sign_in_clerk(app, till_token=till.token, account_id=clerk.id, pin=clerk.pin or "")
        return {"linli": signed_in.token, "linli-till": till.token}

    def takings(self) -> int:
        """How many vouchers the shop has taken, by the books."""
        with self.books() as app, app.database.reading() as session:
            return int(session.value("SELECT COUNT(*) FROM taking WHERE undone_at IS NULL"))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("camera")
    _, codes = a_shop_with_vouchers(folder, households=16)
    with served(folder) as server:
        yield Shop(server, iter(codes))


@pytest.fixture(scope="module")
def play() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@contextmanager
def a_till(
    shop: Shop, play: Playwright, *, story: str, flags: list[str] | None = None, scripts: tuple[str, ...] = (),
    address: str = "", cookies: dict[str, str] | None = None,
) -> Iterator[Counter]:  # fmt: skip
    """The till on a phone, in a browser of its own that sees what `flags` say."""
    at = address or shop.server.address
    with people_at(at, play, story=story, flags=flags or []) as people:
        counter = sit_down(people, cookies or shop.clerk(), scripts)
        yield counter
        assert counter.window.wrong == []


def sit_down(people: People, cookies: dict[str, str], scripts: tuple[str, ...] = ()) -> Counter:
    window = people.come("clerk", width=390, has_touch=True, is_mobile=True)
    for script in (LISTEN, *scripts):
        window.context.add_init_script(script)
    window.context.add_cookies([{"name": name, "value": one, "url": people.address} for name, one in cookies.items()])
    window.open("/till")
    return Counter(window, iter(()))


def a_film(folder: Path, *texts: str) -> list[str]:
    """What makes the browser's camera see these codes, one after another, with nothing between them."""
    frames = [EMPTY]
    for text in texts:
        frames += [frame_of(text, degrees=6)] * 8 + [EMPTY]
    return camera_flags(video(folder / "film.y4m", frames))


def start(page: Page) -> None:
    page.locator(".ll-camera .go").click()


def told(page: Page, words: str) -> None:
    expect(page.locator(".ll-camera .told")).to_contain_text(words, timeout=WAIT_MS)


def green(counter: Counter, yuan: int = 20) -> None:
    expect(counter.page.get_by_role("heading", name=f"已收下 {yuan} 元")).to_be_visible(timeout=WAIT_MS)
    counter.window.settle()


# -- the camera --------------------------------------------------------------------------------------------------


def test_one_tap_on_the_camera_and_one_on_the_amount(shop: Shop, play: Playwright, tmp_path: Path) -> None:
    """The code on the resident's phone, seen by the till's camera, frame by frame, to the green page."""
    with shop.books() as app:
        spender = a_spender(app, points=20)
        new = app.do(spender, an_intent(), exchange, household_id=spender.household_id, faces_fen=(1000,)).vouchers[0]
        text = link("https://linli.example.org", shown_code(app, spender, new))
    sent: list[Request] = []
    with a_till(shop, play, story="camera", flags=a_film(tmp_path, text.upper()), scripts=(WATCH,)) as counter:
        page = counter.page
        page.on("request", lambda one: sent.append(one) if one.url.endswith("/x/frame") else None)
        start(page)
        counter.has_quote()
        assert page.evaluate(RUNNING) == 0  # a code was read: the camera is off
        assert "code" not in page.url
        page.locator(TAKE).click()
        green(counter, 10)
        assert counter.heard()[0] == 2
        assert sent
        assert max(int(one.all_headers()["content-length"]) for one in sent) < 60_000
        counter.next_one()  # the next tap opened it again, and the code that was just read is passed over
        told(page, "这张刚才扫过了")
        assert page.evaluate(RUNNING) == 1


def test_two_vouchers_before_the_camera_are_one_bill(shop: Shop, play: Playwright, tmp_path: Path) -> None:
    film = a_film(tmp_path, next(shop.codes), next(shop.codes))
    with a_till(shop, play, story="camera-bill", flags=film) as counter:
        start(counter.page)
        counter.has_quote()
        counter.page.locator(".st-key-add button").click()
        counter.window.sees("收下这 2 张，共抵 40 元")
        counter.page.locator(TAKE).click()
        green(counter, 40)
        counter.next_one()


def test_the_camera_stops_when_told_hidden_or_left(shop: Shop, play: Playwright, tmp_path: Path) -> None:
    with a_till(shop, play, story="camera-stop", flags=a_film(tmp_path), scripts=(WATCH,)) as counter:
        page = counter.page
        start(page)
        told(page, "请把券码对准框里")
        assert page.evaluate(RUNNING) == 1
        page.locator(".ll-camera .stop").click()
        assert page.evaluate(RUNNING) == 0
        expect(page.locator(".ll-camera .go")).to_be_visible()
        page.locator(".ll-camera .ll-finder").click()  # the dark square opens it too
        told(page, "请把券码对准框里")
        page.evaluate(
            "Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
            "document.dispatchEvent(new Event('visibilitychange'))"
        )
        assert page.evaluate(RUNNING) == 0
        page.evaluate("delete document.hidden")
        start(page)
        told(page, "请把券码对准框里")
        page.get_by_role("link", name="今天收的券").click()
        counter.window.sees("今天")
        page.wait_for_function(f"() => ({RUNNING})() === 0")


def test_a_code_that_is_none_of_ours_is_told_and_the_camera_goes_on(
    shop: Shop, play: Playwright, tmp_path: Path
) -> None:
    film = a_film(tmp_path, "HTTPS://PAY.EXAMPLE.ORG/SHOP/12", next(shop.codes))
    with a_till(shop, play, story="camera-other", flags=film) as counter:
        start(counter.page)
        counter.has_quote()  # the payment sticker was passed over
        counter.next_one()


def test_a_browser_that_reads_codes_itself_sends_no_frame(shop: Shop, play: Playwright, tmp_path: Path) -> None:
    code = next(shop.codes)
    own = f"""window.BarcodeDetector = class {{
      static async getSupportedFormats() {{ return ['qr_code'] }}
      async detect(video) {{ return video.videoWidth ? [{{rawValue: {code!r}}}] : [] }} }}"""
    sent: list[Request] = []
    with a_till(shop, play, story="camera-own", flags=a_film(tmp_path), scripts=(own,)) as counter:
        counter.page.on("request", lambda one: sent.append(one) if one.url.endswith("/x/frame") else None)
        start(counter.page)
        counter.has_quote()
        assert sent == []
        counter.next_one()


def test_without_leave_or_camera_or_https_one_sentence_names_the_other_ways(shop: Shop, play: Playwright) -> None:
    with a_till(shop, play, story="camera-refused", flags=["--use-fake-device-for-media-stream"]) as counter:
        start(counter.page)
        told(counter.page, "没有得到用镜头的许可")
        expect(counter.page.locator(".ll-camera .go")).to_be_visible()
        expect(counter.page.locator(".st-key-shoot button").first).to_be_visible()
    with a_till(shop, play, story="camera-none") as counter:
        start(counter.page)
        told(counter.page, "这里没有能用的镜头")
    plain = "Object.defineProperty(window, 'isSecureContext', {value: false})"
    with a_till(shop, play, story="camera-plain", scripts=(plain,)) as counter:
        told(counter.page, "https")
        expect(counter.page.locator(".ll-camera .go")).to_be_hidden()
        counter.look_up(next(shop.codes))
        counter.has_quote()
        counter.next_one()


def test_a_camera_left_on_after_the_shift_leads_to_the_sign_in(shop: Shop, play: Playwright, tmp_path: Path) -> None:
    cookies = shop.clerk()
    with a_till(shop, play, story="camera-over", flags=a_film(tmp_path), scripts=(WATCH,), cookies=cookies) as counter:
        start(counter.page)
        told(counter.page, "请把券码对准框里")
        with shop.books() as app, app.writing() as (session, _):
            session.change(
                "UPDATE login_session SET revoked_at = 1 WHERE token_hash = :hash", hash=token_hash(cookies["linli"])
            )
        counter.window.sees("请店员先登录")
        counter.page.wait_for_function(f"() => ({RUNNING})() === 0")


# -- typing ------------------------------------------------------------------------------------------------------


def test_the_browser_reads_a_typed_code_as_the_books_do(shop: Shop, play: Playwright) -> None:
    texts = [
        "",
        "7Q2M",
        "7q2m-9kx4-td8h-vw3f",
        "https://linli.example.org/V/",
        "é" * 16,
        " " * 20,
        "7Q2M9KX4TD8HVW3\u017f",
    ]
    for _ in range(40):
        code = str(new_paper_code())
        place = len(texts) % 16
        wrong = ALPHABET[(ALPHABET.index(code[place]) + 1 + place) % 32]
        texts += [
            code, code.lower(), f" {code[:4]} {code[4:8]}-{code[8:12]} - {code[12:]}\n", code + "0", code[:-1],
            code.replace("0", "O").replace("1", "l"), code[:place] + wrong + code[place + 1 :],
            code[:5] + "U" + code[6:],
            link("https://linli.example.org", code), link("http://localhost:8630/a/b", code.lower()) + "/",
            f"https://linli.example.org/V/{code}?x=1", f"ftp://linli.example.org/V/{code}",
        ]  # fmt: skip
    with people_at(shop.server.address, play, story="typing") as people:
        window = people.come("clerk", width=390)
        found = window.page.evaluate(f"texts => {{ {READ_CODE} return texts.map(readCode) }}", texts)
    assert [(one["state"], one.get("code") if one["state"] == "right" else None) for one in found] == [
        by_the_books(text) for text in texts
    ]


def by_the_books(text: str) -> tuple[str, str | None]:
    try:
        return "right", str(read_code(text))
    except CodeMistyped:
        return "mistyped", None
    except Malformed:
        return "malformed", None


def test_a_slip_is_told_while_typing_and_nothing_is_asked(shop: Shop, play: Playwright) -> None:
    code = next(shop.codes)
    with people_at(shop.server.address, play, story="slip") as people:
        counter = sit_down(people, shop.clerk())
        page, asked = counter.page, []
        page.on("websocket", lambda line: line.on("framesent", lambda data: asked.append(data)))
        page.reload()
        counter.window.settle()
        field = page.locator('[class*="st-key-code_"] input')
        field.fill(code[:10])
        hint(page, "还差 6 位")
        field.fill(code[:6] + "U")
        hint(page, "第 2 组里的 U 不会出现在券码里")
        before = len(asked)
        field.fill(code[:-1] + ALPHABET[(ALPHABET.index(code[-1]) + 1) % 32])
        hint(page, "有一位输错了")
        page.keyboard.press("Enter")
        page.locator(".st-key-look_up button").click()
        hint(page, "有一位输错了")
        assert len(asked) == before
        field.fill(code)
        hint(page, "16 位都对上了")
        page.locator(".st-key-look_up button").click()
        counter.has_quote()
        counter.next_one()


def hint(page: Page, words: str) -> None:
    page.wait_for_function(
        "words => getComputedStyle(document.querySelector('.st-key-typing [data-testid=stTextInput]'), '::after')"
        ".content.includes(words)",
        arg=words,
        timeout=WAIT_MS,
    )


# -- at once, and cut off ----------------------------------------------------------------------------------------


def test_two_tills_press_at_one_instant_and_one_of_them_takes_it(shop: Shop, play: Playwright) -> None:
    before = shop.takings()
    with people_at(shop.server.address, play, story="race") as people:
        tills = [sit_down(people, shop.clerk()) for _ in range(2)]
        code = next(shop.codes)
        for till in tills:
            till.look_up(code)
            till.has_quote()
            till.window.settle()
        at_ms = (time.time() + 1.5) * 1000
        for till in tills:
            till.page.evaluate(
                f"at => setTimeout(() => document.querySelector('{TAKE}').click(), at - Date.now())", at_ms
            )
        for till in tills:
            till.page.get_by_role("heading", name="已收下 20 元").or_(
                till.page.get_by_role("heading", name="不能收")
            ).wait_for(timeout=WAIT_MS)
        won = [till.page.get_by_role("heading", name="已收下 20 元").count() for till in tills]
        assert sorted(won) == [0, 1]
        loser = tills[won.index(0)]
        loser.window.sees("就是本店刚才收下的那一张")
        assert shop.takings() == before + 1
        for till in tills:
            till.next_one()


def test_an_answer_that_is_lost_on_the_way_is_there_when_the_line_is_back(shop: Shop, play: Playwright) -> None:
    """The press arrives, its answer does not; the line comes back and the page shows by itself what is true."""
    before = shop.takings()
    with (
        a_line(shop.server.port) as line,
        a_till(shop, play, story="line", address=f"http://localhost:{line.port}") as counter,
    ):
        counter.look_up(next(shop.codes))
        counter.has_quote()
        counter.window.settle()
        line.is_heard = False
        counter.page.locator(TAKE).click()
        wait_until(lambda: shop.takings() == before + 1)
        line.cut()
        counter.window.sees("网络断了，现在不能收券")
        line.mend()
        green(counter)
        expect(counter.page.get_by_text("网络断了，现在不能收券")).to_be_hidden(timeout=WAIT_MS)
        counter.page.reload()
        green(counter)
        assert shop.takings() == before + 1
        counter.next_one()


def test_a_press_without_a_line_takes_nothing_and_the_next_one_takes_it_once(shop: Shop, play: Playwright) -> None:
    before = shop.takings()
    with (
        a_line(shop.server.port) as line,
        a_till(shop, play, story="offline", address=f"http://localhost:{line.port}") as counter,
    ):
        counter.look_up(next(shop.codes))
        counter.has_quote()
        counter.window.settle()
        counter.window.context.set_offline(True)
        line.cut()
        counter.window.sees("网络断了，现在不能收券")
        expect(counter.page.locator(TAKE)).to_be_disabled()
        assert shop.takings() == before
        counter.window.context.set_offline(False)
        line.mend()
        expect(counter.page.get_by_text("网络断了，现在不能收券")).to_be_hidden(timeout=WAIT_MS)
        counter.window.settle()
        if not counter.page.get_by_role("heading", name="已收下 20 元").count():
            counter.page.locator(TAKE).click()
        green(counter)
        assert shop.takings() == before + 1
        counter.next_one()


def test_a_server_that_dies_in_the_middle_of_a_press_comes_back_with_the_truth(
    play: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Killed at once after the press, so that it was written or was not: never twice, never shown wrong."""
    folder = tmp_path_factory.mktemp("killed")
    cookies, codes = a_shop_with_vouchers(folder, households=2)
    with a_line(1) as line, ExitStack() as servers:
        server = servers.enter_context(served(folder))
        line.server_port = server.port
        shop, address = Shop(server, iter(codes)), f"http://localhost:{line.port}"
        with a_till(shop, play, story="killed", address=address, cookies=cookies) as counter:
            for code, pause_ms in zip(codes, (0, 100), strict=True):
                before = shop.takings()
                counter.look_up(code)
                counter.has_quote()
                counter.window.settle()
                counter.page.locator(TAKE).click(no_wait_after=True)
                counter.page.wait_for_timeout(pause_ms)
                server.kill()
                written = shop.takings() - before
                assert written in (0, 1)
                counter.window.sees("网络断了，现在不能收券")
                server = servers.enter_context(served(folder))
                line.server_port = server.port
                expect(counter.page.get_by_text("网络断了，现在不能收券")).to_be_hidden(timeout=WAIT_MS)
                counter.window.settle()
                if not written:
                    counter.has_quote()
                    counter.page.locator(TAKE).click()
                green(counter)
                assert shop.takings() == before + 1
                counter.next_one()


def wait_until(is_so, seconds: float = 20) -> None:
    ends = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends
        time.sleep(0.02)
