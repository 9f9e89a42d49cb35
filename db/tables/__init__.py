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
    TeamMonth,
)
from db.tables.places import (
    Area,
    Community,
    DemoClock,
    FormIntent,
    Household,
    Membership,
    Meta,
    Pairing,
    Person,
    Team,
    TeamMember,
    WorkingDay,
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

__all__ = [
    "Account", "Activity", "ApiToken", "Area", "Attempt", "Attendance", "CallBack", "Carer", "ChainHead", "Claim",
    "Community", "Counter", "DemoClock", "Departure", "Dispute", "Enrolment", "FormIntent", "Fund", "FundMoney",
    "FundMonth", "FundTerms", "Grant", "Guard", "Household", "ImportBatch", "IntentRecord", "IssueBatch", "IssueLine",
    "LoginSession", "Lot", "LotUse", "Membership", "Message", "Meta", "MonthTheme", "Move", "Note", "Notice",
    "NoticeLine", "OneTimeLink", "Operation", "Pairing", "Payment", "Person", "Quote", "Refusal", "Remainder", "Reward",
    "RewardShop", "RewardSupply", "RuleCap", "RuleDecision", "RuleDraft", "RuleItem", "RuleVersion", "Seal", "Shift",
    "Shop", "ShopApplication", "ShopPayee", "ShopRepayment", "Sign", "SignUp", "SpendingTerms", "StandDown",
    "Statement", "StatementAdjustment", "StatementLine", "TakenDay", "Taking", "Team", "TeamMember", "TeamMonth",
    "Till", "TillPairing", "Transfer", "Voucher", "WorkingDay", "metadata",
]  # fmt: skip
