"""What the demo's community does in a month: services, meetings, the market, each on its usual day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.demo.stage import Stage, next_month

THEMES: Final = (
    "写春联送祝福", "闹元宵猜灯谜", "学雷锋便民服务", "健康义诊进楼院", "劳动最光荣", "端午邻里情",
    "清凉一夏防溺水", "旧物换新互助", "开学第一课", "重阳敬老", "消防安全体验", "冬日送温暖",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """Something that returns: on `weekday` (Monday 0) of the `weeks` of a month (1 to 5)."""

    name: str
    item: str
    crew: str  # who calls to it
    place: str
    weekday: int
    weeks: tuple[int, ...]
    hour: int
    minute: int
    minutes: int
    people: tuple[int, int]
    is_open: bool = False  # the whole community is called, not only the team


EVERY: Final = (1, 2, 3, 4, 5)
ODD: Final = (1, 3, 5)
EVEN: Final = (2, 4)
HABITS: Final = (
    Habit(name="银发伴友入户探访", item="C2", crew="companions", place="各楼栋", weekday=1, weeks=EVERY,
          hour=9, minute=0, minutes=90, people=(13, 22)),
    Habit(name="楼道大扫除", item="C1", crew="party", place="各楼栋", weekday=5, weeks=EVERY,
          hour=9, minute=0, minutes=120, people=(10, 18), is_open=True),
    Habit(name="送餐上门", item="C2", crew="women", place="社区食堂", weekday=3, weeks=ODD,
          hour=10, minute=30, minutes=90, people=(6, 9)),
    Habit(name="花坛养护", item="C1", crew="silver", place="中心花园", weekday=3, weeks=EVEN,
          hour=8, minute=30, minutes=120, people=(6, 11)),
    Habit(name="消防通道检查", item="C1", crew="veterans", place="全小区", weekday=6, weeks=ODD,
          hour=15, minute=0, minutes=120, people=(5, 8)),
    Habit(name="文明骑行劝导", item="C1", crew="youth", place="东门路口", weekday=6, weeks=EVEN,
          hour=15, minute=0, minutes=120, people=(6, 10)),
    Habit(name="周末夜间巡逻", item="C1", crew="patrol", place="全小区", weekday=4, weeks=EVEN,
          hour=19, minute=30, minutes=90, people=(5, 8)),
    Habit(name="护送学童过马路", item="C2", crew="pomegranate", place="小学门口", weekday=2, weeks=ODD,
          hour=7, minute=20, minutes=60, people=(4, 7)),
    Habit(name="红石榴代办日", item="C2", crew="pomegranate", place="便民服务站", weekday=0, weeks=(2,),
          hour=9, minute=0, minutes=120, people=(4, 7)),
    Habit(name="社区义诊", item="C4", crew="medical", place="河畔幸福驿站", weekday=5, weeks=(3,),
          hour=14, minute=0, minutes=180, people=(4, 6)),
    Habit(name="邻里维修日", item="C4", crew="repair", place="便民服务站", weekday=6, weeks=(2,),
          hour=9, minute=0, minutes=180, people=(3, 5)),
    Habit(name="广场文艺演出", item="C1", crew="stage", place="中心广场", weekday=4, weeks=(3,),
          hour=19, minute=0, minutes=120, people=(8, 12)),
    Habit(name="实践集市", item="C6", crew="women", place="中心广场", weekday=6, weeks=(3,),
          hour=9, minute=30, minutes=150, people=(10, 15), is_open=True),
    Habit(name="居民代表会议", item="A1", crew="party", place="便民服务站二楼", weekday=2, weeks=(2,),
          hour=19, minute=0, minutes=90, people=(24, 38), is_open=True),
    Habit(name="小区夜话", item="A3", crew="pomegranate", place="东门邻里中心", weekday=2, weeks=(1, 4),
          hour=19, minute=30, minutes=90, people=(9, 15), is_open=True),
    Habit(name="政策宣讲夜校", item="A6", crew="party", place="便民服务站二楼", weekday=3, weeks=(3,),
          hour=19, minute=0, minutes=90, people=(12, 20), is_open=True),
    Habit(name="居务公开核对", item="A5", crew="silver", place="便民服务站", weekday=1, weeks=(4,),
          hour=14, minute=0, minutes=60, people=(3, 5)),
)  # fmt: skip
#: what there was before full life began: a meeting and a little service, to try the rules
TRIAL: Final = ("居民代表会议", "楼道大扫除", "银发伴友入户探访")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One day of a habit. `sheet_after_days`: when its signed sheet reaches the desk; None: it has not."""

    habit: Habit
    name: str
    day: date
    sheet_after_days: int | None
    crowd: int


def events(stage: Stage) -> Iterator[Event]:
    """Everything from founding until a fortnight from today."""
    first = stage.began_on.replace(day=1)
    while first <= stage.today + timedelta(days=14):
        for habit in HABITS:
            for week, day in enumerate(_weekdays(first, habit.weekday), start=1):
                is_live = day >= stage.live_on
                is_tried = day >= stage.began_on + timedelta(days=14) and habit.name in TRIAL and week == 2
                if (is_live or is_tried) and week in habit.weeks and day <= stage.today + timedelta(days=14):
                    yield _event(stage, habit, day)
        first = next_month(first)


def _weekdays(first: date, weekday: int) -> list[date]:
    """Every such weekday of a month."""
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    days = []
    while day.month == first.month:
        days.append(day)
        day += timedelta(days=7)
    return days


def _event(stage: Stage, habit: Habit, day: date) -> Event:
    dice = stage.dice("event", habit.name, day)
    name = f"{day.month}月{THEMES[day.month - 1]}集市" if habit.item == "C6" else habit.name
    least, most = habit.people
    if habit.is_open:
        least, most = (max(3, round(count * stage.size.people_share)) for count in (least, most))
    if day < stage.live_on:
        least, most = max(3, least // 2), max(4, most // 2)
    after = 21 if dice.random() < 0.015 else dice.choice((1, 1, 2, 2, 3))
    return Event(habit=habit, name=name, day=day, sheet_after_days=after, crowd=dice.randint(least, most))
