//! F103.

use super::sums::is_implied;
use crate::base::Diagnostic;
use crate::checks::facts::{DataCell, Facts};
use crate::checks::rule::rule;
use crate::form::{Balance, TableForm};
use crate::model::Amount;

rule! {
    /// 新收加上年结转，等于办理结果总计加结转下年
    ///
    /// 每一列都应是：一、本年新收 ＋ 二、上年结转 ＝ 三（七）总计 ＋ 四、结转下年度继续办理。
    /// 收了多少，就要么办结、要么结转，一件也不能多出来。总计一列由各列得出，各列平衡、各行总计对，
    /// 它就平衡，不另外报告。
    ///
    /// 依据：国办公开办函〔2021〕30号表三左上角“第一项加第二项之和，等于第三项加第四项之和”；
    /// 由版式文件的 `balances` 写明。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [applications]
    /// carried_out = [3, 1, 0, 0, 0, 0, 4]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [applications]
    /// carried_out = [2, 1, 0, 0, 0, 0, 3]
    /// ```
    "F103" Error check
}

/// A column of a balance and how much more there is on its left.
struct Column<'a> {
    left: Vec<(DataCell<'a>, Amount)>,
    right: Vec<(DataCell<'a>, Amount)>,
    excess: Amount,
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let all = facts.form.tables();
    let all = all.flat_map(|table| table.balances.iter().map(move |balance| (table, balance)));
    all.flat_map(|(table, balance)| unbalanced(facts, table, balance)).collect()
}

/// Whether a total agrees with what it is balanced against: then it is its parts that are wrong.
pub(super) fn is_balanced(facts: &Facts<'_>, cell: DataCell<'_>) -> bool {
    let own = cell.table.balances.iter().filter(|balance| {
        balance.left.contains(&cell.line.key) || balance.right.contains(&cell.line.key)
    });
    let mut columns = own.filter_map(|balance| column(facts, cell.table, balance, cell.index));
    columns.next().is_some_and(|first| first.excess == Amount::ZERO)
}

/// Whether some column of a table is not balanced.
pub(super) fn is_unbalanced(facts: &Facts<'_>, table: &TableForm) -> bool {
    table.balances.iter().any(|balance| !unbalanced(facts, table, balance).is_empty())
}

fn unbalanced(facts: &Facts<'_>, table: &TableForm, balance: &Balance) -> Vec<Diagnostic> {
    let count = table.lines.first().map_or(0, |line| line.cells.len());
    let columns = (0..count).filter_map(|index| column(facts, table, balance, index));
    let is_own = |column: &Column<'_>| {
        let first = column.left.first();
        first.is_some_and(|(cell, _)| !is_implied(facts, *cell))
    };
    let wrong = columns.filter(|column| column.excess != Amount::ZERO && is_own(column));
    wrong.map(|column| finding(facts, &column)).collect()
}

fn column<'a>(
    facts: &Facts<'_>,
    table: &'a TableForm,
    balance: &Balance,
    index: usize,
) -> Option<Column<'a>> {
    let left = side(facts, table, &balance.left, index)?;
    let right = side(facts, table, &balance.right, index)?;
    let excess = sum(&left) - sum(&right);
    Some(Column { left, right, excess })
}

/// The cell of a line whose change by `missing` would bring its column into balance: with a total
/// that is off by as much, the one that was written wrong.
pub(super) fn suspect<'a>(
    facts: &Facts<'_>,
    cell: DataCell<'a>,
    missing: Amount,
) -> Option<DataCell<'a>> {
    let parts = cell.column().map_or(&[][..], |column| &column.sum);
    let balance = cell.table.balances.iter().find_map(|balance| {
        let side = if balance.left.contains(&cell.line.key) { Some(-missing) } else { None };
        let side = side.or_else(|| balance.right.contains(&cell.line.key).then_some(missing));
        Some((balance, side?))
    });
    let (balance, wanted) = balance?;
    let index = parts.iter().find(|index| {
        column(facts, cell.table, balance, **index).is_some_and(|it| it.excess == wanted)
    })?;
    Some(DataCell { index: *index, ..cell })
}

fn side<'a>(
    facts: &Facts<'_>,
    table: &'a TableForm,
    keys: &[String],
    index: usize,
) -> Option<Vec<(DataCell<'a>, Amount)>> {
    let cells = keys.iter().map(|key| {
        let cell = DataCell { table, line: table.line(key)?, index };
        Some((cell, facts.amount(cell)?))
    });
    cells.collect()
}

fn sum(side: &[(DataCell<'_>, Amount)]) -> Amount {
    side.iter().map(|(_, amount)| *amount).sum()
}

fn finding(facts: &Facts<'_>, column: &Column<'_>) -> Diagnostic {
    let label = column.left.first().and_then(|(cell, _)| cell.column());
    let label = label.map_or("", |label| label.label.as_str());
    let more = if column.excess > Amount::ZERO { "多" } else { "少" };
    let message = format!(
        "“{label}”一列不平衡：{}是 {}，{}是 {}，前面{more} {}",
        names(&column.left),
        sum(&column.left),
        names(&column.right),
        sum(&column.right),
        column.excess.magnitude()
    );
    let mut places = column.left.iter().chain(&column.right);
    let first = places.next().map(|(cell, _)| *cell);
    let span = first.map_or_else(crate::base::Span::default, |cell| facts.span(cell));
    let mut finding = RULE.finding(span, message);
    finding = finding.note(first.map_or_else(String::new, |cell| shown(facts, cell)));
    for (cell, _) in places {
        finding = finding.also(facts.span(*cell), shown(facts, *cell));
    }
    finding.help("请核对这一列的各数：收到的每一件，不是办结，就是结转下年")
}

/// `一加二`, `（七）加四`: the lines of a side by their numbers.
fn names(side: &[(DataCell<'_>, Amount)]) -> String {
    let names = side.iter().map(|(cell, _)| {
        let label = cell.line.label.as_str();
        let number = label.split_once('、').map(|(number, _)| number);
        let number = number.filter(|number| number.chars().count() <= 2);
        number
            .unwrap_or_else(|| label.find('）').map_or(label, |at| &label[..at + '）'.len_utf8()]))
    });
    names.collect::<Vec<_>>().join("加")
}

/// The label of a line, and whether its figure was added up.
fn shown(facts: &Facts<'_>, cell: DataCell<'_>) -> String {
    let label = cell.line.label.as_str();
    match (facts.is_given(cell), facts.amount(cell)) {
        (false, Some(amount)) => format!("{label}，由程序相加得 {amount}"),
        _ => label.to_owned(),
    }
}
