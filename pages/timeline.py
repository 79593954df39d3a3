from geo.ui import frame, headline, sidebar, timeline

frame.ask("Timeline", "How much was reported to move, by when it was last seen?")
filters = sidebar.filters_now()
choice = timeline.choose()
rows = timeline.read(filters, choice)
headline.draw(filters)
if rows:
    timeline.draw_chart(rows, choice)
    timeline.draw_table(rows, choice)
else:
    frame.say_nothing_matches()
