"""For whom: nobody gets a row or a number of records outside their scope, nor one of a group that is too small."""
import io
import re
import zipfile

import pytest

from documents import rows_of_csv, text_of_pdf
from installation import a_job
from mails import maildir
from registry import customer

CITIES = {"Campinas": 14, "Sumaré": 9, "Valinhos": 3, "São João": 7}
SCOPED = {"axes": {"city": "Cidade", "segment": "Segmento"}}
EVERY_MINUTE = {"cron": "* * * * *"}
PEOPLE = {
    "ana": {"email": "ana@oficina.example", "scope": {"city": ["Campinas"]}, "sees": "full"},
    "beto": {"email": "beto@oficina.example", "scope": {"city": "Campinas"}, "sees": "full"},
    "bruno": {"email": "bruno@oficina.example", "scope": {"city": ["Sumaré", "São João"]}},
    "caio": {"email": "caio@oficina.example", "scope": {"city": ["Campinas", "Sumaré"]}},
    "dora": {"email": "dora@oficina.example", "sees": "totals"},
    "elis": {"email": "elis@oficina.example"},
}


def customers():
    rows = []
    for city, count in CITIES.items():
        for i in range(count):
            number = len(rows) + 1
            rows.append(customer(number, name=f"Cliente {city} {i}", city=city, segment="varejo" if i % 2 else "frotista",
                                 email=None if i % 3 == 0 else f"cliente{number}@{city[0].lower()}x.com.br"))
    return rows


def configure(installation, **changes):
    erp = {"connector": "sqlite", "file": "erp.db",
           "registries": {"customers": {"query": "SELECT * FROM clientes", **SCOPED}}}
    job = a_job(kpis=["no_email", "no_contact"], axes=["city", "segment"], suppress_below=5, schedule=EVERY_MINUTE,
                reports={"trend": ["pdf", "csv", "xlsx"], "detail": ["csv", "xlsx"]}, deliver=[
                    "ana", "beto", "bruno", {"to": "caio", "split_by": "city", "attach": ["trend.csv", "detail.csv"]},
                    "dora", {"to": "elis", "if": "no_email.count above 1000"}])
    installation.configure(rows=customers(), sources={"erp": erp}, people=PEOPLE, jobs=[{**job, **changes}])


@pytest.fixture
def mails(installation, clock):
    configure(installation)
    clock.set("2026-03-10T07:59:57Z")
    daemon = installation.daemon(**clock.environment).ready()
    daemon.wait_for("run done JOB=cadastro")
    assert daemon.stop() == 0
    return {mail.parsed["To"].addresses[0].username: mail for mail in maildir(installation.directory / "mail")}


def texts_of(mail):
    """All that a mail says, body and documents, as text."""
    yield mail.parsed["Subject"]
    yield mail.text
    yield mail.html
    for name, data in mail.attachments.items():
        if name.endswith(".pdf"):
            yield text_of_pdf(data)
        elif name.endswith(".csv"):
            yield data.decode("utf-8-sig")
        else:
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                yield from (book.read(part).decode("utf-8", "replace") for part in book.namelist())


def cities_in(mail):
    text = "\n".join(texts_of(mail))
    return {city for city in CITIES if city in text}


def of_control(mail, name):
    rows = [row for row in rows_of_csv(mail.attachments[name]) if row["seção"] == "controle" and row["total"]]
    return {int(row["total"]) for row in rows}


def test_a_reader_gets_nothing_of_records_outside_their_scope(mails):
    assert cities_in(mails["ana"]) == {"Campinas"}
    assert cities_in(mails["bruno"]) == {"Sumaré", "São João"}
    assert of_control(mails["ana"], "tendencia-campinas.csv") == {CITIES["Campinas"]}
    assert of_control(mails["bruno"], "tendencia-sao-joao-e-sumare.csv") == {CITIES["Sumaré"] + CITIES["São João"]}
    rows = rows_of_csv(mails["ana"].attachments["detalhe-completo-campinas.csv"])
    assert {row["Cidade"] for row in rows} == {"Campinas"} and len(rows) == 5
    for total in (sum(CITIES.values()), 23, 16):  # of the whole, and of what others may see
        assert not re.search(rf"\b{total} clientes", mails["ana"].text)


def test_equal_content_is_stored_once(installation, mails):
    documents = {message["to"]: {d["sha256"] for d in message["documents"]} for message in installation.history()}
    assert documents["ana@oficina.example"] == documents["beto@oficina.example"]
    assert not documents["ana@oficina.example"] & documents["bruno@oficina.example"]
    names = [d["name"] for d in installation.boletim("runs", "--json").json[0].get("documents", [])]
    assert len(names) == len(set(names))


def test_a_split_is_a_document_for_each_value_within_the_scope(mails):
    assert set(mails["caio"].attachments) == {"tendencia-campinas.csv", "detalhe-campinas.csv", "tendencia-sumare.csv",
                                              "detalhe-sumare.csv"}
    assert cities_in(mails["caio"]) == {"Campinas", "Sumaré"}
    for city in ("campinas", "sumare"):
        rows = rows_of_csv(mails["caio"].attachments[f"detalhe-{city}.csv"])
        assert len({row["Cidade"] for row in rows}) == 1


def test_who_sees_totals_can_not_compute_a_small_group(mails):
    mail = mails["dora"]
    assert not any(name.startswith("detalhe") for name in mail.attachments)
    assert "Valinhos" not in "\n".join(texts_of(mail))
    name = next(name for name in mail.attachments if name.endswith(".csv"))
    cities = {row["valor"]: int(row["total"]) for row in rows_of_csv(mail.attachments[name])
              if row["seção"] == "segmento" and row["eixo"] == "Cidade" and row["total"]}
    assert sum(CITIES.values()) - sum(total for city, total in cities.items() if city in CITIES) >= 5
    assert all(total >= 5 for total in cities.values())


def test_a_condition_that_does_not_hold_skips_the_mail_and_says_why(installation, mails):
    assert "elis" not in mails
    skipped = installation.history("--to", "elis@oficina.example")[0]
    assert skipped["state"] == "skipped"
    assert skipped["events"][-1]["detail"] == "no_email is 12 (if: no_email.count above 1000)"


def test_a_run_to_one_person_and_a_dry_run_keep_to_the_scope(installation, tmp_path):
    configure(installation)
    outcome = installation.run("cadastro", "--to", "bruno@oficina.example")
    assert outcome.exit == 0
    assert {document["name"].split(".")[0] for document in outcome.json["documents"]} == {
        "tendencia-sao-joao-e-sumare", "detalhe-sao-joao-e-sumare"}
    assert cities_in(maildir(installation.directory / "mail")[0]) == {"Sumaré", "São João"}
    dry = installation.run("cadastro", "--dry-run", "--output", str(tmp_path / "out"))
    names = [document["name"] for document in dry.json["documents"]]
    assert len(names) == len(set(names)) and "detalhe-completo-campinas.csv" in names
    assert {file.name for file in (tmp_path / "out").iterdir()} == set(names)
