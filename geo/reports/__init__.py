"""Reading free text: numbers, dates, equipment and the reader."""
