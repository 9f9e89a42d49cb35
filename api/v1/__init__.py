"""The door for programs: one mount, bearer tokens, JSON in and out (design 10)."""
