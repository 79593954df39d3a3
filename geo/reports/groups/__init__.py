"""Find how many of which equipment a sentence names."""
