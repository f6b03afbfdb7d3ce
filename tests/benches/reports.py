"""The reports that are timed: the seed report, many small ones and a very long one.

The long one is made in two manners, for genreport and for Typst, from the same words and the same
cells: the third official table as it stands in typst/data/report.toml.
"""

import re
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SEED = ROOT / "samples" / "weibei-2022.toml"
TYPST = HERE / "typst"

# 600 characters: about a page, which has 22 lines of 28.
SENTENCE = (
    "2022年，我街道在区政府门户网站发布信息2篇，浏览量1646人次；按照“谁公开、谁负责”的原则，"
    "对街道、社区（村）公开公示栏内容进行调整完善，参照有关文件执行。"
)
PAGE = (SENTENCE * 9)[:600].rstrip("，、；") + "。"


def many(folder, count):
    """Reports of `count` bodies, no two of the same name."""
    text = SEED.read_text(encoding="utf-8")
    paths = []
    for number in range(count):
        path = folder / f"{number:05}.toml"
        path.write_text(text.replace("卫北街道", f"第{number}街道"), encoding="utf-8")
        paths.append(path)
    return paths


def official_table():
    """The rows of the third table: its head and its body, each cell a dict as in report.toml."""
    table = tomllib.loads((TYPST / "data" / "report.toml").read_text(encoding="utf-8"))["tables"]["t3"]
    return table["widths"], table["rows"][: table["head"]], table["rows"][table["head"] :]


def long_for_genreport(path, pages, tables):
    """`pages` pages of prose, of which the first `tables` are followed by a table each."""
    paragraphs = [f"第{number}项。{PAGE}" for number in range(pages)]
    parts = ['text = """', *paragraphs, '"""', ""]
    rows = body_rows()
    for number in range(tables):
        parts += ["[[overview.table]]", f'after = "第{number}项。"', *rows, ""]
    seed = SEED.read_text(encoding="utf-8")
    text, found = re.subn(
        r'(\[overview\][^\n]*\n).*?(?=^\[)',
        lambda match: match.group(1) + "\n".join(parts) + "\n",
        seed,
        count=1,
        flags=re.S | re.M,
    )
    assert found, "the seed report has no [overview]"
    path.write_text(text, encoding="utf-8")


def body_rows():
    """The third table as keys of a free table; a free table has no empty corner, so the three
    columns of labels are given names."""
    widths, _, body = official_table()
    names = ["事项", "办理结果", "情形", "自然人", "商业企业", "科研机构", "社会组织", "法律服务机构", "其他", "总计"]
    columns = [
        f'{{ label = "{name}", width = {round(width * 2)}, align = "{"left" if at < 3 else "center"}" }}'
        for at, (name, width) in enumerate(zip(names, widths))
    ]
    lines = [f"columns = [{', '.join(columns)}]", "rows = ["]
    for row in body:
        lines.append(f"  [{', '.join(cell(one) for one in row)}],")
    return [*lines, "]"]


def cell(one):
    """One cell in the manner of docs/input.md."""
    spans = [f"{key} = {one[short]}" for key, short in (("rows", "r"), ("columns", "c")) if short in one]
    text = f'"{one["t"]}"'
    if not spans and one["t"].isdigit():
        return one["t"]
    return f"{{ {', '.join([f'text = {text}', *spans])} }}" if spans else text


def long_for_typst(path, pages, tables):
    """The same in the neutral form that typst/report.typ reads."""
    seed = (TYPST / "data" / "report.toml").read_text(encoding="utf-8")
    head, rest = seed.split("[[body]]", 1)
    named = rest[rest.index("[tables.t2]") :]
    parts = [head]
    for number in range(pages):
        parts.append(f'[[body]]\nkind = "p"\ntext = "第{number}项。{PAGE}"\n')
        if number < tables:
            parts.append('[[body]]\nkind = "table"\nname = "t3"\n')
    path.write_text("\n".join([*parts, named]), encoding="utf-8")
