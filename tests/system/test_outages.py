"""A source, the state or the disk is away for a while: what it holds up is late, told in `status`, and done once."""
from backlog import check_mails
from deadline import wait_until
from installation import a_job, sqlite_source
from outages import deaf_server, locked
from postgres import PASSWORD
from registry import customer

SLOWLY = """CREATE FUNCTION demora() RETURNS text VOLATILE LANGUAGE sql AS $$ SELECT pg_sleep(0.02)::text $$;"""
AT_ONCE = """CREATE OR REPLACE FUNCTION demora() RETURNS text LANGUAGE sql AS $$ SELECT ''::text $$;"""
DAILY = a_job(schedule={"every": "day", "at": "08:00"}, timezone="Etc/UTC")
ANA, BRUNO = "ana@oficina.example", "bruno@oficina.example"


def runs(installation, job):
    return installation.boletim("runs", "--job", job, "--json").json


def states(installation, job):
    return [run["state"] for run in runs(installation, job)]


def test_an_erp_that_vanishes_while_it_is_read_is_read_again_when_it_is_back(installation, erp, clock):
    erp.write([customer(number) for number in range(500)]).sql(SLOWLY)
    query = "SELECT clientes.*, demora() AS demora FROM clientes"
    installation.credential("erp", PASSWORD).configure(
        rows=None, sources={"erp": erp.source(registries={"customers": {"query": query}})}, jobs=[DAILY])
    clock.set("2026-03-10T07:58:00Z")
    daemon = installation.daemon(**clock.environment).ready()
    clock.set("2026-03-10T08:00:10Z")
    daemon.reload()
    wait_until(lambda: erp.readers(), "reader of the ERP")
    erp.vanish()
    daemon.wait_for("run failed")
    assert states(installation, "cadastro") == ["failed"]
    assert any(fault["job"] == "cadastro" for fault in installation.faults())

    erp.come_back()
    erp.sql(AT_ONCE)
    clock.forward(minutes=10)
    installation.look_again()
    daemon.wait_for("message accepted")
    assert states(installation, "cadastro") == ["done"]
    assert installation.faults() == []
    assert len(installation.history()) == 1


def test_a_source_that_never_answers_holds_up_no_job_of_another(installation, asked):
    deaf_jobs = [f"surdo{number}" for number in range(8)]
    with deaf_server() as port:
        deaf = {"connector": "postgresql", "host": "127.0.0.1", "port": port, "database": "erp", "user": "leitor",
                "password": {"credential": "erp"}, "registries": {"customers": {"query": "SELECT * FROM clientes"}}}
        installation.credential("erp", PASSWORD).configure(
            sources={"erp": sqlite_source(), "surdo": deaf},
            jobs=[a_job("bom", source="erp"), *(a_job(job, source="surdo") for job in deaf_jobs)])
        daemon = installation.daemon().ready()
        for job in deaf_jobs:
            asked(installation, "run", job)
        daemon.wait_for("run started")
        assert installation.run("bom").exit == 0
        daemon.kill()


def test_a_state_that_is_locked_for_long_loses_no_outcome_and_no_fire(installation, smtp, clock, asked):
    server = smtp("--delay", "0.5")
    installation.configure(mail=server.settings(), jobs=[a_job("agora", deliver="bruno"), DAILY])
    clock.set("2026-03-10T07:58:00Z")
    daemon = installation.daemon(**clock.environment).ready()
    asked(installation, "run", "agora")
    server.wait_for_mails(1)
    with locked(installation.directory / "var" / "boletim.db"):
        clock.set("2026-03-10T08:00:10Z")
        daemon.reload()
        daemon.wait_for("locked", seconds=40)

    def both_are_accepted():
        clock.forward(minutes=1)
        installation.look_again()
        return installation.states() == {ANA: "accepted", BRUNO: "accepted"}

    wait_until(both_are_accepted, "accepted mails")
    assert [run["occurrence"] for run in runs(installation, "cadastro")] == ["2026-03-10T08:00:00Z"]
    check_mails(installation.history(), server.mails())
    assert installation.faults() == []
