"""The look of the pages Duplicates and Movements, in Streamlit's own test ids and classes of ours; nothing of users."""

from __future__ import annotations

from typing import Final

STYLE: Final = """<style>
.kordon-pair { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 0.9rem; }
.kordon-pair thead th { text-align: left; font-weight: 400; font-size: 0.84rem; padding: 0 0.6rem 0.3rem;
  color: light-dark(#666c73, #98a1ab); }
.kordon-pair thead th b { display: inline-block; min-width: 1.25rem; text-align: center; margin-right: 0.35rem;
  border-radius: 1rem; color: light-dark(#faf8f4, #14181d); background: light-dark(#1f5fa8, #6fb0ee); }
.kordon-pair thead td, .kordon-pair tbody th { width: 6.6rem; }
.kordon-pair tbody th { text-align: left; font-weight: 400; white-space: nowrap; vertical-align: top;
  padding: 0.24rem 0.6rem 0.24rem 0.55rem; color: light-dark(#666c73, #98a1ab); border-left: 3px solid transparent; }
.kordon-pair tbody th i { font-style: normal; font-weight: 700; }
.kordon-pair tbody td { vertical-align: top; padding: 0.24rem 0.6rem; overflow-wrap: anywhere;
  font-variant-numeric: tabular-nums; }
.kordon-pair tbody tr { border-top: 1px solid light-dark(#e2ddd2, #2d343c); }
.kordon-pair .kordon-different { background: light-dark(#fdf0dc, #33291a); }
.kordon-pair .kordon-different td { font-weight: 600; }
.kordon-pair .kordon-different th { color: light-dark(#8f3f05, #f0a35e); border-left-color: currentcolor; }
.kordon-pair a { color: light-dark(#1f5fa8, #6fb0ee); }
.kordon-unsaid { color: light-dark(#666c73, #98a1ab); font-style: italic; }
.kordon-score { font-size: 1.08rem; margin: 0; font-variant-numeric: tabular-nums; }
ul.kordon-speaks { list-style: none; margin: 0.15rem 0 0; padding: 0; font-size: 0.9rem; line-height: 1.5; }
.kordon-speaks li { display: flex; margin: 0; padding: 0; }
.kordon-speaks b { flex: 0 0 1.2rem; }
.kordon-speaks .kordon-for b { color: light-dark(#1f5fa8, #6fb0ee); }
.kordon-speaks .kordon-against b { color: light-dark(#a34a08, #f0a35e); }
.kordon-then { font-size: 0.9rem; margin: 0.2rem 0 0; padding-top: 0.4rem;
  border-top: 1px solid light-dark(#e2ddd2, #2d343c); }
.st-key-pair-verdicts button { min-width: 7rem; }
.st-key-pair-map iframe { height: 360px !important; border-radius: 4px; }
.st-key-path-map iframe { height: 320px !important; border-radius: 4px; }
[data-testid="stLayoutWrapper"]:has(> .st-key-movements-list) { flex: 0 0 calc(100vh - 13.6rem) !important;
  min-height: 24rem; height: calc(100vh - 13.6rem) !important; }
.st-key-movements-list { height: 100% !important; }
.kordon-facts { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
.kordon-facts th { text-align: left; font-weight: 400; padding: 0.1rem 0.9rem 0.1rem 0; white-space: nowrap; }
.kordon-facts td { padding: 0.1rem 0.9rem 0.1rem 0; }
.kordon-movement { font-size: 1.12rem; line-height: 1.4; margin: 0; font-variant-numeric: tabular-nums; }
.kordon-movement small { font-size: 0.86rem; color: light-dark(#666c73, #98a1ab); }
.kordon-conflict { border-left: 4px solid light-dark(#a34a08, #f0a35e); padding: 0.3rem 0.7rem; margin: 0 0 0.4rem;
  background: light-dark(#fdf0dc, #33291a); font-size: 0.9rem; border-radius: 3px; }
.kordon-conflict table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.kordon-conflict th { text-align: left; font-weight: 600; padding: 0.1rem 1rem 0.1rem 0; vertical-align: top; }
.kordon-conflict td { padding: 0.1rem 1rem 0.1rem 0; vertical-align: top; }
</style>"""
