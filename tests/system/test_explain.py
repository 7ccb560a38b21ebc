"""`explain JOB T [PERSON]`: a reason for every fire, skip and mail, and for there being none."""
import sqlite3

import pytest

from installation import BRUNO, a_job

KEYS = {"at", "local", "period", "moved_from", "why_moved", "state", "reason", "decided_at", "start_at", "run", "messages"}
DAILY = a_job(schedule={"every": "day", "at": "08:00"}, timezone="Etc/UTC", reports={"trend": "csv"})


@pytest.fixture
def lived(installation, clock):
    """Through 10 March, and it is the 11th."""
    installation.configure(jobs=[DAILY])
    clock.set("2026-03-10T07:00:00Z")
    daemon = installation.daemon(**clock.environment).ready()
    clock.set("2026-03-10T08:00:10Z")
    installation.look_again()
    daemon.wait_for("message accepted")
    clock.set("2026-03-11T07:00:00Z")
    installation.at_its_time = clock.environment
    return installation


def explained(installation, *words):
    return installation.boletim("explain", "cadastro", *words, "--json", **installation.at_its_time).json


def told(installation, *words):
    return installation.boletim("explain", "cadastro", *words, **installation.at_its_time).out.decode()


def test_a_fire_that_ran_tells_its_run_and_its_mails(lived):
    answer = explained(lived, "2026-03-10T08:00:00Z")
    assert set(answer) == {"job", "asked", "occurrences", "reasons", "previous", "next"}
    [fire] = answer["occurrences"]
    assert set(fire) == KEYS
    assert (fire["state"], fire["run"]["state"], fire["run"]["attempts"]) == ("started", "done", 1)
    assert [message["state"] for message in fire["messages"]] == ["accepted"]
    assert (answer["previous"], answer["next"]) == ("2026-03-09T08:00:00Z", "2026-03-11T08:00:00Z")
    text = told(lived, "2026-03-10T08:00:00Z")
    assert "due by the job's schedule" in text
    assert "ana@oficina.example: message 1: accepted" in text


def test_a_date_means_all_fires_of_that_day(lived):
    assert [fire["at"] for fire in explained(lived, "2026-03-10")["occurrences"]] == ["2026-03-10T08:00:00Z"]


def test_an_instant_at_which_nothing_is_due_says_why(lived):
    answer = explained(lived, "2026-03-10T09:00:00Z")
    assert answer["occurrences"] == []
    assert any("schedule: does not fire then" in line for line in answer["reasons"])
    assert (answer["previous"], answer["next"]) == ("2026-03-10T08:00:00Z", "2026-03-11T08:00:00Z")


def test_who_gets_nothing_is_told_why(lived):
    assert "bruno@oficina.example: is not in the job's deliver:" in told(lived, "2026-03-10", "bruno@oficina.example")
    assert lived.boletim("explain", "cadastro", "2026-03-10", "zoe").exit == 3
    lived.configure(jobs=[{**DAILY, "deliver": ["ana", "bruno"]}])
    text = told(lived, "2026-03-10", "bruno")
    assert "not in deliver: when the run planned its messages" in text
    assert "ana@" not in text


def test_a_record_that_is_missing_is_a_fault_and_said_as_such(lived):
    with sqlite3.connect(lived.directory / "var" / "boletim.db") as state:
        state.execute("DELETE FROM message_event")
        state.execute("DELETE FROM message_document")
        state.execute("DELETE FROM message")
        for table in ("snapshot", "run_document", "run", "occurrence"):
            state.execute(f"DELETE FROM {table}")
    state.close()
    assert explained(lived, "2026-03-10")["occurrences"][0]["state"] == "missing"
    assert "its record is MISSING" in told(lived, "2026-03-10")
    assert "missing" in {fault["what"] for fault in lived.faults()}
