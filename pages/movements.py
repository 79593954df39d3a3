from geo.ui import frame, headline, movements, sidebar, signing

signing.sign(frame.ask("Movements", "What moved, counted once each, and what do its reports say together?"))
filters = sidebar.filters_now()
answer = headline.draw(filters)
if answer.movements:
    movements.draw(filters, answer)
