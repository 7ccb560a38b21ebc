"""A mail server that refuses, waits, breaks off or is not there: nobody else suffers, nothing is lost or repeated."""
import pytest

from installation import a_job
from preloads import impatient
from postgres import free_port

ANA, BRUNO = "ana@oficina.example", "bruno@oficina.example"


@pytest.fixture
def two(installation):
    """Configured to send to both."""
    def configure(mail, **changes):
        job = a_job(deliver=["ana", "bruno"], **changes)
        return installation.configure(mail=mail, jobs=[job])

    return configure


@pytest.fixture
def minutes_later(clock):
    """What is to be tried again is due."""
    clock.forward(minutes=2)
    return clock.environment


def test_a_refused_recipient_is_rejected_and_the_other_gets_the_mail(two, smtp):
    server = smtp("--reject", ANA)
    ready = two(server.settings())
    outcome = ready.run()
    assert (outcome.exit, outcome.json["state"]) == (1, "done")
    assert ready.states() == {ANA: "rejected", BRUNO: "accepted"}
    assert "550 5.1.1 no such user here" in ready.history("--to", ANA)[0]["events"][-1]["detail"]
    assert [mail.to for mail in server.mails()] == [[BRUNO]]


def test_who_is_told_to_wait_is_deferred_and_gets_it_later(two, smtp, minutes_later):
    server = smtp("--defer", ANA)
    ready = two(server.settings())
    outcome = ready.run()
    assert outcome.exit == 1
    assert ready.states() == {ANA: "deferred", BRUNO: "accepted"}
    assert "450 4.2.1 mailbox busy" in ready.history("--to", ANA)[0]["events"][-1]["detail"]

    server.restart()
    ready.daemon(**minutes_later).wait_for("message accepted")
    assert ready.states() == {ANA: "accepted", BRUNO: "accepted"}
    assert [mail.to for mail in server.mails()] == [[BRUNO], [ANA]]


def test_a_server_that_closes_after_the_body_leaves_doubt_and_is_asked_again_with_the_same_message_id(two, smtp,
                                                                                                         minutes_later):
    server = smtp("--close-after-body", ANA)
    ready = two(server.settings())
    outcome = ready.run()
    assert outcome.exit == 1
    assert ready.states() == {ANA: "in_doubt", BRUNO: "accepted"}

    server.restart()
    ready.daemon(**minutes_later).wait_for("message accepted")
    assert ready.states() == {ANA: "accepted", BRUNO: "accepted"}
    mails = server.mails()
    assert [(mail.to[0], mail.doubt) for mail in mails] == [(ANA, True), (BRUNO, False), (ANA, False)]
    assert mails[0].message_id == mails[2].message_id
    assert mails[0].parsed.as_bytes() == mails[2].parsed.as_bytes()


def test_with_on_doubt_hold_a_doubtful_mail_waits_for_an_admin(two, smtp):
    server = smtp("--close-after-body", ANA)
    ready = two(server.settings(), on_doubt="hold")
    ready.run()
    assert ready.states() == {ANA: "held", BRUNO: "accepted"}

    server.restart()
    outcome = ready.boletim("resend", ready.history("--to", ANA)[0]["id"], "--json")
    assert (outcome.exit, outcome.json[0]["state"]) == (0, "accepted")


@pytest.mark.parametrize("fault", ["--defer", "--hang-up", "--silent", "--close-at-data", "--close-in-body",
                                   "--close-after-body"])
def test_what_stops_the_mail_to_one_is_told_and_tried_again_and_the_other_gets_it_once(two, smtp, clock, fault):
    server = smtp(fault, ANA)
    ready = two(server.settings())
    daemon = ready.daemon(**impatient(**clock.environment)).ready()
    outcome = ready.run()
    assert outcome.exit == 1
    assert ready.states() == {ANA: "in_doubt" if "body" in fault else "deferred", BRUNO: "accepted"}
    assert ready.faults() != []

    server.restart()
    clock.forward(minutes=2)
    ready.look_again()
    daemon.wait_for("run done")
    assert ready.states() == {ANA: "accepted", BRUNO: "accepted"}
    assert ready.faults() == []
    assert [mail.to for mail in server.mails() if not mail.doubt] == [[BRUNO], [ANA]]


@pytest.mark.parametrize("fault", ["--refuse", "--break-tls"])
def test_a_server_that_takes_nobodys_mail_is_told_and_tried_again(two, smtp, authority, clock, fault):
    server = smtp(fault, "--starttls", authority.server)
    ready = two(server.settings(security="starttls"))
    ready.daemon(SSL_CERT_FILE=str(authority.certificate), **clock.environment).ready()
    assert ready.run().exit == 4
    assert ready.faults() != []

    server.restart("--starttls", authority.server)
    clock.forward(minutes=2)
    assert ready.run().exit == 0  # lets it try at once what it does each minute
    assert ready.faults() == []
    assert sorted(mail.to for mail in server.mails()) == [[ANA], [ANA], [BRUNO], [BRUNO]]
    assert len({mail.message_id for mail in server.mails()}) == 4


def test_a_server_that_is_down_can_not_be_reached_and_the_mails_are_kept(two):
    port = free_port()
    ready = two({"transport": "smtp", "host": "localhost", "port": port, "security": "none",
                 "from": "boletim@oficina.example"})
    outcome = ready.run()
    assert outcome.exit == 4
    assert f"localhost:{port}" in outcome.err
    assert set(ready.states().values()) <= {"planned", "deferred"}


def test_mails_that_were_kept_are_sent_by_the_daemon_when_the_server_is_back(two, smtp, minutes_later):
    server = smtp()
    ready = two(server.settings())
    server.stop()
    assert ready.run().exit == 4

    server.start()
    daemon = ready.daemon(**minutes_later)
    daemon.wait_for("message accepted")
    daemon.wait_for("message accepted")
    assert ready.states() == {ANA: "accepted", BRUNO: "accepted"}
    assert sorted(mail.to[0] for mail in server.mails()) == [ANA, BRUNO]
    assert ready.boletim("runs", "--json").json[0]["state"] == "done"


def test_a_refused_login_can_not_be_reached_and_keeps_the_mails(two, smtp):
    server = smtp("--auth", "boletim:certa")
    ready = two(server.settings(user="boletim", password={"credential": "smtp"})).credential("smtp", "errada")
    outcome = ready.run()
    assert outcome.exit == 4
    assert "errada" not in outcome.err
    assert set(ready.states().values()) <= {"planned", "deferred"}


def test_a_server_that_is_closing_keeps_the_mails(two, smtp):
    ready = two(smtp("--refuse").settings())
    assert ready.run().exit == 4
    assert set(ready.states().values()) <= {"planned", "deferred"}


def test_a_mail_beyond_the_servers_size_is_rejected_with_both_sizes(two, smtp):
    ready = two(smtp("--size", "20000").settings())
    outcome = ready.run()
    assert (outcome.exit, set(ready.states().values())) == (1, {"rejected"})
    assert "20000" in ready.history()[0]["events"][-1]["detail"]


def test_what_failed_is_resent_at_once_when_asked(two, smtp):
    server = smtp("--reject", ANA)
    ready = two(server.settings())
    ready.run()
    server.restart()
    outcome = ready.boletim("resend", "--failed", "--since", "2024-03-01T00:00:00Z", "--json")
    assert (outcome.exit, [(m["to"], m["state"]) for m in outcome.json]) == (0, [(ANA, "accepted")])
    again = ready.boletim("resend", "--failed", "--since", "2024-03-01T00:00:00Z", "--json")
    assert (again.exit, again.json) == (0, [])


def test_a_mail_that_waits_is_sent_at_once_when_asked_and_only_once(two, smtp):
    server = smtp()
    ready = two(server.settings())
    server.stop()
    ready.run()

    server.start()
    outcome = ready.boletim("resend", ready.history("--to", ANA)[0]["id"], "--json")
    assert outcome.exit == 0
    assert [(m["to"], m["state"], m["resend_of"]) for m in outcome.json] == [(ANA, "accepted", None)]
    assert len(ready.history("--to", ANA)) == 1
    assert [mail.to for mail in server.mails()].count([ANA]) == 1
