"""The limits of a file; each is named in the message of the file that breaks it."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 512 * 2**20
MAX_ROWS: Final = 2_000_000
MAX_COLUMNS: Final = 256
MAX_CELL_CHARS: Final = 32_767
"""What a spreadsheet holds in one cell; a longer one is an open quote or no table."""
MAX_RECORD_LINES: Final = 200
"""Lines that one quoted cell may run over before its quote is held to be left open."""
