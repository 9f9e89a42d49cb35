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
bookkeeping-adjustments = Paid later for earlier statements
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
apply-where = Where vouchers can be used
