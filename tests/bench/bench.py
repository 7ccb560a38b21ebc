"""Prints the tables of `tests/bench/run`."""
import sys

import documents
import runs
import schedule
import store
import wire

PARTS = {"documents": documents.main, "runs": runs.main, "schedule": schedule.main, "store": store.main, "wire": wire.main}


def main(words):
    rows = next((int(word) for word in words if word.isdigit()), 1_000_000)
    parts = [word for word in words if not word.isdigit()] or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        sys.exit(f"no part {', '.join(unknown)}; expected {' or '.join(PARTS)}")
    for part in parts:
        PARTS[part](rows)


if __name__ == "__main__":
    main(sys.argv[1:])
