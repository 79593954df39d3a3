"""The words of a briefing: a table of phrases for each language, and how numbers, days and places are put in."""
