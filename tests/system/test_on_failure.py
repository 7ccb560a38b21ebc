"""Who looks after a job is told once when something of it finally failed."""
import pytest

from installation import MONDAY, a_job
from mails import maildir

OWNER = "ti@oficina.example"


@pytest.fixture
def watched(installation):
    return installation.configure(jobs=[a_job(on_failure=OWNER)])


def notices(mails):
    return [mail for mail in mails if OWNER in str(mail.parsed["To"])]


def test_a_run_that_can_not_read_its_registry_is_told_once(watched):
    (watched.directory / "erp.db").unlink()
    for _ in range(2):
        assert watched.run("cadastro", "--occurrence", MONDAY).exit != 0
    notice, = notices(maildir(watched.directory / "mail"))
    assert notice.parsed["Subject"].startswith("Não foi feito: ")
    assert f"boletim run cadastro --occurrence {MONDAY}" in notice.text
    assert "ana@oficina.example" in notice.text
    assert (notice.attachments, notice.defects) == ({}, [])


def test_the_notice_is_in_the_history_and_not_among_the_runs_messages(watched):
    (watched.directory / "erp.db").unlink()
    outcome = watched.run("cadastro", "--occurrence", MONDAY)
    assert outcome.json["messages"] == []
    notice, = watched.history()
    assert (notice["to"], notice["run"], notice["sent_by"]) == (OWNER, outcome.json["run"], "on_failure")


def test_a_refused_recipient_is_told_with_the_servers_words(installation, smtp):
    server = smtp("--reject", "bruno@oficina.example")
    job = a_job(deliver=["ana", "bruno"], on_failure=OWNER)
    installation.configure(mail=server.settings(), jobs=[job])
    assert installation.run().exit == 1
    notice, = notices(server.mails())
    assert notice.parsed["Subject"].startswith("Não chegou a 1 de 2: ")
    assert "bruno@oficina.example: 550" in notice.text
    assert "boletim resend 2" in notice.text


def test_a_notice_that_fails_makes_no_other(installation, smtp):
    server = smtp("--reject", "bruno@oficina.example", "--reject", OWNER)
    installation.configure(mail=server.settings(), jobs=[a_job(deliver=["ana", "bruno"], on_failure=OWNER)])
    installation.run()
    assert [(m["to"], m["state"]) for m in installation.history("--to", OWNER)] == [(OWNER, "rejected")]


def test_an_occurrence_that_came_too_late_is_told(watched, clock):
    watched.configure(jobs=[a_job(schedule={"every": "day", "at": "07:30"}, start_by="1h", on_failure=OWNER)])
    clock.set("2026-03-10T10:00:00Z")
    watched.daemon(**clock.environment).ready().stop()
    clock.set("2026-03-10T13:00:00Z")
    watched.daemon(**clock.environment).ready().wait_for("message accepted")
    notice, = notices(maildir(watched.directory / "mail"))
    assert notice.parsed["Subject"].startswith("Não foi iniciado: ")
    assert "boletim run cadastro --occurrence 2026-03-10T10:30:00Z" in notice.text
