"""Detail reports of made rows: against what writes the same cells in Python.

PDF against reportlab's canvas, CSV against the csv module, XLSX against XlsxWriter in constant memory. Each is given rows
that are there already and tells the processor time that writing took; rounds alternate, medians are compared.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile

import programs
from measure import measured

ROUNDS = 3
MOST_MEMORY = 250  # MB, of a PDF of ten times the rows
BENCH = programs.BUILD / "tests/bench/documents_bench"
PEER = pathlib.Path(__file__).with_name("documents_peer.py")
LEAST = {"pdf": 4, "csv": 5, "xlsx": 1}  # times faster
PEERS = {"pdf": "reportlab's canvas", "csv": "Python's csv", "xlsx": "XlsxWriter in constant memory"}


def seconds(*command):
    return float(subprocess.run(list(map(str, command)), capture_output=True, check=True).stdout.split()[-1])


def compare(what, rows, directory):
    ours, theirs = [], []
    subprocess.run([BENCH, "cells" if what == "pdf" else "csv", str(rows), directory / "cells"], check=True,
                   capture_output=True)
    for _ in range(ROUNDS):
        ours.append(seconds(BENCH, what, rows, directory / "ours"))
        theirs.append(seconds("/usr/bin/python3", PEER, what, directory / "cells", directory / f"theirs.{what}"))
    mine, its = statistics.median(ours), statistics.median(theirs)
    print(f"| detail {what.upper()} | {mine:.2f} s | {PEERS[what]}: {its:.2f} s | {its / mine:.1f} | at least {LEAST[what]} |",
          flush=True)


def main(rows):
    few = max(rows // 10, 1)
    print(f"| {few} rows | Boletim | beside it | times faster | limit |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory(prefix="boletim-bench-") as name:
        directory = pathlib.Path(name)
        for what in LEAST:
            compare(what, few, directory)
        _, memory = measured([BENCH, "rows", str(rows), directory / "many"])
        print(f"| memory of a PDF of {rows} rows | {memory:.0f} MB | | | at most {MOST_MEMORY} MB |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
