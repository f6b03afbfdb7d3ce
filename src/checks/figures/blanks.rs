//! F105.

use crate::base::Diagnostic;
use crate::checks::facts::{DataCell, Facts};
use crate::checks::rule::rule;
use crate::model::Figure;

rule! {
    /// 表中的格都要填数，没有的填 0
    ///
    /// 空着的格看不出是没有、漏填还是不适用，审核时会退回；各级汇总时也加不起来。
    /// 是不是 0，只有填表的人知道，所以不代为填写。
    ///
    /// 依据：年报审核的“空白或‘/’单元格”一项；国办公开办函〔2021〕30号三张表各格均为数字。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [applications]
    /// repeated = [1, "", "/", 0, 0, 0, 1]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [applications]
    /// repeated = [1, 0, 0, 0, 0, 0, 1]
    /// ```
    "F105" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let lines =
        facts.form.tables().flat_map(|table| table.lines.iter().map(move |line| (table, line)));
    let blank = lines.map(|(table, line)| {
        let cells = (0..line.cells.len()).map(|index| DataCell { table, line, index });
        cells.filter(|cell| is_blank(facts, *cell)).collect::<Vec<_>>()
    });
    blank.filter_map(|blank| finding(facts, &blank)).collect()
}

/// Whether a cell was left blank in the input. A total of which a part is blank is computed as
/// blank; that is not reported again.
fn is_blank(facts: &Facts<'_>, cell: DataCell<'_>) -> bool {
    let figure = facts.entry(cell).map(|entry| &entry.figure);
    matches!(figure, Some(Figure::Blank(_))) && facts.is_given(cell)
}

/// One finding for all blank cells of a line.
fn finding(facts: &Facts<'_>, blank: &[DataCell<'_>]) -> Option<Diagnostic> {
    let first = *blank.first()?;
    let message = match blank.len() {
        1 => format!("{}空着", first.name()),
        count => {
            let columns = blank.iter().filter_map(|cell| Some(cell.column()?.label.as_str()));
            let columns: Vec<&str> = columns.collect();
            let line = first.line.label.as_str();
            format!("“{line}”有 {count} 格空着：{}", columns.join("、"))
        }
    };
    let found = RULE.finding(facts.span(first), message);
    Some(found.help("没有的请填 0；漏填的请补上"))
}
