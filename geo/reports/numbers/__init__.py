"""Read counts as they are said: figures, words, ranges, qualifiers."""
