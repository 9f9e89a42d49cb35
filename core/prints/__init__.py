"""Sheets of paper as PDF: plain values in, bytes out; no database, no page.

`t` brings every word (core/locales/*/print.ftl), instants are aware, dates are the community's own, money is fen. The
same values and `printed_at` give the same bytes. Codes on a sheet are secret until it is handed over: keep no copy.
"""

from core.prints.call_lists import CallLine, CallList, call_list
from core.prints.cards import CardSize, HouseholdCard, household_card
from core.prints.certificates import CertificatePaper, CertificateRow, certificate_sheet
from core.prints.months import MonthPaper, MonthTeam, month_sheet
from core.prints.notices import DaySeal, NoticeRow, PublicNotice, notice_sheet
from core.prints.paper import Printed
from core.prints.slips import EnrolmentSlip, enrolment_slip
from core.prints.statements import AdjustmentLine, ShopStatement, StatementLine, statement_sheet
from core.prints.typeface import missing_glyphs
from core.prints.vouchers import PaperVoucher, voucher_receipt, voucher_sheet

__all__ = [
    "AdjustmentLine",
    "CallLine",
    "CallList",
    "CardSize",
    "CertificatePaper",
    "CertificateRow",
    "DaySeal",
    "EnrolmentSlip",
    "HouseholdCard",
    "MonthPaper",
    "MonthTeam",
    "NoticeRow",
    "PaperVoucher",
    "Printed",
    "PublicNotice",
    "ShopStatement",
    "StatementLine",
    "call_list",
    "certificate_sheet",
    "enrolment_slip",
    "household_card",
    "missing_glyphs",
    "month_sheet",
    "notice_sheet",
    "statement_sheet",
    "voucher_receipt",
    "voucher_sheet",
]
