"""A key and its facts become one sentence; times turn local here."""

from __future__ import annotations

import timeit
from datetime import UTC, date, datetime

import pytest
from fluent.runtime import FluentResource

from core import i18n
from core.errors import PhotoTooLarge
from core.i18n import Language, be_strict, hours_words, translator, yuan

AT = datetime(2026, 11, 26, 2, 32, tzinfo=UTC)  # 10:32 in Shanghai
SENTENCES = """
test-notice = { $points } · { $on } · { $at }
test-days = { DAY($at) }|{ TIME($at) }|{ FULL_DAY($on) }|{ MONTH($on) }|{ WEEKDAY($on) }
test-units = { YUAN($face_fen) }|{ HOURS($minutes) }|{ PLAIN($year) }
test-alone = { $on }
test-list = { $shops }
test-switch = { $state ->
    [active] A
   *[other] B
 }
"""


@pytest.fixture(scope="module", autouse=True)
def a_few_sentences():
    for language in Language:
        i18n._bundle(language).add_resource(FluentResource(SENTENCES))


@pytest.fixture
def lenient():
    be_strict(False)
    yield
    be_strict()


def test_dates_and_times_are_said_in_the_community_s_zone():
    facts = {"points": 8950, "on": date(2026, 11, 26), "at": AT}
    assert translator(Language.ZH)("test.notice", **facts) == "8,950 · 11月26日 · 11月26日 10:32"
    assert translator(Language.EN)("test.notice", **facts) == "8,950 · 26 November · 26 November, 10:32"
    assert translator(Language.ZH, "Asia/Urumqi")("test.notice", **facts).endswith("11月26日 8:32")


def test_a_sentence_may_ask_for_other_forms():
    days = {"at": AT, "on": date(2027, 2, 3)}
    units = {"face_fen": 2050, "minutes": 150, "year": 2026}
    chinese, english = translator(Language.ZH), translator(Language.EN)
    assert chinese("test.days", **days) == "11月26日|10:32|2027年2月3日|2027年2月|星期三"
    assert english("test.days", **days) == "26 November|10:32|3 February 2027|February 2027|Wednesday"
    assert chinese("test.units", **units) == "20.50|2 小时 30 分钟|2026"
    assert english("test.units", **units) == "20.50|2 hours 30 minutes|2026"


def test_one_fact_alone_a_list_and_a_choice():
    t = translator(Language.ZH)
    assert t("test.alone", on=date(2026, 1, 5)) == "1月5日"
    assert t("test.list", shops=["刘记粮油", "邻里食堂", 3]) == "刘记粮油、邻里食堂、3"
    assert t("test.switch", state="active") == "A"
    assert t("test.switch", state="void") == "B"


def test_a_time_without_a_zone_is_our_own_mistake():
    with pytest.raises(ValueError, match="without a zone"):
        translator(Language.ZH)("test.alone", on=AT.replace(tzinfo=None))


def test_a_missing_sentence_or_fact_is_an_error_in_tests():
    t = translator(Language.ZH)
    with pytest.raises(KeyError, match=r"no\.such\.thing"):
        t("no.such.thing")
    with pytest.raises(KeyError, match="on"):
        t("test.alone")
    with pytest.raises(KeyError, match="not a date"):
        t("test.days", at=3, on=3)


@pytest.mark.parametrize("language", Language)
def test_in_production_nobody_sees_a_raw_key(language, lenient):
    t = translator(language)
    generic = t("error.app")
    assert t("no.such.thing") == generic
    assert t("test.alone") == generic
    assert t("test.alone", on="x" * 3000) == generic
    assert "error" not in generic.lower()


def test_a_refusal_speaks_with_its_own_facts():
    refusal = PhotoTooLarge(megabytes_max=5, megapixels_max=12)
    assert "5 MB" in translator(Language.ZH)(refusal.key, **refusal.facts)


@pytest.mark.parametrize(("fen", "said"), [(2000, "20"), (2050, "20.50"), (5, "0.05"), (6000000, "60,000"), (0, "0")])
def test_fen_are_said_in_yuan(fen, said):
    assert yuan(fen) == said


@pytest.mark.parametrize(
    ("minutes", "chinese", "english"),
    [
        (150, "2 小时 30 分钟", "2 hours 30 minutes"),
        (120, "2 小时", "2 hours"),
        (61, "1 小时 1 分钟", "1 hour 1 minute"),
        (45, "45 分钟", "45 minutes"),
        (0, "0 分钟", "0 minutes"),
        (7530, "125 小时 30 分钟", "125 hours 30 minutes"),
    ],
)
def test_minutes_are_said_in_hours(minutes, chinese, english):
    assert hours_words(minutes, Language.ZH) == chinese
    assert hours_words(minutes, Language.EN) == english


def test_languages_are_read_leniently():
    assert [Language.read(text) for text in ("zh", "en", "", None, "de")] == ["zh", "en", "zh", "zh", "zh"]
    assert Language.ZH.tag == "zh-CN"
    assert Language.ZH.other is Language.EN


def test_a_sentence_costs_little():
    t = translator(Language.ZH)
    t("test.notice", points=1, on=AT.date(), at=AT)
    seconds = min(timeit.repeat(lambda: t("error.photo.no_code"), number=500, repeat=5)) / 500
    dated_seconds = min(timeit.repeat(lambda: t("test.alone", on=AT.date()), number=500, repeat=5)) / 500
    assert seconds < 50e-6
    assert dated_seconds < 100e-6
