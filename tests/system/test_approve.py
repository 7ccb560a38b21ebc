"""A run whose counts jump holds its mails; an admin lets them go or refuses them."""
import pytest

from installation import EARLIER, MONDAY, a_job
from mails import maildir
from registry import CUSTOMERS, write_sqlite


@pytest.fixture
def held(installation):
    """The second run has lost half of the customers."""
    installation.configure(jobs=[a_job(hold_if="total falls 20%")])
    assert installation.run("cadastro", "--at", EARLIER).exit == 0
    write_sqlite(installation.directory / "erp.db", CUSTOMERS[:3])
    installation.outcome = installation.run("cadastro", "--at", MONDAY)
    return installation


def of_second_run(installation):
    return [(message["state"], message["resend_of"]) for message in installation.history() if message["run"] == "2"]


def test_a_held_run_sends_nothing_and_says_why(held):
    assert of_second_run(held) == [("held", None)]
    assert "total" in held.outcome.json["held"]
    [fault] = held.faults()
    assert (fault["what"], fault["job"]) == ("approve", "cadastro")
    assert "boletim approve 2" in held.boletim("explain", "cadastro", MONDAY).out.decode()


def test_resend_failed_leaves_it_to_its_approval(held):
    held.boletim("resend", "--failed", "--since", EARLIER)
    assert of_second_run(held) == [("held", None)]


def test_approve_sends_the_very_messages_once(held):
    planned = held.history("--state", "held")[0]["message_id"]
    for _ in range(2):
        assert held.boletim("approve", "2").exit == 0
    assert of_second_run(held) == [("accepted", None)]
    assert [mail.message_id for mail in maildir(held.directory / "mail")].count(planned) == 1
    assert held.faults() == []


def test_reject_never_sends_them_and_names_who_said_so(held):
    outcome = held.boletim("approve", "2", "--reject", "--json")
    assert (outcome.exit, outcome.json[0]["state"]) == (0, "skipped")
    assert outcome.json[0]["events"][-1]["detail"].startswith("rejected by ")
    assert len(maildir(held.directory / "mail")) == 1
    assert held.faults() == []


def test_resend_of_a_held_message_lets_that_very_one_go(held):
    message = held.history("--state", "held")[0]
    outcome = held.boletim("resend", message["id"], "--json")
    assert [(sent["message_id"], sent["state"]) for sent in outcome.json] == [(message["message_id"], "accepted")]


def test_approving_no_run_is_no_such_thing(held):
    assert held.boletim("approve", "99").exit == 3
