error-seal-day-not-over = { FULL_DAY($day) } has not ended yet. Please seal it tomorrow.
error-seal-not-next-day = { FULL_DAY($expected_day) } comes next. Please seal days one after another.
