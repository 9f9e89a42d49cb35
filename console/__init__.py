"""`linli`, the console's door, by noun: each file reads words, calls core, answers (design 10)."""
