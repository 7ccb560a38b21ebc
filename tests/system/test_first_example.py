"""The first example that a reader meets, run as it is."""
import shutil

import pytest

from documents import (document, rows_of_csv, totals_of_detail_csv, totals_of_html, totals_of_json, totals_of_mail,
                       totals_of_pdf, totals_of_trend_csv)
from installation import MONDAY
from mails import maildir
from programs import ROOT
from registry import COUNTS, CUSTOMERS, TOTAL, write_sqlite

TRUTH = {kpi: (count, TOTAL) for kpi, count in COUNTS.items()}


@pytest.fixture
def example(installation):
    shutil.copy(ROOT / "config/examples/first/boletim.yaml", installation.directory)
    write_sqlite(installation.directory / "erp.db", CUSTOMERS)
    return installation


@pytest.fixture
def outcome(example):
    return example.run("cadastro-semanal", "--at", MONDAY)


@pytest.fixture
def mail(example, outcome):
    return maildir(example.directory / "mail")[0]


def test_it_is_a_good_configuration(example):
    outcome = example.boletim("check", "--json")
    assert (outcome.exit, outcome.json, outcome.err) == (0, {"ok": True, "errors": []}, "")


def test_a_run_is_done_and_leaves_its_documents_and_its_mail(example, outcome):
    assert (outcome.exit, outcome.json["state"], outcome.err) == (0, "done", "")
    assert [(d["kind"], d["format"]) for d in outcome.json["documents"]] == [
        ("trend", "pdf"), ("trend", "csv"), ("detail", "csv")]
    assert [(m["to"], m["state"]) for m in outcome.json["messages"]] == [("ana@oficina.example", "accepted")]
    assert len(maildir(example.directory / "mail")) == 1


def test_it_covers_the_last_whole_week(outcome):
    assert outcome.json["period"] == {
        "kind": "weekly", "start": "2024-03-11T03:00:00Z", "end": "2024-03-18T03:00:00Z"}


def test_control_totals_are_equal_everywhere(outcome, mail):
    assert {
        "json": totals_of_json(outcome.json["snapshot"]),
        "trend.csv": totals_of_trend_csv(document(outcome, "trend", "csv")),
        "detail.csv": totals_of_detail_csv(document(outcome, "detail", "csv"), TOTAL),
        "trend.pdf": totals_of_pdf(document(outcome, "trend", "pdf")),
        "mail": totals_of_mail(mail),
    } == dict.fromkeys(["json", "trend.csv", "detail.csv", "trend.pdf", "mail"], TRUTH)
    assert totals_of_html(mail) == COUNTS


def test_the_mail_is_as_the_standards_want_it(mail):
    assert mail.defects == []
    assert str(mail.parsed["From"]) == "Boletim <boletim@oficina.example>"
    assert str(mail.parsed["To"]) == "Ana Souza <ana@oficina.example>"
    assert mail.parsed["Auto-Submitted"] == "auto-generated"
    assert mail.parsed["Subject"] == "3 clientes sem e-mail · semana de 11 a 17/03"


def test_the_mail_is_a_tree_that_every_reader_knows(mail):
    page = ("multipart/related", "text/html", "image/png", "image/png", "image/png")
    assert mail.tree == ("multipart/mixed", ("multipart/alternative", "text/plain", page),
                         "application/pdf", "text/csv", "text/csv")
    assert {part.get_content_charset() for part in mail.parsed.walk() if part.get_content_maintype() == "text"} == {
        "utf-8"}
    assert max(map(len, mail.text.splitlines())) <= 76
    assert "://" not in mail.html


def test_the_mail_has_text_a_page_with_its_chart_and_the_documents(outcome, mail):
    assert "semana de 11 a 17 de março de 2024" in mail.text
    for chart in mail.inline_images:
        assert f'src="cid:{chart["Content-ID"].strip("<>")}"' in mail.html
        assert chart.get_payload(decode=True).startswith(b"\x89PNG")
    assert len(mail.inline_images) == mail.html.count("<img")
    assert mail.attachments == {
        d["name"]: document(outcome, d["kind"], d["format"]) for d in outcome.json["documents"]}


def test_the_detail_report_says_what_is_wrong_with_each_contact(outcome):
    rows = rows_of_csv(document(outcome, "detail", "csv"))
    assert [(row["Cliente"], row["Situação do e-mail"], row["Situação do celular"]) for row in rows] == [
        ("'=SOMA(A1)", "inválido", "utilizável"),
        ("Inês Araújo", "não informado", "não informado"),
        ("João Conceição", "fictício", "utilizável"),
        ("Luíza Magalhães", "utilizável", "não informado"),
        ("Oficina do Zé", "utilizável", "telefone fixo"),
    ]


def test_personal_data_is_masked_for_who_may_not_see_it(outcome):
    rows = rows_of_csv(document(outcome, "detail", "csv"))
    luiza = next(row for row in rows if row["Cliente"] == "Luíza Magalhães")
    assert luiza["E-mail"] == "c***@gmail.com"


def test_a_subject_and_names_beyond_ascii_arrive_as_written(installation):
    installation.configure(
        organization="Peças & Cia Ltda", people={"ana": "Ana Inês Conceição <ana@oficina.example>"},
        mail={"transport": "maildir", "path": "mail", "from": "Oficina São José <boletim@oficina.example>"})
    installation.run()
    mail = maildir(installation.directory / "mail")[0]
    assert mail.defects == []
    assert str(mail.parsed["From"]) == "Oficina São José <boletim@oficina.example>"
    assert str(mail.parsed["To"]) == "Ana Inês Conceição <ana@oficina.example>"
    assert "Peças & Cia Ltda" in mail.text
    assert "·" in mail.parsed["Subject"]
