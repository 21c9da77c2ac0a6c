"""The program of the test server: Elasticsearch's published jars, fetched once by Maven and laid out as a node wants
them.
"""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent.parent / ".cache"
MODULE = "transport-netty4"


def version() -> str:
    """The version of Elasticsearch that the tests run against, as pom.xml has it."""
    project = ElementTree.parse(HERE / "pom.xml").getroot()
    found = project.find("{*}properties/{*}elasticsearch.version")
    assert found is not None
    assert found.text
    return found.text


def missing_packages() -> list[str]:
    """Debian's packages that have to be installed before `program` can be made."""
    wanted = {"javac": "openjdk-17-jdk-headless", "mvn": "maven"}
    return [package for command, package in wanted.items() if shutil.which(command) is None]


def program() -> Path:
    """The folder with `lib`, `classes` and `modules`; made on the first call, which needs the network, and kept."""
    made = CACHE / f"elasticsearch-{version()}"
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "elasticsearch.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if not _is_current(made):
            shutil.rmtree(made, ignore_errors=True)
            fresh = made.with_suffix(".new")
            shutil.rmtree(fresh, ignore_errors=True)
            _make(fresh)
            fresh.rename(made)
    return made


def _is_current(made: Path) -> bool:
    source = made / "Node.java"
    return source.exists() and source.read_text() == (HERE / "Node.java").read_text()


def _make(folder: Path) -> None:
    lib, module = folder / "lib", folder / "modules" / MODULE
    module.mkdir(parents=True)
    # Not in the checkout: Maven would look for a project's own build folder beside the pom.
    shutil.copy(HERE / "pom.xml", folder)
    _run(
        "mvn", "-q", "-B", "-f", str(folder / "pom.xml"), "dependency:copy-dependencies", f"-DoutputDirectory={lib}"
    )  # fmt: skip
    # A module's jars are loaded apart from the core's, so they may not lie among them.
    for jar in (*lib.glob("netty-*.jar"), *lib.glob(f"{MODULE}-*.jar")):
        jar.rename(module / jar.name)
    described = {
        "name": MODULE,
        "description": "HTTP over Netty",
        "version": version(),
        "elasticsearch.version": version(),
        "java.version": "17",
        "classname": "org.elasticsearch.transport.netty4.Netty4Plugin",
    }
    lines = [f"{name}={value}\n" for name, value in described.items()]
    (module / "plugin-descriptor.properties").write_text("".join(lines))
    _run("javac", "-cp", f"{lib}/*", "-d", str(folder / "classes"), str(HERE / "Node.java"))
    shutil.copy(HERE / "Node.java", folder)


def _run(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command[0]} could not make the Elasticsearch of the tests:\n{done.stdout}{done.stderr}")
