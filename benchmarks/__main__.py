"""Run every benchmark of this folder and print its table: `python -m benchmarks [NAME ...]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run the named benchmarks, else all; return 1 if one of them could not be run."""
    held = {path.stem: path for path in sorted(HERE.glob("*.py")) if not path.stem.startswith("_")}
    asked = sys.argv[1:] or list(held)
    unknown = [name for name in asked if name not in held]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are: {', '.join(held)}", file=sys.stderr)
        return 2
    failed = 0
    for name in asked:
        print(f"== {name}", flush=True)
        failed |= subprocess.run([sys.executable, str(held[name])], cwd=HERE.parent, check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
