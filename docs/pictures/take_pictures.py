"""Take the two pictures of the README from a fresh demo: `.venv/bin/python docs/pictures/take_pictures.py`."""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from bench.portal import Portal, signed_in  # noqa: E402
from tests.prepare import chromium  # noqa: E402

#: file, account, page, what has to stand on it, width and height
PICTURES: Final = (
    ("my_points.png", "resident", "my_points", ".ll-hero", 390, 844),
    ("desk.png", "maker", "desk", ".ll-five", 1280, 800),
)
COLOURS: Final = 128
BYTES_MAX: Final = 200_000


def take(
    portal: Portal, window: Browser, name: str, account: str, page: str, mark: str, width: int, height: int
) -> None:
    """One picture, with few colours so that it stays small."""
    wire = signed_in(portal.port, portal.accounts[account])
    context = window.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    context.add_cookies([{"name": key, "value": value, "url": wire.origin} for key, value in wire.cookies.items()])
    tab = context.new_page()
    tab.goto(f"{wire.origin}/{page}")
    tab.locator(mark).first.wait_for()
    tab.wait_for_load_state("networkidle")
    shot = Image.open(BytesIO(tab.screenshot())).convert("RGB")
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / name, optimize=True)
    assert (HERE / name).stat().st_size < BYTES_MAX, f"{name} is too large"


def main() -> None:
    """Make the demo, serve it, take both."""
    with tempfile.TemporaryDirectory(prefix="linli-pictures-") as folder, sync_playwright() as driver:
        portal = Portal(Path(folder))
        portal.make(lambda words: print(words, file=sys.stderr))
        portal.start()
        try:
            window = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            for picture in PICTURES:
                take(portal, window, *picture)
            window.close()
        finally:
            portal.stop()


if __name__ == "__main__":
    main()
