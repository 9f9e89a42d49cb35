"""What a household has."""

from pages._ui.shell import open_page

page = open_page("my_points")
