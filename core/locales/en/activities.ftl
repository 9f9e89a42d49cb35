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
