"""Single cells: days, durations, times, names, phones and numbers in every form that an office writes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sheets.cells import Remembered, building_of, free_text, human_number, name_of, phone_of, text_of
from core.sheets.days import birth_year_of, day_of
from core.sheets.durations import Unit, minute_of_day, minutes_of, span_of_text
from core.sheets.opening import points_of
from core.sheets.roster import tags_of
from core.sheets.rows import RowProblem

TODAY = date(2026, 11, 20)
THE_DAY = date(2026, 11, 18)
MORNING = datetime.fromisoformat("2026-11-18T09:00")


def reason(read, *cells) -> str:
    with pytest.raises(RowProblem) as refused:
        read(*cells)
    return refused.value.key.removeprefix("error.row.")


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-18", "2026/11/18", "2026.11.18", "2026年11月18日", "2026 年 11 月 18 日", "2026年11月18号",
        "20261118",
        "11月18日", "11-18", "11/18", "11.18", "11月18日（星期三）", "2026-11-18 周三", "２０２６年１１月１８日",
        "46344",
        "2026-11-18 09:00:00", "2026-11-18T09:00", "2026/11/18 上午9:00", "二〇二六年十一月十八日", "十一月十八日",
        "'2026-11-18", "\u200b2026-11-18\u3000", 46344, 46344.0, 46344.375, 20261118, 20261118.0, 11.18,
        date(2026, 11, 18), MORNING,
    ],
    ids=repr,
)  # fmt: skip
def test_a_day_is_read_in_every_form(cell):
    assert day_of(cell, TODAY) == THE_DAY


def test_a_day_without_a_year_is_the_nearest_that_has_been():
    assert day_of("11月20日", TODAY) == TODAY
    assert day_of("11月21日", TODAY) == date(2025, 11, 21)
    assert day_of("2月29日", TODAY) == date(2024, 2, 29)
    assert day_of("12-31", date(2027, 1, 1)) == date(2026, 12, 31)


def test_serial_numbers_follow_the_calendar_of_their_workbook():
    assert day_of(46344, TODAY) == day_of(46344 - 1462, TODAY, True) == THE_DAY
    assert day_of("44882", TODAY, True) == THE_DAY


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", "date_missing"), ("  ", "date_missing"), ("昨天", "date_unreadable"), ("2026-02-30", "date_unreadable"),
        ("11月31日", "date_unreadable"), ("2026-13-01", "date_unreadable"), ("11.2", "date_ambiguous"),
        (11.2, "date_ambiguous"), (12.0, "date_unreadable"), (True, "date_unreadable"), (time(9, 0),
        "date_unreadable"),
        ("2026-11-18-19", "date_unreadable"), ("18.11.26", "date_unreadable"), (1e300, "date_unreadable"),
        ("#REF!", "error_cell"), ("9026-11-18", "date_unreadable"), (-5.0, "date_unreadable"),
    ],
    ids=repr,
)  # fmt: skip
def test_a_day_that_nobody_can_read_is_refused(cell, why):
    assert reason(day_of, cell, TODAY) == why


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_comes_back_from_every_form(day):
    serial = (day - date(1899, 12, 30)).days
    forms = [
        day, day.isoformat(), f"{day:%Y/%m/%d}", f"{day.year}/{day.month}/{day.day}", f"{day:%Y%m%d}", serial,
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}.{day.month}.{day.day}", float(serial), str(serial),
    ]  # fmt: skip
    assert {day_of(form, TODAY) for form in forms} == {day}
    assert day_of(f"{day.month}月{day.day}日", day) == day


@pytest.mark.parametrize(
    "cell",
    [
        "2小时30分", "2小时30分钟", "2.5", "2.5小时", "2.5个小时", "150分钟", "150分", "2:30", "2：30", "2:30:00",
        "2h30m",
        "2H30", "2.5h", "2.5 hours", "150min", "2小时半", "两个半小时", "2个半小时", "２．５", "2时30分",
        "二小时三十分",
        2.5, time(2, 30), timedelta(hours=2, minutes=30), time(2, 29, 59, 991_000), "+2.5",
    ],
    ids=repr,
)  # fmt: skip
def test_a_duration_is_read_in_every_form(cell):
    assert minutes_of(cell) == 150


def test_durations_of_other_lengths():
    said = {
        "2h": 120,
        "半小时": 30,
        "半个小时": 30,
        "一个半小时": 90,
        "两小时": 120,
        "1个钟": 60,
        "十二小时": 720,
        1: 60,
    }
    assert {each: minutes_of(each) for each in said} == said
    assert minutes_of("150", Unit.MINUTES) == minutes_of(150.0, Unit.MINUTES) == 150
    assert minutes_of("2小时", Unit.MINUTES) == 120
    assert minutes_of("1.33") == minutes_of(1.33) == 80
    assert minutes_of("-1") == minutes_of("-1小时") == minutes_of(-1.0) == -60
    assert minutes_of(timedelta(days=1, hours=3)) == 1_620
    assert minutes_of(datetime.fromisoformat("1900-01-01T01:30")) == 1_530


@pytest.mark.parametrize(
    "cell", ["很久", "2-3小时", "约2小时", "2小时30分15秒钟", "2:75", True, date(2026, 11, 18)], ids=repr
)
def test_a_duration_that_nobody_can_read_is_refused(cell):
    assert reason(minutes_of, cell) == "minutes_unreadable"
    assert reason(minutes_of, "") == "minutes_missing"


@given(st.integers(1, 1_440))
def test_every_duration_comes_back_from_every_form(minutes):
    hours, rest = divmod(minutes, 60)
    forms = [
        f"{minutes}分钟",
        f"{hours}:{rest:02d}",
        f"{hours}小时{rest}分",
        f"{hours}h{rest}m",
        timedelta(minutes=minutes),
    ]
    assert {minutes_of(form) for form in forms} == {minutes}
    assert minutes_of(f"{minutes / 60:.4f}") == minutes_of(minutes / 60) == minutes
    assert minutes_of(minutes, Unit.MINUTES) == minutes


@pytest.mark.parametrize(
    "cell",
    [
        "9:00", "9：00", "09:00", "9:00:00", "上午9点", "上午九点", "早上9点整", "9点", "9时", "9时00分",
        "９：００", "9", "0900", "900",
        "9am", "9:00 AM", "9.00", "2026-11-18 09:00", "2026年11月18日9点", "0.375", 0.375, 9, 9.0, 900, time(9, 0),
        MORNING, timedelta(hours=9), 46344.375, time(8, 59, 59, 991_000),
    ],
    ids=repr,
)  # fmt: skip
def test_a_time_of_day_is_read_in_every_form(cell):
    assert minute_of_day(cell) == 540


def test_other_times_of_day():
    said = {
        "下午2点半": 870, "14:30": 870, "2:30 PM": 870, "下午14点30分": 870, "中午12点": 720, "下午12点": 720,
        "中午1点": 780,
        "十二点半": 750, "晚上7点": 1_140, "晚上12点": 1_440, "24:00": 1_440, "凌晨12点": 0, "9点一刻": 555,
        "9点三刻": 585,
        "9.30": 570, "1430": 870, "早上八点三十分": 510,
    }  # fmt: skip
    assert {text: minute_of_day(text) for text in said} == said
    assert minute_of_day("") is None
    assert minute_of_day("  ") is None


@pytest.mark.parametrize(
    "cell", ["25:00", "9:75", "9.5", 9.5, "上午", "晚上1点", "24:01", 24.5, True, timedelta(days=2), -0.1], ids=repr
)
def test_a_time_that_nobody_can_read_is_refused(cell):
    assert reason(minute_of_day, cell) == "time_unreadable"


@given(st.integers(0, 1_439))
def test_every_time_of_day_comes_back_from_every_form(minute):
    hour, rest = divmod(minute, 60)
    forms = [
        f"{hour}:{rest:02d}",
        f"{hour}：{rest:02d}",
        f"{hour}点{rest}分",
        f"{hour:02d}{rest:02d}",
        time(hour, rest),
    ]
    assert {minute_of_day(form) for form in [*forms, minute / 1_440]} == {minute}


def test_start_and_end_in_one_cell():
    for text in ("9:00-11:30", "9：00—11：30", "9:00~11:30", "上午9点到11点半", "9:00 至 11:30", "09:00 - 11:30"):
        assert span_of_text(text) == (540, 690)
    assert span_of_text("下午2点-4点") == (840, 960)
    assert reason(span_of_text, "9:00") == "time_unreadable"


def test_one_name_in_its_many_spellings():
    for text in (
        "阿依古丽·买买提",
        "阿依古丽•买买提",
        "阿依古丽‧买买提",
        "阿依古丽・买买提",
        "阿依古丽.买买提",
        "阿依古丽．买买提",
        "阿依古丽 · 买买提",
    ):
        assert name_of(text) == "阿依古丽·买买提"
    for text in ("张三", "张 三", "张　三", " 张三\n", "张\u200b三", "'张三"):
        assert name_of(text) == "张三"
    assert name_of("Ｊｏｈｎ   Smith") == "John Smith"
    assert name_of("王芳（大）") == "王芳(大)"


def test_what_is_no_name():
    assert reason(name_of, "") == reason(name_of, "　") == "name_missing"
    for text in ("张三、李四", "张三/李四", "张三，李四"):
        assert reason(name_of, text) == "several_names"
    for cell in ("张三3", 12.0, "=cmd", "@张三", "……", "张" * 41):
        assert reason(name_of, cell) == "name_unreadable"
    assert reason(name_of, "#N/A") == "error_cell"


def test_one_phone_in_its_many_spellings():
    for cell in ("13800000000", "138 0000 0000", "138-0000-0000", "+86 13800000000", "+8613800000000",
                 "0086-13800000000",
                 "86 138 0000 0000", "１３８００００００００", "13800000000.0", 13800000000, 13800000000.0,
                 '="13800000000"',
                 "1.3800000000E+10", "\t13800000000"):  # fmt: skip
        assert phone_of(cell) == ("13800000000", False)
    assert phone_of("0757-8234 5678") == phone_of("(0757)82345678") == ("075782345678", False)
    assert phone_of("82345678") == ("82345678", False)
    for nothing in ("", "无", "-", "没有", "/"):
        assert phone_of(nothing) == (None, False)


def test_a_phone_that_the_spreadsheet_has_rounded_is_lost_not_guessed():
    for text in ("1.38E+10", "1.38e10", "1.3812E+10", "1.38 E+10"):
        assert phone_of(text) == (None, True)
    assert phone_of("1.3812345678E+10") == ("13812345678", False)


def test_what_is_no_phone_and_never_stands_in_the_message():
    for cell in ("1380000000", "138000000001", "12345678901", "张三", "13800000000/13900000000", 12.5):
        with pytest.raises(RowProblem) as refused:
            phone_of(cell)
        assert (refused.value.key, refused.value.facts) == ("error.row.phone_unreadable", {})


def test_numbers_of_cards_and_buildings():
    assert {human_number(cell) for cell in ("LJC-9001", "ljc—9001", "ＬＪＣ－９００１", " LJC - 9001 ")} == {"LJC-9001"}
    assert human_number(9001.0) == human_number("9001.0") == "9001"
    assert human_number("无") is None
    assert building_of("１ 号楼") == "1号楼"
    assert building_of(3.0) == "3"


def test_of_an_id_number_only_the_year_is_read():
    for cell in ("11010119560307123X", "110101195603071234", 110101195603071234, "110101560307123", "1956", 1956.0,
                 "1956年",
                 "1956-03-07", "1956年3月", "195603", "19560307", date(1956, 3, 7), 20_521.0,
                 "一九五六年"):  # fmt: skip
        assert birth_year_of(cell, TODAY) == 1956
    assert birth_year_of("", TODAY) is None
    for cell in ("56", "1.10101E+17", "2027", "1856", "110101205603071234", "七十岁"):
        with pytest.raises(RowProblem) as refused:
            birth_year_of(cell, TODAY)
        assert (refused.value.key, refused.value.facts) == ("error.row.birth_unreadable", {})


def test_points_are_whole():
    assert [points_of(cell) for cell in ("128", 128.0, "128分", "1,280", "１２８", "", "-", "0")] == [
        128, 128, 128, 1_280, 128, None, None, 0,
    ]  # fmt: skip
    assert reason(points_of, "-5") == reason(points_of, -5.0) == "points_negative"
    assert reason(points_of, 12.5) == "points_not_whole"
    assert reason(points_of, "很多") == reason(points_of, "9" * 12) == "points_unreadable"


def test_tags_that_say_nothing_are_left_out():
    assert tags_of(["中共党员、退休教师", "群众", "党员"]) == ("党员", "退休教师")


def test_text_of_other_cells():
    assert [text_of(cell) for cell in (3.0, 3.5, True, False, date(2026, 11, 18), time(9, 5), "a\x00\nb", "=“x”")] == [
        "3", "3.5", "是", "", "2026-11-18", "9:05", "a b", "=“x”",
    ]  # fmt: skip


def test_free_text_keeps_its_punctuation():
    assert free_text("Ａ组：先到　先得（１１月）\u200b\n'") == "A组：先到 先得（11月） '"
    assert free_text(3.0) == "3"
    assert reason(free_text, "#N/A") == "error_cell"


def test_equal_cells_are_read_once():
    calls = []
    remembered = Remembered(lambda cell: calls.append(cell) or cell)
    assert [remembered["a"], remembered["a"], remembered[1.0]] == ["a", "a", 1.0]
    assert calls == ["a", 1.0]
