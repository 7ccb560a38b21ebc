"""What a follow-up says became of each record over three weeks, and what a history says was sent."""
import csv
import io

import pytest

import preloads
from documents import text_of_pdf
from installation import a_job
from registry import customer, write_sqlite

WEEKS = ["2024-03-04T10:30:00Z", "2024-03-11T10:30:00Z", "2024-03-18T10:30:00Z"]
REPORTS = {"trend": "csv", "detail": "csv", "follow_up": ["pdf", "csv"], "history": ["pdf", "csv"]}
OWNERS = ["ana", "bruno", ""]


def made(number, **changes):
    return customer(number, owner=OWNERS[number % 3], name=f"Cliente {number:03}", **changes)


def weeks():
    """The registry in each of three weeks: 40 customers, of whom 20 have no e-mail in the first."""
    first = {n: made(n, email=None if n % 2 else f"c{n}@gmail.com") for n in range(1, 41)}
    second = dict(first)
    for n in (1, 3, 5, 7):
        second[n] = made(n, email=f"novo{n}@gmail.com", updated_at="2024-03-07")  # corrected
    for n in (9, 11):
        del second[n]  # removed
    second[2] = made(2, email="não tem", updated_at="2024-03-08")  # lost
    second[50] = made(50, email=None, created_at="2024-03-06")  # registered so
    third = dict(second)
    third[1] = made(1, email="c@", updated_at="2024-03-13")  # reopened
    third[13] = made(13, email="novo13@gmail.com", updated_at="2024-03-14")  # corrected
    return [list(registry.values()) for registry in (first, second, third)]


def rows_of(outcome, kind, name=None):
    data = bytes_of(outcome, kind, "csv")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def bytes_of(outcome, kind, form):
    path = next(d["path"] for d in outcome.json["documents"] if (d["kind"], d["format"]) == (kind, form))
    with open(path, "rb") as file:
        return file.read()


def told(outcome, what):
    return sorted(int(row["Código"]) for row in rows_of(outcome, "follow_up") if row["o que aconteceu"] == what
                  and row["seção"] == "registro" and row["Sem e-mail"] == "sim")


@pytest.fixture
def three_weeks(installation):
    """Runs the job once a week."""
    installation.configure(rows=[], jobs=[a_job(kpis=["no_email", "no_mobile"], axes=["city"], reports=REPORTS,
                                                deliver=["ana"])])
    outcomes = []
    for at, rows in zip(WEEKS, weeks()):
        write_sqlite(installation.directory / "erp.db", rows)
        outcomes.append(installation.run("cadastro", "--at", at))
        assert outcomes[-1].exit == 0, outcomes[-1].err
    return outcomes


def test_each_record_is_told_with_what_happened_to_it(three_weeks):
    _, second, third = three_weeks
    assert told(second, "corrigido") == [1, 3, 5, 7]
    assert told(second, "removido") == [9, 11]
    assert told(second, "novo: perdeu") == [2]
    assert told(second, "novo: cadastrado assim") == [50]
    assert told(third, "reaberto") == [1]
    assert told(third, "corrigido") == [13]
    assert told(third, "em aberto") == sorted({2, 50, 1, *range(15, 41, 2)})


def test_rows_add_up_to_the_flows_of_the_snapshot_by_owner_too(three_weeks):
    names = {"corrigido": "corrected", "removido": "removed", "reaberto": "reopened"}
    for outcome in three_weeks[1:]:
        rows = [row for row in rows_of(outcome, "follow_up") if row["seção"] == "registro"]
        for kpi, title in zip(outcome.json["snapshot"]["kpis"], ["Sem e-mail", "Sem celular"]):
            mine = [row for row in rows if row[title] == "sim"]
            for what, flow in names.items():
                assert sum(row["o que aconteceu"] == what for row in mine) == kpi[flow]
                for owner in kpi["owners"]:
                    assert sum(row["o que aconteceu"] == what and row["Responsável"] == owner["value"]
                               for row in mine) == owner[flow]
            assert sum(row["o que aconteceu"].startswith("novo") for row in mine) == kpi["new"]
            assert sum(row["o que aconteceu"] == "em aberto" for row in mine) == kpi["flagged"]


def test_the_first_one_says_that_there_is_nothing_to_compare_with(three_weeks):
    text = text_of_pdf(bytes_of(three_weeks[0], "follow_up", "pdf"))
    assert "Primeiro acompanhamento" in text and "20 clientes sem e-mail." in text
    assert "Corrigidos" not in text
    assert "Em aberto há mais tempo · 20" in text


def test_the_pdf_says_the_numbers_of_the_snapshot_and_names_the_records(three_weeks):
    text = " ".join(text_of_pdf(bytes_of(three_weeks[1], "follow_up", "pdf")).split())
    assert "20 clientes sem e-mail no boletim anterior, 16 agora: saíram 6 (4 corrigidos, 2 removidos), " \
           "entraram 2 (2 novos)" in text
    assert "Corrigidos · 4" in text and "Cliente 007" in text
    assert "Por responsável: sem e-mail" in text
    assert "Quem recebe este boletim" in text


def test_a_history_tells_the_mails_of_the_weeks_before_and_not_of_its_own_run(three_weeks):
    first, second, _ = three_weeks
    assert [row for row in rows_of(first, "history") if row["seção"] == "mensagem"] == []
    sent = [row for row in rows_of(second, "history") if row["seção"] == "mensagem"]
    assert [(row["Para"], row["Endereço"], row["Situação"]) for row in sent] == [
        ("Ana Souza", "a***@oficina.example", "enviada")]
    assert "1 mensagem: 1 enviada." in text_of_pdf(bytes_of(second, "history", "pdf"))


def test_a_run_killed_between_its_steps_writes_the_same_bytes(installations):
    def prepared():
        one = installations().configure(rows=weeks()[0], jobs=[a_job(reports=REPORTS, axes=["city"])])
        assert one.run("cadastro", "--at", WEEKS[0]).exit == 0
        write_sqlite(one.directory / "erp.db", weeks()[1])
        return one

    def digests(outcome):
        return [(d["name"], d["sha256"]) for d in outcome.json["documents"]]

    whole = prepared().run("cadastro", "--at", WEEKS[1])
    assert whole.exit == 0, whole.err
    for step in range(8, 60, 4):
        one = prepared()
        killed = one.run("cadastro", "--at", WEEKS[1], **preloads.killed_at(step))
        if killed.exit == 0:
            break
        again = one.boletim("run", "cadastro", "--json", "--at", WEEKS[1])
        runs = one.boletim("runs", "--json").json
        documents = again.json["documents"] if again.exit == 0 else None
        assert {run["state"] for run in runs} == {"done"}, killed.err
        if documents:
            assert digests(again) == digests(whole), f"step {step}, {killed.err}"
