"""Pause and resume: what comes due meanwhile is recorded, and an admin says what becomes of it."""
import os
import pty
import subprocess

import pytest

from installation import a_job
from programs import command, environment

DAILY = a_job(schedule={"every": "day", "at": "08:00"}, timezone="Etc/UTC", reports={"trend": "csv"})


@pytest.fixture
def live(installation, clock):
    installation.configure(jobs=[DAILY])
    clock.set("2026-03-10T07:00:00Z")
    installation.served = installation.daemon(**clock.environment).ready()
    return installation


def let_two_days_pass(live, clock):
    for day in (10, 11):
        clock.set(f"2026-03-{day}T08:00:10Z")
        live.look_again()


def occurrences(live):
    return [run["occurrence"] for run in live.boletim("runs", "--json").json[::-1]]


def test_what_comes_due_in_a_pause_is_not_run_until_an_admin_says_what_becomes_of_it(live, clock):
    assert live.boletim("pause", "cadastro", "--json").json == {
        "job": "cadastro", "paused": True, "missed": 0, "run": [], "skipped": []}
    let_two_days_pass(live, clock)
    assert occurrences(live) == []
    assert [fault["what"] for fault in live.faults()] == ["paused"]

    refused = live.boletim("resume", "cadastro")
    assert (refused.exit, refused.err.count("\n")) == (2, 1)
    assert "missed in the pause: 2; write --missed" in refused.err
    assert live.boletim("resume", "cadastro", "--missed", "once", "--json").json == {
        "job": "cadastro", "paused": False, "missed": 2, "run": ["2026-03-11T08:00:00Z"],
        "skipped": ["2026-03-10T08:00:00Z"]}
    live.look_again()
    live.served.wait_for("message accepted")
    assert occurrences(live) == ["2026-03-11T08:00:00Z"]
    assert live.faults() == []


def test_what_pause_said_of_the_missed_holds_at_resume(live, clock):
    live.boletim("pause", "cadastro", "--missed", "all")
    let_two_days_pass(live, clock)
    assert live.boletim("resume", "cadastro").exit == 0
    live.look_again()
    live.served.wait_for("message accepted")
    live.served.wait_for("message accepted")
    assert occurrences(live) == ["2026-03-10T08:00:00Z", "2026-03-11T08:00:00Z"]


def test_a_pause_without_a_daemon_holds_for_the_next_one(installation, clock):
    installation.configure(jobs=[DAILY])
    assert installation.boletim("pause", "cadastro", "--missed", "skip").exit == 0
    clock.set("2026-03-10T07:00:00Z")
    installation.daemon(**clock.environment).ready()
    let_two_days_pass(installation, clock)
    assert occurrences(installation) == []


def test_pausing_twice_and_resuming_what_is_not_paused_are_said(live):
    live.boletim("pause", "cadastro")
    twice = live.boletim("pause", "cadastro", "--missed", "all")
    assert (twice.exit, b"paused already" in twice.out) == (0, True)
    assert b"goes on" in live.boletim("resume", "cadastro").out
    again = live.boletim("resume", "cadastro")
    assert (again.exit, b"was not paused" in again.out) == (0, True)


def test_another_word_for_the_missed_is_refused(live):
    for words in [("pause", "cadastro", "--missed", "maybe"), ("resume", "cadastro", "--missed", "")]:
        assert live.boletim(*words).exit == 2


def test_at_a_terminal_pause_asks_before_it_is_sent_on(live, clock):
    terminal, end = pty.openpty()
    asking = subprocess.Popen(command("boletim", "--config", live.directory, "pause", "cadastro"), stdin=end,
                              stdout=subprocess.PIPE, stderr=end, env=environment())
    os.close(end)
    os.write(terminal, b"skip\n")
    said, _ = asking.communicate(timeout=30)
    asked = os.read(terminal, 4096).decode()
    os.close(terminal)
    assert "what becomes of the fires missed in the pause?" in asked
    assert b"what is missed: --missed skip" in said
    let_two_days_pass(live, clock)
    assert live.boletim("resume", "cadastro", "--json").json["run"] == []
