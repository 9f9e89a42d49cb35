# The till's camera, typing a code, several vouchers for one bill.

# Camera
camera-start = Open the camera and scan
camera-stop = Close the camera
camera-torch-on = Light on
camera-torch-off = Light off
camera-opening = Opening the camera; please tap "allow" …
camera-looking = Hold the code into the frame; once it is read the page goes on by itself.
camera-not-ours = There is a code, but not one of the community's vouchers.
camera-mistyped = The code was not clear, please hold it a little closer.
camera-seen = This one was scanned just now; the next one, please.
camera-denied = The camera was not allowed. Allow it in the browser's settings, or take a photo, or type the code.
camera-busy = The camera cannot be opened now; another app may be using it. Close that one, or take a photo, or type the code.
camera-none = There is no camera here. Please take a photo, use a scanner, or type the code.
camera-insecure = Browsers open the camera only at an https address. At this one, please take a photo or type the code.
camera-lost = The line is lost; the camera stays open and goes on once you are connected.
camera-aim = Tap here and scan the guest's code
camera-aim-under = on a phone or on paper
camera-shoot = Take a photo of the code

# While a code is typed
typing-more = { "{n}" } more to go
typing-over = { "{n}" } too many, please compare and delete
typing-right = All 16 symbols fit
typing-slip = One symbol is mistyped; please compare group by group
typing-slip-group = One symbol is mistyped; look at group { "{g}" } first
typing-odd = { "{s}" } in group { "{g}" } is never part of a code; please look which symbol it is
typing-no-code = This is not a voucher code, which has 16 digits and letters

# Several vouchers for one bill
bill-add = Add one to this bill
bill-adding = This bill has { $count ->
    [one] one voucher
   *[other] { $count } vouchers
 } so far, { YUAN($face_fen) } yuan
bill-adding-next = Scan the next one; go back when that was all.
bill-back = No more, go back and take them
bill-back-to = Back to this bill
bill-title = { $count } vouchers for this bill
bill-rest = { $count } more for this bill
bill-under = Please compare with the bill. Used in one go, no change
bill-and = Also for the guest: { $rewards }
bill-taken-so-far = { $count } taken; the guest pays { YUAN($face_fen) } yuan less
bill-differ = These vouchers belong to different households: please look before you take them
bill-differ-next = Is one not this guest's? Tap "Not this one" beside it.
bill-line = household of { $name } · { $serial }
bill-open = can be taken
bill-pin = PIN needed
bill-over = 5 minutes over
bill-over-next = Looked up more than 5 minutes ago; please scan it again.
bill-taken = taken
bill-refused = not taken
bill-drop = Not this one
bill-take = Take these { $count }: { YUAN($face_fen) } yuan off
bill-take-rewards = Take these { $count }
bill-take-rest = Take the other { $count }: { YUAN($face_fen) } yuan off
bill-leave = None of them, go back
bill-leave-rest = Not the rest
bill-pin-whose = 6-digit PIN of the household of { $name }
bill-done = { $count } taken; the guest pays { YUAN($face_fen) } yuan less
bill-not-taken = { $count } not taken
bill-not-taken-next = Why, and what to say to the guest, stands at each one below.
bill-full = A bill has at most { $count } vouchers; please take these first
bill-already = This one is on the bill already; its 5 minutes begin anew
bill-which = Undo which one?
bill-choice = { $worth } · { $serial }
bill-no-change = More than the bill? You may tell the guest: "Vouchers are used in one go, without change; a smaller one is fine too."
