"""How fast search is, by `python -m tests.benchmarks.search [--documents N …] [--engine E …] [--quick]`.

One table with figures and limits. Pages are compared by the processor time of a whole request, the database server's
included, so that a busy machine changes little; figures at many documents are by the clock and want a quiet machine.
Every step runs in a process of its own with folders and databases of its own that are gone afterwards. Elasticsearch
stands beside the embedded engine where its test server can be started, else the table says that it was left out.
`--quick` is for trying out: fewer documents and questions, no figures to rely on. Ends with 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.elasticsearch.node import Node, NodeDidNotStart, joined
from tests.elasticsearch.program import missing_packages
from tests.verify.postgresql import programs, server

ROOT = Path(__file__).resolve().parents[2]
EMBEDDED, ELASTICSEARCH = "embedded", "elasticsearch"
DOCUMENTS, QUICK_DOCUMENTS = 100_000, 5_000
QUICK_QUESTIONS = 12
SETTINGS = "tests.benchmarks.baseline.settings"
SMALL, LARGE = "small", "large"

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a figure for each engine, and the limit that holds for it, if any."""

    what: str
    values: dict[str, float | None]
    unit: str = ""
    most: float | None = None
    least: float | None = None
    note: str = ""

    def missed(self, engine: str) -> bool:
        value = self.values.get(engine)
        if value is None:
            return False
        return (self.most is not None and value > self.most) or (self.least is not None and value < self.least)

    @property
    def limit(self) -> str:
        if self.most is not None:
            return f"≤ {self.most:g}{self.unit}"
        return f"≥ {self.least:g}{self.unit}" if self.least is not None else ""


@dataclass(slots=True)
class Run:
    """One run of the benchmark: its folder, where Elasticsearch is, and what was left out."""

    folder: Path
    quick: bool
    node: Node | None = None
    left_out: list[str] = field(default_factory=list)

    def step(self, module: str, *arguments: str, data: str, engine: str = EMBEDDED, database: str = "") -> Figures:
        """What a step found, in a process of its own with the folder `data` for its files."""
        home = self.folder / data
        home.mkdir(exist_ok=True)
        if not database:
            database = self._migrated(home / "portal.sqlite3")
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "PORTAL_TEST_DIR": str(home),
            "DATABASE_URL": database,
            "SEARCH_ENGINE": engine,
            "SEARCH_FALLBACK": "",
            "LOG_LEVEL": "ERROR",
        }
        if self.node:
            environment |= {
                "ELASTICSEARCH_URLS": self.node.address,
                "ELASTICSEARCH_INDEX": f"benchmark-{data}",
                "ELASTICSEARCH_REPLICAS": "0",
                "ELASTICSEARCH_TIMEOUT": "30",
            }
        started = time.perf_counter()
        command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=subprocess.PIPE, text=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(command[2:])} failed on {engine}, {data}")
        say(f"{module} {' '.join(arguments[:1])} ({engine}, {data}): {time.perf_counter() - started:.0f} s")
        found: Figures = json.loads(done.stdout.splitlines()[-1])
        return found

    def _migrated(self, path: Path) -> str:
        """The address of a database of its own, a copy of one that was migrated once."""
        template = self.folder / "migrated.sqlite3"
        if not template.exists():
            address = f"sqlite:///{template}"
            self.step("search_scale", "migrate", str(self.folder), "0", data="migrated", database=address)
        if not path.exists():
            shutil.copyfile(template, path)
        return f"sqlite:///{path}"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def page_rows(run: Run, engines: list[str]) -> list[Row]:
    """The search page against stock Wagtail's on the same database."""
    rows: list[Row] = []
    seconds = "0.3" if run.quick else "2"
    on: dict[str, Figures] = {"SQLite": run.step("search_page", seconds, data="sqlite")}
    beside: Figures = {}
    if ELASTICSEARCH in engines and run.node:
        beside = run.step("search_page", seconds, str(run.node.pid), data="beside", engine=ELASTICSEARCH)
    if programs():
        with server() as address:
            on["PostgreSQL"] = run.step("search_page", seconds, data="postgresql", database=address)
    else:
        run.left_out.append("PostgreSQL is not installed: stock Wagtail on it is left out.")
    for database, found in on.items():
        for word, least in (("common", {"SQLite": 60.0, "PostgreSQL": 10.0}[database]), ("rare", 1.0)):
            portal, baseline = found[f"portal {word}"], found[f"baseline {word}"]
            values: dict[str, float | None] = {EMBEDDED: baseline / portal}
            note = f"{portal:.1f} ms against {baseline:.1f} ms"
            if beside and database == "SQLite":
                values[ELASTICSEARCH] = baseline / beside[f"portal {word}"]
                note += f"; with Elasticsearch {beside[f'portal {word}']:.1f} ms"
            of = f"a word in {found['documents']:,} of 2,000" if word == "common" else "a rare word"
            rows.append(Row(f"page, {of}: CPU against stock on {database}", values, "×", least=least, note=note))
    ours, analysed = (on["SQLite"][name] for name in ("portal common", "baseline analysed"))
    values = {EMBEDDED: analysed / ours}
    rows.append(
        Row("the same word, SQLite after ANALYZE by hand", values, "×", note=f"{ours:.1f} ms against {analysed:.1f} ms")
    )
    return rows


def scale_rows(run: Run, engines: list[str], count: int) -> list[Row]:
    """Everything that is asked at `count` documents."""
    small = count // 10
    data, many = f"scale-{count}", f"{count:,}"
    folder = str(run.folder / data)
    scale = "search_scale"
    made = run.step(scale, "write_corpus", folder, str(count), data=data)
    database = f"sqlite:///{run.folder / data / 'portal.sqlite3'}"
    run.step(scale, "fill_database", folder, str(count), data=data)
    alone = run.step(scale, "analyse", folder, str(count), data=data)
    more = [str(QUICK_QUESTIONS)] if run.quick else []
    built: dict[str, Figures] = {}
    at: dict[tuple[str, str], Figures] = {}
    for engine in engines:
        for size, documents in ((SMALL, small), (LARGE, count)):
            place = {"data": f"{size}-{count}", "engine": engine, "database": database}
            built[engine] = run.step(scale, "build", folder, str(documents), **place)
            at[engine, size] = run.step(scale, "ask", folder, str(documents), *more, **place)

    def each(value: Callable[[Figures, Figures, Figures], float]) -> dict[str, float | None]:
        return {engine: value(at[engine, LARGE], at[engine, SMALL], built[engine]) for engine in engines}

    def note(text: Callable[[Figures, Figures, Figures], str]) -> str:
        return "; ".join(text(at[engine, LARGE], at[engine, SMALL], built[engine]) for engine in engines)

    reading, seconds = alone["reading"], alone["seconds"]
    by_thirds = note(lambda large, _small, _built: "/".join(f"{large[f'call p50 {t}']:.1f}" for t in THIRDS))
    return [
        Row(
            f"engine call at {many}, 9 facets, 10 snippets, p50", each(lambda large, *_: large["call p50"]), " ms",
            most=15, note=f"common/middle/rare {by_thirds}",
        ),
        Row("the same, p95", each(lambda large, *_: large["call p95"]), " ms", most=40),
        Row("the same for a word in three of four documents", each(lambda large, *_: large["call everywhere"]), " ms"),
        Row(
            "page ÷ engine call, p50", each(lambda large, *_: large["page p50"] / large["call p50"]), "×", most=3,
            note=note(lambda large, *_: f"page {large['page p50']:.1f} ms, p95 {large['page p95']:.1f}"),
        ),
        Row(
            f"engine call ÷ that at {small:,} documents, p50",
            each(lambda large, small, _: large["call p50"] / small["call p50"]), "×", most=2,
            note=note(lambda _, small, __: f"{small['call p50']:.1f} ms"),
        ),
        Row(
            "suggestions, p95", each(lambda large, *_: large["suggestions p95"]), " ms", most=30,
            note=note(lambda large, *_: f"p50 {large['suggestions p50']:.1f}"),
        ),
        Row("a word with a slip of the pen, p95", each(lambda large, *_: large["slip p95"]), " ms",
            note=note(lambda large, *_: f"p50 {large['slip p50']:.1f}")),
        Row("a publish is found after", each(lambda large, *_: large["publish seconds"]), " s", most=1),
        Row(
            f"index of {many} built in", each(lambda *found: found[2]["seconds"]), " s",
            most=120 if count == DOCUMENTS else None,
        ),
        Row(
            "building ÷ the analysis alone", each(lambda *found: (found[2]["seconds"] - reading) / seconds), "×",
            most=1.3, note=f"analysis {seconds:.1f} s; making the corpus took {made['seconds']:.1f} s",
        ),
        Row("memory of the building process", each(lambda *found: found[2]["megabytes"]), " MB", most=600),
    ]  # fmt: skip


THIRDS = ("common", "middle", "rare")


def table(rows: list[Row], engines: list[str]) -> Iterator[str]:
    """The lines of the table; a missed limit is marked."""
    yield f"{'':<68}{'limit':>10}" + "".join(f"{engine:>16}" for engine in engines)
    for row in rows:
        cells = ""
        for engine in engines:
            value = row.values.get(engine)
            shown = "–" if value is None else f"{value:,.{0 if value >= 100 else 1 if value >= 10 else 2}f}{row.unit}"
            cells += f"{'! ' + shown if row.missed(engine) else shown:>16}"
        yield f"{row.what:<68}{row.limit:>10}{cells}   {row.note}".rstrip()


@contextmanager
def _run(engines: list[str], quick: bool) -> Iterator[Run]:
    with ExitStack() as held:
        run = Run(Path(held.enter_context(tempfile.TemporaryDirectory(prefix="doorstroomportaal-benchmark-"))), quick)
        if ELASTICSEARCH in engines:
            missing = missing_packages()
            try:
                if missing:
                    raise NodeDidNotStart(f"it needs {' and '.join(missing)}")
                run.node = held.enter_context(joined(f"benchmark-{os.getpid()}", measured=True))
            except (NodeDidNotStart, SystemExit) as error:
                run.left_out.append(f"Elasticsearch is left out, its test server did not start: {error}")
        yield run


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.search", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--documents", type=int, nargs="+", metavar="N", help=f"documents to search, {DOCUMENTS:,}")
    parser.add_argument("--engine", action="append", choices=(EMBEDDED, ELASTICSEARCH), help="both, if not given")
    parser.add_argument("--quick", action="store_true", help="fewer documents and questions")
    asked = parser.parse_args(given)
    engines = asked.engine or [EMBEDDED, ELASTICSEARCH]
    started = time.perf_counter()
    # Ended from outside it still takes its folders and servers away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with _run(engines, asked.quick) as run:
        if run.node is None:
            engines = [engine for engine in engines if engine != ELASTICSEARCH]
        rows = page_rows(run, engines) if EMBEDDED in engines else []
        for count in asked.documents or [QUICK_DOCUMENTS if asked.quick else DOCUMENTS]:
            rows += scale_rows(run, engines, count)
    print("\n".join([*table(rows, engines), *run.left_out]))
    missed = [row.what for row in rows for engine in engines if row.missed(engine)]
    print(f"{len(missed)} figures miss their limit (!). The whole took {time.perf_counter() - started:.0f} s.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
