#!/usr/bin/env python3
"""Writes inputs that are big in one way each: python3 tests/benches/big_inputs.py FOLDER

Each is samples/weibei-2022.toml with something added, so that everything else of it is sound:

    findings-N.toml    N lines of 甲,乙: a finding on each (20,000 and 40,000)
    marks.toml         one line of 100,000 （, each without its other half
    labels-N.toml      one line of N (1), each known by the next (10,000 and 100,000)
    spaces.toml        one line of 20,000 times two kinds of spaces
    paragraphs-N.toml  N paragraphs of 30 characters (1,000, 10,000 and 100,000)
    cells-C-R.toml     one free table of C columns and R rows; the last is refused (I139)
    pages.toml         200 pages: prose, and a hundred tables of the shape of 表三

What is to be measured is up to the caller: `check` for the first four, the others with `--pdf`.
"""

import pathlib
import sys

SAMPLE = pathlib.Path(__file__).parents[2] / "samples" / "weibei-2022.toml"
SENTENCE = (
    "2022年，我街道在区政府门户网站发布信息2篇；按照“谁公开、谁负责”的原则，对街道、社区（村）公开"
    "公示栏内容进行调整完善，参照GB/T 9704执行。"
)
HEADS = """[
  { label = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", columns = ["", "事项"] },
  { label = "申请人情况", columns = [
    "自然人",
    { label = "法人或其他组织", columns = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"] },
    "总计",
  ] },
]"""
ROWS = [
    "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量", "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "1.属于国家秘密",
    "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
    "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息", "1.申请人无正当理由逾期不补正",
    "2.申请人逾期未按收费通知要求缴纳费用", "3.其他", "（七）总计", "结转下年度继续办理",
]


def with_overview(text: str, tables: str = "") -> str:
    """The sample with a text for its first section, and tables in it."""
    before, rest = SAMPLE.read_text(encoding="utf-8").split("[overview]", 1)
    behind = rest[rest.index("\n["):]
    return f'{before}[overview]\ntext = """\n{text}\n"""\n{tables}{behind}'


def table(columns: str, rows: list[str]) -> str:
    return f"[[overview.table]]\ncolumns = {columns}\nrows = [\n" + "\n".join(rows) + "\n]\n"


def cells(columns: int, rows: int) -> str:
    # The narrowest columns have no room for a name.
    names = "[" + ", ".join(['""'] * columns) + "]"
    row = "  [" + ", ".join(str(at % 10) for at in range(columns)) + "],"
    return with_overview("见下表。", table(names, [row] * rows))


def like_three() -> str:
    rows = []
    for at, label in enumerate(ROWS):
        stub = f'{{ text = "第{at // 5 + 1}组", rows = 5 }}, ' if at % 5 == 0 else ""
        rows.append(f'  [{stub}"{label}", 12, 0, 3, 0, 1, 0, 16],')
    return table(HEADS, rows)


def inputs():
    """Each file's name, and what makes it."""
    for count in (20_000, 40_000):
        yield f"findings-{count}", lambda count=count: with_overview("甲,乙\n" * count)
    yield "marks", lambda: with_overview("（" * 100_000)
    for count in (10_000, 100_000):
        yield f"labels-{count}", lambda count=count: with_overview("(1)," * count + "甲")
    yield "spaces", lambda: with_overview("甲" + "  \u2003" * 20_000 + "乙")
    for count in (1_000, 10_000, 100_000):
        lines = lambda count=count: ((SENTENCE * 2)[at % 60 : at % 60 + 30] for at in range(count))
        yield f"paragraphs-{count}", lambda lines=lines: with_overview("\n".join(lines()))
    for columns, rows in ((62, 250), (62, 800), (62, 1_600), (5, 10_000), (62, 10_000)):
        yield f"cells-{columns}-{rows}", lambda c=columns, r=rows: cells(c, r)
    prose = "\n".join(SENTENCE * 6 for _ in range(120))
    yield "pages", lambda: with_overview(prose, like_three() * 100)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in inputs():
        (folder / f"{name}.toml").write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
