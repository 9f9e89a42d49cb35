"""The whole loop as its people live it: the desk, a resident's phone and a shop's till, each in a browser.

The server is `linli serve` on a small demo; nothing is called but what a person can press. About 60 s, twice that on a
busy machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect, sync_playwright

from core.clock import zone
from core.demo_accounts import CLERK, FINANCE, MAKER, OWNER, PIN, RESIDENT_PHONE, REVIEWER, SUPERVISOR, StaffDoor
from db.engine import Database, Row
from db.secrets import load_secrets
from tests.served import WAIT_MS, People, Served, Window, a_small_demo, people_at, served

pytestmark = pytest.mark.web
RESIDENT, CARD = "周桂兰", "LJC-0008"  # whose door the demo's sign-in page opens
LEADER = "何建国"
STRANGER = "钱多多"
ACTIVITY = "周末护绿小队"
SHOP = "刘记粮油店"
DAYS_MAX = 20  # five working days with the longest holidays between them


@dataclass
class Story:
    """What came about so far; each step tells the next one what it needs."""

    people: People
    folder: Path
    desk: Window
    phone: Window
    till: Window
    activity_on: str = ""  # 2026-11-21
    notice: str = ""  # 第 10 期
    statement: str = ""  # LJC-26-S-0018
    balance: int = 0
    photo: Path = field(default_factory=Path)

    def in_office(self, door: StaffDoor) -> Window:
        """A colleague sits down at another computer."""
        window = self.people.come(door.login, width=1280, height=800)
        window.sign_in(door.login, door.password)
        return window

    def next_day(self) -> None:
        """The demo's button at the desk."""
        self.desk.open("/desk")
        self.desk.press("到第二天")
        self.desk.sees("到期的事都办了")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("loop")
    a_small_demo(folder)
    with served(folder) as running:
        yield running


def test_the_loop_from_an_activity_to_a_paid_shop(server: Served, tmp_path: Path) -> None:
    with sync_playwright() as play, people_at(server.address, play, story="loop") as people:
        story = Story(
            people=people,
            folder=tmp_path,
            desk=people.come("staff", width=1280, height=800),
            phone=people.come("resident", width=390),
            till=people.come("clerk", width=390),
        )
        story.desk.sign_in(MAKER.login, MAKER.password)
        story.phone.sign_in(RESIDENT_PHONE, PIN)
        publish_an_activity_for_tomorrow(story)
        let_it_be_over(story)
        upload_the_signed_sheet(story, server)
        the_maker_may_not_approve(story)
        others_approve(story)
        post_the_notice(story)
        let_the_notice_close(story)
        the_resident_sees_why(story)
        exchange_with_a_double_press(story)
        pair_the_till(story)
        take_a_photo_of_the_code(story)
        a_second_try_is_refused(story)
        undo_it(story)
        take_it_by_its_link(story)
        close_the_statement(story)
        the_owner_agrees(story)
        another_approves_and_finance_pays(story)
        the_numbers_close(story)
        assert {window.who: window.wrong for window in people.windows if window.wrong} == {}
    report = server.linli("check", "--json")
    assert report.returncode == 0, report.stdout
    assert json.loads(report.stdout)["ok"] is True


# -- earning -----------------------------------------------------------------------------------------------------


def publish_an_activity_for_tomorrow(story: Story) -> None:
    desk = story.desk
    desk.part("desk_main").wait_for()
    desk.page.get_by_role("link", name="发布活动").first.click()
    desk.sees("发布一场活动")
    desk.type_in("活动名称", ACTIVITY)
    desk.type_in("地点", "中心花园")
    desk.type_in("谁带队", LEADER)
    desk.sees(LEADER, within="card_publish")
    desk.press("发布这场活动")
    desk.sees(f"「{ACTIVITY}」发布好了")
    desk.sees(ACTIVITY, within="card_coming")


def let_it_be_over(story: Story) -> None:
    """By the *next day* button, until the activity stands among those that are over."""
    for _ in range(3):
        story.next_day()
        story.desk.open("/publish")
        over = story.desk.part("card_over").get_by_text(ACTIVITY)
        if over.count():
            expect(over.first).to_be_visible()
            return
    raise AssertionError("an activity of tomorrow is over within three days")


def upload_the_signed_sheet(story: Story, server: Served) -> None:
    """One good row, one of somebody unknown, one that the books have had for weeks."""
    desk = story.desk
    desk.open("/hours")
    desk.part("card_upload").locator("input[type=file]").set_input_files(a_sheet(server, story.folder))
    counts = desk.part("card_preview")
    for name, figure in (("能得分", "1"), ("只记时长", "0"), ("已经有了", "1"), ("不能收", "1")):
        line = counts.locator(".ll-counts div").filter(has_text=name)
        expect(line.locator("dd").first).to_have_text(figure, timeout=WAIT_MS)
    desk.sees(STRANGER, within="card_preview")
    desk.sees("第 4 行", within="card_preview")
    desk.press("收下 1 行")
    desk.sees("收下了 1 行")


def a_sheet(server: Served, folder: Path) -> Path:
    """The leader's signed list as an office keeps it: a title, headings, one row for each person."""
    earlier, held = earlier_row(server), activity_row(server)
    file = folder / f"{ACTIVITY}签到表.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("签到")
    sheet.merge_range("A1:F1", f"刘家场社区志愿服务签到表 · {ACTIVITY}")
    sheet.write_row(1, 0, ["姓名", "卡号", "日期", "活动名称", "开始时间", "结束时间"])
    sheet.write_row(2, 0, [RESIDENT, CARD, held.held_on, ACTIVITY, "9:00", "11:00"])
    sheet.write_row(3, 0, [STRANGER, "", held.held_on, ACTIVITY, "9:00", "11:00"])
    began, ended = (at.astimezone(zone("Asia/Shanghai")) for at in (earlier.starts_at, earlier.ends_at))
    sheet.write_row(4, 0, [RESIDENT, CARD, str(earlier.service_on), earlier.title, f"{began:%H:%M}", f"{ended:%H:%M}"])
    book.close()
    return file


def earlier_row(server: Served) -> Row:
    """A row of the resident's that came with an earlier sheet."""
    return row_of(
        server,
        "SELECT claim.* FROM claim JOIN person ON person.community_id = claim.community_id AND person.id ="
        " claim.person_id WHERE person.name = :name AND claim.hours_class = 'listed' ORDER BY claim.service_on",
        name=RESIDENT,
    )


def activity_row(server: Served) -> Row:
    return row_of(server, "SELECT * FROM activity WHERE name = :name", name=ACTIVITY)


def row_of(server: Served, sql: str, **named: str) -> Row:
    database = Database(
        f"sqlite:///{server.folder / 'linli.db'}", load_secrets(server.folder / "linli.key", create=False)
    )
    with database.reading() as session:
        found = session.first(sql, **named)
    database.close()
    assert found is not None
    return found


def the_maker_may_not_approve(story: Story) -> None:
    desk = story.desk
    desk.open("/approve")
    desk.sees("复核要由另一位同事来做")
    later = desk.page.get_by_role("button", name=re.compile(r"^Page \d+$"))
    if later.count():  # on some weekdays more rows wait than stand on one page, and the newest are the last
        later.last.click()
    desk.sees(ACTIVITY)
    assert not desk.button("通过").count()


def others_approve(story: Story) -> None:
    """The reviewer looks first; of more than ten rows of one maker the supervisor is the second pair of eyes."""
    for door, queue in ((REVIEWER, "new"), (SUPERVISOR, "second")):
        window = story.in_office(door)
        window.open(f"/approve?queue={queue}")
        while window.button("通过选中的").count():
            words = window.button("通过选中的").inner_text()
            window.button("通过选中的").click()
            expect(window.button(words)).to_have_count(0, timeout=WAIT_MS)
            window.settle()
        assert not window.part("row_*").filter(has_text=ACTIVITY).count()
        story.people.leave(window)


def post_the_notice(story: Story) -> None:
    desk = story.desk
    desk.open("/notices")
    desk.press("公示这")
    desk.page.get_by_role("dialog").get_by_role("button", name="公示，共").click()
    said = desk.page.get_by_text(re.compile(r"第 \d+ 期公示了")).first
    expect(said).to_be_visible(timeout=WAIT_MS)
    story.notice = said.inner_text().removesuffix("公示了")
    desk.sees(story.notice, within="card_notices")


def let_the_notice_close(story: Story) -> None:
    story.phone.open("/my_points")
    before = balance(story.phone)
    assert "公示中" in story.phone.text()
    for _ in range(DAYS_MAX):
        story.next_day()
        story.desk.open("/notices")
        line = story.desk.part("lines_notices").locator('[class*="st-key-line_"]').filter(has_text=story.notice)
        if "公示完了" in line.inner_text():
            break
    story.phone.open("/my_points")
    story.balance = balance(story.phone)
    assert story.balance >= before + 4  # two hours at two points an hour


def balance(phone: Window) -> int:
    """The large figure on the cover."""
    said = phone.page.locator(".ll-hero").first.inner_text()
    found = re.search(r"现在可用\s*([\d,]+)\s*分", said)
    assert found, said
    return int(found[1].replace(",", ""))


def the_resident_sees_why(story: Story) -> None:
    phone = story.phone
    phone.page.get_by_role("link", name="明细").click()
    phone.sees("每一分从哪来，到哪去")
    entry = phone.part("entry_*").filter(has_text=ACTIVITY)
    expect(entry).to_contain_text(f"您在「{ACTIVITY}」做了 2 小时。", timeout=WAIT_MS)
    expect(entry).to_contain_text("细则 C1 每小时 2 分")
    expect(entry).to_contain_text("+4")
    expect(entry).to_contain_text("已到账")
    entry.get_by_role("button", name="问一问").click()
    dialog = phone.page.get_by_role("dialog")
    expect(dialog).to_contain_text("和录入的不是同一个人", timeout=WAIT_MS)
    expect(dialog).to_contain_text(story.notice)
    dialog.get_by_role("button", name="看好了").click()
    expect(dialog).to_have_count(0)


# -- spending ----------------------------------------------------------------------------------------------------


def exchange_with_a_double_press(story: Story) -> None:
    """Two presses, quick as a finger that trembles, give one voucher."""
    phone = story.phone
    phone.open("/my_points")
    before = held(phone)
    phone.press("用积分换券")
    phone.sees("5 元券")
    phone.part("ticket_face_500").locator('[data-testid="stNumberInputStepUp"]').click()
    phone.button("换 1 张券，共 5 元").dblclick()
    phone.sees("换好了，1 张券，共 5 元")
    phone.press("好的，回首页")
    phone.sees("能用的券")
    phone.settle()
    assert held(phone) == before + 1
    assert balance(phone) == story.balance - 5


def held(phone: Window) -> int:
    """How many vouchers the first page shows."""
    phone.sees("能用的券")
    return phone.page.locator('[class*="st-key-ticket_"]').count()


def pair_the_till(story: Story) -> None:
    """The owner asks for a code, the shop's phone types it, the clerk signs in."""
    till, owner = story.till, story.people.come("owner", width=390)
    owner.sign_in(OWNER.login, OWNER.password)
    owner.page.get_by_role("link", name="收银台和店员").click()
    owner.press("要一个配对码")
    shown = owner.page.locator(".ll-once b")
    expect(shown).to_be_visible(timeout=WAIT_MS)
    code = shown.inner_text()
    till.page.goto(f"{till.address}/auth/pair")
    till.page.get_by_label("配对码（8 位）").fill(code)
    till.page.get_by_role("button", name="配对", exact=True).click()
    till.page.get_by_text(CLERK).first.click()
    till.page.locator("input[name=pin]").fill(PIN)
    till.page.get_by_role("button", name="开始收券").click()
    till.settle()
    till.sees("扫客人的券码")
    owner.press("好，配好了")
    story.people.leave(owner)


def open_the_code(story: Story) -> Window:
    """The voucher of five yuan on the resident's phone, with its symbol drawn."""
    phone = story.phone
    phone.open("/my_points")
    ticket = phone.page.locator('[class*="st-key-ticket_"]').filter(has_text=re.compile(r"^5\s*元")).last
    ticket.get_by_role("button", name="出示").click()
    phone.sees("请店员扫这个码")
    phone.page.locator(".qr svg").wait_for()
    phone.settle()
    return phone


def take_a_photo_of_the_code(story: Story) -> None:
    story.photo = open_the_code(story).picture("code", folder=story.folder)
    show_the_photo(story)
    story.till.sees("可以收")
    story.till.press("收下这张券，抵 5 元")
    story.till.sees("已收下 5 元")
    assert ground(story.till) == "rgb(28, 100, 52)"
    story.phone.sees("这张券用掉了，少付 5 元")
    story.phone.sees(SHOP)


def show_the_photo(story: Story) -> None:
    """The clerk photographs the customer's screen."""
    page = story.till.page
    button = page.locator(".st-key-shoot [data-testid='stFileUploaderDropzone'] button")
    for is_last in (False, False, True):
        button.click(trial=True)  # it stands still and nothing lies over it
        try:
            with page.expect_file_chooser(timeout=7_000) as asked:
                button.click()
        except PlaywrightTimeout:  # the page was drawn anew under the finger: as a clerk would, tap again
            if is_last:
                raise
            continue
        asked.value.set_files(story.photo)
        return


def ground(till: Window) -> str:
    """The colour of the whole page."""
    return str(till.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor"))


def a_second_try_is_refused(story: Story) -> None:
    till = story.till
    till.press("扫下一张")
    till.sees("扫客人的券码")
    show_the_photo(story)
    till.sees("不能收")
    assert ground(till) == "rgb(163, 39, 29)"
    till.sees(re.compile(rf"\d+:\d\d.*{SHOP}"))
    till.press("扫下一张")


def undo_it(story: Story) -> None:
    till = story.till
    till.press("上一张收错了，撤销")
    till.page.get_by_role("dialog").get_by_role("button", name="客人不买了").click()
    till.sees("已撤销，这 5 元不算了")


def take_it_by_its_link(story: Story) -> None:
    """As when the phone's own camera opens the link of the code."""
    typed = open_the_code(story).page.locator(".ll-code").inner_text()
    found = re.search(r"(?:[0-9A-Z]{4}[ -]?){4}", typed)
    assert found, typed
    till = story.till
    till.open(f"/V/{re.sub('[ -]', '', found[0])}")
    till.press("收下这张券，抵 5 元")
    till.sees("已收下 5 元")
    story.phone.sees("这张券用掉了")


# -- settling ----------------------------------------------------------------------------------------------------


def close_the_statement(story: Story) -> None:
    """A taking may be undone for five minutes; a day later its shop can be billed."""
    desk = story.desk
    story.next_day()
    desk.open("/statements")
    desk.part("lines_close").locator('[class*="st-key-line_"]').filter(has_text=SHOP).get_by_role("button").click()
    desk.page.get_by_role("dialog").get_by_role("button", name="出单，应付").click()
    said = desk.page.get_by_text(re.compile(r"对账单 \S+ 出好了")).first
    expect(said).to_be_visible(timeout=WAIT_MS)
    story.statement = said.inner_text().split()[1]


def the_owner_agrees(story: Story) -> None:
    owner = story.people.come("owner", width=390)
    owner.sign_in(OWNER.login, OWNER.password)
    owner.sees("等您同意")
    line = owner.part("entry_bill_*").filter(has_text="等您同意")
    line.get_by_role("button", name="看明细").click()
    owner.press("同意，应付")
    owner.page.get_by_role("dialog").get_by_role("button", name="对过了，同意").click()
    owner.sees("已同意")
    assert story.statement in owner.text().replace("\N{NON-BREAKING HYPHEN}", "-")
    assert RESIDENT not in owner.text()
    story.people.leave(owner)


def another_approves_and_finance_pays(story: Story) -> None:
    reviewer = story.in_office(REVIEWER)
    reviewer.open(f"/statements?number={story.statement}")
    reviewer.press("复核通过，应付")
    reviewer.sees("复核过了")
    story.people.leave(reviewer)
    finance = story.in_office(FINANCE)
    finance.open(f"/statements?number={story.statement}")
    finance.type_in("付款凭证号", "银行回单 20261203-7")
    finance.press("记下：付了")
    finance.sees("记下了：付给")
    story.people.leave(finance)


def the_numbers_close(story: Story) -> None:
    stranger = story.people.come("stranger", width=390)
    stranger.open("/home")
    stranger.sees("分，对得上", within="card_points")
    stranger.sees("元，对得上", within="card_money")
    for key in ("card_points", "card_money"):
        assert "不是" not in stranger.part(key).inner_text()
