"""Exit codes of the command line."""

from typing import Final

OK: Final = 0
"""Done."""
LOOK: Final = 1
"""Done, and something needs a look: a row rejected or in review, nothing found."""
FAILED: Final = 2
"""Could not be done."""
