from geo.ui import frame, paste, paste_view

room = frame.ask("Read", "What does this text tell, and which words say so?")
desk = paste.choose_text()
if desk is not None and desk.told:
    paste_view.draw(desk, room)
elif desk is not None:
    paste_view.say_nothing_moved(desk, room)
