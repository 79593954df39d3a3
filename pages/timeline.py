from geo.ui import frame, headline, sidebar, timeline

frame.ask("Timeline", "How much was reported to move, by when it was last seen?")
filters = sidebar.filters_now()
answer = headline.draw(filters)
choice = timeline.choose()
rows = timeline.read(filters, choice)
if rows:
    timeline.draw_chart(rows, choice)
    timeline.draw_table(rows, choice)
elif answer.sightings:
    timeline.say_none(choice)
