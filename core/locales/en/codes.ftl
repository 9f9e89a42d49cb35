# Voucher codes and photos of them.
error-code-malformed = This does not look like a voucher code. A code has 16 digits and letters: please type it once more, or scan it.
error-code-mistyped = One symbol differs from the voucher. Please compare and type it once more.
error-photo-too-large = This photo is too large; the limit is { $megabytes_max } MB and { $megapixels_max } megapixels. Please take it again from closer, or make it smaller.
error-photo-unreadable = This photo cannot be opened. Please take a picture of the code with the phone itself and try again.
error-photo-no-code = There is no code in this photo. Please put the code in the middle, close and sharp, and try again.
