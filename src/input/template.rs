//! The blank input of a form: every key that it needs, with the official labels as comments.

use super::write::{Anchor, Comments, Draft, write};
use crate::base::{Located, Span};
use crate::form::{FigureKind, FigureLine, Form, LineCell, TableForm, Years};
use crate::model::{Decimal, Entry, Figure, Figures};

/// A blank input for `form` about `year`. It reads without a finding as it is, and with all its
/// options.
///
/// `layout` is what the input calls the form by: a name, or a path from where the input is. A
/// `schema` is the path of the file of [`schema`](super::schema()) from where the input is;
/// editors that use Taplo find it by the first line.
#[must_use]
pub fn template(form: &Form, layout: &str, year: u16, schema: Option<&str>) -> String {
    let comments = introduction("空白样例", form, year);
    write(&Draft { comments, ..blank(form, layout, year, schema) }, form)
}

/// A blank report of `form` to be written as an input, with all its options.
pub(super) fn blank(form: &Form, layout: &str, year: u16, schema: Option<&str>) -> Draft {
    let figures = form.tables().map(|table| (table.key.clone(), zeros(table)));
    Draft {
        layout: layout.to_owned(),
        schema: schema.map(str::to_owned),
        year: Some(year),
        preamble: vec![Located::verbatim(preamble(form, year), Span::default())],
        figures: figures.collect(),
        shows_options: true,
        ..Draft::default()
    }
}

/// How all begins that is to be filled in: what a blank input has in its stead, and no other words of a
/// report.
pub const UNFILLED: [&str; 8] = [
    "（请填写）",
    "（请填写：",
    "（请填写机关名称",
    "（请填写标题",
    "（请填写署名",
    "（请填写成文日期",
    "（请填写附件名称",
    "（请填写表题",
];

const INTRODUCTION: &str = "\
填上文字和数字即可。# 号之后是说明，可以删去。
数字一律写半角，没有的填 0，不能空着。
文字写在一对 \"\"\" 之间，一行一段，行与行之间可以空行；段首不必空格，排版时自动空两字。
";

/// What stands at the beginning of what is to be filled in, which is called something.
pub(super) fn introduction(called: &str, form: &Form, year: u16) -> Comments {
    let mut comments = Comments::default();
    let first = format!("{called}，用于 {year} 年度的报告{}。", scope(form));
    comments.add(Anchor::Beginning, first);
    comments.add(Anchor::Beginning, INTRODUCTION);
    comments
}

/// The years that a form is for, as an addition.
fn scope(form: &Form) -> String {
    if form.years == Years::default() {
        return String::new();
    }
    format!("；所用的版式用于 {}", form.years)
}

fn preamble(form: &Form, year: u16) -> String {
    let basis = form.basis.as_ref();
    let basis = basis.map(|basis| format!("根据{}编制，", basis.as_str())).unwrap_or_default();
    format!(
        "本报告{basis}所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如对本报告有疑问，请与\
         （请填写：联系单位、地址、邮政编码、电话、电子邮箱）联系。"
    )
}

/// A zero in each cell of a table.
fn zeros(table: &TableForm) -> Figures {
    let entry = |cell: &LineCell| Entry { figure: zero(cell.kind), span: Span::default() };
    let line = |line: &FigureLine| (line.key.clone(), line.cells.iter().map(entry).collect());
    Figures { lines: table.lines.iter().map(line).collect() }
}

fn zero(kind: FigureKind) -> Figure {
    match kind {
        FigureKind::Count | FigureKind::SignedCount => Figure::Count(0),
        FigureKind::Fee => Figure::Fee(Decimal::default()),
        FigureKind::AsWritten => Figure::Written(Located::verbatim("0", Span::default())),
    }
}
