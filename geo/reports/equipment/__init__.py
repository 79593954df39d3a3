"""Recognise equipment by the names, designations and slang of four languages."""
