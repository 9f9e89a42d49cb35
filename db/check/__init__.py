"""Statements of the self-check: pages of what is streamed, and the rows that break a rule, as sets (design 4, 10).

A damaged row may hold anything. So no column is selected under a name that a session turns into an instant, a date or
a bool, and every function answers rows as they lie in the table.
"""

PAGE = 5000
