"""How Linli looks: tokens, signs, parts, one stylesheet, charts, plain pages. Words come in as arguments."""
