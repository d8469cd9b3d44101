"""The yearly money-weighted return of every investor by LibreOffice's XIRR: a sheet with a row and a formula for each, converted
without a window. The sheet is written before; what is printed is the office alone. Arguments: input, output, folder."""
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
REL = f'<Relationship Id="%s" Type="{OFFICE}/%s" Target="%s"/>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STYLES = (
    f'<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.000000000000"/></numFmts><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def column(number):
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def row(number, line):
    flows = [flow.split(":") for flow in line.split()]
    n = len(flows)
    rate = f"XIRR({column(n + 2)}{number}:{column(2 * n + 1)}{number},{column(2)}{number}:{column(n + 1)}{number})"
    cells = "".join(f"<c><v>{int(day) + 25569}</v></c>" for day, _ in flows)
    cells += "".join(f"<c><v>{int(cents) / 100}</v></c>" for _, cents in flows)
    return f'<row r="{number}"><c s="1"><f>{rate}</f></c>{cells}</row>'


folder = Path(sys.argv[3])
book = folder / "flows.xlsx"
with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out, open(sys.argv[1]) as lines:
    out.writestr("[Content_Types].xml", TYPES)
    out.writestr("_rels/.rels", RELS % (REL % ("r1", "officeDocument", "xl/workbook.xml")))
    out.writestr("xl/_rels/workbook.xml.rels", RELS % (REL % ("r1", "worksheet", "worksheets/sheet1.xml") + REL % ("r2", "styles", "styles.xml")))
    out.writestr("xl/workbook.xml", f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="flows" sheetId="1" r:id="r1"/></sheets></workbook>')
    out.writestr("xl/styles.xml", STYLES)
    with out.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
        sheet.write(f"<worksheet {MAIN}><sheetData>".encode())
        for number, line in enumerate(lines, 1):
            sheet.write(row(number, line).encode())
        sheet.write(b"</sheetData></worksheet>")
subprocess.run(
    ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "csv", "--outdir", folder, book],
    check=True,
    stdout=subprocess.DEVNULL,
)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"office {used.ru_utime + used.ru_stime:.2f} processor s")
with open(folder / "flows.csv") as rows, open(sys.argv[2], "w") as out:
    out.writelines(line.split(",", 1)[0] + "\n" for line in rows)
