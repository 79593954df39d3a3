"""The base map, its layers and what the map routes answer."""
