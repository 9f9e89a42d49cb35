"""The hidden page at `/`: on to the first door that this visitor has."""

import streamlit as st

from pages._ui.register import doors
from pages._ui.shell import page_of, this_visit

st.switch_page(page_of(doors(this_visit())[0]))
