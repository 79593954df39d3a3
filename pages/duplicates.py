from geo.ui import duplicates, frame

room = frame.ask("Duplicates", "Which sightings tell of the same movement?")
shown = duplicates.choose(room)
duplicates.draw(shown)
