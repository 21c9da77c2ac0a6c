"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.databases import ROOT

ROOMS = ("portal", "knowledge", "events")
LONGEST_FILE = 330


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def has_code(path: Path) -> bool:
    """More than a docstring."""
    return any(not isinstance(node, ast.Expr) for node in ast.parse(path.read_text()).body)


def strings(path: Path) -> set[str]:
    return {
        node.value
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_knowledge_never_names_events() -> None:
    """Not by import, which import-linter sees, nor by a string: migrations, foreign keys, get_model, templates."""
    label = re.compile(r"^events(\.|$)")
    found = [
        (named(path), word)
        for path in python_files("knowledge", "portal/shared")
        for word in strings(path)
        if label.match(word)
    ]
    assert found == []


def test_reading_repairs_and_mapping_touch_no_database() -> None:
    folders = [f"knowledge/importing/{name}" for name in ("reading", "repairs", "mapping")]
    assert [
        named(path) for path in python_files(*folders) if any(name.startswith("django.db") for name in imported(path))
    ] == []


def test_only_one_file_reads_the_environment() -> None:
    """Others may hand it on to a child process (running, start, bootstrap) or name the settings (wsgi, tests)."""
    hands_on = {
        "portal/bootstrap.py",
        "portal/home/running.py",
        "portal/home/management/commands/start.py",
        "portal/settings/test.py",
        "portal/wsgi.py",
    }
    reads = [named(path) for path in python_files(*ROOMS) if re.search(r"os\.(environ|getenv)", path.read_text())]
    assert [name for name in reads if name not in hands_on] == []


def test_every_file_has_one_subject_and_a_name_that_says_it() -> None:
    vague = {"utils.py", "helpers.py", "common.py", "misc.py", "tools.py", "util.py", "helper.py"}
    assert [named(path) for path in python_files(*ROOMS, "tests") if path.name in vague] == []
    lines = {
        named(path): len(path.read_text().splitlines())
        for path in python_files(*ROOMS)
        if "migrations" not in path.parts
    }
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_every_test_is_collected() -> None:
    """A file with tests is called test_*.py and stands in a package, so that no two of one name hide each other."""
    files = list(python_files("tests"))
    assert [named(path.parent) for path in files if not (path.parent / "__init__.py").exists()] == []
    hidden = [
        named(path)
        for path in files
        if not path.name.startswith("test_")
        and any(
            isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            for node in ast.parse(path.read_text()).body
        )
    ]
    assert hidden == []


def test_no_test_is_skipped_expected_to_fail_or_waits_for_a_clock() -> None:
    forbidden = re.compile(
        r"pytest\.(skip|xfail|importorskip)\(|mark\.(skip|skipif|xfail)\b|\btime\.sleep\(|\bsleep\(\d"
    )
    own = Path(__file__)
    found = [
        (named(path), hit[0])
        for path in python_files("tests")
        if path != own
        for hit in forbidden.finditer(path.read_text())
    ]
    assert found == []


def test_nothing_is_caught_and_passed_over() -> None:
    found = [
        (named(path), node.lineno)
        for path in python_files(*ROOMS, "tests")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler)
        and all(isinstance(statement, ast.Pass) for statement in node.body)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert found == []


def test_every_module_reads_annotations_late() -> None:
    line = "from __future__ import annotations"
    missing = [
        named(path)
        for path in python_files(*ROOMS, "tests")
        if "migrations" not in path.parts and has_code(path) and line not in path.read_text()
    ]
    assert missing == []


def test_the_lock_file_pins_with_hashes_and_holds_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text()
    pins = [line for line in text.splitlines() if re.match(r"^[A-Za-z0-9]", line)]
    assert len(pins) > 50
    assert [pin for pin in pins if not re.match(r"^[A-Za-z0-9][\w.\[\],-]*==\S+( ;.*)? \\$", pin)] == []
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert [block.split("==")[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links|@ file", text) == []


def test_no_file_names_a_folder_or_a_host_of_whoever_made_it() -> None:
    telling = re.compile(
        r"(?<![\w}])/(?:Users|root|work)/\w+|/tmp/w\b|https?://[^/\s]*(?:internal|mirror|proxy|artifact)[^/\s]*"
    )
    own = Path(__file__)
    found = [(named(path), hit[0]) for path in tracked() if path != own for hit in telling.finditer(text_of(path))]
    assert found == []
