"""The resident's shell with nothing in it."""

from pages._ui.shell import open_page

open_page("why")
