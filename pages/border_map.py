from geo.ui import frame, headline, map_view, sidebar

frame.ask("Border map", "What was reported to move, where, and in which direction?")
filters = sidebar.filters_now()
answer, switches = headline.draw_with_room(filters)
if answer.sightings == 0:
    frame.say_nothing_matches()
map_view.draw(filters, switches)
