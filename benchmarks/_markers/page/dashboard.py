"""The peer's one page: a text filter and a folium map, a marker or a point of a cluster a sighting; or nothing."""

import os

import folium
import streamlit as st
from folium.plugins import FastMarkerCluster, MarkerCluster
from streamlit_folium import st_folium

from geo.records import queries, shared
from geo.records.filters import Filters

PEER = os.environ["PEER"]
ROWS = int(os.environ["PEER_ROWS"])
folium.Map.default_js = [("leaflet", "../../vendor/leaflet/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "../../vendor/leaflet/leaflet.css")]
for cluster in (MarkerCluster, FastMarkerCluster):
    cluster.default_js = [("cluster", "../../vendor/markercluster/leaflet.markercluster.js")]
    cluster.default_css = []

ICON = "function (cluster) { return L.divIcon({html: String(cluster.getChildCount())}); }"

text = st.text_input("Text")
if PEER == "Nothing":  # the floor: what one filter on an empty page costs on this machine, now
    st.write(f"shown {text or 'all'}: 0")
    st.stop()
rows = queries.rows(shared.mirror(), Filters(), limit=ROWS, order="sighting_id").to_pylist()
found = [row for row in rows if text in row["equipment"]]
chart = folium.Map(location=(53.3, 28), zoom_start=6, tiles=None)
chart.options["maxZoom"] = 14
if PEER != "FastMarkerCluster":
    group = MarkerCluster(icon_create_function=ICON).add_to(chart) if PEER == "MarkerCluster" else chart
    for row in found:
        # No popups: folium's would need jQuery from outside. This is in the peer's favour.
        folium.Marker((row["lat"], row["lon"]), icon=folium.DivIcon(html="")).add_to(group)
else:
    # Its usual icons come from outside as well.
    draw = "function (row) { return L.marker([row[0], row[1]], {icon: L.divIcon({html: ''})}); }"
    FastMarkerCluster([(row["lat"], row["lon"]) for row in found], callback=draw).add_to(chart)
st.write(f"shown {text or 'all'}: {len(found)}")
st_folium(chart, key="map", height=680, use_container_width=True, returned_objects=[])
