"""Whatever stands in a registry or in a name of the configuration: each document is whole, has all rows, and
nothing in it runs."""
import csv
import io
import re
import subprocess
from collections import Counter

import pytest

import workbooks
from documents import document, rows_of_csv
from hostile_values import ALL, WRITABLE
from installation import EARLIER, MONDAY, a_job, sqlite_source
from mails import maildir
from registry import customer, write_sqlite

BLANKS = " \n\u00a0\u3000\ufeff"
STARTERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
FULL = {"people": {"ana": {"name": "Ana", "email": "ana@oficina.example", "sees": "full"}}}


def hostile_customers():
    """Each value in each place of a record of its own; nobody has a usable contact, so that all are flagged."""
    columns = ("name", "email", "phone", "mobile", "city", "segment", "owner", "tax_id")
    nobody = {"email": None, "phone": None, "mobile": None, "tax_id": "01234567890"}
    rows = [customer(1000 * number + place, **nobody | {column: value})
            for number, value in enumerate(ALL, 1) for place, column in enumerate(columns)]
    return [row for row in rows if row["name"]]


def check_csv(data, flagged):
    text = data.decode("utf-8-sig")  # strict
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    if flagged is not None:
        assert len(rows) == flagged + 1
    cells = [cell for row in rows for cell in row if not re.fullmatch(r"-?\d+(,\d+)?", cell)]
    assert [cell for cell in cells if cell.lstrip(BLANKS).startswith(STARTERS)] == []
    assert [cell for cell in cells if re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", cell)] == []


def check_xlsx(data, flagged):
    sheets = list(workbooks.read(data).values())
    assert max(len(str(cell)) for rows in sheets for row in rows for cell in row) <= 32_767
    if flagged is not None:
        assert len([row for row in sheets[0] if len([cell for cell in row if cell != ""]) > 1]) == flagged + 1


def check_pdf(data, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    fonts = subprocess.run(["pdffonts", file], check=True, capture_output=True, text=True)
    assert fonts.stderr == ""
    assert all(line.split()[-5] == "yes" for line in fonts.stdout.splitlines()[2:]), "a font is not embedded"
    text = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True)
    assert text.stderr == b""


def check(outcome, installation, tmp_path, flagged):
    assert outcome.exit == 0, outcome.err
    checks = {"csv": lambda data, rows: check_csv(data, rows), "xlsx": lambda data, rows: check_xlsx(data, rows),
              "pdf": lambda data, rows: check_pdf(data, tmp_path)}
    for one in outcome.json["documents"]:
        checks[one["format"]](document(outcome, one["kind"], one["format"]), flagged if one["kind"] == "detail" else None)
    mails = maildir(installation.directory / "mail")
    assert mails
    for mail in mails:
        assert mail.defects == []
        assert mail.parsed["Bcc"] is None
        assert "<script" not in mail.html
        assert len(mail.attachments) == len(outcome.json["documents"])


REPORTS = {"trend": ["pdf", "csv", "xlsx"], "detail": {"csv": {}, "xlsx": {}, "pdf": {"limit": "none"}},
           "follow_up": {"csv": {}, "xlsx": {}, "pdf": {"limit": "none", "oldest": "none"}}, "history": ["pdf", "csv", "xlsx"]}


def test_in_the_registry(installation, tmp_path):
    rows = hostile_customers()
    job = a_job(axes=["city", "segment"], reports=REPORTS)
    outcome = installation.configure(rows=rows, jobs=[job], **FULL).run("cadastro", "--at", MONDAY)
    kpis = {kpi["id"]: kpi["flagged"] for kpi in outcome.json["snapshot"]["kpis"]}
    detail = rows_of_csv(document(outcome, "detail", "csv"))
    assert sum(row["Sem e-mail"] == "sim" for row in detail) == kpis["no_email"] > len(ALL)
    check(outcome, installation, tmp_path, len(detail))


def test_in_what_became_of_the_records(installation, tmp_path):
    """Each value in a record that was corrected, one that is gone, a new one and one that is open."""
    def of(first, email):
        return [customer(first + number, name=f"Nome {value}" if isinstance(value, str) else value, owner=value, city=value,
                         email=email, updated_at="2024-03-14" if email else "2023-03-01")
                for number, value in enumerate(ALL)]

    job = a_job(axes=["city"], reports=REPORTS)
    installation.configure(rows=of(1000, None) + of(2000, None) + of(3000, None), jobs=[job], **FULL)
    assert installation.run("cadastro", "--at", EARLIER).exit == 0
    write_sqlite(installation.directory / "erp.db", of(1000, "novo@gmail.com") + of(3000, None) + of(4000, None))
    outcome = installation.run("cadastro", "--at", MONDAY)
    check(outcome, installation, tmp_path, 2 * len(ALL))
    kpi = outcome.json["snapshot"]["kpis"][0]
    assert {kpi[flow] for flow in ("corrected", "removed", "new")} == {len(ALL)}
    told = [row["o que aconteceu"] for row in rows_of_csv(document(outcome, "follow_up", "csv")) if row["seção"] == "registro"]
    assert Counter(told) == {"corrigido": len(ALL), "removido": len(ALL), "novo: perdeu": len(ALL), "em aberto": 2 * len(ALL)}


def test_in_the_values_of_a_split(installation, tmp_path):
    source = sqlite_source()
    source["registries"]["customers"]["axes"] = {"city": "Cidade"}
    rows = [customer(number, city=value, email=None) for number, value in enumerate(ALL, 1)]
    job = a_job(axes=["city"], reports={"trend": "csv", "detail": "csv", "follow_up": "xlsx"},
                deliver={"to": "ana", "split_by": "city"}, record_url="https://erp.example/{id}?de={id}")
    outcome = installation.configure(rows=rows, sources={"erp": source}, jobs=[job], **FULL).run("cadastro", "--at", MONDAY)
    check(outcome, installation, tmp_path, None)
    names = [one["name"] for one in outcome.json["documents"]]
    assert len(names) == len(set(names)) > len(ALL)
    assert [name for name in names if not re.fullmatch(r"[a-z0-9-]{1,80}\.(csv|xlsx)", name)] == []


def test_in_titles_of_kpis(installation, tmp_path):
    kpis = {f"own_{number}": {"title": value, "missing": "email"} for number, value in enumerate(WRITABLE)}
    job = a_job(kpis=[*kpis, "no_email"], axes=["city"], reports=REPORTS)
    outcome = installation.configure(jobs=[job], kpis=kpis, **FULL).run("cadastro", "--at", MONDAY)
    check(outcome, installation, tmp_path, 3)


@pytest.mark.parametrize("value", WRITABLE[::6])
def test_in_names_of_organization_job_and_axis(installation, tmp_path, value):
    source = sqlite_source()
    source["registries"]["customers"]["axes"] = {"city": value}
    job = a_job(title=value, axes=["city"], reports=REPORTS)
    outcome = installation.configure(organization=value, sources={"erp": source}, jobs=[job], **FULL).run(
        "cadastro", "--at", MONDAY)
    check(outcome, installation, tmp_path, 5)
