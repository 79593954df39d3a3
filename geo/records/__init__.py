"""The record database, its ledger, the mirror and the queries."""
