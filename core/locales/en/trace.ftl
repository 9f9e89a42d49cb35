# Trace
trace-find = What to follow
trace-find-hint = Voucher, statement, card, activity …
trace-find-lead = The number of a notice or the day of an activity (2026-11-20) will do too.
trace-empty = Which one would you like to follow?
trace-empty-back = A voucher or a statement leads back: who did what to earn it.
trace-empty-forward = An activity, a card or a notice leads forward: where its points are now.
trace-nothing = Nothing found for “{ $text }”
trace-nothing-next = Please compare the number; of an activity a few letters of its name will do.
trace-found = Found
trace-found-count = { $count }
trace-found-voucher = Voucher { $title }
trace-found-statement = Statement { $title }
trace-found-card = Card { $title }
trace-found-claim = An entry: { $title }
trace-found-notice = Notice no. { $title }
trace-found-activity = Activity: { $title }
trace-open = Follow it
trace-again = Find another
trace-day = { FULL_DAY($day) }
trace-full-day = { FULL_DAY($day) }
trace-at = { $at }

# Back
trace-voucher = Voucher { $serial }
trace-voucher-open = See this voucher
trace-worth = Face
trace-price = Points used
trace-card = Whose
trace-fund = Which fund
trace-valid = Valid through
trace-reward = Good for
trace-voucher-active = Not used yet
trace-voucher-locked = Locked, being looked into
trace-voucher-redeemed = Taken, not billed yet
trace-voucher-in-statement = On a statement
trace-voucher-settled = Paid to the shop
trace-voucher-void = Void
trace-voucher-expired = Expired unused
trace-voucher-returned = Returned
trace-voucher-annulled = Annulled
trace-back = Back from the payment
trace-back-aside = newest first
trace-chain-lead = “No. in the books” is the place in the chain, where none is missing; the seal of a day must be the one on the notice board.
trace-by = { $name }, { $at }
trace-by-carer = { $name }, presented by { $carer }, { $at }
trace-paid-by = { $name }, { FULL_DAY($day) }{ $has_proof ->
    [false] {""}
   *[true] , proof { $proof }
 }
trace-program = a program of the shop
trace-sealed = { $words } · no. { $seq } in the books, sealed { DAY($day) } { $value }
trace-unsealed = { $words } · no. { $seq } in the books, not sealed yet
trace-step-exchanged = { $points } points became a voucher of { YUAN($fen) } yuan
trace-step-exchanged-for = { $points } points became: { $reward }
trace-statement-closed = Line { $position } of statement { $number }, { YUAN($fen) } yuan to pay
trace-statement-agreed = The shop agreed to statement { $number }
trace-statement-approved = Statement { $number } was approved
trace-statement-paid = Paid to the shop, { YUAN($fen) } yuan for this voucher
trace-taking-taken = { $shop } took it for { YUAN($fen) } yuan
trace-taking-undone = { $shop } undid this taking
trace-taking-disputed = Disputed by { $who ->
    [shop] the shop
    [resident] the resident
   *[staff] the community
 }, stopped until it is decided
trace-taking-upheld = Decided for the shop, the taking stands
trace-taking-annulled = Decided: this taking is annulled
trace-sources = Which points paid
trace-source = { $name }, { FULL_DAY($day) }{ $minutes ->
    [0] {""}
   *[other] , { HOURS($minutes) }
 }
trace-by-rule = Item { $code }, version { $version }
trace-of = { $points } of { $whole } points
trace-held = { $points ->
    [0] no longer in this voucher: given back, or handed to its replacement
   *[other] { $points } of them are still in this voucher
 }
trace-claim-open = See this entry
trace-claim-submitted = Entered
trace-claim-confirmed = Confirmed
trace-claim-approved = Approved
trace-claim-in-notice = Posted in notice no. { $number }
trace-claim-effective = Notice closed, points available
trace-claim-returned = Sent back
trace-claim-withdrawn = Withdrawn
trace-claim-disputed = Objected to, stopped until it is decided
trace-claim-recalled = Recalled
trace-actor-job = by itself when due
trace-actor-console = administrator

# Forward
trace-where = Where the points are now
trace-where-aside = none is missing
trace-where-said = { $issued } points: { $paid ->
    [0] {""}
   *[other] { $paid } paid out to shops;{" "}
 }{ $owed ->
    [0] {""}
   *[other] { $owed } with shops, not paid yet;{" "}
 }{ $live ->
    [0] {""}
   *[other] { $live } in live vouchers;{" "}
 }{ $in_notice ->
    [0] {""}
   *[other] { $in_notice } in notice;{" "}
 }{ $unused ->
    [0] {""}
   *[other] { $unused } in vouchers that expired unused;{" "}
 }{ $expired ->
    [0] {""}
   *[other] { $expired } expired;{" "}
 }{ $taken_back ->
    [0] {""}
   *[other] { $taken_back } taken back or deducted;{" "}
 }{ $available } available.
trace-not-posted = Not posted yet, so there are no points.
trace-no-points = Hours or occasions only, no points.
trace-issued = Issued
trace-part-in-notice = In notice
trace-part-in-notice-means = not spendable yet
trace-part-available = Available
trace-part-available-means = not exchanged yet
trace-part-live = In live vouchers
trace-part-live-means = exchanged, no shop has them
trace-part-owed = Owed to shops
trace-part-owed-means = taken, not paid yet
trace-part-paid = Paid to shops
trace-part-paid-means = the money is there
trace-part-unused = In expired vouchers
trace-part-unused-means = the money went back to the fund
trace-part-expired = Expired
trace-part-expired-means = not used in time
trace-went = Which vouchers they became
trace-went-count = { $count ->
    [one] 1 voucher
   *[other] { $count } vouchers
 }
trace-went-none = Not used yet.
trace-went-taken = Used { $at } at { $shop }
trace-went-paid = Statement { $number }, paid { FULL_DAY($day) }
trace-ended = Points that expired
trace-came = How it came about
trace-came-aside = in order
trace-activity = Activity “{ $name }”
trace-led = { $place }, led by { $name }
trace-minutes-between = { $way }, { TIME($starts_at) } to { TIME($ends_at) }
trace-sheet = From a sheet
trace-sheet-row = { $name }{ $row ->
    [0] {""}
   *[other] , row { $row }
 }
trace-rule-code = By item { $code }
trace-version = Version { $number }, { $name }
trace-counted = { $has_minutes ->
    [false] {""}
   *[true] { $counted } minutes count at { $rate } points an hour, { $brought } minutes brought, { $left } minutes left over.{" "}
 }{ $is_capped ->
    [false] { $points } points.
   *[true] { $uncapped } points before the ceiling, { $points } after it.
 }
trace-first-approver = First approver
trace-lasts-to = These points last until { FULL_DAY($day) }.
trace-activity-open = See the activity
trace-activity-lead = { FULL_DAY($day) }, { $place }, led by { $leader }, item { $code }
trace-notice-open = Notice no. { $number }
trace-notice-lead = { FULL_DAY($first) } to { FULL_DAY($last) }, { $count ->
    [one] 1 entry
   *[other] { $count } entries
 }
trace-household = Card { $card }
trace-household-open = See the household
trace-household-page = To the household's page
trace-vouchers = The household's vouchers
trace-vouchers-aside = at most { $count }
trace-vouchers-none = No voucher yet.
trace-claims = Each entry
trace-claims-count = { $count ->
    [one] 1 entry
   *[other] { $count } entries
 }
trace-claims-none = No posted entry yet.
trace-statement = Statement { $number }
trace-statement-lead = { $shop }, { $count ->
    [one] 1 voucher
   *[other] { $count } vouchers
 }, face { YUAN($fen) } yuan
trace-statement-page = To the statement
trace-statement-line = Line { $position } { $serial }
trace-link = Follow it
trace-link-points = See where the points are now
trace-now = Where these points are now

# Day by day
numbers-whose = Whose
numbers-whose-community = The community
numbers-whose-fund = One fund
numbers-whose-household = One household
numbers-which-fund = Which fund
numbers-which-household = Which household
numbers-span = How long
numbers-span-day = A day
numbers-span-month = A month
numbers-span-days = From day to day
numbers-day = Which day
numbers-month = Which month
numbers-month-is = { MONTH($day) }
numbers-first = From
numbers-last = To
numbers-of-day = The books of { FULL_DAY($first) }
numbers-of-span = The books from { FULL_DAY($first) } to { FULL_DAY($last) }
numbers-sealed = { FULL_DAY($day) } is sealed, check value { $value }, the same as on the notice board.
numbers-not-sealed = It is over, though not sealed yet; by recorded time it will not change.
numbers-not-over = { FULL_DAY($day) } is not over, the figures will move.
numbers-points = Points
numbers-points-unit = points
numbers-money = Money
numbers-money-unit = yuan
numbers-number = Number
numbers-opening = Opening
numbers-into = In
numbers-out = Out
numbers-closing = Close
numbers-line-issued = Issued
numbers-line-in-notice = In notice
numbers-line-available = Available
numbers-line-spent = Spent
numbers-line-expired = Expired
numbers-line-taken-back = Taken back
numbers-line-funded = Funded
numbers-line-returned = Given back to sponsors
numbers-line-free = Free
numbers-line-outstanding = With residents
numbers-line-owed = Owed to shops
numbers-line-paid = Paid to shops
numbers-points-agrees = In notice, available, spent, expired and taken back are the { $total } points issued
numbers-money-agrees = Given back, free, with residents, owed and paid are the { $total } yuan funded
numbers-differs = These numbers do not add up
numbers-differs-next = Please see under “Check the books” which row is wrong, and tell the administrator.
numbers-flows = What happened in it
numbers-flows-none = Nothing moved in it.
numbers-choose = Choose a household first
numbers-choose-next = Type a name, a building or a card; the figures follow.
numbers-print = Print
numbers-link = The books of any day and any span
numbers-flow-points-issued-to-notice = Posted in notices
numbers-flow-points-notice-to-available = Notices closed, became available
numbers-flow-points-notice-to-recalled = Corrected while in notice
numbers-flow-points-available-to-spent = Exchanged for vouchers
numbers-flow-points-spent-to-available = Given back from vouchers
numbers-flow-points-available-to-expired = Expired unused
numbers-flow-points-available-to-recalled = Recalled after they were available
numbers-flow-points-available-to-deducted = Deducted
numbers-flow-points-available-to-available = Moved between households
numbers-flow-points-notice-to-notice = Moved between households while in notice
numbers-flow-money-source-to-free = Paid in by sponsors
numbers-flow-money-free-to-returned = Given back to sponsors
numbers-flow-money-free-to-outstanding = Promised in vouchers
numbers-flow-money-outstanding-to-free = Vouchers returned, void or expired
numbers-flow-money-outstanding-to-owed = Taken by shops
numbers-flow-money-owed-to-outstanding = Takings undone
numbers-flow-money-owed-to-free = The shops' gift
numbers-flow-money-owed-to-paid = Paid to shops
numbers-flow-money-owed-to-disputed = Disputed, held
numbers-flow-money-disputed-to-owed = Decided for the shop
numbers-flow-money-disputed-to-outstanding = Decided for the resident, a new voucher
numbers-flow-money-disputed-to-free = Decided, back to the fund
numbers-flow-money-paid-to-due-back = Paid before, due back
numbers-flow-money-due-back-to-free = Came back from shops
numbers-flow-money-due-back-to-paid = Set off against the next payment
numbers-flow-points-moved-to-notice = From a household that dissolved, in notice
numbers-flow-points-moved-to-available = From a household that dissolved
numbers-flow-points-notice-to-moved = To another household, in notice
numbers-flow-points-available-to-moved = To another household
