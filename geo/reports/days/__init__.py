"""Read what a text says of days, and turn it into intervals."""
