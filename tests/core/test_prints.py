"""Sheets of paper are read back as a printer, a scanner and a reader would: pixels, codes, words, places of words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from core.i18n import LOCALES, Language, translator
from core.prints import (
    AdjustmentLine,
    CardSize,
    DaySeal,
    EnrolmentSlip,
    HouseholdCard,
    NoticeRow,
    PaperVoucher,
    Printed,
    PublicNotice,
    ShopStatement,
    StatementLine,
    enrolment_slip,
    household_card,
    missing_glyphs,
    notice_sheet,
    statement_sheet,
    voucher_receipt,
    voucher_sheet,
)
from core.prints import lines as broken_lines
from core.prints.typeface import Weight, typeface

AT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)  # 10:30 in Shanghai
ZH, EN = translator(Language.ZH), translator(Language.EN)
CODES = [f"7Q2M9KX4TD8HVW{place:02d}" for place in range(20)]
CARD_CODE = "H4T9ZB2KQ0RMXW7C"
ENROL_LINK = "https://linli.example.org/auth/enrol?code=K7M2Q9RX4D"
OBJECTION_LINK = "https://linli.example.org/notices/46/object"
RARE = "王㛃"  # in the General Standard List, not in GB 2312
RARER = "𬭎"  # in the list, beyond the basic plane
BEYOND = "𤋮"  # in no list of ours
LONG_NAME = "阿卜杜热合曼·买买提明·艾尼瓦尔·吐尔逊·阿布都克里木·玉素甫江·伊布拉音江"
LONG_PLACE = "刘家场镇解放路社区幸福里小区三期东区 12 号楼 3 单元 28 层 2803 室（临时）"
LONG_TITLE = "湖北省荆州市松滋市刘家场镇刘家场社区居民委员会第一党群服务中心综合服务站点"
POINTS_PER_MM = 72 / 25.4


# -- what is printed ---------------------------------------------------------------------------------------------


def a_card(**changes: Any) -> HouseholdCard:
    values = {
        "community": "刘家场社区", "holder": "王秀英", "place": "3 号楼 2 单元", "number": "LJC-00217",
        "code": CARD_CODE, "phone": "0716-582 1166",
    }  # fmt: skip
    return HouseholdCard(**(values | changes))


def a_slip(**changes: Any) -> EnrolmentSlip:
    values = {
        "community": "刘家场社区", "phone": "0716-582 1166", "holder": "王秀英", "card_number": "LJC-00217",
        "one_time_code": "K7M2Q9RX4D", "address": "https://linli.example.org/", "enrol_link": ENROL_LINK,
        "valid_until": date(2026, 11, 27),
    }  # fmt: skip
    return EnrolmentSlip(**(values | changes))


def a_voucher(place: int = 0, **changes: Any) -> PaperVoucher:
    values = {
        "community": "刘家场社区", "phone": "0716-582 1166", "serial": f"LJC-26-{place:05d}", "face_fen": 2000,
        "code": CODES[place], "holder_masked": "王**", "valid_until": date(2027, 2, 18),
    }  # fmt: skip
    return PaperVoucher(**(values | changes))


def a_line(place: int, **changes: Any) -> StatementLine:
    values = {
        "serial": f"LJC-26-{place:05d}", "face_fen": 2000, "kept_fen": 1800, "taken_at": AT - timedelta(hours=place),
        "clerk": "张敏",
    }  # fmt: skip
    return StatementLine(**(values | changes))


def a_statement(**changes: Any) -> ShopStatement:
    values: dict[str, Any] = {
        "community": "刘家场社区", "phone": "0716-582 1166", "number": "S-2026-0104", "shop": "邻里食堂",
        "fund": "2026 年社区公益金", "first_on": date(2026, 10, 1), "last_on": date(2026, 10, 31), "closed_at": AT,
        "lines": (a_line(1), a_line(2)), "to_pay_fen": 3600, "check_value": "7Q2M-9KX4",
    }  # fmt: skip
    return ShopStatement(**(values | changes))


def a_row(place: int = 1, **changes: Any) -> NoticeRow:
    values = {
        "household_masked": "王**", "place": f"{place} 号楼 · 楼道清洁队", "deed": "楼道大扫除，2 小时",
        "service_on": date(2026, 11, 15), "rule": "C1", "points": 4,
    }  # fmt: skip
    return NoticeRow(**(values | changes))


def a_notice(**changes: Any) -> PublicNotice:
    values: dict[str, Any] = {
        "community": "刘家场社区", "phone": "0716-582 1166", "number": "46", "posted_on": date(2026, 11, 20),
        "last_on": date(2026, 11, 27), "rows": (a_row(),), "objection_link": OBJECTION_LINK,
        "seal": DaySeal(day=date(2026, 11, 19), operation_count=4182, check_value="7Q2M-9KX4-TD8H-VW3F"),
    }  # fmt: skip
    return PublicNotice(**(values | changes))


def every_sheet(t: Any, *, is_long: bool = False) -> dict[str, Printed]:
    """One of each, with names as short as usual or as long as they come."""
    community = {"community": LONG_TITLE} if is_long else {}
    holder = {"holder": LONG_NAME} if is_long else {}
    place = {"place": LONG_PLACE} if is_long else {}
    masked = {"holder_masked": LONG_NAME} if is_long else {}
    household = {"household_masked": LONG_NAME, "place": LONG_PLACE, "deed": LONG_PLACE * 3} if is_long else {}
    clerk = {"clerk": LONG_NAME} if is_long else {}
    shop = {"shop": LONG_TITLE, "fund": LONG_TITLE} if is_long else {}
    goods = {"goods": LONG_PLACE} if is_long else {"goods": "邻里食堂午餐一份"}
    vouchers = [a_voucher(0, **community, **masked), a_voucher(1, **goods), a_voucher(2, face_fen=12345678)]
    return {
        "card": household_card(t, a_card(**community, **holder, **place), printed_at=AT),
        "a6": household_card(t, a_card(**community, **holder, **place), printed_at=AT, size=CardSize.A6),
        "slip": enrolment_slip(t, a_slip(**community, **holder), printed_at=AT),
        "vouchers": voucher_sheet(t, *vouchers, printed_at=AT),
        "receipt": voucher_receipt(t, *vouchers, printed_at=AT),
        "statement": statement_sheet(
            t, a_statement(**community, **shop, lines=(a_line(1, **clerk), a_line(2))), printed_at=AT
        ),
        "notice": notice_sheet(t, a_notice(**community, rows=(a_row(**household), a_row(2))), printed_at=AT),
    }


# -- how it is read ----------------------------------------------------------------------------------------------


def pages_of(printed: Printed) -> list[pypdfium2.PdfPage]:
    document = pypdfium2.PdfDocument(printed.pdf)
    assert len(document) == printed.page_count
    return [document[place] for place in range(len(document))]


def words_of(printed: Printed) -> str:
    """Every word of the document, without spaces and line ends."""
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pages_of(printed)))


def picture(page: pypdfium2.PdfPage, dots_per_inch: int = 150) -> Image.Image:
    return page.render(scale=dots_per_inch / 72).to_pil()


def codes_of(printed: Printed) -> list[str]:
    found = [code for page in pages_of(printed) for code in zxingcpp.read_barcodes(picture(page))]
    assert all(str(code.format) == "QR Code" or "QR" in str(code.format) for code in found)
    return sorted(code.text for code in found)


def size_mm(page: pypdfium2.PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    return round(width / POINTS_PER_MM, 1), round(height / POINTS_PER_MM, 1)


def places_mm(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Where each stretch of words stands: left, top, right, bottom in mm from the top left."""
    words, height = page.get_textpage(), page.get_size()[1]
    rects = (words.get_rect(place) for place in range(words.count_rects()))
    return [
        tuple(part / POINTS_PER_MM for part in (left, height - top, right, height - bottom))
        for left, bottom, right, top in rects
    ]


# -- codes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", CardSize)
def test_the_code_on_a_card_is_read_at_the_resolution_of_an_office_scanner(size):
    assert codes_of(household_card(ZH, a_card(), printed_at=AT, size=size)) == [CARD_CODE]


def test_the_slip_leads_to_the_enrolment_page():
    assert codes_of(enrolment_slip(ZH, a_slip(), printed_at=AT)) == [ENROL_LINK]


def test_every_voucher_on_a_sheet_is_read_bare_and_the_ninth_begins_a_page():
    printed = voucher_sheet(ZH, *map(a_voucher, range(9)), printed_at=AT)
    assert printed.page_count == 2
    assert codes_of(printed) == CODES[:9]


def test_a_receipt_carries_its_voucher():
    assert codes_of(voucher_receipt(ZH, a_voucher(3), printed_at=AT)) == [CODES[3]]


def test_a_notice_says_where_to_object():
    assert codes_of(notice_sheet(ZH, a_notice(), printed_at=AT)) == [OBJECTION_LINK]


def test_a_voucher_code_is_the_smallest_symbol_there_is():
    """Version 1 at level Q (design 7): 21 modules a side."""
    page = pages_of(voucher_sheet(ZH, a_voucher(), printed_at=AT))[0]
    found = zxingcpp.read_barcodes(picture(page))[0]
    assert (found.ec_level, found.extra.get("Version", found.extra.get("version"))) == ("Q", "1")


# -- words -------------------------------------------------------------------------------------------------------


def test_a_card_says_who_it_is_for_and_how_to_block_it():
    words = words_of(household_card(ZH, a_card(), printed_at=AT))
    for said in ("刘家场社区", "王秀英户", "3号楼2单元", "卡号LJC-00217", "签到、办事时出示", "0716-5821166"):
        assert said in words


def test_a_slip_has_the_code_the_address_and_three_steps():
    words = words_of(enrolment_slip(ZH, a_slip(), printed_at=AT))
    for said in ("王秀英", "LJC-00217", "K7M2Q9RX4D", "或打开linli.example.org", "2026年11月27日", "6位数字"):
        assert said in words


def test_a_voucher_says_what_it_is_worth_until_when_and_its_code_in_fours():
    words = words_of(voucher_sheet(ZH, a_voucher(7), printed_at=AT))
    for said in ("20元", "LJC-26-00007", CODES[7], "王**", "有效期到2027年2月18日", "一次用完，不找零", "0716-5821166"):
        assert said in words
    groups = pages_of(voucher_sheet(ZH, a_voucher(7), printed_at=AT))[0].get_textpage().get_text_range()
    assert "7Q2M 9KX4" in groups


def test_a_goods_voucher_names_the_goods_in_place_of_an_amount():
    words = words_of(voucher_sheet(ZH, a_voucher(goods="邻里食堂午餐一份", face_fen=0), printed_at=AT))
    assert "邻里食堂午餐一份" in words
    assert "0元" not in words


def test_a_statement_lists_every_line_and_never_a_resident():
    disputed = a_line(3, face_fen=500, kept_fen=450, is_disputed=True)
    statement = a_statement(
        lines=(a_line(1), a_line(2), disputed),
        adjustments=(AdjustmentLine(serial="LJC-26-00900", statement_number="S-2026-0091", kept_fen=900),),
        to_pay_fen=4500,
        set_off_fen=1000,
    )
    words = words_of(statement_sheet(ZH, statement, printed_at=AT))
    for said in (
        "S-2026-0104",
        "邻里食堂",
        "LJC-26-00003",
        "张敏",
        "11月20日9:30",
        "有争议",
        "LJC-26-00900",
        "S-2026-0091",
    ):
        assert said in words
    for sum_printed in ("45.00", "−4.50", "9.00", "应付45.00", "−10.00", "实付35.00", "35元", "7Q2M-9KX4", "签字"):
        assert sum_printed in words


def test_a_statement_that_does_not_add_up_is_not_printed():
    with pytest.raises(ValueError, match="its lines give 3600 fen, the books 3601"):
        a_statement(to_pay_fen=3601)


def test_a_long_statement_goes_over_pages_each_with_its_number_and_the_head_of_the_table():
    many = tuple(a_line(place) for place in range(1, 81))
    printed = statement_sheet(ZH, a_statement(lines=many, to_pay_fen=80 * 1800), printed_at=AT)
    assert printed.page_count == 3
    for number, page in enumerate(pages_of(printed), start=1):
        words = page.get_textpage().get_text_range()
        assert f"第 {number} 页，共 3 页" in words
        assert "S-2026-0104" in words
        assert "券号" in words
    words = words_of(printed)
    assert all(f"LJC-26-{place:05d}" in words for place in range(1, 81))


def test_a_long_notice_goes_over_pages_and_loses_no_row():
    rows = tuple(a_row(place, deed=f"第 {place} 件好事，{LONG_PLACE}") for place in range(1, 61))
    printed = notice_sheet(ZH, a_notice(rows=rows), printed_at=AT)
    assert printed.page_count > 2
    words = words_of(printed)
    assert all(f"第{place}件好事" in words for place in range(1, 61))
    assert "共60条240分" in words


def test_a_notice_has_the_seal_of_the_day_and_both_signatures():
    words = words_of(notice_sheet(ZH, a_notice(), printed_at=AT))
    for said in (
        "11月19日封账",
        "4,182笔",
        "7Q2M-9KX4-TD8H-VW3F",
        "居委会（盖章）",
        "监督委员会（签字）",
        "11月27日为止",
    ):
        assert said in words


def test_every_sheet_speaks_both_languages():
    for sheets, said in ((every_sheet(ZH), "刘家场社区"), (every_sheet(EN), "刘家场社区")):
        assert all(said in words_of(printed) for printed in sheets.values())
    assert "ShopstatementNo.S-2026-0104" in words_of(every_sheet(EN)["statement"])


# -- characters --------------------------------------------------------------------------------------------------


def test_the_font_has_the_whole_general_standard_list():
    listed = (Path(__file__).parents[2] / "docs/fonts/general-standard-list.txt").read_text("utf-8").splitlines()
    characters = "".join(line for line in listed if not line.startswith("#"))
    assert len(set(characters)) == 8105
    assert missing_glyphs(characters) == ""
    assert set(typeface(Weight.BOLD).glyph_of) == set(typeface(Weight.REGULAR).glyph_of)


@pytest.mark.parametrize("language", Language)
def test_the_font_has_every_character_of_our_own_words(language):
    words = "".join(file.read_text("utf-8") for file in (LOCALES / language).glob("*.ftl"))
    assert missing_glyphs(words) == ""
    assert missing_glyphs("，。、：；？！“”‘’（）《》【】〔〕…—·～￥％①②③④⑤⑥⑦⑧⑨⑩□✂〓※→−×÷°éü") == ""


def test_a_rare_name_of_the_list_is_printed_as_it_is():
    printed = household_card(ZH, a_card(holder=RARE + RARER), printed_at=AT)
    assert printed.missing_glyphs == ""
    assert RARE + RARER + "户" in words_of(printed)


def test_a_character_that_the_font_lacks_is_named_and_its_code_point_printed():
    printed = household_card(ZH, a_card(holder=f"王{BEYOND}{BEYOND}英"), printed_at=AT)
    assert printed.missing_glyphs == BEYOND
    assert "王〓U+242EE〓U+242EE英户" in words_of(printed)
    assert missing_glyphs(f"王{BEYOND}英{BEYOND}") == BEYOND


def test_controls_and_variation_selectors_are_no_missing_characters():
    assert missing_glyphs("邻\u200d里\ufe0f\U000e0100\n") == ""
    assert "王秀英户" in words_of(household_card(ZH, a_card(holder="王\ufe00秀\n英"), printed_at=AT))


def test_an_apostrophe_in_a_western_name_is_narrow():
    assert "O'Brien" in words_of(household_card(EN, a_card(holder="O’Brien"), printed_at=AT))


# -- room --------------------------------------------------------------------------------------------------------


def test_each_sheet_has_the_size_it_is_sold_as():
    sheets = every_sheet(ZH)
    sizes = {name: [size_mm(page) for page in pages_of(printed)] for name, printed in sheets.items()}
    assert sizes["card"] == [(85.6, 54.0)]
    assert sizes["a6"] == [(105.0, 148.0)]
    assert sizes["slip"] == [(148.0, 210.0)]
    assert sizes["vouchers"] == sizes["statement"] == sizes["notice"] == [(210.0, 297.0)]
    assert {width for width, _ in sizes["receipt"]} == {80.0}


@pytest.mark.parametrize("t", [ZH, EN], ids=["zh", "en"])
def test_names_of_forty_characters_stay_inside_the_margins_and_touch_nothing(t):
    for name, printed in every_sheet(t, is_long=True).items():
        margin = {"card": 4.5, "a6": 8.5, "receipt": 4.5}.get(name, 6)
        for page in pages_of(printed):
            width, height = size_mm(page)
            places = places_mm(page)
            assert min(left for left, _, _, _ in places) >= margin, name
            assert max(right for _, _, right, _ in places) <= width - margin + 0.3, name
            assert min(top for _, top, _, _ in places) >= 2, name
            assert max(bottom for _, _, _, bottom in places) <= height - 2, name
            assert overlapping(places) == [], name


def test_nothing_of_a_long_name_is_cut_off():
    for name, printed in every_sheet(ZH, is_long=True).items():
        said = LONG_TITLE if name == "statement" else LONG_NAME
        assert said in words_of(printed), name


def overlapping(places: list[tuple[float, float, float, float]]) -> list[tuple[int, int]]:
    """Pairs of stretches whose inked boxes lie on each other by more than a hair."""
    hair = 0.15
    return [
        (first, second)
        for first, (left, top, right, bottom) in enumerate(places)
        for second, (left2, top2, right2, bottom2) in enumerate(places[first + 1 :], start=first + 1)
        if min(right, right2) - max(left, left2) > hair and min(bottom, bottom2) - max(top, top2) > hair
    ]


def test_tickets_keep_clear_of_the_cut_lines():
    page = pages_of(
        voucher_sheet(ZH, *(a_voucher(place, holder_masked=LONG_NAME) for place in range(8)), printed_at=AT)
    )[0]
    middle, rows = 105.0, [16.5 + 66 * row for row in range(5)]
    for left, top, right, bottom in places_mm(page):
        if left < 11:
            continue  # the scissors stand outside
        assert right <= middle - 4 or left >= middle + 4
        assert any(upper + 3 <= top and bottom <= upper + 66 - 3 for upper in rows[:4])


# -- the file ----------------------------------------------------------------------------------------------------


def test_the_same_values_and_date_give_the_same_bytes():
    first, second = every_sheet(ZH), every_sheet(ZH)
    assert {name: printed.pdf for name, printed in first.items()} == {
        name: printed.pdf for name, printed in second.items()
    }
    later = household_card(ZH, a_card(), printed_at=AT + timedelta(days=1))
    assert later.pdf != first["card"].pdf


def test_a_sheet_is_small_enough_to_send_to_any_printer():
    assert all(len(printed.pdf) < 100_000 for printed in every_sheet(ZH).values())


def test_the_file_names_its_title_and_language():
    document = pypdfium2.PdfDocument(enrolment_slip(ZH, a_slip(), printed_at=AT).pdf)
    assert document.get_metadata_value("Title") == "手机开通单"
    assert b"/Lang (zh-CN)" in enrolment_slip(ZH, a_slip(), printed_at=AT).pdf


# -- lines -------------------------------------------------------------------------------------------------------


def test_no_mark_begins_a_line_and_no_bracket_ends_one():
    text = "没有手机，或者不会弄？带上（这张）单子到《社区服务台》，当面帮您办。"
    for limit in range(4, 20):
        for line in broken_lines.broken(text, len, limit)[1:]:
            assert line[0] not in broken_lines.CLOSING
        for line in broken_lines.broken(text, len, limit)[:-1]:
            assert line[-1] not in broken_lines.OPENING


@pytest.mark.parametrize("limit", range(1, 30))
def test_breaking_loses_nothing_and_keeps_within_the_limit(limit):
    text = "打 0716-582 1166 找 linli.example.org 的张敏，20 元一张"
    rows = broken_lines.broken(text, len, limit)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(len(row) <= limit for row in rows)


def test_a_number_stays_with_what_it_counts():
    assert broken_lines.broken("一共是 20 元", len, 7) == ["一共是", "20 元"]
    assert broken_lines.broken("打 0716-582 1166", len, 14) == ["打", "0716-582 1166"]


def test_even_lines_leave_no_character_alone():
    assert broken_lines.balanced("一二三四五六七八九", len, 8) == ["一二三四五", "六七八九"]
