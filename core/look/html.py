"""Text that is safe to put into a page, told apart from text that is not."""

from __future__ import annotations

from html import escape


class Html(str):
    """Markup that is ready. Only `h`, `join` and the parts make it, after escaping."""

    __slots__ = ()


def h(value: object) -> Html:
    """Anything as markup: escaped, unless it is markup already."""
    return value if isinstance(value, Html) else Html(escape(str(value), quote=True))


def join(*values: object, between: str = "") -> Html:
    """Several values side by side, each escaped unless it is markup already."""
    return Html(h(between).join(h(value) for value in values))


def attributes(**values: str | int | bool | None) -> Html:
    """Attributes with a leading space; True stands alone, False, None and "" are left out, `_` is written `-`."""
    written = []
    for name, value in values.items():
        name = name.rstrip("_").replace("_", "-")
        if value is True:
            written.append(f" {name}")
        elif value not in (False, None, ""):
            written.append(f' {name}="{h(value)}"')
    return Html("".join(written))
