# Activities: publishing
error-activity-days-taken = “{ $name }”: there is an activity of this name on { $days }, so none of the series was published. Choose another name or another first day.
error-activity-shift-outside = Shift { $position } must lie within the activity and end after it begins.
error-activity-shift-twice = Shift { $position } has the name and time of an earlier one. Make them one, or choose another name.
error-activity-break-too-long = The break of shift { $position } is as long as the shift. Please make it shorter.
error-activity-sign-up-ends-late = Sign-up must end after now and before the activity begins.
error-activity-has-people = { $people } people have checked in, so this cannot be called off.
error-theme-missing = The theme of month { $month } is empty. Please write a few words.

# Sign-up
error-sign-up-refused = This sign-up did not work.
error-sign-up-called-off = This does not take place, or the call-up is over. No need to sign up.
error-sign-up-over = Sign-up ended at { $until }. If you would like to come, ask the desk or the leader.
error-sign-up-already = { $name } is on the list of this shift already.
error-sign-up-named-twice = The list names { $name } twice. Take one away and try again.
error-sign-up-clashes = { $name } is signed up for “{ $activity }” ({ $starts_at }) at that time. Withdraw there first.
error-sign-up-too-young = This activity is for people of { $years } and older; { $name } is too young for it. Please choose another one.
error-sign-up-child-too-young = { $name } is under { $years } and cannot be recorded as a volunteer. Coming along with a grown-up is welcome.
error-sign-up-adult-needed = { $name } is under 14: a grown-up of the household must agree and come along. Please say who.
error-sign-up-not-of-household = You can sign up yourself and the people of your household. Others sign up themselves, or at the desk.
error-sign-up-paused = { $name } was signed up and did not come { $absences } times within a year, without a word. Sign-up pauses; please see the desk.
error-sign-up-too-many = At most { $most } people at once. Please sign up in several parts.
error-sign-up-long-day = That makes { HOURS($minutes) } of service on that day for { $name }, more than 8 hours.
error-sign-up-short-rest = { $name } has only { $minutes } minutes between this and “{ $activity }”, less than half an hour.
error-sign-up-enough-people = The { $needed } people needed are coming, thank you. Please stand by.
error-sign-up-not-standing = This sign-up was given back or is over; it is no longer on the list.
error-sign-up-withdraw-late = You could withdraw until { $until }. If you cannot come now, please call the desk and say why.
error-sign-up-not-over-yet = The activity ends at { $ends_at }. Note who was absent after that.
error-sign-up-was-there = { $name } checked in and cannot be marked absent.
error-sign-up-appealed-once = This absence was appealed against and decided; it cannot be appealed again.
error-call-up-nobody = There is no grown-up to call among those chosen. Please choose more teams.
error-call-up-place-missing = Please say where people should come.

# Words to people
message-cancelled = “{ $activity }” ({ DAY($day) }) is called off
message-cancelled-body = Reason: { $reason }. You need not come, and it does not count as an absence.
message-moved-up = Somebody withdrew: you have a place at “{ $activity }”
message-moved-up-body = { $starts_at }, { $place }. If you cannot come, please withdraw soon under Activities, for the next in line.
message-absent = You were noted as absent at “{ $activity }” ({ DAY($day) })
message-absent-body = If that is wrong, or there was a reason, say so under Activities; somebody else will look at it.
message-appeal-excused = Your absence at “{ $activity }” is excused
message-appeal-excused-body = It does not count as an absence without a word.
message-appeal-kept = Your absence at “{ $activity }” stands after a second look
message-appeal-kept-body = No points are taken. Five within a year pause sign-up.
message-stood-down = “{ $activity }”: stand down
message-stood-down-body = Thank you. If you are on your way, please go home; if you are there, check out with the leader.
message-seen = Got it
messages-title = Messages for you

cancel-reason-weather = bad weather
cancel-reason-too-few = too few people
cancel-reason-place = the place cannot be used
cancel-reason-safety = it would not be safe
cancel-reason-postponed = put off to another day
cancel-reason-other = something came up

excuse-ill = ill
excuse-family = family matters
excuse-work = had to work
excuse-weather = bad weather
excuse-told-before = had told us before
excuse-other = another reason

service-kind-school-escort = Escort to school
service-kind-mediation = Mediation
service-kind-errands = Errands
service-kind-day-care = Day care
service-kind-cleaning = Cleaning
service-kind-elder-visit = Visits to elders
service-kind-meals = Meals
service-kind-medical = Medical advice
service-kind-repair = Repairs
service-kind-order = Keeping order
service-kind-publicity = Publicity
service-kind-culture = Culture and sports
service-kind-market-stall = Market stall
service-kind-meeting = Meeting
service-kind-emergency = Emergency
service-kind-other = Other

theme-default = { $month ->
    [1] Spring couplets and good wishes
    [2] Lantern festival with neighbours
    [3] Lei Feng month: everyday help
    [4] Remembering with decorum
    [5] Honour to work
    [6] Dragon boat festival together
    [7] A safe summer for children
    [8] Visits to veterans
    [9] Back to school
    [10] Double ninth: honour elders
    [11] Fire safety at every door
   *[12] Warm winter
 }

# Pages: publishing, one activity
nav-activity = One activity
nav-call-up = Emergency call-up
publish-needed = How many people
publish-more = More: service point, shifts, age, risk, weekly repeats
publish-area = Service point or grid
publish-no-area = None in particular
publish-kind = Kind of service
publish-no-kind = Not chosen
publish-age = Minimum age (0: the usual rules)
publish-risk = What to mind
publish-insurance = Insurance
publish-until = Sign-up ends so many days before (0: until the start)
publish-weeks = Every week, how many weeks in all
publish-shifts = How many shifts or stalls
publish-shift = Name of shift { $number }
publish-break = Break in minutes (no service time)
publish-done-series = “{ $name }” is published, { $count } times
publish-open-one = Open
publish-full = { $count } people, full
publish-places = { $count }/{ $needed } people
publish-waiting = { $count } waiting
publish-shift-count = { $count } shifts

month-title = { MONTH($day) }
month-theme = Theme of the month: { $name }
month-weekday = { WEEKDAY($day) }
month-day = { WEEKDAY($day) } { DAY($day) }
month-amount = { $count ->
    [1] 1 activity
   *[other] { $count } activities
 }
month-none = No activities in this month yet.
month-before = { MONTH($day) }
month-after = { MONTH($day) }
month-write = Change the themes
month-write-title = Themes of { PLAIN($year) }
month-of = { MONTH($day) }
month-save = Keep these twelve themes
month-saved = The themes of { PLAIN($year) } are kept

activity-none = No activity chosen
activity-none-next = Open one under “Publish an activity”.
activity-home = Back to activities
activity-back = All activities
activity-when = When
activity-place = Where
activity-leader = Leader
activity-item = Rule item
activity-age = Age
activity-years = { $years } and older
activity-until = Sign-up until
activity-at = { $at }
activity-window = { TIME($starts_at) }–{ TIME($ends_at) }
activity-shifts = Shifts and people
activity-of = { $count }/{ $needed } people
activity-break = break of { $minutes } minutes
activity-free = { $count } more needed
activity-full = full
activity-add = Sign somebody up
activity-which = Which shift
activity-who = Who (name, card, building or phone)
activity-child = Under 14: choose the grown-up of the household who comes along, and ask for consent in person.
activity-adult = The grown-up who comes along
activity-add-button = Sign up
activity-add-sure = I asked: sign up all the same
activity-nobody = Nobody chosen yet
activity-nobody-next = Type a name, choose the person, then sign up.
activity-added = { $name } is signed up
activity-added-waiting = { $name } waits in place { $number } and moves up when somebody withdraws
activity-comes = Who comes
activity-waits = Waiting list
activity-others = Absent, excused, withdrawn
activity-people = { $count } people
activity-no-phone = no phone
activity-brought-by = brought by { $name }
activity-there = here
activity-nobody-yet = Nobody has signed up yet
activity-nobody-yet-next = Residents sign up under Activities, or you do it for them.
activity-off-list = Take off
activity-off-list-title = { $name } cannot come
activity-withdraw = Take off the waiting list
activity-excuse = Why
activity-excuse-means = Excused, not absent. The next one waiting moves up.
activity-excuse-yes = Excuse
activity-excused = { $name } is excused{ $count ->
    [0] .
   *[other] ; { $count } moved up.
 }
activity-absent = Who did not come
activity-absent-lead = Tick those who were signed up, did not check in and said nothing. They are told, may explain, and somebody else decides.
activity-absent-button = Note { $count } absent
activity-absent-done = Noted for { $count } people
activity-why = Why is it called off
activity-words = Anything else to say (optional)
activity-call-off-lead = All { $count } people on the lists see it on their first page. Call those without a phone from the printed list.
activity-called-off = “{ $name }” is called off
activity-called-off-next = Everybody on the lists was told. Tell those without a phone from the printed list.
activity-off = Called off: { $why }
activity-off-next = Whoever has not heard can be called from the printed list.
activity-roll = Check-in and check-out
activity-call-up = See the call-up
activity-roll-over = See who came, confirm the roll
activity-print = Print the call list

sign-up-state-called = called
sign-up-state-waiting = waiting
sign-up-state-signed-up = comes
sign-up-state-declined = cannot come
sign-up-state-withdrawn = withdrew
sign-up-state-absent = absent
sign-up-state-appealed = absent, explained
sign-up-state-excused = excused

appeals-title = About absences
appeals-count = { $count } to look at
appeals-line = { DAY($day) }, “{ $activity }”
appeals-said = “{ $said }”
appeals-another = You noted this one, so somebody else looks at it.
appeals-excused = Excuse
appeals-kept = Keep as noted

# Pages: a resident's activities
activities-title = Activities
activities-mine = Signed up
activities-mine-count = { $count }
activities-who = { $name } goes
activities-leader = Leader: { $name }
activities-age = { $years } and older
activities-insurance = Insurance: { $note }
activities-off = Called off
activities-waiting = Waiting, place { $number }
activities-called = Waiting for your answer
activities-signed-up = You have a place
activities-late = Less than a day to go. If you cannot come, please call:
activities-until = You can withdraw until { $until }.
activities-withdraw = I cannot come
activities-withdraw-title = Withdraw from “{ $name }”?
activities-withdraw-lead = Your place goes to the next one waiting.
activities-withdraw-yes = Withdraw
activities-over-absent = { DAY($day) }: noted as absent.
activities-over-appealed = { DAY($day) }: noted as absent; what you said is being looked at.
activities-over-excused = { DAY($day) }: excused, not absent.
activities-appeal = Say why
activities-appeal-title = What happened that day
activities-appeal-words = In your own words
activities-appeal-yes = Send
activities-appealed = We have what you said
activities-appealed-next = Somebody else looks at it; the answer will stand on your first page.
activities-coming = Open for sign-up
activities-coming-aside = next 31 days
activities-none = Nothing in these days
activities-none-next = New activities appear here.
activities-day = { WEEKDAY($day) } { DAY($day) }
activities-free = { $count } places left
activities-full = Full, { $count } waiting
activities-window = { TIME($starts_at) }–{ TIME($ends_at) }
activities-over = Sign-up has ended. Ask the leader if you would like to come.
activities-sign-up = Sign up
activities-wait = Join the waiting list
activities-family = Bring the family
activities-ways = Also here
activities-risk = Please mind: { $note }
activities-along = Who goes? Your household may come along. You accompany children of 10 to 13.
activities-me = Myself
activities-nobody = Please choose at least one.
activities-all-down = Your whole household is on the list already.
activities-yes = Sign up, { $count }
activities-sure = I know, sign up all the same
activities-done = Signed up for “{ $name }”
activities-done-next = Please be on time and check in there.
activities-done-waiting = On the waiting list of “{ $name }”
activities-done-waiting-next = You move up when somebody withdraws, and your first page tells you.
activities-yes-waiting = Sign { $count } up, waiting where it is full
activities-shift = { $free ->
    [0] { $name } { $when }, full: you can wait
   *[other] { $name } { $when }, { $free } left
 }
activities-next = Later ones
activities-first = Back to the next ones

# Emergency call-up
calls-called = Emergency call: { $name }
calls-signed-up = You said yes: { $name }
calls-where = { $starts_at } to { TIME($ends_at) }, meet at { $place }.
calls-safety = Safety: { $note }
calls-accept = I can come
calls-decline = I cannot
calls-accepted-thanks = Thank you, stay safe
calls-declined-thanks = Thank you for answering
calls-cannot = I cannot come after all
call-up-new = Call people
call-up-lead = Everybody chosen sees it on their first page and answers with one tap.
call-up-name = What for (such as: flood watch)
call-up-place = Where to meet
call-up-ends = Until about
call-up-needed = How many people
call-up-now = Meet right now
call-up-safety = Safety note
call-up-officer = Duty officer
call-up-officer-missing = No duty officer chosen yet
call-up-whom = Whom
call-up-party = Party members
call-up-teams = Some teams
call-up-everybody = All volunteers
call-up-everybody-means = All grown-up members of all teams, each once.
call-up-which-teams = Which teams
call-up-button = Send the call
call-up-done = { $count } people were called
call-up-done-next = Answers appear here by themselves. If the network is down, call from the printed list.
call-up-accepted = Coming
call-up-of-needed = { $needed } needed
call-up-present = Here
call-up-present-means = checked in
call-up-silent = Silent
call-up-silent-means = may be phoned
call-up-declined = Cannot come
call-up-declined-means = no questions asked
call-up-which = Show
call-up-nobody-here = Nobody here yet.
call-up-more = The first { $count }; all of them are on the printed list.
call-up-back = All call-ups
call-up-stood-down = Stood down at { $at }; everybody was told
call-up-over = This call-up is over
call-up-print = Print the call list
call-up-stand-down = Stand down and tell everybody
call-up-stand-down-title = Stand “{ $name }” down?
call-up-stand-down-lead = Those silent and those coming are told to stand down. The time of who is there keeps.
call-up-recent = Recent call-ups
call-up-recent-aside = 30 days
call-up-none = No call-ups lately
call-up-none-next = All is calm.
call-up-open = open
call-up-ended = over

print-call-list-title = Call list
print-call-list-about = { $when }  { $place }  leader: { $leader }
print-call-list-off = Called off or stood down: please reach everybody.
print-call-list-counted = { $without ->
    [0] { $people } people, all with a phone.
   *[other] { $people } people, { $without } of them without a phone: knock, or ask a neighbour.
 }
print-call-list-number = No.
print-call-list-name = Name
print-call-list-phone = Phone
print-call-list-stands = Stands
print-call-list-signature = Signature
print-call-list-no-phone = no phone
print-call-list-private = Personal data: keep it safe or destroy it after use.
print-call-list-file = call-list-{ $name }-{ $day }.pdf

desk-task-absences = Absences explained
desk-task-absences-why = decided by somebody who did not note them
desk-task-absences-go = Look
