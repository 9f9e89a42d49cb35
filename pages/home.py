"""The public door."""

from pages._ui.shell import open_page

page = open_page("home")
