"""No room for documents: the run fails with what to do, nobody gets half a mail, and it can be done later."""
import contextlib
import subprocess

import pytest

from installation import MONDAY, a_job
from mails import maildir

AT = ("--at", MONDAY)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 16 KB."""
    directory = tmp_path / "small"
    directory.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k,mode=0700", "none", directory],
                             capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("mounting a small file system takes root: " + mounted.stderr.decode().strip())
    yield directory
    subprocess.run(["umount", "--lazy", directory], check=True)  # a daemon of a failed test may still be there


def fill(disk):
    """Leaves no byte; frees all when the file is removed."""
    ballast = disk / "ballast"
    with open(ballast, "wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4096)):
            pass
    return ballast


def test_a_full_disk_for_documents_fails_the_run_until_there_is_room(installation, small_disk):
    installation.configure(documents=str(small_disk))
    outcome = installation.run("cadastro", *AT)
    assert (outcome.exit, outcome.json["state"], outcome.json["messages"]) == (1, "failed", [])
    assert f"disk full: free space in {small_disk}" in outcome.err
    assert installation.history() == []

    subprocess.run(["mount", "-o", "remount,size=16m", small_disk], check=True)
    outcome = installation.run("cadastro", *AT)
    assert (outcome.exit, outcome.json["state"]) == (0, "done")
    assert len(maildir(installation.directory / "mail")) == 1


def test_a_full_disk_leaves_jobs_without_documents_unharmed(installation, small_disk):
    installation.configure(documents=str(small_disk), jobs=[a_job(), a_job("so-contar", reports={}, deliver=[])])
    assert installation.run("cadastro").exit == 1
    assert installation.run("so-contar").exit == 0


def test_a_full_disk_for_the_state_loses_no_fire(installation, small_disk, clock):
    subprocess.run(["mount", "-o", "remount,size=8m", small_disk], check=True)
    installation.configure(state=f"sqlite:{small_disk}/boletim.db",
                           jobs=[a_job(schedule={"every": "day", "at": "08:00"}, timezone="Etc/UTC")])
    clock.set("2026-03-10T07:58:00Z")
    daemon = installation.daemon(**clock.environment).ready()
    ballast = fill(small_disk)
    clock.set("2026-03-10T08:02:00Z")
    daemon.reload()
    daemon.wait_for("disk full")
    assert {"late", "state"} <= {fault["what"] for fault in installation.faults()}

    ballast.unlink()
    installation.look_again()
    daemon.wait_for("message accepted")
    assert [run["occurrence"] for run in installation.boletim("runs", "--json").json] == ["2026-03-10T08:00:00Z"]
    daemon.stop()  # before its disk goes


def test_a_full_disk_for_the_maildir_keeps_the_mail(installation, small_disk, clock):
    installation.configure(mail={"transport": "maildir", "path": str(small_disk / "mail"),
                                 "from": "boletim@oficina.example"})
    outcome = installation.run("cadastro", *AT)
    assert outcome.exit != 0
    assert installation.states() == {"ana@oficina.example": "deferred"}

    subprocess.run(["mount", "-o", "remount,size=16m", small_disk], check=True)
    clock.forward(minutes=2)
    installation.daemon(**clock.environment).wait_for("message accepted")
    assert len(maildir(small_disk / "mail")) == 1
