"""A copy of the state that is started elsewhere, as after a restored backup: it is quiet until an admin says so."""
import pathlib
import shutil
import subprocess

import pytest

from installation import a_job
from mails import maildir
from postgres import PASSWORD

DAILY = a_job(schedule={"every": "day", "at": "08:00"}, timezone="Etc/UTC")


@pytest.fixture
def another_machine(tmp_path):
    """In place of this one's /etc/machine-id."""
    may = subprocess.run(["unshare", "--mount", "true"], check=False).returncode == 0
    if not may or not pathlib.Path("/etc/machine-id").exists():
        pytest.skip("another machine's identity takes root and /etc/machine-id")
    identity = tmp_path / "machine-id"
    identity.write_text("0123456789abcdef0123456789abcdef\n")
    return identity


def live_a_day(installation, clock):
    clock.set("2026-03-10T07:00:00Z")
    daemon = installation.daemon(**clock.environment).ready()
    clock.set("2026-03-10T08:00:10Z")
    installation.look_again()
    daemon.wait_for("message accepted")
    assert daemon.stop() == 0


def check_that_it_is_quiet_until_adopted(copy, clock):
    mails = copy.directory / "mail"
    before = len(maildir(mails))
    clock.set("2026-03-11T08:00:10Z")
    daemon = copy.daemon(**clock.environment).ready()
    copy.look_again()
    assert [fault["what"] for fault in copy.faults()] == ["moved"]
    assert copy.run().exit == 1
    assert len(maildir(mails)) == before

    assert copy.boletim("adopt").exit == 0
    copy.look_again()
    daemon.wait_for("message accepted")
    assert len(maildir(mails)) == before + 1
    assert copy.faults() == []


def test_a_copy_on_another_machine_is_quiet_until_it_is_adopted(installations, another_machine, clock):
    original = installations().configure(jobs=[DAILY])
    live_a_day(original, clock)
    copy = installations()
    shutil.copytree(original.directory, copy.directory, dirs_exist_ok=True)
    copy.machine = another_machine
    check_that_it_is_quiet_until_adopted(copy, clock)


def test_a_restored_postgresql_state_is_quiet_until_it_is_adopted(installations, state, clock):
    original = installations().credential("state", PASSWORD).configure(state=state.state(lease=3), jobs=[DAILY])
    live_a_day(original, clock)
    restored = state.copy()
    copy = installations().credential("state", PASSWORD).configure(state=restored.state(lease=3), jobs=[DAILY])
    check_that_it_is_quiet_until_adopted(copy, clock)
    copy.close()
    restored.drop()
