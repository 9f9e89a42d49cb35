"""All tables; importing this fills SQLModel.metadata."""

from db.tables.accounts import (
    Account,
    ApiToken,
    Attempt,
    Enrolment,
    Grant,
    LoginSession,
    OneTimeLink,
    Till,
    TillPairing,
)
from db.tables.activities import Attendance, Departure, Message, MonthTheme, Shift, SignUp, StandDown
from db.tables.base import metadata
from db.tables.books import ChainHead, Counter, Guard, IntentRecord, Move, Note, Operation, Refusal, Seal, Transfer
from db.tables.call_backs import CallBack
from db.tables.companions import CompanionVisit, Pairing, VisitConfirmation, VisitNote
from db.tables.earning import (
    Activity,
    Claim,
    ImportBatch,
    Lot,
    LotUse,
    Notice,
    NoticeLine,
    Remainder,
    RuleCap,
    RuleItem,
    RuleVersion,
)
from db.tables.evidence import Evidence, EvidenceContent
from db.tables.objections import Deduction, Objection, Recall, Reminder, Shortfall
from db.tables.people import Dissolution, FormerPlace, Merger
from db.tables.places import (
    Area,
    Community,
    DemoClock,
    FormIntent,
    Household,
    Membership,
    Meta,
    Person,
    WorkingDay,
)
from db.tables.records import (
    Certificate,
    CertificateLine,
    MonthSummary,
    NationalBatch,
    NationalConsent,
    NationalEntry,
    NationalLine,
    PersonMonth,
    Star,
    StarCandidate,
    StarTerms,
)
from db.tables.rewards import (
    Carer,
    IssueBatch,
    IssueLine,
    Reward,
    RewardShop,
    RewardSupply,
    Sign,
    SpendingTerms,
    TakenDay,
)
from db.tables.rules import RuleDecision, RuleDraft
from db.tables.settling import Dispute, ShopApplication, ShopPayee, ShopRepayment, StatementAdjustment
from db.tables.spending import (
    Fund,
    FundMoney,
    FundMonth,
    FundTerms,
    Payment,
    Quote,
    Shop,
    Statement,
    StatementLine,
    Taking,
    Voucher,
)
from db.tables.teams import Program, Team, TeamMember, TeamRequest
from db.tables.tidy_rounds import TidyMark, TidyOutcome, TidyRound

__all__ = [
    "Account", "Activity", "ApiToken", "Area", "Attempt", "Attendance", "CallBack", "Carer", "Certificate",
    "CertificateLine", "ChainHead", "Claim", "Community", "CompanionVisit", "Counter", "Deduction", "DemoClock",
    "Departure", "Dispute", "Dissolution", "Enrolment", "Evidence", "EvidenceContent", "FormIntent", "FormerPlace",
    "Fund", "FundMoney", "FundMonth", "FundTerms", "Grant", "Guard", "Household", "ImportBatch", "IntentRecord",
    "IssueBatch", "IssueLine", "LoginSession", "Lot", "LotUse", "Membership", "Merger", "Message", "Meta",
    "MonthSummary", "MonthTheme", "Move", "NationalBatch", "NationalConsent", "NationalEntry", "NationalLine", "Note",
    "Notice", "NoticeLine", "Objection", "OneTimeLink", "Operation", "Pairing", "Payment", "Person", "PersonMonth",
    "Program", "Quote", "Recall", "Refusal", "Remainder", "Reminder", "Reward", "RewardShop", "RewardSupply",
    "RuleCap", "RuleDecision", "RuleDraft", "RuleItem", "RuleVersion", "Seal", "Shift", "Shop", "ShopApplication",
    "ShopPayee", "ShopRepayment", "Shortfall", "Sign", "SignUp", "SpendingTerms", "StandDown", "Star", "StarCandidate",
    "StarTerms", "Statement", "StatementAdjustment", "StatementLine", "TakenDay", "Taking", "Team", "TeamMember",
    "TeamRequest", "TidyMark", "TidyOutcome", "TidyRound", "Till", "TillPairing", "Transfer", "VisitConfirmation",
    "VisitNote", "Voucher", "WorkingDay", "metadata",
]  # fmt: skip
