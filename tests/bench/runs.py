"""A run over a made registry in PostgreSQL: against the server's own COPY, and against the script for cron.

Rounds alternate, so that a slow minute of the machine hits both; medians are compared.
"""
import pathlib
import statistics
import tempfile

import programs
from installation import Installation, a_job
from measure import measured
from postgres import PASSWORD, Cluster

ROUNDS = 3
COLUMNS = "id, name, email, phone, mobile, city, state, segment, owner, created_at, updated_at, active"
PEERS = programs.SHARED / "peers"


def compared(title, ours, theirs):
    rounds = [(ours(), theirs()) for _ in range(ROUNDS)]
    mine, its = ([statistics.median(r[side][i] for r in rounds) for i in (0, 1)] for side in (0, 1))
    print(f"| {title} | {mine[0]:.2f} s, {mine[1]:.0f} MB | {its[0]:.2f} s, {its[1]:.0f} MB |"
          f" {mine[0] / its[0]:.2f} | {mine[1] / its[1]:.2f} |", flush=True)


def prepared(directory, database):
    source = database.source(registries={"customers": {"query": f"SELECT {COLUMNS} FROM customers"}})
    reports = {"trend": ["pdf", "csv"], "detail": {"csv": {}, "pdf": {"limit": 100_000}}}
    whole = a_job("whole", axes=["segment", "city"], reports=reports, deliver={"to": "ana", "attach": "trend.pdf"})
    counts = a_job("counts", axes=["segment", "city"], reports={}, deliver=[])
    return Installation(directory).credential("erp", PASSWORD).configure(
        rows=None, sources={"erp": source}, jobs=[whole, counts])


def main(rows):
    if not PEERS.is_dir():
        print(f"runs: left out, there is nothing to compare with: {PEERS} is not there")
        return
    cluster = Cluster()
    try:
        database = cluster.database()
        database.sql((PEERS / "customers.sql").read_text(encoding="utf-8"), "-v", f"n={rows}")
        database.sql("GRANT SELECT ON customers TO leitor")
        with tempfile.TemporaryDirectory(prefix="boletim-bench-") as directory:
            compare(prepared(pathlib.Path(directory, "config"), database), database, directory, rows)
    finally:
        cluster.stop()


def compare(installation, database, directory, rows):
    boletim = [programs.BUILD / "boletim", "--config", installation.directory]
    copy = database.cluster.psql(database.name, "-c", f"\\copy (SELECT {COLUMNS} FROM customers) TO '/dev/null'")
    dsn = f"host={database.cluster.directory} port={database.cluster.port} dbname={database.name} user=postgres"
    script = ["/usr/bin/python3", PEERS / "report.py", dsn, f"{directory}/peer", str(rows), "100000"]
    print(f"| {rows} customers | boletim | the other | time | memory |\n| --- | --- | --- | --- | --- |")
    compared("read and count (dry run) : COPY of the same columns",
             lambda: measured([*boletim, "run", "counts", "--dry-run"]), lambda: measured(copy))
    compared("whole job, detail PDF of 100,000 rows, CSV of all : the script",
             lambda: measured([*boletim, "run", "whole"]), lambda: measured(script))
