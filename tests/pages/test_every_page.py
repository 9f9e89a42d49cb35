"""Every page as it is drawn: read, measured and counted in a browser, in both languages, three sizes, four widths.

Each page once in Chinese at 390 px and in the largest type at 320 px; those of the register also in one of twelve
choices that cover all pairs of language, size and width: about 90 s, twice that on a busy machine. With the marker
`look` every choice, light and dark, each with a picture in `tests/shots`: about 15 minutes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import product

import pytest
from playwright.sync_api import TimeoutError, expect, sync_playwright

from core.demo_accounts import ACCOUNTS, CLERK, FINANCE, MAKER, OWNER, PIN, RESIDENT_PHONE, REVIEWER
from core.i18n import GENERIC_KEY, LOCALES, Language, translator
from core.look.tokens import SIZE_NAMES, SIZES
from core.policy import Role
from pages._ui.register import OFFICE, REGISTER, RESIDENT, SHOP, Entry
from tests.served import ROOT, SHOTS, WAIT_MS, People, Window, a_small_demo, people_at, served

MEASURE = (ROOT / "tests" / "look_measure.js").read_text("utf-8")
WIDTHS = (320, 390, 768, 1280)
HIGHEST = 6000  # px of a picture
SENTENCE_IDS = {
    line.split(" =")[0]
    for file in LOCALES.glob("*/*.ftl")
    for line in file.read_text("utf-8").splitlines()
    if re.match(r"[a-z]", line)
}
KEY = re.compile(r"[a-z][a-z0-9]*(?:[-._][a-z0-9_]+)+")
LATIN = re.compile(r"[A-Za-z]{2,}")
HAN = re.compile("[\u4e00-\u9fff]")
# Latin letters that belong on Chinese pages: the switch of language, files, codes, addresses, the demo's door.
OURS = re.compile(
    "|".join(
        [
            r"(?<![0-9A-Za-z])([0-9A-Z]{2,}([-\u2011 ][0-9A-Z]+)+|[A-Z]{1,3}\d+|EN)(?![0-9A-Za-z])",
            r"https?://[^\s，。]+", "English|Excel", r"\.?(xlsx|xls|csv)\b", r"\d MB",
            *(re.escape(word) for one in ACCOUNTS for word in (one.secret, one.login) if word.isascii()),
        ]
    )
)  # fmt: skip
# What Streamlit says to readers aloud and cannot be told to say in our words.
STREAMLITS = re.compile(
    "Skip to main content|Sidebar|App pages|Navigate to home page|Logo|(Expand|Collapse) sidebar|Clear value"
    "|Choose an option|Open|Choose date|Increment|Decrement|file upload|Pagination|Previous page|Next page"
    r"|Shortcut [A-Z]|Page \d+|(year|month|day), .*"
)
FOLLOW_MS, LOOKS = 1500, 3
FITS = """() => {
  const page = document.querySelector('[data-testid="stMain"]') ?? document.documentElement;
  return page.scrollWidth <= page.clientWidth;
}"""
SEEN = """() => {
  const isSeen = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && one.checkVisibility({visibilityProperty: true, opacityProperty: true})
      && parseFloat(getComputedStyle(one).fontSize) > 0
      && !one.closest('[data-testid="stIconMaterial"], style, script, noscript, svg');
  };
  const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && one && isSeen(one)) texts.push(walker.currentNode.data.trim());
  }
  const spoken = [];
  for (const one of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      if (one.getAttribute(name) && one.checkVisibility({visibilityProperty: true})
          && !one.closest('[aria-hidden="true"]')) spoken.push(one.getAttribute(name));
  const primary = '[data-testid^="stBaseButton-primary"], a.ll-go, .ll-form button:not(.second)';
  return {texts, spoken, title: document.title, lang: document.documentElement.lang,
    primary: [...document.querySelectorAll(primary)].filter(isSeen).length,
    broken: document.querySelectorAll('[data-testid="stException"]').length};
}"""


# -- which pages, for whom ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """Something to look at: whose browser, the address, and what is pressed after it has opened."""

    name: str
    who: str
    path: str
    then: Callable[[Window], None] | None = None

    @property
    def has_link(self) -> bool:
        """Whether it is a page of the portal to which this person's own links lead; others are typed."""
        entry = next((one for one in REGISTER if one.name == self.path.strip("/").partition("?")[0]), None)
        return entry is not None and person_of(entry) in (self.who, "stranger")

    def open(self, window: Window) -> None:
        is_open = f"{window.page.url}?".split("?")[0].endswith(self.path.partition("?")[0])
        if self.has_link and window.is_in_portal and not is_open:  # its parts are then as somebody left them
            window.turn_to(self.path)
        else:
            window.open(self.path)

    def go_on(self, window: Window, size: str) -> None:
        """Press what is to be pressed, by its Chinese words."""
        if self.then:
            choose(window, "zh", size)
            self.then(window)
            window.settle()


def person_of(entry: Entry) -> str:
    """Who looks at a page of the register."""
    of_owners = frozenset({Role.OWNER})
    for roles, who in ((OFFICE, "staff"), (RESIDENT, "resident"), (SHOP - of_owners, "clerk"), (of_owners, "owner")):
        if entry.roles & roles:
            return who
    return "stranger"


def first(words: str) -> Callable[[Window], None]:
    """Press the first button with these words; the address then names what was opened."""

    def press(window: Window) -> None:
        window.button(words).first.click()
        window.page.wait_for_url("**?*")

    return press


PLACES = [
    *(Place(entry.name, person_of(entry), f"/{entry.name}") for entry in REGISTER if entry.exists),
    *(Place(f"door_{name}", "stranger", f"/auth/{name}") for name in ("sign-in", "enrol", "pair", "sign-out")),
    Place("statements_owner", "owner", "/shop_statements"),
    Place("till_owner", "owner", "/till"),
    Place("door_till", "clerk", "/auth/till"),
    Place("door_signed_in", "resident", "/auth/sign-in"),
    Place("voucher_link", "stranger", "/V/7Q2M9KX4TD8HVW3F"),
    Place("check_in_link", "stranger", "/C/7Q2M9KX4TD8HVW3F"),
    Place("check_in_over", "resident", "/C/7Q2M9KX4TD8HVW3F"),
    *(Place(f"roll_{how}", "staff", f"/roll?how={how}", first("打开点名")) for how in ("code", "card", "list")),
    Place("till_refused", "clerk", "/V/7Q2M9KX4TD8HVW3F"),
    Place("not_yours", "resident", "/desk"),
    Place("sign_in_first", "stranger", "/my_points"),
    Place("no_till", "stranger", "/till"),
    Place("desk_reviewer", "reviewer", "/desk"),
    Place("approve_reviewer", "reviewer", "/approve"),
    Place("approve_explain", "staff", "/approve?queue=explain"),
    Place("approve_post", "staff", "/approve?queue=post"),
    *(Place(f"hours_{way}", "staff", f"/hours?way={way}") for way in ("table", "one", "recent")),
    Place("activity_one", "staff", "/publish", first("打开")),
    Place("call_up_one", "staff", "/call_up", first("打开")),
    Place("claim_mine", "resident", "/claim?part=mine"),
    Place("my_elders_log", "resident", "/my_elders", first("记一次探访")),
    Place("events_verify", "staff", "/events?part=verify"),
    Place("companions_calls", "staff", "/companions?part=calls"),
    Place("companions_one", "staff", "/companions", first("打开")),
    Place("tidy_one", "staff", "/tidy", first("打开")),
    Place("tidy_begin", "staff", "/tidy?part=begin"),
    Place("notices_one", "staff", "/notices", first("打开")),
    Place("people_one", "staff", "/people", first("打开这一户")),
    Place("people_person", "staff", "/people", first("看这个人")),
    Place("teams_one", "staff", "/teams", first("打开")),
    Place("shops_one", "staff", "/shops", first("打开")),
    Place("statements_one", "staff", "/statements?queue=paid", first("打开")),
    Place("statements_agreed", "reviewer", "/statements?queue=agreed", first("打开")),
    Place("disputes_one", "reviewer", "/disputes", first("打开")),
    Place("objections_one", "reviewer", "/objections", first("打开")),
    Place("objections_decided", "staff", "/objections?queue=decided", first("打开")),
    Place("objections_deduct", "staff", "/objections?queue=deduct"),
    Place("disputes_over", "staff", "/disputes?queue=over", first("打开")),
    Place("funds_finance", "finance", "/funds"),
    Place("shops_applications", "staff", "/shops?queue=applications"),
    Place("shops_application", "staff", "/shops?queue=applications", first("打开")),
    Place("payments_finance", "finance", "/payments"),
    Place("apply_shop", "stranger", "/apply/shop"),
    Place("apply_done", "stranger", "/apply/shop?done=1"),
    Place("shop_list_resident", "resident", "/shop_list"),
    Place("trace_card", "staff", "/trace?card=LJC-0001"),
    Place("trace_claim", "staff", "/trace?card=LJC-0001", first("看这一条")),
    Place("trace_voucher", "staff", "/trace?card=LJC-0001", first("看这张券")),
    Place("trace_notice", "staff", "/trace?notice=2"),
    Place("numbers_month", "staff", "/numbers?span=month"),
    Place("numbers_fund", "finance", "/numbers?of=fund&span=days"),
]
LANGUAGES = ("zh", "en")
PAIRS = [
    (LANGUAGES[(place + number) % 2], size, width)
    for number, size in enumerate(SIZES)
    for place, width in enumerate(WIDTHS)
]


# -- who looks ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    """Browsers in front of a small demo; afterwards its log has told of no mistake and no missing sentence."""
    folder = tmp_path_factory.mktemp("pages")
    a_small_demo(folder)
    with served(folder) as server, sync_playwright() as play:
        with people_at(server.address, play, story="pages") as people:
            yield people
        told = server.log.read_text("utf-8").splitlines()
    assert [line for line in told if '"level": "error"' in line or "Traceback" in line] == []


@pytest.fixture(scope="module")
def windows(people: People) -> dict[str, Window]:
    """A browser for each who looks, signed in as the demo's first page says."""
    everybody = ("stranger", "resident", "staff", "reviewer", "finance", "owner", "clerk")
    opened = {who: people.come(who, width=390) for who in everybody}
    opened["resident"].sign_in(RESIDENT_PHONE, PIN)
    for who, door in (("staff", MAKER), ("reviewer", REVIEWER), ("finance", FINANCE), ("owner", OWNER)):
        opened[who].sign_in(door.login, door.password)
    till = opened["clerk"].page
    till.goto(f"{people.address}/auth/pair")
    till.get_by_role("button", name="配成").click()
    till.get_by_text(CLERK).first.click()
    till.locator("input[name=pin]").fill(PIN)
    till.get_by_role("button", name="开始收券").click()
    opened["clerk"].settle()
    return opened


def choose(window: Window, language: str, size: str) -> None:
    """By the switches that stand on every page: one tap for each."""
    page = window.page
    switch = page.locator(".st-key-lang button, .ll-tools a[hreflang]").first
    other = translator(Language(language))("look.other_language")
    if switch.inner_text().strip() != other:
        switch.click()
        expect(switch).to_have_text(other, timeout=WAIT_MS)
    sizes = page.locator(".st-key-tools [role=radio], .ll-tools .sizes a")
    tap = sizes.filter(has_text=re.compile(rf"^\s*{re.escape(SIZE_NAMES[size])}\s*$"))
    if "true" not in (tap.get_attribute("aria-checked"), tap.get_attribute("aria-current")):
        tap.click()
    window.settle()
    base = f"{SIZES[size]}px"
    page.wait_for_function("(base) => getComputedStyle(document.documentElement).fontSize === base", arg=base)
    window.settle()


def at_width(window: Window, width: int, height: int = 844) -> None:
    """Make the window so wide, and wait until the page has followed."""
    window.page.set_viewport_size({"width": width, "height": height})
    window.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


# -- what is looked for ------------------------------------------------------------------------------------------


def findings(window: Window, *, language: str, size: str) -> dict[str, object]:
    """What is wrong with the page as it stands; empty when nothing is."""
    seen = window.page.evaluate(SEEN)
    need = {"need": 44 if size == "1" else 60}
    measured = window.page.evaluate(MEASURE, need)
    for _ in range(LOOKS):
        if measured["sideways"]:  # charts and tables on canvas follow their window in steps, a moment later
            with suppress(TimeoutError):
                window.page.wait_for_function(FITS, timeout=FOLLOW_MS)
            measured = window.page.evaluate(MEASURE, need)
    said = [*seen["texts"], *seen["spoken"]]
    t, letters = translator(Language(language)), HAN if language == "zh" else LATIN
    wrong = {
        "keys": [key for one in said for key in KEY.findall(one) if re.sub("[._]", "-", key) in SENTENCE_IDS],
        "no sentence": [one for one in said if one == t(GENERIC_KEY)],
        "mistakes": [one for one in said if "Traceback" in one] + ["exception"] * seen["broken"],
        "foreign": [one for one in said if is_foreign(one)] if language == "zh" else [],
        "title": seen["title"] if not letters.search(seen["title"]) or seen["title"] == "Streamlit" else "",
        "lang": seen["lang"] if seen["lang"] != Language(language).tag else "",
        "primary buttons": seen["primary"] if seen["primary"] > 1 else 0,
        "scripts": window.wrong,
        **{kind: measured[kind] for kind in ("small", "low", "tiny", "sideways")},
    }
    return {kind: found for kind, found in wrong.items() if found}


def is_foreign(one: str) -> bool:
    """Whether words hold English that a reader or a listener would meet on a Chinese page."""
    return not STREAMLITS.fullmatch(one) and bool(LATIN.search(OURS.sub("", one)))


def choices(place: Place) -> list[tuple[str, str, int]]:
    """In which language, size and width a page is looked at every day."""
    number = PLACES.index(place)
    own = [PAIRS[number % len(PAIRS)]] if place.path == f"/{place.name}" else []
    return list(dict.fromkeys([("zh", "1", 390), (LANGUAGES[number % 2], "3", 320), *own]))


# By choice, not by page: whoever has chosen once goes from page to page.
EVERYDAY = sorted(
    ((place, choice) for place in PLACES for choice in choices(place)),
    key=lambda one: (one[1][:2] != ("zh", "1"), one[1]),
)


@pytest.mark.web
@pytest.mark.parametrize(
    ("place", "choice"), EVERYDAY, ids=[f"{place.name} {' '.join(map(str, choice))}" for place, choice in EVERYDAY]
)
def test_a_page_can_be_read_touched_and_understood(
    windows: dict[str, Window], place: Place, choice: tuple[str, str, int]
) -> None:
    window, (language, size, width) = windows[place.who], choice
    at_width(window, width)
    place.open(window)
    place.go_on(window, size)
    choose(window, language, size)
    wrong = findings(window, language=language, size=size)
    if wrong:
        window.picture(f"page-{place.name}-{language}-{size}-{width}")
    assert wrong == {}


@pytest.mark.look
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_page_in_every_choice(windows: dict[str, Window], place: Place, scheme: str) -> None:
    window, wrong = windows[place.who], {}
    window.page.emulate_media(color_scheme=scheme)
    at_width(window, 390)
    place.open(window)
    place.go_on(window, "1")
    for language, size in product(LANGUAGES, SIZES):
        choose(window, language, size)
        for width in WIDTHS:
            at_width(window, width)
            found = findings(window, language=language, size=size)
            if found:
                wrong[f"{language} {size} {width}"] = found
            at_width(window, width, whole_height(window))
            window.picture(f"{place.name}-{language}-{size}-{width}-{scheme}", folder=SHOTS / "pages")
    at_width(window, 390)
    choose(window, "zh", "1")
    assert wrong == {}


def whole_height(window: Window) -> int:
    """How high a window would have to be that shows the whole page."""
    height = window.page.evaluate(
        "(document.querySelector('[data-testid=stMain]') ?? document.documentElement).scrollHeight"
    )
    return min(max(int(height), 844), HIGHEST)
