# Spreadsheets: files that cannot be read at all
error-sheet-refused = This spreadsheet cannot be read. Please check it and try again.
error-sheet-empty = There is no row to read. Please check that something is filled in below the headings.
error-sheet-not-a-sheet = This is neither an Excel workbook nor a CSV file. Please open it in Excel or WPS, save it as .xlsx and try again.
error-sheet-damaged = This file is damaged and cannot be opened. Please open it in Excel or WPS, save a copy as .xlsx and try again.
error-sheet-encrypted = This spreadsheet is locked with a password. Please remove the password, save it and try again.
error-sheet-macro = This spreadsheet contains macros and is not accepted. Please save it as .xlsx without macros and try again.
error-sheet-wrong-kind =
    This looks like { $found ->
        [roster] a roster
        [opening] a sheet of opening balances
       *[hours] a sheet of hours
    }, but { $wanted ->
        [roster] a roster
        [opening] a sheet of opening balances
       *[hours] a sheet of hours
    } is wanted here. Please take another file, or import it in its own place.
error-sheet-heading-missing = Sheet “{ $sheet }” lacks these columns: { $headings }. Please add the headings and try again.
error-sheet-heading-twice = Sheet “{ $sheet }” has two columns headed “{ $heading }”, so it is not clear which one counts. Please keep one and try again.
error-sheet-mixed-encoding = Row { PLAIN($row) } is in another text encoding than the others and would come out garbled. Please save the file as .xlsx in Excel or WPS and try again.
error-sheet-broken-quote = A quotation mark in row { PLAIN($row) } is not closed, so what follows cannot be trusted. Please close it, or save the file as .xlsx, and try again.
error-sheet-too-large = The file is too large; the limit is { $limit_megabytes } MB. Please split it and try again.
error-sheet-zip-bomb = Unpacked, this file is far larger than it looks, and is not accepted. Please copy what you need into a new spreadsheet.
error-sheet-unsafe = This file contains parts that no office program writes, and is not accepted. Please copy what you need into a new spreadsheet.
error-sheet-too-many-rows = There are too many rows; the limit is { $limit_rows } at a time. Please split the file and try again.
error-sheet-too-many-columns = There are too many columns; the limit is { $limit_columns }. Please delete those that are not needed and try again.
error-sheet-too-far = There is something written near { $cell }, far away from the table. Please delete it and try again.
error-sheet-too-heavy = Reading this file would take too much memory. Please copy what you need into a new spreadsheet.
error-sheet-took-too-long = After { $limit_seconds } seconds the file was still not read, so reading was stopped. Please split it and try again.
error-sheet-busy = Another spreadsheet is being read. Please try again in a moment.

# Spreadsheets: single rows that are not accepted
error-row-activity-missing = The name of the activity is missing. Please add it.
error-row-birth-unreadable = The year of birth cannot be read. Please write four digits, such as 1956.
error-row-building-missing = The building is missing. Please add it.
error-row-carried-without-person = Hours are carried over, but not for whom. Please add the name.
error-row-date-ambiguous = The date “{ $text }” may mean { $text }, or may have lost a 0 at its end. Please write it like 2026-11-20.
error-row-date-in-future = The date { FULL_DAY($day) } is still to come. Please check it.
error-row-date-missing = The date is missing. Please add it.
error-row-date-unreadable = The date “{ $text }” cannot be read. Please write it like 2026-11-18.
error-row-end-before-start = The end { $end } is before the start { $start }. Please check it.
error-row-error-cell = One cell holds the spreadsheet error “{ $text }”. Please put the real content there.
error-row-head-missing = The head of household is missing. Please add the head or the card number.
error-row-household-missing = It is not clear which household is meant. Please add the card number, or building and head.
error-row-minutes-missing = Neither a duration nor start and end are given. Please add them.
error-row-minutes-negative = The duration is below 0. Please check it.
error-row-minutes-over-day = The duration is { HOURS($minutes) }, more than the day has. Please check whether it counts hours or minutes.
error-row-minutes-over-span = The duration is { HOURS($minutes) }, but from start to end there are only { HOURS($span_minutes) }. Please check it.
error-row-minutes-unreadable = The duration “{ $text }” cannot be read. Please write it like 2.5 or 2:30.
error-row-minutes-zero = The duration is 0. Please check it.
error-row-name-missing = The name is missing. Please add it.
error-row-name-unreadable = The name “{ $text }” cannot be read. Please check it.
error-row-phone-lost = The spreadsheet program has turned the phone number into something like 1.38E+10; its digits are gone, and the name alone does not say who is meant. Please format that column as text and fill in the phone number again.
error-row-phone-unreadable = The phone number cannot be read. Please check its digits.
error-row-points-missing = The points are missing. Please add them.
error-row-points-negative = The points are below 0. Please check them.
error-row-points-not-whole = The points “{ $text }” are not a whole number. Please check them.
error-row-points-unreadable = The points “{ $text }” cannot be read. Please write a whole number.
error-row-points-zero = The points are 0, so there is nothing to carry over.
error-row-several-names = “{ $text }” looks like several people. Please write one person per row.
error-row-time-unreadable = The time “{ $text }” cannot be read. Please write it like 9:00.
error-row-too-long = One cell holds { $characters } characters; the limit is { $limit }. Please shorten it.
error-row-twice-in-file = This is the same entry as row { PLAIN($first_row) } of “{ $first_sheet }”; only that one is taken.
