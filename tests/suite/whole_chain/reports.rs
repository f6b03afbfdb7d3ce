//! Reports made of choices, with their layouts.

use super::choices::Choices;
use super::words::{number, quoted, string, text};

/// The name by which a made-up report asks for its layout.
pub(crate) const LAYOUT: &str = "x.toml";

/// A report of the official form without anything of interest in it.
const OFFICIAL: &str = include_str!("../command_line/good.toml");

const STRUCTURE: &str = r#"
[[sections]]
key = "overview"
heading = "一、总体情况"
prose = true

[[sections]]
key = "figures"
heading = "二、申请"

[[sections.tables]]
key = "figures"
columns = [
  { label = "申请人", columns = [{ key = "a", label = "自然人" }, { key = "b", label = "法人" }] },
  { key = "c", label = "总计", sum = ["a", "b"] },
]
rows = [
  { key = "x", label = "收到" },
  { key = "y", label = "上年结转" },
  { key = "z", label = "总计", sum = ["x", "y"] },
]
"#;

/// A layout of a page of any size, from tiny to large, with prose and a small table.
pub(crate) fn layout(choices: &mut Choices<'_>) -> String {
    let (characters, lines) = (4 + choices.below(30), 4 + choices.below(26));
    let size = [16, 5, 9, 10, 12, 22][choices.below(6)];
    let (measure, depth) = (characters * size, lines * (size + size / 2));
    let (width, height) = (measure + 40, depth + 60);
    let cells = if choices.once_in(24) { 30 } else { 7 + choices.below(5) };
    let font = choices.pick(&["仿宋", "宋体", "黑体"]);
    let body = format!("{{ font = \"{font}\", size = \"{size}pt\" }}");
    let headings: String = (1..5).map(|level| format!("heading{level} = {body}\n")).collect();
    format!(
        "title = \"{{authority}}{{year}}年报告\"\n\
         [page]\nwidth = \"{width}pt\"\nheight = \"{height}pt\"\ntop = \"20pt\"\nleft = \"20pt\"\n\
         measure = \"{measure}pt\"\ndepth = \"{depth}pt\"\ncharacters = {characters}\n\
         lines = {lines}\nnumber_drop = \"10pt\"\nnumber_inset = 1\n\
         [styles]\nbody = {body}\n{headings}title = {{ font = \"{font}\", size = \"{size}pt\", \
         own_latin = true }}\ntable = {{ font = \"{font}\", size = \"{cells}pt\" }}\n\
         page_number = {{ font = \"{font}\", size = \"9pt\" }}\n{STRUCTURE}"
    )
}

/// A report with a few free tables; `strange` says how seldom its parts are wrong.
pub(crate) fn report(choices: &mut Choices<'_>, strange: usize) -> String {
    let overview = overview(choices, strange);
    if choices.once_in(100) {
        return OFFICIAL.replace("[overview]\ntext = \"总体情况。\"\n", &overview);
    }
    let line = |choices: &mut Choices<'_>| {
        let count = 2 + choices.below(2) + choices.below(strange) / (strange - 1);
        let figures: Vec<String> = (0..count).map(|_| number(choices, strange)).collect();
        figures.join(", ")
    };
    let (x, y) = (line(choices), line(choices));
    let head = head(choices, strange);
    format!("layout = \"{LAYOUT}\"\n{head}\n{overview}\n[figures]\nx = [{x}]\ny = [{y}]\n")
}

/// The keys before the first section.
fn head(choices: &mut Choices<'_>, strange: usize) -> String {
    let year = if choices.once_in(strange) { number(choices, 1) } else { "2023".into() };
    let mut head = format!("authority = {}\nyear = {year}\n", string(choices, strange));
    for key in ["title", "preamble", "signature", "attachments"] {
        let seldom = if key == "attachments" { 12 } else { 4 };
        if choices.once_in(seldom) {
            head += &format!("{key} = {}\n", string(choices, strange));
        }
    }
    for key in ["attachments", "previous", "labels", "checks", "headings", "other"] {
        if choices.once_in(strange * 4) {
            head += &format!("{key} = [{}, {}]\n", string(choices, strange), number(choices, 2));
        }
    }
    match choices.below(4) {
        0 => head += "date = 2024-01-31\n",
        1 => head += "date = \"2024年1月5日\"\n",
        2 if choices.once_in(strange) => head += "date = \"2024年2月30日\"\n",
        _ => {}
    }
    if choices.once_in(3) {
        head += "seal = true\n";
    }
    head
}

/// The section with words, and its tables.
pub(crate) fn overview(choices: &mut Choices<'_>, strange: usize) -> String {
    let prose: Vec<String> =
        (0..=choices.below(6)).map(|_| text(choices, strange) + &text(choices, strange)).collect();
    let prose = prose.join("\n");
    let mut overview = format!("[overview]\ntext = {}\n", quoted(&prose));
    if choices.once_in(8) {
        overview += "heads = [\"甲\"]\n";
    } else if choices.once_in(strange) {
        overview += &format!("heads = [{}]\n", string(choices, strange));
    }
    for _ in 0..choices.below(3) {
        overview += &table(choices, strange);
    }
    overview
}

/// A free table with trees of heads, spans, all alignments.
fn table(choices: &mut Choices<'_>, strange: usize) -> String {
    let mut table = "[[overview.table]]\n".to_owned();
    for key in ["caption", "unit", "after"] {
        if choices.once_in(if key == "after" { strange } else { 4 }) {
            table += &format!("{key} = {}\n", string(choices, strange));
        }
    }
    let (mut leaves, has_widths) = (0, choices.once_in(3));
    let columns = columns(choices, strange, &mut leaves, has_widths, 1);
    let rows = 1 + if choices.once_in(32) { choices.below(60) } else { choices.below(5) };
    let mut free_from = vec![0; leaves];
    let rows: Vec<String> =
        (0..rows).map(|at| row(choices, strange, &mut free_from, at..rows)).collect();
    table + &format!("columns = [{columns}]\nrows = [\n{}]\n", rows.concat())
}

fn columns(
    choices: &mut Choices<'_>,
    strange: usize,
    leaves: &mut usize,
    has_widths: bool,
    level: usize,
) -> String {
    let most = if choices.once_in(24) { 40 } else { 4 };
    let mut columns = Vec::new();
    for _ in 0..=choices.below(most) {
        let label = string(choices, strange);
        let deepest = if choices.once_in(strange) { 60 } else { 3 };
        if level < deepest && choices.once_in(4) {
            let below = self::columns(choices, strange, leaves, has_widths, level + 1);
            columns.push(format!("{{ label = {label}, columns = [{below}] }}"));
            continue;
        }
        *leaves += 1;
        let width =
            if has_widths { format!(", width = {}", 1 + choices.below(100)) } else { "".into() };
        let align = match choices.below(6) {
            at @ 0..4 => format!(", align = \"{}\"", ["left", "center", "right", "decimal"][at]),
            _ => String::new(),
        };
        columns.push(format!("{{ label = {label}{width}{align} }}"));
    }
    columns.join(", ")
}

/// A row that fills the slots left free from above, now and then one too many.
fn row(
    choices: &mut Choices<'_>,
    strange: usize,
    free_from: &mut [usize],
    rows: std::ops::Range<usize>,
) -> String {
    let (mut cells, mut column) = (Vec::new(), 0);
    while column < free_from.len() {
        let room = free_from[column..].iter().take_while(|free| **free <= rows.start).count();
        if room == 0 {
            column += 1;
            continue;
        }
        let spans = choices.below(8);
        let wide = if spans == 6 { 1 + choices.below(room) } else { 1 };
        let high = if spans == 7 { 1 + choices.below(rows.len()) } else { 1 };
        free_from[column..column + wide].fill(rows.start + high);
        column += wide;
        let value = match choices.below(4) {
            0 => string(choices, strange),
            1 => "\"\"".to_owned(),
            _ => number(choices, strange),
        };
        cells.push(match (wide, high) {
            (1, 1) => value,
            _ => format!("{{ text = {value}, columns = {wide}, rows = {high} }}"),
        });
    }
    if choices.once_in(strange * 4) {
        cells.push(number(choices, strange));
    }
    format!("[{}],\n", cells.join(", "))
}

/// The bytes of a report, damaged as files are: pieces lost, doubled, put elsewhere, or no text.
pub(crate) fn damaged(choices: &mut Choices<'_>, text: &str) -> Vec<u8> {
    const PIECES: [&[u8]; 16] = [
        b"\"",
        b"'",
        b"\"\"\"",
        b"'''",
        b"[",
        b"]",
        b"{",
        b"}",
        b"=",
        b"#",
        b"\\",
        b"\n",
        b"\0",
        b"\xFF",
        b"\xB9\xAB",
        b"\xEF\xBB\xBF",
    ];
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=choices.below(3) {
        let (one, other) = (choices.below(65_536), choices.below(65_536));
        let (start, end) = (one % (bytes.len() + 1), other % (bytes.len() + 1));
        match choices.below(4) {
            0 => drop(bytes.drain(start..(start + other % 9).min(bytes.len()))),
            1 if start < end && end - start < 2000 => {
                let part = bytes[start..end].to_vec();
                drop(bytes.splice(start..start, part));
            }
            2 => bytes.truncate(start.max(20)),
            _ => drop(bytes.splice(start..start, PIECES[other % PIECES.len()].to_vec())),
        }
    }
    bytes
}
