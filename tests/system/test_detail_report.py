"""The detail PDF: what it says, where its rows lead, and its parts."""
import re
import subprocess

import pytest

from documents import document, text_of_pdf
from installation import MONDAY, a_job
from mails import maildir
from registry import customer

ERP = "https://erp.example/partner/{id}"


def lines_of(data):
    """What stands in a line, without the blanks that only lay it out."""
    return [re.sub(r"\s{2,}", " | ", line.strip()) for line in text_of_pdf(data).splitlines() if line.strip()]


def links_of(path):
    done = subprocess.run(["pdfinfo", "-url", path], capture_output=True, check=True)
    return re.findall(r"https://\S+", done.stdout.decode())


@pytest.fixture
def whole(installation):
    def run(rows=None, **changes):
        job = a_job(axes=["segment"], reports={"detail": {"pdf": {"limit": "none"}, "csv": {}}}, **changes)
        installation.configure(**({} if rows is None else {"rows": rows}), jobs=[job])
        outcome = installation.run("cadastro", "--at", MONDAY)
        assert outcome.exit == 0, outcome.err
        return outcome
    return run


def test_it_says_of_each_row_what_is_wrong(whole):
    lines = lines_of(document(whole(), "detail", "pdf"))
    assert [re.sub(r"regras [0-9a-f]{8}\b", "regras NNNNNNNN", line) for line in lines] == GOLDEN


def test_its_codes_lead_into_the_erp_whatever_they_are(whole):
    hostile = ["10/../7", "a b", "(1)", "x?y#z", "São"]
    outcome = whole([customer(i, email=None) for i in hostile], record_url=ERP)
    path = next(d["path"] for d in outcome.json["documents"] if d["format"] == "pdf")
    assert sorted(links_of(path)) == sorted(
        "https://erp.example/partner/" + i
        for i in ["10%2F..%2F7", "a%20b", "%281%29", "x%3Fy%23z", "S%C3%A3o"])
    assert b"Link\r\n" in document(outcome, "detail", "csv")


def test_what_grows_past_its_pages_is_written_in_parts(installation):
    rows = [customer(i, name=f"Cliente {i:03}", email=None, segment="varejo" if i % 2 else "frota")
            for i in range(1, 61)]
    job = a_job(axes=["segment"], reports={"detail": {"pdf": {"limit": "none", "pages": 1}}})
    outcome = installation.configure(rows=rows, jobs=[job]).run("cadastro", "--at", MONDAY)
    documents = outcome.json["documents"]
    assert [d["name"] for d in documents] == ["detalhe-1.pdf", "detalhe-2.pdf", "detalhe-3.pdf", "detalhe-4.pdf"]
    codes = []
    for number, part in enumerate(documents, 1):
        subprocess.run(["qpdf", "--check", part["path"]], check=True, capture_output=True)
        with open(part["path"], "rb") as file:
            lines = lines_of(file.read())
        assert any(line.startswith(f"Parte {number} de 4: pendências ") for line in lines)
        codes += [line.split(" | ")[0] for line in lines if "Cliente 0" in line]
    assert len(codes) == 60 and len(set(codes)) == 60
    [mail] = maildir(installation.directory / "mail")
    assert list(mail.attachments) == [d["name"] for d in documents]
    assert "detalhe-1.pdf a detalhe-4.pdf" in mail.text


GOLDEN = [
    "Oficina Modelo Ltda | Boletim · Cadastro",
    "Clientes a completar",
    "5 pendências · dados pessoais ocultos",
    "Código | Cliente | E-mail | Telefone | Celular | Dias | Responsável",
    "frotista · 2",
    "4 | =SOMA(A1) | inválido: c*** | (11) 3***-5500 | (11) 9****-4321 | 438 | ana",
    "6 | Oficina do Zé | c***@gmail.com | (11) 3***-5500 | é fixo: (11) 3***-5500 | 438 | ana",
    "varejo · 3",
    "3 | Inês Araújo | não informado | não informado | não informado | 438 | ana",
    "2 | João Conceição | fictício: “teste@teste.com” | (11) 3***-5500 | (11) 9****-4321 | 438 | ana",
    "5 | Luíza Magalhães | c***@gmail.com | (11) 3***-5500 | não informado | 438 | ana",
    "Quem recebe este boletim",
    "Ana Souza",
    "Situação em 18/03/2024 07:30 (Brasília) · 6 clientes ativos · regras NNNNNNNN | 1 de 1",
]
