"""Launcher: serve the dashboard and Kordon's own routes in one process. Start it with `streamlit run app.py`."""

from geo import connections

connections.watch()  # before anything that could open a socket is imported

import streamlit as st  # noqa: E402 - the watch must come first

from geo.server import lifespan, routes  # noqa: E402 - the watch must come first

app = st.App("geo/ui/dashboard.py", routes=routes, lifespan=lifespan)
