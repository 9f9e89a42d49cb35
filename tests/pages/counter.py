"""What tests do at the counter: type a code, press, look at the colour of the page."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from core.bootstrap import App
from core.exchange import exchange
from core.look.tokens import FIXED
from tests.factories import an_intent
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import paper_of, shown_code


def paper_code(app: App, scheme: Scheme, face_yuan: int = 5) -> str:
    """The code of a voucher that the desk has just printed for the scheme's household."""
    code = paper_of(app, signed_in(app, scheme, "resident"), face_yuan)[0].code
    assert code
    return code


def screen_code(app: App, scheme: Scheme, face_yuan: int = 5) -> str:
    """What the phone of the scheme's resident shows now for a new voucher."""
    spender = signed_in(app, scheme, "resident")
    faces = (100 * face_yuan,)
    new = app.do(spender, an_intent(), exchange, household_id=scheme.household_id, faces_fen=faces).vouchers[0]
    return shown_code(app, spender, new)


def look_up(test: AppTest, code: str) -> None:
    """Type a code into the field and press."""
    field = next(one for one in test.text_input if str(one.key).startswith("code_"))
    field.set_value(code)
    press(test, "look_up")


def press(test: AppTest, key: str) -> None:
    """Press the button of this key, or the one whose key begins with it."""
    found = [one for one in test.button if str(one.key).startswith(key)]
    assert found, f"no button {key}: {[one.key for one in test.button]}"
    found[0].click()
    test.run()
    assert not test.exception, test.exception


def take(test: AppTest, code: str) -> None:
    """Look a code up and take it."""
    look_up(test, code)
    press(test, "take_")


def ground(test: AppTest) -> str:
    """The colour of the whole page: `green`, `red`, or empty."""
    styles = "".join(element.proto.body for element in test.get("html"))
    grounds = {"green": FIXED["accepted"], "red": FIXED["refused"]}
    return next((name for name, colour in grounds.items() if f".stApp{{background:{colour}}}" in styles), "")
