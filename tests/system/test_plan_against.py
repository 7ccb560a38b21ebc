"""`plan --against DIR`: what a reload would change, before it does."""
import json
import shutil

import pytest

from installation import BRUNO, a_configuration, a_job


@pytest.fixture
def ready(installation):
    return installation.configure()


@pytest.fixture
def proposed(ready, tmp_path):
    """A copy of the configuration, with changes."""
    def propose(**changes):
        directory = tmp_path / "proposed"
        shutil.copytree(ready.directory, directory, dirs_exist_ok=True, ignore=shutil.ignore_patterns("var"))
        (directory / "boletim.yaml").write_text(json.dumps(a_configuration(**changes), indent=2))
        return directory
    return propose


def test_a_copy_changes_nothing(ready, proposed):
    assert ready.boletim("plan", "--against", proposed(), "--json").json == {
        "ok": True, "errors": [], "general": [], "jobs": []}


def test_jobs_fires_and_recipients_gained_and_lost_are_told(ready, proposed):
    directory = proposed(jobs=[a_job(schedule={"every": "friday", "at": "07:30"}, deliver="bruno"), a_job("novo")])
    answer = ready.boletim("plan", "--against", directory, "--json").json
    changed, added = answer["jobs"]
    assert (changed["job"], changed["change"], changed["changes"]) == ("cadastro", "changed", ["schedule", "deliver"])
    assert changed["next_before"] != changed["next_after"]
    assert (changed["recipients_gained"], changed["recipients_lost"]) == (
        ["bruno@oficina.example"], ["ana@oficina.example"])
    assert (added["job"], added["change"], added["next_before"]) == ("novo", "added", None)
    text = ready.boletim("plan", "--against", directory).out.decode()
    assert "bruno@oficina.example" in text and "schedule, deliver" in text


def test_a_configuration_with_errors_is_refused_with_all_of_them(ready, proposed):
    outcome = ready.boletim("plan", "--against", proposed(timezone="America/Sao_Paolo", locale="fr"), "--json")
    assert (outcome.exit, outcome.json["ok"], len(outcome.json["errors"])) == (2, False, 2)
    assert outcome.err.count("boletim.yaml:") == 2


def test_with_a_daemon_the_files_are_compared_with_what_it_serves(ready, proposed):
    ready.daemon().ready()
    shutil.copy(proposed(jobs=[a_job(), a_job("novo")]) / "boletim.yaml", ready.directory)
    outcome = ready.boletim("plan", "--against", ready.directory, "--json")
    assert [(job["job"], job["change"]) for job in outcome.json["jobs"]] == [("novo", "added")]
    assert ready.boletim("reload").exit == 0
    assert ready.boletim("plan", "--against", ready.directory, "--json").json["jobs"] == []


def test_a_directory_that_is_not_there_is_bad_usage(ready):
    assert ready.boletim("plan", "--against", "/nowhere").exit == 2
