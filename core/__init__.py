"""The rules of Linli: who did what, what it is worth, and who may say so. Knows no page and no route."""
