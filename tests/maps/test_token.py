"""Tokens: what a page's filters allow, signed, expiring, and refused once anybody touched them."""

from __future__ import annotations

import stat
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo.errors import UsageError
from geo.maps.token import TokenError, read_token, sign_filters, signing_secret
from geo.records.filters import Filters
from geo.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "a secret of the tests alone"  # noqa: S105 - of the tests alone
CASES = [
    Filters(),
    Filters(date_from=date(2022, 12, 1), date_to=date(2022, 12, 31), flow=("in", "transit")),
    Filters(text="Урал, <b>50</b>%", source=("A, B", "C\\D")),
    Filters(bbox=(23.0, 51.0, 33.0, 57.0), near_border=12.5, status=("all",)),
]


@pytest.mark.parametrize("filters", CASES, ids=["none", "dates", "text", "numbers"])
def test_a_token_gives_back_the_filters_it_was_made_of(filters: Filters) -> None:
    assert read_token(sign_filters(filters, SECRET), SECRET) == filters


def test_the_same_filters_give_the_same_token_so_that_a_rerun_changes_nothing() -> None:
    assert sign_filters(Filters(flow=("in",)), SECRET) == sign_filters(Filters(flow=("in",)), SECRET)


def test_a_token_is_safe_in_an_address() -> None:
    token = sign_filters(CASES[2], SECRET)
    assert set(token) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


@pytest.mark.parametrize(
    "altered",
    [
        "",
        "no token",
        "a.b.c",
        "\N{SNOWMAN}",
        "x" * 100_000,
        sign_filters(Filters(), "a secret of somebody else"),
        sign_filters(Filters(), SECRET)[:-1],
        "A" + sign_filters(Filters(flow=("in",)), SECRET),
        sign_filters(Filters(), SECRET) + "=",
        sign_filters(Filters(), SECRET) + "!",
    ],
    ids=["empty", "words", "dots", "snowman", "long", "secret of another", "cut", "longer", "padded", "marked"],
)
def test_what_this_installation_did_not_sign_is_refused(altered: str) -> None:
    with pytest.raises(TokenError, match="not signed by this installation"):
        read_token(altered, SECRET)


def test_each_altered_character_of_a_token_is_noticed() -> None:
    token = sign_filters(Filters(flow=("in",)), SECRET)
    for place, letter in enumerate(token):
        altered = token[:place] + ("A" if letter != "A" else "B") + token[place + 1 :]
        with pytest.raises(TokenError):
            read_token(altered, SECRET)


def test_a_token_that_is_too_old_is_refused_with_the_mend() -> None:
    with pytest.raises(TokenError, match="reload the page"):
        read_token(sign_filters(Filters(), SECRET), SECRET, max_age=-1)


def test_the_secret_is_made_once_and_no_other_account_can_read_it(tmp_path: Path) -> None:
    settings = Settings(user_dir=str(tmp_path / "new"))
    first = signing_secret(settings)
    assert len(first) >= 32
    assert signing_secret(settings) == first
    kept = [path for path in (tmp_path / "new").iterdir() if path.is_file()]
    assert [path.read_text().strip() for path in kept] == [first]
    if sys.platform != "win32":
        assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600


def test_a_secret_that_is_set_wins_over_the_kept_one(tmp_path: Path) -> None:
    assert signing_secret(Settings(user_dir=str(tmp_path), secret=SECRET)) == SECRET
    assert list(tmp_path.iterdir()) == []


def test_a_secret_too_short_to_guard_anything_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="KORDON_SECRET is too short"):
        signing_secret(Settings(user_dir=str(tmp_path), secret="short"))  # noqa: S106 - a bad one


def test_a_damaged_key_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "signing.key").write_text("short\n")
    with pytest.raises(UsageError, match=r"signing\.key is too short"):
        signing_secret(Settings(user_dir=str(tmp_path)))


def test_where_nothing_can_be_kept_a_secret_lives_as_long_as_the_process(tmp_path: Path) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("")
    settings = Settings(user_dir=str(blocked))
    assert len(signing_secret(settings)) >= 32
    assert signing_secret(settings) == signing_secret(settings)
