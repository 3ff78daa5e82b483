"""Makes the workbooks of this folder: python3 make.py, with XlsxWriter 3.2, odfpy 1.4 and msoffcrypto-tool 6.1."""

import datetime
import sys
import zipfile
from pathlib import Path

import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile
from odf import number, office, opendocument, style, table, text

HERE = Path(__file__).parent
HEADER = ["Medlemsnr", "Navn", "Født", "Avgift", "Andel", "Betalt", "Møter", "Adresse"]


def members(book, sheet):
    """The list of members that most tests read."""
    formats = {
        "date": "dd.mm.yyyy",
        "short": 14,
        "long": "[$-414]d. mmmm yyyy;@",
        "kroner": '#,##0.00\\ "kr"',
        "percent": 9,
        "time": "hh:mm",
        "number": "000",
    }
    formats = {name: book.add_format({"num_format": code}) for name, code in formats.items()}
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, HEADER)
    day = datetime.date
    rows = [
        ("007", "Kåre Ødegård", (day(1985, 5, 17), "date"), (1234.5, "kroner"), (0.25, "percent"), True,
         (datetime.time(18, 30), "time"), "Gata 4\nv/Lyngmo\n7010 Trondheim"),
        ((12, "number"), None, (day(2001, 1, 3), "short"), (-50, "kroner"), (1, "percent"), False,
         (0.75, "time"), "3. mai"),
        (90011223, "Per", (day(1999, 12, 31), "long"), 0.1, 1 / 3, True, (0, "time"), ""),
    ]
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, tuple):
                sheet.write(at, column, value[0], formats[value[1]])
            elif value is None:
                sheet.write_rich_string(at, column, "Åse ", bold, "Li")
            else:
                sheet.write(at, column, value)
    sheet.write_formula(3, 3, "=0.1+0.2", None, 0.30000000000000004)


def xlsx(name, options=None):
    return xlsxwriter.Workbook(HERE / name, {"default_date_format": "dd.mm.yyyy", **(options or {})})


def plain():
    book = xlsx("medlemmer.xlsx")
    members(book, book.add_worksheet("Medlemmer"))
    sheet = book.add_worksheet("Kurs 2026")
    sheet.write_column(2, 1, ["Kurs", "Strikking", "Sjakk"])
    book.close()
    with open(HERE / "medlemmer.xlsx", "rb") as plain, open(HERE / "med-passord.xlsx", "wb") as locked:
        OOXMLFile(plain).encrypt("Lyngmo", locked)


def inline_from_1904():
    """Strings in the cells themselves, and days that are counted from 1904."""
    book = xlsx("medlemmer-1904.xlsx", {"constant_memory": True, "date_1904": True})
    members(book, book.add_worksheet("Medlemmer"))
    book.close()


def hidden():
    """Hidden sheets, rows and columns, merged cells, errors, and formulas without a result."""
    book = xlsx("skjult.xlsx")
    first = book.add_worksheet("Gammelt")
    first.write_row(0, 0, ["navn"])
    sheet = book.add_worksheet("Liste")
    sheet.activate()
    first.hide()
    rows = [["navn", "status", "gruppe", "sum"], ["Kari", "aktiv", "Kor", 1], ["Ola", "sluttet", "", 2],
            ["Åse", "aktiv", "", 3]]
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(1, 1, None, None, {"hidden": True})
    sheet.merge_range(1, 2, 3, 2, "Kor")
    book.close()
    book = xlsx("formler.xlsx")
    sheet = book.add_worksheet("Ark 1")
    sheet.write_row(0, 0, ["navn", "sum", "dato"])
    sheet.write(1, 0, "Kari")
    sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    sheet.write(1, 2, 45000, book.add_format({"num_format": "[$-407]d. mmmm yyyy"}))
    sheet.write(2, 0, "Ola")
    sheet.write_formula(2, 1, "=1+1", None, 2)
    book.close()
    without_result(HERE / "formler.xlsx")


def without_result(path):
    """Takes the result of the formula of B3 away, as programs leave it out that cannot compute."""
    with zipfile.ZipFile(path) as book:
        parts = [(info, book.read(info)) for info in book.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for info, data in parts:
            if info.filename == "xl/worksheets/sheet1.xml":
                assert b"<f>1+1</f><v>2</v>" in data
                data = data.replace(b"<f>1+1</f><v>2</v>", b"<f>1+1</f>")
            book.writestr(info, data)


def ods():
    """A sheet of LibreOffice: shown words beside values, repeated cells, a filtered row, a comment."""
    book = opendocument.OpenDocumentSpreadsheet()
    hidden = style.Style(name="skjult", family="table")
    hidden.addElement(style.TableProperties(display="false"))
    book.automaticstyles.addElement(hidden)
    first = table.Table(name="Gammelt", stylename="skjult")
    book.spreadsheet.addElement(first)
    sheet = table.Table(name="Medlemmer")
    sheet.addElement(table.TableColumn(numbercolumnsrepeated=2))
    sheet.addElement(table.TableColumn(visibility="collapse"))
    sheet.addElement(table.TableColumn(numbercolumnsrepeated=1021))

    def cell(words, **attributes):
        made = table.TableCell(**attributes)
        for line in words.split("\n") if words else []:
            paragraph = text.P()
            for index, part in enumerate(line.split("  ")):
                if index:
                    paragraph.addElement(text.S(c=2))
                paragraph.addText(part)
            made.addElement(paragraph)
        return made

    def row(*cells, **attributes):
        made = table.TableRow(**attributes)
        for one in cells:
            made.addElement(one)
        sheet.addElement(made)

    row(table.TableCell(numbercolumnsrepeated=1024), numberrowsrepeated=2)
    row(cell("Navn"), cell("Født"), cell("Hemmelig"), cell("Avgift"), cell("Ja", numbercolumnsrepeated=1),
        table.TableCell(numbercolumnsrepeated=1019))
    noted = cell("Kåre & Åse\nØdegård", valuetype="string")
    noted.addElement(office.Annotation())
    noted.getElementsByType(office.Annotation)[0].addElement(text.P(text="Ring ham"))
    row(noted, cell("17. mai 1985", valuetype="date", datevalue="1985-05-17"), cell("x"),
        cell("kr 1 234,50", valuetype="currency", value="1234.5"),
        cell("SANN", valuetype="boolean", booleanvalue="true"))
    row(cell("Borte"), cell(""), cell("x"), cell(""), cell(""), visibility="filter")
    row(cell("Per  Li"), cell("", valuetype="date", datevalue="1999-12-31"), cell("x"),
        cell("", valuetype="float", value="0.5"), cell(""), numberrowsrepeated=2)
    row(table.TableCell(numbercolumnsrepeated=1024), numberrowsrepeated=1048569)
    book.spreadsheet.addElement(sheet)
    book.save(HERE / "medlemmer.ods")


def guide():
    """The lists of members that readers of the user's guide bring: 40 who are active, and two who have left."""
    lists = {
        "guide-nb.xlsx": ("Medlemmer", ["Navn", "Medlemsnr", "Medlem siden", "Status"], "aktiv", "sluttet", "dd.mm.yyyy"),
        "guide-en.xlsx": ("Members", ["Name", "Number", "Member since", "Status"], "active", "left", "dd/mm/yyyy"),
    }
    first = ["Amina", "Bjørn", "Carla", "Daniel", "Elin", "Farid", "Grete", "Hamza", "Ida", "Jonas", "Kari", "Leila", "Magnus", "Nora"]
    last = ["Berg", "Haugen", "Nguyen"]
    for name, (title, header, active, left, date) in lists.items():
        book = xlsx(name)
        sheet = book.add_worksheet(title)
        since = book.add_format({"num_format": date})
        sheet.write_row(0, 0, header)
        for at in range(42):
            status = left if at in (11, 30) else active
            sheet.write_row(at + 1, 0, [f"{first[at % 14]} {last[at // 14]}", 1001 + at])
            sheet.write(at + 1, 2, datetime.date(2014 + at % 12, 1 + at % 11, 1 + at % 27), since)
            sheet.write(at + 1, 3, status)
        book.close()


if __name__ == "__main__":
    for make in [plain, inline_from_1904, hidden, ods, guide]:
        make()
    sys.exit(0)
