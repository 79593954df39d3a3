from geo.ui import export, frame, headline, map_view, overlays, sidebar

switches = frame.ask("Border map", "What was reported to move, where, and in which direction?")
filters = sidebar.filters_now()
room = headline.room()
map_view.draw(filters, switches)  # before the headline, so that the browser draws while that is worked out
with room:
    headline.draw(filters)
overlays.draw(switches)
export.button(switches, filters)
