# The rules: as everybody reads them, edited, rehearsed, decided on

nav-rule-book = The rules
nav-rules = Change the rules
rules-title = The rules
rules-lead = What gives how many points, up to what, proved by what. Everybody may read and print this.
rules-number = Version { $number }
rules-full-day = { FULL_DAY($day) }
rules-version = Version
rules-in-force = In force
rules-since = from { FULL_DAY($day) }
rules-until = { FULL_DAY($first) } to { FULL_DAY($last) }
rules-state-in-force = In force
rules-state-coming = Coming
rules-state-past = Earlier
rules-not-now-coming = This is version { $number }, in force only from { FULL_DAY($day) }
rules-not-now-past = This is the earlier version { $number }, no longer in force
rules-now = Read the rules in force
rules-ceiling = Ceiling of a household
rules-ceilings = { $month } points a month, { $year } points a year
rules-peg = One point is
rules-peg-is = a voucher of { YUAN($fen) } yuan
rules-no-decision = These are the rules of the beginning. Every change is first decided by the residents' meeting.
rules-category-A = A: I turn up at meetings
rules-category-A-aside = Points, no hours
rules-category-B = B: I lead in development
rules-category-B-aside = Points, no hours
rules-category-C = C: I join activities
rules-category-C-aside = Hours and points
rules-category-D = D: I am the one who excels
rules-category-D-aside = Points, no hours
rules-item = { $code } { $name }
rules-caption = Each item: what, how many points, ceilings, proof, an example
rules-column-what = What
rules-column-much = Points
rules-column-cap = Ceiling
rules-column-evidence = Proof
rules-column-example = Example
rules-much-hour = { $points } / h
rules-much-event = { $points }
rules-much-levels = { $low }–{ $high }
rules-much-deduct = −{ $points }
rules-join = { $parts }
rules-two = { $first } { $second }
rules-level-points = { $level } { $points }
rules-no-cap = no ceiling of its own
rules-none = none
rules-example-hour = { HOURS($minutes) } give { $points } points{ $rest ->
    [0] .
   *[other] ; the { $rest } minutes over count next time.
 }
rules-example-event = One time gives { $points ->
    [one] 1 point.
   *[other] { $points } points.
 }
rules-example-levels = { $levels }.
rules-example-deduct = After one reminder ({ $reminder }), { $points } points are taken away; anybody concerned may object.
rules-example-capped = { $times } times { $period ->
    [month] in a month
    [year] in a year
   *[lifetime] in all
 } give { $points } points: the ceiling.
rules-how-counted = Minutes count, whole points are given, and what is over waits for next time. What the people of a household do counts for the household. Above a ceiling there are no points, but hours stay. Points arrive after a notice of 5 working days without an objection.
rules-print = Print this version
rules-versions = What was changed
rules-first-version = The rules of the beginning.
rules-and-more = And { $count } more.
rules-read = Read version { $number } in full
rules-why = The rule of that day: { $code }, version { $number }
rules-waiting-title = Minutes short of a point
rules-waiting-minutes = { $code } { $name }: { $minutes } minutes, counted next time
rules-waiting-minutes-over = { $code } { $name }: { $minutes } minutes under the earlier version { $number }; since the change counting began again at 0

rules-change-added = { $item }: new, { $after } points.
rules-change-retired = { $item }: left out.
rules-change-points = { $item }: { $after } points instead of { $before }.
rules-change-unit = { $item }: { $new } instead of { $old }.
rules-change-hours = { $item }: { $makes_hours ->
    [true] makes hours of service from now on.
   *[false] makes no hours of service any more.
 }
rules-change-levels = { $item }: { $new } instead of { $old }.
rules-change-renamed = { $item }: called “{ $new }” instead of “{ $old }”.
rules-change-evidence = { $item }: proved by “{ $new }” instead of “{ $old }”.
rules-change-reminder = { $item }: reminded by “{ $new }” instead of “{ $old }”.
rules-change-cap-new = { $item }: a new ceiling, { $cap }.
rules-change-cap-gone = { $item }: no longer { $cap }.
rules-change-cap-changed = { $item }: { $new } instead of { $old }.
rules-change-month-ceiling = A household's ceiling of a month: { $after } points instead of { $before }.
rules-change-year-ceiling = A household's ceiling of a year: { $after } points instead of { $before }.
rules-unit-hour = by the hour
rules-unit-event = by the time
rules-unit-level = by level
rules-unit-deduct = taken away
rules-measure-points = points
rules-measure-minutes = minutes
rules-period-activity = an activity
rules-period-day = a day
rules-period-month = a month
rules-period-year = a year
rules-period-lifetime = in all
rules-holder-household = a household
rules-holder-person = a person

rules-public = The rules as everybody reads them
rules-start = Begin a new version
rules-start-lead = A change begins as a draft, which can be rehearsed on last quarter's facts. After the residents' meeting another colleague approves it; it is in force from the next day at the earliest.
rules-draft = Draft of version { $number }
rules-change-count = { $count ->
    [0] nothing changed
    [one] 1 change
   *[other] { $count } changes
 }
rules-draft-same = The same as version { $number }. Change it below.
rules-discard = Throw this draft away
rules-discard-title = Throw it away?
rules-discard-lead = The draft's changes are gone then. The rules in force stay as they are.
rules-view = Which part
rules-view-items = Items
rules-view-rehearsal = Rehearsal
rules-view-decision = Decision
rules-view-versions = Versions
rules-add = Add an item
rules-edit = Change
rules-edit-title = Change { $code }
rules-retire = Leave out
rules-restore = Put back
rules-retired = Left out of this version
rules-changed = Changed
rules-saved = { $code } is changed
rules-saved-ceilings = The household's ceilings are changed
rules-by-whom = Put forward by { $proposer }, approved by { $approver }.
rules-field-category = Category
rules-field-code-is = Code { $code }
rules-field-name = What (Chinese)
rules-field-name-english = What (English)
rules-field-unit = How it counts
rules-field-points = Points a time
rules-field-rate = Points an hour
rules-field-levels = Levels
rules-field-level-points = Points: { $level }
rules-field-makes-hours = Makes hours of service
rules-field-evidence = Proof (Chinese)
rules-field-evidence-english = Proof (English)
rules-field-reminder = How people are reminded before
rules-field-caps = Ceilings
rules-field-caps-aside = empty is none
rules-field-measure = Of what
rules-field-period = In
rules-field-holder = For
rules-field-most = At most
rules-field-save = Keep in the draft
rules-field-month-ceiling = A household in a month (points)
rules-field-year-ceiling = A household in a year (points)
rules-field-save-ceilings = Keep the ceilings
rules-decide = The residents' decision
rules-decide-lead = Without a residents' meeting no rule goes live. Write which meeting, its day, the votes, and where the minutes are.
rules-decision-meeting = Meeting
rules-decision-meeting-hint = For example: residents' representatives
rules-decision-day = Day of the meeting
rules-decision-votes = Votes
rules-decision-votes-for = For
rules-decision-votes-against = Against
rules-decision-votes-abstain = Abstained
rules-decision-reference = Number or place of the minutes
rules-decision-reference-hint = For example: minutes 2026-11
rules-decision-effective = In force from
rules-votes = { $yes } for, { $no } against, { $abstain } abstained
rules-mid-month = Not from the first of a month
rules-mid-month-next = Ceilings of that month would stand under two versions. From { DAY($day) } would be easier to follow.
rules-propose = Put it forward
rules-proposed = It was put forward
rules-proposed-next = It stands once another colleague has approved it.
rules-waiting = Waits for another colleague
rules-waiting-by = Put forward by { $name }. Compare the votes with the minutes, and look what changes.
rules-not-you = Whoever wrote or put it forward does not approve it; another colleague does.
rules-publish = Approve, in force from { DAY($day) }
rules-published = Version { $number } stands, in force from { FULL_DAY($day) }
rules-take-back = Back to the draft
rules-taken-back = It is a draft again
rules-not-proposed = The draft has not been put forward
rules-not-proposed-next = Once its maker has entered the residents' decision it waits here for you.

rehearsal-title = Rehearsal
rehearsal-lead = What was posted, computed again under the draft: who would have more, who less. Nothing is written.
rehearsal-days = Which days
rehearsal-button = Rehearse
rehearsal-running = Notice by notice
rehearsal-nothing = Nothing of these days was posted
rehearsal-nothing-next = Try other days.
rehearsal-gaining = Would have more
rehearsal-losing = Would have less
rehearsal-same = The same
rehearsal-households = { $count ->
    [one] 1 household
   *[other] { $count } households
 }
rehearsal-present = As it was
rehearsal-draft = Under the draft
rehearsal-cost = Cost
rehearsal-cost-is = about { YUAN($fen) } yuan a month, { $way ->
    [more] { YUAN($more) } yuan more than now
    [less] { YUAN($less) } yuan less than now
   *[same] the same as now
 }
rehearsal-true = { $unlike ->
    [0] { $lines } lines. Under the rules of their day each comes to what was posted.
   *[other] { $lines } lines. Under the rules of their day { $unlike } come to something else than was posted: check the books first.
 }
rehearsal-by-item = By item
rehearsal-by-household = By household
rehearsal-rest = { $count } more are in the file.
rehearsal-file = Keep as a table
rehearsal-file-name = rehearsal { $first } to { $last }
rehearsal-column-item = Item
rehearsal-column-lines = Lines
rehearsal-column-household = Household
rehearsal-column-building = Building and card
rehearsal-column-present = As it was
rehearsal-column-draft = Draft
rehearsal-column-change = Change

error-rules-refused = The rules cannot say that. Please change it.
error-rules-code-malformed = “{ $code }” is no code: a letter from A to D and a number, as B7.
error-rules-code-twice = { $code } stands twice. Please change one of them.
error-rules-text-missing = { $code } has no { $field ->
    [name] Chinese name
    [name_english] English name
    [evidence] Chinese proof
   *[evidence_english] English proof
 } yet.
error-rules-text-too-long = A text of { $code } is too long: at most { $most } letters.
error-rules-blocked-reason = { $code } says “{ $word }”. Points are never linked to { $reason ->
    [petition] petitions and complaints
    [religion] religion
    [family_planning] family planning
    [debt] debts and loans
    [welfare] welfare and subsidies
    [speech] what people say
   *[medical] medical behaviour
 }. Please write something else.
error-rules-rate-not-even = { $code }: { $points } points an hour do not divide 60. Please use 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60.
error-rules-points-outside = { $code }: points are between 1 and { $most }.
error-rules-hours-outside = { $code } cannot make hours of service: only items of category C by the hour do.
error-rules-levels-malformed = { $code }: an item by level has levels, each with its points.
error-rules-cap-malformed = { $code }: a ceiling is above 0, a day has 1,440 minutes, and only items by the hour have ceilings of minutes.
error-rules-cap-twice = { $code } has two ceilings for the same, or too many. Please take one away.
error-rules-reminder-missing = { $code } takes points away: please write how people are reminded before. Without a reminder nothing is taken.
error-rules-ceilings-malformed = A household's ceiling of a month is above 0 and not above that of a year.
error-rules-no-items = No item is left. Please keep at least one.
error-rules-draft-there = There is a draft already. Please go on with it.
error-rules-changed-meanwhile = The draft was just changed elsewhere or put forward. Look at it as it is now, then press again.
error-rules-nothing-changed = The draft says what the rules say now; there is nothing to decide.
error-rules-decision-missing = Please write which residents' meeting it was and where its minutes are. Without a decision no rule goes live.
error-rules-decision-later = The meeting of { FULL_DAY($day) } has not been held yet. Enter it afterwards.
error-rules-voted-down = { $votes_for } for and { $votes_against } against: it was not accepted.
error-rules-too-early = In force from { FULL_DAY($earliest_on) } at the earliest. Please change the day.
error-rules-item-in-use = { $activities } activities are called under { $code }, so it cannot be left out. Change them first, or begin later.
