from geo.ui import frame, review

frame.ask("Review", "Which place names are in doubt, and what do they mean?")
doubt = review.choose()
if doubt is not None:
    review.show_reports(doubt)
    review.decide(doubt)
