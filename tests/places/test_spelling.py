"""Spellings of one name meet: case, accents, apostrophes, look-alikes, romanisations, and the three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places.declension import CASES, decline
from geo.places.spelling import german_keys, languages_of, loose, plain, split_joined, tight, tight_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("РОСЬ", "рось"),
        ("Рогачёв", "Рогачев"),
        ("Рога́чёв", "Рогачев"),
        ("Snov'yanka", "Snovyanka"),
        ("Знам’янка", "Знамʼянка"),
        ("Ростов-на-Дону", "Ростов на Дону"),
        ("Осипо\u00adвичи", "Осиповичи"),
        ("Oсиповичи", "Осиповичи"),
        ("Asipоvichy", "Asipovichy"),
        ("Viciebsk ", "viciebsk"),
        ("Škloŭ", "Sklou"),
    ],
)
def test_one_name_in_two_writings_is_plainly_equal(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    "writings",
    [
        ["Осиповичи", "Osipovichi", "Осиповичі", "Osypovychi"],
        ["Асіповічы", "Asipovichy", "Asipovičy"],
        ["Шклоў", "Shklow", "Shklou", "Škloŭ", "Шклов"],
        ["Мытищи", "Mytishchi", "Mytisjtsji", "Mytiszczi"],
        ["Хмельницький", "Khmelnytskyi", "Khmel'nyts'kyy", "Khmelnytskyy"],
        ["Віцебск", "Vitsebsk", "Vitsyebsk", "Viciebsk"],
        ["Гомель", "Homel", "Gomel", "Homiel", "Homyel"],
        ["Чернігів", "Chernihiv", "Czernihiw"],
        ["Щорс", "Shchors", "Schtschors", "Tschtschors"],
        ["Авдіївка", "Avdiivka", "Avdiyivka"],
        ["Любимівка", "Liubymivka", "Lyubymivka", "Ljubymiwka"],
        ["Южне", "Iuzhne", "Yuzhne", "Južne"],
    ],
    ids=lambda writings: writings[0],
)
def test_romanisations_of_one_name_share_a_key(writings: list[str]) -> None:
    first = set(tight_keys(writings[0]))
    assert all(first & set(tight_keys(each)) for each in writings[1:])


@pytest.mark.parametrize(
    ("german", "name"),
    [
        ("Mursynzi", "Мурзинці"),
        ("Juschne", "Южне"),
        ("Kosazke", "Козацьке"),
        ("Saporischschja", "Запоріжжя"),
        ("Jisdezke", "Їздецьке"),
        ("Bratenyzja", "Братениця"),
    ],
)
def test_a_german_spelling_shares_a_key_with_its_name(german: str, name: str) -> None:
    assert set(tight_keys(name)) & set(german_keys(german))


@pytest.mark.parametrize("text", ["Osipowicze", "Brzezina", "Asipovičy", "Minsk", "Гомель"])
def test_what_is_not_german_is_not_read_so(text: str) -> None:
    assert german_keys(text) == ()


@pytest.mark.parametrize(
    "writings",
    [
        ["Осиповичи", "Асіповічы"],
        ["Барановичи", "Баранавічы", "Baranowicze"],
        ["Витебск", "Віцебск"],
        ["Киев", "Kyiv", "Kijów"],
        ["Kherson", "Херсон"],
        ["Cherson", "Херсон"],
    ],
    ids=lambda writings: writings[0],
)
def test_the_languages_share_a_loose_key(writings: list[str]) -> None:
    first = {loose(key) for key in tight_keys(writings[0])}
    assert all(first & {loose(key) for key in tight_keys(each)} for each in writings[1:])


@pytest.mark.parametrize(
    ("one", "other"), [("Минск", "Пинск"), ("Брест", "Бреслау"), ("Лида", "Лодзь"), ("Орша", "Рось")]
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert loose(tight(one)) != loose(tight(other))


@given(st.text(max_size=40))
def test_any_text_has_a_plain_form_that_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=40))
def test_any_text_has_keys(text: str) -> None:
    assert 1 <= len(tight_keys(text)) <= 2


def test_joined_names_are_parted() -> None:
    assert split_joined("VelykiProkhody") == "Velyki Prokhody"


@pytest.mark.parametrize(
    ("name", "language", "case", "form"),
    [
        ("осиповичи", "ru", "instrumental", "осиповичами"),
        ("осиповичи", "ru", "genitive", "осиповичей"),
        ("мозырь", "ru", "genitive", "мозыря"),
        ("брест", "ru", "instrumental", "брестом"),
        ("речица", "ru", "locative", "речице"),
        ("жлобин", "ru", "instrumental", "жлобином"),
        ("ростов-на-дону", "ru", "genitive", "ростова на дону"),
        ("великие луки", "ru", "locative", "великих луках"),
        ("асіповічы", "be", "locative", "асіповічах"),
        ("слаўка", "be", "locative", "слаўцы"),
        ("горкі", "be", "genitive", "горак"),
        ("камянец", "be", "genitive", "камянца"),
        ("балбасава", "be", "instrumental", "балбасавам"),
        ("чырвоная слабада", "be", "locative", "чырвонай слабадзе"),
        ("київ", "uk", "genitive", "києва"),
        ("чернігів", "uk", "instrumental", "черніговом"),
        ("бровари", "uk", "genitive", "броварів"),
        ("рівне", "uk", "genitive", "рівного"),
        ("тернопіль", "uk", "locative", "тернополі"),
        ("біла церква", "uk", "accusative", "білу церкву"),
    ],
)
def test_names_decline(name: str, language: str, case: str, form: str) -> None:
    assert form in decline(name, language)[CASES.index(case)]


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("осиповичи", ("ru", "uk")),
        ("асіповічы", ("be",)),
        ("київ", ("uk",)),
        ("орёл", ("be", "ru")),
        ("изјум", ()),
        ("minsk", ()),
    ],
)
def test_letters_tell_the_languages(name: str, languages: tuple[str, ...]) -> None:
    assert languages_of(name) == languages
