"""Gather clauses into events, and give each part of a list its own number, place and day."""
