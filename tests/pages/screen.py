"""What a test sees of a page."""

from __future__ import annotations

import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Opener = Callable[..., AppTest]
_TAG = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)


def words(test: AppTest) -> str:
    """What stands on the page to be read: text without markup, then the words of buttons."""
    text = [_TAG.sub("", element.proto.body) for element in test.get("html")]
    return "\n".join([*text, *(button.label for button in test.button)])


def keys(test: AppTest) -> set[str]:
    """The keys of the buttons and fields on the page."""
    shown = [*test.button, *test.text_input, *test.number_input]
    return {widget.key for widget in shown if widget.key}
