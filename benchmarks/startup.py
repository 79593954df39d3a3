"""CPU that `python -m geo --help` costs, beside a bare Python, in one run.

Run: python -m benchmarks.startup
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
LIMIT_S = 0.3
HEAVY = ("pandas", "streamlit", "numpy", "duckdb", "sqlalchemy")


def cpu_seconds(arguments: list[str]) -> float:
    """Return the user and system time of one process, the kernel's own count."""
    before = os.times()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def heavy_imports() -> list[str]:
    """Return which heavy packages `--help` imports."""
    code = "import sys\nfrom geo.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in HEAVY if name in done.stdout.splitlines()[-1].split()]


def main() -> None:
    """Measure both in turns, so that a busy machine slows both alike, and print the medians."""
    bare: list[float] = []
    helps: list[float] = []
    for _ in range(RUNS):
        bare.append(cpu_seconds(["-c", "pass"]))
        helps.append(cpu_seconds(["-m", "geo", "--help"]))
    floor, cost = statistics.median(bare), statistics.median(helps)
    print(f"python -c pass        {floor:.3f} s CPU")
    print(f"python -m geo --help  {cost:.3f} s CPU, {cost / floor:.1f} times the bare Python (limit {LIMIT_S} s)")
    print(f"heavy packages imported: {', '.join(heavy_imports()) or 'none'}")


if __name__ == "__main__":
    main()
