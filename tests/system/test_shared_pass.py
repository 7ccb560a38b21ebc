"""Jobs that come due together over one registry: one of them reads, once, for all."""
import pathlib

from deadline import wait_until
from installation import a_job
from postgres import PASSWORD
from registry import CUSTOMERS

JOBS = ["cadastro", "contatos", "unidade"]


def test_three_jobs_due_at_one_minute_share_one_pass_over_a_registry(installation, erp, clock):
    erp.write(CUSTOMERS)
    erp.sql(f"ALTER ROLE leitor IN DATABASE {erp.name} SET log_statement = 'all'")
    jobs = [a_job(job, schedule={"every": "day", "at": "07:30"}, reports={"trend": "csv"}) for job in JOBS]
    jobs[1]["kpis"] = ["no_phone"]
    installation.credential("erp", PASSWORD).configure(rows=None, sources={"erp": erp.source()}, jobs=jobs)
    before = copies(erp)
    clock.set("2024-03-18T10:29:00Z")
    installation.daemon(**clock.environment).ready()
    clock.set("2024-03-18T10:30:05Z")
    installation.look_again()

    wait_until(lambda: states(installation) == ["done"] * 3, "three runs to be done")
    snapshots = [installation.boletim("snapshot", job, "--json").json for job in JOBS]
    assert len({snapshot["taken_at"] for snapshot in snapshots}) == 1
    assert [len(snapshot["kpis"]) for snapshot in snapshots] == [3, 1, 3]
    assert copies(erp) == before + 1


def states(installation):
    return [run["state"] for run in installation.boletim("runs", "--json").json]


def copies(erp):
    log = pathlib.Path(erp.cluster.directory, "log").read_text(encoding="utf-8", errors="replace")
    return sum(" COPY (" in line for line in log.splitlines())
