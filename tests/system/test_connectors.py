"""Every connector yields the same registry."""
import json

import made_registry
import mariadb as mariadb_server
import pytest
from mariadb import DRIVERS, odbc_source
from postgres import PASSWORD
from test_known_truth import JOB, MOST_MEMORY, counts_of, peak_of_run

ROWS = [row for row, _ in made_registry.records(5000)]
COLUMNS = "'Cliente' AS name, concat('c', seq, '@gmail.com') AS email, 'Campinas' AS city, 'frota' AS segment"


@pytest.fixture(scope="module")
def mariadb():
    if not mariadb_server.is_installed():
        pytest.skip("no MariaDB server: config/install tests/packages")
    server = mariadb_server.MariaDb()
    yield server
    server.stop()


def counts_from(installation, source):
    installation.credential("erp", PASSWORD).configure(rows=None, sources={"erp": source}, jobs=[JOB])
    outcome = installation.run()
    assert outcome.exit == 0, outcome.err
    return counts_of(outcome.json["snapshot"])


def test_mysql_yields_the_same_counts(installation, mariadb):
    assert counts_from(installation, mariadb.write(ROWS).source()) == made_registry.counts(5000)


@pytest.mark.skipif(not (DRIVERS / "libmaodbc.so").exists(), reason="needs odbc-mariadb")
def test_odbc_yields_the_same_counts_from_mariadb(installation, mariadb):
    assert counts_from(installation, mariadb.write(ROWS).odbc_source()) == made_registry.counts(5000)


@pytest.mark.skipif(not (DRIVERS / "psqlodbcw.so").exists(), reason="needs odbc-postgresql")
def test_odbc_yields_the_same_counts_from_postgresql(installation, erp):
    source = odbc_source("psqlodbcw.so", erp.write(ROWS).cluster.port, erp.name)
    assert counts_from(installation, source) == made_registry.counts(5000)


def peak_from(installation, source, query):
    source["registries"] = {"customers": {"query": query}}
    job = {**JOB, "kpis": ["no_email"], "reports": {"trend": "csv"}}
    installation.credential("erp", PASSWORD).configure(rows=None, sources={"erp": source}, jobs=[job])
    peak, code, out = peak_of_run(installation)
    run = json.loads(out)
    assert (code, run["error"], run["snapshot"]["total"]) == (0, None, 1_000_000)
    return peak


def test_a_million_rows_of_mysql_take_little_memory(installation, mariadb):
    assert peak_from(installation, mariadb.source(), f"SELECT seq AS id, {COLUMNS} FROM seq_1_to_1000000") <= MOST_MEMORY


@pytest.mark.skipif(not (DRIVERS / "psqlodbcw.so").exists(), reason="needs odbc-postgresql")
def test_a_million_rows_of_odbc_take_little_memory(installation, erp):
    source = odbc_source("psqlodbcw.so", erp.cluster.port, erp.name)
    query = f"SELECT seq AS id, {COLUMNS} FROM generate_series(1, 1000000) seq"
    assert peak_from(installation, source, query) <= MOST_MEMORY
