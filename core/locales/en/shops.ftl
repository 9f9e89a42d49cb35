# Shops: opening hours, applications, payees, lists.

# Opening hours
shops-day-1 = Mon
shops-day-2 = Tue
shops-day-3 = Wed
shops-day-4 = Thu
shops-day-5 = Fri
shops-day-6 = Sat
shops-day-7 = Sun
shops-hours-every-day = Every day
shops-hours-days = { $first } to { $last }
shops-hours-line = { $days } { $times }
shops-hours-all-day = all day
shops-hours-overnight = { $since }–{ $until } next day
shops-hours-between = |, |
error-shop-hours-unclear = “{ $text }” is not clear. Please write it like “Mon-Sat 8:00-20:00; Sun 9:00-18:00”.

# Kinds of shops
shops-kind-canteen = Canteen
shops-kind-supermarket = Supermarket
shops-kind-grocery = Grocery
shops-kind-fresh = Fruit and vegetables
shops-kind-bakery = Bakery
shops-kind-clinic = Clinic
shops-kind-pharmacy = Pharmacy
shops-kind-home-care = Home care
shops-kind-barber = Barber
shops-kind-laundry = Laundry
shops-kind-repair = Repairs
shops-kind-stationery = Stationery
shops-kind-bank = Bank counter
shops-kind-charity = Charity shop
shops-kind-other = Other

# What cannot be done
error-shop-paused-by-office = The community paused { $shop }. Please ask the community to let it go on.
error-shop-application-incomplete = { $field ->
    [name] The name is missing or longer than 60 characters. Please write the shop's name.
    [place] The address is missing or longer than 80 characters. Please write the address.
    [contact] The contact is missing or longer than 20 characters. Please write whom to ask for.
   *[phone] The phone number is not right. Please write one that answers.
}
error-shop-applications-full = Too many applications wait, so no more can be taken now. Please call the community.
error-shop-applications-often = Several applications came from here already. Please wait { $minutes } minutes, or call the community.
error-payee-incomplete = { $field ->
    [payee] The payee is missing or longer than 60 characters. Please write it as on the bank card or the licence.
    [bank] The bank is missing or longer than 60 characters. Please name the branch too.
   *[account] The account number is not right: 8 to 34 figures or letters. Please copy it from the bank card once more.
}
error-payee-missing = { $shop } has no account for payments yet. Its owner or finance can enter one.

# A spreadsheet for the bookkeeper
bookkeeping-sheet = Statement
bookkeeping-title = { $place }: statement of a shop
bookkeeping-number = Number
bookkeeping-shop = Shop
bookkeeping-fund = Fund
bookkeeping-month = Month
bookkeeping-closed = Closed
bookkeeping-agreed = Agreed by the shop
bookkeeping-due = Due by
bookkeeping-paid = Paid
bookkeeping-state = State
bookkeeping-state-closed = With the shop
bookkeeping-state-agreed = Waits for review
bookkeeping-state-approved = Waits for payment
bookkeeping-state-paid = Paid
bookkeeping-check-value = Check value
bookkeeping-column-place = No.
bookkeeping-column-serial = Voucher
bookkeeping-column-taken = Taken at
bookkeeping-column-clerk = Clerk
bookkeeping-column-face = Face (yuan)
bookkeeping-column-kept = To pay (yuan)
bookkeeping-column-note = Note
bookkeeping-column-earlier = Earlier statement
bookkeeping-by-program = till program
bookkeeping-left-out = disputed, not paid with this statement
bookkeeping-line-sum = Sum
bookkeeping-adjustments = Lines of earlier statements
bookkeeping-sums = Sums (yuan)
bookkeeping-face = Face of all vouchers
bookkeeping-gift = Left to the fund by the shop
bookkeeping-left-out-sum = Disputed, not paid
bookkeeping-adjusted = For earlier statements
bookkeeping-to-pay = To pay
bookkeeping-set-off = Set off against what was due back
bookkeeping-cash = Paid out

# The file for the bank
payments-sheet = Payments
payments-sheet-check = Check
payments-file = Payments { $day }
payments-file-made = Made at
payments-file-count = Payments
payments-file-total = Total (yuan)
payments-file-left-out = Not in this file
payments-column-place = No.
payments-column-payee = Payee
payments-column-account = Account
payments-column-bank = Bank
payments-column-amount = Amount (yuan)
payments-column-remark = Remark
payments-column-shop = Shop
error-payments-nothing-to-draw = Nothing can be paid now. Please enter the missing accounts first, or wait for the review.
error-payments-moved = What is to be paid has just changed: now { $count } payments, { YUAN($total_fen) } yuan. Please look again, then fetch the file.

# A shop applies to take vouchers (without signing in)
apply-title = Apply to take vouchers
apply-lead = If people of { $place } should be able to use their vouchers in your shop, please fill this in. No account, no fee.
apply-name = Name of the shop
apply-kind = What it is
apply-place = Address
apply-place-hint = For example: East Gate 12
apply-grid = Grid
apply-grid-unknown = I do not know
apply-contact = Whom to ask for
apply-phone = Phone
apply-phone-hint = The community calls you on it; it is not published
apply-hours = Opening hours (may be left empty)
apply-hours-hint = For example: Mon-Sat 8:00-20:00; Sun 9:00-18:00
apply-rate = What the community pays you for a voucher
apply-rate-hint = What you leave is your gift to the neighbours, and stands on the statement
apply-rate-is = { $percent ->
    [100] The whole value
    [0] Nothing: all of it is a gift
   *[other] { $percent }% of its value
}
apply-button = Send to the community
apply-look-here = Please look at this
apply-done-title = Your application came in
apply-done = { $place } has your application
apply-done-next = Somebody will call you to sign the agreement. After that your shop can take vouchers.
apply-help-title = Rather not fill it in?
apply-help = Call, or come to the service desk: somebody does it with you.
apply-ask-title = A question?
apply-ask = Call the community and name your shop.
apply-where = Where vouchers can be used

# The page of shops
shops-queue = What to see
shops-queue-shops = Shops { $count }
shops-queue-applications = Applications { $count }
shops-hours-then = |; |
shops-hours = Opening hours
shops-phone = Phone of the shop (residents see it)
shops-grid = Grid
shops-grid-none = In no grid
shops-unknown = Not known yet
shops-day = { FULL_DAY($day) }
shops-rate-name = Paid of each voucher
shops-about = Agreement and shop
shops-about-own = What neighbours see
shops-agreement = Agreement number
shops-agreement-hint = For example LM-2026-01
shops-agreement-is = { $number }, signed { FULL_DAY($day) }
shops-agreed-on = Signed on
shops-owner-home = Owner's household
shops-owner-none = Not of this community, or not known
shops-due-back = Due back to { $fund }
shops-describe = Change these
shops-describe-own = Change phone and hours
shops-describe-button = Keep
shops-described = { $name } is described anew
shops-paused-by-office = The community paused it and lets it go on. Please call { $phone }.

# Applications
shops-applications = Shops that apply
shops-applications-count = { $count } wait
shops-applications-none = No shop has applied yet
shops-applications-none-next = What shops send from “Apply to take vouchers” on the community's first page is listed here.
shops-applied = { $at }, { $name } { $phone }
shops-applied-at = Applied on
shops-application-applied = Waits
shops-application-accepted = Accepted
shops-application-declined = Declined
shops-call = Show the number of { $name }
shops-accept = Accept this shop
shops-accept-lead = Call and sign the agreement first. Then its tills can be paired.
shops-accept-button = Accept it as a shop
shops-accept-missing = Please write a code for the shop and the agreement number.
shops-decline = Decline
shops-decline-why = Why
shops-decline-far-away = Too far away
shops-decline-terms = No agreement on the terms
shops-decline-closed = The shop has closed
shops-decline-double = Registered already
shops-decline-other = Another reason
shops-decline-note = A remark (may be left empty)
shops-decline-button = Decline this application
shops-declined = { $name } was declined
shops-declined-next = Please call and tell them.

# Where the money goes
shops-payee = Account for payments
shops-payee-none = There is no account yet, so statements cannot be paid.
shops-payee-name = Payee
shops-payee-bank = Bank
shops-bank-hint = For example: Rural Bank, East Gate branch
shops-payee-account = Account number
shops-payee-since = Entered on
shops-payee-confirmed = Confirmed by finance
shops-payee-waits = Waits for finance
shops-payee-waits-next = Money goes to this account only after finance has confirmed it.
shops-payee-confirm = Compared: pay to this account
shops-payee-confirmed-now = The money of { $shop } goes to this account from now on
shops-payee-whole = See the whole account number
shops-payee-why = Why
shops-payee-why-check-account = To compare it with the shop's papers
shops-payee-why-pay = To pay by hand
shops-payee-why-ask-bank = To ask the bank
shops-payee-read = See it once; the books say so
shops-payee-enter = Enter the account
shops-payee-other = Another account
shops-payee-save = Keep this account
shops-payee-saved = Account { $account } is kept
shops-payee-saved-next = Money goes there after finance has confirmed it.

# Programs
shops-tokens = Tokens of till programs
shops-tokens-lead = A shop's own till program takes vouchers with a token. Shops without a program need none.
shops-token = Ends in { $mark }
shops-token-made = Made { $at }
shops-token-end = End it
shops-token-end-title = End the token that ends in { $mark }?
shops-token-end-lead = The program that uses it stops taking vouchers at once.
shops-token-end-yes = End this token
shops-token-make = Make a token
shops-token-is = The new token
shops-token-once = Shown only this once: please copy it into the program now.
shops-token-gone = A token is shown once
shops-token-gone-next = If it was not copied, end it and make another.
shops-token-done = Copied

# Leaving
shops-left = This shop has left
shops-left-lead = It takes no vouchers any more. What it took before is still billed and paid. Where there is no owner's account, a till that is paired again sees the statements and agrees to them; it takes nothing.
shops-leave = Leave for good
shops-leave-lead = Its tills and tokens end at once. What was taken is still billed and paid; what is due back is still due.
shops-leave-why = Why
shops-leave-closing = The business ends
shops-leave-moving = It moves away
shops-leave-terms = The terms do not suit
shops-leave-other = Another reason
shops-leave-button = Leave
shops-leave-title = Let { $name } leave?
shops-leave-sure = This cannot be taken back; to come again it applies anew.
shops-leave-yes = Leave, take no more vouchers

# Where to use vouchers
shop-list-lead = Take the voucher on your phone or on paper to any of these.
shop-list-find = Find a shop
shop-list-find-hint = Name, address or thing, for example: haircut
shop-list-all-kinds = All kinds
shop-list-all-grids = All grids
shop-list-open-now = Only those open now
shop-list-honours = Also honours: { $rewards }
shop-list-open-until = Open until { $time }
shop-list-opens = { $days ->
    [0] Opens today at { $time }
    [1] Opens tomorrow at { $time }
   *[other] Opens in { $days } days at { $time }
}
shop-list-closed = No opening hours
shop-list-no-grid = Elsewhere
shop-list-none = No such shop
shop-list-none-next = Try another word, or take a condition away.
shop-list-for-shops = Do you run a shop?
shop-list-for-shops-lead = To take your neighbours' vouchers, fill in one form; no account needed.

# Comparing a paper
paper-check-lead = Do you hold a statement on paper? Its number and check value tell whether the books say the same.
paper-check-number = Number
paper-check-value = Check value (16 symbols at the foot of each page)
paper-check-button = Compare
paper-check-missing = Please fill in both the number and the check value.
paper-check-matches = The same as the books
paper-check-matches-next = The figures on this paper are those of the books now.
paper-check-differs = Not what the books say
paper-check-differs-next = Look for a typing mistake first. If there is none, the paper was changed, or a line was disputed after it was printed: please call { $phone } and have it printed again.
paper-check-lines = Vouchers
paper-check-paid-on = Paid { FULL_DAY($day) }

# Payments to shops
payments-ready = Can be paid
payments-sum = { $count } payments, { YUAN($fen) } yuan
payments-count = { $count } payments
payments-lead = Fetch one file for the bank; its remarks are the statement numbers. After the bank has paid, record each proof.
payments-last = The last one was fetched by { $name }, { $at }: { $count } payments.
payments-none = Nothing to pay
payments-none-next = Approved statements are listed here.
payments-draw = Make the file: { $count } payments, { YUAN($fen) } yuan
payments-drawn = The file is there: { $count } payments, { YUAN($fen) } yuan
payments-drawn-next = It holds whole account numbers: fetch it within 5 minutes, give it to the bank, then delete it.
payments-get = Fetch the payment file
payments-gone = Its time is over; make another one.
payments-again = Fetched
payments-left-out = Cannot be paid yet
payments-line = { $number }, account { $account }
payments-set-off = { YUAN($fen) } yuan that were due back are set off
payments-to-shop = To the shop's account
payments-record = Paid: record it
payments-due = Due { DAY($day) }
payments-why-no-cash = No cash to pay
payments-why-payee-missing = No account
payments-why-payee-unconfirmed = Account not confirmed
payments-why-made-by-you = You closed it: somebody else pays

# Today
desk-task-apply = shops apply to take vouchers
desk-task-apply-why = Call them and sign the agreement first
desk-task-apply-go = See them

# From other pages
home-shops = Shops
me-shops = Using vouchers
statements-sheet = Spreadsheet for the bookkeeper
statements-to-payments = Make the file for the bank
