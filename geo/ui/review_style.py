"""The look of the review, in Streamlit's own test ids and classes of ours; nothing of users."""

from __future__ import annotations

from typing import Final

STYLE: Final = """<style>
.kordon-told { font-size: 1.08rem; line-height: 1.5; margin: 0 0 0.5rem; overflow-wrap: anywhere; }
.kordon-told mark { background: light-dark(#ffe08a, #7a5c00); color: inherit; padding: 0 0.15em; border-radius: 3px;
  font-weight: 600; }
.kordon-told small { opacity: 0.85; font-size: 0.9rem; }
.kordon-facts { border-collapse: collapse; font-size: 0.87rem; }
.kordon-facts th { text-align: left; font-weight: 400; opacity: 0.7; padding: 0.05rem 0.9rem 0.05rem 0;
  vertical-align: top; white-space: nowrap; }
.kordon-facts td { padding: 0.05rem 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.kordon-reasons { margin: 0.2rem 0 0; padding-left: 1.1rem; font-size: 0.93rem; }
.st-key-meanings button { justify-content: flex-start; text-align: left; min-height: 2.15rem; }
.st-key-meanings button > div { justify-content: flex-start; width: 100%; }
.st-key-meanings [data-testid="stMarkdownContainer"] p { text-align: left; }
.st-key-meanings, .st-key-scopes { gap: 0.35rem; }
.st-key-queue label .stMarkdownColoredText { display: none; }
.st-key-review-answer { min-height: 2rem; }
.st-key-queue label { margin-bottom: 0.1rem; }
.st-key-last-decision button, .st-key-last-row button { min-height: 2rem; padding: 0.1rem 0.7rem; }
.kordon-facts a { color: light-dark(#1f5fa8, #6fb0ee); }
.st-key-show button p::first-letter { text-transform: uppercase; }
[data-testid="stLayoutWrapper"]:has(> .st-key-queue) { flex: 0 0 calc(100vh - 14.6rem) !important; min-height: 26rem;
  height: calc(100vh - 14.6rem) !important; }
.st-key-queue { height: 100% !important; }
.st-key-meanings [class*="st-key-means-"]:not(.st-key-means-no-place) kbd { display: none; }
.st-key-review-map iframe { height: calc(100vh - 25.6rem) !important; min-height: 22rem; border-radius: 4px; }
</style>"""
