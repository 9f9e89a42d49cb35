# The residents' pages: points, history, exchange, voucher, me; the public door and the notice board.
unit-points = { " " }points
unit-yuan = { "\u00A0" }yuan
points-amount = { $points ->
    [one] 1 point
   *[other] { $points } points
 }
yuan-amount = { YUAN($fen) } yuan

# my points
my-points-who = { $building } · household of { $head }
my-points-label = Ready to spend
my-points-worth = worth { YUAN($fen) } yuan in vouchers
my-points-notice = In notice
my-points-notice-when = yours on { DAY($day) }
my-points-notice-after = yours when the notice ends
my-points-ending = Ending soon
my-points-ending-when = use by { DAY($day) }
my-points-ending-later = { FULL_DAY($day) }
my-points-lasting = First to end
my-points-exchange = Points into vouchers
my-points-vouchers = Vouchers to use
my-points-vouchers-sum = { $count } · { YUAN($fen) } yuan
my-points-voucher = Community voucher
my-points-days-left = { $days ->
    [0] Ends today
    [one] 1 day left
   *[other] { $days } days left
 }
my-points-ends-on = Ends on { DAY($day) }
my-points-good-until = Good until { DAY($day) }
my-points-on-paper = Printed on paper
my-points-locked = Under objection, being checked
my-points-show = Show
my-points-see = See
my-points-none = No vouchers yet
my-points-none-next = Vouchers that you get stand here, those that end soonest first.
my-points-none-yet = No points yet
my-points-none-yet-next = Join an activity; after the public notice its points come here.
my-points-card = My card
my-points-card-name = Household card · { $head }
my-points-card-number = Number { $card }
my-points-card-use = Show it at check-in and at the service desk
my-points-card-alt = The symbol of card { $card }
my-points-where = Where the points are
my-points-hours = Your service time
my-points-hours-confirmed = { HOURS($minutes) } in all
my-points-hours-filled = { HOURS($minutes) } of it written down afterwards: hours only, no points
my-points-no-household = You are not registered with a household yet
my-points-no-household-next = Your hours count all the same. For points, please register your household at the service desk.

# five numbers
five-points-total = Received in all
five-notice = In notice
five-notice-means = not to spend yet
five-available = Available
five-available-means = ready for vouchers
five-spent = Exchanged
five-spent-means = turned into vouchers
five-expired = Expired
five-expired-means = not used in time
five-taken-back = Taken back
five-taken-back-means = corrected
five-agrees = The { $count } parts add up to { $total } exactly
five-differs = These parts do not add up to { $total }. Please tell the community.
five-money-total = Money received
five-free = Free
five-free-means = for more vouchers
five-outstanding = With residents
five-outstanding-means = vouchers not used yet
five-owed = Owed to shops
five-owed-means = taken, not paid yet
five-paid = Paid to shops
five-paid-means = the shops have it

# history
why-title = Where every point came from and went
why-month = Booked in { MONTH($day) }
why-month-sum = { $into } in · { $out } out
why-day = { WEEKDAY($day) }, { DAY($day) }
why-ask = Ask
why-older = Show earlier months
why-oldest = There is nothing before this.
why-empty = No entries yet
why-empty-next = What you do for neighbours is written down here after the public notice.
why-ask-title = How these { $points } points came about
why-ask-out-title = Where these { $points } points went
why-ask-next-title = Something wrong?
why-ask-next = Bring your card to the service desk, or call. An entry still in notice stops until it is cleared up.
why-close = Thank you
why-served = You served { HOURS($minutes) } at "{ $title }".
why-by-rate = Rule { $code } gives { $rate } points an hour: { HOURS($counted) } make { $points }.
why-with-rest = With the { HOURS($carried) } left over from last time { HOURS($together) } count; rule { $code } gives { $rate } points an hour: { $points }.
why-left-over = { HOURS($minutes) } are left over and count next time.
why-counted = { $cap }, so { HOURS($minutes) } count for points and the rest as hours only.
why-capped = { $cap }, so { $points } were given.
why-event = "{ $title }" under rule { $code } ({ $item }) gives { $points }.
why-event-points = { $points } points for each time.
why-back-filled = You served { HOURS($minutes) } at "{ $title }". This was written down afterwards: hours only, no points.
why-no-rule = "{ $title }", { HOURS($minutes) }.
why-of-another = { $person } of your household earned { $points }.
why-opening = { $points } points carried over from the paper passbook ({ $title }).
why-exchanged = { $points } points became a voucher of { YUAN($face_fen) } yuan, number { $serial }.
why-given-back = An unused voucher was given back: { $points } points returned to the household.
why-expired = { $points } points were not used in time and have ended.
why-state-in-notice = In notice, yours on { DAY($available_on) }
why-state-effective = Received
why-state-no-points = Hours written down
why-state-disputed = Under objection, being checked
why-state-recalled = Taken back
why-state-active = Not used yet, good until { DAY($valid_until) }
why-state-locked = On hold, being checked
why-state-redeemed = Used on { DAY($taken_at) } at { $shop }
why-state-void = Withdrawn, points returned
why-state-annulled = Annulled, replaced by a new one
why-state-returned = Given back, points returned
why-state-expired = Ended
why-state-given-back = Received
cap-minutes = At most { HOURS($amount) } count for { $holder ->
    [household] a household
   *[person] one person
 } { $period ->
    [activity] at one activity
    [day] a day
    [month] a month
    [year] a year
   *[lifetime] in all
 }
cap-points = At most { $amount } points for { $holder ->
    [person] one person under this rule
    [all] a household under all rules together
   *[household] a household under this rule
 } { $period ->
    [activity] at one activity
    [day] a day
    [month] a month
    [year] a year
   *[lifetime] in all
 }
trace-done = What was done
trace-done-on = { FULL_DAY($day) }, { $title }
trace-minutes = { HOURS($minutes) }
trace-class-measured = measured from check-in to check-out
trace-class-listed = from the leader’s sheet of a published activity
trace-class-back-filled = written down afterwards, hours only
trace-rule = Rule { $code }
trace-points = { $points } points
trace-approved = Approved by the community
trace-approved-by = { $name }, not the one who entered it
trace-notice = Five working days in public notice
trace-notice-until = Notice { $number }, to spend from { DAY($day) }
trace-lasts = How long they last
trace-lasts-until = until { FULL_DAY($day) }
trace-opening = Carried over from paper
trace-opening-from = { $title }

# exchange
exchange-title = Points into vouchers
exchange-have = You have { $points } points. A voucher is used up at once, without change, within { $days } days.
exchange-face = { YUAN($fen) } yuan voucher
exchange-price = { $points } points each
exchange-count = How many of { YUAN($fen) } yuan
exchange-chosen = Chosen
exchange-chosen-sum = { $count } · { YUAN($fen) } yuan
exchange-uses = Uses
exchange-left = Leaves you
exchange-button-none = Choose how many first
exchange-button = { $count ->
    [one] Get 1 voucher, { YUAN($fen) } yuan
   *[other] Get { $count } vouchers, { YUAN($fen) } yuan
 }
exchange-too-much = { $missing } points are missing for that
exchange-too-much-next = Take one less, or a smaller one.
exchange-too-many = At most { $most } vouchers at once
exchange-nothing = No points to spend just now
exchange-nothing-next = The { $points } points in notice can be spent from { DAY($day) }.
exchange-nothing-at-all = Join an activity; after the public notice you can exchange its points.
exchange-not-spender = The head and the adults whom the head names spend for this household
exchange-not-spender-next = You can see the points. To exchange them yourself, let the head add you at the service desk.
exchange-done = { $count ->
    [one] Done: 1 voucher, { YUAN($fen) } yuan
   *[other] Done: { $count } vouchers, { YUAN($fen) } yuan
 }
exchange-done-next = It took { $points } points and leaves { $left }. The vouchers are on your home page; open one at the shop.
exchange-until = Good until { FULL_DAY($day) }
exchange-finish = All right, home
exchange-another = Get some more
exchange-busy = Getting your vouchers, one moment

# voucher
voucher-lead = Let the shop scan this
voucher-typed = It does not scan? Let them type
voucher-renews = new code in {"{n}"} seconds
voucher-alt = The code of a voucher of { YUAN($fen) } yuan
voucher-until = Good until
voucher-shops = Shops
voucher-shops-some = { $names }, { $count } in all
voucher-how = How
voucher-how-words = Used up at once, no change
voucher-serial = Number
voucher-back = Back to my vouchers
voucher-give-back = Give it back for points
voucher-give-back-title = Give back this voucher of { YUAN($fen) } yuan?
voucher-give-back-lead = After that it cannot be used. Its points return to your household and end on the same days as before.
voucher-give-back-yes = Give back, return the points
voucher-gave-back = Given back: { $points } points returned
voucher-gave-back-next = You can exchange them again.
voucher-taken = This voucher is used: { YUAN($fen) } yuan less to pay
voucher-taken-where = { $taken_at }, at { $shop }.
voucher-paper = This voucher was printed. Please use the paper.
voucher-locked = This voucher is on hold while the community checks it
voucher-locked-next = Questions? Call { $phone }.
voucher-expired = This voucher ended on { DAY($day) }
voucher-expired-next = Your home page shows the others, those that end soonest first.
voucher-gone = This voucher cannot be used any more
voucher-gone-next = Your history says where it went.
voucher-none = No voucher to show
voucher-none-next = Exchange points for one and show it here.
voucher-screenshot = A screenshot stops working after a moment. Please show this page itself.

# me
me-title = Me
me-people = People of this household
me-head = head
me-may-spend = may spend
me-may-look = may look
me-you = you
me-card = Card
me-as = { $name } ({ $what })
me-building = Building
me-reading = Easy to read
me-size = Type size
me-size-1 = Normal
me-size-2 = Large
me-size-3 = Largest
me-language = Language
me-zh = 中文
me-en = English
me-sessions = Where you are signed in
me-session-this = This device, since { $at }
me-session-other = Another device, since { $at }
me-session-till = Till "{ $till }", since { $at }
me-session-seen = last seen { $at }
me-session-here = right here
me-session-end = Sign it out
me-session-ended = That device is signed out
me-doors = Other pages
me-help = Need help?
me-help-next = Come to the service desk, or call. The same if a phone or a card is lost.
me-sign-out-title = Sign out?
me-sign-out-lead = To come back you need your phone or card number and your PIN.

# the public door
home-title = Every good deed, written down
home-lead = Neighbours volunteer; after a public notice it becomes points; points become vouchers for shops nearby. Every entry can be followed.
home-sign-in = Sign in to see my points
home-my-door = To my pages
home-how = How it works
home-how-do = Help
home-how-do-detail = Activities, visits, mediation: the leader and the community each look at it
home-how-notice = Five working days of notice
home-how-notice-detail = Names are masked, and anybody may object
home-how-exchange = Points into vouchers
home-how-exchange-detail = 1 point is { YUAN($fen) } yuan, to be used before it ends
home-how-use = To the shop
home-how-use-detail = Show a code and pay that much less; the shop settles with the community each month
home-points = The community’s points
home-money = The community’s money
home-board = Notice board
home-board-open = Notice { $number } hangs until { DAY($day) }
home-board-none = Nothing hangs at the moment
home-board-link = To the notice board
home-seal = Sealed on { DAY($day) }
home-demo-title = This is a demo, try anything
home-demo-lead = People and money are made up. In the demo it is { FULL_DAY($day) }.
home-demo-next = On to the next day
home-demo-moved = It is { FULL_DAY($day) } now
home-demo-done = What was due is done: { $notices } notices closed, { $seals } days sealed.

# the notice board
board-title = Points in notice, number { $number }
board-lead = { FULL_DAY($first) } to { FULL_DAY($last) }. Names are masked; { $count } lines, { $points } points.
board-open = { $days ->
    [0] The last day of notice is today
   *[other] In notice until { DAY($last) }
 }
board-closed = The notice is over
board-provisional = Working days are not settled yet; the last day may move back
board-caption = Every line of this notice: who, what, under which rule, how many points
board-who = Who
board-where = Building and team
board-deed = What
board-ground = Day and rule
board-points = Points
board-place = { $building } { $team }
board-served = { $title }, { HOURS($minutes) }
board-event = { $title }
board-opening = Carried over from paper
board-rule = { DAY($day) } · rule { $code }
board-no-rule = { DAY($day) }
board-back-filled = { $title }, { HOURS($minutes) } (afterwards, no points)
board-object = Something wrong?
board-object-next = Tell the service desk, or call. That line stops until it is cleared up.
board-object-scan = Scan to see this notice
board-object-alt = The address of notice { $number }
board-seal = Sealed on { DAY($day) }
board-seal-count = { $count } entries that day, { $points } points issued in all
board-seal-value = Check { $value }
board-earlier = Previous page
board-later = Next page
board-part = Page { $page } of { $pages }
board-none = No notice yet
board-none-next = The first entries hang here for five working days once they are approved.
board-print = Print this notice
board-others = Other notices
board-other = Number { $number }, { DAY($first) } to { DAY($last) }
board-newest = See the newest

# shared by the pages
list-of = { $names }
full-day = { FULL_DAY($day) }
why-moved-in = { $points } points came from a household of the family that dissolved; their last day stays.
why-moved-out = This household dissolved: { $points } points went to the one where its people belong now.
why-state-moved-out = Moved
