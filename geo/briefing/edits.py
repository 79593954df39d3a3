"""Sentences that analysts wrote anew: screened, kept with a template for the team, and found again for a briefing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.briefing.request import Edit, clean_sentence, period_word
from geo.intake.privacy import mask
from geo.model import Tlp
from geo.records.briefing_sentences import KeptSentence, give_back_sentence, keep_sentences, kept_sentences

if TYPE_CHECKING:
    from geo.briefing.model import Language
    from geo.briefing.request import Days
    from geo.intake.privacy import Personal
    from geo.records.database import Records


def edits_of(records: Records, template: str, language: Language) -> tuple[Edit, ...]:
    """Return the sentences that are kept with a template in a language, in the order in which they were written."""
    return tuple(
        Edit(key=each.rule, text=each.text, generated=each.generated, period=each.period, tlp=_mark(each.tlp))
        for each in kept_sentences(records, template)
        if each.language == language.value
    )


def keep_edit(
    records: Records, template: str, language: Language, edit: Edit, who: str | None = None
) -> tuple[Personal, ...]:
    """Keep a sentence with a template; return the kinds of personal data that were taken out of it.

    Raises UsageError for one that is too long, DatabaseError where the database cannot be written.
    """
    text, kinds = mask(clean_sentence(edit.text))
    keep_sentences(records, [_kept(template, language, edit, text)], who=who)
    return kinds


def give_back(records: Records, template: str, language: Language, edit: Edit, who: str | None = None) -> bool:
    """Let the data speak again where a kept sentence stood; tell whether there was one."""
    return give_back_sentence(records, _kept(template, language, edit, edit.text), who=who)


def copy_edits(records: Records, template: str, other: str, who: str | None = None) -> None:
    """Keep the sentences of one template with another one too, in every language."""
    kept = kept_sentences(records, template)
    if kept and template != other:
        keep_sentences(records, [replace(each, template=other) for each in kept], who=who)


def edit_for(key: str, text: str, generated: str, days: Days | None, tlp: Tlp) -> Edit:
    """Return a sentence as it is written now, in the place of what the data says of these days."""
    return Edit(key=key, text=text, generated=mask(generated)[0], period=period_word(days), tlp=tlp)


def _kept(template: str, language: Language, edit: Edit, text: str) -> KeptSentence:
    return KeptSentence(
        template=template,
        language=language.value,
        rule=edit.key,
        period=edit.period,
        generated=mask(edit.generated)[0],
        text=text,
        tlp=edit.tlp.value,
    )


def _mark(word: str) -> Tlp:
    """Return a stored mark; what a newer version wrote and this one does not know is for the fewest readers."""
    return Tlp(word) if word in set(Tlp) else Tlp.RED
