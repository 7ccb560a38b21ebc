"""boletimd: fires, reloads, serves commands, stops."""
import json
import socket

import pytest

from installation import EARLIER, MONDAY, a_configuration, a_job, sqlite_source
from mails import maildir
from postgres import PASSWORD, TableLock
from registry import CUSTOMERS

EVERY_MINUTE = {"cron": "* * * * *"}


@pytest.fixture
def ready(installation):
    return installation.configure()


def rewrite(installation, **changes):
    (installation.directory / "boletim.yaml").write_text(json.dumps(a_configuration(**changes), indent=2))


def is_closed(client):
    try:
        return client.recv(1) == b""
    except ConnectionResetError:  # it had not read everything
        return True


def test_it_fires_what_comes_due_and_a_job_that_fails_harms_no_other(installation, clock):
    erp = sqlite_source("SELECT name FROM clientes", fornecedores="SELECT * FROM clientes")
    installation.configure(sources={"erp": erp}, jobs=[a_job("ruim", schedule=EVERY_MINUTE),
                                                      a_job("bom", schedule=EVERY_MINUTE, registry="fornecedores")])
    clock.set("2026-03-10T07:59:57Z")
    daemon = installation.daemon(**clock.environment).ready()
    daemon.wait_for("run done JOB=bom")
    assert daemon.stop() == 0
    assert len(maildir(installation.directory / "mail")) == 1
    bad, good = (installation.boletim("runs", "--job", job, "--json").json[0] for job in ("ruim", "bom"))
    assert (bad["state"], good["state"]) == ("failed", "done")
    assert good["occurrence"] == "2026-03-10T08:00:00Z"
    assert any(f"run failed: {bad['error']}" in line for line in daemon.lines)


def test_sighup_takes_a_good_configuration(ready):
    daemon = ready.daemon().ready()
    rewrite(ready, jobs=[a_job(), a_job("outro")])
    daemon.reload()
    daemon.wait_for("configuration reloaded: 2 jobs")
    assert ready.run("outro").exit == 0


def test_sighup_refuses_a_bad_configuration_and_says_why(ready):
    daemon = ready.daemon().ready()
    rewrite(ready, timezone="America/Sao_Paolo")
    daemon.reload()
    line = daemon.wait_for("the old configuration stays")
    assert "boletim.yaml:" in line and "America/Sao_Paolo" in line
    rewrite(ready)
    assert ready.run().exit == 0


def test_reload_answers_with_the_outcome(ready):
    ready.daemon().ready()
    assert ready.boletim("reload").exit == 0
    rewrite(ready, state="sqlite:other.db")
    outcome = ready.boletim("reload")
    assert (outcome.exit, outcome.err.count("\n")) == (2, 1)
    assert "restart" in outcome.err


def test_reload_without_a_daemon_can_not_be_reached(ready):
    assert ready.boletim("reload").exit == 4


def test_status_tells_whether_it_runs(ready):
    assert ready.boletim("status", "--json").json["daemon"]["running"] is False
    daemon = ready.daemon().ready()
    status = ready.boletim("status", "--json").json
    assert status["daemon"]["running"] is True
    assert str(daemon.process.pid) in status["daemon"]["detail"]
    assert status["jobs"][0]["next"].endswith("T10:30:00Z")


def test_a_run_goes_through_the_daemon_and_is_answered_as_without_it(ready):
    alone = ready.run("cadastro", "--at", EARLIER)
    daemon = ready.daemon().ready()
    through = ready.run("cadastro", "--at", MONDAY)
    assert (through.exit, through.err) == (0, "")
    assert list(through.json) == list(alone.json)
    assert through.json["messages"][0]["state"] == "accepted"
    daemon.wait_for("run started JOB=cadastro RUN=2")
    daemon.wait_for("message accepted JOB=cadastro RUN=2 MESSAGE_ID=2")


def test_exit_codes_come_through_the_socket(ready):
    ready.daemon().ready()
    assert ready.boletim("run", "cadastros").exit == 3
    assert ready.boletim("run", "cadastro", "--at", "ontem").exit == 2
    (ready.directory / "erp.db").unlink()
    assert ready.run().exit == 4


def test_sigterm_ends_it_within_seconds_and_leaves_no_socket(ready):
    daemon = ready.daemon().ready()
    assert daemon.stop(seconds=5) == 0
    assert not (ready.directory / "var" / "control").exists()


def test_a_second_daemon_on_the_same_state_refuses_and_names_the_first(ready):
    first = ready.daemon().ready()
    second = ready.daemon()
    assert second.wait() == 1
    assert str(first.process.pid) in second.said()
    assert ready.boletim("status", "--json").json["daemon"]["running"] is True


def test_what_is_no_request_is_dropped(ready):
    ready.daemon().ready()
    for nonsense in [b"", b"GET / HTTP/1.0\r\n\r\n", b"\xff" * 64, b"\x01\0\0\0\xff\xff\xff\x7f"]:
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(ready.directory / "var" / "control"))
            client.sendall(nonsense)
            client.shutdown(socket.SHUT_WR)
            assert is_closed(client)
    assert ready.boletim("status").exit == 0


def test_only_its_owner_may_ask(ready):
    ready.daemon().ready()
    assert (ready.directory / "var" / "control").stat().st_mode & 0o777 == 0o600


def test_a_reload_waits_for_no_run_and_what_runs_keeps_its_configuration(installation, erp, asked):
    erp.write(CUSTOMERS)
    settings = {"sources": {"erp": erp.source()}, "rows": None}
    installation.credential("erp", PASSWORD).configure(**settings)
    daemon = installation.daemon().ready()
    with TableLock(erp):
        asked(installation, "run", "cadastro")
        daemon.wait_for("run started")
        installation.configure(**settings, jobs=[a_job(deliver="bruno")])
        assert installation.boletim("reload").exit == 0
    daemon.wait_for("message accepted")
    assert installation.run().exit == 0
    assert [message["to"] for message in installation.history()] == ["ana@oficina.example", "bruno@oficina.example"]


def test_a_schedule_that_is_edited_while_no_daemon_runs_fires_nothing_of_the_past(installation, clock):
    def daily(at):
        return [a_job(schedule={"every": "day", "at": at}, timezone="Etc/UTC")]

    def live_at(now):
        clock.set(now)
        daemon = installation.daemon(**clock.environment).ready()
        installation.look_again()
        runs = installation.boletim("runs", "--json").json
        assert daemon.stop() == 0
        return [run["occurrence"] for run in runs]

    installation.configure(jobs=daily("08:00"))
    assert live_at("2026-03-10T09:00:00Z") == []
    installation.configure(jobs=daily("06:00"))
    assert live_at("2026-03-10T12:00:00Z") == []
    assert live_at("2026-03-11T06:00:10Z") == ["2026-03-11T06:00:00Z"]
    assert live_at("2026-03-11T08:00:10Z") == ["2026-03-11T06:00:00Z"]
