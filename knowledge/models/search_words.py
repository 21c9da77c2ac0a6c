"""Words that editors teach the search: abbreviations, synonyms and words that are never split (domain.md §5)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Length, Lower
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

LONGEST_LINE = 100
MOST_LINES = 20
MOST_TEXT = MOST_LINES * (LONGEST_LINE + 1)
LONGEST_SHORT = 20
LONGEST_WORD = 60
# What may stand inside a word without making two words of it.
_INSIDE = "'’-"


def lines_of(text: str) -> list[str]:
    """The entries of a text with one entry on each line, tidied: spaces made single, empty lines left out."""
    lines = (" ".join(unicodedata.normalize("NFC", line).split()) for line in text.splitlines())
    return [line for line in lines if line]


class SearchWordsVersion(models.Model):
    """One row, whose `number` goes up in the transaction of every change of search words: who keeps a copy of them
    sees by it that the copy is old.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(pk=1), name="one_search_words_version")
        ]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def go_up(cls) -> None:
        """Call it in the transaction that changes search words."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.create(number=1)


class SearchWordQuerySet(models.QuerySet[Any]):
    """Writes that send no signal raise the version themselves; all others reach it through `knowledge.receivers`."""

    def update(self, **values: Any) -> int:
        with transaction.atomic():
            count = super().update(**values)
            SearchWordsVersion.go_up()
        return count

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        with transaction.atomic():
            made = super().bulk_create(objs, *args, **options)
            SearchWordsVersion.go_up()
        return made


class SearchWord(models.Model):
    """What the three have in common: a change and the version that goes up are one transaction."""

    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = SearchWordQuerySet.as_manager()

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)


class Abbreviation(SearchWord):
    """A short form and what it stands for, the preferred expansion first.

    With `capitals_only` it counts as an abbreviation only where it is written in its own capitals: *TOT* is one, *tot*
    is a word.
    """

    short = models.CharField(
        _("abbreviation"),
        max_length=LONGEST_SHORT,
        validators=[MinLengthValidator(2)],
        help_text=_("As it is mostly written, without full stops: vmbo, LOB, Ad."),
    )
    capitals_only = models.BooleanField(
        _("only in these capitals"),
        default=False,
        help_text=_(
            "For an abbreviation that is an ordinary word as well: TOT is then an abbreviation, and tot is not."
        ),
    )
    expansions = models.TextField(
        _("stands for"), help_text=_("In full, one on each line. The most usual one comes first.")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("short"), FieldPanel("expansions"), FieldPanel("capitals_only")]

    class Meta:
        verbose_name = _("abbreviation")
        verbose_name_plural = _("abbreviations")
        ordering: ClassVar[list[Any]] = [Lower("short")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("short"), name="abbreviation_once"),
            models.CheckConstraint(condition=~Q(short="") & ~Q(expansions=""), name="abbreviation_not_empty"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("expansions"), MOST_TEXT), name="abbreviation_not_too_long"
            ),
        ]

    def __str__(self) -> str:
        return self.short

    @property
    def expansion_list(self) -> list[str]:
        return lines_of(self.expansions)

    def clean(self) -> None:
        super().clean()
        self.short = unicodedata.normalize("NFC", self.short.strip())
        self.expansions = "\n".join(self.expansion_list)
        faults: dict[str, list[str]] = {"short": self._faults_of_short(), "expansions": faults_in(self.expansion_list)}
        if any(line.casefold() == self.short.casefold() for line in self.expansion_list):
            faults["expansions"].append(
                gettext("Write in full what the abbreviation stands for, not the abbreviation.")
            )
        _raise(faults)

    def _faults_of_short(self) -> list[str]:
        faults = []
        if not self.short.isalnum():
            faults.append(gettext("An abbreviation is one word of letters and figures, without spaces and full stops."))
        elif Abbreviation.objects.filter(short__iexact=self.short).exclude(pk=self.pk).exists():
            faults.append(gettext("This abbreviation is in the list already. Add what it stands for there."))
        if self.capitals_only and self.short == self.short.lower():
            faults.append(gettext("Write the abbreviation with its capitals, or take the tick below away."))
        return faults


class SynonymRing(SearchWord):
    """Words that mean the same to who searches: each finds the others as well."""

    words = models.TextField(
        _("words"),
        help_text=_("Two or more, one on each line. Who searches for one of them finds the others as well."),
    )

    panels: ClassVar[list[Any]] = [FieldPanel("words")]

    class Meta:
        verbose_name = _("synonym ring")
        verbose_name_plural = _("synonyms")
        ordering: ClassVar[list[Any]] = [Lower("words")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(words=""), name="synonym_ring_not_empty"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("words"), MOST_TEXT), name="synonym_ring_not_too_long"
            ),
        ]

    def __str__(self) -> str:
        return " = ".join(self.word_list)

    @property
    def word_list(self) -> list[str]:
        return lines_of(self.words)

    def clean(self) -> None:
        super().clean()
        self.words = "\n".join(self.word_list)
        faults = faults_in(self.word_list)
        if len({line.casefold() for line in self.word_list}) < 2:
            faults.append(gettext("Give at least two words that mean the same, each on a line of its own."))
        _raise({"words": faults})


class UnsplitWord(SearchWord):
    """A word that the search would take apart wrongly, and leaves whole."""

    word = models.CharField(
        _("word"),
        max_length=LONGEST_WORD,
        validators=[MinLengthValidator(2)],
        help_text=_("One word, in full and as it is written in the publications."),
    )

    panels: ClassVar[list[Any]] = [FieldPanel("word")]

    class Meta:
        verbose_name = _("word that is not split")
        verbose_name_plural = _("words that are not split")
        ordering: ClassVar[list[Any]] = [Lower("word")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("word"), name="unsplit_word_once"),
            models.CheckConstraint(condition=~Q(word=""), name="unsplit_word_not_empty"),
        ]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        super().clean()
        self.word = unicodedata.normalize("NFC", self.word.strip())
        faults = []
        if any(not letter.isalnum() and letter not in _INSIDE for letter in self.word) or not _has_word(self.word):
            faults.append(gettext("Give one word, without spaces."))
        elif UnsplitWord.objects.filter(word__iexact=self.word).exclude(pk=self.pk).exists():
            faults.append(gettext("This word is in the list already."))
        _raise({"word": faults})


def faults_in(lines: list[str]) -> list[str]:
    """In words, what is wrong with a list of words or expansions; empty when nothing is."""
    faults = []
    if len(lines) > MOST_LINES:
        faults.append(
            ngettext("Give at most %(count)d line.", "Give at most %(count)d lines.", MOST_LINES)
            % {"count": MOST_LINES}
        )
    seen: set[str] = set()
    for line in lines:
        shown = line if len(line) <= LONGEST_LINE else f"{line[:40]}…"
        if len(line) > LONGEST_LINE:
            faults.append(
                gettext("‘%(line)s’ is longer than %(count)d characters.") % {"line": shown, "count": LONGEST_LINE}
            )
        if not _has_word(line):
            faults.append(gettext("‘%(line)s’ holds no word.") % {"line": shown})
        if line.casefold() in seen:
            faults.append(gettext("‘%(line)s’ stands there twice.") % {"line": shown})
        seen.add(line.casefold())
    return faults


def _has_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _raise(faults: dict[str, list[str]]) -> None:
    found = {name: messages for name, messages in faults.items() if messages}
    if found:
        raise ValidationError(found)
