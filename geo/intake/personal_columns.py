"""Columns that hold personal data, told by their heading or by what stands in them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from geo.intake.privacy import Personal, mask
from geo.reports.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.intake.privacy import Screen


def _bare(text: str) -> str:
    """Return text without accents and case: many a file writes "imie" and "ЕМЕЙЛ"."""
    split = unicodedata.normalize("NFKD", fold(text).casefold().replace("ł", "l"))
    return "".join(char for char in split if not unicodedata.combining(char))


def _words(text: str) -> frozenset[str]:
    return frozenset(_bare(text).split())


_WORDS: Final[dict[Personal, frozenset[str]]] = {
    Personal.NAME: _words(
        """reporter reporters witness witnesses informant informants informer tipster whistleblower submitter sender
        contact contacts surname forename firstname lastname fullname realname patronymic author authors passport
        caller respondent interviewee subscriber spotter observers birthday birthdate birthplace dob ssn
        фио отчество автор авторы контакт контакты паспорт абонент адресант респондент наблюдатель сообщивший
        приславший прислал сообщил волонтер корреспондент
        піб автор контакт контакти паспорт абонент респондент спостерігач повідомив надіслав волонтер
        кантакт кантакты пашпарт абанент назіральнік паведаміў даслаў
        imię imiona nazwisko nazwiska autor autorka kontakt kontakty pesel paszport zgłosił zgłosiła obserwator
        respondent sygnalista"""
    ),
    Personal.PHONE: _words(
        "tel msisdn whatsapp viber cell cellphone моб мобильный сотовый тел мобільний мабільны мабільнік вайбер "
        "ватсап вотсап komórka komórkowy"
    ),
    Personal.EMAIL: _words("mail почта пошта имейл имэйл емейл мейл електронка электронка скринька poczta"),
    Personal.HANDLE: _words(
        """user users userid handle handles nick nicks login logins skype account accounts profile profiles alias
        ник логин аккаунт акаунт профиль юзер юзернейм юзернэйм нік логін лагін профіль обліковка
        konto profil icq jabber"""
    ),
    Personal.IP: _words("ip ipv4 ipv6 ipaddress айпи айпі"),
    Personal.DEVICE: _words("device deviceid imei imsi macaddress androidid advertisingid useragent"),
}
"""A heading with one of these words in it is personal."""
_STEMS: Final[dict[Personal, tuple[str, ...]]] = {
    kind: tuple(sorted(_words(text)))
    for kind, text in {
        Personal.NAME: """eyewitness witnessname reportername informant свидетел очевид информатор заявител отправител
            фамили информант свідк свідок очевид прізвищ відправник заявник інформатор інформант відавочц сведк
            прозвішч адпраўнік адпраўшчык інфарматар контактн кантактн kontaktow
            świadek świadk zgłaszając nadawc informator""",
        Personal.PHONE: "phone телефон тэлефон telefon",
        Personal.EMAIL: "email",
        Personal.HANDLE: "username nickname никнейм нікнейм пользовател користувач карыстальнік użytkownik",
        Personal.IP: "ipaddr",
        Personal.DEVICE: "устройств пристро прылад urządzeni",
    }.items()
}
"""Beginnings and parts of words by which a heading is personal, whatever its ending."""
_PHRASES: Final[dict[str, Personal]] = {
    _bare(phrase).strip(): kind
    for kind, text in {
        Personal.NAME: """name|person|имя|імя|ім я|імʼя|ім'я|reported by|submitted by|sent by|posted by|added by
            |created by|uploaded by|seen by|told by|who reported|who sent|first name|last name|full name|real name
            |verified by|checked by|confirmed by|entered by|edited by|updated by|collected by|coded by|analyst|coder
            |кто внес|кто внёс|внес|внёс|проверил|аналитик|кто проверил|вніс|перевірив|аналітик|праверыў|унёс|аналітык
            |wprowadził|sprawdził|analityk|observer|observer name|from name|from user|home address|residence
            |place of residence|date of birth|signature|gender|age
            |кто сообщил|кто прислал|кто видел|имя отчество|домашний адрес|адрес проживания
            |место жительства|дата рождения|возраст|прописка|подпись|хто повідомив|хто надіслав|хто бачив|по батькові
            |домашня адреса|адреса проживання|дата народження|вік|хто паведаміў|хто даслаў|хто бачыў|па бацьку
            |імя па бацьку|хатні адрас|дата нараджэння|osoba|osoba zgłaszająca|kto zgłosił|kto widział
            |adres zamieszkania|data urodzenia|wiek|podpis|dowód osobisty""",
        Personal.PHONE: "mobile|mobile number|cell number|номер для связи|номер для звязку|signal number",
        Personal.EMAIL: "e mail|e mail address|adres mail|adres e mail",
        Personal.HANDLE: """callsign|call sign|позывной|позивний|пазыўны|kryptonim|pseudonim
            |telegram id|tg id|chat id|from id|peer id|screen name|telegram user|telegram nick
            |учетная запись|учётная запись|обліковий запис|уліковы запіс|id пользователя|ид пользователя""",
        Personal.DEVICE: "mac|mac address|android id|user agent",
    }.items()
    for phrase in text.split("|")
}
"""Headings that are personal only as a whole: "name" is, "place name" is not."""
_ORDER: Final = (
    Personal.EMAIL, Personal.PHONE, Personal.IP, Personal.DEVICE, Personal.HANDLE, Personal.NAME,
)  # fmt: skip
"""From the most telling: "contact phone" is a phone, "user e-mail" an e-mail."""
_NAMED_BY_HAND: Final = frozenset({"place", "origin", "destination", "equipment", "equipment_class", "text"})
"""Fields that a bare "name" may be mapped to: that of a place or of a thing."""
_LOOKED_AT: Final = 500
_SHARE: Final = 0.5
_PERSONS: Final = 0.2
"""Share of a column's cells that may look like names of persons before it cannot be released."""
_FULL_NAME: Final = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻА-ЯЁІЇЄҐЎ][^\W\d_]+(?:[ -][A-ZĄĆĘŁŃÓŚŹŻА-ЯЁІЇЄҐЎ][^\W\d_]*\.?){1,2}")
_CALL_SIGNS: Final = frozenset({"callsign", "call sign", "call_sign", "позывной", "позивний", "пазыуны"})
_FLIGHT: Final = re.compile(r"(?:[A-Z]{3}\s?\d{1,4}[A-Z]{0,2}|(?:RA|RF|EW|UR)-?\d{3,5}[A-Z]{0,2})")
"""A flight (ICAO Doc 8585: three letters of the operator and a number) or the mark of an aircraft of the region."""
_NAME_WORDS: Final = range(1, 4)
_UNIT_WORDS: Final = re.compile(
    r"\b(?:ст|г|д|п|пгт|с|рп|н\.п)\.\s?\w|brigad|regiment|divis|battal|compan|corps|army|fleet|guard|railway|station|airfield|бригад|полк|дивиз|дивізі|батальон"
    r"|батальён|рота|корпус|армия|армія|арми|флот|станц|железн|залізниц|чыгунк|в/ч|военн|військ|dywizj|pułk|batalion",
    re.IGNORECASE,
)


def is_personal_column(
    heading: str, values: Sequence[str] = (), *, mapped_to: str | None = None, screen: Screen = mask
) -> Personal | None:
    """Return what kind of personal data a column holds, None where it holds none.

    `values` may be a sample of its cells: a column is personal when half of those with text are wholly an e-mail,
    a phone, a handle, an address or an id by `screen`, whatever its heading says. `mapped_to` is the field that the
    user's mapping gives it: a bare "name" may then be that of a place; all other headings stay what they are.
    """
    if mapped_to in _NAMED_BY_HAND and _bare(heading).strip() == "name":
        return _by_content(values, screen)
    if _bare(heading).strip() in _CALL_SIGNS and _are_flights(values):
        return _by_content(values, screen)
    return _by_heading(heading) or _by_content(values, screen)


def _are_flights(values: Sequence[str]) -> bool:
    """Tell whether all call signs of a column are those of flights or aircraft, which name nobody."""
    said = [text for value in values if (text := value.strip())]
    return bool(said) and all(_FLIGHT.fullmatch(text) for text in said)


def _by_heading(heading: str) -> Personal | None:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", _without_marks(heading))
    words = [word.rstrip("0123456789") or word for word in re.findall(r"[^\W_]+", _bare(spaced))]
    whole = _PHRASES.get(" ".join(words))
    if whole is not None:
        return whole
    held = {*words, "".join(words)}
    for kind in _ORDER:
        if held & _WORDS[kind] or any(stem in word for word in held for stem in _STEMS[kind]):
            return kind
    return None


def _by_content(values: Sequence[str], screen: Screen) -> Personal | None:
    said = [text for value in values if (text := value.strip())][:_LOOKED_AT]
    if not said:
        return None
    found = [kinds[0] for text in said if (kinds := _wholly(text, screen))]
    if len(found) < max(1, len(said) * _SHARE):
        return None
    return max(set(found), key=found.count)


def _wholly(text: str, screen: Screen) -> tuple[Personal, ...]:
    masked, kinds = screen(text)
    return kinds if kinds and not re.search(r"\w", _without_marks(masked)) else ()


def _without_marks(masked: str) -> str:
    return re.sub(r"\[[a-z ]+ removed\]", "", masked)


def looks_like_persons(cells: Sequence[str], is_known: Callable[[str], bool]) -> bool:
    """Tell whether a column may hold names of persons: words with capitals that are no place, thing, unit or number.

    `is_known` tells places and things from other words. A unit has a number or a word for one.
    """
    said = list(dict.fromkeys(text for cell in cells if (text := " ".join(cell.split()))))[:_LOOKED_AT]
    persons = sum(is_like_a_name(text) and not is_known(text) for text in said)
    return persons > len(said) * _PERSONS


def are_full_names(cells: Sequence[str], is_known: Callable[[str], bool]) -> bool:
    """Tell whether nearly all cells of a column are two or three words with capitals that name no place or thing."""
    said = list(dict.fromkeys(text for cell in cells if (text := " ".join(cell.split()))))[:_LOOKED_AT]
    names = [text for text in said if _FULL_NAME.fullmatch(text) and is_like_a_name(text) and not is_known(text)]
    return len(names) > len(said) * (1 - _PERSONS)


def is_like_a_name(text: str) -> bool:
    """Tell whether a cell is one to three words without a figure, none of them a word for a unit."""
    if re.search(r"\d", text) or _UNIT_WORDS.search(text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) in _NAME_WORDS
