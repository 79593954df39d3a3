"""Counts as intervals: adding, combining and wording them. Pure functions."""
