from geo.ui import frame, review

room = frame.ask("Review", "What waits for a decision, and what does each place name mean?")
shown, held = review.choose(room)
review.draw(shown, held)
