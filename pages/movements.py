from geo.ui import frame, headline, movements, review_decided, sidebar

review_decided.sign(frame.ask("Movements", "What moved, counted once each, and what do its reports say together?"))
filters = sidebar.filters_now()
answer = headline.draw(filters)
if answer.movements:
    movements.draw(filters, answer)
