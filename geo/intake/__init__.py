"""Files to rows, columns to fields, rows to verdicts, verdicts to one batch."""
