"""Counts against registries whose truth is known beforehand."""
import csv
import io
import json
import os
import subprocess
import tempfile
import threading

import made_registry
from installation import a_job
from postgres import PASSWORD
from programs import BUILD, LONGEST_COMMAND, ROOT, environment


KPIS = ["no_email", "no_mobile", "no_contact"]
MOST_MEMORY = 200 * 1024  # KiB, whatever the size of the registry
JOB = a_job(kpis=KPIS, axes=["city", "segment"])

#: Whom truth.sql of odoo_l10n_br calls a customer; there it is said by a view that a reader may not make.
ODOO_CUSTOMERS = """
    SELECT p.id, p.name, CASE WHEN p.is_company THEN 'company' ELSE 'person' END AS person_type, p.cnpj_cpf AS tax_id,
           p.email, p.phone, p.mobile, c.name AS city, s.code AS state, p.active
    FROM res_partner p LEFT JOIN res_country_state s ON s.id = p.state_id LEFT JOIN res_city c ON c.id = p.city_id
    WHERE p.parent_id IS NULL AND NOT p.employee AND NOT p.is_anonymous_consumer
      AND p.xml_id NOT IN ('base.main_partner', 'l10n_br_base.lucro_presumido_partner',
                           'l10n_br_base.simples_nacional_partner')"""


def counts_of(snapshot):
    """As made_registry.counts gives them."""
    kpis = {kpi["id"]: kpi for kpi in snapshot["kpis"]}
    found = {("total", ""): (snapshot["total"], *(kpis[kpi]["flagged"] for kpi in KPIS))}
    for axis in ["city", "segment"]:
        for segments in zip(*(kpis[kpi]["axes"][axis] for kpi in KPIS)):
            found[axis, segments[0]["value"]] = (segments[0]["total"], *(s["flagged"] for s in segments))
    return dict(sorted(found.items()))


def read_counts(text):
    rows = csv.DictReader(io.StringIO(text), delimiter=";")
    return {(row["axis"], row["value"]): tuple(int(row[name]) for name in ["total", *KPIS]) for row in rows}


def peak_of_run(installation):
    """Runs the job and gives back the most memory it held, in KiB, and what it printed."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([BUILD / "boletim", "--config", installation.directory, "run", "cadastro", "--json"],
                                   stdout=out, env=environment())
        limit = threading.Timer(LONGEST_COMMAND, process.kill)
        limit.start()
        _, status, usage = os.wait4(process.pid, 0)
        limit.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return usage.ru_maxrss, process.returncode, out.read()


def test_a_made_registry_is_counted_as_it_was_made(installation):
    truth = read_counts((ROOT / "tests/data/made_registry_5000.csv").read_text(encoding="utf-8"))
    assert made_registry.counts(5000) == truth
    rows = [row for row, _ in made_registry.records(5000)]
    outcome = installation.configure(rows, jobs=[JOB]).run()
    assert outcome.exit == 0
    assert counts_of(outcome.json["snapshot"]) == truth


def test_postgresql_yields_the_same_counts(installation, erp):
    rows = [row for row, _ in made_registry.records(5000)]
    erp.write(rows)
    installation.credential("erp", PASSWORD).configure(rows=None, sources={"erp": erp.source()}, jobs=[JOB])
    assert counts_of(installation.run().json["snapshot"]) == made_registry.counts(5000)


def test_the_brazilian_partners_of_odoo(installation, erp, shared):
    erp.sql((shared / "erp/odoo_l10n_br/odoo_l10n_br_demo.sql").read_text(encoding="utf-8"))
    erp.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO leitor")
    source = erp.source(registries={"customers": {"query": ODOO_CUSTOMERS}})
    installation.credential("erp", PASSWORD).configure(rows=None, sources={"erp": source})
    snapshot = installation.run().json["snapshot"]
    kpis = {kpi["id"]: kpi for kpi in snapshot["kpis"]}
    assert snapshot["total"] == 28
    assert kpis["no_email"]["flagged"] == 17
    assert kpis["no_email"]["states"] == {"missing": 6, "placeholder": 8 + 3, "malformed": 0, "correctable": 0}
    assert kpis["no_mobile"]["flagged"] == 28


def test_a_million_customers_are_counted_exactly_in_little_memory(installation, erp, shared):
    erp.sql((shared / "peers/customers.sql").read_text(encoding="utf-8"), "-v", "n=1000000")
    erp.sql("GRANT SELECT ON customers TO leitor")
    truth = (shared / "peers/truth.sql").read_text(encoding="utf-8").partition("\\timing")[0]
    told = erp.sql(truth, "-P", "tuples_only=off")
    columns = "id, name, email, phone, mobile, city, segment, owner, created_at, updated_at, active"
    source = erp.source(registries={"customers": {"query": f"SELECT {columns} FROM customers"}})
    job = {**JOB, "deliver": {"to": "ana", "attach": "trend.pdf"}}  # the detail report is too long for a mail
    installation.credential("erp", PASSWORD).configure(rows=None, sources={"erp": source}, jobs=[job])
    peak, code, out = peak_of_run(installation)
    run = json.loads(out)
    assert (code, run["error"]) == (0, None)
    assert counts_of(run["snapshot"]) == dict(sorted(read_counts(told).items()))
    assert peak <= MOST_MEMORY
