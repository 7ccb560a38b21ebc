"""A gate: where the figures jump, the mails wait until an admin has looked."""
import pytest

from installation import EARLIER, MONDAY, a_job
from mails import maildir
from registry import CUSTOMERS, write_sqlite

OWNER = "ti@oficina.example"


@pytest.fixture
def shrunk(installation):
    """Told of all customers a week ago; now most of them are gone."""
    installation.configure(jobs=[a_job(hold_if=["total falls 50%"], on_failure=OWNER)])
    assert installation.run("cadastro", "--at", EARLIER).exit == 0
    write_sqlite(installation.directory / "erp.db", CUSTOMERS[:2])
    return installation


def delivered_to(installation):
    return sorted(mail.parsed["To"].addresses[0].addr_spec for mail in maildir(installation.directory / "mail"))


def test_a_run_whose_total_falls_is_done_and_its_mails_wait(shrunk):
    outcome = shrunk.run("cadastro", "--at", MONDAY)
    assert (outcome.json["state"], outcome.json["messages"][0]["state"]) == ("done", "held")
    assert len(outcome.json["documents"]) == 3
    assert "total fell from 6 to 2" in outcome.json["held"]
    states = [event["state"] for event in shrunk.history("--state", "held")[0]["events"]]
    assert states == ["planned", "held"]


def test_who_looks_after_the_job_is_told_what_to_type(shrunk):
    run = shrunk.run("cadastro", "--at", MONDAY).json["run"]
    assert delivered_to(shrunk) == ["ana@oficina.example", OWNER]
    notice = next(mail for mail in maildir(shrunk.directory / "mail") if OWNER in str(mail.parsed["To"]))
    assert notice.parsed["Subject"].startswith("Espera aprovação: ")
    assert f"boletim approve {run}" in notice.text and notice.defects == []


def test_an_approved_run_is_sent_once(shrunk):
    run = shrunk.run("cadastro", "--at", MONDAY).json["run"]
    assert shrunk.boletim("approve", run).exit == 0
    shrunk.boletim("approve", run)
    assert delivered_to(shrunk) == ["ana@oficina.example", "ana@oficina.example", OWNER]


def test_a_second_run_does_not_slip_through(shrunk):
    shrunk.run("cadastro", "--at", MONDAY)
    assert shrunk.run().json["messages"][0]["state"] == "held"


def test_a_test_to_oneself_is_sent(shrunk):
    assert shrunk.run("cadastro", "--to", "eu@oficina.example").exit == 0
    assert "eu@oficina.example" in delivered_to(shrunk)
