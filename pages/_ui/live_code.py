"""A voucher's code of the present half minute: as a link that any phone's camera opens, and to be typed."""

from core.codes import SLOT_SECONDS, written
from core.look.till import shown_code
from core.vouchers import LiveCode
from pages._ui.components import rotating_code
from pages._ui.shell import Page


def show_code(page: Page, code: LiveCode, *, reward: str | None) -> None:
    """Draw it; `reward` names what it is for where that is not money."""
    t, base = page.t, page.app.settings.base_url.rstrip("/")
    rotating_code(
        key="live",
        text=f"{base}/V/{code.code}",
        alt=t("voucher.alt", fen=code.face_fen) if reward is None else t("rewards.voucher_alt", reward=reward),
        renews=t("voucher.renews"),
        left_ms=1000 * code.seconds_left,
        slot_ms=1000 * SLOT_SECONDS,
    )
    page.show(shown_code(lead=t("voucher.typed"), code_written=written(code.code)))
