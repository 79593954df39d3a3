"""The look of the page Add, in Streamlit's own test ids and classes of ours; nothing of users."""

from __future__ import annotations

from typing import Final

STYLE: Final = """<style>
.add-heading { margin: 0 0 0.1rem; line-height: 1.3; font-size: 0.9rem; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }
.add-heading b { font-weight: 600; margin-right: 0.6em; }
.add-heading small { color: light-dark(#666c73, #98a1ab); font-size: 0.82rem; }
.add-why, .add-left { font-size: 0.82rem; line-height: 1.25; color: light-dark(#666c73, #98a1ab); }
.add-why em { font-style: normal; color: light-dark(#a34a08, #f0a35e); }
[class*="st-key-add-column-"] { padding: 0.25rem 0 0.45rem; }
.st-key-imports [data-testid="stHorizontalBlock"] { min-height: 2.1rem; }
.st-key-imports [data-testid="stElementContainer"] button { min-height: 1.8rem; padding: 0.05rem 0.6rem;
  font-size: 0.86rem; }
.st-key-imports { font-variant-numeric: tabular-nums; }
.add-facts { margin: 0; font-size: 0.86rem; line-height: 1.5;
  color: light-dark(#666c73, #98a1ab); overflow-wrap: anywhere;
  padding: 0; list-style: none; }
.add-facts b { font-weight: 600; color: light-dark(#22262b, #e6e9ec); }
ul.add-facts, ul.add-facts li { margin: 0 !important; padding: 0 !important; }
.add-understood { margin: 0; line-height: 1.45; overflow-wrap: anywhere; }
.add-accepted { color: light-dark(#1f5fa8, #6fb0ee); }
.add-review, .add-rejected { color: light-dark(#a34a08, #f0a35e); }
.add-dot { display: inline-block; width: 0.7em; height: 0.7em; border-radius: 50%; margin: 0 0.35em 0 0;
  background: light-dark(#1f5fa8, #6fb0ee); }
.add-dot.add-doubt { background: light-dark(#a34a08, #f0a35e); }
.st-key-add-map iframe, .st-key-add-hand-map iframe { border-radius: 4px; }
</style>"""
