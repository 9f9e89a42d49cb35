# Approving: filters, many in one press, reasons for a return, deputies, calls

desk-task-confirm = claims by residents wait for a look
desk-task-confirm-why = Only what was looked up goes on to the reviewers
desk-task-confirm-go = Look them up
approve-queue-confirm = To look up { $count }
approve-confirm = Claimed by residents
approve-confirm-why = Compare them with their proof. Tick what is right, and it goes to the reviewers; return what is wrong with a reason.
approve-confirm-button = { $count ->
    [0] Send to the reviewers
    [one] The ticked one is right: send it on
   *[other] The { $count } ticked are right: send them on
 }
approve-empty-confirm = Nothing waits for a look
approve-empty-confirm-next = What residents claim themselves is listed here.
approve-empty-narrowed = No such records
approve-empty-narrowed-next = Widen the filter above and look again.
approve-filter = Filter
approve-filter-all = All
approve-filter-choice = { $words } ({ $count })
approve-filter-team = Team
approve-filter-activity = Activity
approve-filter-item = Rule
approve-filter-maker = Entered by
approve-filter-concern = What there is about them
approve-filter-days = Days
approve-filter-person = Person
approve-concern-clean = Nothing
approve-concern-overlapping = Overlapping
approve-concern-back-filled = Back-filled
approve-concern-no-household = In no household
approve-concern-above-cap = Above the ceiling of hours
approve-concern-capped = Above the ceiling of points
approve-concern-estimated = Never checked out
approve-concern-same-device = The same phone
approve-concern-corrected = Corrected
approve-concern-late = Entered late
approve-concern-odd-hours = Unusual time of day
approve-concern-long-service = Very long
approve-concern-opening = From a passbook
approve-concern-one-approver = Mostly one approver
approve-why-overlapping = It overlaps with another entry of this person that begins at { TIME($at) }; only one of them can be right.
approve-why-estimated = Nobody checked out, so the planned end counts: an estimate.
approve-why-same-device = The phone of this check-in had just checked somebody else in.
approve-why-corrected = It was returned or corrected before: please look how it came about.
approve-why-late = Entered on the { $days }. working day afterwards.
approve-why-odd-hours = It begins or ends before 6 in the morning or after 10 at night.
approve-note-one-approver = You approved { $approved } of this person's { $of } entries of a year; another colleague might look
approve-here = Here: { $what }
approve-key-up = One up
approve-key-down = One down
approve-key-tick = Tick or untick
approve-by-activity = Approve by activity
approve-bulk = Approve all without a concern (of { $count })
approve-bulk-activity = Look at { $count }
approve-bulk-title = Approve together
approve-bulk-rows = Approve
approve-bulk-people = Of
approve-bulk-points = About
approve-bulk-half = { $count } of them are of more than 10 rows by one person: after your first look another colleague looks a second time.
approve-bulk-left-out = Left for a look one by one
approve-bulk-each = Show only these
approve-bulk-more = { $count } more are left as well.
approve-bulk-none = Nothing can be approved together
approve-bulk-none-next = There is something about each of these, or you may not approve them: please look one by one.
approve-people = { $count ->
    [one] 1 person
   *[other] { $count } people
 }
approve-return-why = Why it goes back
approve-reason-no-signature = No signature
approve-reason-wrong-time = Wrong time
approve-reason-wrong-person = Wrong person
approve-reason-was-not-there = Was not there
approve-reason-no-evidence = No proof
approve-reason-twice = Claimed twice
approve-reason-other = Another reason

deputies-title = Deputies
deputies-none = Nobody acts for anybody now.
deputies-lead = While you are away a colleague can approve in your place. It begins and ends by itself. What they entered themselves is still approved by others.
deputies-who = Who acts for you
deputies-who-hint = Choose a colleague
deputies-when = From when to when
deputies-button = Name this deputy
deputies-done = { $name } approves in your place from { DAY($first) } to { DAY($last) }
deputies-for = { $deputy } for { $principal }
deputies-days = { DAY($first) } to { DAY($last) }
deputies-state-now = Acting now
deputies-state-coming = Not begun
deputies-state-over = Over
deputies-end = End early
deputies-end-title = End it early?
deputies-end-lead = { $deputy } acts for nobody from now on. What was approved stays.
error-deputy-days = A deputy acts from today or later, for at most { $days } days. Please change the days.
error-deputy-oneself = Nobody is their own deputy. Please choose a colleague.
error-deputy-has-right = { $name } may approve on these days anyway.
error-deputy-of-deputy = You are a deputy yourself and cannot name another. Please ask whoever named you.

nav-call-backs = Calls
call-backs-title = Calls about records
call-backs-lead = Of each month's approved records 5 % are drawn, and the people are asked by telephone whether it was so. The seal of the month's last day draws them; nobody can choose.
call-backs-month = Month
call-backs-month-is = { MONTH($month) }
call-backs-draw = Draw records of { MONTH($month) }
call-backs-drawn = { $drawn } of { $of } records were drawn
call-backs-drawn-next = Call one after another and press what was said.
call-backs-not-drawn = This month has not been drawn
call-backs-not-drawn-next = After the seal of its last day a reviewer, supervisor or administrator draws it with one press.
call-backs-count = { $left } still to ask of { $count }
call-backs-seal = Drawn by the seal of { FULL_DAY($day) }
call-backs-what = { DAY($day) }, { $title }{ $minutes ->
    [0] {""}
   *[other] , { HOURS($minutes) }
 }
call-backs-leader = led by { $leader }
call-backs-no-phone = No telephone known: please visit
call-backs-agreed = It was so
call-backs-denied = It was not
call-backs-unreached = Not reached
call-backs-state-to-call = To ask
call-backs-state-agreed = Says it was so
call-backs-state-denied = Says it was not
call-backs-state-unreached = Not reached, call again
call-backs-denied-next = Look how it came about, and object where needed.
call-backs-own = You entered or approved this: another colleague calls.
error-call-back-month-not-sealed = { FULL_DAY($day) } has no seal yet; draw afterwards.
error-call-back-drawn-already = { MONTH($month) } has been drawn already; a month is drawn once.
error-call-back-nothing-to-draw = Nothing of { MONTH($month) } was approved, so there is nothing to draw.
