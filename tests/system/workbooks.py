"""Workbooks (XLSX) as two strangers read them: plain ZIP and XML, and LibreOffice."""
import csv
import datetime
import io
import re
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LONGEST_CONVERSION = 180  # seconds


def column_of(reference):
    number = 0
    for letter in re.match(r"[A-Z]+", reference)[0]:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def value_of(cell):
    """A str, or a float."""
    if cell.get("t") == "inlineStr":
        text = "".join(part.text or "" for part in cell.iter(f"{SPACE}t"))
        return re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)
    assert cell.get("t") in (None, "n"), "a cell is text or a number"
    found = cell.find(f"{SPACE}v")
    return "" if found is None else float(found.text)


def rows_of(sheet):
    rows = []
    for row in sheet.iter(f"{SPACE}row"):
        while len(rows) < int(row.get("r")):
            rows.append([])
        for cell in row:
            column = column_of(cell.get("r"))
            rows[-1] += [""] * (column + 1 - len(rows[-1]))
            rows[-1][column] = value_of(cell)
    return rows


def read(data):
    """Sheets by name, each a list of rows; every part is proved to be whole, and XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    assert not [part for part in parts.values() if list(part.iter(f"{SPACE}f"))], "a formula"
    targets = {one.get("Id"): one.get("Target") for one in parts["xl/_rels/workbook.xml.rels"]}
    return {sheet.get("name"): rows_of(parts["xl/" + targets[sheet.get(RELATION)]])
            for sheet in parts["xl/workbook.xml"].iter(f"{SPACE}sheet")}


def soffice():
    return shutil.which("soffice")


def shown(cell):
    """LibreOffice writes numbers in quotes, which its text has only where it must, as they stand in the cell."""
    if re.fullmatch(r"-?\d+(\.\d+)?(E[+-]?\d+)?", cell):
        return float(cell)
    if re.fullmatch(r"-?\d+(\.\d+)?%", cell):
        return float(cell[:-1]) / 100
    if found := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", cell):
        return float((datetime.date(int(found[3]), int(found[1]), int(found[2])) - datetime.date(1899, 12, 30)).days)
    return cell


def read_by_libreoffice(directory, data):
    """The same as LibreOffice shows it; a code of digits only counts as a number here."""
    (directory / "book.xlsx").write_bytes(data)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    done = subprocess.run([soffice(), f"-env:UserInstallation=file://{directory}/office", "--headless", "--convert-to",
                           every_sheet, "--outdir", directory / "sheets", directory / "book.xlsx"],
                          capture_output=True, timeout=LONGEST_CONVERSION, check=True)
    sheets = {}
    for file in (directory / "sheets").glob("book-*.csv"):
        with open(file, encoding="utf-8", newline="") as lines:
            rows = [[shown(cell) for cell in row] for row in csv.reader(lines)]
        sheets[file.stem.removeprefix("book-")] = rows
    assert sheets, done.stderr.decode()
    return sheets
