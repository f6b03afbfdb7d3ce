//! What a finished report must say, read from the published reports and the official grids
//! in `tests/data`, never from our own TOML.

use genreport::document::Block;
use serde_json::Value;

use crate::data;

/// A cell as the official grid has it, filled in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cell {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) row_span: usize,
    pub(crate) column_span: usize,
    pub(crate) text: String,
}

/// A whole report: its text in order without its tables, and its tables.
pub(crate) struct Expected {
    /// Title, preamble, headings and paragraphs in order; `TABLE` where a table stands.
    pub(crate) texts: Vec<String>,
    pub(crate) tables: Vec<Vec<Cell>>,
}

/// Stands in [`Expected::texts`] for a table.
pub(crate) const TABLE: &str = "\u{0}";

/// The seed: its prose from the seed's text, its figures from the report, its three labels.
pub(crate) fn weibei() -> Expected {
    let labels = [
        ("社会公益组织", "社会组织"),
        ("2.其他法律行政法规禁止公开", "2.其他法律法规禁止公开"),
        ("本年收费金额（单位：万元）", "本年收费金额（单位：万元，保留4位小数）"),
    ];
    Expected { texts: weibei_texts(), tables: tables(&data::weibei_facts(), &labels) }
}

/// The seed's lines, without those of its damaged tables.
fn weibei_texts() -> Vec<String> {
    let mut texts = Vec::new();
    let mut in_table = false;
    for line in data::WEIBEI_TEXT.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let heading = ["一、总", "二、主", "三、收", "四、政", "五、存", "六、其"];
        if heading.iter().any(|start| line.starts_with(start)) {
            in_table = ["二、", "三、收", "四、政"].iter().any(|start| line.starts_with(start));
            texts.push(line.to_owned());
            if in_table {
                texts.push(TABLE.to_owned());
            }
        } else if !in_table {
            texts.push(line.to_owned());
        }
    }
    assert_eq!(texts.len(), 22, "{texts:#?}");
    texts
}

pub(crate) fn huaian() -> Expected {
    let facts = data::huaian_facts();
    let strings = |value: &Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let mut texts = vec![facts["title"].as_str().unwrap().to_owned()];
    texts.extend(strings(&facts["preamble"]));
    for section in facts["sections"].as_array().unwrap() {
        texts.push(section["heading"].as_str().unwrap().to_owned());
        let paragraphs = strings(&section["paragraphs"]);
        let is_table = paragraphs.is_empty();
        texts.extend(paragraphs);
        if is_table {
            texts.push(TABLE.to_owned());
        }
    }
    Expected { texts, tables: tables(&facts, &[]) }
}

/// The made-up report: its figures and words are its own, the cells and their order are the
/// official grid's.
pub(crate) fn example_2019() -> Expected {
    let composed = data::document(data::EXAMPLE_2019, data::LAYOUT_2019);
    let (grids, grids_2021) = (data::grids_2019(), data::grids_2021());
    let grids = grids.as_array().unwrap().iter();
    let tables = grids.zip(["disclosure", "applications", "disputes"]).map(|(grid, key)| {
        // Table 4 of 2019 is that of 2021.
        let grid = if grid["cells"].is_array() { grid } else { &grids_2021[2] };
        fill(grid, &data::figures(&composed, key), &[])
    });
    let mut texts: Vec<String> = vec![composed.properties.title.clone()];
    for block in &composed.blocks {
        match block {
            Block::Heading { text, .. } => texts.push(text.as_str().to_owned()),
            Block::Paragraph(inlines) => {
                texts.push(inlines.iter().map(|inline| inline.text.as_str()).collect());
            }
            Block::Table(_) => texts.push(TABLE.to_owned()),
            Block::Signature { name, date } => {
                texts.extend([name, date].into_iter().flatten().map(|t| t.as_str().to_owned()));
            }
        }
    }
    Expected { texts, tables: tables.collect() }
}

/// The three tables of the 2021 form with a report's figures.
fn tables(facts: &Value, labels: &[(&str, &str)]) -> Vec<Vec<Cell>> {
    let grids = data::grids_2021();
    let figures = [table2(&facts["table2"]), table3(&facts["table3"]), numbers(&facts["table4"])];
    let grids = grids.as_array().unwrap().iter();
    grids.zip(figures).map(|(grid, figures)| fill(grid, &figures, labels)).collect()
}

/// The cells of a grid, its data cells filled in order.
pub(crate) fn fill(grid: &Value, figures: &[String], labels: &[(&str, &str)]) -> Vec<Cell> {
    let number = |cell: &Value, key: &str| usize::try_from(cell[key].as_u64().unwrap()).unwrap();
    let mut figures = figures.iter();
    let cells = grid["cells"].as_array().unwrap().iter().map(|cell| {
        let text = match cell["kind"].as_str().unwrap() {
            "data" => figures.next().expect("a figure for each data cell").clone(),
            _ => {
                let official = cell["text"].as_str().unwrap();
                let local = labels.iter().find(|(from, _)| *from == official);
                local.map_or(official, |(_, to)| *to).to_owned()
            }
        };
        Cell {
            row: number(cell, "row"),
            column: number(cell, "col"),
            row_span: number(cell, "rowspan"),
            column_span: number(cell, "colspan"),
            text,
        }
    });
    let mut cells: Vec<Cell> = cells.collect();
    assert_eq!(figures.next(), None, "more figures than data cells");
    cells.sort();
    cells
}

fn table2(facts: &Value) -> Vec<String> {
    let mut figures = Vec::new();
    for row in ["规章", "行政规范性文件"] {
        for column in ["本年制发件数", "本年废止件数", "现行有效件数"] {
            figures.push(digits(&facts["第二十条第（一）项"][row][column]));
        }
    }
    figures.push(digits(&facts["第二十条第（五）项"]["行政许可"]));
    figures.push(digits(&facts["第二十条第（六）项"]["行政处罚"]));
    figures.push(digits(&facts["第二十条第（六）项"]["行政强制"]));
    figures.push(digits(&facts["第二十条第（八）项"]["行政事业性收费_万元"]));
    figures
}

fn table3(facts: &Value) -> Vec<String> {
    facts.as_array().unwrap().iter().flat_map(numbers).collect()
}

fn numbers(facts: &Value) -> Vec<String> {
    facts.as_array().unwrap().iter().map(digits).collect()
}

fn digits(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
