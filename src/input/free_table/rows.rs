//! Reading the rows of a free table: which slots does each cell take?
//!
//! As in HTML, a cell takes the next free slot of its row; slots covered from above are passed
//! by. One row of occupancy is kept, so reading is linear in the number of slots.

use toml::de::DeValue;

use super::super::reader::Reader;
use super::cells::{Written, is_number};
use super::columns::Column;
use crate::base::{Diagnostic, Span};
use crate::form::head_leaves;
use crate::model::{Align, FreeCell};
use crate::syntax::Value;

/// Rows of a table, its heads not counted.
const MOST_ROWS: usize = 20_000;
/// Places in the rows of all tables of a report, heads not counted. Each takes up to 7 kB while
/// the files are made, so that many stay below 1 GiB; they fill hundreds of pages.
const MOST_SLOTS: usize = 100_000;
/// After so many rows with faults the rest of a table is not read: one slip in `columns` makes
/// every row wrong, and nobody reads thousands of findings.
const MOST_FAULTY_ROWS: usize = 50;
/// A column with a longer text than this many characters stands flush left.
const LONGEST_CENTRED: usize = 12;

/// The rows below the heads.
pub(super) struct Body {
    /// How many there are.
    pub(super) rows: usize,
    /// Their cells in reading order; the first row is 0.
    pub(super) cells: Vec<FreeCell>,
}

/// A column at the row being read.
struct Slot<'c> {
    /// The first row where it is free.
    free_from: usize,
    /// The cell that takes it until there.
    taken_by: Span,
    /// The column.
    column: &'c Column,
}

/// The body as far as it is read.
struct Filling<'c> {
    slots: Vec<Slot<'c>>,
    /// How many rows there will be.
    rows: usize,
    cells: Vec<FreeCell>,
    /// For each cell, how it is written to stand.
    aligns: Vec<Option<Align>>,
}

impl<'a> Reader<'a> {
    /// The rows; `None` when there are none. Without `columns` only the cells' own faults are
    /// found.
    pub(super) fn free_rows(
        &mut self,
        value: &Value<'a>,
        columns: Option<&[Column]>,
    ) -> Option<Body> {
        let DeValue::Array(items) = value.get_ref() else {
            return self.wrong_type("表格的各行 rows ", "行的列表", value);
        };
        if items.is_empty() {
            let finding = Diagnostic::error("I110", "表格的各行 rows 没有内容", self.span(value));
            return self.fail(finding.help("至少写一行，如 rows = [[\"会议\", 3]]"));
        }
        if let Some(surplus) = items.get(MOST_ROWS) {
            self.too_many_rows(items.len(), self.span(surplus));
        }
        let rows = items.len();
        let slot = |column| Slot { free_from: 0, taken_by: self.span(value), column };
        let slots = head_leaves(columns.unwrap_or_default()).into_iter().map(slot).collect();
        let mut filling = Filling { slots, rows, cells: Vec::new(), aligns: Vec::new() };
        let mut faulty = 0;
        for (row, item) in items.iter().take(MOST_ROWS).enumerate() {
            let before = self.slots;
            self.slots += filling.slots.len();
            if self.slots > MOST_SLOTS {
                // Said once, where they become too many.
                if before <= MOST_SLOTS {
                    self.too_many_slots(self.span(item));
                }
                break;
            }
            let before = self.findings.len();
            self.free_row(item, row, columns.is_some(), &mut filling);
            faulty += usize::from(self.findings.len() > before);
            if faulty == MOST_FAULTY_ROWS && row + 1 < rows {
                self.leave_the_rest();
                break;
            }
        }
        Some(Body { rows, cells: filling.aligned() })
    }

    fn too_many_rows(&mut self, rows: usize, first_surplus: Span) {
        let message = format!("一张表至多 {MOST_ROWS} 行，这里有 {rows} 行");
        let finding = Diagnostic::error("I128", message, first_surplus);
        self.findings.push(finding.help("请分成几张表"));
    }

    fn too_many_slots(&mut self, row: Span) {
        let message = format!("一份报告里的表格合起来至多 {MOST_SLOTS} 格，到这一行已经超过");
        let finding = Diagnostic::error("I139", message, row);
        self.findings.push(finding.help("请少列一些，或分成几份报告"));
    }

    /// Says with the last finding that there may be more.
    fn leave_the_rest(&mut self) {
        if let Some(last) = self.findings.last_mut() {
            let help = last.help.take().map(|help| format!("{help}；")).unwrap_or_default();
            last.help = Some(format!("{help}这张表的错误很多，后面的行改好以后再查"));
        }
    }

    /// One row. When it is not known how many columns there are, its cells are only read.
    fn free_row(
        &mut self,
        value: &Value<'a>,
        row: usize,
        columns_known: bool,
        filling: &mut Filling<'_>,
    ) {
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type::<()>("表格的一行", "各格的列表", value);
            return;
        };
        let (mut column, mut sound) = (0, true);
        for item in items.iter() {
            let written = self.free_cell(item);
            column = filling.next_free(row, column);
            if column < filling.slots.len() {
                let fault = filling.put(written, row, column);
                sound &= fault.is_none();
                self.findings.extend(fault);
            } else if sound && columns_known {
                sound = false;
                self.surplus(&written, filling, self.span(value));
            }
        }
        let free: Vec<String> = filling.free(row);
        // After another fault, what is left free only follows from it.
        if sound && !free.is_empty() {
            self.lacking(&free, self.span(value));
        }
    }

    /// A cell beyond the last column of the row at `at`, and the cell from above that may be why.
    fn surplus(&mut self, cell: &Written, filling: &Filling<'_>, at: Span) {
        let columns = filling.slots.len();
        let message = format!("这一格多出来了：这一行的 {columns} 列已经排满");
        let mut finding = Diagnostic::error("I131", message, cell.span);
        let mut taken = filling.slots.iter().map(|slot| slot.taken_by);
        if let Some(above) = taken.find(|taken| taken.start < at.start) {
            finding = finding.also(above, "这一格也占着这一行的位置");
        }
        self.findings.push(finding.help("被上面的格占着的位置不用再写；一格跨几列的也只写一次"));
    }

    /// The row at `at` leaves the columns `free` without a cell.
    fn lacking(&mut self, free: &[String], at: Span) {
        let names: Vec<&str> = free.iter().take(3).map(String::as_str).collect();
        let more = if free.len() > names.len() { "等" } else { "" };
        let message = format!("这一行还空着 {} 格：{}{more}之下", free.len(), names.join("、"));
        let finding = Diagnostic::error("I130", message, at);
        self.findings
            .push(finding.help("每一列都要有内容，空着的格写 \"\"；被上面的格占着的不用写"));
    }
}

impl Filling<'_> {
    /// The first column from `column` on that is free in `row`.
    fn next_free(&self, row: usize, column: usize) -> usize {
        let rest = self.slots.iter().skip(column);
        column + rest.take_while(|slot| slot.free_from > row).count()
    }

    /// The names of the columns that are free in `row`.
    fn free(&self, row: usize) -> Vec<String> {
        let slots = self.slots.iter().enumerate().filter(|(_, slot)| slot.free_from <= row);
        let name = |(index, slot): (usize, &Slot<'_>)| match slot.column.label.as_str() {
            "" => format!("第 {} 列", index + 1),
            label => format!("“{label}”"),
        };
        slots.map(name).collect()
    }

    /// Puts a cell at a free slot. One that reaches too far is cut, and that is the fault.
    fn put(&mut self, cell: Written, row: usize, column: usize) -> Option<Diagnostic> {
        let (rows, columns) = (self.rows - row, self.slots.len() - column);
        let room = self.slots.iter().skip(column).take(cell.columns);
        let room = room.take_while(|slot| slot.free_from <= row).count();
        let fault = if cell.columns > columns {
            Some(beyond(&cell, "列", cell.columns, columns))
        } else if room < cell.columns {
            self.slots.get(column + room).map(|slot| overlap(&cell, slot.taken_by))
        } else if cell.rows > rows {
            Some(beyond(&cell, "行", cell.rows, rows))
        } else {
            None
        };
        let row_span = cell.rows.min(rows);
        for slot in self.slots.iter_mut().skip(column).take(room) {
            (slot.free_from, slot.taken_by) = (row + row_span, cell.span);
        }
        let (align, text) = (Align::Center, cell.text);
        self.aligns.push(cell.align);
        self.cells.push(FreeCell { row, column, row_span, column_span: room, align, text });
        fault
    }

    /// The cells, each aligned as it is written, or as its column is, or by what its column
    /// holds.
    fn aligned(mut self) -> Vec<FreeCell> {
        let columns = self.column_aligns();
        for (cell, written) in self.cells.iter_mut().zip(&self.aligns) {
            let own = || match cell.column_span {
                1 => columns.get(cell.column).copied(),
                _ => None,
            };
            cell.align = written.or_else(own).unwrap_or(Align::Center);
        }
        self.cells
    }

    /// How the cells of each column stand, unless they say so: as it says, or as is found.
    fn column_aligns(&self) -> Vec<Align> {
        let found = found_aligns(&self.cells, self.slots.len());
        let slots = self.slots.iter().zip(found);
        slots.map(|(slot, found)| slot.column.align.unwrap_or(found)).collect()
    }
}

/// For each column of a table with these cells below its heads: on the decimal point when it holds
/// nothing but numbers, flush left when it holds a long text, else centred. Cells over several
/// columns do not count.
pub(in crate::input) fn found_aligns<'c>(
    cells: impl IntoIterator<Item = &'c FreeCell>,
    columns: usize,
) -> Vec<Align> {
    let mut holds = vec![(false, false, false); columns];
    for cell in cells.into_iter().filter(|cell| cell.column_span == 1) {
        let text = cell.text.as_str();
        let Some((numbers, words, long)) = holds.get_mut(cell.column) else { continue };
        *numbers |= is_number(text);
        *words |= !text.is_empty() && !is_number(text);
        *long |= text.chars().count() > LONGEST_CENTRED;
    }
    let found = holds.into_iter().map(|held| match held {
        (true, false, _) => Align::Decimal,
        (_, _, true) => Align::Left,
        _ => Align::Center,
    });
    found.collect()
}

fn beyond(cell: &Written, what: &str, wanted: usize, left: usize) -> Diagnostic {
    let message = format!("这一格跨 {wanted} {what}，而从这里起只有 {left} {what}");
    let key = if what == "行" { "rows" } else { "columns" };
    let finding = Diagnostic::error("I132", message, cell.span);
    finding.help(format!("请把 {key} 改成不大于 {left} 的数"))
}

fn overlap(cell: &Written, other: Span) -> Diagnostic {
    let message = format!("这一格跨 {} 列，压住了上面伸下来的一格", cell.columns);
    let finding = Diagnostic::error("I129", message, cell.span).also(other, "已占了那里");
    finding.help("请改小这一格的 columns，或上面那一格的 rows")
}
