"""The frame of every page: who is let in, and what stays."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Opener, words


@pytest.mark.parametrize("who", ["resident", "staff", "clerk", None])
def test_the_first_door_is_the_visitors_own(open_as: Opener, who: str | None) -> None:
    test = open_as(who, "home")
    assert test.get("html")
