from geo.ui import export, frame, headline, sidebar, sightings_table

room = frame.ask("Sightings", "Which lines of which reports stand behind the figures?")
filters = sidebar.filters_now()
mode = sightings_table.choose(room)
answer = headline.draw(filters)
export.button(room, filters)
if answer.sightings:
    sightings_table.draw(filters, answer, mode)
