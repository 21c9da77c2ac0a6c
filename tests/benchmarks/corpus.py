"""Dutch pages made up by chance, the same for the same seed: what the benchmarks of search work on.

Words follow Zipf's law over 200,000 distinct ones: stop words first, then simple words, then compounds as Dutch makes
them (two or three parts, joined by *s*, *en* or nothing), hyphenated ones and names. A page has 150 to 300 words; two
pages in five hold a recommendation, which is a document of its own as well.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count, islice
from uuid import UUID

from knowledge.search.contract import Label, Passage, SearchDocument
from tests.benchmarks import corpus_words as words_of

SEED = 20_261_122
DISTINCT_WORDS = 200_000
# Drawn from by chance; each word stands in it as often as Zipf's law says, and at least once.
POOL = 1_200_000
# In three of four documents (1,500 of the first 2,000) and in no compound: the word that nearly all have.
EVERYWHERE = "gisteren"
FIRST_KEY = 1_000_000

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Query:
    """Words to search for, all of one `third`: common, middle or rare."""

    text: str
    third: str


def plural(noun: str) -> str:
    """The plural as a rule makes it: *scholen*, *lessen*, *docenten*, *winkels*."""
    if noun.endswith(("el", "er", "en", "em", "ie", "or")) and len(noun) > 4:
        return f"{noun}s"
    if noun[-1] in _VOWELS:
        return f"{noun}{'n' if noun.endswith('e') else 's'}"
    end, before = noun[-1], noun[-2]
    if before == noun[-3:-2] and before in _VOWELS:
        return f"{noun[:-2]}{'v' if end == 'f' else 'z' if end == 's' else end}en"
    if end in "fs" and before in f"{_VOWELS}j" and noun[-3] in _VOWELS:
        return f"{noun[:-1]}{'v' if end == 'f' else 'z'}en"
    short = before in _VOWELS and noun[-3:-2] not in _VOWELS and len(noun) <= 5
    return f"{noun}{end if short and end not in 'wx' else ''}en"


class Words:
    """The distinct words, most frequent first."""

    def __init__(self, seed: int = SEED, distinct: int = DISTINCT_WORDS) -> None:
        chance = random.Random(seed)
        nouns = {noun: link for noun, _, link in (word.partition("+") for word in reversed(words_of.NOUNS))}
        simple = [*nouns, *map(plural, nouns)]
        simple += [form for group in words_of.OTHERS.split(";") for form in group.split()] + words_of.ABBREVIATIONS
        simple = list(dict.fromkeys(word for word in simple if word not in words_of.STOP_WORDS))
        chance.shuffle(simple)
        self.stop_words = list(dict.fromkeys(words_of.STOP_WORDS))
        made = dict.fromkeys(simple)
        made.update(dict.fromkeys(islice(_made_up(nouns, chance), distinct * 2)))
        rest = list(made)[len(simple) :]
        chance.shuffle(rest)
        self.content = [*simple, *rest][: distinct - len(self.stop_words)]
        self.all = [*self.stop_words, *self.content]

    @cached_property
    def pool(self) -> list[str]:
        """Every word as often as it is drawn in `POOL` words of text."""
        sum_of_shares = sum(1 / rank for rank in range(1, len(self.all) + 1))
        return [
            word
            for rank, word in enumerate(self.all, start=1)
            for _ in range(max(1, round(POOL / rank / sum_of_shares)))
        ]

    @cached_property
    def content_pool(self) -> list[str]:
        stop = set(self.stop_words)
        return [word for word in self.pool if word not in stop]


def _made_up(nouns: dict[str, str], chance: random.Random) -> Iterator[str]:
    """Compounds, their plurals, hyphenated ones and names, without end and with repeats."""
    heads = list(nouns)
    firsts = [noun + link for noun, link in nouns.items()]
    while True:
        kind = chance.random()
        if kind < 0.4:
            yield chance.choice(firsts) + chance.choice(heads)
        elif kind < 0.55:
            yield chance.choice(firsts) + plural(chance.choice(heads))
        elif kind < 0.78:
            middle = chance.choice(heads)
            yield chance.choice(firsts) + middle + (nouns[middle] or "s") + chance.choice(heads)
        elif kind < 0.82:
            yield f"{chance.choice(words_of.ABBREVIATIONS)}-{chance.choice(heads)}"
        else:
            yield "".join(chance.choices(words_of.SYLLABLES, k=chance.randint(3, 5)))


class Corpus:
    """`size` documents: pages, and behind two pages in five their recommendation. A shorter corpus of the same seed is
    the beginning of a longer one.
    """

    def __init__(self, size: int, seed: int = SEED, words: Words | None = None) -> None:
        self.size = size
        self._seed = seed
        self._words = words or Words(seed)

    def __iter__(self) -> Iterator[SearchDocument]:
        return islice(self._documents(), self.size)

    def _documents(self) -> Iterator[SearchDocument]:
        chance = random.Random(self._seed)
        for number in count():
            is_advised = number % 5 < 2
            last = "" if number % 4 == 2 else f" {EVERYWHERE}"
            advice = self._text(chance, chance.randint(25, 60), last) if is_advised else ""
            text = self._text(chance, chance.randint(150, 300) - len(advice.split()), last)
            page = self._page(chance, number, text, advice)
            yield page
            if is_advised:
                yield self._recommendation(chance, number, page)

    def _page(self, chance: random.Random, number: int, text: str, advice: str) -> SearchDocument:
        filing = filed(chance, "opbrengst" if advice else chance.choice(words_of.KINDS))
        lead, _, body = text.partition("\n")
        passages = [Passage(Label.BODY, body)]
        if advice:
            passages.append(Passage(Label.RECOMMENDATION, advice))
        return SearchDocument(
            key=f"page:{FIRST_KEY + number}",
            kind=filing["soort"][0],
            title=self._title(chance),
            url=f"/opbrengsten/stuk-{number}/",
            lead=lead,
            passages=tuple(passages),
            labels=tuple(key.replace("-", " ") for key in (*filing["thema"], *filing["tag"])),
            filters=filing,
            date=f"{filing['jaar'][0]}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            extra={
                "meta": "Terpstra",
                "evidence": "".join(filing["onderbouwing"]),
                "transitions": " ".join(filing["overstap"]),
                "sectors": " ".join(key for key in filing["sector"] if key != "vo"),
            },
        )

    def _recommendation(self, chance: random.Random, number: int, page: SearchDocument) -> SearchDocument:
        return SearchDocument(
            key=f"recommendation:{UUID(int=FIRST_KEY + number)}",
            kind="aanbeveling",
            title=self._title(chance),
            url=f"/aanbevelingen/advies-{number}/",
            passages=(page.passages[-1],),
            labels=page.labels[:1],
            filters={**page.filters, "soort": ("aanbeveling",)},
            date=page.date,
            parent=page.key,
            extra={
                "number": "1",
                "parent_kind": page.kind,
                "parent_title": page.title,
                "parent_url": page.url,
                "transitions": page.extra["transitions"],
                "sectors": page.extra["sectors"],
            },
        )

    def _text(self, chance: random.Random, length: int, last: str) -> str:
        """Sentences of 8 to 16 words in lines of three. Each ends in one of a few words that the text is about."""
        length -= len(last.split())
        drawn = chance.choices(self._words.pool, k=length)
        about = chance.choices(self._words.content_pool, k=4)
        sentences, start = [], 0
        while start < length:
            end = start + 8 + int(chance.random() * 9)
            words = drawn[start:end]
            words[-1] = about[int(chance.random() * 4)]
            sentences.append(f"{' '.join(words).capitalize()}.")
            start = end
        sentences[-1] = f"{sentences[-1][:-1]}{last}."
        return "\n".join(" ".join(sentences[line : line + 3]) for line in range(0, len(sentences), 3))

    def _title(self, chance: random.Random) -> str:
        return " ".join(chance.choices(self._words.content_pool, k=chance.randint(2, 6))).capitalize()


def filed(chance: random.Random, kind: str) -> dict[str, tuple[str, ...]]:
    """Keys for all facets: of some a few, of some none, as editors file."""

    def some(keys: list[str], least: int, most: int) -> tuple[str, ...]:
        drawn = chance.choices(keys, k=least + int(chance.random() * (most - least + 1)))
        return tuple(dict.fromkeys(part for key in drawn for part in key.split(",")))

    return {
        "soort": (kind,),
        "thema": some(words_of.THEMES, 1, 5),
        "sector": some(words_of.SECTORS, 1, 3),
        "overstap": some(words_of.TRANSITIONS, 0, 2),
        "rol": some(words_of.ROLES, 1, 4),
        "regio": some(words_of.REGIONS, 0, 2),
        "jaar": (str(chance.randint(2016, 2026)),),
        "onderbouwing": some(words_of.EVIDENCE, 1, 1) if kind == "praktijkvoorbeeld" else (),
        "tag": some([f"label-{number}" for number in range(200)], 0, 4),
    }


def words_in(document: SearchDocument) -> set[str]:
    """Distinct words of a document in lower case, from everything that is searched."""
    texts = [document.title, *document.labels, document.lead, *(passage.text for passage in document.passages)]
    return {word.strip(".").lower() for text in texts for word in text.split()}


def queries(documents: Iterable[SearchDocument], stop_words: Iterable[str], of_each: int = 100) -> list[Query]:
    """`of_each` queries of each third by document frequency, one word and two words in turn; two words stand together
    in some document. Common words are in at least 5 % of the documents, middle ones in 0.2 % to 1 %, rare ones in
    fewer than 0.05 %, but in three.
    """
    frequency: Counter[str] = Counter()
    sample: list[list[str]] = []
    total = 0
    for total, document in enumerate(documents, start=1):
        found = words_in(document)
        frequency.update(found)
        if total % 10 == 0:
            sample.append(sorted(found))
    bounds = {"common": (0.05, 1), "middle": (0.002, 0.01), "rare": (3 / total, max(0.0005, 5 / total))}
    stop = {*stop_words, EVERYWHERE}
    chance = random.Random(SEED)
    drawn: dict[Query, None] = {}
    for third, (least, most) in bounds.items():
        wanted = len(drawn) + of_each
        while len(drawn) < wanted:
            fitting = [
                word
                for word in chance.choice(sample)
                if word.isalpha() and word not in stop and least <= frequency[word] / total <= most
            ]
            size = 1 + len(drawn) % 2
            if len(fitting) >= size:
                drawn[Query(" ".join(chance.sample(fitting, size)), third)] = None
    return list(drawn)
