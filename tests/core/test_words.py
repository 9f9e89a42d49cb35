"""All languages say the same things, every refusal has a sentence, and the words are those of the look (look 11)."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import core
from core.errors import AppError
from core.i18n import LOCALES, Language, fluent_id, has_sentence

FUNCTIONS = {"DAY", "FULL_DAY", "MONTH", "WEEKDAY", "TIME", "YUAN", "HOURS", "PLAIN", "NUMBER", "DATETIME"}
NEVER = ["失败", "异常", "无效", "提交", "工资", "报酬", "提现", "时薪"]


class Reader(Visitor):
    """What one message asks for, and what it says."""

    def __init__(self) -> None:
        self.facts: set[str] = set()
        self.functions: set[str] = set()
        self.texts: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.facts.add(node.id.name)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self.functions.add(node.id.name)
        self.generic_visit(node)

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.texts.append(node.value)

    def visit_StringLiteral(self, node: ast.StringLiteral) -> None:
        self.texts.append(node.value)


def read(node: ast.BaseNode) -> Reader:
    reader = Reader()
    reader.visit(node)
    return reader


def files(language: Language) -> list[Path]:
    return sorted((LOCALES / language.value).glob("*.ftl"))


def entries(file: Path) -> list[ast.EntryType]:
    return FluentParser().parse(file.read_text("utf-8")).body


def messages(language: Language) -> dict[str, ast.Message]:
    return {
        entry.id.name: entry for file in files(language) for entry in entries(file) if isinstance(entry, ast.Message)
    }


def refusals() -> list[type[AppError]]:
    for module in pkgutil.walk_packages(core.__path__, "core."):
        importlib.import_module(module.name)
    found, left = [], [AppError]
    while left:
        one = left.pop()
        found.append(one)
        left.extend(one.__subclasses__())
    return [one for one in found if one.__module__.startswith("core.")]


@pytest.mark.parametrize("language", Language)
def test_every_line_of_a_locale_is_understood(language):
    broken = [
        f"{file.name}: {entry.content.strip()[:80]}"
        for file in files(language)
        for entry in entries(file)
        if isinstance(entry, ast.Junk)
    ]
    assert broken == []


@pytest.mark.parametrize("language", Language)
def test_no_sentence_is_written_twice(language):
    names = [
        entry.id.name
        for file in files(language)
        for entry in entries(file)
        if isinstance(entry, ast.Message | ast.Term)
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_all_languages_have_the_same_files_and_keys():
    assert {file.name for file in files(Language.ZH)} == {file.name for file in files(Language.EN)}
    chinese, english = messages(Language.ZH), messages(Language.EN)
    assert sorted(chinese.keys() ^ english.keys()) == []


def test_all_languages_ask_for_the_same_facts():
    english = messages(Language.EN)
    different = {
        name: (sorted(read(message).facts), sorted(read(english[name]).facts))
        for name, message in messages(Language.ZH).items()
        if name in english and read(message).facts != read(english[name]).facts
    }
    assert different == {}


@pytest.mark.parametrize("language", Language)
def test_sentences_call_only_functions_that_exist(language):
    unknown = {
        name: sorted(read(message).functions - FUNCTIONS)
        for name, message in messages(language).items()
        if read(message).functions - FUNCTIONS
    }
    assert unknown == {}


@pytest.mark.parametrize("language", Language)
def test_every_refusal_has_a_sentence(language):
    mute = sorted({one.key for one in refusals() if not has_sentence(one.key, language)})
    assert mute == []


def test_refusal_keys_say_what_they_are():
    odd = [one.key for one in refusals() if not re.fullmatch(r"error(\.[a-z0-9_]+){1,3}", one.key)]
    assert odd == []
    assert {fluent_id(one.key) for one in refusals()} <= messages(Language.ZH).keys()


def test_chinese_sentences_use_plain_words():
    spoken = {name: "".join(read(message).texts) for name, message in messages(Language.ZH).items()}
    assert {name: word for name, text in spoken.items() for word in NEVER if word in text} == {}


def test_chinese_sentences_use_full_width_marks_and_no_exclamation():
    spoken = {name: "".join(read(message).texts) for name, message in messages(Language.ZH).items()}
    assert {name: text for name, text in spoken.items() if re.search(r"[\u4e00-\u9fff][,?;:!]|！", text)} == {}
