"""What aircraft do, by nouns that are counted in their place: "two flights of Il-76", "49 залётаў «Шахедаў»"."""

from __future__ import annotations

TRIPS = tuple(
    """
    landing take-off takeoff flight sortie посад взлет вылет рейс прилет зліт зльот виліт вильот приліт прильот
    пасад узлет ўзлет рэйс прылет залет заліт пралет проліт пролет уварван вторжен вторгнен incursion
    """.split()
)
"""Beginnings of nouns of what aircraft do, which are counted in their place."""
