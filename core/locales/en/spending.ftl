# Points, vouchers, shops, statements.
error-points-not-enough = { $missing_points } points are missing; there are { $points } now. Please exchange fewer.
