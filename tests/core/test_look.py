"""The look says the same everywhere, can be read by everyone, and lets no markup through."""

from __future__ import annotations

import hashlib
import re
import tomllib
from concurrent.futures import ThreadPoolExecutor
from html import escape
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import altair as alt
import pytest
from streamlit import config as streamlit_config

from core.i18n import Language, translator
from core.look import altair_theme, forms, parts, plain_page, statement, tokens
from core.look.html import Html, attributes, h, join
from core.look.stylesheet import stylesheet
from tests import look_gallery

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
SCHEMES = {"light": tokens.LIGHT, "dark": tokens.DARK}
HOSTILE = """<b x="'&">"""

THEME = {
    "primaryColor": "fill",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "wash",
    "textColor": "ink",
    "linkColor": "qing",
    "borderColor": "edge",
    "codeTextColor": "ink",
    "codeBackgroundColor": "wash",
    "dataframeBorderColor": "line",
    "dataframeHeaderBackgroundColor": "wash",
    "dataframeHeaderTextColor": "ink2",
}
FAMILIES = {
    "red": "zhu",
    "orange": "amber",
    "yellow": "amber",
    "green": "leaf",
    "blue": "dian",
    "violet": "qing",
    "gray": "stone",
}


def hostile_pages() -> list[tuple[str, str]]:
    """Everything the look can draw, with a hostile word in every place, and how many places there were."""
    asked: list[str] = []

    def hostile(word: str) -> str:
        asked.append(word)
        return HOSTILE

    drawn = [*look_gallery.sections(hostile), ("form", look_gallery.every_form(hostile))]
    drawn += [("sign-in form", look_gallery.sign_in_form(hostile, problem=HOSTILE))]
    drawn += list(zip(("accepted", "refused"), look_gallery.results(hostile), strict=True))
    drawn += [("page", Html(look_gallery.result_page("accepted", w=hostile)))]
    drawn += [("foot", plain_page.foot(HOSTILE, [HOSTILE])), ("links", plain_page.links([(HOSTILE, "/" + HOSTILE)]))]
    assert len(asked) > 150
    return drawn


class Balance(HTMLParser):
    """Notes tags that do not close where they should."""

    ALONE = frozenset({"img", "br", "input", "meta", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.classes: set[str] = set()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.classes.update((dict(attrs).get("class") or "").split())
        if tag not in self.ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def parsed(markup: str) -> Balance:
    balance = Balance()
    balance.feed(markup)
    return balance


# -- tokens and settings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", SCHEMES)
def test_streamlit_s_theme_repeats_the_tokens(scheme):
    values, theme = SCHEMES[scheme], SETTINGS["theme"][scheme]
    assert {name: theme[name] for name in THEME} == {name: values[token] for name, token in THEME.items()}
    for family, token in FAMILIES.items():
        assert theme[f"{family}Color"] == theme[f"{family}TextColor"] == values[token]
        assert theme[f"{family}BackgroundColor"] == values[f"{token}_wash"]
    assert tuple(theme["chartCategoricalColors"]) == tokens.CATEGORIES[scheme == "dark"]
    side = {"light": ("wash", "card"), "dark": ("card", "wash")}[scheme]
    assert theme["sidebar"] == dict(
        zip(("backgroundColor", "secondaryBackgroundColor"), (values[name] for name in side), strict=True)
    )


def test_streamlit_s_font_and_size_are_the_tokens():
    assert SETTINGS["theme"]["font"] == SETTINGS["theme"]["headingFont"] == tokens.FONT
    assert SETTINGS["theme"]["baseFontSize"] == tokens.SIZES["1"]


def test_every_setting_is_one_that_streamlit_knows():
    known = set(streamlit_config.get_config_options())

    def names(table: dict[str, object], above: str) -> list[str]:
        return [
            name
            for key, value in table.items()
            for name in (names(value, f"{above}{key}.") if isinstance(value, dict) else [f"{above}{key}"])
        ]

    assert set(names(SETTINGS, "")) <= known


def test_what_streamlit_may_send_and_show_is_limited():
    assert SETTINGS["server"] | SETTINGS["client"] | SETTINGS["runner"] == {
        "headless": True,
        "fileWatcherType": "none",
        "runOnSave": False,
        "enableStaticServing": False,
        "enableXsrfProtection": True,
        "enableCORS": True,
        "maxUploadSize": 8,
        "maxMessageSize": 50,
        "maxWidgetStateSize": 2,
        "disconnectedSessionTTL": 300,
        "toolbarMode": "minimal",
        "showErrorDetails": "none",
        "showErrorLinks": False,
        "magicEnabled": False,
        "postScriptGC": False,
    }
    assert SETTINGS["browser"]["gatherUsageStats"] is False


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_has_a_contrast_of_at_least_4_5(scheme):
    values = SCHEMES[scheme]
    pairs = [*product(("ink", "ink2", *tokens.STATES), ("paper", "card", "wash"))]
    pairs += [(state, f"{state}_wash") for state in tokens.STATES]
    pairs += [(text, f"{state}_wash") for text, state in product(("ink", "ink2"), tokens.STATES)]
    pairs += [("on", "fill"), ("on", "qing_deep")]
    low = {pair: tokens.contrast(values[pair[0]], values[pair[1]]) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_borders_and_bars_have_a_contrast_of_at_least_3(scheme):
    values = SCHEMES[scheme]
    pairs = [*product(("edge",), ("paper", "card"))]
    pairs += [(f"bar_{state}", "card") for state in tokens.STATES] + [("fill", "card"), ("fill", "paper")]
    low = {pair: tokens.contrast(values[pair[0]], values[pair[1]]) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in low.items() if ratio < 3} == {}


def test_chart_categories_stand_out_from_the_card():
    for is_dark, colours in tokens.CATEGORIES.items():
        card = (tokens.DARK if is_dark else tokens.LIGHT)["card"]
        assert {colour for colour in colours if tokens.contrast(colour, card) < 3} == set()


def test_fixed_grounds_carry_their_words():
    fixed = tokens.FIXED
    for ground, words in product(("cover", "finder"), ("cover_ink", "cover_ink2", "cover_gold")):
        assert tokens.contrast(fixed[words], fixed[ground]) >= 7
    for ground in ("accepted", "refused"):
        assert tokens.contrast("#FFFFFF", fixed[ground]) >= 7
    assert tokens.contrast(fixed["symbol"], "#FFFFFF") >= 15


# -- markup ------------------------------------------------------------------------------------------------------


def test_every_word_of_every_part_is_escaped():
    for name, markup in hostile_pages():
        assert isinstance(markup, Html), name
        assert HOSTILE not in markup, name
        assert "<b x" not in markup, name
        assert escape(HOSTILE) in markup or name == "five differs", name


def test_every_word_is_drawn():
    """A word that is asked for and not drawn would be lost on the reader; of two verdicts one is not said."""
    words: list[str] = []

    def numbered(word: str) -> str:
        words.append(word)
        return f"w{len(words)}w"

    drawn = "".join(markup for _, markup in look_gallery.sections(numbered))
    lost = {word for number, word in enumerate(words, start=1) if f"w{number}w" not in drawn}
    assert lost == {"对不上", "对不上，已报告监督员", "对得上"}


def test_all_tags_close_where_they_should():
    for name, markup in hostile_pages():
        balance = parsed(markup.replace("<!doctype html>", ""))
        assert (name, balance.wrong, balance.open) == (name, [], [])


def test_every_class_has_a_rule():
    known = stylesheet().text
    used = set().union(*(parsed(markup).classes for _, markup in hostile_pages()))
    without = {one for one in used if not re.search(rf"\.{re.escape(one)}\b", known) and not one.startswith("st-key-")}
    assert without == {"text"}  # a column without a look of its own


def test_html_that_is_ready_is_not_escaped_again():
    ready = parts.chip("a & b", "leaf", "check")
    assert h(ready) is ready
    assert "a &amp; b" in parts.facts([("x", ready)])
    assert "&amp;amp;" not in parts.say("ok", "t", ready)
    assert join("<", ready, between="|") == f"&lt;|{ready}"
    assert (
        attributes(a=True, b=False, c=None, d="", e='"', class_="x", aria_label=1)
        == ' a e="&quot;" class="x" aria-label="1"'
    )


def test_links_lead_nowhere_strange():
    for url in ("javascript:alert(1)", "data:text/html,x", "//elsewhere.example", " /x"):
        with pytest.raises(AssertionError):
            parts.link("x", url)
    with pytest.raises(AssertionError):
        forms.form(forms.Form(action="//elsewhere.example", button="x"))
    assert 'href="tel:0005551234"' in parts.phone("000-555 1234")


def test_the_statement_says_itself_whether_it_agrees():
    def drawn(*values: int) -> str:
        shares = [statement.Share(colour="qing", name="n", value=value, said=str(value)) for value in values]
        return statement.five(title="t", total=10, said="10", unit="u", shares=shares, agrees="EVEN", differs="ODD")

    assert "EVEN" in drawn(4, 6)
    assert "ODD" not in drawn(4, 6)
    assert "ODD" in drawn(4, 5)
    assert 'role="alert"' in drawn(4, 5)
    assert drawn(10, 0).count("flex:") == 1  # nothing has no bar


def test_the_look_speaks_no_language():
    folder = ROOT / "core" / "look"
    speaking = {
        file.name
        for file in [*folder.glob("*.py"), *folder.glob("*.css"), *folder.glob("*.svg")]
        if re.search(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]", file.read_text("utf-8"))
    }
    assert speaking == set()


# -- stylesheet and charts ---------------------------------------------------------------------------------------


def test_the_address_of_the_stylesheet_is_its_content():
    sheet = stylesheet()
    assert sheet.url == f"/look/{hashlib.sha256(sheet.text.encode()).hexdigest()[:12]}.css"
    assert sheet.text.count("{") == sheet.text.count("}")
    assert "/*" not in sheet.text
    assert "st-emotion" not in sheet.text
    asked = set(re.findall(r"var\((--[a-z0-9-]+)[,)]", sheet.text))
    given = set(re.findall(r"(--[a-z0-9-]+):", sheet.text))
    assert asked - given == {"--width", "--ll-typing"}  # set by each kind of page, and by the till while somebody types


def test_no_type_in_the_stylesheet_has_a_fixed_size():
    sizes = re.findall(r"font-size:\s*([^;}]+)", stylesheet().text)
    fixed = [size for size in sizes if size.endswith("px") and size not in ("18px", "24px", "30px")]
    assert fixed == []


def test_a_chart_is_dressed_for_one_person_only():
    chart = alt.Chart(alt.Data(values=[{"a": 1}])).mark_bar().encode(x="a:Q")

    def ground(is_dark: bool) -> str:
        return altair_theme.dressed(chart, dark=is_dark, base=18)["config"]["axis"]["labelColor"]

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(ground, [True, False] * 50))
    assert seen == [tokens.DARK["ink2"], tokens.LIGHT["ink2"]] * 50
    assert altair_theme.dressed(chart, dark=False, base=30)["config"]["axis"]["labelFontSize"] == 24
    assert alt.theme.active != "linli"


def test_what_a_chart_configures_itself_stays():
    chart = alt.Chart(alt.Data(values=[{"a": 1}])).mark_bar().encode(x="a:Q").configure_bar(cornerRadiusEnd=9)
    config = altair_theme.dressed(chart, dark=True, base=18)["config"]
    assert config["bar"] == {"cornerRadiusEnd": 9}
    assert config["background"] == "transparent"


# -- plain pages -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", tokens.SIZES)
def test_the_sign_in_page_needs_neither_script_nor_style(language, size):
    page = look_gallery.sign_in_page(language, size, has_problem=True)
    seen = parsed(page.replace("<!doctype html>", ""))
    assert seen.wrong == seen.open == []
    tags = [tag for tag, _ in seen.tags]
    assert "script" not in tags
    assert "style" not in tags
    assert not [name for _, given in seen.tags for name in given if name == "style" or name.startswith("on")]
    document = dict(seen.tags[0][1])
    assert document == {"class": f"ll-plain ll-size-{size}", "lang": language.tag}
    assert tags.count("h1") == 1
    assert f'href="{stylesheet().url}"' in page


def test_every_field_has_its_label_and_secrets_do_not_come_back():
    page = look_gallery.sign_in_page(Language.ZH, has_problem=True)
    tags = parsed(page).tags
    boxes = [given for tag, given in tags if tag == "input" and given["type"] != "hidden"]
    labels = {given["for"] for tag, given in tags if tag == "label"}
    assert {given["id"] for given in boxes} == labels
    kinds = (kind for kind in forms.FieldKind if "password" in kind or "pin" in kind)
    for kind in kinds:
        drawn = forms.form(
            forms.Form(action="/x", button="b", fields=[forms.Field(name="n", label="l", kind=kind, value="7391")])
        )
        assert "7391" not in drawn
        assert 'type="password"' in drawn


def test_what_is_wrong_with_a_field_is_said_beside_it():
    drawn = forms.form(
        forms.Form(action="/x", button="b", fields=[forms.Field(name="n", label="l", hint="H", problem="P")])
    )
    box = next(given for tag, given in parsed(drawn).tags if tag == "input")
    assert box["aria-invalid"] == "true"
    assert box["aria-describedby"] == "f-n-hint f-n-problem"


def test_size_and_language_links_keep_the_rest_of_the_address():
    page = look_gallery.sign_in_page(Language.ZH, "2")
    links = [given for tag, given in parsed(page).tags if tag == "a" and str(given["href"]).startswith("?")]
    assert [given["href"] for given in links] == [
        "?next=%2Fwhy%3Fx%3D1&s=1&lang=zh",
        "?next=%2Fwhy%3Fx%3D1&s=2&lang=zh",
        "?next=%2Fwhy%3Fx%3D1&s=3&lang=zh",
        "?next=%2Fwhy%3Fx%3D1&s=2&lang=en",
    ]
    assert [given.get("aria-current") for given in links] == [None, "true", None, None]


def test_an_unknown_size_is_the_first():
    page = plain_page.Page(t=translator(Language.EN), size="<9>", title="t", place="p")
    assert 'class="ll-plain ll-size-1"' in plain_page.plain_page(page)
