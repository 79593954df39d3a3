from geo.ui import add, batches, frame

frame.ask("Add", "What would this file add, and what in it needs mending?")
plan = add.choose_file()
if plan is not None:
    add.show_verdicts(plan)
    add.offer_commit(plan)
batches.draw()
