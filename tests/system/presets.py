"""What a preset yields: its query as the program makes it, run by the server's own client."""
import csv
import io
import re
import subprocess

from installation import a_job
from postgres import PASSWORD
from programs import BUILD, ROOT, environment

SCHEMAS = ROOT / "tests" / "data" / "schemas"
TRUTHS = {"active", "email_opt_out", "mobile_opt_out"}


def configure(installation, database, name, values=None, registry="customers", **job):
    """A source with the preset, and a job on it whose reports tell everything."""
    source = {**database.source(), "preset": {"name": name, "set": values or {}}}
    source.pop("registries", None)
    whole = a_job(**{"registry": registry, "deliver": [], **job})
    installation.credential("erp", PASSWORD).configure(rows=None, sources={"erp": source}, jobs=[whole])
    return installation


def query(installation, registry="customers"):
    done = subprocess.run([BUILD / "tests" / "show_query", installation.directory, "erp", registry],
                          capture_output=True, env=environment(), check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def plain(column, value):
    """The same in every server's spelling: no padding, no zeros behind an amount, no midnight behind a date."""
    if value in (None, "NULL"):
        return ""
    value = re.sub(r" 00:00:00$", "", value.rstrip())
    value = re.sub(r"^(-?\d+\.\d*?)0+$", r"\1", value).removesuffix(".")
    return {"t": "1", "f": "0"}.get(value, value) if column in TRUTHS else value


def rows_of(text, **form):
    rows = [{column: plain(column, value) for column, value in row.items()}
            for row in csv.DictReader(io.StringIO(text), **form)]
    return sorted(rows, key=lambda row: row["id"])


def postgres_rows(installation, database, registry="customers"):
    return rows_of(database.sql(f"COPY ({query(installation, registry)}) TO STDOUT (FORMAT csv, HEADER)"))


def mariadb_rows(installation, server, registry="customers", before=""):
    """`before`: statements of the same session."""
    done = subprocess.run(["mariadb", "--no-defaults", f"--socket={server.socket}", "--user=root", "--batch", "--raw",
                           "--default-character-set=utf8mb4", "erp"],
                          input=(before + query(installation, registry)).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return rows_of(done.stdout.decode(), delimiter="\t", quoting=csv.QUOTE_NONE)


def expected(name):
    return rows_of((SCHEMAS / f"{name}.csv").read_text(encoding="utf-8"))
