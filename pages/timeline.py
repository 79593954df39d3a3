from geo.ui import frame, headline, sidebar, timeline

frame.ask("Timeline", "How much was reported to move, and when?")
filters = sidebar.filters_now()
answer = headline.draw(filters)
if answer.sightings:
    choice = timeline.choose()
    rows = timeline.read(filters, choice)
    if rows:
        timeline.draw_chart(rows, choice, filters)
        timeline.draw_table(rows, choice, filters)
    else:
        timeline.say_none(choice)
