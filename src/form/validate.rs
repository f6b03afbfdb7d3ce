//! Is a layout sound? All that is wrong with it, at its place.

use std::collections::BTreeSet;

use toml::Spanned;

use super::file::{Band, Column, LayoutFile, Row, TableFile};
use super::grid::{band_columns, width_count};
use super::heads::head_leaves;
use super::kind::FigureKind;
use super::line::{FigureLine, LineCell, lines};
use super::page::{Page, Styles};
use super::relations::relation_faults;
use super::text_faults::{is_on_one_line, text_faults};
use super::trees::{leaf_rows, located, rows_under};
use super::typography::Typography;
use crate::base::{Diagnostic, Length, SourceId, Span};

/// Keys at the top of an input, beside those of its layout's sections and tables.
pub const INPUT_KEYS: [&str; 13] = [
    "layout",
    "authority",
    "year",
    "title",
    "preamble",
    "signature",
    "date",
    "seal",
    "attachments",
    "headings",
    "labels",
    "previous",
    "checks",
];

const LEAST_SIZE: Length = Length::pt(1);
const LARGEST_SIZE: Length = Length::pt(100);
/// Word's largest paper, 22 inches.
const LARGEST_PAPER: Length = Length::pt(1584);

/// Word allows no more columns (ECMA-376 17.4.48 in practice).
const MOST_COLUMNS: usize = 63;

/// Every fault of a layout that is not one of types or unknown keys.
pub(super) fn validate(file: &LayoutFile) -> Vec<Diagnostic> {
    let mut faults = Faults { source: file.source, found: text_faults(file) };
    faults.page(file.page.get_ref(), file.styles.get_ref(), faults.span(&file.page));
    faults.styles(file.styles.get_ref(), faults.span(&file.styles));
    faults.on_grid(file.page.get_ref(), file.styles.get_ref(), faults.span(&file.styles));
    if let Some(typography) = &file.typography {
        let depth = file.page.get_ref().depth;
        faults.typography(typography.get_ref(), depth, faults.span(typography));
    }
    let (mut sections, mut names) = (BTreeSet::new(), BTreeSet::new());
    for section in &file.sections {
        let new = faults.name(&section.key, &mut sections);
        if section.prose && !names.insert(section.key.get_ref().as_str()) && new {
            faults.twice(&section.key);
        }
        if !section.prose && section.tables.is_empty() {
            faults.add("L104", "这一节既没有文字也没有表格", &section.key);
        }
        for table in &section.tables {
            faults.name(&table.key, &mut names);
            faults.measures(table, file.page.get_ref());
            faults.table(table);
        }
    }
    faults.found
}

struct Faults {
    source: SourceId,
    found: Vec<Diagnostic>,
}

/// The white on either side of a cell's text.
const MOST_PADDING: Length = Length::pt(20);

impl Faults {
    fn span<T>(&self, at: &Spanned<T>) -> Span {
        Span::of(self.source, &at.span())
    }

    fn add<T>(&mut self, code: &'static str, message: impl Into<String>, at: &Spanned<T>) {
        self.found.push(Diagnostic::error(code, message, self.span(at)));
    }

    /// The first fault of the page; the others would mostly follow from it.
    fn page(&mut self, page: &Page, styles: &Styles, at: Span) {
        let fits = page.left + page.measure <= page.width && page.top + page.depth <= page.height;
        let foot = page.height - page.top - page.depth;
        let inset = i64::from(page.number_inset) * 2;
        // Cells that overlap a little are usual (GB/T 9704-2012: characters of 16 pt, 15.8 pt
        // apart).
        let size = styles.body.size;
        let crowded = page.character_pitch() < size.thousandths(900) || page.line_pitch() < size;
        let fault = if !fits || page.measure <= Length::ZERO || page.depth <= Length::ZERO {
            "版心超出了纸张"
        } else if page.width > LARGEST_PAPER || page.height > LARGEST_PAPER {
            "纸张不能大于 558.8mm"
        } else if page.characters < 4 || page.lines < 4 {
            "每行不能少于 4 字，每面不能少于 4 行"
        } else if page.number_drop > foot || inset > i64::from(page.characters) {
            "页码超出了纸张"
        } else if crowded {
            "按正文字号，版心排不下这么多字、这么多行"
        } else {
            return;
        };
        self.found.push(Diagnostic::error("L106", fault, at));
    }

    /// Body and headings stand on the grid of lines: its pitch is theirs.
    fn on_grid(&mut self, page: &Page, styles: &Styles, at: Span) {
        let on_grid = ["body", "heading1", "heading2", "heading3", "heading4"];
        for (name, style) in styles.named().into_iter().filter(|(name, _)| on_grid.contains(name)) {
            if style.line.is_some() || style.size > page.line_pitch() {
                let message = format!(
                    "样式 {name} 排在每面 {} 行的行格上，字号不能大于行格，也不写 line",
                    page.lines
                );
                self.found.push(Diagnostic::error("L107", message, at));
            }
        }
    }

    fn styles(&mut self, styles: &Styles, at: Span) {
        for (name, style) in styles.named() {
            let line = style.line.unwrap_or(style.size);
            let sizes = LEAST_SIZE..=LARGEST_SIZE;
            if !sizes.contains(&style.size) || line < style.size || line > LARGEST_SIZE * 2 {
                let message = format!(
                    "样式 {name} 的字号应在 1pt 与 100pt 之间，行距不小于字号、不大于 200pt"
                );
                self.found.push(Diagnostic::error("L107", message, at));
            }
        }
    }

    fn typography(&mut self, typography: &Typography, depth: Length, at: Span) {
        let sizes = LEAST_SIZE..=LARGEST_SIZE;
        let least = [typography.least_size, typography.least_figure_size];
        let gaps = [typography.gaps.han_latin, typography.gaps.han_digit];
        let wrong = least.iter().any(|size| !sizes.contains(size))
            || gaps.iter().any(|gap| *gap > 1000)
            || typography.cell_padding > MOST_PADDING
            || typography.free_row_height.max(typography.most_free_row_height) > depth;
        if wrong {
            let message = "最小字号应在 1pt 与 100pt 之间，间距 gaps 至多 1000（千分之一字宽），\
                           cell_padding 至多 20pt，free_row_height、most_free_row_height 不大于版心高";
            self.found.push(Diagnostic::error("L107", message, at));
        }
    }

    /// Sections are told apart by name, and so are the tables of the input: one for each
    /// prose section and one for each statistical table. Says whether the name is new.
    fn name<'a>(&mut self, key: &'a Spanned<String>, names: &mut BTreeSet<&'a str>) -> bool {
        self.key(key);
        let name = key.get_ref().as_str();
        if INPUT_KEYS.contains(&name) {
            self.add("L102", format!("名称 {} 已另有用处", key.get_ref()), key);
        }
        let new = names.insert(key.get_ref());
        if !new {
            self.twice(key);
        }
        new
    }

    fn twice(&mut self, key: &Spanned<String>) {
        self.add("L102", format!("名称 {} 重复了", key.get_ref()), key);
    }

    fn key(&mut self, key: &Spanned<String>) {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if key.get_ref().is_empty() || !key.get_ref().bytes().all(allowed) {
            self.add("L101", "键只能用小写英文字母、数字和下划线", key);
        }
    }

    fn table(&mut self, table: &TableFile) {
        let banded = !table.bands.is_empty();
        if banded != table.columns.is_empty() || (banded && !table.rows.is_empty()) {
            self.add("L103", "表格要么写 columns（和 rows），要么写 bands", &table.key);
            return;
        }
        if banded && table.bands.iter().any(|band| band.columns.is_empty() || band.rows.is_empty())
        {
            self.add("L103", "每个 band 都要有 columns 和 rows", &table.key);
            return;
        }
        let before = self.found.len();
        self.columns(&table.columns);
        self.rows(&table.rows, &table.rows);
        for band in &table.bands {
            self.band(band);
        }
        self.widths(table);
        if self.found.len() == before {
            self.found.extend(relation_faults(table));
            self.lines(table, &lines(table));
        }
    }

    /// A band has one row of heads and one column of stubs.
    fn band(&mut self, band: &Band) {
        band.key.iter().for_each(|key| self.key(key));
        for column in band.columns.iter().filter(|column| !column.columns.is_empty()) {
            self.add("L103", "band 里的列不能再分列", &column.label);
        }
        for row in band.rows.iter().filter(|row| !row.rows.is_empty()) {
            self.add("L103", "band 里的行不能再分行", &row.label);
        }
        self.columns(&band.columns);
        self.rows(&band.rows, &band.rows);
    }

    fn measures(&mut self, table: &TableFile, page: &Page) {
        let sizes = [table.size, table.most_size];
        if !sizes.into_iter().flatten().all(|size| (LEAST_SIZE..=LARGEST_SIZE).contains(&size)) {
            self.add("L107", "表格的字号应在 1pt 与 100pt 之间", &table.key);
        }
        let grows = table.most_row_height >= table.row_height || table.most_row_height.is_none();
        if !grows || table.most_size.is_some_and(|most| table.size.is_some_and(|own| most < own)) {
            let message = "most_row_height、most_size 不能小于 row_height、size";
            self.add("L109", message, &table.key);
        }
        let heights = [table.row_height, table.most_row_height];
        if heights.into_iter().flatten().any(|height| height > page.depth) {
            self.add("L109", "行高不能大于版心高", &table.key);
        }
    }

    fn label(&mut self, label: &Spanned<String>) {
        if !is_on_one_line(label) {
            self.add("L110", "文字要写成一行，用一对引号括起来，不用反斜杠", label);
        }
    }

    fn columns(&mut self, columns: &[Column]) {
        for column in columns {
            column.key.iter().for_each(|key| self.key(key));
            self.label(&column.label);
            if column.columns.is_empty() && column.key.is_none() {
                self.add("L103", "最下一层的列要有 key", &column.label);
            }
            if !column.columns.is_empty() && !column.sum.is_empty() {
                self.add("L103", "只有最下一层的列才能是合计", &column.label);
            }
            self.columns(&column.columns);
        }
    }

    fn rows(&mut self, rows: &[Row], all: &[Row]) {
        for row in rows {
            self.key(&row.key);
            self.label(&row.label);
            if !row.rows.is_empty() && !row.sum.is_empty() {
                self.add("L103", "只有最下一层的行才能是合计", &row.label);
            }
            for part in &row.sum {
                if rows_under(all, part.get_ref()).is_empty() {
                    self.add("L108", format!("合计里的 {} 不是这张表的行", part.get_ref()), part);
                }
            }
            self.rows(&row.rows, all);
        }
    }

    fn widths(&mut self, table: &TableFile) {
        let count = width_count(table);
        if let Some(widths) = &table.widths {
            let sound = |width: &u32| (1..=100_000).contains(width);
            if widths.get_ref().len() != count || !widths.get_ref().iter().all(sound) {
                self.add("L109", format!("widths 应有 {count} 个正整数"), widths);
            }
        }
        let columns = match table.bands.is_empty() {
            true => count,
            // With the stub; the bands share a grid, finer than any of them.
            false => band_columns(&table.bands).saturating_add(1),
        };
        let banded = table.bands.iter().map(|band| band.rows.len() + 2);
        let rows = leaf_rows(&table.rows).len() + banded.sum::<usize>();
        if columns > MOST_COLUMNS || rows > 500 {
            self.add("L109", "一张表至多 63 列、500 行", &table.key);
        }
    }

    /// Keys are unique where they must be, and sums name columns and end.
    fn lines(&mut self, table: &TableFile, lines: &[FigureLine]) {
        let one_row = table.bands.is_empty() && table.rows.is_empty();
        let in_groups: usize = lines.iter().map(|line| line.cells.len()).sum();
        if one_row && in_groups != head_leaves(&table.columns).len() {
            self.add("L103", "没有 rows 的表格，每一列都要在有 key 的组里", &table.key);
        }
        let mut keys = BTreeSet::new();
        for line in lines {
            let mut columns = BTreeSet::new();
            let unique = line.cells.iter().all(|cell| columns.insert(&cell.key));
            if !keys.insert(&line.key) || !unique {
                let message = format!("{} 一行的键重复了", line.label.as_str());
                self.found.push(Diagnostic::error("L102", message, line.label.span()));
            }
        }
        let all = table.columns.iter().chain(table.bands.iter().flat_map(|band| &band.columns));
        for column in all.flat_map(|column| head_leaves(std::slice::from_ref(column))) {
            self.column_sum(column, lines);
        }
        for line in lines.iter().filter(|line| !line.sum.is_empty()) {
            let adds = |cell: &LineCell| cell.kind != FigureKind::AsWritten || !cell.sum.is_empty();
            if !line.cells.iter().all(adds) {
                let message = format!("{} 一行有照写的金额，不能相加", line.label.as_str());
                self.found.push(Diagnostic::error("L108", message, line.label.span()));
            }
            let once: BTreeSet<&String> = line.sum.iter().collect();
            if once.len() != line.sum.len() && !circular(line, lines) {
                let message = format!("{} 一行的合计把同一行加了两次", line.label.as_str());
                self.found.push(Diagnostic::error("L108", message, line.label.span()));
            }
        }
        if let Some(line) = lines.iter().find(|line| circular(line, lines)) {
            let message = format!("{} 一行的合计绕回了自己", line.label.as_str());
            self.found.push(Diagnostic::error("L108", message, line.label.span()));
        }
    }

    fn column_sum(&mut self, column: &Column, lines: &[FigureLine]) {
        let Some(key) = &column.key else { return };
        let label = located(&column.label, self.source);
        let of = lines
            .iter()
            .find_map(|line| Some((line, line.cells.iter().find(|cell| cell.label == label)?)));
        let Some((line, cell)) = of else { return };
        for part in &column.sum {
            if !line.cells.iter().any(|other| other.key == *part.get_ref() && other.key != cell.key)
            {
                let message = format!("合计里的 {} 不是同一行的别的列", part.get_ref());
                self.add("L108", message, part);
            }
        }
        let kinds = cell.sum.iter().map(|index| line.cells[*index].kind);
        if cell.sum.is_empty() {
            return;
        }
        if cell.kind == FigureKind::AsWritten || kinds.into_iter().any(|kind| kind != cell.kind) {
            self.add("L108", "合计与各部分应是同一种数", key);
        }
    }
}

/// Whether a line's sum, or a sum within it, comes back to itself.
fn circular(line: &FigureLine, lines: &[FigureLine]) -> bool {
    let of_cell = |index: &usize| line.cells.get(*index).map_or(&[][..], |cell| &cell.sum);
    let of_line = |key: &String| {
        lines.iter().find(|other| other.key == *key).map_or(&[][..], |other| &other.sum)
    };
    reaches(&line.key, &of_line) || (0..line.cells.len()).any(|at| reaches(&at, &of_cell))
}

fn reaches<'a, T: Ord + 'a>(start: &T, next: &dyn Fn(&T) -> &'a [T]) -> bool {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&T> = next(start).iter().collect();
    while let Some(node) = open.pop() {
        if node == start {
            return true;
        }
        if seen.insert(node) {
            open.extend(next(node));
        }
    }
    false
}
