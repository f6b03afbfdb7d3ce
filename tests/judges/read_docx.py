"""What python-docx and mammoth read in DOCX files.

    PYTHONPATH=target/judges/python python3 tests/judges/read_docx.py FILE.docx...

Prints one line of JSON for each file: for each reader the texts outside tables, "\\0" where a
table stands, and the tables as cells [row, column, rows, columns, text]; and what python-docx
reads of the properties.
"""

import json
import sys
from html.parser import HTMLParser

import docx
import mammoth
from docx.table import Table

TABLE = "\0"


def cells_of(table):
    """The cells of a table: python-docx gives a merged one once for each slot that it covers."""
    places = {}
    for row, line in enumerate(table.rows):
        for column, cell in enumerate(line.cells):
            places.setdefault(cell._tc, (cell, []))[1].append((row, column))
    cells = []
    for cell, slots in places.values():
        rows, columns = sorted({r for r, _ in slots}), sorted({c for _, c in slots})
        assert len(slots) == len(rows) * len(columns), "a cell that is no rectangle"
        cells.append([rows[0], columns[0], len(rows), len(columns), cell.text])
    return sorted(cells)


def by_python_docx(path):
    document = docx.Document(path)
    texts, tables = [], []
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            texts.append(TABLE)
            tables.append(cells_of(item))
        else:
            texts.append(item.text.replace("\n", ""))
    core = document.core_properties
    properties = {
        "title": core.title,
        "author": core.author,
        "subject": core.subject,
        "keywords": core.keywords,
        "language": core.language,
        "created": core.created.isoformat() if "created" in core._element.xml else None,
    }
    return {"texts": texts, "tables": tables}, properties


class Html(HTMLParser):
    """Paragraphs, headings and table cells of mammoth's HTML."""

    def __init__(self):
        super().__init__()
        self.texts, self.tables, self.text, self.cell = [], [], None, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "table":
            self.texts.append(TABLE)
            self.tables.append([])
            self.taken, self.row = set(), -1
        elif tag == "tr":
            self.row += 1
        elif tag in ("td", "th"):
            rows, columns = (int(attributes.get(name, 1)) for name in ("rowspan", "colspan"))
            column = 0
            while (self.row, column) in self.taken:
                column += 1
            for row in range(self.row, self.row + rows):
                self.taken.update((row, column + offset) for offset in range(columns))
            self.cell = [self.row, column, rows, columns, ""]
            self.tables[-1].append(self.cell)
        elif self.cell is None and tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6"):
            self.text = []

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.cell = None
        elif self.text is not None and tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6"):
            self.texts.append("".join(self.text))
            self.text = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell[4] += data
        elif self.text is not None:
            self.text.append(data)


def by_mammoth(path):
    with open(path, "rb") as file:
        html = Html()
        html.feed(mammoth.convert_to_html(file).value)
    return {"texts": html.texts, "tables": [sorted(table) for table in html.tables]}


for path in sys.argv[1:]:
    python_docx, properties = by_python_docx(path)
    readers = {"python-docx": python_docx, "mammoth": by_mammoth(path)}
    print(json.dumps({"file": path, "readers": readers, "properties": properties}))
