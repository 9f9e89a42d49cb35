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
