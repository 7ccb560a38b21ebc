"""What the control totals of a run are in each of its documents."""
import csv
import io
import re
import subprocess

TITLES = {"no_email": "Sem e-mail", "no_contact": "Sem contato algum", "no_mobile": "Sem celular"}


def document(outcome, kind, form):
    """The bytes of a run's document."""
    path = next(d["path"] for d in outcome.json["documents"] if (d["kind"], d["format"]) == (kind, form))
    with open(path, "rb") as file:
        return file.read()


def totals_of_json(snapshot):
    return {kpi["id"]: (kpi["flagged"], snapshot["total"]) for kpi in snapshot["kpis"]}


def rows_of_csv(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def totals_of_trend_csv(data):
    rows = [row for row in rows_of_csv(data) if row["seção"] == "controle" and row["quantidade"]]
    return {kpi: (int(row["quantidade"]), int(row["total"])) for kpi, title in TITLES.items()
            for row in rows if row["indicador"] == title}


def totals_of_detail_csv(data, total):
    rows = rows_of_csv(data)
    return {kpi: (sum(row[title] == "sim" for row in rows), total) for kpi, title in TITLES.items()}


def text_of_pdf(data):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    assert done.stderr == b"", "the reader of the PDF had something to say"
    return done.stdout.decode()


def totals_of_pdf(data):
    """The headline numbers: a row of titles, below it the counts, below them "50,0% de 6"."""
    lines = [line.strip() for line in text_of_pdf(data).splitlines() if line.strip()]
    head = next(i for i, line in enumerate(lines) if re.split(r"\s{2,}", line) == list(TITLES.values()))
    flagged = [int(n) for n in lines[head + 1].split()]
    totals = [int(n) for n in re.findall(r"% de (\d+)", lines[head + 2])]
    return dict(zip(TITLES, zip(flagged, totals)))


def totals_of_mail(mail):
    """Its table, and the number of active records below it."""
    total = int(re.search(r"(\d+) clientes ativos", mail.text)[1])
    return {kpi: (int(re.search(rf"^{title} +(\d+) ", mail.text, re.M)[1]), total) for kpi, title in TITLES.items()}


def totals_of_html(mail):
    plain = re.sub(r"<[^>]+>", " ", mail.html.split("<tbody>")[1]).replace("&nbsp;", " ")
    return {kpi: int(re.search(rf"{title}\s+(\d+)", plain)[1]) for kpi, title in TITLES.items()}
