"""The Elasticsearch of the tests: what it is made of, and what has to be there first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.elasticsearch.program import missing_packages, program, version


def test_it_is_made_of_the_jars_of_one_version() -> None:
    made = program()
    assert (made / "lib" / f"elasticsearch-{version()}.jar").is_file()
    assert [jar.name for jar in (made / "lib").glob("elasticsearch-[0-9]*.jar")] == [f"elasticsearch-{version()}.jar"]
    descriptor = (made / "modules" / "transport-netty4" / "plugin-descriptor.properties").read_text()
    assert f"elasticsearch.version={version()}\n" in descriptor


def test_it_is_made_once() -> None:
    before = program().stat().st_mtime_ns
    assert program().stat().st_mtime_ns == before


def test_what_has_to_be_installed_is_named_by_its_debian_packages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert missing_packages() == []
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing_packages() == ["openjdk-17-jdk-headless", "maven"]
    (tmp_path / "javac").touch(mode=0o755)
    assert missing_packages() == ["maven"]
