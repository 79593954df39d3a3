from geo.ui import add, add_result, batches, frame

room = frame.ask("Add", "What would this file add, and what in it needs mending?")
if add.choose(room) == add.FILES:
    add.draw_files()
batches.draw(told=add_result.stored_now())
