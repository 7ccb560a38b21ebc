"""Ledger and snapshot of many flagged records: against plain inserts of the same rows by SQLite's own interface.

The same table, key, batches and settings of the file; rounds alternate with it, medians are compared. A second pass, in
which one record in a hundred was corrected and one in a hundred is new, has to write only those.
"""
import statistics
import subprocess
import tempfile

import programs

ROUNDS = 3
MOST = 2  # times the plain inserts


def measured(rows):
    """What store_bench prints: a name and a number a line."""
    with tempfile.TemporaryDirectory(prefix="boletim-bench-") as directory:
        done = subprocess.run([programs.BUILD / "tests/bench/store_bench", directory, str(rows)], capture_output=True,
                              text=True, check=True)
    return {name: float(number) for name, number in map(str.split, done.stdout.splitlines())}


def main(rows):
    rounds = [measured(rows) for _ in range(ROUNDS)]
    found = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    print(f"| {rows} flagged records | boletim | plain SQLite | ratio |\n| --- | --- | --- | --- |")
    for what, mine, its, unit in [
            (f"ledger and snapshot stored (limit {MOST})", "first_store_seconds", "plain_store_seconds", "s"),
            ("bytes written for that", "first_megabytes", "plain_megabytes", "MB"),
            ("ledger read by the next pass", "second_read_seconds", "plain_read_seconds", "s"),
            (f"the next pass, 1 % changed: {found['second_rows']:,.0f} rows stored", "second_store_seconds",
             "plain_store_seconds", "s"),
            ("bytes written for that", "second_megabytes", "plain_megabytes", "MB")]:
        print(f"| {what} | {found[mine]:.2f} {unit} | {found[its]:.2f} {unit} | {found[mine] / found[its]:.2f} |", flush=True)
