import streamlit as st

from geo.ui import about, frame

frame.ask("About", "Where do the data come from, how is it counted, and what runs here?")
with st.container(key="about"):
    about.draw_promises()
    about.draw_method()
    about.draw_online()
    about.draw_sources()
    about.draw_versions()
