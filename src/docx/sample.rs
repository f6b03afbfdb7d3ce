//! A small report for the tests of this folder.

use super::Options;
use crate::base::{Length, Located, SourceId};
use crate::document::{Block, Document, Signature, TableModel, compose};
use crate::form::{CompletedFigures, Form, built_in, load};
use crate::layout::{CellPlan, Plan, SignatureLine, SignaturePlan, TablePlan};

const LAYOUT: &str = "annual-report-2021";

/// The layout of 2021.
pub(super) fn form() -> Form {
    load(LAYOUT, built_in(LAYOUT).expect("built in"), SourceId::new(1)).expect("sound")
}

/// The text of a report with all its parts.
fn text(form: &Form) -> String {
    let applications = form.tables().find(|table| table.key == "applications").expect("there");
    let lines = applications.lines.iter().filter(|line| line.sum.is_empty());
    let lines: Vec<String> =
        lines.map(|line| format!("{} = [1, 0, 0, 0, 0, 0]", line.key)).collect();
    let lines = lines.join("\n");
    let long = "坚持“应公开、尽公开”，按照《条例》要求主动公开政府信息——全年共782件……".repeat(9);
    format!(
        r#"layout = "{LAYOUT}"
authority = "某某市某某区某某办事处"
year = 2022
preamble = ["本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。"]
signature = "某某市某某区某某办事处"
date = 2023-01-16
[overview]
text = """
（一）主动公开情况。{long}
（二）依申请公开情况
1.第三级标题。正文 A & B < C。
（1）第四级标题
{long}
"""
[disclosure]
regulations = [0, 0, 0]
normative_documents = [1, 0, 2]
permits = 782
penalties = 3
coercion = 0
fees = 0
[applications]
{lines}
[disputes]
reconsideration = [0, 0, 0, 0]
direct_litigation = [0, 0, 0, 0]
litigation_after_reconsideration = [0, 0, 0, 0]
[problems]
text = "{long}"
[other_matters]
text = "无。"
"#
    )
}

/// The report as a document.
pub(super) fn document(form: &Form) -> Document {
    let text = text(form);
    let (parsed, findings) = crate::syntax::parse(&text, SourceId::default());
    assert!(findings.is_empty(), "{findings:?}");
    let (report, findings) = crate::input::read(&parsed, form);
    let report = report.unwrap_or_else(|| panic!("{findings:?}"));
    compose(&report, form, &CompletedFigures::new(form, &report.figures))
}

/// Measures that no font was asked for: columns by the form's ratios, rows of one height.
pub(super) fn plan(document: &Document, form: &Form) -> Plan {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table_plan(table, form)),
        _ => None,
    });
    let mut plan = Plan::default();
    plan.title.clone_from(&document.title.lines);
    plan.tables = tables.collect();
    plan.signature = document.blocks.iter().find_map(|block| match block {
        Block::Signature(signature) => Some(signature_plan(signature)),
        _ => None,
    });
    plan
}

fn table_plan(table: &TableModel, form: &Form) -> TablePlan {
    let all: i64 = table.widths.iter().copied().map(i64::from).sum();
    let mut sum = 0;
    let mut left = Length::ZERO;
    let columns = table.widths.iter().map(|width| {
        sum += i64::from(*width);
        let right = form.page.measure.scale(sum, all);
        let column = right - left;
        left = right;
        column
    });
    let size = table.size.unwrap_or(form.styles.table.size);
    let mut cell = CellPlan::default();
    cell.size = size;
    let mut plan = TablePlan::default();
    plan.columns = columns.collect();
    plan.rows = vec![table.row_height; table.rows];
    plan.cells = vec![cell; table.cells.len()];
    plan.line = Length::pt(13);
    plan.padding = Length::pt(3);
    plan
}

fn signature_plan(signature: &Signature) -> SignaturePlan {
    let placed = |text: &Located, left: i64| {
        let mut line = SignatureLine::default();
        line.text = text.clone();
        (line.left, line.width) = (Length::pt(left), Length::pt(100));
        line
    };
    SignaturePlan {
        name: signature.name.iter().map(|name| placed(name, 200)).collect(),
        date: signature.date.as_ref().map(|date| placed(date, 232)),
        above: 1,
        below: 0,
    }
}

/// The report as a file.
pub(super) fn docx() -> Vec<u8> {
    let form = form();
    let document = document(&form);
    super::write(&document, &plan(&document, &form), &form, &Options::default()).expect("written")
}
