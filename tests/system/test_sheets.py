"""A workbook says what the CSV says, cell by cell, to whoever reads it."""
import datetime

import pytest

import workbooks
from documents import document, rows_of_csv
from installation import EARLIER, MONDAY, a_job
from registry import CUSTOMERS, customer

PERCENTS = {"percentual", "meta"}
SUMMARIES = {"indicador", "o que aconteceu", "Situação"}  # what the table of each kind begins with


def a_year_of(installation):
    """Two runs, a week apart, so that there are flows."""
    kinds = ("trend", "detail", "follow_up", "history")
    job = a_job(axes=["segment", "city"], reports={kind: ["csv", "xlsx"] for kind in kinds})
    rows = [*map(dict, CUSTOMERS), customer(8, name="Código com zeros", city="", owner=None, email="n/a"),
            customer("0007", name="  Peças; \"Zé\" & <Filhos>  ", email=None, mobile="(11) 8765-4321")]
    settings = {"jobs": [job], "kpis": {"no_email": {"target": "12.5%"}}}
    assert installation.configure(rows=rows, **settings).run("cadastro", "--at", EARLIER).exit == 0
    rows[1]["email"], rows[1]["updated_at"] = "joao@gmail.com", "2024-03-14"
    rows.append(customer(9, email=None, created_at="2024-03-13"))
    outcome = installation.configure(rows=rows, **settings).run("cadastro", "--at", MONDAY)
    assert outcome.exit == 0, outcome.err
    return outcome


@pytest.fixture(params=["zip and xml", "libreoffice"])
def reader(request, tmp_path):
    if request.param == "zip and xml":
        return workbooks.read
    if workbooks.soffice() is None:
        pytest.skip("no LibreOffice (soffice): config/install tests/packages")
    return lambda data: workbooks.read_by_libreoffice(tmp_path, data)


def number(text, head=""):
    """A cell of the CSV as the workbook has it."""
    if text == "":
        return ""
    if text.count("/") == 2:
        day, month, year = map(int, text.split("/"))
        return float((datetime.date(year, month, day) - datetime.date(1899, 12, 30)).days)
    value = float(text.replace(",", "."))
    return value / 100 if head in PERCENTS else value


def same(cell, text, head):
    """The CSV has two decimals."""
    expected = number(text, head)
    if "" in (cell, expected):
        return cell == expected
    return abs(cell - expected) <= (0.00005001 if head in PERCENTS else 0.005001)


def tables(sheets):
    """Rows by head, of the tables that begin in a sheet's first row; the summary's begins below its lines."""
    found = {}
    for name, rows in sheets.items():
        if name == "Resumo":
            rows = rows[next(i for i, row in enumerate(rows) if row and row[0] in SUMMARIES):]
        lines = [row + [""] * (len(rows[0]) - len(row)) for row in rows[1:]]
        found[name] = [dict(zip(rows[0], row)) for row in lines if len([cell for cell in row if cell != ""]) > 1]
    return found


def plain(cell):
    """As both readers have it: LibreOffice's text does not tell a code of digits from a number."""
    return str(int(cell)) if isinstance(cell, float) else cell.lstrip("0") if cell.isdigit() else cell


def check_records(shown, said):
    """Each row says what the line says, under the same heads."""
    assert len(shown) == len(said)
    for row, line in zip(shown, said):
        for head, cell in row.items():
            if head in ("Desde", "Dias", "Quando", "situação desde"):
                assert cell == number(line[head]), (head, line)
            else:
                text = line[head].removeprefix("'") if line[head].startswith("'=") else line[head]
                assert plain(cell) == plain(text), (head, line)


def test_a_workbook_of_details_is_the_csv(installation, reader):
    outcome = a_year_of(installation)
    said = rows_of_csv(document(outcome, "detail", "csv"))
    shown = tables(reader(document(outcome, "detail", "xlsx")))["Clientes a completar"]
    assert len(said) == 7 and list(shown[0]) == list(said[0])
    check_records(shown, said)


def test_a_workbook_of_the_follow_up_is_the_csv(installation, reader):
    outcome = a_year_of(installation)
    said = rows_of_csv(document(outcome, "follow_up", "csv"))
    shown = tables(reader(document(outcome, "follow_up", "xlsx")))
    check_records(shown["Registros"], [line for line in said if line["seção"] == "registro"])
    happened = {row["o que aconteceu"] for row in shown["Registros"]}
    assert happened == {"corrigido", "novo: cadastrado assim", "em aberto"}

    totals = {line["o que aconteceu"]: number(line["quantidade"]) for line in said if line["seção"] == "controle"}
    assert {row["o que aconteceu"]: row["quantidade"] for row in shown["Resumo"]} == totals

    flows = {(row["eixo"], row["valor"], row["indicador"]): row for row in shown["Movimento"]}
    moved = [line for line in said if line["saldo anterior"]]
    assert len(flows) == len(moved) > 10
    for line in moved:
        row = flows[line["eixo"] or "Total", line["valor"], line["indicador"]]
        assert same(row["agora"], line["quantidade"], "agora")
        for head in set(row) & set(line) - {"eixo", "valor", "indicador"}:
            assert same(row[head], line[head], head), (head, row, line)


def test_a_workbook_of_the_history_is_the_csv(installation, reader):
    outcome = a_year_of(installation)
    said = rows_of_csv(document(outcome, "history", "csv"))
    messages = [line for line in said if line["seção"] == "mensagem"]
    assert len(messages) == 1
    shown = tables(reader(document(outcome, "history", "xlsx")))
    check_records(shown["Mensagens"], messages)


def test_a_workbook_keeps_the_zeros_of_a_code_and_what_looks_like_a_formula(installation):
    outcome = a_year_of(installation)
    cells = [row[:2] for row in workbooks.read(document(outcome, "detail", "xlsx"))["Clientes a completar"] if row]
    assert ["4", "=SOMA(A1)"] in cells
    assert "0007" in [code for code, _ in cells]


def test_a_workbook_of_the_trend_is_the_csv(installation, reader):
    outcome = a_year_of(installation)
    said = rows_of_csv(document(outcome, "trend", "csv"))
    shown = tables(reader(document(outcome, "trend", "xlsx")))

    def lines(section):
        return [line for line in said if line["seção"] == section]

    def compare(row, line, heads):
        for head in heads:
            assert same(row[head], line[head], head), (head, row, line)

    summary = {row["indicador"]: row for row in shown["Resumo"]}
    shared = set(said[0]) & set(shown["Resumo"][0]) - {"indicador", "regra mudou"}
    assert len(shared) > 15
    for line in lines("resumo"):
        compare(summary.pop(line["indicador"]), line, shared)
    assert list(summary) == ["todos"]
    compare(summary["todos"], lines("controle")[-1], ["total"])
    for line in lines("controle")[:-1]:
        compare(next(row for row in shown["Resumo"] if row["indicador"] == line["indicador"]), line,
                ["total", "quantidade", "percentual"])

    course = {row["fim do período"]: row for row in shown["Evolução"]}
    for line in lines("histórico"):
        row, kpi = course[number(line["fim do período"])], line["indicador"]
        compare({"total": row["total"], "quantidade": row[kpi], "percentual": row[f"{kpi}: %"]}, line,
                ["total", "quantidade", "percentual"])

    parts = lines("segmento") + lines("responsável")
    assert {line["eixo"] for line in parts} == {"Segment", "City", "Responsável"}
    for line in parts:
        row = next(row for row in shown[line["eixo"]] if row[line["eixo"]] == line["valor"])
        kpi = line["indicador"]
        compare({"total": row["Clientes"], "quantidade": row[kpi], "percentual": row[f"{kpi}: %"],
                 "quantidade anterior": row[f"{kpi}: antes"]}, line,
                ["total", "quantidade", "percentual", "quantidade anterior"])

    flows = {(row["eixo"], row["valor"], row["indicador"]): row for row in shown["Movimento"]}
    moved = [line for line in lines("resumo") + parts if line["saldo anterior"]]
    assert len(flows) == len(moved) > 10
    for line in moved:
        row = flows[line["eixo"] or "Total", line["valor"], line["indicador"]]
        compare(row, line, set(row) & set(line) - {"eixo", "valor", "indicador"})

    impacts = {(row["indicador"], row["medida"], row["moeda"]): row for row in shown["Impacto"]}
    assert len(impacts) == len(lines("impacto"))
    for line in lines("impacto"):
        row = impacts[line["indicador"], line["eixo"], line["valor"]]
        compare(row, line, ["soma dos apontados", "apontados com valor", "soma dos demais", "demais com valor"])
