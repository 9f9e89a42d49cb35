"""The desk's pages open for whom they are meant, in both languages, and say what is there and what comes next."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.i18n import Language, has_sentence, translator
from tests.pages.conftest import ROOT
from tests.pages.screen import Opener, words

PAGES = [
    "desk", "publish", "hours", "approve", "notices", "people", "shops", "statements", "payments", "funds", "dashboard",
    "print_paper", "checks", "numbers", "trace",
]  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_both_languages(open_as: Opener, page: str, language: Language) -> None:
    test = open_as("staff", page, language=language)
    assert words(test).startswith(translator(language)(f"nav.{page}"))


@pytest.mark.parametrize("who", ["reviewer", "supervisor"])
@pytest.mark.parametrize("page", PAGES)
def test_who_approves_and_who_watches_sees_them_too(open_as: Opener, page: str, who: str) -> None:
    open_as(who, page)


@pytest.mark.parametrize("page", PAGES)
def test_nobody_else_sees_them(open_as: Opener, page: str) -> None:
    test = open_as("resident", page)
    assert "这一页不是给您的账号用的" in words(test)


def test_every_sentence_that_a_page_asks_for_is_there() -> None:
    sources = [*(ROOT / "pages").glob("*.py"), *(ROOT / "pages" / "_ui").glob("*.py"), ROOT / "core" / "paper.py"]
    asked = {key for path in sources for key in literal_keys(path)}
    assert len(asked) > 300
    assert [key for key in sorted(asked) if not all(has_sentence(key, language) for language in Language)] == []


def literal_keys(path: Path) -> list[str]:
    """Keys that stand in a call of `t` as they are."""
    found = re.findall(r"""\bt\(\s*"([a-z0-9_.]+)\"""", path.read_text(encoding="utf-8"))
    return [key for key in found if "." in key]
