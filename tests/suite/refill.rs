//! The DOCX has the stubs and heads of the official tables cut where the PDF has them, by a program
//! that fills every line as far as it goes, up to whatever character: Word and LibreOffice do so.

use genreport::document::Block;
use genreport::form::CellPart;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::docx_reader::part;
use crate::{chain, data};

/// The text of a cell as the DOCX has it; lengths are in twips.
#[derive(Default)]
struct Cell {
    width: f64,
    left: f64,
    right: f64,
    hanging: f64,
    /// The characters, each with what is added to its width.
    text: Vec<(char, f64)>,
    /// Line breaks, of which there should be none.
    breaks: usize,
}

fn number(start: &BytesStart<'_>, name: &str) -> f64 {
    let attribute = start.try_get_attribute(name).unwrap();
    attribute.map_or(0.0, |found| String::from_utf8_lossy(&found.value).parse().unwrap())
}

/// Every cell of the main part that has a text.
fn cells(docx: &[u8]) -> Vec<Cell> {
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let (mut cells, mut spacing, mut in_text): (Vec<Cell>, _, _) = (Vec::new(), 0.0, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) => {
                let name = start.name();
                let Some(cell) = cells.last_mut() else {
                    cells.extend((name.as_ref() == b"w:tc").then(Cell::default));
                    continue;
                };
                match name.as_ref() {
                    b"w:tc" => cells.push(Cell::default()),
                    b"w:tcW" => cell.width = number(&start, "w:w"),
                    b"w:ind" => {
                        (cell.left, cell.right) =
                            (number(&start, "w:left"), number(&start, "w:right"));
                        cell.hanging = number(&start, "w:hanging");
                    }
                    b"w:r" => spacing = 0.0,
                    b"w:spacing" => spacing = number(&start, "w:val"),
                    b"w:br" => cell.breaks += 1,
                    b"w:t" => in_text = true,
                    _ => {}
                }
            }
            Event::Text(text) if in_text => {
                if let Some(cell) = cells.last_mut() {
                    let text = text.decode().unwrap();
                    cell.text.extend(text.chars().map(|char| (char, spacing)));
                }
            }
            Event::End(end) => {
                match end.name().as_ref() {
                    b"w:t" => in_text = false,
                    // What follows a table is none of its last cell's.
                    b"w:tbl" => cells.push(Cell::default()),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    cells.retain(|cell| !cell.text.is_empty());
    cells
}

/// A program that sets a cell.
#[derive(Clone, Copy)]
struct Program {
    /// Whether a mark at a line's end may lose its white.
    trims: bool,
}

impl Cell {
    fn plain(&self) -> String {
        self.text.iter().map(|(char, _)| *char).collect()
    }

    /// The lines as a program fills them, in type of so many twips, with so much beside the text.
    fn filled(&self, size: f64, padding: f64, program: Program) -> Vec<String> {
        let room = self.width - padding * 2.0 - self.left - self.right;
        let mut lines = Vec::new();
        let mut start = 0;
        while start < self.text.len() {
            let room = if start == 0 { room + self.hanging } else { room };
            let fits = |end: &usize| {
                let last = self.text[end - 1].0;
                let white = if program.trims && "、，：）”".contains(last) {
                    size / 2.0
                } else {
                    0.0
                };
                let widths = self.text[start..*end].iter();
                widths.map(|(char, more)| width(*char, size) + more).sum::<f64>() - white <= room
            };
            let may_end = |end: &usize| *end == self.text.len() || self.may_end(*end);
            let all = start + 1..=self.text.len();
            let end = all.filter(may_end).take_while(fits).last().expect("a line");
            lines.push(self.text[start..end].iter().map(|(char, _)| *char).collect());
            start = end;
        }
        lines
    }

    /// Whether the rules let a line end before a character.
    fn may_end(&self, at: usize) -> bool {
        let (before, after) = (self.text[at - 1].0, self.text[at].0);
        !"、，：）”".contains(after)
            && !"（“".contains(before)
            && !(before.is_ascii() && (after.is_ascii() || before == '.'))
    }
}

fn width(char: char, size: f64) -> f64 {
    match char {
        '.' => size / 4.0,
        char if char.is_ascii() => size / 2.0,
        _ => size,
    }
}

#[test]
fn stubs_and_heads_are_cut_in_the_docx_where_they_are_in_the_pdf() {
    for (text, layout) in [
        (data::HUAIAN, data::LAYOUT_2021),
        (data::WEIBEI, data::LAYOUT_2021),
        (data::EXAMPLE_2019, data::LAYOUT_2019),
    ] {
        let set = chain::set(text, layout);
        let written = cells(&chain::file(text, layout, "docx"));
        let models = set.document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let mut compared = 0;
        for (model, plan) in models.zip(&set.plan.tables) {
            let placed = model.cells.iter().zip(&plan.cells);
            for (cell, placed) in placed.filter(|(cell, _)| cell.part != CellPart::Data) {
                let own = cell.text.as_str();
                let written = written.iter().filter(|written| written.plain() == own);
                let wanted: Vec<&str> = placed.lines().map(|line| &own[line]).collect();
                if wanted.len() < 2 {
                    continue;
                }
                for written in written {
                    let (size, padding) =
                        (placed.size.to_twips() as f64, plan.padding.to_twips() as f64);
                    for program in [Program { trims: false }, Program { trims: true }] {
                        assert_eq!(written.filled(size, padding, program), wanted, "{own}");
                    }
                    assert_eq!(written.breaks, 0, "{own}");
                    compared += 1;
                }
            }
        }
        assert!(compared >= 25, "{compared}");
    }
}

/// Gaps are made wider only where no width of the cell does for all lines, and an opening mark at
/// the head of a stub hangs its white half out, trimmed or not.
#[test]
fn indents_do_what_they_can() {
    let written = cells(&chain::file(data::HUAIAN, data::LAYOUT_2021, "docx"));
    let cell = |text: &str| written.iter().find(|cell| cell.plain() == text).unwrap();
    let gaps = |cell: &Cell| cell.text.iter().filter(|(_, more)| *more != 0.0).count();
    for (stub, count) in [
        ("5.要求行政机关确认或重新出具已获取信息", 0),
        ("（三）不予公开", 0),
        ("（六）其他处理", 0),
        ("三、本年度办理结果", 2),
        ("法律服务机构", 0),
    ] {
        assert_eq!(gaps(cell(stub)), count, "{stub}");
    }
    assert!(cell("5.要求行政机关确认或重新出具已获取信息").right > 0.0);
    for stub in ["（三）不予公开", "（一）予以公开", "（七）总计"] {
        // Half of 10 pt.
        assert_eq!(cell(stub).hanging, 100.0, "{stub}");
    }
    assert_eq!(cell("一、本年新收政府信息公开申请数量").hanging, 0.0);
    let styles = part(&chain::file(data::HUAIAN, data::LAYOUT_2021, "docx"), "word/styles.xml");
    assert_eq!(styles.matches("<w:topLinePunct w:val=\"0\"/>").count(), 1, "once, in 表格标目");
}
