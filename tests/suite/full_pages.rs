//! No page but the last is left half empty for the sake of a table: over all places where table 二
//! can begin, in both forms, against every way in which its pages could be filled.

use genreport::base::Length;
use genreport::document::{Block, TableModel};
use genreport::layout::{self, Artifact, Content, Owner, Page, TablePlan, Trace};
use genreport::session::SetReport;

use crate::docx_reader::{self, Kept};
use crate::{chain, data};

/// Lines of a page.
const LINES: i64 = 22;
/// The most of them that may stay empty.
const MOST_EMPTY: i64 = 10;
/// Lines above the text: a title of two lines, a blank one, the heading of 一.
const ABOVE: i64 = 5;
/// Word's unit, by which rows grow.
const STEP: Length = Length::units(50);

/// A report of a form with so many lines of text before table 二.
pub(crate) fn report(form: usize, lines: usize) -> (String, &'static str) {
    let (sample, layout) =
        [(data::WEIBEI, data::LAYOUT_2021), (data::EXAMPLE_2019, data::LAYOUT_2019)][form];
    let start = sample.find("[overview]").unwrap();
    let end = start + sample[start..].find("\n[").unwrap();
    let text = "这一段文字只占一行。\n".repeat(lines);
    let overview = format!("[overview]\ntext = '''\n{text}'''\n");
    (data::replaced(sample, &sample[start..end], &overview), layout)
}

/// Every report: for each form from one line of text to twenty-two, one for each line of a page.
pub(crate) fn reports() -> impl Iterator<Item = (usize, usize)> {
    (0..2).flat_map(|form| (1..=22).map(move |lines| (form, lines)))
}

fn tables(set: &SetReport) -> Vec<(&TableModel, &TablePlan)> {
    let models = set.document.blocks.iter().filter_map(|block| match block {
        Block::Table(model) => Some(model),
        _ => None,
    });
    models.zip(&set.plan.tables).collect()
}

/// The whole lines below the last text or rule of a page.
fn empty_lines(page: &Page, set: &SetReport) -> i64 {
    let form = &set.form.page;
    let own = page
        .items
        .iter()
        .filter(|item| !matches!(item.owner, Owner::Artifact(Artifact::PageNumber)));
    let ends = own.map(|item| match &item.content {
        Content::Rule(rule) => rule.to.y - form.top,
        // A line of text takes its line of the grid.
        Content::Text(run) => {
            let lines = (run.origin.y - form.top).steps_up(form.line_pitch());
            form.line_pitch() * lines
        }
    });
    let end = ends.fold(Length::ZERO, Length::max);
    (form.line_pitch() * LINES - end).steps_down(form.line_pitch())
}

/// Whether some of a table with these columns stands on a page.
fn has_table(page: &Page, columns: &[Length]) -> bool {
    page.trace.iter().any(|trace| matches!(trace, Trace::Table { columns: own } if own == columns))
}

#[test]
fn no_page_but_the_last_leaves_more_than_ten_lines_empty() {
    let mut cut = 0;
    for (form, lines) in reports() {
        let (text, layout) = report(form, lines);
        let set = chain::set(&text, layout);
        let name = &set.form.name;
        let (_, before) = set.pages.pages.split_last().unwrap();
        for (number, page) in before.iter().enumerate() {
            let empty = empty_lines(page, &set);
            assert!(empty <= MOST_EMPTY, "{name}, {lines}: {empty} on page {}", number + 1);
        }
        cut += usize::from(tables(&set)[0].1.cut.is_some());
    }
    assert!(cut >= 6, "{cut}");
}

/// The rows, all so high.
struct Rows<'t> {
    rows: &'t [Length],
    height: Length,
}

impl Rows<'_> {
    fn height(&self, from: usize, to: usize) -> Length {
        self.rows[from..to].iter().map(|row| (*row).max(self.height)).sum()
    }
}

/// The fewest lines that any way leaves empty on the emptier page, worked out from nothing but the
/// heights: a line and the white above the table stay to spare where rows have grown.
fn fewest_empty(set: &SetReport, lines: i64) -> i64 {
    let (pitch, depth) = (set.form.page.line_pitch(), set.form.page.line_pitch() * LINES);
    let all = tables(set);
    let (model, _) = all[0];
    // Its rows may have grown since.
    let next = &layout::plan(&set.document, &set.form, chain::fonts()).tables[1];
    // As the form has them: each of these rows takes one line of text.
    let rows = vec![model.row_height; model.rows];
    let white = pitch / 8;
    let next = pitch + white + next.rows.iter().copied().sum();
    let used = (ABOVE + lines) % LINES;
    // A heading does not stand at the foot of a page alone.
    let rest = if used == 0 { Length::ZERO } else { depth - pitch * used };
    let most = model.growth.unwrap().row_height;
    let steps = (most - model.row_height).steps_down(STEP);
    let heights = (0..=steps).map(|step| model.row_height + STEP * step).chain([most]);
    let mut best = LINES;
    for height in heights {
        for here in (0..=model.rows)
            .filter(|row| *row == 0 || *row == model.rows || model.bands().any(|band| band == *row))
        {
            let all_rows = Rows { rows: &rows, height };
            // What is left of this page and, where the table goes on, of the next.
            let (first, second) = (all_rows.height(0, here), all_rows.height(here, model.rows));
            let head = pitch + white;
            let left = match here {
                0 => [rest, depth - head - second],
                all if all == model.rows => [rest - head - first, rest - head - first],
                _ => [rest - head - first, depth - second],
            };
            if left.iter().any(|left| *left < Length::ZERO) {
                continue;
            }
            let goes_on = pitch * (depth - left[1] + pitch / 4).steps_up(pitch) + next <= depth;
            // A program that needs a line more takes two over where the text fills the page.
            let over = if here == 0 && rest < pitch * 2 { pitch } else { Length::ZERO };
            let spare = if here == 0 || here == model.rows { pitch * 3 / 2 + over } else { pitch };
            // It puts a table that is cut whole on a new page.
            let whole_fits = depth - head - first - second >= pitch * 3 / 2;
            let spare = if whole_fits { spare } else { depth };
            let head_spare = if here == 0 { Length::ZERO } else { pitch * 3 / 2 };
            let may_grow = !goes_on && left[1] >= spare && left[0] >= head_spare;
            if height > model.row_height && !may_grow {
                continue;
            }
            let whole = here == model.rows;
            let first = if whole && goes_on { Length::ZERO } else { left[0] };
            let second = if goes_on { Length::ZERO } else { left[1] };
            best = best.min(first.max(second).steps_down(pitch));
        }
    }
    best
}

#[test]
fn no_other_way_leaves_fewer_lines_empty() {
    for (form, lines) in reports() {
        let (text, layout) = report(form, lines);
        let set = chain::set(&text, layout);
        let all = tables(&set);
        let is_of = |page: &&Page, table: usize| has_table(page, &all[table].1.columns);
        // The pages before table 三 that the moves may fill: the one on which the text ends, and
        // those of table 二, unless table 三 follows there.
        let pages = &set.pages.pages;
        let first = pages.iter().position(|page| is_of(&page, 0)).unwrap();
        let text_ends = (usize::try_from(ABOVE).unwrap() + lines - 1) / 22;
        let filled = pages[text_ends.min(first)..].iter().take_while(|page| !is_of(page, 1));
        let most = filled.map(|page| empty_lines(page, &set)).max().unwrap_or(0);
        let fewest = fewest_empty(&set, i64::try_from(lines).unwrap());
        let name = &set.form.name;
        // The white above the table, which is shared, may take one of them.
        assert!((fewest - 1..=fewest).contains(&most), "{name}, {lines}: {most}, not {fewest}");
    }
}

#[test]
fn word_may_end_a_page_where_the_pdf_ends_one_between_two_bands_and_nowhere_else() {
    for (form, lines) in reports() {
        let (text, layout) = report(form, lines);
        let made = chain::made(&text, layout);
        let name = made.set.as_ref().unwrap().form.name.clone();
        let cut = made.set.as_ref().unwrap().plan.tables[0].cut;
        let kept = docx_reader::kept(&chain::bytes(made, "docx"));
        let table = kept.into_iter().find_map(|kept| match kept {
            Kept::Table(rows) => Some(rows),
            Kept::Paragraph { .. } => None,
        });
        let table = table.unwrap();
        let free = (1..table.len()).filter(|row| !table[row - 1].with_next);
        assert_eq!(free.collect::<Vec<_>>(), Vec::from_iter(cut), "{name}, {lines}");
    }
}

/// Long labels want lines of their own, which larger type would make higher than the rows.
#[test]
fn long_labels_never_part_a_band() {
    let long = "行政机关依照法定职责作出的行政许可决定以及其他处理决定";
    let keys = ["regulations", "normative_documents", "permits", "penalties", "coercion", "fees"];
    let labels: String = keys.iter().map(|key| format!("{key} = \"{long}\"\n")).collect();
    for lines in 1..=22 {
        let (text, layout) = report(1, lines);
        let set = chain::set(&format!("{text}\n[labels.disclosure]\n{labels}"), layout);
        let (model, plan) = tables(&set)[0];
        let pages = set.pages.pages.iter().filter(|page| has_table(page, &plan.columns));
        let first_rows = pages.filter_map(|page| {
            page.trace.iter().find_map(|trace| match trace {
                Trace::Row { row, .. } => Some(*row),
                _ => None,
            })
        });
        let parted: Vec<usize> = first_rows.filter(|row| *row > 0).collect();
        assert!(parted.iter().all(|cut| model.bands().any(|band| band == *cut)), "{parted:?}");
        assert_eq!(parted, Vec::from_iter(plan.cut), "{lines}");
    }
}
