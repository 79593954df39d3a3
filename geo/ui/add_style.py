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
.add-rows { max-height: 24rem; overflow: auto; border: 1px solid light-dark(#dcd7cf, #2c343c); border-radius: 6px; }
.add-rows table { width: 100%; border-collapse: collapse; font-size: 0.86rem; line-height: 1.35; margin: 0;
  font-variant-numeric: tabular-nums; }
.add-rows th { position: sticky; top: 0; text-align: left; font-weight: 500; white-space: nowrap;
  background: light-dark(#f3efe9, #1a2129); color: light-dark(#666c73, #98a1ab); }
.add-rows th, .add-rows td { padding: 0.3rem 0.5rem; border: 0; vertical-align: top; }
.add-rows td { border-top: 1px solid light-dark(#e8e3db, #242c34); overflow-wrap: break-word; max-width: 12rem; }
.add-rows td:last-child { min-width: 12rem; max-width: none; overflow-wrap: anywhere; }
.add-rows td:nth-child(2), .add-rows td:nth-child(4) { white-space: nowrap; }
.add-rows td:nth-child(3) { min-width: 7rem; }
.add-understood { margin: 0; line-height: 1.45; overflow-wrap: anywhere; }
.add-accepted { color: light-dark(#1f5fa8, #6fb0ee); }
.add-review, .add-rejected { color: light-dark(#a34a08, #f0a35e); }
.add-dot { display: inline-block; width: 0.7em; height: 0.7em; border-radius: 50%; margin: 0 0.35em 0 0;
  background: light-dark(#1f5fa8, #6fb0ee); }
.add-dot.add-doubt { background: light-dark(#a34a08, #f0a35e); }
.st-key-add-map iframe, .st-key-add-hand-map iframe { border-radius: 4px; }
</style>"""
