"""kill -9 at the worst moments: nothing is lost, nothing that was accepted is repeated."""
import contextlib
import subprocess

from deadline import wait_until
from installation import MONDAY, a_job, sqlite_source
from postgres import PASSWORD, TableLock
from registry import CUSTOMERS

ANA, BRUNO = "ana@oficina.example", "bruno@oficina.example"


def killed_while_sending(installation, smtp, asked, *words):
    """`run` with these words, dead when its first mail is in doubt; the server that has it."""
    server = smtp("--silent-after-body", ANA)
    installation.configure(mail=server.settings())
    command = asked(installation, "run", *words)
    server.wait_for_mails(1)
    command.kill()
    command.wait()
    return server


def test_a_killed_daemons_lock_and_socket_are_taken_over_at_once(installation):
    installation.configure()
    installation.daemon().ready().kill()
    assert (installation.directory / "var" / "control").exists()
    assert installation.run().exit == 0
    installation.daemon().ready()
    assert installation.boletim("status", "--json").json["daemon"]["running"] is True


def test_a_mail_that_was_under_way_is_in_doubt_and_sent_again_with_the_same_message_id(installation, smtp, asked):
    server = smtp("--silent-after-body", BRUNO)
    installation.configure(mail=server.settings(), jobs=[a_job(deliver=["ana", "bruno"])])
    daemon = installation.daemon().ready()
    client = asked(installation, "run", "cadastro")
    server.wait_for_mails(2)
    daemon.kill()
    assert client.wait(timeout=30) == 4
    assert installation.states() == {ANA: "accepted", BRUNO: "sending"}

    server.restart()
    installation.daemon().wait_for("message accepted")
    assert installation.states() == {ANA: "accepted", BRUNO: "accepted"}
    mails = server.mails()
    assert [(mail.to[0], mail.doubt) for mail in mails] == [(ANA, False), (BRUNO, True), (BRUNO, False)]
    assert mails[1].message_id == mails[2].message_id
    assert mails[1].parsed.as_bytes() == mails[2].parsed.as_bytes()
    events = [event["state"] for event in installation.history("--to", BRUNO)[0]["events"]]
    assert events == ["planned", "sending", "in_doubt", "sending", "accepted"]
    assert [run["state"] for run in installation.boletim("runs", "--json").json] == ["done"]


def test_a_run_that_was_reading_is_done_after_the_restart(installation, erp, asked):
    erp.write(CUSTOMERS)
    installation.credential("erp", PASSWORD).configure(rows=None, sources={"erp": erp.source()})
    with TableLock(erp):
        daemon = installation.daemon().ready()
        asked(installation, "run", "cadastro", "--at", MONDAY)
        daemon.wait_for("run started")
        daemon.kill()
    installation.daemon().wait_for("run done")
    runs = installation.boletim("runs", "--json").json
    assert [(run["occurrence"], run["state"]) for run in runs] == [(MONDAY, "done")]
    assert installation.states() == {ANA: "accepted"}


def test_sigterm_ends_it_though_erp_and_mail_server_are_silent_and_all_goes_on_later(installation, erp, smtp, asked):
    erp.write(CUSTOMERS)
    server = smtp("--silent-after-body", ANA)
    installation.credential("erp", PASSWORD).configure(
        mail=server.settings(), sources={"erp": sqlite_source(), "lento": erp.source()},
        jobs=[a_job("enviando", source="erp"), a_job("lendo", source="lento", deliver="bruno")])
    daemon = installation.daemon().ready()
    asked(installation, "run", "enviando")
    server.wait_for_mails(1)
    with TableLock(erp):
        asked(installation, "run", "lendo")
        daemon.wait_for("run started JOB=lendo")
        assert daemon.stop() == 0

    server.restart()
    after = installation.daemon()
    after.wait_for("message accepted")
    after.wait_for("message accepted")
    assert installation.states() == {ANA: "accepted", BRUNO: "accepted"}
    assert len({mail.message_id for mail in server.mails() if mail.to == [ANA]}) == 1


def test_a_command_that_is_killed_is_taken_up_by_the_daemon(installation, smtp, asked):
    server = killed_while_sending(installation, smtp, asked, "cadastro")

    server.restart()
    installation.daemon().wait_for("message accepted")
    assert installation.states() == {ANA: "accepted"}
    wait_until(lambda: installation.boletim("runs", "--json").json[0]["state"] == "done", "finished run")


def test_a_command_that_is_killed_is_taken_up_by_the_next_one_where_there_is_no_daemon(installation, smtp, asked):
    server = killed_while_sending(installation, smtp, asked, "cadastro", "--at", MONDAY)

    server.restart()
    assert installation.run().exit == 0
    first, own = installation.history()
    assert (first["state"], own["state"]) == ("accepted", "accepted")
    assert [event["state"] for event in first["events"]] == ["planned", "sending", "in_doubt", "sending", "accepted"]
    assert {run["state"] for run in installation.boletim("runs", "--json").json} == {"done"}


def test_a_command_that_was_killed_is_taken_up_when_it_is_typed_again(installation, smtp, asked):
    server = killed_while_sending(installation, smtp, asked, "cadastro", "--at", MONDAY)

    server.restart()
    again = installation.run("cadastro", "--at", MONDAY)
    assert (again.exit, again.json["run"], again.json["state"]) == (0, "1", "done")
    assert installation.states() == {ANA: "accepted"}
    assert len({mail.message_id for mail in server.mails()}) == 1


def test_whatever_the_instant_of_a_crash_nothing_that_was_begun_is_lost(installation, smtp, asked):
    server = smtp()
    installation.configure(mail=server.settings(), jobs=[a_job(deliver=["ana", "bruno"])])
    for round_number in range(12):
        daemon = installation.daemon().ready()
        client = asked(installation, "run", "cadastro")
        with contextlib.suppress(subprocess.TimeoutExpired):
            client.wait(timeout=0.02 * round_number)  # a run takes some 0.1 s
        daemon.kill()

    installation.daemon().ready()
    wait_until(lambda: all(run["state"] == "done" for run in installation.boletim("runs", "--json").json), "last run")
    history = installation.history()
    assert {message["state"] for message in history} == {"accepted"}
    assert len(history) == 2 * len(installation.boletim("runs", "--json").json)
    assert {message["message_id"] for message in history} == {mail.message_id for mail in server.mails()}
