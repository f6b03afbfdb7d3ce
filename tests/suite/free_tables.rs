//! Tables that a report brings along: every cell stands where it was written, or the fault is
//! found there.

use std::time::{Duration, Instant};

use genreport::document::{Block, Document, TableModel};
use genreport::form::{Align, CellPart};

use crate::data::{EXAMPLE_2023, LAYOUT_2021, Seen, document, read, seen, table};

/// A report with `tables` in its first section, whose words are three paragraphs.
fn with_tables(tables: &str) -> String {
    let good = crate::command_line::GOOD;
    let text = "text = \"\"\"\n总体情况。\n（一）公开。\n（二）申请。\n\"\"\"";
    good.replacen("text = \"总体情况。\"", &format!("{text}\n{tables}"), 1)
}

const SPANS: &str = r#"
[[overview.table]]
caption = "分类统计表"
unit = "单位：条"
after = "（一）"
columns = [
  { label = "类别", width = 3, align = "left" },
  { label = "数量", columns = [{ label = "本年", width = 1 }, { label = "上年", width = 1, align = "right" }] },
]
rows = [
  ["政策文件", 12, +8.50],
  [{ text = "会议", rows = 2 }, 3, 4],
  [-5, ""],
  [{ text = "合计另计", columns = 2, align = "right" }, "—"],
]
"#;

/// Row, column, rows and columns covered, part, alignment, text.
type Seen7<'a> = (usize, usize, usize, usize, CellPart, Align, &'a str);

fn cells(table: &TableModel) -> Vec<Seen7<'_>> {
    let cells = table.cells.iter();
    let seen = cells.map(|cell| {
        let spans = (cell.row_span, cell.column_span);
        (cell.row, cell.column, spans.0, spans.1, cell.part, cell.align, cell.text.as_str())
    });
    seen.collect()
}

#[test]
fn every_cell_stands_where_it_was_written() {
    use Align::{Center, Decimal, Left, Right};
    use CellPart::{ColumnHead, Data};
    let document = document(&with_tables(SPANS), LAYOUT_2021);
    let table = table(&document, "overview.table1");
    let expected = [
        (0, 0, 2, 1, ColumnHead, Center, "类别"),
        (0, 1, 1, 2, ColumnHead, Center, "数量"),
        (1, 1, 1, 1, ColumnHead, Center, "本年"),
        (1, 2, 1, 1, ColumnHead, Center, "上年"),
        (2, 0, 1, 1, Data, Left, "政策文件"),
        (2, 1, 1, 1, Data, Decimal, "12"),
        (2, 2, 1, 1, Data, Right, "+8.50"),
        (3, 0, 2, 1, Data, Left, "会议"),
        (3, 1, 1, 1, Data, Decimal, "3"),
        (3, 2, 1, 1, Data, Right, "4"),
        (4, 1, 1, 1, Data, Decimal, "−5"),
        (4, 2, 1, 1, Data, Right, ""),
        (5, 0, 1, 2, Data, Right, "合计另计"),
        (5, 2, 1, 1, Data, Right, "—"),
    ];
    assert_eq!(cells(table), expected);
    assert_eq!((table.rows, table.head_rows, table.columns()), (6, 2, 3));
    assert_eq!(table.widths, [3, 1, 1]);
    assert_eq!((table.official, table.heading.as_str()), (false, "分类统计表"));
    assert_eq!(table.unit.as_ref().unwrap().as_str(), "单位：条");
    assert!(table.slots().into_iter().flatten().all(|slot| slot.is_some()));
}

/// In one column the same sign, whether a number is quoted or not; a hyphen in a word stays.
#[test]
fn a_minus_is_one_whether_quoted_or_not() {
    let tables = r#"
[[overview.table]]
columns = ["名称", "增减"]
rows = [["甲", -5], ["乙", "-5"], ["丙", "-5.5%"], ["HP-Z2", "-"], ["丁", "3-5"]]
"#;
    let document = document(&with_tables(tables), LAYOUT_2021);
    let cells = cells(table(&document, "overview.table1"));
    let texts: Vec<&str> = cells.iter().skip(2).map(|cell| cell.6).collect();
    assert_eq!(texts, ["甲", "−5", "乙", "−5", "丙", "−5.5%", "HP-Z2", "-", "丁", "3-5"]);
}

/// The kinds of blocks up to the second section, paragraphs and tables by name.
fn outline(document: &Document) -> Vec<&str> {
    let blocks = document.blocks.iter().map(|block| match block {
        Block::Heading { text, .. } => text.as_str(),
        Block::Paragraph(runs) => runs[0].text.as_str(),
        Block::Table(table) => table.key.as_str(),
        Block::Attachments(_) => "attachments",
        Block::Signature(_) => "signature",
    });
    blocks.take_while(|name| !name.starts_with("二、")).collect()
}

#[test]
fn tables_stand_among_the_paragraphs() {
    let table = |after: &str| {
        format!("[[overview.table]]\n{after}\ncolumns = [\"甲\"]\nrows = [[\"乙\"]]\n")
    };
    let all = ["", "after = \"（一）\"", "after = \"总体\"", "after = \"（一）\""];
    let text = with_tables(&all.map(table).concat());
    let document = document(&text, LAYOUT_2021);
    let expected = [
        "一、总体情况",
        "总体情况。",
        "overview.table3",
        "（一）公开。",
        "overview.table2",
        "overview.table4",
        "（二）申请。",
        "overview.table1",
    ];
    assert_eq!(outline(&document), expected);
}

/// Alignments of the only body row of a table of these cells, each a column.
fn aligns(columns: &[&[&str]]) -> Vec<Align> {
    let heads = vec!["\"甲\""; columns.len()].join(", ");
    let row = |row: usize| {
        let cells: Vec<&str> = columns.iter().map(|column| column[row]).collect();
        format!("[{}]", cells.join(", "))
    };
    let rows: Vec<String> = (0..columns[0].len()).map(row).collect();
    let text =
        format!("[[overview.table]]\ncolumns = [{heads}]\nrows = [\n{}\n]\n", rows.join(",\n"));
    let document = document(&with_tables(&text), LAYOUT_2021);
    let table = table(&document, "overview.table1");
    assert_eq!(table.widths, vec![0; columns.len()]);
    table.cells.iter().filter(|cell| cell.row == 1).map(|cell| cell.align).collect()
}

#[test]
fn columns_stand_by_what_they_hold() {
    let long = "\"一二三四五六七八九十一二三\"";
    let twelve = "\"一二三四五六七八九十一二\"";
    let columns: [&[&str]; 6] = [
        &["1", "\"\"", "\"63.5%\""],
        &["1", "2", "\"—\""],
        &["\"短\"", long, "1"],
        &["\"短\"", twelve, "1"],
        &["\"\"", "\"\"", "\"\""],
        &["{ text = \"1\", align = \"left\" }", "2", "3"],
    ];
    use Align::{Center, Decimal, Left};
    assert_eq!(aligns(&columns), [Decimal, Center, Left, Center, Center, Left]);
}

fn findings(tables: &str) -> Vec<Seen> {
    let text = with_tables(tables);
    let (report, findings) = read(&text, LAYOUT_2021);
    assert!(report.is_none());
    findings.iter().map(|finding| seen(finding, &text)).collect()
}

/// Every row is judged; what only follows from another fault is left out.
#[test]
fn faults_of_rows_come_all_at_once() {
    let found = findings(
        r#"
[[overview.table]]
columns = ["甲", "乙", "丙"]
rows = [
  [{ text = "a", rows = 2 }, "b", "c"],
  ["d"],
  ["e", "f", "g", "h"],
  ["i", { text = "j", rows = 2 }, "k"],
  [{ text = "l", columns = 2 }, "m"],
  [{ text = "n", columns = 3, rows = 2 }],
  [{ text = "o", columns = 4 }, "p"],
  [{ text = "q", rows = 2, columns = 3 }],
]
"#,
    );
    let found: Vec<(&str, &str)> =
        found.iter().map(|seen| (seen.code, seen.text.as_str())).collect();
    let expected = [
        ("I130", "[\"d\"]"),
        ("I131", "\"h\""),
        ("I129", "{ text = \"l\", columns = 2 }"),
        ("I131", "{ text = \"o\", columns = 4 }"),
        ("I132", "{ text = \"q\", rows = 2, columns = 3 }"),
    ];
    assert_eq!(found, expected);
}

/// Without its columns a table's cells are read all the same.
#[test]
fn cells_are_read_without_columns() {
    let found = findings("[[overview.table]]\nrows = [[1_000, true]]\n");
    let codes: Vec<&str> = found.iter().map(|seen| seen.code).collect();
    assert_eq!(codes, ["I103", "I107", "I102"]);
}

/// What stands after the header of a table belongs to it, and the help says so.
#[test]
fn keys_below_a_table_are_sent_to_their_place() {
    let text = with_tables(
        "[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[1]]\nseal = true\nheads = []\n",
    );
    let (_, findings) = read(&text, LAYOUT_2021);
    let helps: Vec<&str> = findings.iter().filter_map(|found| found.help.as_deref()).collect();
    let before = "heads 要写在这一节的 [[overview.table]] 之前";
    assert_eq!(helps, ["seal 要写在文件前部，第一个 [ ] 之前", before]);
}

#[test]
fn ten_thousand_rows_are_read_at_once() {
    let rows: Vec<String> =
        (0..10_000).map(|row| format!("[\"第{row}项\", {row}, {{ text = \"x\" }}, 0.5]")).collect();
    let columns = "columns = [\"甲\", \"乙\", \"丙\", \"丁\"]";
    let sound = format!("[[overview.table]]\n{columns}\nrows = [\n{}\n]\n", rows.join(",\n"));
    let start = Instant::now();
    let document = document(&with_tables(&sound), LAYOUT_2021);
    assert_eq!(table(&document, "overview.table1").cells.len(), 4 + 40_000);
    // The rest is not read when every row is wrong.
    let faulty = sound.replace("\"丁\"", "\"丁\", \"戊\"");
    assert_eq!(findings(&faulty).len(), 50);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn tables_have_their_limits() {
    let of = |columns: usize, rows: usize| {
        let heads = vec!["\"甲\""; columns].join(", ");
        let row = format!("[{}]", vec!["1"; columns].join(", "));
        let rows = vec![row; rows].join(",\n");
        format!("[[overview.table]]\ncolumns = [{heads}]\nrows = [\n{rows}]\n")
    };
    let most = document(&with_tables(&of(62, 2)), LAYOUT_2021);
    assert_eq!(table(&most, "overview.table1").columns(), 62);
    let most = document(&with_tables(&of(1, 20_000)), LAYOUT_2021);
    assert_eq!(table(&most, "overview.table1").rows, 20_001);
    let found = findings(&of(63, 1));
    assert_eq!((found[0].code, found[0].line, found.len()), ("I128", 12, 1));
    let found = findings(&of(1, 20_001));
    assert_eq!((found[0].code, found[0].line, found.len()), ("I128", 20_014, 1));
}

#[test]
fn all_tables_together_have_a_limit() {
    let of = |columns: usize, rows: usize| {
        let heads = vec!["\"\""; columns].join(", ");
        let rows = vec![format!("[{}]", vec!["1"; columns].join(", ")); rows].join(",\n");
        format!("[[overview.table]]\ncolumns = [{heads}]\nrows = [\n{rows}]\n")
    };
    let most = document(&with_tables(&(of(62, 1600) + &of(40, 20))), LAYOUT_2021);
    assert_eq!(table(&most, "overview.table2").cells.len(), 40 * 21);
    // The row is named that is too much, and once.
    let found = findings(&(of(62, 1600) + &of(41, 20) + &of(2, 2)));
    assert_eq!((found[0].code, found[0].line, found.len()), ("I139", 1636, 1), "{found:?}");
}

/// The sample shows a table of each kind.
#[test]
fn the_sample_of_2023_has_its_tables() {
    let document = document(EXAMPLE_2023, LAYOUT_2021);
    let first = table(&document, "overview.table1");
    assert_eq!((first.head_rows, first.columns()), (2, 4));
    assert!(first.cells.iter().any(|cell| cell.part == CellPart::Data && cell.row_span > 1));
    assert_eq!(table(&document, "other_matters.table1").head_rows, 1);
}
