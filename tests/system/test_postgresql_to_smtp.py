"""The whole line between two real servers."""
import pytest

from installation import a_job
from postgres import PASSWORD
from registry import COUNTS, CUSTOMERS

LOGIN = "boletim:segredo de teste"


@pytest.fixture
def from_erp(installation, erp):
    """Configured to read the customers from PostgreSQL."""
    erp.write(CUSTOMERS)
    installation.credential("erp", PASSWORD)

    def configure(mail, **changes):
        return installation.configure(rows=None, **{"sources": {"erp": erp.source()}, "mail": mail, **changes})

    return configure


def test_a_report_goes_from_postgresql_to_a_plain_server(from_erp, smtp):
    server = smtp()
    outcome = from_erp(server.settings()).run()
    assert (outcome.exit, outcome.json["state"], outcome.err) == (0, "done", "")
    assert {kpi["id"]: kpi["flagged"] for kpi in outcome.json["snapshot"]["kpis"]} == COUNTS
    mail = server.mails()[0]
    assert (mail.to, mail.defects) == (["ana@oficina.example"], [])


def test_starttls_and_a_login_with_the_certificate_checked_against_our_authority(from_erp, smtp, authority):
    server = smtp("--starttls", authority.server, "--auth", LOGIN)
    ready = from_erp(server.settings(security="starttls", user="boletim", password={"credential": "smtp"}))
    ready.credential("smtp", LOGIN.partition(":")[2])
    outcome = ready.run(SSL_CERT_FILE=str(authority.certificate))
    assert (outcome.exit, outcome.err) == (0, "")
    assert len(server.mails()) == 1


def test_a_certificate_of_an_unknown_authority_is_not_trusted(from_erp, smtp, authority):
    server = smtp("--starttls", authority.server)
    outcome = from_erp(server.settings(security="starttls")).run()
    assert (outcome.exit, server.mails()) == (4, [])
    assert "certificate" in outcome.err


def test_tls_from_the_first_byte(from_erp, smtp, authority):
    server = smtp("--tls", authority.server)
    outcome = from_erp(server.settings(security="tls")).run(SSL_CERT_FILE=str(authority.certificate))
    assert (outcome.exit, outcome.err) == (0, "")
    assert len(server.mails()) == 1


def test_the_history_tells_each_step_and_the_servers_reply(from_erp, smtp):
    ready = from_erp(smtp().settings())
    assert ready.history() == []
    ready.run()
    message = ready.history()[0]
    assert [event["state"] for event in message["events"]] == ["planned", "sending", "accepted"]
    assert "250 2.0.0 taken" in message["events"][-1]["detail"]
    assert message["state"] == "accepted"


def test_the_mail_carries_the_message_id_that_the_history_knows(from_erp, smtp):
    server = smtp()
    ready = from_erp(server.settings())
    ready.run()
    assert server.mails()[0].message_id == ready.history()[0]["message_id"]


def test_each_person_gets_a_mail_of_their_own(from_erp, smtp):
    server = smtp()
    ready = from_erp(server.settings(), groups={"gerencia": ["ana", "bruno"]}, jobs=[a_job(deliver=["gerencia"])])
    outcome = ready.run()
    assert outcome.exit == 0
    assert [mail.to for mail in server.mails()] == [["ana@oficina.example"], ["bruno@oficina.example"]]
    assert len({mail.message_id for mail in server.mails()}) == 2


def test_another_address_instead_of_the_jobs_people(from_erp, smtp):
    server = smtp()
    outcome = from_erp(server.settings()).run("cadastro", "--to", "ti@oficina.example")
    assert outcome.exit == 0
    assert [mail.to for mail in server.mails()] == [["ti@oficina.example"]]


def test_the_session_in_the_erp_can_only_read(from_erp, smtp, erp):
    erp.sql("CREATE FUNCTION tocar() RETURNS integer LANGUAGE sql VOLATILE SECURITY DEFINER AS "
            "$$ UPDATE clientes SET name = 'tocado' RETURNING 1 $$; GRANT EXECUTE ON FUNCTION tocar TO leitor")
    registries = {"customers": {"query": "SELECT *, tocar() AS t FROM clientes"}}
    ready = from_erp(smtp().settings(), sources={"erp": erp.source(registries=registries)})
    outcome = ready.run()
    assert (outcome.exit, outcome.json["state"]) == (1, "failed")
    assert erp.sql("SELECT count(*) FROM clientes WHERE name = 'tocado'") == "0\n"
