"""The look of the page Read: two halves that fill the screen, cards, marks."""

from __future__ import annotations

from geo.ui import paste_text

_STYLE = """
.read-text { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.95rem; line-height: 1.6; margin: 0; }
.read-text mark, .read-card mark, .read-legend mark { color: inherit; border-radius: 3px; padding: 0.04em 0.22em; }
.read-number, .read-badge { font-weight: 700; color: light-dark(#1f5fa8, #6fb0ee); }
.read-number { margin-left: 0.1em; }
.read-legend { margin: 0; font-size: 0.82rem; line-height: 1.7; }
.read-legend span { color: light-dark(#666c73, #98a1ab); margin-left: 0.3em; }
.read-post { color: light-dark(#666c73, #98a1ab); font-size: 0.84rem; margin: 0 0 0.15rem; }
.read-silent { color: light-dark(#666c73, #98a1ab); font-size: 0.86rem; margin: 0; }
.read-silent summary { cursor: pointer; }
.read-card { margin: 0; line-height: 1.6; font-size: 0.98rem; }
.read-card small { display: block; font-size: 0.82rem; line-height: 1.4; color: light-dark(#666c73, #98a1ab); }
.read-badge { display: inline-block; min-width: 1.2em; }
.read-kind { border: 1px solid currentColor; border-radius: 4px; padding: 0 0.35em; font-size: 0.78rem; }
.read-kind { white-space: nowrap; color: light-dark(#666c73, #98a1ab); }
.read-kind-claim { color: light-dark(#a34a08, #f0a35e); font-weight: 600; }
.read-kind-denial, .read-kind-forecast, .read-kind-summary { color: light-dark(#86305f, #e0a0c8); font-weight: 600; }
.read-area { font-size: 0.78rem; color: light-dark(#666c73, #98a1ab); }
.read-doubt { font-size: 0.82rem; font-weight: 600; color: light-dark(#a34a08, #f0a35e); white-space: nowrap; }
.read-done { filter: saturate(0.35); } /* pale by colour, not by contrast: it is still read */
.read-summary { margin: 0; font-size: 1rem; line-height: 1.5; }
.read-summary small { color: light-dark(#666c73, #98a1ab); font-size: 0.86rem; }
:has(> .st-key-read-text) { height: var(--read-text) !important; flex: none !important; }
:has(> .st-key-read-cards) { height: var(--read-room) !important; flex: none !important; }
.st-key-read-text, .st-key-read-cards { height: 100% !important; }
.st-key-read-map iframe { height: calc(var(--read-room) - var(--read-text) - 3rem) !important; }
.st-key-read-cards, .st-key-read-cards [data-testid="stVerticalBlock"] { gap: 0.45rem; }
[class*="st-key-read-card-"] { padding: 0.55rem 0.8rem !important; }
[class*="st-key-read-card-"] [data-testid="stButtonGroup"] button { min-height: 1.8rem; font-size: 0.86rem; }
[class*="st-key-read-card-"] [data-testid="stButtonGroup"] button { padding: 0 0.7rem; }
[class*="st-key-read-mend-"] button { min-height: 1.8rem; font-size: 0.86rem; }
"""


def style() -> str:
    """Return the page's style sheet."""
    return f"<style>{_STYLE}{paste_text.style()}</style>"


def room_for(lines: int, *, head: float) -> str:
    """Return the rules that give a text of so many lines the room it needs, and the map what is left of the screen.

    `head` is what stands above, in rem.
    """
    text = f"--read-text: min(46vh - 5rem, {3 + lines * 1.6:.1f}rem)"
    return f"<style>:root {{ {text}; --read-room: calc(100vh - {head:.1f}rem); }}</style>"
