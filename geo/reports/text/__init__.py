"""Cut a text into words and sentences, tell its language, and know the words it is read by."""
