"""Entry script of the dashboard: guard, shared filters in the sidebar, menu, page.

It lives here and not beside `pages/`, where Streamlit would fall back to its old page machinery: a cold deep link
would then skip this script and lose the sidebar.
"""

from pathlib import Path

import streamlit as st

from geo.errors import KordonError
from geo.ui import frame, link, resources, sample_note, sidebar

FILTERED = ("", "timeline", "movements", "sightings", "duplicates", "review", "briefing")
"""Addresses of the pages that the filters hold for."""
PAGES = Path(__file__).resolve().parents[2] / "pages"

frame.set_up()
link.settle()
pages = [
    st.Page(PAGES / "border_map.py", title="Border map", icon=":material/map:", default=True),
    st.Page(PAGES / "timeline.py", title="Timeline", icon=":material/bar_chart:", url_path="timeline"),
    st.Page(PAGES / "movements.py", title="Movements", icon=":material/conversion_path:", url_path="movements"),
    st.Page(PAGES / "sightings.py", title="Sightings", icon=":material/table_rows:", url_path="sightings"),
    st.Page(PAGES / "duplicates.py", title="Duplicates", icon=":material/join_inner:", url_path="duplicates"),
    st.Page(PAGES / "review.py", title="Review", icon=":material/rule:", url_path="review"),
    st.Page(PAGES / "briefing.py", title="Briefing", icon=":material/co_present:", url_path="briefing"),
    st.Page(PAGES / "add.py", title="Add", icon=":material/upload_file:", url_path="add"),
    st.Page(PAGES / "paste.py", title="Read", icon=":material/menu_book:", url_path="read"),
    st.Page(PAGES / "about.py", title="About", icon=":material/info:", url_path="about"),
]
page = st.navigation(pages, position="top")
try:
    resources.open_all()
    sidebar.draw(holds=page.url_path in FILTERED)
    sample_note.draw()
    link.say_unheeded()
    page.run()
except KordonError as error:
    frame.say_error(error)
