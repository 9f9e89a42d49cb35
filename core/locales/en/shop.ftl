# The shop's pages: till, taken today, statements.

# Till: start
till-shoot-desk = Choose a photo of the code
till-other-camera = The camera app of the phone works too: scan the code there, and its link opens here.
till-typed = No camera? Type the 16 symbols of the voucher
till-look-up = Look it up
till-you-typed = You typed
till-today = Taken today
till-today-sum = { $count } · { YUAN($face_fen) } yuan
till-last = The last one
till-last-sum = { $worth } · { TIME($at) }
till-last-undone = { $worth } · { TIME($at) } · undone
till-none-yet = none yet
till-see-today = Taken today
till-see-statements = When do I get my money
till-change-clerk = End my shift
till-quote-over = The last voucher was not taken: more than 5 minutes passed
till-quote-over-next = Please let the guest show it again.

# Till: take it or not
till-can-take = can be taken
till-once = Community voucher, used in one go, no change
till-whose = Whose
till-whose-household = household of { $name }
till-until = Good until
till-until-day = { FULL_DAY($day) }
till-serial = Number
till-take = { $is_reward ->
    [true] Take it, give "{ $reward }"
   *[false] Take it: { YUAN($face_fen) } yuan off
 }
till-leave = Not this one, go back
till-pin = 6-digit PIN of the guest
till-pin-why = Above a small amount of paper vouchers, somebody of the household enters the PIN.
till-pin-empty = No PIN yet: please let the guest enter the 6 digits first.

# Till: taken
till-taken = { $is_reward ->
    [true] "{ $reward }" taken
   *[false] { YUAN($face_fen) } yuan taken
 }
till-taken-count = { $count } taken
till-hand-over = Please give { $rewards } to the guest; nothing is to be paid for it
till-reward = "{ $reward }"
till-worth = { YUAN($face_fen) } yuan
till-once-reward = Community reward, used in one go
till-pays-less = The guest pays { YUAN($face_fen) } yuan less
till-taken-line = { TIME($at) } · number { $serial }
till-next = Scan the next one
till-undo = A mistake: undo it
till-undo-last = Undo the last one
till-undo-left = { " " }({ "{m}" } min { "{s}" } s)
till-undo-title = { $is_reward ->
    [true] Undo "{ $reward }"?
   *[false] Undo { YUAN($face_fen) } yuan?
 }
till-undo-lead = The voucher goes back to the guest and can be used again; { $is_reward ->
    [true] "{ $reward }" no longer counts
   *[false] these { YUAN($face_fen) } yuan no longer count
 } for you.
till-undo-why = Why? One tap and it is done.
till-undo-wrong-voucher = The wrong voucher
till-undo-not-bought = The guest buys nothing
till-undo-other = Another reason
till-undone = Undone: { $is_reward ->
    [true] "{ $reward }" no longer counts
   *[false] these { YUAN($face_fen) } yuan no longer count
 }
till-undone-next = Voucher { $serial } is back with the guest and can be used.
till-undone-expired = Voucher { $serial } is past its day and can no longer be used.

# Till: not taken. First why, then what to say to the guest.
till-refused = Not taken
till-refused-pin = Wrong PIN
till-refused-pin-needed = PIN needed
till-refused-again = Scan it again
till-refused-wait = Please wait
till-say-aside = You may tell the guest
till-to-pin = Enter the PIN
till-pin-again = Enter the PIN again
till-where = { $taken_at } · { $shop }
till-why-voucher-already-redeemed = This voucher was used already.
till-say-voucher-already-redeemed = "This voucher was used on { $taken_at } at { $shop }. Perhaps there is another one on your phone? With questions please call the community, { $phone }."
till-why-just-taken = This is the one that you took a moment ago; nothing more to do.
till-say-just-taken = "We have just taken this voucher, you need not show it again."
till-why-voucher-in-statement = This voucher was used already, and it stands on a statement.
till-say-voucher-in-statement = "This voucher was used on { $taken_at } at { $shop }. Perhaps there is another one on your phone? With questions please call the community, { $phone }."
till-why-voucher-unknown = There is no such voucher. The code on a phone changes every half minute, so a screenshot does not work.
till-say-voucher-unknown = "I do not find this voucher. Please open it on your phone and show it now; if it is on paper, let me see the paper."
till-why-voucher-expired = This voucher was good until { DAY($valid_until) }; it has expired.
till-say-voucher-expired = "This voucher was good until { DAY($valid_until) }. Perhaps there is another one on your phone?"
till-why-voucher-void = The community has withdrawn this voucher.
till-say-voucher-void = "The community has withdrawn this voucher. Please call { $phone } to ask why."
till-why-voucher-annulled = This voucher was annulled and replaced by another one.
till-say-voucher-annulled = "This voucher was replaced. Please show me the new one on your phone."
till-why-voucher-returned = This voucher was given back for points.
till-say-voucher-returned = "This voucher was turned back into points. You can exchange a new one on your phone."
till-why-voucher-locked = Somebody objected to this voucher; the community is looking at it, so it cannot be used for now.
till-say-voucher-locked = "The community is looking at this voucher, so it has to wait. Please use another one, or call { $phone }."
till-why-voucher-pin-needed = This household used more than { YUAN($small_amount_fen) } yuan of paper today, so a PIN is needed.
till-say-voucher-pin-needed = "To keep your points safe, please let somebody of your household who may spend enter the 6-digit PIN here."
till-why-voucher-pin-wrong = This is not the PIN of anybody who may spend for this household.
till-say-voucher-pin-wrong = "The PIN does not fit, please enter it again. If it is forgotten, the community desk sets a new one; bring your card."
till-why-voucher-own-household = This voucher belongs to the household of the shop owner, who uses it elsewhere.
till-say-voucher-own-household = "This voucher belongs to the owner here; by agreement it is used at another shop."
till-why-quote-expired = More than 5 minutes passed since this voucher was looked up.
till-say-quote-expired = "Please show it once more, I scan it again."
till-why-shop-paused = { $shop } takes no vouchers at present.
till-say-shop-paused = "We take no vouchers at present, sorry. Other shops take yours as before."
till-why-code-malformed = This is not a voucher code of the community.
till-say-code-malformed = "This code is not a voucher of the community. Please open the voucher on your phone and show that code."
till-why-code-mistyped = One symbol of this code does not fit.
till-say-code-mistyped = "I could not read it, please show it once more."
till-why-till-too-many-wrong-codes = Too many wrong codes were tried on this device; it waits { $minutes } minutes.
till-say-till-too-many-wrong-codes = "The machine needs some minutes, sorry. Please wait a little, or pay as usual."
till-why-other = This voucher cannot be taken now. Please scan it again; if that does not help, call the community, { $phone }.
till-say-other = "Sorry, I cannot take this voucher just now. Please show it once more."

# Till: this device, this shop
till-paused = { $shop } takes no vouchers at present
till-paused-next = To ask until when, call the community, { $phone }. What you took before is settled and paid as agreed.
till-not-paired = This device is not a till yet
till-not-paired-next = Vouchers are taken on a paired till: the owner or the community gives a code, which is typed here once within 10 minutes.
till-pair = Type a pairing code
till-revoked = This till was switched off
till-revoked-next = The owner or the community unpaired it. To go on, ask one of them for a new code. What was taken stays and is paid as agreed.
till-sign-in = Please sign in at the till
till-sign-in-why = After a change of shift, or an hour without a touch, the PIN is asked again. Everything taken is kept.
till-sign-in-go = Enter the PIN and start
till-sign-in-owner = Owners sign in here
till-offline = The line is lost, so no vouchers can be taken now. Go on once you are connected; nothing counts twice. You may tell the guest: "Not possible just now; please wait a little, or pay as usual."

# Taken today
till-today-drawer = Vouchers in the drawer
till-today-who = { $shop } · { FULL_DAY($day) }
till-today-count = { $count } taken
till-today-count-undone = { $count } taken; { $undone } undone do not count
till-today-scope = Which ones
till-today-scope-till = This till
till-today-scope-shop = Whole shop
till-today-list = Taken today, the newest first
till-today-column-serial = Number
till-today-column-at = When and by whom
till-today-when = { TIME($at) } · { $clerk }
till-today-column-face = Value
till-today-undone-at = undone, { TIME($at) }
till-today-annulled = decided: does not count
till-today-by-program = till program
till-today-empty = No voucher taken yet today
till-today-empty-next = What you take stands here with its sum, ready to compare when you close.
till-today-back = Back to the till
till-today-older = Earlier ones stand on the statements.

# Statements: when do I get my money
bills-next = Your next payment
bills-next-when = paid to { $shop } by { DAY($day) } at the latest
bills-waiting = Waiting for you
bills-waiting-next = agree, and it is paid within 30 days
bills-unbilled = Not billed yet
bills-unbilled-when = a statement comes every month
bills-unbilled-full = at full value; your share is applied on the statement
bills-later = After that
bills-later-when = agreed too, each with its day
bills-none = Nothing is owed to you now
bills-none-next = Vouchers taken come on a statement every month; it is paid within 30 days of your agreement.
bills-overdue = { YUAN($fen) } yuan are overdue
bills-overdue-next = Agreed was: within 30 days of your agreement. Please call the community, { $phone }; the supervisors see this too.
bills-agreed = Agreed: { YUAN($fen) } yuan are paid by { FULL_DAY($day) }
bills-agreed-next = A second person of the community approves it, then it is paid; every step shows here.
bills-rate = { $percent } of each value is paid
bills-rate-why = That is the agreement of your shop with the community. The rest is your gift to the neighbours, printed as "left by the shop".
bills-rate-gift = Vouchers are your gift to the neighbours
bills-rate-gift-why = That is the agreement of your shop with the community: nothing is paid, and it is printed as "left by the shop".

# Statements, one by one
bills-list = Statements
bills-empty = No statement yet
bills-empty-next = The community makes one every month; it stands here and waits for your agreement.
bills-of-month = { MONTH($day) }
bills-line = { $number }, { $count ->
    [one] one voucher
   *[other] { $count } vouchers
 }
bills-open = See the lines
bills-state-closed = waits for you
bills-state-agreed = agreed, being approved
bills-state-approved = approved, being paid
bills-state-paid = paid { DAY($day) }
bills-state-overdue = not paid by { DAY($day) }
bills-title = Statement { $number }
bills-period = Month
bills-fund = Fund
bills-count = Vouchers
bills-count-words = { $count }
bills-face = Value in all
bills-gift = Left by the shop
bills-disputed = Disputed, not paid yet
bills-to-pay = To be paid to you
bills-yuan = { YUAN($fen) } yuan
bills-due = Paid at the latest
bills-agreed-on = You agreed
bills-paid-on = Paid
bills-proof = Payment proof
bills-day = { FULL_DAY($day) }
bills-lines = One by one
bills-lines-caption = Every voucher of statement { $number }
bills-column-serial = Number
bills-column-at = When and by whom
bills-column-face = Value
bills-column-kept = Paid to you
bills-line-disputed = disputed
bills-at = { DAY($at) }, { TIME($at) }
bills-when = { DAY($at) }, { TIME($at) } · { $clerk }
bills-agree = Agree: { YUAN($fen) } yuan to be paid
bills-agree-title = Do you agree?
bills-agree-lead = { $count ->
    [one] One voucher
   *[other] { $count } vouchers
 }, { YUAN($fen) } yuan to be paid. After your agreement it is paid within 30 days, and this statement stays as it is.
bills-agree-yes = I compared it and agree
bills-download = Download the statement (to be signed)
bills-back = All statements
bills-gone = There is no such statement
bills-gone-next = It may belong to another shop. All of yours are on the page below.
