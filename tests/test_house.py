"""What holds for the source as a whole and cannot be seen by running it: the rules of the house, one sentence each."""

from __future__ import annotations

import ast
import functools
import importlib.metadata
import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = ("api", "bench", "console", "core", "db", "pages", "tests", "cli", "streamlit_app", "run")
WHOLE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = WHOLE["project"]
DEV = PROJECT["optional-dependencies"]["dev"]


@functools.cache
def files() -> list[Path]:
    """Every file that belongs to the source: all but what `.gitignore` names. Needs no git, only a copy."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()] + [".git"]

    def is_ours(path: Path) -> bool:
        place = path.relative_to(ROOT).as_posix()
        return not any(fnmatch(path.name, pattern) or fnmatch(place, pattern) for pattern in ignored)

    found = []
    for folder, folders, names in os.walk(ROOT):
        here = Path(folder)
        folders[:] = [name for name in folders if is_ours(here / name)]
        found += [here / name for name in names if is_ours(here / name)]
    return sorted(path for path in found if path.is_file())


def sources(*rooms: str, without: str | None = None) -> Iterator[Path]:
    """The Python files of these rooms (folders or single modules), leaving out what lies under `without`."""
    for path in files():
        place = path.relative_to(ROOT)
        is_wanted = path.suffix == ".py" and (place.parts[0] in rooms or place.stem in rooms)
        if is_wanted and not (without and place.is_relative_to(without)):
            yield path


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def offenders(paths: Iterator[Path], is_wrong: Callable[[ast.AST], bool]) -> list[str]:
    """`file:line` of each node that breaks a rule."""
    return [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for path in paths
        for node in ast.walk(tree(path))
        if is_wrong(node)
    ]


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of names, empty for anything else."""
    if isinstance(node, ast.Attribute):
        front = dotted(node.value)
        return f"{front}.{node.attr}" if front else ""
    return node.id if isinstance(node, ast.Name) else ""


def name_of(requirement: str) -> str:
    """The package's name in a requirement, as indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~!; ]", requirement)[0]).lower()


def test_no_file_names_the_address_of_a_registry():
    hosts = ["pypi" + ".org", "python" + "hosted", "registry" + ".npmjs", "registry" + ".yarnpkg", "tuna" + ".tsinghua"]
    hosts += ["mirrors" + ".aliyun", "npm" + "mirror", "index" + "-url", "find" + "-links", "crates" + ".io"]
    wrong = re.compile("|".join(map(re.escape, hosts)), re.IGNORECASE)
    named = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in files()
        if (found := wrong.search(path.read_bytes().decode("utf-8", "ignore")))
    ]
    assert named == []


def test_rows_are_never_locked_by_reading():
    # It does nothing on SQLite: money moves by conditional updates whose row count is checked.
    def is_lock(node: ast.AST) -> bool:
        if isinstance(node, ast.Attribute) and node.attr == "with_for_update":
            return True
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            return False
        return re.search(r"\bSELECT\b.*\bFOR\s+(NO\s+KEY\s+)?(UPDATE|SHARE)\b", node.value, re.I | re.S) is not None

    assert offenders(sources("core", "db"), is_lock) == []


def test_only_the_clock_knows_what_time_it_is():
    def asks_the_time(node: ast.AST) -> bool:
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            return any(name.name in ("time", "time_ns", "localtime", "gmtime") for name in node.names)
        if not isinstance(node, ast.Call):
            return False
        *owner, called = dotted(node.func).split(".")
        if owner and owner[-1] in ("datetime", "date", "dt") and called in ("now", "utcnow", "today"):
            return True
        return owner == ["time"] and called in ("time", "time_ns", "localtime", "gmtime")

    assert offenders(sources("core", "db", without="core/clock.py"), asks_the_time) == []


def test_the_database_is_not_asked_for_the_time():
    def asks(node: ast.AST) -> bool:
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        return is_text and re.search(r"\bCURRENT_TIMESTAMP\b|\bCURRENT_DATE\b|'now'", node.value) is not None

    assert offenders(sources("core", "db"), asks) == []


def test_a_visitors_session_is_touched_in_one_place():
    def touches(node: ast.AST) -> bool:
        return isinstance(node, ast.Attribute) and node.attr == "session_state"

    everything = sources("api", "console", "core", "db", "pages", "cli", "streamlit_app", without="pages/_ui")
    assert offenders(everything, touches) == []


def test_raw_html_is_written_in_one_place():
    def is_raw(node: ast.AST) -> bool:
        if isinstance(node, ast.keyword):
            return node.arg == "unsafe_allow_html"
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            return False
        if node.func.attr == "html" and dotted(node.func).startswith("st."):
            return True
        is_fixed = all(isinstance(argument, ast.Constant) for argument in node.args)
        return node.func.attr == "markdown" and not is_fixed

    assert offenders(sources("pages", without="pages/_ui"), is_raw) == []


def test_every_page_begins_with_open_page():
    pages = [path for path in sources("pages", without="pages/_ui") if path.name != "__init__.py"]
    assert [path.name for path in pages if not begins_with_open_page(tree(path))] == []


def begins_with_open_page(page: ast.Module) -> bool:
    """Nothing but words about the page, imports, definitions and constants stand before `open_page(...)`."""
    for statement in page.body:
        is_docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if is_docstring or isinstance(statement, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef):
            continue
        if is_constant(statement):
            continue
        value = getattr(statement, "value", None)
        return isinstance(value, ast.Call) and dotted(value.func).split(".")[-1] == "open_page"
    return False


def is_constant(statement: ast.stmt) -> bool:
    """`SOON_DAYS = 7`: an upper-case name that calls nothing."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    is_named = all(isinstance(target, ast.Name) and target.id.isupper() for target in targets)
    return is_named and not any(isinstance(node, ast.Call) for node in ast.walk(statement))


def test_nothing_is_caught_blindly():
    def is_blind(node: ast.AST) -> bool:
        if not isinstance(node, ast.ExceptHandler):
            return False
        if isinstance(node.body[-1], ast.Raise):
            return False  # it tidies up and lets the error through
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        return any(kind is None or dotted(kind) in ("Exception", "BaseException") for kind in caught)

    assert offenders(sources(*OURS), is_blind) == []


def test_pins_are_names_and_versions_only():
    pin = re.compile(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.+!]*( ; [a-z_]+ (==|!=|<|>=) '[A-Za-z0-9.]+')?")
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not pin.fullmatch(line)] == []


def test_every_direct_dependency_is_pinned_and_has_its_reason():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wanted = {name_of(requirement) for requirement in [*PROJECT["dependencies"], *DEV]}
    reasons = re.findall(r"^\| ([\w.-]+) \| .", (ROOT / "docs/dependencies.md").read_text(encoding="utf-8"), re.M)
    assert wanted <= {name_of(line) for line in lines}
    assert wanted == {name_of(name) for name in reasons if name != "Package"}


def test_both_lists_of_test_tools_are_the_same():
    assert WHOLE["dependency-groups"]["dev"] == DEV


def test_every_file_of_the_rooms_is_packaged():
    kinds = {".py", *(pattern.removeprefix("*") for pattern in WHOLE["tool"]["setuptools"]["package-data"]["*"])}
    rooms = [path for path in files() if path.relative_to(ROOT).parts[0] in ("api", "core", "db", "pages")]
    assert [str(path.relative_to(ROOT)) for path in rooms if path.suffix not in kinds] == []


def test_what_is_imported_is_asked_for():
    places = importlib.metadata.packages_distributions()
    asked = {name_of(requirement) for requirement in PROJECT["dependencies"]}
    asked_by_tests = asked | {name_of(requirement) for requirement in DEV}
    surprises = []
    places_of_ours = ("api", "bench", "console", "core", "db", "docs", "pages", "tests", "cli", "streamlit_app")
    for path in sources(*places_of_ours, without="bench/pretix/side.py"):  # runs in an environment of its own
        allowed = asked_by_tests if path.relative_to(ROOT).parts[0] in ("bench", "docs", "tests") else asked
        for module in imported(tree(path)) - set(sys.stdlib_module_names) - set(OURS):
            if not {name_of(name) for name in places.get(module, ["nobody"])} & allowed:
                surprises.append(f"{path.relative_to(ROOT)}: {module}")
    assert surprises == []


def imported(module: ast.Module) -> set[str]:
    """Top-level names of everything that a file imports."""
    names = [name.name for node in ast.walk(module) if isinstance(node, ast.Import) for name in node.names]
    froms = [node.module for node in ast.walk(module) if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in [*names, *froms] if name}


def test_the_starter_can_be_read_by_an_old_python():
    # It has to start there to say in one sentence which version is needed.
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))
