"""Every address of the site, for everybody who can knock on it: `tests/portal/matrix.py` says who is let in."""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from portal.shared.accounts.roles import Role
from tests.factories.accounts import client_of, make_user
from tests.portal.matrix import (
    ALREADY_IN,
    ANONYMOUS,
    COLUMNS,
    FACTOR,
    FORBIDDEN,
    IN,
    LOGIN,
    MISSING,
    NO_FACTOR,
    ROWS,
    row_of,
)
from tests.portal.matrix_house import build_house
from tests.portal.matrix_urls import Address, addresses, concrete

TAKES_NO_SUCH_REQUEST = "405"
BROKEN = "broken"


@pytest.fixture
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def client_for(column: str) -> Client:
    if column == ANONYMOUS:
        return client_of(None)
    if column == NO_FACTOR:
        # The account with the most rights of all.
        return client_of(make_user(Role.ADMINISTRATOR), second_factor=False)
    client = client_of(make_user(Role(column)))
    client.post("/inloggen/tweede-stap/herstelcodes/nieuw/")
    return client


def answer_of(response: HttpResponse, path: str, method: str) -> str:
    status = response.status_code
    if status in (301, 302):
        target = response.headers["Location"].partition("?")[0]
        if target == "/inloggen/":
            return LOGIN
        if target in ("/inloggen/tweede-stap/instellen/", "/inloggen/bevestigen/code/") and path.startswith("/beheer/"):
            return FACTOR
        if target == "/beheer/":
            return FORBIDDEN if path.startswith("/beheer/") else ALREADY_IN
        return IN
    if status >= 500 and (method == "get" and path != "/beheer/failwhale/"):
        return BROKEN
    # An empty form may be too little for a view, and its complaint an error: what counts is that it was let in.
    return {403: FORBIDDEN, 404: MISSING, 405: TAKES_NO_SUCH_REQUEST}.get(status, IN)


def knock(client: Client, cookies: Any, method: str, path: str) -> str:
    """The answer to one request, of which nothing is left afterwards: no row, no cookie, no count of tries."""
    client.cookies = copy.deepcopy(cookies)
    cache.clear()
    with transaction.atomic():
        response = getattr(client, method)(path)
        transaction.set_rollback(True)
    if response.streaming:
        b"".join(response.streaming_content)
    return answer_of(response, path, method)


def wrong_answers(address: Address, path: str, column: str, client: Client, cookies: Any) -> Iterator[str]:
    row = row_of(address.name)
    if row is None:
        yield f"{address.name} has no row"
        return
    expected = {"get": row.answers[column], "post": row.post.get(column, row.answers[column])}
    answers = {method: knock(client, cookies, method, path) for method in ("get", "post")}
    for method, answer in answers.items():
        if answer not in (expected[method], TAKES_NO_SUCH_REQUEST):
            yield f"{method.upper()} {path} ({address.name}) as {column}: {answer}, expected {expected[method]}"
    if set(answers.values()) == {TAKES_NO_SUCH_REQUEST}:
        yield f"{path} ({address.name}) takes neither GET nor POST"


def test_every_address_has_a_row() -> None:
    assert [address.name for address in addresses() if row_of(address.name) is None] == []


def test_every_row_has_an_address() -> None:
    names = {address.name for address in addresses()}
    patterns = [pattern for row in ROWS for pattern in row.names]
    assert [pattern for row in ROWS for pattern in row.names if not any(row.fits(name) for name in names)] == []
    assert len(patterns) == len(set(patterns))


# Wagtail leaves the buffer of a picture it has just scaled for the collector to close.
@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.parametrize("column", COLUMNS)
def test_everybody_gets_the_answer_of_the_matrix(
    column: str, data_dir: Any, quiet: None, capsys: pytest.CaptureFixture[str]
) -> None:
    values = build_house()
    call_command("rebuild_search", verbosity=0)
    client = client_for(column)
    client.raise_request_exception = False
    cookies = copy.deepcopy(client.cookies)
    known = addresses()
    wrong = [
        line for address in known for line in wrong_answers(address, concrete(address, values), column, client, cookies)
    ]
    with capsys.disabled():
        print(
            f"\npermission matrix: {len(known)} addresses x {len(COLUMNS)} columns, GET and POST;"
            f" column {column}: {len(wrong)} wrong"
        )
    assert "\n".join(wrong) == ""
