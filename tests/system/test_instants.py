"""Which instant a run is of: `--at`, `--occurrence`, and what is refused."""
import datetime

import pytest

from installation import EARLIER, MONDAY


@pytest.fixture
def ready(installation):
    return installation.configure()


def test_a_run_at_an_instant_has_it_as_its_occurrence_and_its_snapshots_time(ready):
    run = ready.run("cadastro", "--at", EARLIER).json
    assert (run["occurrence"], run["snapshot"]["taken_at"]) == (EARLIER, EARLIER)
    assert run["period"]["end"] == "2024-03-11T03:00:00Z"


def test_local_time_is_understood(ready):
    assert ready.run("cadastro", "--at", "2024-03-18T07:30").json["occurrence"] == MONDAY


def test_a_future_instant_is_refused(ready):
    tomorrow = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
    outcome = ready.run("cadastro", "--at", tomorrow.strftime("%Y-%m-%dT%H:%M:%SZ"))
    assert (outcome.exit, outcome.out) == (2, b"")
    assert ready.boletim("runs", "--json").json == []


def test_an_instant_before_the_registrys_latest_snapshot_is_refused(ready):
    ready.run("cadastro", "--at", MONDAY)
    outcome = ready.run("cadastro", "--at", EARLIER)
    assert (outcome.exit, outcome.out) == (1, b"")
    assert MONDAY in outcome.err
    assert len(ready.history()) == 1


def test_the_same_instant_is_not_done_twice(ready):
    ready.run("cadastro", "--at", MONDAY)
    outcome = ready.run("cadastro", "--at", MONDAY)
    assert outcome.exit == 1
    assert "resend" in outcome.err
    assert len(ready.history()) == 1


def test_a_missed_occurrence_is_done_with_the_true_time(ready):
    run = ready.run("cadastro", "--occurrence", EARLIER).json
    assert (run["occurrence"], run["period"]["end"]) == (EARLIER, "2024-03-11T03:00:00Z")
    assert run["snapshot"]["taken_at"] > MONDAY


def test_an_occurrence_that_the_schedule_does_not_have_is_no_such_thing(ready):
    outcome = ready.run("cadastro", "--occurrence", "2024-03-12T10:30:00Z")
    assert (outcome.exit, outcome.out) == (3, b"")


def test_a_manual_run_uses_up_no_occurrence(ready):
    assert ready.run().json["occurrence"] is None
    assert ready.run().exit == 0
    assert len(ready.history()) == 2


def test_what_is_not_there_is_exit_3(ready):
    for words in [("run", "cadastros"), ("show", "7"), ("snapshot", "cadastros"), ("resend", "7"),
                  ("document", "0" * 64)]:
        outcome = ready.boletim(*words)
        assert (outcome.exit, outcome.out, outcome.err.count("\n")) == (3, b"", 1), words


def test_an_unknown_job_is_answered_with_those_that_there_are(ready):
    assert "cadastro" in ready.boletim("run", "cadastros").err.partition("'cadastros'")[2]


def test_bad_usage_is_exit_2(ready):
    for words in [("run",), ("run", "cadastro", "--at", "ontem"), ("run", "cadastro", "--bogus"), ("fly",),
                  ("run", "cadastro", "--at", MONDAY, "--occurrence", MONDAY), ("plan", "--next", "0")]:
        outcome = ready.boletim(*words)
        assert (outcome.exit, outcome.out, outcome.err.count("\n")) == (2, b"", 1), words
