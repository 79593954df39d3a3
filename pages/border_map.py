from geo.ui import export, frame, headline, map_view, overlays, sidebar

switches = frame.ask("Border map", "What was reported to move, where, and in which direction?")
filters = sidebar.filters_now()
headline.draw(filters)
map_view.draw(filters, switches)
overlays.draw(switches)
export.button(switches, filters)
