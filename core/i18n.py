"""Words. A key and its facts become one sentence in the reader's language; nowhere else do times turn local.

Keys are `kind.place.thing`; their sentences live in `core/locales/<language>/<area>.ftl` (Project Fluent), where dots
and underscores are hyphens: `error.voucher.already_redeemed` is `error-voucher-already-redeemed`. A sentence may call
these functions on its facts (times in the community's time zone):

    { $day }  { DAY($day) }     26 November                  { TIME($at) }       10:32
    { $at }                     26 November, 10:32           { YUAN($face_fen) } 20.50
    { FULL_DAY($day) }          3 February 2027              { HOURS($minutes) } 2 hours 30 minutes
    { MONTH($day) }             November 2026                { WEEKDAY($day) }   Sunday
    { PLAIN($year) }            2026 (no thousands mark)
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import DateTimePattern, parse_pattern
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import CurrentEnvironment, Message, ResolverEnvironment
from fluent.runtime.types import FluentNone, FluentType

LOCALES: Final = Path(__file__).parent / "locales"
GENERIC_KEY: Final = "error.app"  # what a reader sees when a sentence is missing in production

_log = logging.getLogger("linli.words")
_strictness = {"strict": False}


class Language(StrEnum):
    """The languages of the portal; Chinese is the first."""

    ZH = "zh"
    EN = "en"

    @property
    def tag(self) -> str:
        """What HTML's `lang` says."""
        return "zh-CN" if self is Language.ZH else "en"

    @property
    def other(self) -> Language:
        """Where the one-tap switch leads."""
        return Language.EN if self is Language.ZH else Language.ZH

    @classmethod
    def read(cls, text: str | None) -> Language:
        """The language named by a cookie or an address; anything else is the first language."""
        return cls.EN if text == cls.EN.value else cls.ZH


class Translate(Protocol):
    """What pages and routes hold as `t`."""

    @property
    def language(self) -> Language: ...

    def __call__(self, key: str, /, **facts: object) -> str: ...


def be_strict(strict: bool = True) -> None:
    """Tests only: from now on a missing sentence or fact raises KeyError instead of the generic sentence."""
    _strictness["strict"] = strict


@lru_cache(maxsize=64)
def translator(language: Language, time_zone: str = "Asia/Shanghai") -> Translate:
    """The `t` of one reader; `time_zone` is the community's.

    `t(key, **facts)` takes text, whole numbers, dates, aware datetimes, None, and lists of these. A missing sentence or
    fact raises KeyError after `be_strict()`; otherwise it is logged and the generic sentence comes back, never a key.
    """
    return _Translator(Language(language), ZoneInfo(time_zone))


def fluent_id(key: str) -> str:
    """The one place where a key becomes a Fluent identifier."""
    return key.replace(".", "-").replace("_", "-")


def has_sentence(key: str, language: Language) -> bool:
    return _bundle(language).has_message(fluent_id(key))


def yuan(fen: int) -> str:
    """Fen as yuan, digits only: 2000 is 20, 2050 is 20.50, 6000000 is 60,000."""
    whole, rest = divmod(abs(fen), 100)
    return ("\N{MINUS SIGN}" if fen < 0 else "") + (f"{whole:,}.{rest:02d}" if rest else f"{whole:,}")


def hours_words(minutes: int, language: Language) -> str:
    """Minutes in words: 150 is "2 hours 30 minutes", 0 is "0 minutes"."""
    hours, rest = divmod(minutes, 60)
    form = "hours-and-minutes" if hours and rest else "hours" if hours else "minutes"
    return _bundle(language).say(f"duration-{form}", {"hours": _Count(hours), "minutes": _Count(rest)})[0]


# -- how it works ------------------------------------------------------------------------------------------------


class _Translator:
    __slots__ = ("_bundle", "_zone", "language")

    def __init__(self, language: Language, zone: ZoneInfo) -> None:
        self.language = language
        self._bundle = _bundle(language)
        self._zone = zone

    def __call__(self, key: str, /, **facts: object) -> str:
        bundle = self._bundle
        try:
            sentence, problems = bundle.say(
                fluent_id(key), {name: _fact(value, self._zone, bundle) for name, value in facts.items()}
            )
        except LookupError:
            sentence, problems = "", [KeyError(key)]
        if not problems:
            return sentence
        if _strictness["strict"]:
            raise KeyError(f"{key} ({self.language}): {'; '.join(str(problem) for problem in problems)}")
        _log.error("no sentence for %s in %s", key, self.language)
        return bundle.say(fluent_id(GENERIC_KEY), {})[0]


class _Bundle(FluentBundle):
    """One language's sentences. Facts come in ready as `_fact` values, which spares Fluent's slow number formats."""

    def __init__(self, language: Language) -> None:
        super().__init__([language.tag], functions=_functions(self), use_isolating=False)
        self.language = language
        locale = self.locale = Locale.parse("zh_CN" if language is Language.ZH else "en_GB")
        month_day = str(locale.datetime_skeletons["MMMd" if language is Language.ZH else "MMMMd"])
        self.day = parse_pattern(month_day)
        self.time = parse_pattern("H:mm" if language is Language.ZH else "HH:mm")
        self.day_time = parse_pattern(f"{month_day} H:mm" if language is Language.ZH else f"{month_day}, HH:mm")
        self.full_day: DateTimePattern = locale.date_formats["long"]
        self.month = parse_pattern(str(locale.datetime_skeletons["yMMMM"]))
        self.weekday = parse_pattern("EEEE")
        for file in sorted((LOCALES / language.value).glob("*.ftl")):
            self.add_resource(FluentResource(file.read_text("utf-8")))

    def say(self, message_id: str, facts: Mapping[str, object]) -> tuple[str, list[Exception]]:
        """The sentence, and what was wrong with it. Raises LookupError for an unknown message."""
        message: Message = self.get_message(message_id)
        if message.value is None:
            raise LookupError(message_id)
        problems: list[Exception] = []
        environment = ResolverEnvironment(context=self, current=CurrentEnvironment(args=dict(facts)), errors=problems)
        try:
            sentence = message.value(environment)
        except ValueError as problem:  # a fact longer than Fluent allows
            return "", [problem]
        if isinstance(sentence, FluentType):  # a message that is one placeable alone
            sentence = sentence.format(self.locale)
        return str(sentence), problems


@cache
def _bundle(language: Language) -> _Bundle:
    return _Bundle(Language(language))


class _Count(FluentType, int):
    """A whole number: `8,950` as text, a plural category in a selector."""

    def format(self, locale: Locale) -> str:
        return f"{int(self):,}" if self >= 0 else f"\N{MINUS SIGN}{-int(self):,}"


class _Words(FluentType):
    """Text that is ready."""

    __slots__ = ("words",)

    def __init__(self, words: str) -> None:
        self.words = words

    def format(self, locale: Locale) -> str:
        return self.words


class _Moment(FluentType):
    """A date, or a datetime in the community's zone, which the sentence may show in several forms."""

    __slots__ = ("at", "bundle")

    def __init__(self, at: date, bundle: _Bundle) -> None:
        self.at = at
        self.bundle = bundle

    def format(self, locale: Locale) -> str:
        bundle = self.bundle
        return (bundle.day_time if isinstance(self.at, datetime) else bundle.day).apply(self.at, bundle.locale)


def _fact(value: object, zone: tzinfo, bundle: _Bundle) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return _Count(value)
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be shown")
        return _Moment(value.astimezone(zone), bundle)
    if isinstance(value, date):
        return _Moment(value, bundle)
    if value is None:
        return ""
    if isinstance(value, (float, Decimal)):
        return f"{value:,}"
    if isinstance(value, (list, tuple, set, frozenset)):
        between = bundle.say("list-between", {})[0] if bundle.has_message("list-between") else ", "
        return between.strip("|").join(_shown(_fact(one, zone, bundle), bundle) for one in value)
    return str(value)


def _shown(fact: object, bundle: _Bundle) -> str:
    return fact.format(bundle.locale) if isinstance(fact, FluentType) else str(fact)


def _functions(bundle: _Bundle) -> dict[str, Callable[..., FluentType]]:
    """What a sentence may call; a fact that is missing or of another kind becomes one of Fluent's own problems."""

    def moment(form: Callable[[], DateTimePattern]) -> Callable[..., FluentType]:
        def shown(given: object) -> FluentType:
            if isinstance(given, FluentNone):
                return given
            if not isinstance(given, _Moment):
                raise TypeError(f"not a date: {given!r}")
            return _Words(form().apply(given.at, bundle.locale))

        return shown

    def number(form: Callable[[int], str]) -> Callable[..., FluentType]:
        def shown(given: object) -> FluentType:
            if isinstance(given, FluentNone):
                return given
            if not isinstance(given, int):
                raise TypeError(f"not a whole number: {given!r}")
            return _Words(form(int(given)))

        return shown

    return {
        "DAY": moment(lambda: bundle.day),
        "FULL_DAY": moment(lambda: bundle.full_day),
        "MONTH": moment(lambda: bundle.month),
        "WEEKDAY": moment(lambda: bundle.weekday),
        "TIME": moment(lambda: bundle.time),
        "YUAN": number(yuan),
        "HOURS": number(lambda minutes: hours_words(minutes, bundle.language)),
        "PLAIN": number(str),
    }
