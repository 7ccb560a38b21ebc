"""kill -9 at every touch of the world and at random instants: nothing is lost, nothing accepted is repeated."""
import contextlib
import itertools
import random
import subprocess

from backlog import backlog, check_books, check_mails, is_done, let_it_be_missed
from deadline import wait_until
from installation import MONDAY, a_job
from preloads import PLACES, killed_at

STEPS, INSTANTS = 60, 100  # to kill at
LONGEST_LIFE = 0.6  # seconds, of a daemon that is killed at a random instant


def test_a_run_survives_a_kill_at_every_single_step(installations, smtp):
    server = smtp()
    struck = set()
    for step in itertools.count(1):
        mails_before = len(server.lines())
        one = installations().configure(mail=server.settings(), jobs=[a_job(reports={"trend": "csv", "detail": "csv"})])
        killed = one.run("cadastro", "--at", MONDAY, **killed_at(step))
        if killed.exit == 0:
            break
        struck.add(killed.err.strip())
        one.run("cadastro", "--at", MONDAY)
        assert [run["state"] for run in one.boletim("runs", "--json").json] == ["done"], f"step {step}, {killed.err}"
        history = one.history()
        assert [message["state"] for message in history] == ["accepted"], f"step {step}, {killed.err}"
        check_mails(history, server.mails(since=mails_before))
        check_nothing_changed(one.run("cadastro").json["snapshot"], f"step {step}, {killed.err}")
    assert struck >= PLACES


def check_nothing_changed(snapshot, after):
    """Of the same records a later run counts what the one before counted, and no flow: no episode was lost or twice."""
    for kpi in snapshot["kpis"]:
        flows = {name: kpi[name] for name in ("new", "reopened", "corrected", "removed", "moved_in", "moved_out",
                                              "reclassified")}
        assert (kpi["previous"], set(flows.values())) == (kpi["flagged"], {0}), f"{after}: {kpi['id']} {flows}"


def crash(installation, seconds, **environment):
    """A daemon that is killed, at the latest after so many seconds; where it struck itself."""
    daemon = installation.daemon(**environment)
    with contextlib.suppress(subprocess.TimeoutExpired):
        daemon.wait(seconds)
    daemon.kill()
    return PLACES.intersection(daemon.lines)


def test_160_crashes_while_40_occurrences_are_made_up_for_lose_and_repeat_nothing(installation, smtp, clock):
    server = smtp("--delay", "0.4")  # so slow that no machine is done before the last crash
    installation.configure(**backlog(mail=server.settings()))
    let_it_be_missed(installation, clock)
    chance = random.Random(20260322)
    struck = set()
    for number in range(max(STEPS, INSTANTS)):
        if number < STEPS:
            struck |= crash(installation, seconds=5, **killed_at(number + 1))
        if number < INSTANTS:
            crash(installation, seconds=chance.uniform(0, LONGEST_LIFE))
    assert {"killed after fdatasync", "killed after send"} <= struck
    assert not is_done(installation), "it was done too early: more of the crashes should meet work"

    server.restart()
    installation.daemon().ready()
    wait_until(lambda: is_done(installation), "end of all runs", seconds=60)
    repeated = check_books(installation, server.mails())
    print(f"{STEPS + INSTANTS} crashes, {repeated} mails repeated in doubt")
