"""`status` tells the truth: what is wrong, since when, and what to do."""
import pytest

from installation import a_job

DAILY = a_job(schedule={"every": "day", "at": "08:00"}, timezone="Etc/UTC", reports={"trend": "csv"})


@pytest.fixture
def daily(installation, clock):
    installation.configure(jobs=[DAILY])
    clock.set("2026-03-10T07:00:00Z")
    return installation


def whats(installation, clock):
    faults = installation.boletim("status", "--json", **clock.environment).json["faults"]
    assert all(set(fault) == {"what", "job", "since", "detail"} and fault["detail"] for fault in faults)
    return [fault["what"] for fault in faults]


def test_a_service_in_order_has_no_faults_and_says_so(daily, clock):
    daily.daemon(**clock.environment).ready()
    assert whats(daily, clock) == []
    assert daily.boletim("status").out.decode().startswith("all in order\n")


def test_a_fire_that_nobody_started_is_late(daily, clock):
    assert daily.daemon(**clock.environment).ready().stop() == 0
    clock.set("2026-03-10T09:00:00Z")
    assert whats(daily, clock) == ["late"]
    assert daily.boletim("status", **clock.environment).out.startswith(b"! late cadastro: ")


def test_a_daemon_that_was_killed_is_told_until_the_next_one_starts(daily, clock):
    daily.daemon(**clock.environment).ready().kill()
    status = daily.boletim("status", "--json", **clock.environment).json
    assert [fault["what"] for fault in status["faults"]] == ["dead_node"]
    assert [node["alive"] for node in status["nodes"]] == [False]
    daily.daemon(**clock.environment).ready()
    assert whats(daily, clock) == []


def test_a_failed_run_is_told_until_one_succeeds(daily, clock):
    (daily.directory / "erp.db").rename(daily.directory / "away.db")
    daily.run(**clock.environment)
    assert whats(daily, clock) == ["failed"]
    (daily.directory / "away.db").rename(daily.directory / "erp.db")
    daily.run(**clock.environment)
    assert whats(daily, clock) == []


def test_a_state_that_is_no_database_is_itself_the_fault(daily, clock):
    (daily.directory / "var").mkdir()
    (daily.directory / "var" / "boletim.db").write_text("no database, and no longer one\n" * 100)
    outcome = daily.boletim("status", "--json")
    assert (outcome.exit, [fault["what"] for fault in outcome.json["faults"]]) == (1, ["state"])


def test_an_occurrence_that_was_done_by_hand_is_not_late(daily, clock):
    at = "2026-03-09T08:00:00Z"
    assert daily.run("cadastro", "--at", at, **clock.environment).exit == 0
    assert daily.run("cadastro", "--occurrence", at, **clock.environment).exit == 1  # it has its run
    assert whats(daily, clock) == []
    explained = daily.boletim("explain", "cadastro", at, "--json", **clock.environment).json
    assert [(one["at"], one["state"]) for one in explained["occurrences"]] == [(at, "started")]
