"""Kordon: an open-source border monitor that counts honestly, works offline and keeps sources safe."""

__version__ = "0.1.0"
