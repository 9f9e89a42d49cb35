"""The frame of every page. A page begins with `page = open_page("my_points")` and does all else through `page`.

Rights are recomputed at every rerun; `st.session_state` holds pages, this run's visit and one message for the next run,
nothing that matters after a reload.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeVar

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from core.bootstrap import App, TryAgain
from core.commands import policy_of
from core.cookies import LANGUAGE, SIZE
from core.errors import AppError, SignInNeeded
from core.forms import OpenForm, keep_refusal, leave_form, open_form, open_forms
from core.i18n import Language, Translate, translator
from core.look import parts, till
from core.look.html import Html
from core.look.tokens import FIXED, SIZES
from core.policy import Actor, Role, may
from core.preferences import keep_preferences, read_size
from core.visits import Visit
from pages._ui import components, counter, session, strip
from pages._ui.register import ANYBODY, BY_NAME, Entry, is_allowed

R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., Any])
IDLE_LOOK_SECONDS = 30


def begin() -> tuple[Visit, Translate]:
    """Once at the start of a run, by `main.py`: who is there, and in which language."""
    visit = session.see()
    st.session_state["_visit"] = visit
    return visit, words_of(visit)


def this_visit() -> Visit:
    """The visit of this run."""
    visit: Visit = st.session_state["_visit"]
    return visit


def page_of(name: str) -> StreamlitPage:
    """A page of the register, for links and jumps."""
    found: StreamlitPage = st.session_state["_pages"][name]
    return found


def language_of(visit: Visit) -> Language:
    """Kept with the account, else a cookie, else Chinese."""
    return visit.kept.language if visit.kept else Language.read(session.cookie(LANGUAGE))


def size_of(visit: Visit) -> str:
    """1, 2 or 3: kept with the account, else a cookie, else the first."""
    return str(visit.kept.type_size if visit.kept else read_size(session.cookie(SIZE)))


def words_of(visit: Visit) -> Translate:
    return translator(language_of(visit), visit.place.time_zone)


def open_page(
    name: str, *, role: Role | None = None, roles: Iterable[Role] | None = None, title: str = "", under: str = ""
) -> Page:
    """Frame a page and let in who may: by default the roles of the register.

    Who may not gets a calm sentence, the way on, and nothing else. `title` stands in the desk's strip, by default the
    page's name; `under` below the place, by default the visitor's name.
    """
    entry, visit = BY_NAME[name], this_visit()
    wanted = frozenset({role} if role else roles) if role or roles is not None else entry.roles
    t = words_of(visit)
    page = Page(name=name, entry=entry, visit=visit, t=t, size=size_of(visit))
    strip.style(entry.kind, page.size)
    strip.top(page, title=title or t(f"nav.{name}"), under=under or _under(visit, entry, t))
    if visit.is_signed_in:
        _look_again(visit.actor)
    if wanted and not wanted & visit.actor.roles:
        _turn_away(page)
    strip.ways(page)
    waiting = st.session_state.pop("_message", None)
    if waiting:
        *said, on = waiting
        page.say(*said)
        if on:
            words, where, query = on
            page.link(words, where, icon=":material/arrow_forward:", **query)
    return page


@dataclass(slots=True, kw_only=True)
class Page:
    """What a page holds: words, who looks, the books to ask and to press."""

    name: str
    entry: Entry
    visit: Visit
    t: Translate
    size: str

    # -- who and when --

    @property
    def app(self) -> App:
        return session.app()

    @property
    def actor(self) -> Actor:
        """Who looked when this run began; `do` and `look` ask again where a part of the page runs later."""
        return self.visit.actor

    @property
    def language(self) -> Language:
        return self.t.language

    @property
    def today(self) -> date:
        return self.visit.today

    @property
    def now(self) -> datetime:
        return self.visit.now

    @property
    def base_px(self) -> int:
        """The page's base type size, for charts."""
        return SIZES[self.size]

    def may(self, function: Callable[..., Any]) -> bool:
        """Whether the gate of a command or query would let this visitor through; to hide what would be refused."""
        return may(self.actor, policy_of(function))

    # -- asking --

    def look(self, query: Callable[..., R], /, **named: Any) -> R:
        """Ask the books. A refusal ends the page with its sentence."""
        actor = self._actor_now() if session.is_later_run() else self.actor
        return self.app.look(actor, query, **named)

    @property
    def asked(self) -> Mapping[str, str]:
        """What the address asks for: `?voucher=…`."""
        return st.query_params.to_dict()

    # -- pressing --

    def form(self, form: str, subject: str = "") -> Press:
        """The form's intent: made now or found again. Its answer stays until it is left."""
        return Press(page=self, form=open_form(self.app, self._actor_now(), form=form, subject=subject))

    def forms(self, form: str) -> list[Press]:
        """All open forms of one kind, whatever they are about, in the order in which they were shown."""
        actor = self._actor_now() if session.is_later_run() else self.actor
        return [Press(page=self, form=one) for one in open_forms(self.app, actor, form=form)]

    def do(self, form: str, subject: str, command: Callable[..., R], /, **named: Any) -> R | None:
        """Press a form. None when it was refused: the sentence then stands here. Leave it with `form(…).leave()`."""
        with self.told():
            return self.form(form, subject).press(command, **named)
        return None

    def act(self, form: str, subject: str, command: Callable[..., R], /, **named: Any) -> R | None:
        """As `do`, for a step that shows itself at once in the page's own list: the form is left right after it."""
        with self.told():
            press = self.form(form, subject)
            result = press.press(command, **named)
            if result is not None:
                press.leave()
            return result
        return None

    @contextmanager
    def told(self) -> Iterator[None]:
        """A refusal inside becomes its sentence, here; a lost line says that nothing is lost."""
        try:
            yield
        except AppError as refusal:
            say_refusal(refusal)
        except TryAgain:
            say_lost()

    # -- showing --

    def show(self, *content: Html, key: str | None = None, width: Literal["stretch", "content"] = "stretch") -> None:
        """Ready markup of `core.look`."""
        for one in content:
            assert isinstance(one, Html), "only markup that core.look made"
        with st.container(key=key) if key else nullcontext():
            for one in content:
                st.html(one, width=width)

    def say(self, kind: parts.Kind, title: str, body: str | Html = "") -> None:
        """One message, here: what is, then what to do."""
        st.html(parts.say(kind, title, body))

    def say_next(
        self, kind: parts.Kind, title: str, body: str = "", *, on: tuple[str, str, dict[str, str]] | None = None
    ) -> None:
        """One message at the top of the next run; `on` (words, page, query) leads from there to the next step."""
        st.session_state["_message"] = (kind, title, body, on if on and self.has(on[1]) else None)

    def result(self, kind: parts.Kind, *, title: str, lines: Sequence[str], aside: str = "", words: str = "") -> None:
        """The till's answer in the colour of the whole page: `ok` green, `no` red with what to tell the customer."""
        strip.ground(FIXED["accepted" if kind == "ok" else "refused"])
        if kind == "ok":
            st.html(till.accepted(title=title, lines=lines))
        else:
            st.html(till.refused(title=title, lines=lines, aside=aside, words=words))

    def link(self, words: str, name: str, *, icon: str | None = None, width: str = "content", **query: str) -> None:
        """A link to another page of the register; nothing where it does not exist yet.

        To the same page with another question leads a button that calls `turn`: a link would not change the address.
        """
        assert not query or name != self.name
        if BY_NAME[name].exists:
            st.page_link(
                page_of(name),
                label=words,
                icon=icon,
                width=width,
                query_params=query or None,  # type: ignore[arg-type]
            )

    def has(self, name: str) -> bool:
        """Whether a page of the register is there and open to this visitor."""
        return BY_NAME[name].exists and is_allowed(BY_NAME[name], self.actor)

    def go(self, name: str, **query: str) -> None:
        """On to another page; nothing after this line runs."""
        st.switch_page(page_of(name), query_params=query or None)

    def door(self, words: str, url: str) -> None:
        """A link to one of our routes, such as sign-in, that looks like the page's one button."""
        st.html(strip.go_link(words, url))

    def turn(self, **query: str) -> None:
        """The same page with another question in its address; nothing after this line runs."""
        st.query_params.update(query)
        st.rerun()

    def keep(self, *, language: Language | None = None, type_size: int | None = None) -> None:
        """Keep how this visitor reads with the account; nothing after this line runs."""
        keep_preferences(self.app, self._actor_now(), language=language, type_size=type_size)
        st.rerun()

    def again(self) -> None:
        """Run the page anew; nothing after this line runs."""
        st.rerun()

    def stop(self) -> None:
        """End the page here."""
        st.stop()

    # -- parts that run by themselves --

    def fragment(self, *, every_seconds: float | None = None) -> Callable[[F], F]:
        """A part of the page that reruns alone; refusals inside become sentences."""
        return lambda body: st.fragment(self._guarded(body), run_every=every_seconds)  # type: ignore[return-value]

    def dialog(self, title: str, body: Callable[[], None]) -> None:
        """Open a dialog now; its body runs alone. Presses inside act as on the page."""
        st.dialog(title, width="small")(self._guarded(body))()

    def confirm(self, *, title: str, lines: Sequence[str], yes: str, then: Callable[[], object], key: str) -> None:
        """Ask before a step that cannot be taken back. `then` runs on yes; unless it was refused the page reruns."""

        def body() -> None:
            for line in lines:
                st.html(parts.lead(line))
            if st.button(yes, key=f"{key}_yes", type="primary", width="stretch") and then() is not None:
                st.rerun()
            if st.button(self.t("shell.rather_not"), key=f"{key}_no", width="stretch"):
                st.rerun()

        self.dialog(title, body)

    def download(self, words: str, make: Callable[[], tuple[bytes, str, str]], *, key: str) -> None:
        """A button that fetches a file (data, name, media type) over our own guarded address, for its owner only."""
        components.download(self, words, make, key=key)

    def _guarded(self, body: F) -> F:
        def run(*given: Any, **named: Any) -> None:
            with self.told():
                body(*given, **named)

        run.__qualname__ = f"{self.name}.{body.__qualname__}"
        run.__module__ = body.__module__
        return run  # type: ignore[return-value]

    def _actor_now(self) -> Actor:
        """The visitor, asked anew: before every press, and where a part runs after the run that made this page."""
        if not self.visit.is_signed_in:
            return self.visit.actor
        actor = session.principal()
        if actor is None or actor.login_id != self.visit.actor.login_id:
            raise SignInNeeded()
        return actor


@dataclass(slots=True, kw_only=True)
class Press:
    """One form of this login. Its result stays, through reload and second tab, until it is left."""

    page: Page
    form: OpenForm

    def answer(self, command: Callable[..., R]) -> R | None:
        """What the press came to, None before it."""
        return self.form.answered(command)

    def press(self, command: Callable[..., R], /, *, reason: str | None = None, note: str | None = None,
              **named: Any) -> R | None:  # fmt: skip
        """Press it: the command's result. Raises its refusals, so call it inside `page.told()` or through `page.do`."""
        earlier = self.form.answered(command)
        if earlier is not None:
            return earlier
        intent = self.form.intent(reason=reason, note=note)
        return self.page.app.do(self.page._actor_now(), intent, command, **named)

    def refuse(self, refusal: AppError) -> None:
        """Keep a refusal with the form, until it is left or pressed with better luck."""
        keep_refusal(self.page.app, self.page._actor_now(), self.form, refusal)

    def leave(self) -> None:
        """Its result was seen: *done* or *another*. As a button's `on_click` it acts before the page reruns."""
        leave_form(self.page.app, self.page._actor_now(), self.form)


def say_refusal(refusal: AppError) -> None:
    """A refusal as its sentence, here."""
    visit = st.session_state.get("_visit")
    t = words_of(visit) if visit else translator(Language.ZH)
    st.html(parts.say("no", t(refusal.key, **refusal.facts)))
    if isinstance(refusal, SignInNeeded):
        st.html(parts.link(t("shell.sign_in"), "/auth/sign-in"))


def say_lost() -> None:
    """The line to the books was lost: nothing is, press again."""
    visit = st.session_state.get("_visit")
    t = words_of(visit) if visit else translator(Language.ZH)
    st.html(parts.say("wait", t("shell.lost"), t("shell.lost_next")))


@st.fragment(run_every=IDLE_LOOK_SECONDS)
def _look_again(actor: Actor) -> None:
    """An idle tab whose sign-in has ended goes blank by itself."""
    if not session.is_still_here(actor):
        st.rerun()


def _under(visit: Visit, entry: Entry, t: Translate) -> str:
    if entry.kind == "desk":
        return t("shell.desk_under", day=visit.today, name=visit.actor.name)
    if entry.kind == "till" and visit.till:
        is_in = visit.is_signed_in
        return t("shell.till_under", till=visit.till.name, name=visit.actor.name) if is_in else visit.till.name
    return visit.actor.name if visit.is_signed_in else t("shell.public_under")


def _turn_away(page: Page) -> None:
    """Not this page: say so, show the way on, end."""
    t, visit = page.t, page.visit
    if not visit.is_signed_in and page.entry.kind == "till":
        counter.till_door(page)
    elif not visit.is_signed_in:
        st.html(parts.say("info", t("shell.sign_in_first"), t("shell.sign_in_first_why")))
        page.door(t("shell.sign_in"), f"/auth/sign-in?next=/{page.name}")
        st.html(parts.link(t("shell.see_board"), "/notice_board"))
    else:
        st.html(parts.say("info", t("shell.not_yours"), t("shell.not_yours_next", name=visit.actor.name)))
        strip.other_doors(page)
        strip.sign_out_button(page)
    st.stop()


__all__ = ["ANYBODY", "Page", "Press", "begin", "open_page", "page_of", "this_visit"]
