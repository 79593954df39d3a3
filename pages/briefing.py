from geo.ui import briefing, frame, sidebar

room = frame.ask("Briefing", "What can be shown, and would it stand up to questions?")
filters = sidebar.filters_now()
briefing.draw(filters, room)
