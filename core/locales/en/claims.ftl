error-pairing-refused = These two cannot be paired now.
error-pairing-of-one = Nobody can be their own companion; choose somebody else.
error-pairing-already = These two are a pair already. To agree on another number of visits, end it first.
error-claim-refused = This cannot be claimed now; please check it and try again.
error-claim-reference-needed = “{ $code }” needs a number or record that can be looked up; fill it in, then go on.
error-claim-not-for-residents = “{ $code }” is not claimed by yourself: it comes from the signed list, the monthly round or the office. Ask the community staff.
error-claim-not-entered = “{ $code }” is not typed in: the monthly round and the award of stars write it by themselves.
error-claim-honour-not-higher = For the same deed “{ $title }” has brought { $points } points already. Only the highest level counts, and this one is no higher.
error-claim-paid-staff = “{ $code }” gives no points to paid staff; the duty is their job.
error-claim-one-of-household = One person of a household counts for the meeting on { DAY($day) }, and somebody of yours stands already.
error-claim-both-sides = A mediation names one person on each side, and both agree that it is settled.
error-claim-place-needed = A hazard needs its place and a photo, so that the staff can find it.
error-claim-too-long-ago = The phone takes the last { $days } days. For anything earlier, come to the community office.
error-claim-too-many-waiting = { $most } of your claims wait to be looked up; go on when they are decided.
error-claim-person-twice = “{ $name }” stands twice in the list, rows { $rows }. Leave one of them.
error-claim-list-too-long = A list has from 1 to { $most } people.
error-tidy-refused = This round cannot go on like this; please check it.
error-tidy-raters-needed = A round has { $least } to { $most } raters, each once.
error-tidy-building-taken = “{ $building }” is in another round this month already.
error-tidy-not-a-rater = You were not asked to rate in this round.
error-tidy-own-home = Nobody rates their own home ({ $card }); another rater does.
error-tidy-closed = This round is over.
error-tidy-nothing-rated = No home has the marks of two raters yet; close it when they are done.
nav-claim = Claim points
nav-my-elders = My elders
nav-tidy-rating = Rate tidy homes
nav-events = Meetings, honours, claims
nav-companions = Silver companions
nav-tidy = Tidy homes
events-from-hours = Enter meetings, mediations and honours here
claim-level = { $level ->
    [stall] Ran a stall or performed
    [visit] Took part
    [hazard] Reported a hazard
    [subdistrict] Sub-district
    [county] County
    [city] City
    [province] Province
    [nation] Nation
    [first] First level
    [second] Second level
    [third] Third level
   *[other] { $level }
 }
error-pairing-of-household = These two live together; that needs no pairing.
error-pairing-ended = This pair has ended, or did not exist on that day yet.
error-visit-refused = This visit cannot be noted like this; please check it.
error-visit-too-old = Visits are noted within 10 working days; the last day for this one was { DAY($last_day) }. Ask the community staff to enter it.
error-visit-card-differs = This is not the card of this elder's household. Check the number, or note the visit without it: the office will call.
error-visit-card-on-call = A phone call needs no card: note it, and the office will call to confirm.

## the phone: what one claims

claim-title = Claim points
claim-lead = Note what you did; the community looks it up, then it hangs on the notice.
claim-part-new = Claim
claim-part-mine = Mine ({ $count })
claim-what = What did you do
claim-what-hint = Tap to choose
claim-choice = { $what } · { $points ->
    [one] { $points } point
   *[other] { $points } points
 }
claim-by-list = Meetings, talks and training count by their lists, tidy homes by the raters who visit, service hours by check-in; none of these are claimed here.
claim-worth = Brings
claim-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
 }
claim-cap = At most
claim-wanted = Proof
claim-day = On which day
claim-honour = Which honour
claim-deed = For what
claim-deed-hint = Of one deed only the highest level counts
claim-side-one = Name of one side
claim-side-two = Name of the other side
claim-both-agreed = Both sides agree that it is settled
claim-place = Where
claim-place-hint = For example: building 3, entrance 2
claim-words = A sentence
claim-words-hint = Seen only by those who look it up
claim-photo-lead = The place is removed from the photo; only those who look it up and approve it see it.
claim-button = Claim
claim-done = Received: { $what }
claim-done-next = The community looks it up and a colleague approves it, then it hangs on the notice. { $points ->
    [one] { $points } point
   *[other] { $points } points
 }, less what is above the ceiling.
claim-none = Nothing claimed yet
claim-none-next = Tap “Claim” after a good deed.
claim-on = Of { DAY($day) }, claimed on { DAY($at) }
claim-returned-title = It came back
claim-returned-note = { $note }. Take it back and claim it again, put right.
claim-take-back = Take it back
claim-take-back-title = Take back “{ $title }”?
claim-take-back-lead = Its photo and sentence are erased; you may claim it again.
claim-take-back-yes = Take it back
claim-taken-back = Taken back
claim-taken-back-next = Photo and sentence are erased.
claim-back = Back to activities
claim-from-activities = Claim another good deed
claim-state-submitted = Waits to be looked up
claim-state-confirmed = Looked up, waits for approval
claim-state-approved = Approved, waits for the notice
claim-state-in-notice = In notice
claim-state-effective = Available
claim-state-returned = Came back
claim-state-withdrawn = Taken back
claim-state-disputed = Somebody objected
claim-state-recalled = Recalled
claim-proof-list = The signed list, or a scanned code
claim-proof-minutes = Your name in the minutes; the community looks it up
claim-proof-reply = The committee's written answer; give its number
claim-proof-record = The supervision record with two signatures; the community looks it up
claim-proof-committee = A minute of the committee; the community looks it up
claim-proof-seen = Show the certificate at the office; its number is not kept
claim-proof-project = The project's list; the community looks it up
claim-proof-agreement = The alliance agreement; give its number
claim-proof-round = The monthly visit; both raters say yes
claim-proof-filed = Filed beforehand; give the number or day
claim-proof-mediation = The note: a name on each side, both agree
claim-proof-work-order = Place and photo; it counts once the community has looked and written a work order
claim-proof-honour = Number of the notice or certificate
claim-proof-duty = The duty log and what residents say
claim-proof-star = The award of a star
claim-proof-reference = A number or record that can be looked up
claim-reference-list = Number of the list
claim-reference-minutes = Which minutes
claim-reference-reply = Number of the answer
claim-reference-record = Number of the record
claim-reference-committee = Which minutes
claim-reference-project = Number of the list
claim-reference-agreement = Number of the agreement
claim-reference-filed = Number or day of filing
claim-reference-work-order = Work order number
claim-reference-honour = Number of the notice or certificate
claim-reference-duty = Number of the duty log
claim-reference-reference = Number or record

evidence-reference = Reference
evidence-statement = Sentence
evidence-parties = The two sides
evidence-photo = Photo
evidence-photo-kept = One, without its place
evidence-erased = Erased
evidence-see-photo = See the photo
evidence-choose-photo = Take or choose a photo
evidence-photo-label = Photo (optional; a hazard needs one)
evidence-photo-alt = Photo taken by { $name }

## the desk: what is not hours

events-part-enter = Enter
events-part-verify = Claimed by residents, to look up ({ $count })
events-item = Which item
events-activity = Which meeting
events-activity-other = One that was not published
events-title = What it was, in a few words (hangs on the notice)
events-who = For whom
events-who-one = One person
events-who-list = A list
events-list = The list: a name or volunteer number on each line
events-list-hint =
    王秀英
    李强
events-unknown = Not on the register; add them first
events-row = Row { PLAIN($row) } { $name }
events-known = { $count } people found
events-which = Row { PLAIN($row) }, “{ $name }”: which one
events-button = { $count ->
    [0] Choose people first
    [one] Enter for { $count } person
   *[other] Enter for { $count } people
 }
events-done = Entered: { $what }, { $count } people
events-done-next = A colleague approves it, then it hangs on the notice.
events-done-list = A colleague approves it; above 10 people two do.
events-nothing = Nothing waits to be looked up
events-nothing-next = What residents claim on their phones appears here.
events-claimed = { $name }: { $title }
events-claimed-on = Item { $code }, of { DAY($day) }, claimed on { DAY($at) }
events-own = This is yours or your household's; a colleague looks it up.
events-note = To send it back, say why
events-verify = Looked up, it is so
events-verified = { $name }'s claim was looked up
events-verified-next = A colleague approves it; who looked it up does not.
events-return = Send back
events-returned = Sent back to { $name }

## companions

elders-title = My elders
elders-lead = After a visit or a call, one tap notes it.
elders-none = No pairs yet
elders-none-next = Tell the community staff if you would like to be a companion.
elders-overdue = Overdue by { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
elders-on-time = In time
elders-enough = Enough this month
elders-month = This month
elders-last = Last visit
elders-of = { $done } of { $agreed } visits
elders-never = No confirmed visit yet
elders-waiting = { $count } wait for a call of the office
elders-log = Log a visit
elders-log-title = Visit to { $name }
elders-kind = What was it
elders-kind-safety = Safety visit
elders-kind-company = Company
elders-kind-errand = Errand
elders-kind-call = Phone call
elders-starts = Began at
elders-minutes = Minutes
elders-note = How the elder was (optional)
elders-note-hint = For example: blood pressure pills nearly used up
elders-note-lead = Only the community staff can open this note, and every opening is written down.
elders-card = Card number of the elder's household (read it off the card)
elders-card-lead = With the card number the visit is confirmed at once; without it the office will call.
elders-card-call = A phone call is confirmed by a call of the office.
elders-log-button = Log it
elders-logged = Logged: { $name }
elders-logged-confirmed = The card fits: confirmed, and hours once approved.
elders-logged-logged = The office will call; then it becomes hours.
elders-back = Back without logging
elders-visit = { $kind }, { $minutes } min
elders-at = { DAY($at) } { TIME($at) }
elders-state-logged = To be confirmed
elders-state-confirmed = Confirmed
elders-state-withdrawn = Taken back
elders-take-back-title = Take back this visit?
elders-take-back-lead = The note about the elder is erased too; you may log it again.
elders-hours-title = Silver companion visit
elders-from-activities = My elders
companions-part-pairs = Pairs
companions-part-calls = To call ({ $count })
companions-part-add = New pair
companions-pairs = Pairs
companions-count = { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
 }
companions-overdue = { $count ->
    [one] { $count } pair of companions is overdue
   *[other] { $count } pairs of companions are overdue
 }
companions-overdue-next = Call the helper, or send somebody.
companions-none = No pairs yet
companions-none-next = Tap “New pair”.
companions-pair = { $helper } → { $elder }
companions-last = last on { DAY($day) }
companions-never = not visited yet
companions-open = Open
companions-back = Back to the list
companions-since = Paired since
companions-no-visits = No visits yet.
companions-end = End the pair
companions-why = Why
companions-why-moved-away = Moved away
companions-why-helper-stops = The helper cannot go on
companions-why-request = The elder or the family asks for it
companions-why-passed-away = The elder has died
companions-end-button = End this pair
companions-end-title = End the pair { $helper } and { $elder }?
companions-end-lead = Earlier visits and hours stay.
companions-ended = Ended
companions-way-card = confirmed by card
companions-way-call = { $name } called
companions-note = How the elder was
companions-note-title = How the elder was
companions-note-lead = That you opened this has been written down.
companions-nothing = Nobody to call
companions-nothing-next = Visits without a card appear here.
companions-said = { $kind }, { DAY($at) } from { TIME($at) }, { $minutes } min
companions-answered = Who answered
companions-answered-elder = The elder
companions-answered-family = The family
companions-answered-neighbour = A neighbour
companions-confirm = Asked: it was so
companions-confirmed = { $name }'s visit is confirmed
companions-confirmed-next = It became hours; a colleague approves them.
companions-helper = Who visits
companions-elder = Which elder
companions-times = Visits a month
companions-add-button = Pair them
companions-added = { $helper } and { $elder } are a pair
companions-added-next = The helper finds it on the phone under Activities.

## tidy homes

tidy-title = Rate tidy homes
tidy-lead = Look and say for yourself; nobody sees the other raters' marks.
tidy-no-rounds = You are not asked to rate now
tidy-no-rounds-next = When the community asks you, the list is here.
tidy-round = Round of { MONTH($month) }
tidy-progress = { $done } of { $all } homes rated
tidy-home = { $building } { $head } ({ $card })
tidy-own = Your own home ({ $card }) is rated by others.
tidy-verdict-tidy = Tidy
tidy-verdict-untidy = Not tidy
tidy-verdict-kin = Relatives, not rated
tidy-save = { $count ->
    [0] Nothing new yet
    [one] Keep { $count } home
   *[other] Keep { $count } homes
 }
tidy-saved = { $count ->
    [one] { $count } home kept
   *[other] { $count } homes kept
 }
tidy-saved-next = You may change it until the round is closed.
tidy-rounds = Rounds of late
tidy-none = No rounds yet
tidy-none-next = Tap “Open a round”, choose buildings and ask two raters.
tidy-open = Going on
tidy-closed = Closed
tidy-raters-are = Raters: { $names }
tidy-see = Open
tidy-back = Back
tidy-homes = { $count ->
    [one] { $count } home
   *[other] { $count } homes
 }
tidy-passed = All say tidy
tidy-reminded = Somebody says not tidy
tidy-unrated = Not yet seen by two
tidy-spread = How each rater rates
tidy-spread-lead = Look at who finds everything tidy, or nothing.
tidy-counts = tidy { $tidy }, not tidy { $untidy }, relatives { $kin }, missing { $missing }
tidy-sheet = Enter a paper sheet
tidy-sheet-of = { $name }'s sheet
tidy-sheet-lead = As on the signed paper; it is noted that the desk entered it.
tidy-close = Close this round
tidy-close-lead = Homes that all find tidy bring their head 5 points once a colleague approves; the others get a reminder.
tidy-reminder = The reminder counts for
tidy-reminder-none = Only noted with the round
tidy-close-button = Close: { $passed } tidy, { $reminded } reminded
tidy-claim-title = Tidy home, { MONTH($month) }
tidy-closed-done = Closed: { $passed } tidy, { $reminded } reminded
tidy-closed-next = A colleague approves it; above 10 homes two do.
tidy-part-rounds = Rounds
tidy-part-begin = Open a round
tidy-month = Which month
tidy-buildings = Which buildings
tidy-raters-lead = { $least } to { $most } raters; nobody rates their own home or a relative's.
tidy-rater = Rater { $place }
tidy-begin = Open this round
tidy-begun = The round is open
tidy-begun-next = Raters find the list on the phone under Activities; without a phone, bring the paper sheet to the desk.

trace-proof = Proof
trace-visit-card = A companion's visit, with the elder's card
trace-visit-call = A companion's visit, confirmed by a call
