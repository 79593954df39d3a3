"""Launcher of the peer: folium as it is mostly used, with scripts from our own server since there is no outside."""

import os
import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from geo.server import routes

more = []
if os.environ.get("PEER", "").endswith("MarkerCluster"):
    folder = Path(str(import_module("xstatic.pkg.leaflet_markercluster").__file__)).parent / "data"
    more = [Mount("/vendor/markercluster", StaticFiles(directory=folder))]
app = st.App("page/dashboard.py", routes=[*more, *routes])
