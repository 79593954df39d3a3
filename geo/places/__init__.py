"""Names, coordinates and areas: where a report says something happened."""
