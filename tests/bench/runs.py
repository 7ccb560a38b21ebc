"""A run over a made registry in PostgreSQL: against the server's own COPY, and against the script for cron.

Rounds alternate, so that a slow minute of the machine hits both; medians are compared.
"""
import pathlib
import shutil
import statistics
import tempfile

import programs
from installation import Installation, a_job
from measure import Usage, usage
from postgres import PASSWORD, Cluster

ROUNDS = 3
COLUMNS = "id, name, email, phone, mobile, city, state, segment, owner, created_at, updated_at, active"
PEERS = programs.SHARED / "peers"


def compared(title, ours, theirs):
    """Time by the clock, memory, and the processor's time, which a busy machine changes least."""
    rounds = [(ours(), theirs()) for _ in range(ROUNDS)]
    mine, its = (Usage(*(statistics.median(r[side][i] for r in rounds) for i in range(3))) for side in (0, 1))
    print(f"| {title} | {said(mine)} | {said(its)} | {its.seconds / mine.seconds:.1f} |"
          f" {its.processor / mine.processor:.1f} | {its.memory / mine.memory:.1f} |", flush=True)


def said(used):
    return f"{used.seconds:.2f} s ({used.processor:.2f} s), {used.memory:.0f} MB"


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
    print(f"| {rows} customers (in brackets: processor) | Boletim | the other | times faster | processor | memory, times less |\n"
          "| --- | --- | --- | --- | --- | --- |")
    compared("read and count (dry run) : COPY of the same columns",
             lambda: usage([*boletim, "run", "counts", "--dry-run"]), lambda: usage(copy))

    def afresh():
        """A first run: all episodes are stored."""
        shutil.rmtree(installation.directory / "var", ignore_errors=True)
        return usage([*boletim, "run", "whole"])

    what = "whole job, detail PDF of 100,000 rows, CSV of all"
    compared(f"{what}, a first run : the script (at least 7 times faster, 8 times less)", afresh, lambda: usage(script))
    compared(f"{what}, a later run : the script", lambda: usage([*boletim, "run", "whole"]), lambda: usage(script))
