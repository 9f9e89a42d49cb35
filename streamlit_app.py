"""The ASGI application: the pages, and around them the doors of `api/`."""

from pathlib import Path

import streamlit as st

from api.server import MIDDLEWARE, ROUTES, lifespan, on_script_error

SCRIPT = Path(__file__).parent / "pages" / "_ui" / "main.py"
app = st.App(SCRIPT, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan, on_script_error=on_script_error)

if __name__ == "__main__":
    app.run()
