"""When a shop is open: one line that people can type, and one that is kept."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import zone
from core.i18n import Language, translator
from core.opening_hours import HoursUnclear, hours_in_words, hours_to_type, read_hours

SHANGHAI = "Asia/Shanghai"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A day of November 2026, whose 20th is a Friday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=zone(SHANGHAI))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1-6 08:00-20:00; 7 09:00-18:00", "1-6 08:00-20:00; 7 09:00-18:00"),
        ("周一至周六 8:00-20:00；周日 9:00-18:00", "1-6 08:00-20:00; 7 09:00-18:00"),
        ("周一到周五8:00—12:00，14:00～18:00", "1-5 08:00-12:00,14:00-18:00"),
        ("周一、周三、周五 8:30-11:30", "1,3,5 08:30-11:30"),
        ("每天 6:00-22:00", "1-7 06:00-22:00"),
        ("8:00-20:00", "1-7 08:00-20:00"),
        ("Mon-Sat 8:00-20:00; Sunday 9:00-18:00", "1-6 08:00-20:00; 7 09:00-18:00"),
        ("1-7 00:00-24:00", "1-7 00:00-24:00"),
        ("5-6 18:00-02:00", "5-6 18:00-02:00"),
        ("1 8:00-12:00; 1 11:00-14:00; 1 14:00-15:00", "1 08:00-15:00"),
        ("星期一：8:00-20:00", "1 08:00-20:00"),
    ],
)
def test_hours_are_understood_as_people_write_them(typed, kept):
    hours = read_hours(typed)
    assert str(hours) == kept
    assert read_hours(kept) == hours


@pytest.mark.parametrize("typed", [None, "", "  "])
def test_nothing_typed_is_nothing_known(typed):
    assert read_hours(typed) is None


@pytest.mark.parametrize("typed", ["早上到晚上", "1-8 08:00-20:00", "6-1 08:00-20:00", "1-6 8-20", "1 25:00-26:00",
                                   "1 08:61-20:00", "1-6", "; 1 08:00", "=1+1", "08:00-20:00 x"])  # fmt: skip
def test_what_is_not_clear_is_named(typed):
    with pytest.raises(HoursUnclear) as refusal:
        read_hours(typed)
    assert refusal.value.facts["text"]


def test_open_is_from_the_first_minute_to_before_the_last():
    hours = read_hours("1-6 08:00-20:00; 7 09:00-12:00,14:00-18:00")
    assert not hours.is_open(at(20, 7, 59), SHANGHAI)
    assert hours.is_open(at(20, 8), SHANGHAI)
    assert hours.is_open(at(20, 19, 59), SHANGHAI)
    assert not hours.is_open(at(20, 20), SHANGHAI)
    assert hours.is_open(at(22, 11, 59), SHANGHAI)
    assert not hours.is_open(at(22, 13), SHANGHAI)
    assert hours.open_until(at(22, 14), SHANGHAI) == time(18)


def test_a_night_runs_into_the_next_day_and_over_the_week_end():
    hours = read_hours("7 22:00-06:00")
    assert hours.is_open(at(22, 23), SHANGHAI)
    assert hours.is_open(at(23, 5, 59), SHANGHAI)
    assert not hours.is_open(at(23, 6), SHANGHAI)
    assert not hours.is_open(at(22, 5), SHANGHAI)


def test_the_next_opening_counts_days_ahead():
    hours = read_hours("1-5 08:00-12:00,14:00-18:00")
    assert hours.opens_next(at(20, 7), SHANGHAI) == (0, time(8))
    assert hours.opens_next(at(20, 13), SHANGHAI) == (0, time(14))
    assert hours.opens_next(at(20, 19), SHANGHAI) == (3, time(8))
    assert read_hours("5 08:00-12:00").opens_next(at(20, 9), SHANGHAI) == (7, time(8))


def test_the_day_is_the_communitys_not_the_servers():
    hours = read_hours("6 08:00-20:00")
    late_friday_utc = datetime(2026, 11, 21, 0, 30, tzinfo=zone("UTC"))
    assert hours.is_open(late_friday_utc, SHANGHAI)
    assert not hours.is_open(late_friday_utc, "UTC")


def test_hours_are_said_in_both_languages():
    hours = read_hours("1-5 08:00-20:00; 6,7 00:00-24:00")
    assert hours_in_words(hours, translator(Language.ZH)) == ["周一至周五 08:00–20:00", "周六至周日 全天"]
    assert hours_in_words(hours, translator(Language.EN)) == ["Mon to Fri 08:00–20:00", "Sat to Sun all day"]
    assert hours_in_words(read_hours("1,3 22:00-06:00"), translator(Language.ZH)) == ["周一、周三 22:00–次日06:00"]


_TIMES = st.tuples(st.integers(0, 47), st.integers(1, 47)).map(
    lambda half: f"{half[0] // 2:02d}:{half[0] % 2 * 30:02d}-{half[1] // 2:02d}:{half[1] % 2 * 30:02d}"
)


@given(st.dictionaries(st.integers(1, 7), _TIMES, min_size=1))
def test_what_is_kept_reads_back_as_itself(week):
    hours = read_hours("; ".join(f"{day} {times}" for day, times in week.items()))
    assert read_hours(str(hours)) == hours
    for language in Language:
        assert read_hours(hours_to_type(str(hours), translator(language))) == hours
