## Hours, stars, certificates, the national system, the month in pictures

hours-class-measured = checked in and out
hours-class-listed = on the leader's sheet
hours-class-back-filled = entered afterwards
hours-class-opening = carried over from paper
hours-class-none = other

records-hours = { $hours } h
records-stars = Volunteer of { $level ->
    [one] { $level } star
   *[other] { $level } stars
  }
records-no-star = No star yet
records-other-kind = Other service

## My hours
nav-person-hours = Hours in detail
person-hours-title = My service hours
person-hours-of = Service hours of { $name }
person-hours-lead = Hours count once their notice is over. They never end.
person-hours-who = { $name } · { $number }
person-hours-label = Counting
person-hours-unit = h
person-hours-under = { HOURS($minutes) }
person-hours-waiting = Not counting yet
person-hours-waiting-when = approved; they count after the notice
person-hours-none = No service hours yet
person-hours-none-next = After an activity was confirmed, approved and posted, its hours stand here.
person-hours-apart = How they were recorded
person-hours-times = { $count ->
    [one] { $count } time
   *[other] { $count } times
  }
person-hours-year = { $year }
person-hours-all = All
person-hours-kinds = What was done
person-hours-chart = Hours by year
person-hours-chart-alt = Bar chart: { HOURS($minutes) } in { $years ->
    [one] { $years } year
   *[other] { $years } years
  }.
person-hours-star = Stars
person-hours-star-since = since { FULL_DAY($day) }
person-hours-star-next = { HOURS($minutes) } more until star { $level }
person-hours-star-enough = Enough hours for star { $level }; it waits for its notice
person-hours-star-posted = Star { $level } is on the board until { DAY($day) }
person-hours-star-objected = Star { $level } waits, somebody asked a question
person-hours-star-counts = { HOURS($minutes) } count for stars
person-hours-star-highest = The highest star there is
person-hours-star-gone = Star { $level } was withdrawn on { FULL_DAY($day) }, since hours were taken back
person-hours-certificate = Make a record of service
person-hours-to-certificate = Records and certificates
person-hours-nobody = Find somebody first
person-hours-nobody-next = Look them up under people and households, then press hours.
person-hours-national = The national volunteer system
person-hours-national-yes = You agreed that your records are entered nationally ({ FULL_DAY($day) }).
person-hours-national-no = Your records stay in the community. If you agree, counting records are entered nationally.
person-hours-national-agree = I agree
person-hours-national-stop = No longer
person-hours-national-agreed = Noted: you agree
person-hours-national-stopped = Noted: no longer
person-hours-back = Back to me
person-hours-to-people = Back to people and households

## Records and certificates
nav-certificate = Records and certificates
certificate-title = Records and certificates
certificate-lead = Free, as many as you like. Each has a number and a code that anybody can check.
certificate-for = For { $name }
certificate-first = From
certificate-last = Until
certificate-kind = Which one
certificate-kind-record = Record of volunteer service (community)
certificate-kind-proof = Certificate of volunteer service
certificate-kind-lead = A certificate is valid once the community has stamped it: please stamp the print.
certificate-issue = Make it
certificate-issued = Made: { $number }
certificate-issued-next = { $lines ->
    [one] { $lines } service
   *[other] { $lines } services
  }, { $hours } h in all.
certificate-list = Made before
certificate-none = None yet
certificate-none-next = Choose the days and press the button above.
certificate-line = { DAY($first) } to { FULL_DAY($last) } · { $hours } h
certificate-person-line = { $name } · { $number }
certificate-fetch = Download
certificate-withdrawn = withdrawn
certificate-withdraw = Withdraw
certificate-withdraw-title = Withdraw { $number }
certificate-withdraw-lead = Whoever follows its code will read that it was withdrawn. Please take the paper back.
certificate-withdraw-reason = Why
certificate-withdraw-yes = Withdraw it
certificate-withdrawn-done = Withdrawn
certificate-done = Done
certificate-file = { $number }
error-certificate-nothing = No hours count between { DAY($first) } and { DAY($last) } yet. Choose other days, or wait for the notice to end.
error-certificate-too-long = More than { $most } services lie in these days. Please make two records.

## Check page (public)
certificate-check-title = Check a record of volunteer service
certificate-check-valid = Genuine, and as the books say
certificate-check-valid-lead = The hours on it count today.
certificate-check-changed = Changed since it was made
certificate-check-changed-lead = { $printed } h are printed; some of it was taken back, today { $today } h count.
certificate-check-withdrawn = This sheet was withdrawn
certificate-check-withdrawn-lead = Ask its holder for a new one, or ask the community.
certificate-check-unknown = No such number
certificate-check-unknown-lead = Please type it once more. If it is still not found, it was not made here.
certificate-check-number = Number
certificate-check-kind = Kind
certificate-check-name = Name
certificate-check-period = Period
certificate-check-period-is = { FULL_DAY($first) } to { FULL_DAY($last) }
certificate-check-printed = Hours as printed
certificate-check-today = Hours that count today
certificate-check-unit = Recorded by
certificate-check-issued = Made on
certificate-check-type = Number
certificate-check-go = Check
certificate-check-home = Home of the community

## The certificate on paper
print-certificate-number = No. { $number }
print-certificate-person = Volunteer
print-certificate-volunteer-number = Volunteer number
print-certificate-period = Period
print-certificate-period-is = { FULL_DAY($first) } to { FULL_DAY($last) }
print-certificate-total = Total
print-certificate-total-is = { $hours } h ({ $count } services)
print-certificate-star = Star
print-certificate-day = Date
print-certificate-activity = Service
print-certificate-place = Place
print-certificate-hours = Hours
print-certificate-class = Recorded
print-certificate-opening = Hours carried over from paper
print-certificate-entered-all = All of these records were entered into the national volunteer system.
print-certificate-entered-some = { $entered } of these { $count } records were entered into the national volunteer system.
print-certificate-entered-none = These records have not been entered into the national volunteer system.
print-certificate-record-note = Printed by the volunteer, without a stamp; follow the code to check it.
print-certificate-proof-note = Issued by the recording unit; valid with its stamp.
print-certificate-apart = Of these, { $hours } h were entered afterwards.
print-certificate-unit = Recording unit
print-certificate-leader = In charge (signature)
print-certificate-handler = Handled by (signature)
print-certificate-handler-is = Handled by: { $name }
print-certificate-date = Date
print-certificate-seal = (stamp)
print-certificate-check = Follow the code
print-certificate-check-note = It says how things stand today, and only what is printed here.
print-certificate-withdrawn = WITHDRAWN

## Stars
nav-stars = Volunteer stars
stars-lead = Whoever has the hours hangs on the board for 5 working days; without a question the star is given.
stars-candidates = Enough hours
stars-candidates-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
  }
stars-candidates-none = Nobody has enough for the next star
stars-candidates-none-next = They appear here by themselves once their hours count.
stars-candidate = { $name } · { $building }
stars-candidate-line = { $number } · { $hours } h count; star { $level } needs { $needed } h
stars-post = Post { $count }
stars-not-you = The office posts them; you can read them here.
stars-posted = { $count } on the board
stars-posted-next = Until { FULL_DAY($day) }; then they are given by themselves.
stars-board = On the board
stars-board-none = No star is on the board
stars-board-line = Star { $level } · { $hours } h · until { DAY($day) }
stars-state-posted = on the board
stars-state-objected = questioned
stars-object = Question it
stars-object-title = Star { $level } of { $name }
stars-object-lead = Say what is wrong. The star waits until it has been looked into.
stars-object-why = What is wrong
stars-object-yes = Send
stars-objected = Noted; the star waits
stars-decide-why = What was found
stars-decide-good = All is well, go on
stars-decide-bad = Not given
stars-decided-good = It goes on
stars-decided-bad = Not given
stars-terms = What a star needs
stars-terms-line = Star { $level }: { $hours } h
stars-terms-number = Version { $number }, from { FULL_DAY($day) }
stars-terms-classes = Measured and listed hours count; carried over ones { $carried ->
    [yes] count too
   *[no] do not
  }; those entered afterwards { $filled ->
    [yes] count too
   *[no] do not
  }.
stars-terms-change = Change what a star needs
stars-terms-hours = Hours of each star, with commas
stars-terms-carried = Hours carried over from paper count too
stars-terms-filled = Hours entered afterwards count too
stars-terms-why = The residents' decision (day, number)
stars-terms-save = In force from today
stars-terms-saved = Version { $number } is in force
stars-terms-saved-next = Stars that were given are looked at again.
stars-terms-malformed = Rising whole numbers, for example 100,300,600.
stars-on-board = Stars on the board
stars-on-board-lead = If one is not right, tell the community before the last day.
error-stars-nobody = None of those chosen has enough hours for the next star, or they hang already.
error-stars-over = The notice of this star ended on { DAY($last_day) }. Please ask the community.

## The national system
nav-national = National system
national-lead = Put the counting records of those who agreed into a batch, enter it nationally, then note the day here.
national-make = Make a batch
national-made = Batch { $number } is made
national-made-next = { $lines } records, { $corrections } of them corrections; { $without } people have not agreed and are left out.
national-batches = Batches
national-none = None yet
national-none-next = Press the button above for the first one.
national-batch = Batch { $number } · { $lines } records, { $corrections } corrections
national-batch-made = made { FULL_DAY($at) }
national-entered = entered on { FULL_DAY($day) }
national-waiting = not noted yet
national-fetch = Download
national-mark = Note that it was entered
national-mark-day = On which day
national-marked = Batch { $number } is noted
national-sheet-volunteers = Volunteers
national-sheet-records = Records
national-sheet-corrections = Corrections
national-party-member = party member
error-national-nothing = Nothing is new or changed since the last batch.{ $without_consent ->
    [0] { "" }
    [one] { " " }One person has not agreed and is left out.
   *[other] { " " }{ $without_consent } people have not agreed and are left out.
  }
error-national-already-entered = This batch was noted before, entered on { FULL_DAY($entered_on) }.

## The month in pictures
dashboard-period = Which span
dashboard-month = Month
dashboard-quarter = Quarter
dashboard-year = Year
dashboard-which = Which one
dashboard-month-is = { $year }-{ $month }
dashboard-quarter-is = { $year }, quarter { $quarter }
dashboard-year-is = { $year }
dashboard-scope = Where
dashboard-scope-all = The whole community
dashboard-team-is = Team: { $name }
dashboard-area-is = Place: { $name }
dashboard-figures = { $period }
dashboard-figures-hours = Service
dashboard-figures-people = People
dashboard-figures-people-is = { $count }
dashboard-figures-party = Party members
dashboard-figures-party-is = { $count }, { $percent }%
dashboard-figures-back-filled = Entered afterwards
dashboard-figures-percent = { $percent }%
dashboard-figures-approval = Handed in to approved
dashboard-figures-spendable = Approved to spendable
dashboard-figures-days = { $days } days on average
dashboard-figures-unknown = none yet
dashboard-classes = How hours were recorded
dashboard-classes-unit = hours, by month
dashboard-classes-said = { $period }: { HOURS($sound) } measured or listed, { HOURS($filled) } entered afterwards.
dashboard-classes-none = No approved hours in this span
dashboard-classes-none-next = Choose another one, or wait for approvals.
dashboard-points = How points were earned
dashboard-points-unit = points
dashboard-points-said = { $period }: { $points } points were posted.
dashboard-points-none = No points were posted in this span
dashboard-points-none-next = After a notice they are drawn here by category.
dashboard-points-meeting = Turning up
dashboard-points-development = Leading
dashboard-points-service = Joining in
dashboard-points-honour = Excelling
dashboard-teams = Hours by team
dashboard-teams-unit = hours
dashboard-teams-said = { $period }: { $count } teams with hours.
dashboard-teams-none = No team has hours in this span
dashboard-teams-note = In the order of hours so that they are found; it is no contest.
dashboard-as-table = As a table
dashboard-take = Download the table
dashboard-report = Report on one page
dashboard-report-file = report { $period }
dashboard-file = dashboard { $period }.xlsx
dashboard-column-period = Period
dashboard-column-team = Team
dashboard-column-area = Place
dashboard-column-name = Name
dashboard-column-measured = Measured (h)
dashboard-column-listed = Listed (h)
dashboard-column-back-filled = Entered afterwards (h)
dashboard-column-hours = Sum (h)
dashboard-column-people = People
dashboard-column-party = Party members
dashboard-column-points = Points
dashboard-column-category = Category
chart-classes-alt = Bar chart: service hours of { $months } months by how they were recorded, { HOURS($minutes) } in all.
chart-points-alt = Bars: meetings { $meeting }, development { $development }, service { $service }, honours { $honour } points.
chart-teams-alt = Bars: service hours of { $count } teams.

## The month on a page
print-month-title = Volunteer service, { $period }
print-month-to = For the sub-district
print-month-hours = Service
print-month-hours-is = { $hours } h
print-month-people = People
print-month-people-is = { $count }
print-month-party = Party members
print-month-party-is = { $count } ({ $percent }%)
print-month-points = Points posted
print-month-points-is = { $points }
print-month-before = period before: { $value }
print-month-classes = How hours were recorded
print-month-categories = Points by category
print-month-teams = Teams with most hours
print-month-team = Team
print-month-waits = How long it took
print-month-approval = From handing in to approval { $days } days on average.
print-month-spendable = From approval to spendable points { $days } days on average (the notice of 5 working days included).
print-month-no-wait = Nothing to count yet.
print-month-note = Everybody counts once; hours are those approved; those entered afterwards stand apart and earn no points. By day of service; more may be handed in after this was printed.
print-month-signed = Filled in by
print-month-leader = In charge

## Records from programs
error-records-number-unknown = Nobody has this volunteer number. Please register them first.
error-records-rows-refused = { $refused ->
    [one] { $refused } row is
   *[other] { $refused } rows are
  } in the way, so nothing was written. Put each right and send all again.
