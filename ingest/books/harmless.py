"""Words around a table that change nothing about its figures; all others are asked about, once a form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.layout import Words
from ingest.names import NUMBERING, Names
from ingest.periods import compact
from ingest.text import begins, squeezed

TABLE_NUMBER = re.compile(
    r"^(?:(?:续|附)?表|附件?|第)(?:[一二三四五六七八九十]+|\d{1,2}(?:-\d{1,2})?)?[章节]?[、.:]?"
)
TIME = re.compile(
    r"(?:截至|截止|至)?(?:(?:19|20)\d\d年度?)?(?:\d{1,2}月?-)?(?:\d{1,2}月(?:份|末|底)?(?:\d{1,2}日)?)?"
)
NOTE_NUMBER = re.compile(r"(?:^|(?<=[^\d.]))\(?\d{1,2}(?:[)、:]|\.(?!\d))")
END_OF_SENTENCE = re.compile("[;。!]")
SHORTEST_WORD = 2
WITH_A_NUMBER = re.compile(r"\d")


@dataclass(frozen=True)
class HarmlessWords:
    words: Words
    names: Names

    def is_heading(self, text: str) -> bool:
        """Its number, the month, names of indicators and bodies, and words that change nothing."""
        key = TABLE_NUMBER.sub("", NUMBERING.sub("", squeezed(text)), count=1)
        return not _says(self._without(key, self._of_headings))

    def is_title(self, text: str) -> bool:
        """Also who files it, as banks and their supervisors call themselves, and words of the notice."""
        key = TABLE_NUMBER.sub("", NUMBERING.sub("", squeezed(text)), count=1)
        left = self._without_notice(self._without(key, self._of_titles))
        return self._is_label(squeezed(text)) or not _says(left)

    def is_note(self, text: str) -> bool:
        """Who filed it, sums' names, and sentences that say no more than every form's do."""
        key = squeezed(text)
        if self._is_label(key) or begins(key, (*self.words.totals, *self.words.subtotals)):
            return True
        for start in map(squeezed, self.words.notes):
            key = key.removeprefix(start)
        for known in sorted(map(squeezed, self.words.known_notes), key=len, reverse=True):
            key = key.replace(known, "")
        return all(map(self._is_sentence, END_OF_SENTENCE.split(NOTE_NUMBER.sub("", key))))

    def _is_sentence(self, key: str) -> bool:
        """较4月增加1家 tells of other figures; without its number it might say what these are."""
        left = self._without(key, self._of_notes)
        if WITH_A_NUMBER.search(TIME.sub("", key)) and any(
            squeezed(word) in key for word in self.words.figures_of_else
        ):
            left = _taken_out(left, self._of_changes)
        return not _says(left)

    def _without_notice(self, left: str) -> str:
        """Without two or more letters on end that stand so in the titles of the notice's measures."""
        found, at = "", 0
        while at < len(left):
            end = at + SHORTEST_WORD
            while end <= len(left) and left[at:end] in self._notice:
                end += 1
            is_word = end > at + SHORTEST_WORD
            found += "" if is_word else left[at]
            at = end - 1 if is_word else at + 1
        return found

    @cached_property
    def _notice(self) -> str:
        catalogue = self.names.catalogue
        chapters = (chapter.name for chapter in catalogue.chapters)
        measures = (measure.title for measure in catalogue.measures)
        titles = (catalogue.notice.title, *chapters, *measures)
        return "\n".join(squeezed(title.zh) for title in titles)

    def _is_label(self, key: str) -> bool:
        """填报人：… and 批准文号：… say who and under which number, 附件 that there is one."""
        words = self.words
        labels = (*words.filled_by, *words.tails, *words.period_labels, *words.form_labels)
        return key.startswith(tuple(map(squeezed, labels)))

    def _without(self, key: str, words: tuple[str, ...]) -> str:
        dated = TIME.sub("", NUMBERING.sub("", compact(key)))
        return _taken_out(self.names.without_names(dated), words)

    @cached_property
    def _of_headings(self) -> tuple[str, ...]:
        return _longest_first(self.words.harmless)

    @cached_property
    def _of_titles(self) -> tuple[str, ...]:
        return _longest_first((*self.words.harmless, *self.words.harmless_titles))

    @cached_property
    def _of_notes(self) -> tuple[str, ...]:
        return _longest_first((*self.words.harmless, *self.words.harmless_notes))

    @cached_property
    def _of_changes(self) -> tuple[str, ...]:
        return _longest_first((*self.words.figures_of_else, *self.words.compared_with))


def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(map(squeezed, words), key=len, reverse=True))


def _taken_out(text: str, words: tuple[str, ...]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text


def _says(left: str) -> bool:
    return any(letter.isalpha() for letter in left)
