"""Writes cells as a script would: documents_peer.py pdf|csv|xlsx CELLS FILE. Prints its processor time."""
import csv
import sys
import time

FONT = "/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"
A_PAGE, LEFT = 23, (45, 95, 290, 375, 470, 560, 690, 735)


def write_pdf(rows, path):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas
    start = time.process_time()
    pdfmetrics.registerFont(TTFont("text", FONT))
    pdf = canvas.Canvas(path, pagesize=(841.89, 595.28), pageCompression=1)
    for number, row in enumerate(rows):
        line = number % A_PAGE
        if line == 0:
            pdf.setFont("text", 8.5)
        y = 490 - line * 17.5
        for x, text in zip(LEFT, row):
            pdf.drawString(x, y, text)
        pdf.line(45, y - 5, 797, y - 5)
        if line == A_PAGE - 1:
            pdf.showPage()
    pdf.save()
    return start


def write_csv(rows, path):
    start = time.process_time()
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return start


def write_xlsx(rows, path):
    import xlsxwriter
    start = time.process_time()
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return start


def main(what, cells, path):
    with open(cells, encoding="utf-8-sig", newline="") as file:
        if what == "pdf":
            rows = [line.rstrip("\n").split("\t") for line in file]
        else:
            rows = list(csv.reader(file, delimiter=";"))
    start = {"pdf": write_pdf, "csv": write_csv, "xlsx": write_xlsx}[what](rows, path)
    print(time.process_time() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])
