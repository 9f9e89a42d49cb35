# The desk's pages: today, publish, hours, approve, notices, people, funds, shops, statements, dashboard, print, checks.

# Today
desk-waiting = Waiting for you
desk-waiting-aside = { $count } in all
desk-nothing = Nothing waits for you now
desk-nothing-next = New records, notices that end and statements that shops agree to will be listed here.
desk-nothing-link = See the overview
desk-overdue = { $count ->
    [one] 1 statement is past its day of payment
   *[other] { $count } statements are past their day of payment
 }
desk-overdue-next = The shops see it too. Please do these first; where it is paid already, enter the proof.
desk-task-returned = came back
desk-task-returned-why = See why, then put them forward again or withdraw them
desk-task-returned-go = See why
desk-task-approve = to approve
desk-task-approve-why = Those without a doubt may be approved together
desk-task-approve-go = Approve
desk-task-second = for a second look
desk-task-second-why = More than 10 rows of one maker: two colleagues look at them
desk-task-second-go = Look a second time
desk-task-explain = back-filled, without a reason
desk-task-explain-why = One sentence, then they go to the reviewers
desk-task-explain-go = Write the reason
desk-task-rolls = rolls to confirm
desk-task-rolls-why = The activity is over; nobody has confirmed the hours yet
desk-task-rolls-go = Confirm
desk-task-post = approved, not posted yet
desk-task-post-why = Points arrive after a notice of 5 working days
desk-task-post-go = Post
desk-task-close = to be billed for last month (shops)
desk-task-close-why = The shop then checks line by line on its phone
desk-task-close-go = Close
desk-task-agreed = agreed by the shop, to approve (statements)
desk-task-agreed-why = By a colleague who did not close them
desk-task-agreed-go = Approve
desk-task-pay = to pay (statements)
desk-task-pay-why = Record the proof, and the shop sees it at once
desk-task-pay-go = Pay
desk-due-title = Deadlines
desk-due-none = Nothing falls due in the next 10 days.
desk-due-pay = Pay { $shop } { YUAN($fen) } yuan
desk-due-pay-by = Statement { $number }
desk-due-left = { $days ->
    [0] Due today
    [one] 1 day left
   *[other] { $days } days left
 }
desk-due-over = { $days ->
    [one] 1 day over
   *[other] { $days } days over
 }
desk-due-until = Until { DAY($day) }
desk-due-notice = Public notice no. { $number }
desk-due-notice-lines = { $lines } lines, { $points } points
desk-coming = Coming up
desk-coming-go = Publish
desk-coming-open = Open
desk-coming-none = Nothing is coming up.
desk-books = The books today
desk-demo-title = The demo's time
desk-demo-lead = It is { FULL_DAY($at) }, { TIME($at) }. In an hour activities begin or end; with the next day notices end, vouchers expire and the day is sealed.
desk-demo-hour = On by an hour
desk-demo-moved = It is { FULL_DAY($at) }, { TIME($at) } now
desk-find-hint = Name, building, card number or whole phone
desk-find-nobody = Nobody called “{ $text }” is on the register. Try another spelling, or register them under People first.
desk-find-which = { $count } people found: which one?
desk-find-many = { $count } people found, the first 20 are listed; write more of the name
desk-find-choose = Choose one
desk-find-household = Which household
desk-find-household-is = { $building } · { $name } · { $card }

# Publish
publish-new = Publish an activity
publish-copied = Once more: “{ $name }”
publish-name = Name
publish-place = Place
publish-day = Day
publish-starts = Starts at
publish-ends = Should end at
publish-leader = Who leads it
publish-leader-is = Led by { $name }
publish-other-leader = Somebody else leads it (leave empty to keep)
publish-leader-missing = Nobody leads it yet
publish-leader-missing-next = Search for a name, choose the person, then publish.
publish-item = Under which rule item
publish-worth = { $unit ->
    [hour] { $points } points an hour, and service hours.
    [level] Points by level, no hours.
   *[event] { $points } points once, no hours.
 }
publish-team = Team
publish-no-team = No team
publish-button = Publish this activity
publish-done = “{ $name }” is published, it starts { $starts_at }
publish-done-next = Residents see it now and may sign up. Check-in opens half an hour before; the roll is confirmed after the end.
publish-done-go = Open “{ $name }” to sign people up and check them in
publish-coming = Coming up and running
publish-count = { $count ->
    [one] 1 activity
   *[other] { $count } activities
 }
publish-none = Nothing is coming up
publish-none-next = Publish an activity, and residents see it at once.
publish-over = Over
publish-over-aside = last 30 days
publish-when = { WEEKDAY($day) } { DAY($day) }, { TIME($starts_at) }–{ TIME($ends_at) }
publish-off = Called off
publish-entries = { $count ->
    [0] No entries yet
    [one] 1 entry
   *[other] { $count } entries
 }
publish-copy = Copy
publish-call-off = Call off
publish-call-off-title = Call off “{ $name }”?
publish-call-off-yes = Call this activity off

# Hours
hours-way = How to enter
hours-way-upload = Upload a sheet
hours-way-table = Type a table
hours-way-one = One person
hours-way-recent = Recent
hours-kind = What the sheet holds
hours-kind-hours = Service hours
hours-kind-roster = Roster
hours-kind-opening = Passbook balances
hours-kind-roll = Roll of an activity
hours-kind-events = List of claims
hours-kind-tidy = Round of tidy homes
hours-kind-hours-lead = Headings: name, date, activity, and hours or start and end. A phone, number or card tells people apart.
hours-kind-roster-lead = Headings: building, head, name. Card, phone, year of birth and relation help. Who is on the register stays as is.
hours-kind-opening-lead = Headings: card (or building and head), points, passbook page. To carry hours over, add name and hours.
hours-choose-button = Choose a file
hours-choose = { $kind ->
    [roster] Choose a roster (.xlsx, .xls or .csv, at most 2 MB)
    [opening] Choose a sheet of balances (.xlsx, .xls or .csv, at most 2 MB)
   *[hours] Choose a sheet of hours (.xlsx, .xls or .csv, at most 2 MB)
 }
hours-busy-title = Looking at “{ $name }”
hours-busy-label = How far the sheet has been read
hours-busy-words = A large sheet takes a few seconds. Until you confirm, nothing in the books changes.
hours-busy-read = Read the sheet
hours-busy-look-up = Look every row up in the register and among the activities
hours-busy-write = Write to the books
hours-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
 }
hours-left-out = These worksheets were not read: { $sheets }.
hours-count-listed = Earn points
hours-count-listed-means = published beforehand
hours-count-back-filled = Hours only
hours-count-back-filled-means = back-filled, with a reason
hours-count-new = New
hours-count-new-means = { $kind ->
    [roster] put on the register
   *[other] posted after approval
 }
hours-count-duplicate = There already
hours-count-duplicate-means = { $kind ->
    [roster] stay as they are
   *[other] never written twice
 }
hours-count-refused = Refused
hours-count-refused-means = each with its reason
hours-show = Which rows
hours-list-refused = Refused { $count }
hours-list-back-filled = Hours only { $count }
hours-list-listed = Earn points { $count }
hours-list-new = New { $count }
hours-list-duplicate = There already { $count }
hours-column-row = Row
hours-column-who = Who
hours-column-what = What was done
hours-column-why = How it counts
hours-column-amount = How much
hours-column-why-not = Why it is refused
hours-caption-refused = Refused rows and why
hours-caption-rows = Rows that will be written
hours-row = { $has_sheet ->
    [false] row { PLAIN($row) }
   *[true] { $sheet }, row { PLAIN($row) }
 }
hours-whole-file = Whole file
hours-what-on = { DAY($day) }, { $what }
hours-minutes = { $minutes ->
    [0] —
   *[other] { HOURS($minutes) }
 }
hours-who = Who is meant in these rows
hours-who-aside = { $count ->
    [one] 1 row
   *[other] { $count } rows
 }
hours-who-lead = Several people on the register have this name. Choose one and the row can be taken in; else it stays out.
hours-who-row = Row { PLAIN($row) }: which “{ $name }”
hours-who-choose = Choose one
hours-who-new = None of them: register somebody new
hours-reason = { $count ->
    [one] 1 row is back-filled: why is it entered now?
   *[other] { $count } rows are back-filled: why are they entered now?
 }
hours-reason-hint = For example: October's sheets came in last week
hours-reason-lead = One sentence for all of them. They can come in without it, but go to the reviewers only with it.
hours-refused-file = Refused rows { $name }
hours-refused-get = Fetch the refused rows with their reasons
hours-refused-stay = { $count ->
    [one] 1 refused row stays out.
   *[other] { $count } refused rows stay out.
 } Put them right and upload again: what is in already is not written twice.
hours-take-in = { $kind ->
    [roster] Put { $count } people on the register
    [opening] Take in { $count } balances
   *[hours] { $count ->
        [one] Take in 1 row
       *[other] Take in { $count } rows
    }
 }
hours-done = { $count ->
    [one] 1 row is in
   *[other] { $count } rows are in
 }
hours-done-roster = { $count ->
    [one] 1 person more is on the register
   *[other] { $count } people more are on the register
 }
hours-done-opening = { $count ->
    [one] 1 balance is in
   *[other] { $count } balances are in
 }
hours-done-next = { $kind ->
    [roster] You can print their cards and slips now, and enter their hours.
    [opening] A colleague approves, then they are posted; points arrive after the notice.
   *[hours] { $back_filled ->
        [0] A colleague approves, then they are posted; points arrive after the notice.
        [one] 1 of them is back-filled and counts as hours only. Without a reason it waits for one.
       *[other] { $back_filled } of them are back-filled and count as hours only. Without a reason they wait for one.
    }
 }
hours-done-explain = See what waits for a reason
hours-another = Good, another one
hours-nothing-new = { $count ->
    [one] Its row is in already: this sheet adds nothing
   *[other] All { $count } rows are in already: this sheet adds nothing
 }
hours-nothing-new-next = A sheet may be uploaded as often as you like; it counts once.
hours-nothing-good = { $count ->
    [0] Nothing in this sheet can be taken in
   *[other] Nothing in this sheet can be taken in; { $count } rows are there already
 }
hours-nothing-good-next = Put the rows right as written above and upload it again.
hours-table-lead = One person a line: double-click a cell to type, or paste a block from a spreadsheet. Date as 18 Nov or 2026-11-18, time as 9:00, or only a duration as 2h. Then look before you take it in.
hours-typed-name = Typed table
hours-cell-name = Name
hours-cell-card = Card (for people of one name)
hours-cell-day = Date
hours-cell-activity = Activity
hours-cell-starts = Start
hours-cell-ends = End
hours-cell-duration = Duration
hours-check = See whether it is right
hours-one-who = For whom
hours-one-activity = Which activity
hours-one-held = { DAY($day) }, { $name }
hours-one-other = One that was not published
hours-one-title = What was done
hours-one-reason = Why it is back-filled
hours-one-other-lead = It was not published beforehand: hours only, no points.
hours-one-day = Day
hours-one-starts = From
hours-one-ends = Until
hours-one-button = Enter it
hours-one-missing = { $what ->
    [who] Nobody is chosen yet: search for the person first.
   *[title] It does not say yet what was done.
 }
hours-one-done = Entered: { $name }, { $title }
hours-one-done-listed = A colleague approves, then it is posted.
hours-one-done-back-filled = Back-filled, hours only. It is with the reviewers.
hours-one-done-unexplained = Back-filled, hours only. It needs a reason before it goes to the reviewers: Approve, “To explain”.
hours-recent = Recent sheets
hours-recent-none = No sheet yet
hours-recent-none-next = Upload one or type one, and it is listed here.
hours-recent-by = { $maker }, { $at }
hours-recent-back = { $count ->
    [one] 1 row came back
   *[other] { $count } rows came back
 }
hours-recent-waiting = { $count ->
    [one] 1 row waits
   *[other] { $count } rows wait
 }
hours-recent-through = All done
hours-returned = Came back
hours-returned-lead = If nothing is wrong, put it forward again; if it is wrong, withdraw it and enter it anew.
hours-returned-why = Sent back by { $actor }, { $at }: { $note }
hours-resubmit = Nothing wrong, put forward again
hours-resubmitted = With the reviewers again
hours-resubmitted-next = Back-filled ones first wait for a reason, under “To explain”.
hours-withdraw = Wrong, withdraw
hours-withdraw-title = Withdraw this entry?
hours-withdraw-lead = It no longer counts. The right one can be entered anew.
hours-withdraw-yes = Withdraw this entry

# Approve
approve-queue = Which ones
approve-queue-new = To approve { $count }
approve-queue-second = Second look { $count }
approve-queue-explain = To explain { $count }
approve-queue-post = To post { $count }
approve-what = { $name } · { $title }, { DAY($day) }{ $minutes ->
    [0] {""}
   *[other] {" · "}{ HOURS($minutes) }
 }
approve-opening = Passbook balance ({ $title })
approve-when = { DAY($day) }, { TIME($starts_at) }–{ TIME($ends_at) }
approve-day = { DAY($day) }
approve-rule = { $code } · { HOURS($minutes) }
approve-rule-once = { $has_code ->
    [false] Balance
   *[true] { $code } · once
 }
approve-together = May be approved together
approve-together-why = Published beforehand, with a sheet, below every ceiling, not of your household. The points are a forecast; they are computed when the notice is posted.
approve-sum = { $count ->
    [one] 1 entry
   *[other] { $count } entries
 }, about { $points } points
approve-count = { $count ->
    [one] 1 entry
   *[other] { $count } entries
 }
approve-button = { $count ->
    [0] Tick what to approve
    [one] Approve 1 entry, about { $points } points
   *[other] Approve { $count } entries, about { $points } points
 }
approve-done = { $count ->
    [one] 1 entry is approved
   *[other] { $count } entries are approved
 }
approve-done-next = They go into the next notice. Until then they can still be sent back.
approve-half = { $count ->
    [one] You have looked at 1 entry
   *[other] You have looked at { $count } entries
 }
approve-half-next = More than 10 rows of one maker: another colleague looks a second time, under “Second look”.
approve-each = Look at each of these
approve-each-only = Look at each of these
approve-why-made-it = You entered this, so another colleague approves it. If it is wrong you can withdraw it.
approve-why-own-household = This is yours or your household's, so another colleague approves it.
approve-why-has-looked = You have looked at it once; another colleague looks a second time.
approve-why-back-filled = Back-filled: not published beforehand, or entered late. Hours only, no points.
approve-why-no-household = This person belongs to no household here: hours only, no points.
approve-why-above-cap = With this the ceiling of hours is passed: about { HOURS($counted) } will count for points.
approve-why-capped = With this the ceiling of points is passed: about { $points } points will count.
approve-why-long-service = { HOURS($minutes) } at once is long: please compare it with the sheet.
approve-why-opening = Carried over from a paper passbook: please compare it with the passbook ({ $page }).
approve-trace = How it came about
approve-trace-title = How this came about
approve-step-submitted = Entered
approve-step-confirmed = Put to the reviewers
approve-step-approved = Approved
approve-step-returned = Sent back
approve-step-withdrawn = Withdrawn
approve-step-in-notice = Posted
approve-step-effective = Points arrived
approve-step-disputed = Somebody objects
approve-step-recalled = Taken back
approve-step-half = First colleague has looked
approve-step-by = { $actor }, { $at }{ $has_note ->
    [false] {""}
   *[true] : { $note }
 }
approve-return = Send back, with a reason
approve-return-short = Send back
approve-return-title = Send this back
approve-return-reason = What else to say
approve-return-hint = For example: the sheet does not carry this signature
approve-return-yes = Send back to the maker
approve-returned = Sent back
approve-returned-next = The maker sees the reason.
approve-one = Approve
approve-withdraw = Withdraw
approve-explain = Back-filled, without a reason yet
approve-explain-why = Not published beforehand or entered late: hours only. One sentence, and they go to the reviewers.
approve-explain-reason = Why they are back-filled (for all that are ticked)
approve-explain-button = { $count ->
    [0] Tick what to put forward
    [one] Put 1 entry to the reviewers
   *[other] Put { $count } entries to the reviewers
 }
approve-explained = { $count ->
    [one] 1 entry is with the reviewers
   *[other] { $count } entries are with the reviewers
 }
approve-to-post = Approved, to be posted
approve-to-post-go = Post a notice
approve-second-why = More than 10 rows of one maker: two colleagues look at each of them.
approve-second-how = Somebody has looked at these once. A colleague who has not looks a second time.
approve-not-you = Another colleague approves
approve-not-you-next = Who enters does not approve. You see here what still waits.
approve-empty-new = Nothing to approve
approve-empty-new-next = What colleagues enter is listed here.
approve-empty-second = Nothing waits for a second look
approve-empty-second-next = Lists of more than 10 rows come here after the first look.
approve-empty-explain = Nothing waits for a reason
approve-empty-explain-next = Back-filled rows without a reason are listed here.
approve-empty-post = Nothing waits for a notice
approve-empty-post-next = Approved entries are listed here until the next notice.

# Notices
notices-next = The next notice
notices-next-none = No approved entry waits for a notice now.
notices-next-none-go = See what is to be approved
notices-lines = It carries
notices-lines-count = { $count ->
    [one] 1 line
   *[other] { $count } lines
 }
notices-points = In all
notices-until = It hangs until
notices-until-day = { FULL_DAY($day) }
notices-spendable = Points arrive
notices-spendable-day = { FULL_DAY($day) }
notices-provisional = The holidays of that year are not published yet: the last day may become later, never earlier.
notices-not-you = The office or a reviewer posts it; you can read it here.
notices-post = { $count ->
    [one] Post 1 line, { $points } points
   *[other] Post { $count } lines, { $points } points
 }
notices-post-title = { $count ->
    [one] Post 1 line?
   *[other] Post { $count } lines?
 }
notices-post-lead = It hangs from today until { DAY($day) }. Until then anybody may object to a line, which then waits.
notices-post-lead-names = Names are masked. A posted notice cannot be taken back as a whole.
notices-post-yes = Post it, { $points } points
notices-posted = Notice no. { $number } is posted
notices-posted-next = It hangs until { DAY($day) }. Open it to print it for the board.
notices-all = All notices
notices-count = { $count ->
    [one] 1 notice
   *[other] { $count } notices
 }
notices-none = No notice yet
notices-none-next = Once entries are approved, the first notice can be posted.
notices-number = Public notice no. { $number }
notices-period = { FULL_DAY($first) } to { DAY($last) }
notices-carries = { $count ->
    [one] 1 line
   *[other] { $count } lines
 }, { $points } points
notices-hangs = Hangs now
notices-closed = Closed
notices-open = Open
notices-back = Back to all notices
notices-caption = Every line of this notice, names masked
notices-ground = { DAY($day) }{ $has_rule ->
    [false] {""}
   *[true] {" · "}rule { $rule }
 }
notices-paper = For the board
notices-paper-lead = A4, with a QR code that says how to object and the seal of the day before.
notices-print = Fetch and print
notices-seal = Sealed { DAY($day) }
notices-seal-count = { $count ->
    [one] 1 operation that day
   *[other] { $count } operations that day
 }
notices-seal-value = Check { $value }

# People
people-find = Find somebody
people-find-hint = Name, building, card number, or whole phone
people-all = The register
people-found = Found
people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
 }
people-nobody = Nobody found
people-nobody-next = Try another spelling, or register them beside this list.
people-no-household = No household here
people-guest = Guest volunteer
people-alone = No household
people-open = Open household
people-add = Register
people-add-household = A household
people-add-person = A person
people-head = Name of the head
people-building = Building
people-phone = Phone
people-phone-hint = Elders may use a child's
people-card = Card number
people-card-hint = Left out: the next free one
people-add-household-button = Register this household
people-missing = Please write the head's name and the building.
people-household-added = The household of { $name } is registered
people-household-added-next = Card { $card }. Print the card and a slip below.
people-to-household = Which household (head or card; none for guests)
people-name = Name
people-birth-year = Year of birth (may be left out)
people-may-spend = May spend the household's points
people-no-household-lead = Without a household it is a guest volunteer: hours, no points.
people-add-person-button = Register this person
people-person-added = { $name } is registered
people-person-added-next = Volunteer number { $number }.
people-back = Back to the register
people-who = { $building } · household of { $head } · card { $card }
people-available = Available now
people-in-notice = In notice
people-in-notice-when = arrive { DAY($day) }
people-ending = Ending soon
people-ending-when = use until { DAY($day) }
people-members = The household's people
people-is-head = Head
people-may-spend-chip = May spend
people-may-look = May look
people-exchange = Exchange for this household
people-way = Paper or phone
people-way-paper = On paper
people-way-screen = On the phone
people-way-paper-lead = For those without a phone. At most { $most } at once; the codes are on the paper only.
people-way-screen-lead = Shown on the household's phone. At most { $most } of each face.
people-face = { YUAN($fen) } yuan
people-reason = Why the desk does it
reason-at-desk = The person stands at the desk
reason-request = The person asked for it
reason-lost = Lost
reason-worn = Worn, not readable
reason-mistake = Made by mistake
people-exchange-none = Choose vouchers first
people-exchange-button = { $count ->
    [one] Exchange for 1 voucher, { YUAN($fen) } yuan
   *[other] Exchange for { $count } vouchers, { YUAN($fen) } yuan
 }
people-exchanged = { $count ->
    [one] Done: 1 voucher, { YUAN($fen) } yuan
   *[other] Done: { $count } vouchers, { YUAN($fen) } yuan
 }
people-exchanged-next = { $points } points used, { $left } left.
people-exchange-another = Good, another exchange
people-paper-get = { $count ->
    [one] Open the paper voucher to print it
   *[other] Open { $count } paper vouchers to print them
 }
people-paper-once = The codes are in this file only, for 5 minutes. What was not printed can be printed again below; the old code then ends.
people-paper-gone = The codes are shown once and this file is gone. Print again below; the old code then ends.
people-vouchers = Vouchers
people-vouchers-sum = { $count } live, { YUAN($fen) } yuan
people-vouchers-none = No live voucher now.
people-vouchers-over = { $count } used or ended
people-voucher = Voucher of { YUAN($fen) } yuan
people-voucher-serial = No. { $serial }
people-voucher-until = { $is_printed ->
    [true] On paper, until { FULL_DAY($day) }
   *[false] On the phone, until { FULL_DAY($day) }
 }
people-voucher-taken = Used { $taken_at } at { $shop }
people-voucher-state-active = Live
people-voucher-state-locked = Locked
people-voucher-state-redeemed = Used
people-voucher-state-in-statement = Used, billed
people-voucher-state-settled = Used, paid
people-voucher-state-void = Void
people-voucher-state-expired = Expired
people-voucher-state-returned = Given back
people-voucher-state-annulled = Annulled
people-act = Do something
people-act-title = Voucher of { YUAN($fen) } yuan
people-act-what = What to do
people-act-yes = Do it
people-act-print = Put it on paper
people-act-print-means = The phone no longer shows it
people-act-print-done = Printed
people-act-reprint = Print again
people-act-reprint-means = The old paper ends at once
people-act-reprint-done = Printed again
people-act-return = Give back for points
people-act-return-means = The points go back with their old ends
people-act-return-done = Given back: { $points } points are back
people-act-void = Void it
people-act-void-means = Nobody can use it; the points go back
people-act-void-done = Void: { $points } points are back
people-act-lock = Lock it
people-act-lock-means = Shops do not take it while it is looked into
people-act-lock-done = Locked: shops do not take it now
people-act-unlock = Unlock it
people-act-unlock-means = Looked into: shops take it again
people-act-unlock-done = Unlocked: shops take it again
people-printed = Ready
people-printed-next = Please print it now and hand it over.
people-printed-done = Printed, close
people-entries = Recent entries
people-entries-aside = { $days } days
people-entries-none = Nothing in these days.
people-entries-more = { $count } earlier ones.
people-entry-on = { DAY($day) }{ $has_code ->
    [false] {""}
   *[true] {" · "}{ $code }
 }{ $minutes ->
    [0] {""}
   *[other] {" · "}{ HOURS($minutes) }
 }{ $number ->
    [0] {""}
   *[other] {" · "}notice { $number }
 }
people-entry-exchanged = A voucher of { YUAN($fen) } yuan
people-entry-given-back = A voucher given back
people-entry-expired = Ended unused
people-entry-opening = From a paper passbook ({ $page })
people-entry-in = +{ $points } points
people-entry-out = { $points } points
people-card-title = The household's card
people-card-lead = Shown at check-in and at the desk. Its code says who it is; it spends nothing.
people-card-bank = Bank card size
people-card-a6 = Large type (A6)
people-slip-title = Slip for the phone
people-slip-lead = It carries a one-time code: within 7 days one sets one's own PIN. A new slip ends the old one.
people-slip-who = For whom
people-slip-button = Print a slip for { $name }
people-slip-done = The slip is ready
people-slip-done-next = Good until { DAY($until) }, once. Hand it to the person.
people-slip-get = Open the slip to print it
people-slip-gone = The code is shown once and this file is gone. Print another; the old one then ends.
people-slip-again = Good, printed

# Shops
shops-all = Shops that take vouchers
shops-count = { $count ->
    [one] 1 shop
   *[other] { $count } shops
 }
shops-none = No shop yet
shops-none-next = Register one and pair a till, and residents can go there.
shops-rate = { $is_whole ->
    [true] Paid the whole face
   *[false] { $is_gift ->
        [true] Gives every voucher to the community
       *[false] Paid { $percent }% of the face, the rest is its gift
    }
 }
shops-state-active = Takes vouchers
shops-state-paused = Paused
shops-state-left = Has left
shops-kind = Kind of shop
shops-open = Open
shops-register = Register a shop
shops-name = Name
shops-code = Code
shops-code-hint = For example S05
shops-address = Address
shops-percent = Paid how many percent of the face
shops-percent-lead = For a voucher of 20 yuan the shop is paid { $percent }% of 20 yuan. This never changes: another rate is another shop.
shops-owner = The owner's household, if the owner lives here (may be left out)
shops-owner-lead = Vouchers of the owner's household are not taken in the own shop.
shops-register-button = Register this shop
shops-missing = Please write name and code.
shops-registered = “{ $name }” is registered
shops-registered-next = Now pair a till and add the clerks.
shops-back = Back to all shops
shops-tills = Tills
shops-tills-none = No till yet. Any phone, tablet or computer will do.
shops-till = Device without a name
shops-till-seen = Last used { $at }
shops-unpair = Unpair
shops-unpair-title = Unpair “{ $name }”?
shops-unpair-lead = The device takes no vouchers from now on. It can be paired again.
shops-unpair-yes = Unpair this device
shops-pair-lead = Open { $address } on the shop's phone or computer and type the pairing code.
shops-pair = Get a pairing code
shops-pair-code = Pairing code of { $shop }
shops-pair-until = Good until { TIME($at) }, once
shops-pair-where = Type it on the shop's device, in capitals or not
shops-pair-gone = A pairing code is shown once
shops-pair-gone-next = If there was no time to type it, get another.
shops-pair-done = Good, it is paired
shops-clerks = Clerks
shops-clerks-none = No clerk yet. A clerk signs in at the till with a PIN of 6 digits.
shops-clerk-name = Clerk's name
shops-clerk-add = Add this clerk
shops-pin-new = New PIN
shops-let-go = Takes no more vouchers
shops-let-go-title = { $name } stands at the tills no longer?
shops-let-go-lead = Whoever is signed in as them is out at once; what they took still counts. Add them again when they return.
shops-let-go-yes = Yes, no longer
shops-pin-title = New PIN for { $name }
shops-pin-lead = The old PIN ends at once, and whoever uses it is signed out.
shops-pin-yes = Make a new PIN
shops-pin-is = The clerk's PIN
shops-pin-once = Shown only now: write it down and hand it over
shops-pin-gone = A PIN is shown once
shops-pin-gone-next = If it was not written down, make a new one.
shops-pin-done = Good, written down
shops-pause = Pause
shops-pause-why = Why it is paused
shops-pause-lead = While paused its tills take no vouchers. What was taken is billed as always.
shops-pause-holiday = Holiday
shops-pause-renovation = Renovation
shops-pause-check = Being looked into
shops-pause-request = The shop asked for it
shops-pause-button = Pause this shop
shops-pause-title = Pause “{ $name }”?
shops-pause-yes = Pause it
shops-paused = This shop is paused
shops-paused-lead = Once resumed, its tills take vouchers at once.
shops-resume = Resume
shops-resumed = “{ $name }” takes vouchers again

# Statements
statements-queue = Which step
statements-queue-close = To close { $count }
statements-queue-closed = With shops { $count }
statements-queue-agreed = To approve { $count }
statements-queue-approved = To pay { $count }
statements-queue-paid = Paid { $count }
statements-month = Which month
statements-this-month = Up to today { $count }
statements-last-month = To the end of { MONTH($day) } { $count }
statements-to-close = Can be closed
statements-to-close-lead = The shop then checks line by line on its phone and is paid within 30 days of agreeing.
statements-sum = { $count ->
    [one] 1 statement
   *[other] { $count } statements
 }, { YUAN($fen) } yuan
statements-nothing = Nothing to close
statements-nothing-next = Five minutes after a shop takes a voucher it can stand on a statement.
statements-takings = { $count ->
    [one] 1 voucher
   *[other] { $count } vouchers
 }, face { YUAN($fen) } yuan, { DAY($first) } to { DAY($last) }
statements-fund = From “{ $fund }”
statements-gift = the shop's gift { YUAN($fen) } yuan
statements-close = Close
statements-close-title = Close the statement of “{ $shop }”?
statements-close-lead = After it these takings cannot be undone; { YUAN($fen) } yuan are to be paid.
statements-close-yes = Close it, { YUAN($fen) } yuan to pay
statements-closed = Statement { $number } is closed
statements-closed-next = Once the shop agrees, another colleague approves.
statements-list-closed = With the shops
statements-list-agreed = Agreed by the shops, to approve
statements-list-approved = Approved, to pay
statements-list-paid = Paid
statements-empty-closed = No statement is with a shop
statements-empty-closed-next = Closed statements are listed here.
statements-empty-agreed = Nothing to approve
statements-empty-agreed-next = Statements that shops agreed to are listed here.
statements-empty-approved = Nothing to pay
statements-empty-approved-next = Approved statements are listed here.
statements-empty-paid = Nothing was paid yet
statements-empty-paid-next = Payments are listed here with their proof.
statements-of-month = { MONTH($day) }
statements-with-shop = Closed { $at }, with the shop
statements-due-on = To be paid by { FULL_DAY($day) }
statements-paid-on = Paid { FULL_DAY($day) }, proof { $proof }
statements-state-closed = With the shop
statements-state-agreed = To approve
statements-state-approved = To pay
statements-state-paid = Paid
statements-open = Open
statements-back = Back to all statements
statements-to-pay = To pay
statements-face = Face
statements-gift-name = The shop's gift
statements-pay = To pay
statements-fund-name = Fund
statements-waits-for-shop = The shop checks it line by line on its phone. Then another colleague approves.
statements-not-you = You closed this one, so another colleague goes on.
statements-approve = Approve, { YUAN($fen) } yuan to pay
statements-approved = Statement { $number } is approved
statements-approved-next = Now pay and record the proof.
statements-paid-day = Day of payment
statements-proof = Number of the proof
statements-proof-hint = For example the bank's receipt
statements-record = Record: { YUAN($fen) } yuan paid
statements-paid = Recorded: { YUAN($fen) } yuan paid to { $shop }
statements-column-serial = Voucher
statements-column-taken = Taken
statements-column-face = Face
statements-column-kept = To pay
statements-caption = Every voucher of this statement
statements-taken = { $at } { $clerk }
statements-paper = Paper that both sides sign
statements-paper-lead = The check on paper is the same as here: { $value }
statements-print = Fetch and print
statements-trace = Where these vouchers came from
statements-trace-lead = Each voucher leads back to the good deeds behind it, who entered and who approved them.

# Funds
funds-default = Vouchers come from this one
funds-sponsor = { $sponsor } · code { $code }
funds-warning = { $percent }% are used or promised
funds-warning-next = Only { YUAN($fen) } yuan are left for vouchers. Please talk to the sponsor; when they are gone nobody can exchange.
funds-pay-in = More money came in
funds-amount = Yuan
funds-pay-in-button = Record { YUAN($fen) } yuan
funds-pay-in-none = Write the amount first
funds-paid-in = Recorded: { YUAN($fen) } yuan for “{ $fund }”
funds-new = A new fund
funds-name = Name
funds-code = Code
funds-code-hint = For example F2
funds-sponsor-name = Who gave the money
funds-new-button = Record this fund
funds-missing = Please write name and code.
funds-opened = “{ $fund }” is recorded
funds-none = No fund yet
funds-none-next = With a fund residents can exchange points. Finance records the first one.

# Overview
dashboard-issued = Issued
dashboard-funded = Funded
dashboard-where = Where the points are now
dashboard-where-said = { $percent }% of the issued points have become vouchers.
dashboard-where-none = No points yet
dashboard-where-none-next = After the first notice they are drawn here.
chart-hours-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[other] Dec
 }
chart-hours-month-title = Month
chart-hours-hours = Hours
chart-five-alt = { $issued } points issued: { $in_notice } in notice, { $available } available, { $spent } exchanged, { $expired } ended, { $taken_back } taken back

# Print
paper-print-lead = What hangs, what is signed and what is handed over: all of it is here.
paper-print-button = Fetch and print
paper-print-notice = Public notice
paper-print-notice-lead = A4 for the board.
paper-print-which-notice = Which notice
paper-print-statement = A shop's statement
paper-print-statement-lead = Both sides sign it.
paper-print-which-statement = Which statement
paper-print-cards = Cards of a building
paper-print-cards-lead = One page a household, by card number.
paper-print-which-building = Which building
paper-print-building = { $name }, { $count ->
    [one] 1 household
   *[other] { $count } households
 }
paper-print-size = Size
paper-print-cards-button = { $count ->
    [one] Fetch 1 card
   *[other] Fetch { $count } cards
 }
paper-notice-file = Public notice { $number }
paper-notice-deed-hours = { $title }, { HOURS($minutes) }
paper-notice-opening = Carried over from paper, { HOURS($minutes) }
paper-notice-opening-points = Carried over from paper
paper-notice-opening-rule = balance
paper-statement-by-program = till program
paper-voucher-file = Vouchers { $serial }
paper-card-file = { $count ->
    [one] Card { $number }
   *[other] Card { $number } and others, { $count }
 }
paper-slip-file = Slip { $number }
error-paper-address-not-printable = Only this machine can open { $address }, so nobody could follow it from paper. An administrator sets LINLI_BASE_URL to the community's public address first.

# Checks
checks-title = Check the books yourself
checks-lead = Every entry is computed anew, to see whether a row was changed behind the books' back. It only looks, and takes a few seconds.
checks-run = Check now
checks-busy = Checking the books
checks-busy-label = How far the check is
checks-busy-words = It only looks. You may wait here or go on elsewhere.
checks-busy-books = Compute the chain and every balance anew
checks-busy-rows = Compare figures and states of every row
checks-fine = Done: all { $count } promises hold
checks-fine-next = { $checked } places were looked at, none is wrong.
checks-broken = { $promises ->
    [one] 1 promise does not hold
   *[other] { $promises } promises do not hold
 }, { $rows ->
    [one] 1 row
   *[other] { $rows } rows
 }
checks-broken-next = Leave these records alone and tell the supervision committee and the administrator; give them table and id below.
checks-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
 }
checks-promises = What was checked
checks-looked = { $count } places
checks-promises-open = See all { $count }
checks-promise = Promise
checks-checked = Places
checks-table = Table
checks-what = What is wrong
checks-id = Id
checks-caption = Rows that are wrong
checks-seals = The seals of the days
checks-seals-lead = Each day is sealed at midnight. The check on the notice board is the same as here.
checks-seals-none = No seal yet
checks-seals-none-next = After midnight there will be the first one.
checks-seal-day = { WEEKDAY($day) }, { DAY($day) }
checks-day = Day
checks-operations = Operations
checks-refusals = Refused
checks-value = Check
