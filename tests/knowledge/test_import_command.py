"""`manage.py import_publication`: what it prints, refuses and leaves."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from knowledge.actions.drafts import latest_draft, save_draft
from knowledge.forms.imports import MOST_BYTES
from knowledge.models import ImportRecord, Publication, Theme
from tests.factories.importing import OUTCOME, UNCLEAR

pytestmark = pytest.mark.django_db


@pytest.fixture
def outcome(tmp_path: Path) -> Path:
    path = tmp_path / "sessie.txt"
    path.write_text(OUTCOME, encoding="utf-8")
    return path


def run(*args: Any) -> str:
    out = StringIO()
    call_command("import_publication", *map(str, args), stdout=out, stderr=StringIO())
    return out.getvalue()


def refused(*args: Any) -> tuple[str, str, int]:
    """What goes to stdout and stderr when a file is refused, and the exit code."""
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("import_publication", *map(str, args), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue(), caught.value.returncode


def test_json_has_the_promised_shape(outcome: Path) -> None:
    told = json.loads(run(outcome, "--json"))
    page = Publication.objects.get()
    assert list(told) == [
        *(
            "file",
            "page_id",
            "kind",
            "title",
            "leaders",
            "recommendations",
            "sections",
            "key_values",
            "footnotes",
            "links",
        ),
        *("images", "tables", "repairs", "tasks", "unplaced", "words_lost"),
    ]
    assert (told["file"], told["page_id"], told["kind"]) == (str(outcome), page.pk, "opbrengst")
    assert told["leaders"] == ["Tess Wagenaar", "Omar Bright"]
    assert told["recommendations"][0] == {
        "heading": "Begin in klas 2",
        "text": "Dan is er nog tijd om van gedachten te veranderen.",
    }
    assert {"rule": "heading_stop", "before": "2.", "after": "2"} in told["repairs"]
    assert (told["unplaced"], told["words_lost"]) == ([], [])


def test_several_files_are_a_line_of_json_each(outcome: Path, tmp_path: Path) -> None:
    second = tmp_path / "tweede.txt"
    second.write_text(OUTCOME.replace("Kijken bij", "Luisteren naar"), encoding="utf-8")
    titles = [json.loads(line)["title"] for line in run(outcome, second, "--json").splitlines()]
    assert titles == ["Kijken bij de buren", "Luisteren naar de buren"]


def test_without_json_a_person_can_read_it(outcome: Path) -> None:
    told = run(outcome)
    assert str(outcome) in told
    assert "Kijken bij de buren" in told
    assert "{" not in told


def test_a_draft_is_made_and_publishing_is_asked_for(outcome: Path) -> None:
    run(outcome)
    assert Publication.objects.get().live is False
    draft = latest_draft(Publication.objects.get())
    draft.themes = [Theme.objects.get(key="loopbaangesprek")]
    save_draft(draft, None)
    run(outcome, "--update", "--publish")
    assert Publication.objects.get().live is True


def test_what_a_form_would_not_publish_stays_a_draft_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "los.txt"
    path.write_text("Een losse notitie\n\nZonder een woord dat bij een onderwerp hoort.\n", encoding="utf-8")
    out, err, code = refused(path, "--kind", "reportage", "--publish", "--json")
    assert (json.loads(out)["page_id"], code) == (Publication.objects.get().pk, 1)
    assert "Kies minstens één thema" in err
    assert Publication.objects.get().live is False


def test_a_refused_file_exits_1_and_the_others_go_in(outcome: Path, tmp_path: Path) -> None:
    broken = tmp_path / "stuk.docx"
    broken.write_bytes(b"PK\x03\x04 kapot")
    out, err, code = refused(broken, tmp_path / "nergens.docx", outcome, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [line.get("error", {}).get("code") for line in lines] == ["truncated", "no_file", None]
    assert str(broken) in err
    assert Publication.objects.count() == 1


def test_a_folder_and_a_file_that_is_too_large_are_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "groot.txt"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    out, _err, code = refused(tmp_path, large, "--json")
    assert [json.loads(line)["error"]["code"] for line in out.splitlines()] == ["no_file", "too_large"]
    assert code == 1


def test_an_unknown_kind_is_refused_until_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "los.txt"
    path.write_text(UNCLEAR, encoding="utf-8")
    out, err, code = refused(path, "--json")
    assert (json.loads(out)["error"]["code"], code) == ("unknown_kind", 1)
    assert "--kind" in err
    assert (Publication.objects.count(), ImportRecord.objects.count()) == (0, 0)
    assert json.loads(run(path, "--kind", "reportage", "--json"))["kind"] == "reportage"


def test_a_repeat_is_refused_until_it_says_update_or_new(outcome: Path) -> None:
    run(outcome)
    out, err, code = refused(outcome, "--json")
    assert (json.loads(out)["error"]["code"], code) == ("already_imported", 1)
    assert "--update" in err
    assert "--new" in err
    assert Publication.objects.count() == 1


def test_update_makes_a_new_draft_of_the_same_page(outcome: Path) -> None:
    run(outcome)
    outcome.write_text(OUTCOME.replace("rustiger", "bewuster"), encoding="utf-8")
    run(outcome, "--update")
    assert "bewuster" in str(latest_draft(Publication.objects.get()).opportunity)
    assert ImportRecord.objects.count() == 2


def test_new_makes_a_second_page(outcome: Path) -> None:
    run(outcome)
    run(outcome, "--new")
    assert sorted(Publication.objects.values_list("slug", flat=True)) == [
        "kijken-bij-de-buren",
        "kijken-bij-de-buren-2",
    ]


def test_update_and_new_together_are_no_order(outcome: Path) -> None:
    with pytest.raises(CommandError):
        run(outcome, "--update", "--new")
