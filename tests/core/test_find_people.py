"""People are found by a part of what is known of them, and by nothing else."""

from __future__ import annotations

import pytest

from core.bootstrap import App
from core.people import find_people
from core.places import register_area
from tests.factories import a_household, a_person, a_staff, an_intent, console


@pytest.fixture
def desk(app: App) -> App:
    """Two households of two buildings, and a guest."""
    app.do(console(app), an_intent(), register_area, kind="grid", name="第一网格")
    app.do(console(app), an_intent(), register_area, kind="building", name="3号楼", grid="第一网格")
    first = a_household(app, head_name="欧阳秀英", building="3号楼")
    second = a_household(app, head_name="王建国", building="12号楼")
    a_person(app, name="欧阳秀英", household_id=first.id, is_head=True)
    a_person(app, name="王秀英", household_id=second.id, phone="13800001111")
    a_person(app, name="王建国", household_id=second.id, is_head=True)
    a_person(app, name="李客")
    return app


def found(app: App, text: str) -> list[str]:
    total, rows = app.look(a_staff(app), find_people, text=text)
    assert total == len(rows)
    return [row.name for row in rows]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("秀英", ["欧阳秀英", "王秀英"]),
        ("王", ["王建国", "王秀英"]),
        ("wang", ["王建国", "王秀英"]),
        ("Wang Xiu", ["王秀英"]),
        ("xiuying", ["欧阳秀英", "王秀英"]),
        ("oyxy", ["欧阳秀英"]),
        ("12号", ["王秀英", "王建国"]),
        ("第一", ["欧阳秀英"]),  # the grid of the first building
        ("0002", ["王秀英", "王建国"]),  # the card of the second household, and the number of 王秀英, once each
        ("2", ["王秀英", "王建国"]),
        ("13800001111", ["王秀英"]),
        ("1380000", []),  # a phone is found whole or not at all
        ("", ["欧阳秀英", "王秀英", "王建国", "李客"]),
        ("没有", []),
    ],
)
def test_a_beginning_is_enough_and_nobody_comes_twice(desk: App, text: str, names: list[str]) -> None:
    assert sorted(found(desk, text)) == sorted(names)


def test_pages_go_on_where_the_last_one_ended(desk: App) -> None:
    whole = found(desk, "")
    pages = [
        [row.name for row in desk.look(a_staff(desk), find_people, limit=3, offset=offset)[1]] for offset in (0, 3)
    ]
    assert [name for page in pages for name in page] == whole
