"""Find the places that a text names, and what the words beside them make of each."""
