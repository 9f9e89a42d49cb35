"""Fields and forms of the plain pages: they work without script, on any phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from core.look.html import Html, attributes, h, join
from core.look.icons import icon


class FieldKind(StrEnum):
    """What is typed: decides keyboard, autofill and length, nothing else."""

    TEXT = "text"
    USERNAME = "username"  # phone, card number or account name
    PASSWORD = "password"
    NEW_PASSWORD = "new_password"
    PIN = "pin"  # six digits
    NEW_PIN = "new_pin"
    ONE_TIME = "one_time"  # six digits from an authenticator
    CODE = "code"  # letters and digits from a slip or a screen
    DAY = "day"
    CHOICE = "choice"  # one of `options`, all to be seen
    SELECT = "select"  # one of many `options`
    PHONE = "phone"


_SECRET: Final = {"type": "password", "spellcheck": "false"}
_DIGITS: Final = {"inputmode": "numeric", "maxlength": "6", "pattern": "[0-9]{6}"}
_ATTRIBUTES: Final[dict[FieldKind, dict[str, str]]] = {
    FieldKind.TEXT: {"type": "text"},
    FieldKind.USERNAME: {"type": "text", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    FieldKind.PASSWORD: {**_SECRET, "autocomplete": "current-password"},
    FieldKind.NEW_PASSWORD: {**_SECRET, "autocomplete": "new-password"},
    FieldKind.PIN: {**_SECRET, **_DIGITS, "autocomplete": "current-password", "class": "pin"},
    FieldKind.NEW_PIN: {**_SECRET, **_DIGITS, "autocomplete": "new-password", "class": "pin"},
    FieldKind.ONE_TIME: {"type": "text", **_DIGITS, "autocomplete": "one-time-code", "class": "pin"},
    FieldKind.CODE: {
        "type": "text",
        "autocomplete": "off",
        "autocapitalize": "characters",
        "spellcheck": "false",
        "class": "code",
    },
    FieldKind.DAY: {"type": "date"},
    FieldKind.PHONE: {"type": "tel", "autocomplete": "tel", "inputmode": "tel", "maxlength": "24"},
}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice."""

    value: str
    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of a form. `problem` says what is wrong with the answer; a secret never comes back as `value`."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    value: str = ""
    problem: str = ""
    is_required: bool = True
    takes_focus: bool = False
    options: Sequence[Option] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One act: its questions and one button named by the result. `hidden` carries tokens and intents."""

    action: str
    button: str
    fields: Sequence[Field] = ()
    hidden: Mapping[str, str] = field(default_factory=dict)
    is_second: bool = False  # bordered: beside or below the page's one primary act


def form(given: Form) -> Html:
    """The form, posted to `action`, an address of our own."""
    assert given.action.startswith("/")
    assert not given.action.startswith("//")
    hidden = join(
        *(Html(f"<input{attributes(type='hidden', name=name, value=value)}>") for name, value in given.hidden.items())
    )
    fields = join(*(_DRAWN.get(one.kind, _typed)(one) for one in given.fields))
    return Html(
        f'<form class="ll-form" method="post"{attributes(action=given.action)}>{hidden}{fields}'
        f"<button{attributes(class_='second' if given.is_second else None)}>{h(given.button)}</button></form>"
    )


def _typed(one: Field) -> Html:
    is_secret = _ATTRIBUTES[one.kind].get("type") == "password"
    box = attributes(
        id=f"f-{one.name}",
        name=one.name,
        **{name if name != "class" else "class_": value for name, value in _ATTRIBUTES[one.kind].items()},
        value=None if is_secret else one.value,
        required=one.is_required,
        autofocus=one.takes_focus,
        aria_invalid="true" if one.problem else None,
        aria_describedby=_described(one),
    )
    return Html(
        f'<div class="field"><label{attributes(for_=f"f-{one.name}")}>{h(one.label)}</label>'
        f"{_hint(one)}<input{box}>{_problem(one)}</div>"
    )


def _choice(one: Field) -> Html:
    answers = join(
        *(
            Html(
                '<label class="choice"><input'
                f"{attributes(type='radio', name=one.name, value=option.value, required=one.is_required)}"
                f"{attributes(checked=option.value == one.value)}><span>{h(option.words)}"
                f"{Html(f'<small>{h(option.detail)}</small>') if option.detail else ''}</span></label>"
            )
            for option in one.options
        )
    )
    return Html(
        f'<fieldset class="field"{attributes(aria_describedby=_described(one))}><legend>{h(one.label)}</legend>'
        f"{_hint(one)}{answers}{_problem(one)}</fieldset>"
    )


def _select(one: Field) -> Html:
    box = attributes(id=f"f-{one.name}", name=one.name, required=one.is_required, aria_describedby=_described(one))
    options = join(
        *(
            Html(
                f"<option{attributes(value=option.value, selected=option.value == one.value)}>"
                f"{h(option.words)}</option>"
            )
            for option in one.options
        )
    )
    return Html(
        f'<div class="field"><label{attributes(for_=f"f-{one.name}")}>{h(one.label)}</label>'
        f"{_hint(one)}<select{box}>{options}</select>{_problem(one)}</div>"
    )


def _described(one: Field) -> str:
    told = [f"f-{one.name}-hint" if one.hint else "", f"f-{one.name}-problem" if one.problem else ""]
    return " ".join(name for name in told if name)


def _hint(one: Field) -> Html:
    return Html(f'<p class="hint"{attributes(id=f"f-{one.name}-hint")}>{h(one.hint)}</p>' if one.hint else "")


def _problem(one: Field) -> Html:
    if not one.problem:
        return Html("")
    return Html(
        f'<p class="problem"{attributes(id=f"f-{one.name}-problem")}>{icon("alert")}<span>{h(one.problem)}</span></p>'
    )


_DRAWN: Final = {FieldKind.CHOICE: _choice, FieldKind.SELECT: _select}
