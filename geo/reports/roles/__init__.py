"""Choose where an event was seen, from where to where it went, when, by what means and whose it was."""
