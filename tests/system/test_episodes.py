"""What became of a registry's records from one week to the next, against a truth that the database knows."""
import pytest

import made_registry
from installation import EARLIER, MONDAY, a_job
from postgres import PASSWORD

OWNERS = ["ana", "bruno", "carla"]
JOB = a_job(kpis=["no_email", "no_contact", "no_mobile"], axes=["city", "segment"])

#: A week of work on the made registry: corrected, made wrong in another way, lost, switched off, moved, deleted,
#: registered. `truth` is whether there is no usable e-mail address.
CHANGES = """
    CREATE TABLE before AS SELECT id, truth FROM clientes WHERE active;
    UPDATE clientes SET email = 'corrigido.' || id || '@uol.com.br', truth = 'false', updated_at = '2024-03-14'
        WHERE active AND truth = 'true' AND id % 7 = 0;
    UPDATE clientes SET email = 'não tem', updated_at = '2024-03-14' WHERE active AND truth = 'true' AND id % 7 = 1;
    UPDATE clientes SET email = 'c2@', updated_at = '2024-03-14' WHERE active AND truth = 'true' AND id % 7 = 2;
    UPDATE clientes SET email = NULL, truth = 'true', updated_at = '2024-03-14'
        WHERE active AND truth = 'false' AND id % 101 = 0 AND id % 7 <> 0;
    UPDATE clientes SET active = false, updated_at = '2024-03-15' WHERE active AND id % 97 = 0;
    UPDATE clientes SET city = 'Campinas', owner = 'davi', updated_at = '2024-03-15' WHERE id % 89 = 0;
    DELETE FROM clientes WHERE id % 103 = 0;
    INSERT INTO clientes (id, name, email, city, segment, active, owner, created_at, updated_at, truth)
        SELECT 100000 + g, 'Novo ' || g, CASE WHEN g % 3 = 0 THEN 'novo' || g || '@gmail.com' END, 'Sumaré', 'frota',
               true, 'ana', '2024-03-13', '2024-03-13', CASE WHEN g % 3 = 0 THEN 'false' ELSE 'true' END
        FROM generate_series(1, 30) g;
    SELECT sum((b.truth = 'true' AND c.active AND c.truth = 'false')::int),
           sum(((b.id IS NULL OR b.truth = 'false') AND c.active AND c.truth = 'true')::int),
           sum((b.truth = 'true' AND (c.id IS NULL OR NOT c.active))::int)
    FROM before b FULL JOIN clientes c USING (id);"""


def made_rows(size):
    for row, flags in made_registry.records(size):
        yield {**row, "owner": OWNERS[row["id"] % 3], "created_at": f"2023-0{1 + row['id'] % 9}-05",
               "updated_at": "2023-11-01", "truth": str(flags["no_email"]).lower()}


def kpi_of(snapshot, name):
    return next(kpi for kpi in snapshot["kpis"] if kpi["id"] == name)


def follow_up(snapshot):
    return tuple(kpi_of(snapshot, "no_email")[flow] for flow in ["corrected", "new", "removed"])


def adds_up(count):
    came = sum(count[flow] for flow in ["previous", "new", "reopened", "moved_in", "reclassified"])
    return came - sum(count[flow] for flow in ["corrected", "removed", "moved_out"]) == count["flagged"]


def assert_adds_up(snapshot, before):
    """Each KPI, in all and in each segment; and what is said to have been is what was said then."""
    for kpi in snapshot["kpis"]:
        then = kpi_of(before, kpi["id"])
        assert adds_up(kpi) and kpi["previous"] == then["flagged"]
        for axis, segments in kpi["axes"].items():
            flagged = {segment["value"]: segment["flagged"] for segment in then["axes"][axis]}
            for segment in segments:
                assert adds_up(segment), (kpi["id"], axis, segment)
                assert segment["previous"] == flagged.pop(segment["value"], 0)
            assert not any(flagged.values())  # no segment is left out
        for owner in kpi["owners"]:
            assert adds_up(owner), (kpi["id"], owner)


@pytest.fixture
def two_weeks(installation, erp):
    """Runs the job, lets `change` work on the ERP, runs it a week later: both snapshots and what `change` said."""

    def run(write, change, **source):
        write()
        installation.credential("erp", PASSWORD).configure(rows=None, sources={"erp": erp.source(**source)},
                                                           jobs=[JOB])
        assert installation.run("cadastro", "--at", EARLIER).exit == 0
        said = change()
        assert installation.run("cadastro", "--at", MONDAY).exit == 0
        before = installation.boletim("snapshot", "cadastro", "--at", EARLIER, "--json")
        return before.json, installation.boletim("snapshot", "cadastro", "--json").json, said

    return run


def test_a_weeks_work_is_told_as_it_was_done(two_weeks, erp):
    before, now, said = two_weeks(lambda: erp.write(list(made_rows(5000))), lambda: erp.sql(CHANGES))
    assert follow_up(now) == tuple(int(number) for number in said.strip().splitlines()[-1].split("|"))
    assert kpi_of(before, "no_email")["corrected"] is None  # a first snapshot has no flows
    assert_adds_up(now, before)
    no_email = kpi_of(now, "no_email")
    assert all(no_email[flow] > 0 for flow in ["corrected", "new", "removed"])
    moved_in = {segment["value"]: segment["moved_in"] for segment in no_email["axes"]["city"]}
    assert moved_in["Campinas"] > 0 and no_email["moved_in"] == 0  # from one city to another, not into the job
    assert no_email["days_to_correct"]["mean"] > 100  # since they were registered


def test_jobs_of_different_rhythm_each_count_since_their_own_snapshot(installation, erp):
    erp.write(list(made_rows(500)))
    daily = {**JOB, "id": "diario", "only": {"segment": ["frota", "empresa"]},
             "schedule": {"every": "day", "at": "07:00"}}
    jobs = [JOB, daily]
    installation.credential("erp", PASSWORD).configure(rows=None, sources={"erp": erp.source()}, jobs=jobs)
    snapshots = {"cadastro": [], "diario": []}

    def run(job, day):
        outcome = installation.run(job, "--at", f"2024-03-{day}T12:00:00Z")
        assert outcome.exit == 0, outcome.err
        snapshots[job].append(outcome.json["snapshot"])

    run("cadastro", "11")
    run("diario", "12")
    erp.sql("UPDATE clientes SET email = NULL WHERE id % 5 = 0;"
            "UPDATE clientes SET segment = 'frota' WHERE id % 11 = 0")
    run("diario", "13")
    erp.sql("UPDATE clientes SET email = 'certo' || id || '@uol.com.br' WHERE id % 10 = 0;"
            "DELETE FROM clientes WHERE id % 17 = 0")
    run("diario", "14")
    erp.sql("UPDATE clientes SET email = '-' WHERE id % 20 = 0")
    run("cadastro", "18")
    run("diario", "19")

    for taken in snapshots.values():
        for before, now in zip(taken, taken[1:]):
            assert_adds_up(now, before)
    assert kpi_of(snapshots["cadastro"][1], "no_email")["reopened"] > 0
    assert kpi_of(snapshots["diario"][1], "no_email")["moved_in"] > 0


def test_the_numbers_that_the_peers_print(two_weeks, erp, shared):
    peers = shared / "peers"

    def write():
        erp.sql((peers / "customers.sql").read_text(encoding="utf-8"), "-v", "n=20000")
        erp.sql("GRANT SELECT ON customers TO leitor")

    def change():
        return erp.sql((peers / "changes.sql").read_text(encoding="utf-8"), "-v", "at='2024-03-14Z'")

    _, now, said = two_weeks(write, change, registries={"customers": {"query": "SELECT * FROM customers"}})
    assert follow_up(now) == tuple(int(number) for number in said.strip().splitlines()[-1].split("|"))
