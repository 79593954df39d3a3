"""Tell by the case of a name, or of the word for its sort, whether it is where something was or whither it went."""

from __future__ import annotations

_UNDER = frozenset({"под", "пад"})
_NO_INSTRUMENTAL = frozenset({"у", "в", "на"})
"""Behind these "-ею" is the accusative of a name in -ея: "у Расею"."""
_PLURAL_NAMES = ("вичі", "вичи", "вічы")
"""Names in the plural so end where they are gone to, and in -ах where something is: "на Василевичі"."""
_LOCATIVE_TYPES = ("е", "і", "ї", "и", "ы", "ом", "ым", "ай", "ой", "ах", "ях")
_MASCULINE_TYPES = ("полиг", "поліг", "паліг", "аэродр", "аеродр", "аэрадр", "район")
_FEMININE_TYPES = ("станци", "станці", "станцы", "авиабаз", "авіабаз", "авіябаз", "деревн", "веск")
_LOCATIVES = tuple("ах ях ых их іх ом ем ым ім им ой ей ай ій ами амі ямі ями ою ею".split())
_IN_U = ("порту", "мосту", "полку", "берегу", "беразе")
"""Words whose case of place ends in -у: "в минском аэропорту"."""


def by_case(preposition: str, type_word: str, name: str, *, inflected: bool, language: str) -> str:
    """Tell going to a place from being there: "на станцию" and "на станции", "в Минск" and "в Минске"."""
    if preposition.isascii() or (language == "ru" and preposition == "у"):
        return "at"
    if type_word and not type_word[0].isascii():
        return "at" if _is_locative_type(type_word) else "to"
    if not inflected:
        return "at" if preposition in _UNDER and name.endswith("о") else "to"  # "под Гродно" has one form for both
    if name.endswith("ею") and preposition in _NO_INSTRUMENTAL:
        return "to"
    if name.endswith(("скі", "цкі", "ский", "цкий", "ський", "цький")):
        return "to"  # a name in the manner of an adjective: "на Чкалаўскі"
    if name.endswith(_PLURAL_NAMES):
        return "to"
    if name.endswith(_LOCATIVES):
        return "at"
    if name.endswith(("е", "э", "и", "і", "ы", "ї")) or (language == "be" and name.endswith(("ам", "ям"))):
        return "at"
    masculine = language in {"uk", "be"} and name.endswith(("цку", "ську", "ску", "рку", "ргу"))
    return "at" if masculine and not name.endswith(("арку", "орку")) else "to"


def role_by_type(preposition: str, type_word: str, language: str) -> str:
    """Tell by the form of a type word whether it is gone to or where something is: "на полигон", "на полигоне"."""
    return by_case(preposition, type_word, type_word, inflected=True, language=language)


def _is_locative_type(word: str) -> bool:
    if word.endswith(_IN_U):
        return True
    if word.startswith(("границ", "мяж", "територ", "территор", "тэрытор", "сторон", "прастор")):
        return word.endswith(("е", "і", "ї", "и", "ы"))
    if word.startswith(_FEMININE_TYPES):
        return word.endswith(("и", "і", "ї", "ы", "ях", "ах", "е"))
    if word.startswith(_MASCULINE_TYPES) and word.endswith(("ы", "и")):
        return False  # several: "на полигоны"
    return not word.endswith("дром") and word.endswith(_LOCATIVE_TYPES)
