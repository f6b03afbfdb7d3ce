//! What a finished report must say: the words and figures of the reports in `tests/data`, in the
//! cells of the official grids. Nothing here calls the library.

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
    Expected { texts: texts(&facts), tables: tables(&facts, &[]) }
}

/// The made-up report in the form of 2019.
pub(crate) fn example_2019() -> Expected {
    let facts = data::example_2019_facts();
    let (mut grids, grids_2021) = (data::grids_2019(), data::grids_2021());
    // Table 4 of 2019 is that of 2021.
    assert_eq!(grids[2]["same_as"], grids_2021[2]["name"]);
    grids[2] = grids_2021[2].clone();
    let figures =
        [table2_2019(&facts["table2"]), table3(&facts["table3"]), numbers(&facts["table4"])];
    let tables = grids.as_array().unwrap().iter().zip(figures);
    let tables = tables.map(|(grid, figures)| fill(grid, &figures, &[])).collect();
    Expected { texts: texts(&facts), tables }
}

/// The made-up report in the form of 2021, with free tables, attachments and a seal.
pub(crate) fn example_2023() -> Expected {
    let facts = data::example_2023_facts();
    let mut official = tables(&facts, &[]).into_iter();
    let mut all = Vec::new();
    for section in facts["sections"].as_array().unwrap() {
        let paragraphs = section["paragraphs"].as_array().unwrap();
        if paragraphs.is_empty() {
            all.extend(official.next());
        }
        let free = paragraphs.iter().filter(|paragraph| paragraph.is_object());
        all.extend(free.map(free_table));
    }
    assert_eq!(facts["seal"], true);
    Expected { texts: texts(&facts), tables: all }
}

/// The cells of a free table as its facts have them.
fn free_table(facts: &Value) -> Vec<Cell> {
    let mut cells: Vec<Cell> = facts["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| placed(cell, cell["text"].as_str().unwrap().to_owned()))
        .collect();
    cells.sort();
    cells
}

/// Title, preamble, sections, attachments and signature of a report; a section without words is
/// a table, and so is one among its words.
fn texts(facts: &Value) -> Vec<String> {
    let strings = |value: &Value| -> Vec<String> {
        let list = value.as_array().into_iter().flatten();
        list.map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let mut texts = vec![facts["title"].as_str().unwrap().to_owned()];
    texts.extend(strings(&facts["preamble"]));
    for section in facts["sections"].as_array().unwrap() {
        texts.push(section["heading"].as_str().unwrap().to_owned());
        let paragraphs = section["paragraphs"].as_array().unwrap();
        if paragraphs.is_empty() {
            texts.push(TABLE.to_owned());
        }
        for paragraph in paragraphs {
            if let Some(text) = paragraph.as_str() {
                texts.push(text.to_owned());
                continue;
            }
            let above = ["caption", "unit"].map(|key| paragraph[key].as_str());
            texts.extend(above.into_iter().flatten().map(str::to_owned));
            texts.push(TABLE.to_owned());
        }
    }
    texts.extend(strings(&facts["attachments"]));
    let signature = ["name", "date"].map(|key| facts["signature"][key].as_str());
    texts.extend(signature.into_iter().flatten().map(str::to_owned));
    texts
}

/// The table of training that `tests/layouts/extended.toml` adds, worked out by hand.
pub(crate) fn training() -> Vec<Cell> {
    let cells = [
        (0, 0, 1, 2, "培训对象"),
        (0, 2, 1, 1, "场次"),
        (0, 3, 1, 1, "人次"),
        (1, 0, 2, 1, "本机关"),
        (1, 1, 1, 1, "经办人员"),
        (1, 2, 1, 1, "2"),
        (1, 3, 1, 1, "40"),
        (2, 1, 1, 1, "其他工作人员"),
        (2, 2, 1, 1, "1"),
        (2, 3, 1, 1, "25"),
        (3, 0, 1, 2, "社会公众"),
        (3, 2, 1, 1, "0"),
        (3, 3, 1, 1, "0"),
        (4, 0, 1, 2, "合计"),
        (4, 2, 1, 1, "3"),
        (4, 3, 1, 1, "65"),
    ];
    cells
        .map(|(row, column, row_span, column_span, text)| Cell {
            row,
            column,
            row_span,
            column_span,
            text: text.to_owned(),
        })
        .to_vec()
}

/// Whether the parts of a table of applications have the column and the row that
/// `tests/layouts/extended.toml` adds: the heads in every part, each row in one of them.
pub(crate) fn assert_extended_applications(parts: &[&[Cell]]) {
    let heads = [
        (0, 0, 3, 3, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"),
        (0, 3, 1, 8, "申请人情况"),
        (1, 3, 2, 1, "自然人"),
        (1, 4, 1, 6, "法人或其他组织"),
        (1, 10, 2, 1, "总计"),
        (2, 4, 1, 1, "商业企业"),
        (2, 5, 1, 1, "科研机构"),
        (2, 6, 1, 1, "社会公益组织"),
        (2, 7, 1, 1, "法律服务机构"),
        (2, 8, 1, 1, "新闻媒体"),
        (2, 9, 1, 1, "其他"),
    ];
    for part in parts {
        let in_heads = part.iter().filter(|cell| cell.row < 3);
        let seen: Vec<_> = in_heads
            .map(|c| (c.row, c.column, c.row_span, c.column_span, c.text.as_str()))
            .collect();
        assert_eq!(seen, heads);
    }
    // The last row of results is new, its total counts it, and a key of the row below is renamed.
    let rows = [
        ("一、本年新收政府信息公开申请数量", 0, ["5", "1", "0", "0", "0", "3", "0", "9"]),
        ("（一）予以公开", 1, ["4", "0", "0", "0", "0", "2", "0", "6"]),
        ("（七）申请人撤回", 1, ["1", "1", "0", "0", "0", "0", "0", "2"]),
        ("（八）总计", 1, ["5", "1", "0", "0", "0", "2", "0", "8"]),
        ("四、结转下年度继续办理", 0, ["1", "0", "0", "0", "0", "1", "0", "2"]),
    ];
    for (label, column, figures) in rows {
        let found: Vec<(&[Cell], &Cell)> = parts
            .iter()
            .flat_map(|part| part.iter().map(|cell| (*part, cell)))
            .filter(|(_, cell)| cell.text == label)
            .collect();
        let [(part, stub)] = found[..] else { panic!("{label}: {found:?}") };
        assert_eq!((stub.column, stub.column + stub.column_span, stub.row_span), (column, 3, 1));
        let after = part.iter().filter(|cell| cell.row == stub.row && cell.column >= 3);
        let seen: Vec<&str> = after.map(|cell| cell.text.as_str()).collect();
        assert_eq!(seen, figures, "{label}");
    }
    let figures = |part: &&[Cell]| part.iter().filter(|c| c.row >= 3 && c.column >= 3).count();
    assert_eq!(parts.iter().map(figures).sum::<usize>(), 26 * 8);
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
        placed(cell, text)
    });
    let mut cells: Vec<Cell> = cells.collect();
    assert_eq!(figures.next(), None, "more figures than data cells");
    cells.sort();
    cells
}

/// A text in a cell of a grid.
fn placed(cell: &Value, text: String) -> Cell {
    let number = |key: &str| usize::try_from(cell[key].as_u64().unwrap()).unwrap();
    let (row, column) = (number("row"), number("col"));
    let (row_span, column_span) = (number("rowspan"), number("colspan"));
    Cell { row, column, row_span, column_span, text }
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

/// The figures of table 2 of the 2019 form: each band's rows and columns in reading order.
fn table2_2019(facts: &Value) -> Vec<String> {
    let made = ["本年新制作数量", "本年新公开数量", "对外公开总数量"];
    let decided = ["上一年项目数量", "本年增/减", "处理决定数量"];
    let bands: [(&str, &[&str], &[&str]); 5] = [
        ("第二十条第（一）项", &["规章", "规范性文件"], &made),
        ("第二十条第（五）项", &["行政许可", "其他对外管理服务事项"], &decided),
        ("第二十条第（六）项", &["行政处罚", "行政强制"], &decided),
        ("第二十条第（八）项", &["行政事业性收费"], &decided[..2]),
        ("第二十条第（九）项", &["政府集中采购"], &["采购项目数量", "采购总金额"]),
    ];
    let mut figures = Vec::new();
    for (band, rows, columns) in bands {
        for row in rows {
            // A minus is set as one (GB/T 15835-2011).
            let set = |column: &&str| digits(&facts[band][row][*column]).replace('-', "−");
            figures.extend(columns.iter().map(set));
        }
    }
    figures
}

fn table3(facts: &Value) -> Vec<String> {
    facts.as_array().unwrap().iter().flat_map(numbers).collect()
}

fn numbers(facts: &Value) -> Vec<String> {
    facts.as_array().unwrap().iter().map(digits).collect()
}

fn digits(value: &Value) -> String {
    assert!(!value.is_null(), "a figure that the report does not give");
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
