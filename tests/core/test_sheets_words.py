"""Every reason to refuse a row has its sentence, and no other reason is ever given."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

import core.sheets
from core.i18n import Language, has_sentence, translator
from core.sheets.errors import REFUSALS
from core.sheets.rows import ROW_KEYS, SheetKind

FACTS = {
    "cell": "XFD9", "characters": 2_500, "day": date(2026, 12, 1), "end": "9:00", "first_row": 12_345,
    "first_sheet": "第一队", "found": "roster", "heading": "姓名", "headings": "日期、时长", "limit": 2_000,
    "limit_columns": 60, "limit_megabytes": 2, "limit_rows": 5_000, "limit_seconds": 10, "minutes": 1_500,
    "row": 1_234, "sheet": "时长", "span_minutes": 120, "start": "11:00", "text": "11月31日", "wanted": "hours",
}  # fmt: skip


def raised_reasons() -> set[str]:
    """The first word of every RowProblem in the source."""
    found = set()
    for path in Path(core.sheets.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "RowProblem":
                words = [each.value for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)]
                found |= {word for word in words if isinstance(word, str)}
    return found


def test_no_row_is_refused_for_a_reason_without_a_name():
    raised = {f"error.row.{reason}" for reason in raised_reasons()}
    assert raised | {"error.row.twice_in_file", "error.row.phone_lost"} == ROW_KEYS


@pytest.mark.parametrize("language", Language)
def test_every_refusal_is_a_whole_sentence(language):
    t = translator(language)
    for key in sorted(ROW_KEYS | REFUSALS.keys()):
        assert has_sentence(key, language), key
        sentence = t(key, **FACTS)
        assert "{" not in sentence, key
        assert sentence.endswith(("。", ".")), key


def test_the_sentences_say_what_they_mean():
    t = translator(Language.ZH)
    assert t("error.row.twice_in_file", **FACTS) == "和「第一队」第 12345 行是同一条，只收前面那一条。"
    assert t("error.sheet.wrong_kind", **FACTS).startswith("这份表看起来是居民名册，这里要的是服务时长表。")
    assert {kind.value for kind in SheetKind} == {"hours", "roster", "opening"}
