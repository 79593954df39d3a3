"""Part sentences into clauses, and tell what moved from all that is only said, wished, sold or lost."""
