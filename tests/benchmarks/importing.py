"""How fast importing is and how much memory it takes: `python -m tests.benchmarks.importing [--keep]`.

Each case runs in a process of its own, with a database and folders of its own that are gone afterwards. The table
shows each figure beside its limit and beside the baseline; `--keep` makes this run the baseline.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT.parent / "shared" / "sources"
BASELINE = Path(__file__).parent / "baseline" / "importing.json"
PAGES, WORDS_ON_A_PAGE = 120, 450
SECONDS = {"source of 50 KB": 1.0, "Word file of 120 pages": 10.0}
MEGABYTES = 300
SYLLABLES = "ba de kij lo mo na pe raa sta tui ver wo zin gel ker den".split()


class Writer:
    """Sentences of many different words, the same in each run."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        self._words = ["".join(self._chance.choices(SYLLABLES, k=self._chance.randint(1, 4))) for _ in range(3000)]

    def sentences(self, count: int) -> str:
        return " ".join(f"{' '.join(self._chance.choices(self._words, k=16)).capitalize()}." for _ in range(count))


def long_text() -> tuple[str, bytes]:
    """The longest real source where it stands beside the checkout, else a text of the same size."""
    found = sorted(SOURCES.glob("*.txt"), key=lambda path: path.stat().st_size)
    if found:
        return found[-1].name, found[-1].read_bytes()
    write = Writer()
    paragraphs = ("\n\n".join(write.sentences(5) for _ in range(10)) for _ in range(10))
    chapters = (f"{number} Hoofdstuk {number}\n\n{text}\n" for number, text in enumerate(paragraphs, 1))
    return "lang.txt", ("Onderzoekssamenvatting\n\nDe open deur\n\n" + "\n".join(chapters)).encode()


def long_word_file() -> tuple[str, bytes]:
    """A research summary of 120 pages with headings, lists, tables, notes, links and pictures."""
    from tests.knowledge.importing.word_files import WordFile, heading, item, page_break, paragraph, png, table

    file, write = WordFile(), Writer()
    file.add(paragraph("Onderzoekssamenvatting"), heading("De open deur", 1))
    paragraphs = WORDS_ON_A_PAGE // 90
    for page in range(1, PAGES + 1):
        note, link = file.note(f"Zie bijlage {page}."), file.link(f"https://voorbeeld.example/{page}", "de bijlage")
        file.add(
            *([heading(f"{page // 10 + 1} Deel {page // 10 + 1}", 2)] if page % 10 == 1 else []),
            *(
                paragraph(write.sentences(5), note if number == 0 else "", link if number == 1 else "")
                for number in range(paragraphs)
            ),
            *(item(write.sentences(1)) for _ in range(3)),
            table(["Klas", "Uren", "Wie"], *([str(row), "12", "mentor"] for row in range(4)), header_rows=1),
            *([paragraph(file.picture(png(page), f"Foto {page}"))] if page % 10 == 0 else []),
            page_break(),
        )
    return "honderdtwintig.docx", file.content()


CASES = {"source of 50 KB": long_text, "Word file of 120 pages": long_word_file}


def measure(case: str) -> dict[str, Any]:
    """One case in this process: migrates, then reads alone and imports whole."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from knowledge.enums import Kind
    from knowledge.importing.importer import import_file, vocabulary_now
    from knowledge.importing.pipeline import analyse

    name, content = CASES[case]()
    vocabulary = vocabulary_now()
    # The first import of a process also loads the word list; a server has done that long before.
    first, _record = timed(lambda: import_file(name, content, None, kind=Kind.RESEARCH))
    analysed, _analysis = timed(lambda: analyse(name, content, vocabulary, Kind.RESEARCH))
    imported, record = timed(lambda: import_file(name, content, None, kind=Kind.RESEARCH, again=True))
    return {
        "kB": round(len(content) / 1024),
        "first s": round(first, 2),
        "analyse s": round(analysed, 2),
        "import s": round(imported, 2),
        "MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "repairs": record.repairs.count(),
        "words lost": len(record.report["words_lost"]),
    }


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def run_apart(case: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.importing", "--case", case],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--case"]:
        print(json.dumps(measure(arguments[1])))
        return
    found = {case: run_apart(case) for case in CASES}
    baseline = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    heads = ("case", "kB", "first", "analyse", "import", "limit", "ratio", "before", "MB", "limit", "lost")
    print("{:<24}{:>6}{:>9}{:>9}{:>9}{:>7}{:>7}{:>8}{:>6}{:>7}{:>6}".format(*heads))
    for case, figures in found.items():
        took, before = figures["import s"], baseline.get(case, {}).get("import s")
        compared = f"x{took / before:.2f}" if before else "-"
        seconds = "".join(f"{figures[name]:>7.2f} s" for name in ("first s", "analyse s", "import s"))
        print(
            f"{case:<24}{figures['kB']:>6}{seconds}{SECONDS[case]:>5.0f} s{took / SECONDS[case]:>7.2f}{compared:>8}"
            f"{figures['MB']:>6}{MEGABYTES:>7}{figures['words lost']:>6}"
        )
    if "--keep" in arguments:
        BASELINE.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
