"""The KPI pass over a made registry: against PostgreSQL's COPY of the same columns, and SQLite's own program.

All built-in KPIs by two axes, no report. Rounds alternate, so that a slow minute of the machine hits all; medians are
compared. The memory and time of a tenth of the registry show that one stays and the other grows with the rows.
"""
import pathlib
import statistics
import subprocess
import tempfile

import programs
from installation import Installation, a_job
from measure import measured
from postgres import PASSWORD, Cluster

ROUNDS = 5
COLUMNS = ("id, name, person_type, email, phone, mobile, city, state, segment, owner, created_at, updated_at, active,"
           " revenue, overdue_amount")
KPIS = ["no_email", "no_phone", "no_mobile", "no_contact", "invalid_email", "invalid_phone", "invalid_tax_id",
        "no_address", "no_name", "no_tax_id", "incomplete", "unreachable", "overdue", "late"]
MOST_MEMORY, MOST_GROWTH = 128, 1.3  # MB; of memory, at ten times the rows
MADE = pathlib.Path(__file__).with_name("customers.sql")


def row(what, ours, limit, ratio):
    print(f"| {what} | {ours} | {limit} | {ratio:.2f} |", flush=True)


def counting(directory, source):
    """The command of one pass."""
    job = a_job("counts", axes=["segment", "city"], kpis=KPIS, reports={}, deliver=[])
    Installation(directory).credential("erp", PASSWORD).configure(rows=None, sources={"erp": source}, jobs=[job])
    return [programs.BUILD / "boletim", "--config", directory, "run", "counts", "--dry-run"]


def made(cluster, rows):
    database = cluster.database()
    database.sql(MADE.read_text(encoding="utf-8"), "-v", f"n={rows}")
    database.sql("GRANT SELECT ON customers TO leitor")
    return database


def source_of(database, readers):
    query = f"SELECT {COLUMNS} FROM customers"
    return database.source(connections=readers, registries={"customers": {"query": query}})


def copy_of(database):
    """PostgreSQL's COPY, thrown away: nothing reads all rows faster through one session."""
    return database.cluster.psql(database.name, "-c", f"\\copy (SELECT {COLUMNS} FROM customers) TO '/dev/null'")


def written_to_sqlite(database, file):
    rows = file.with_suffix(".csv")
    database.sql(f"\\copy (SELECT {COLUMNS} FROM customers) TO '{rows}' CSV")
    types = ", ".join(f"{name} INTEGER PRIMARY KEY" if name == "id" else f"{name} TEXT" for name in COLUMNS.split(", "))
    script = f"CREATE TABLE customers ({types});\n.mode csv\n.import {rows} customers\n"
    subprocess.run(["sqlite3", file], input=script.encode(), check=True)
    rows.unlink()


def rounds(**commands):
    """The medians of seconds and MB of each, by name."""
    taken = [{name: measured(command) for name, command in commands.items()} for _ in range(ROUNDS)]
    return {name: [statistics.median(one[name][i] for one in taken) for i in (0, 1)] for name in commands}


def compare_postgresql(directory, large, small, rows):
    took = rounds(two=counting(directory / "two", source_of(large, 2)), copy=copy_of(large),
                  one=counting(directory / "one", source_of(large, 1)),
                  tenth=counting(directory / "tenth", source_of(small, 2)))
    for name, readers in (("two", "two readers"), ("one", "one reader")):
        row(f"PostgreSQL, {readers}: COPY of the same columns", f"{took[name][0]:.2f} s", f"{took['copy'][0]:.2f} s",
            took[name][0] / took["copy"][0])
    memory = took["two"][1]
    row("memory, two readers", f"{memory:.0f} MB", f"{MOST_MEMORY} MB", memory / MOST_MEMORY)
    row("the same for a tenth of the rows", f"{took['tenth'][1]:.0f} MB", f"at most {MOST_GROWTH} ×",
        memory / took["tenth"][1])
    row("time a row, against a tenth of the rows", f"{took['two'][0] / rows * 1e6:.2f} µs",
        f"{took['tenth'][0] / (rows / 10) * 1e6:.2f} µs", took["two"][0] / took["tenth"][0] / 10)


def compare_sqlite(directory, database):
    file = directory / "customers.db"
    written_to_sqlite(database, file)
    query = f"SELECT {COLUMNS} FROM customers"
    source = {"connector": "sqlite", "file": str(file), "registries": {"customers": {"query": query}}}
    took = rounds(ours=counting(directory / "sqlite", source), program=["sqlite3", file, query])
    row("SQLite: its own program printing the same columns", f"{took['ours'][0]:.2f} s", f"{took['program'][0]:.2f} s",
        took["ours"][0] / took["program"][0])


def main(rows):
    cluster = Cluster()
    try:
        large, small = made(cluster, rows), made(cluster, rows // 10)
        print(f"| KPI pass over {rows:,} records | boletim | beside it | ratio |\n| --- | --- | --- | --- |")
        with tempfile.TemporaryDirectory(prefix="boletim-bench-") as directory:
            compare_postgresql(pathlib.Path(directory), large, small, rows)
            compare_sqlite(pathlib.Path(directory), large)
    finally:
        cluster.stop()
