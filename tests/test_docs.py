"""The documents tell what there is: pages, settings, roles, commands, nothing else; and their links lead on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from PIL import Image

import db.meta
from cli import cli
from core.bootstrap import DEMO_MARK, App
from core.demo_accounts import demo_accounts
from core.i18n import Language, translator
from core.policy import Role
from core.settings import Settings
from pages._ui.register import REGISTER

ROOT = Path(__file__).resolve().parent.parent
READMES = {Language.EN: ROOT / "README.md", Language.ZH: ROOT / "README.zh.md"}
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")])
#: read by tests, tools and the server's library, not by Linli itself
OTHER_VARIABLES = {"LINLI_CHROMIUM", "LINLI_DRILL", "LINLI_SEED", "LINLI_TEST_PG_URL"}
DECISION_LINES_MAX = 40
PICTURE_BYTES_MAX = 200_000


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def variables() -> set[str]:
    """The environment variable of each setting."""
    prefix = Settings.model_config.get("env_prefix", "")
    return {str(field.validation_alias or f"{prefix}{name}".upper()) for name, field in Settings.model_fields.items()}


def commands() -> set[str]:
    """Every command as it is typed, `till pair`."""
    group = typer.main.get_command(cli)
    found = set()
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", {})
        found |= {f"{name} {one}" for one in inner if not inner[one].hidden} or {name}
    return found


@pytest.mark.parametrize("language", Language)
def test_every_page_is_named_with_its_address(language: Language) -> None:
    readme, t = text_of(READMES[language]), translator(language)
    missing = [
        entry.name
        for entry in REGISTER
        if entry.exists and not (f"`/{entry.name}`" in readme and t(f"nav.{entry.name}") in readme)
    ]
    assert missing == []


@pytest.mark.parametrize("language", Language)
def test_no_page_is_named_that_is_not_there(language: Language) -> None:
    names = set(re.findall(r"`/([a-z_]+)`", text_of(READMES[language])))
    assert names - {entry.name for entry in REGISTER if entry.exists} == {"healthz", "metrics", "readyz"}


@pytest.mark.parametrize("language", Language)
def test_every_setting_is_told(language: Language) -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", text_of(READMES[language]), re.MULTILINE)
    assert sorted(rows) == sorted(variables())


@pytest.mark.parametrize("language", Language)
def test_every_role_is_told(language: Language) -> None:
    readme = text_of(READMES[language])
    assert [role for role in Role if role is not Role.JOB and not re.search(rf"^\| .*`{role}` \|", readme, re.M)] == []


@pytest.mark.parametrize("language", Language)
def test_every_command_is_told(language: Language) -> None:
    readme = text_of(READMES[language])
    assert [command for command in sorted(commands()) if f"`linli {command}" not in readme] == []


def test_no_document_names_a_command_that_is_not_there() -> None:
    known = commands() | {command.split()[0] for command in commands()}
    wrong = [
        f"{path.relative_to(ROOT)}: linli {first} {second}"
        for path in DOCUMENTS
        for first, second in re.findall(r"(?:`|bin/|^)linli ([a-z]+)(?: +([a-z]+))?", text_of(path), re.MULTILINE)
        if first not in known or (f"{first} {second}" not in known and first not in {*commands(), "export"})
    ]
    assert wrong == []


def test_no_document_names_a_variable_that_is_not_there() -> None:
    named = {name for path in DOCUMENTS for name in re.findall(r"\bLINLI_[A-Z_]+\b", text_of(path))}
    named |= set(re.findall(r"\bLINLI_[A-Z_]+\b", text_of(ROOT / "deploy/nginx.conf") + unit()))
    assert named - variables() - OTHER_VARIABLES == set()


def unit() -> str:
    return text_of(ROOT / "deploy/linli.service")


def test_no_document_names_a_make_target_that_is_not_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {name for path in DOCUMENTS for name in re.findall(r"\bmake ([a-z]+)\b", in_code(text_of(path)))}
    assert named - targets == set()
    assert {"run", "test", "bench"} <= named


def in_code(text: str) -> str:
    """What stands between backticks or in a block of code."""
    return "\n".join(re.findall(r"```.*?```|`[^`]+`", text, re.DOTALL))


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_the_accounts_of_the_demo_are_those_of_its_sign_in_page(app: App) -> None:
    with app.writing() as (session, _):
        db.meta.write_mark(session, name=DEMO_MARK, text="community")
        accounts = demo_accounts(session)
    assert len(accounts) > 5
    for readme in map(text_of, READMES.values()):
        assert [one.role for one in accounts if not (one.login in readme and f"`{one.secret}`" in readme)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_a_file_and_a_heading(path: Path) -> None:
    assert [link for link in links(text_of(path)) if not leads_on(path, link)] == []


def links(text: str) -> Iterator[str]:
    plain = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"", plain):
        yield link[0] or link[1]


def leads_on(path: Path, link: str) -> bool:
    place, _, heading = link.partition("#")
    target = (path.parent / place).resolve() if place else path
    if re.match(r"[a-z]+:", link) or not target.is_relative_to(ROOT) or not target.exists():
        return False
    return not heading or heading in {anchor(line) for line in re.findall(r"^#+ (.+)$", text_of(target), re.MULTILINE)}


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("path", sorted((ROOT / "docs/decisions").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_is_short_and_says_what_was_rejected(path: Path) -> None:
    text = text_of(path)
    assert re.match(rf"# {int(path.stem[:4])}\. \w", text), "its heading begins with its number"
    assert len(text.splitlines()) < DECISION_LINES_MAX
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert [one for one in headings if one != "Sources"] == ["Context", "Decision", "Consequences", "Rejected"]


def test_figures_stand_beside_the_command_that_prints_them() -> None:
    heading = {Language.EN: "## Figures", Language.ZH: "## 快慢"}
    for language, path in READMES.items():
        section = text_of(path).split(heading[language])[1].split("\n## ")[0]
        assert "`make bench`" in section


@pytest.mark.parametrize("path", sorted((ROOT / "docs/pictures").glob("*.png")), ids=lambda path: path.name)
def test_a_picture_is_small_and_shows_something(path: Path) -> None:
    with Image.open(path) as picture:
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 20
    assert path.stat().st_size < PICTURE_BYTES_MAX
    assert all(f"docs/pictures/{path.name}" in text_of(readme) for readme in READMES.values())
