from geo.ui import add, add_by_hand, add_result, batches, frame

room = frame.ask("Add", "What would this add, and what in it needs mending?")
if add.choose(room) == add.FILES:
    add.draw_files()
else:
    add_by_hand.draw()
batches.draw(told=add_result.stored_now())
