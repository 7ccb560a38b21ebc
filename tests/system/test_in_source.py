"""`evaluate: in_source`: the source's own engine counts what is plainly fine, and nobody can tell from the result."""
import mariadb as mariadb_server
import pytest
from installation import EARLIER, MONDAY, a_job
from postgres import PASSWORD, Cluster
from test_episodes import CHANGES, assert_adds_up, made_rows

KPIS = ["no_email", "no_phone", "no_mobile", "no_contact", "invalid_email", "no_name", "incomplete",
        "unreachable"]
JOB = a_job(kpis=KPIS, axes=["city", "segment"], deliver=[], reports={"detail": "csv"})
QUERY = "SELECT c.*, id * 10.25 AS revenue, CASE WHEN id % 50 = 0 THEN 100 ELSE 0 END AS overdue_amount FROM clientes c"


def snapshot_of(installation, source, evaluate, at):
    """Taken with a state of its own for each way to evaluate; only what can't be the same is left out."""
    installation.credential("erp", PASSWORD).configure(
        rows=None, sources={"erp": source}, jobs=[{**JOB, "evaluate": evaluate}],
        state=f"sqlite:{installation.directory}/{evaluate}.db", documents=f"{evaluate}-documents")
    outcome = installation.run("cadastro", "--at", at)
    assert outcome.exit == 0, outcome.err
    snapshot = outcome.json["snapshot"]
    snapshot.pop("suspects", None)
    rows = next(document["sha256"] for document in outcome.json["documents"] if document["kind"] == "detail")
    return snapshot, rows


def queried(source):
    return {**source, "registries": {"customers": {"query": QUERY}}}


def test_the_result_is_that_of_the_stream_week_after_week(installation, erp):
    source = queried(erp.write(list(made_rows(3000))).source())
    before = {way: snapshot_of(installation, source, way, EARLIER) for way in ["stream", "in_source"]}
    erp.sql(CHANGES)
    now = {way: snapshot_of(installation, source, way, MONDAY) for way in ["stream", "in_source"]}

    assert before["in_source"] == before["stream"]
    assert now["in_source"] == now["stream"]
    assert_adds_up(now["in_source"][0], before["in_source"][0])
    no_email = now["in_source"][0]["kpis"][0]
    assert no_email["corrected"] > 0 and no_email["removed"] > 0


def test_only_records_that_are_not_plainly_fine_travel(installation, erp):
    source = queried(erp.write(list(made_rows(3000))).source())
    erp.sql(f"ALTER ROLE leitor IN DATABASE {erp.name} SET log_statement = 'all'")
    snapshot_of(installation, source, "in_source", MONDAY)
    log = open(f"{erp.cluster.directory}/log", encoding="utf-8").read()
    assert "boletim_combination IS NOT NULL GROUP BY" in log and "boletim_combination IS NULL OR" in log


@pytest.mark.skipif(not mariadb_server.is_installed(), reason="no MariaDB server: config/install tests/packages")
def test_mariadb_counts_the_same(installation):
    server = mariadb_server.MariaDb()
    try:
        source = queried(server.write(list(made_rows(2000))).source())
        counted, streamed = (snapshot_of(installation, source, way, MONDAY) for way in ["in_source", "stream"])
    finally:
        server.stop()
    assert counted == streamed


def test_a_table_spread_over_three_servers_counts_the_same(installation, erp):
    rows = list(made_rows(1500))
    erp.write(rows)
    clusters = [Cluster(), Cluster()]
    places = [erp.cluster.database(), *(cluster.database() for cluster in clusters)]
    try:
        for number, place in enumerate(places):
            place.write([row for row in rows if row["id"] % 3 == number])
            place.sql("ALTER TABLE clientes ADD part bigint; UPDATE clientes SET part = id % 3")
        columns = erp.sql("SELECT string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' ORDER BY"
                          " attnum) FROM pg_attribute WHERE attrelid = 'clientes'::regclass AND attnum > 0").strip()
        erp.sql("CREATE EXTENSION postgres_fdw;"
                f"CREATE TABLE spread ({columns}, part bigint) PARTITION BY LIST (part); GRANT SELECT ON spread TO leitor")
        for number, place in enumerate(places):
            erp.sql(f"CREATE SERVER s{number} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', "
                    f"port '{place.cluster.port}', dbname '{place.name}');"
                    f"CREATE USER MAPPING FOR leitor SERVER s{number} OPTIONS (user 'leitor', password "
                    f"$${PASSWORD}$$);"
                    f"CREATE FOREIGN TABLE p{number} PARTITION OF spread FOR VALUES IN ({number}) SERVER s{number} "
                    f"OPTIONS (table_name 'clientes'); GRANT SELECT ON p{number} TO leitor")
        spread = erp.source(registries={"customers": {"query": QUERY.replace("clientes", "spread")}})
        counted, _ = snapshot_of(installation, spread, "in_source", MONDAY)
    finally:
        for cluster in clusters:
            cluster.stop()
    streamed, _ = snapshot_of(installation, queried(erp.source()), "stream", MONDAY)
    assert counted == streamed


def test_another_connector_is_refused(installation):
    outcome = installation.configure(jobs=[{**JOB, "evaluate": "in_source"}]).boletim("check")
    assert outcome.exit == 2 and "postgresql" in outcome.err
