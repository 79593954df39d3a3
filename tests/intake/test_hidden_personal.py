"""Personal data that hides behind look-alike characters, prefixes and links; what must never be taken for it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.intake.privacy import Personal, mask, mask_who

HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
SPACES = " \u00a0\u2007\u2009\u200a\u202f\u3000"
NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@pytest.mark.parametrize(
    "text",
    [
        "+375\u201129\u2011123\u201145\u201167", "+375\u2009291\u200a234\u202f567", "+37\u200b5291\u200c234567",
        "\uff0b\uff13\uff17\uff15\uff12\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17", "+٣٧٥٢٩١٢٣٤٥٦٧",
        "+375·29·123·45·67", "+375/29/123-45-67", "(+375) 29 123-45-67", "375_29_123_45_67",
        "0049 170 1234567", "00491701234567", "0049 (0)170 1234567", "0048 601 234 567", "001 202 555 0123",
        "029-123-45-67", "8029 123-45-67", "8 0162 12-34-56", "звоните 123-45-67", "viber 1234567", "zadzwoń 123 456",
    ],
)  # fmt: skip
def test_a_telephone_number_is_found_however_it_is_written(text: str) -> None:
    masked, kinds = mask(f"30 Urals; {text} – by rail")
    assert kinds == (Personal.PHONE,)
    assert not re.search(r"\d", masked.replace("30 Urals", ""))
    assert mask(masked) == (masked, ())


@pytest.mark.parametrize(
    "text",
    [
        "ivan\uff20mail.ru", "ivan@\u200bmail.ru", "ivan[at]mail[dot]ru", "ivan at mail dot ru",
        "ivan собака mail точка ru", "ivan собака mail.ru", "mailto:ivan@mail.ru",
    ],
)  # fmt: skip
def test_an_email_is_found_however_it_is_written(text: str) -> None:
    masked, kinds = mask(f"ask {text} about it")
    assert kinds == (Personal.EMAIL,)
    assert "ivan" not in masked


@pytest.mark.parametrize(
    "text",
    [
        "\uff20ivan_petrov", "@\u2060ivan_petrov", "_@ivan_petrov", "telegram ivan_petrov", "tg id 123456789",
        "facebook.com/ivan.petrov", "https://www.facebook.com/profile.php?id=10001", "m.facebook.com/people/Ivan/10001",
        "vk.com/ivan_petrov", "vk.com/id12345", "https://m.vk.com/wall123_45", "ok.ru/profile/123456789",
        "https://ok.ru/ivan.petrov", "instagram.com/ivan_p", "https://www.instagram.com/stories/ivan/123/",
        "x.com/ivan_p", "https://twitter.com/ivan_p?lang=ru", "https://mobile.twitter.com/ivan_p/with_replies",
        "t.me/ivan_petrov", "t[.]me/ivan_petrov", "hxxps://t[.]me/ivan_petrov", "t\u2024me/ivan_petrov",
        "ivan_petrov.t.me", "https://t.me/+AbCdEfivan", "https://t.me/joinchat/ivan", "tg://resolve?domain=ivan",
        "https://chat.whatsapp.com/ivan", "https://api.whatsapp.com/send?phone=375291234567&text=ivan",
        "youtube.com/@ivan", "tiktok.com/@ivan", "mastodon.social/@ivan", "linkedin.com/in/ivan-petrov",
        "skype:ivan.petrov?call", "discord.gg/ivan", "vk.com\uff0fivan_petrov",
    ],
)  # fmt: skip
def test_an_account_is_found_however_it_is_written(text: str) -> None:
    masked, kinds = mask(f"ask {text} about it")
    assert masked in {"ask [handle removed] about it", "ask _[handle removed] about it"}
    assert kinds == (Personal.HANDLE,)


@pytest.mark.parametrize(
    "text",
    [
        "https://twitter.com/hajun/status/123456", "x.com/hajun/status/123456?s=20", "https://t.me/s/hajun_by",
        "https://t.me/hajun_by/123", "vk.com/wall-123_456", "https://vk.com/public123", "netflix.com/ivan",
        "https://www.facebook.com/belsat/posts/123", "https://www.facebook.com/watch?v=12", "x.com",
        "https://www.instagram.com/p/AbC/", "https://www.youtube.com/watch?v=abc", "https://ok.ru/group/1/topic/45",
        "https://mastodon.social/@hajun/12345", "tg://resolve?domain=hajun_by&post=123", "https://example.org/a/b",
    ],
)  # fmt: skip
def test_a_link_to_a_published_post_is_a_source_and_stays(text: str) -> None:
    assert mask(f"see {text}") == (f"see {text}", ())


@pytest.mark.parametrize(
    "text",
    [
        "52°05′51″ N 23°41′15″ E", "N53°54.5′ E27°33.2′", "2022‑12‑16", "16–12–2022", "16.12.2022–18.12.2022",
        "30–40", "30‑40 Urals", "T‑72", "M1/E30", "wagons 52345678 52345679 52345680", "84531234 567",
        "25 12 20 22 1", "29 30 12 45 3", "30 20 50 12 40 15", "35U NV 29123 45671", "06712 34567", "№ 967",
        "2022-12-16T20:53:00+03:00", "8.12-12.12", "5 + 7 + 12 Urals", "1,234,567 rounds", "20221208-20221212",
        "BY 1234 AB-7", "Flight RA-78845, IL-76 RF-86875", "54.98 60.37 100 200", "at the mail and dot ru",
        "km² ½ “двести” …",
    ],
)  # fmt: skip
def test_what_only_looks_personal_stays_as_it_was_written(text: str) -> None:
    assert mask(text) == (text, ())


PLANS = ("375 29 ### ## ##", "375 44 #######", "7 916 ### ## ##", "380 67 ### ## ##", "48 601 ### ###", "371 2#######")


@st.composite
def phones(draw: st.DrawFn) -> str:
    """Write a number of the region with a plus or 00, and with separators of any kind."""
    digits = iter(draw(st.lists(st.sampled_from("0123456789"), min_size=9, max_size=9)))
    plan = re.sub("#", lambda _: next(digits), draw(st.sampled_from(PLANS)))
    apart = draw(st.sampled_from([*HYPHENS, *SPACES, "", ".", ") ", "·", " - ", f" {draw(st.sampled_from(NOTHING))}"]))
    return draw(st.sampled_from(["+", "00", "\uff0b", f"+{NOTHING[0]}"])) + plan.replace(" ", apart)


@settings(max_examples=300, deadline=None)
@given(
    before=st.sampled_from(["", "call ", "Брест, ", "(", "30 Urals; ", "_", "16.12.2022 "]),
    number=phones(),
    after=st.sampled_from(["", " now", ".", ", Брест", ")", "; 30 Urals"]),
)
def test_no_figure_of_a_telephone_number_is_left(before: str, number: str, after: str) -> None:
    masked, kinds = mask(before + number + after)
    assert kinds == (Personal.PHONE,)
    left = masked.replace(before.strip(), "", 1).replace(after.strip(), "", 1)
    assert not re.search(r"\d", left), masked


@st.composite
def harmless(draw: st.DrawFn) -> str:
    """Write a date, time, position, count, train, wagon, unit, vehicle or place as reports do."""
    number = draw(st.integers(1, 999))
    dash = draw(st.sampled_from("-–\u2011"))
    day = date(2022, 1, 1) + timedelta(days=draw(st.integers(0, 700)))
    lat, lon = draw(st.floats(51, 56)), draw(st.floats(23, 33))
    written = [
                f"{day}",
                f"{day:%d.%m.%Y}",
                f"{day:%d/%m/%Y}",
                f"{day:%d.%m.%Y}{dash}{day:%d.%m.%Y}",
                f"{day} 20:53",
                f"{day}T01:00:00Z",
                "12:30",
                f"8:00{dash}17:00",
                f"{lat:.4f}, {lon:.4f}",
                f"{lat:.6f}; {lon:.6f}",
                f"{int(lat)}°{number % 60:02d}'{number % 60:02d}\"",
                f"35U NV {number:05d} {number + 7000:05d}",
                f"{number}{dash}{number + 10}",
                f"at least {number}",
                f"+{number} Urals",
                f"1 {number:03d} soldiers",
                f"{number},{number:03d} tonnes",
                f"train no. {number}",
                f"поезд № {number}, {number % 60} вагонов",
                f"wagon 5{number:07d}",
                f"wagons 6{number:07d} 9{number:07d}",
                f"{number}th SAM regiment",
                f"в/ч {number + 10000}",
                f"T{dash}72B",
                f"Il-76MD RF-{number + 76000}",
                f"M{number % 12}",
                "Su-34",
                f"{number}+{number}+{number % 60} wagons",
                f"index {number + 2000}-{number:03d}-1500",
                f"BY {number + 1000} AB-7",
                "Асіповічы",
                "Polonka station, Brest region",
                "@ Polonka",
                f"{number} km²",
            ]  # fmt: skip
    return draw(st.sampled_from(written))


@settings(max_examples=300, deadline=None)
@example(said=["BY 1001 AB-7", "300-310", "10-20"], joint="\n")
@given(said=st.lists(harmless(), min_size=1, max_size=5), joint=st.sampled_from([", ", "; ", " – ", " and ", "\n"]))
def test_dates_positions_trains_units_and_counts_stay(said: list[str], joint: str) -> None:
    text = joint.join(said)
    assert mask(text) == (text, ())


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_screened_once_and_for_all(text: str) -> None:
    masked, kinds = mask(text)
    assert (masked == text) is (kinds == ())
    assert mask(masked)[0] == masked


@pytest.mark.parametrize(
    ("who", "kept"),
    [
        (None, None), ("", None), ("night desk", "night desk"), ("desk +375 29 123-45-67", "desk [phone removed]"),
        ("ivan@mail.ru", "[email removed]"), ("@ivan_petrov", "[handle removed]"),
    ],
)  # fmt: skip
def test_the_trail_keeps_no_way_to_reach_who_did_it(who: str | None, kept: str | None) -> None:
    assert mask_who(who) == kept
