"""A registry that is not as it should be: the run says what to do, and no other job suffers."""
import pytest

from documents import document, rows_of_csv, text_of_pdf
from installation import MONDAY, a_job, sqlite_source
from mails import maildir
from postgres import PASSWORD, free_port
from registry import CUSTOMERS, customer, write_sqlite


def a_failed_run(outcome, reason):
    """Failed with exit 1 and one line that holds `reason`, on standard error and in the run."""
    assert (outcome.exit, outcome.json["state"]) == (1, "failed")
    assert outcome.json["messages"] == []
    assert outcome.err == f"boletim: {outcome.json['error']}\n"
    assert reason in outcome.json["error"], outcome.json["error"]
    return True


@pytest.mark.parametrize("column", ["id", "name"])
def test_a_column_that_is_missing_is_named(installation, column):
    rows = [{name: value for name, value in row.items() if name != column} for row in CUSTOMERS]
    assert a_failed_run(installation.configure(rows).run(), f"lacks columns: {column};")


def test_an_axis_without_its_column_is_named(installation):
    installation.configure(jobs=[a_job(axes=["vendedor"])])
    outcome = installation.run()
    assert outcome.exit in (1, 2)
    assert "vendedor" in outcome.err


def test_duplicate_ids_are_named(installation):
    rows = [*CUSTOMERS, customer(3, name="Outra Inês")]
    assert a_failed_run(installation.configure(rows).run(), "3")


def test_null_ids_fail_the_run(installation):
    outcome = installation.configure([*CUSTOMERS, customer(None)]).run()
    assert a_failed_run(outcome, "id")


def test_a_query_that_the_erp_refuses_fails_the_run(installation):
    installation.configure(sources={"erp": sqlite_source("SELECT * FROM fornecedores")})
    assert a_failed_run(installation.run(), "fornecedores")


def test_a_failed_run_says_nothing_of_anybody(installation):
    outcome = installation.configure([*CUSTOMERS, customer(3, name="Outra Inês")]).run()
    assert "Inês" not in outcome.err
    assert "@" not in outcome.err


def test_invalid_utf8_is_replaced_counted_and_told(installation):
    rows = [*CUSTOMERS, customer(8, name="Jo\xe3o Latin".encode("latin-1"), email=None)]
    outcome = installation.configure(rows).run()
    assert (outcome.exit, outcome.json["state"], outcome.json["snapshot"]["replaced"]) == (0, "done", 1)
    names = [row["Cliente"] for row in rows_of_csv(document(outcome, "detail", "csv"))]
    assert "Jo\ufffdo Latin" in names
    told = " ".join(text_of_pdf(document(outcome, "trend", "pdf")).split())
    assert "1 valor com caracteres ilegíveis" in told
    assert "1 valor tinha caracteres ilegíveis" in " ".join(maildir(installation.directory / "mail")[0].text.split())


def test_an_empty_registry_is_no_data_and_nobody_gets_a_mail(installation):
    installation.configure([])
    write_sqlite(installation.directory / "erp.db", [])
    outcome = installation.run()
    assert (outcome.exit, outcome.json["state"], outcome.json["error"]) == (0, "no_data", None)
    assert (outcome.json["documents"], outcome.json["messages"]) == ([], [])
    assert [kpi["percent"] for kpi in outcome.json["snapshot"]["kpis"]] == [None] * 3


def test_a_registry_of_inactive_records_is_no_data(installation):
    outcome = installation.configure([customer(n, active=False) for n in (1, 2)]).run()
    assert (outcome.exit, outcome.json["state"]) == (0, "no_data")


def test_a_file_that_is_not_there_can_not_be_reached_and_is_not_made(installation):
    outcome = installation.configure(rows=None).run()
    assert (outcome.exit, outcome.json["state"]) == (4, "failed")
    assert "erp.db" in outcome.err
    assert not (installation.directory / "erp.db").exists()


def test_a_server_that_is_down_can_not_be_reached(installation, erp):
    installation.credential("erp", PASSWORD)
    port = free_port()
    outcome = installation.configure(rows=None, sources={"erp": erp.source(port=port)}).run()
    assert (outcome.exit, outcome.json["state"]) == (4, "failed")
    assert f"127.0.0.1:{port}" in outcome.err


def test_a_refused_login_says_whose_and_nothing_of_the_password(installation, erp):
    installation.credential("erp", "errada")
    outcome = installation.configure(rows=None, sources={"erp": erp.source()}).run()
    assert (outcome.exit, outcome.json["state"]) == (4, "failed")
    assert "leitor" in outcome.err
    assert "errada" not in outcome.err


def test_the_other_jobs_are_unharmed(installation):
    erp = sqlite_source("SELECT name FROM clientes", fornecedores="SELECT * FROM clientes")
    installation.configure(sources={"erp": erp}, jobs=[a_job("ruim"), a_job("bom", registry="fornecedores")])
    bad, good = installation.run("ruim"), installation.run("bom")
    assert (bad.json["state"], good.json["state"]) == ("failed", "done")
    runs = installation.boletim("runs", "--json").json
    assert {(run["job"], run["state"]) for run in runs} == {("ruim", "failed"), ("bom", "done")}


def test_the_job_runs_again_when_the_registry_is_mended(installation):
    installation.configure([customer(1), customer(1)])
    at = ("--at", MONDAY)
    assert a_failed_run(installation.run("cadastro", *at), "1")
    write_sqlite(installation.directory / "erp.db", CUSTOMERS)
    outcome = installation.run("cadastro", *at)
    assert (outcome.exit, outcome.json["state"], outcome.json["error"]) == (0, "done", None)
