"""What only the Elasticsearch engine has: a network between, servers of many versions, and their refusals."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from knowledge.search.contract import EngineUnavailable, SearchQuery
from knowledge.search.engines.elasticsearch import Address
from knowledge.search.engines.elasticsearch_engine import ElasticsearchEngine, Layout
from tests.contracts.search_engines import asked, keys, page
from tests.elasticsearch.engines import engine_at
from tests.elasticsearch.fixtures import elasticsearch, elasticsearch_node, index_name
from tests.elasticsearch.node import Node
from tests.elasticsearch.scripted import Answer, answering, of_version

__all__ = ["elasticsearch", "elasticsearch_node", "index_name"]

SECRET = "geheim-en-lang"


def refusal(engine: ElasticsearchEngine) -> str:
    with pytest.raises(EngineUnavailable) as raised:
        engine.search(SearchQuery())
    return str(raised.value)


@pytest.mark.parametrize("versions", [("8.0.0",), ("8.18.0", "8.19.1"), ("9.0.0",), ("9.12.3", "8.19.0")])
def test_servers_of_version_8_and_9_are_worked_with(versions: tuple[str, ...], tmp_path: Path) -> None:
    with answering(of_version(*versions)) as server:
        assert refusal(engine_at(server.address, tmp_path)).startswith("no search index in Elasticsearch at ")


@pytest.mark.parametrize("versions", [("7.17.9",), ("10.0.0",), ("8.18.0", "7.17.9")])
def test_servers_of_another_version_are_refused_with_a_sentence(versions: tuple[str, ...], tmp_path: Path) -> None:
    with answering(of_version(*versions)) as server:
        engine = engine_at(server.address, tmp_path)
        found = ", ".join(sorted(versions))
        said = f"Elasticsearch at {server.address} is {found}; the portal works with versions 8 and 9"
        assert refusal(engine) == engine.status().rebuild_needed == said
        for write in (lambda: engine.rebuild([page(1)]), lambda: engine.index([page(1)])):
            with pytest.raises(EngineUnavailable, match="the portal works with versions 8 and 9"):
                write()
        assert {request.split()[1] for request in server.heard} == {"/_nodes/http"}


def test_another_product_is_refused(tmp_path: Path) -> None:
    with answering(of_version("8.1.0"), product="") as server:
        assert refusal(engine_at(server.address, tmp_path)).endswith("is another product than Elasticsearch")


@pytest.mark.parametrize(
    ("login", "sent"),
    [
        ({"user": "portaal", "password": SECRET}, "Basic cG9ydGFhbDpnZWhlaW0tZW4tbGFuZw=="),
        ({"api_key": SECRET}, f"ApiKey {SECRET}"),
        ({}, None),
    ],
)
def test_who_we_are_is_sent_and_never_said(login: dict[str, str], sent: str | None, tmp_path: Path) -> None:
    def refuses(method: str, path: str, body: str) -> Answer:
        return 401, {"error": {"type": "security_exception", "reason": f"no {SECRET}"}, "status": 401}

    with answering(refuses) as server:
        engine = engine_at(server.address, tmp_path, **login)
        assert refusal(engine) == f"Elasticsearch at {server.address} refused the user or the key (401)"
        assert {headers.get("authorization") for headers in server.headers} == {sent}
    assert SECRET not in refusal(engine) + repr(engine.status()) + repr(Address(("http://x:1",), **login))


def test_a_server_that_is_not_there_is_away(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        engine = engine_at(address, tmp_path)
        assert refusal(engine) == f"Elasticsearch at {address} cannot be reached"
        assert engine.status().rebuild_needed == f"Elasticsearch at {address} cannot be reached"


def test_another_server_of_the_cluster_is_asked_when_one_is_away(
    elasticsearch: Node, index_name: str, tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        away = f"http://127.0.0.1:{taken.getsockname()[1]}"
        engine = ElasticsearchEngine(
            Address((away, elasticsearch.address), seconds=20), Layout(index_name, replicas=0), tmp_path / "lock"
        )
        engine.rebuild([page(1, body="intake")])
        assert [keys(engine, "intake") for _ in range(6)] == [["page:1"]] * 6


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def test_after_a_search_that_was_not_answered_the_next_does_not_wait_for_it(
    silent: socket.socket, tmp_path: Path
) -> None:
    engine = engine_at(f"http://127.0.0.1:{silent.getsockname()[1]}", tmp_path, seconds=0.1)
    assert refusal(engine).endswith("did not answer in time")
    silent.accept()[0].close()
    assert refusal(engine).endswith("did not answer in time just now")
    with pytest.raises(TimeoutError):
        silent.accept()


def certificate(folder: Path) -> Path:
    """A key and a certificate of its own making for this machine, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "proef")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(key.private_bytes(*plain) + made.public_bytes(serialization.Encoding.PEM))
    return file


def test_over_https_a_server_is_trusted_by_the_authority_given_and_else_refused(tmp_path: Path) -> None:
    file = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with answering(of_version("8.18.0"), tls=context) as server:
        trusting = engine_at(server.address, tmp_path, ca_file=str(file))
        assert refusal(trusting).startswith("no search index in Elasticsearch at https://")
        assert refusal(engine_at(server.address, tmp_path)) == (
            f"the certificate of Elasticsearch at {server.address} is not trusted, see ELASTICSEARCH_CA_FILE"
        )


def bulk_answer(body: str, status: int) -> Answer:
    keys = [json.loads(line)["index"]["_id"] for line in body.splitlines()[::2]]
    error = {"error": {"type": "es_rejected_execution_exception"}} if status == 429 else {"result": "created"}
    return 200, {"errors": status == 429, "items": [{"index": {"_id": key, "status": status, **error}} for key in keys]}


def test_a_batch_that_the_server_has_no_room_for_is_sent_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("elasticsearch.helpers.actions.time.sleep", pauses.append)
    full = iter([429, 429, 201])

    def says(method: str, path: str, body: str) -> Answer:
        if path.startswith("/_bulk"):
            return bulk_answer(body, next(full))
        return of_version("8.18.0")(method, path, body) if path.startswith("/_nodes") else (200, {})

    with answering(says) as server:
        engine_at(server.address, tmp_path).index([page(1), page(2)])
    assert [request for request in server.heard if "_bulk" in request] == ["PUT /_bulk"] * 3
    assert pauses == [0.5, 1.0]


def test_a_server_that_stays_full_gets_the_batch_back_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("elasticsearch.helpers.actions.time.sleep", pauses.append)

    def says(method: str, path: str, body: str) -> Answer:
        if path.startswith("/_bulk"):
            return bulk_answer(body, 429)
        return of_version("8.18.0")(method, path, body)

    with (
        answering(says) as server,
        pytest.raises(EngineUnavailable, match="refused 2 documents, page:1 with es_rejected"),
    ):
        engine_at(server.address, tmp_path).index([page(1), page(2)])
    assert pauses == [0.5, 1.0, 2.0, 4.0, 8.0]


def test_half_an_answer_is_no_answer(tmp_path: Path) -> None:
    def says(method: str, path: str, body: str) -> Answer:
        if path.startswith("/_nodes"):
            return of_version("8.18.0")(method, path, body)
        return 200, {"timed_out": True, "hits": {"total": {"value": 1}, "hits": []}}

    with answering(says) as server:
        assert refusal(engine_at(server.address, tmp_path)).endswith("could not search everything in time")


def test_what_was_asked_stands_in_no_reason(tmp_path: Path) -> None:
    def says(method: str, path: str, body: str) -> Answer:
        if path.startswith("/_nodes"):
            return of_version("8.18.0")(method, path, body)
        return 400, {"error": {"type": "parsing_exception", "reason": body}, "status": 400}

    with answering(says) as server:
        engine = engine_at(server.address, tmp_path)
        with pytest.raises(EngineUnavailable) as raised:
            engine.search(asked("vertrouwelijk"))
    assert str(raised.value) == f"Elasticsearch at {server.address} answered with parsing_exception (400)"
