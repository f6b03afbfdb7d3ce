//! F103.

use crate::base::Diagnostic;
use crate::checks::facts::{Cell, Facts};
use crate::checks::rule::rule;
use crate::form::{Balance, TableForm};
use crate::model::Amount;

rule! {
    /// 新收加上年结转，等于办理结果总计加结转下年
    ///
    /// 每一列都应是：一、本年新收 ＋ 二、上年结转 ＝ 三（七）总计 ＋ 四、结转下年度继续办理。
    /// 收了多少，就要么办结、要么结转，一件也不能多出来。
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
    index: usize,
    left: Vec<(Cell<'a>, Amount)>,
    right: Vec<(Cell<'a>, Amount)>,
    excess: Amount,
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let all = facts.form.tables();
    let all = all.flat_map(|table| table.balances.iter().map(move |balance| (table, balance)));
    all.flat_map(|(table, balance)| unbalanced(facts, table, balance)).collect()
}

fn unbalanced(facts: &Facts<'_>, table: &TableForm, balance: &Balance) -> Vec<Diagnostic> {
    let count = table.lines.first().map_or(0, |line| line.cells.len());
    let columns: Vec<Column<'_>> = (0..count)
        .filter_map(|index| {
            let left = side(facts, table, &balance.left, index)?;
            let right = side(facts, table, &balance.right, index)?;
            let excess = sum(&left) - sum(&right);
            Some(Column { index, left, right, excess })
        })
        .filter(|column| column.excess != Amount::ZERO)
        .collect();
    columns.iter().filter(|one| !follows(one, &columns)).map(|one| finding(facts, one)).collect()
}

fn side<'a>(
    facts: &Facts<'_>,
    table: &'a TableForm,
    keys: &[String],
    index: usize,
) -> Option<Vec<(Cell<'a>, Amount)>> {
    let cells = keys.iter().map(|key| {
        let cell = Cell { table, line: table.line(key)?, index };
        Some((cell, facts.amount(cell)?))
    });
    cells.collect()
}

fn sum(side: &[(Cell<'_>, Amount)]) -> Amount {
    side.iter().map(|(_, amount)| *amount).sum()
}

/// Whether a column of totals is out of balance only because its parts are.
fn follows(one: &Column<'_>, all: &[Column<'_>]) -> bool {
    let column = one.left.first().and_then(|(cell, _)| cell.column());
    let parts = column.map_or(&[][..], |column| &column.sum);
    let excess: Vec<Amount> =
        all.iter().filter(|other| parts.contains(&other.index)).map(|other| other.excess).collect();
    !excess.is_empty() && excess.into_iter().sum::<Amount>() == one.excess
}

fn finding(facts: &Facts<'_>, column: &Column<'_>) -> Diagnostic {
    let label = column.left.first().and_then(|(cell, _)| cell.column());
    let label = label.map_or("", |label| label.label.as_str());
    let more = if column.excess > Amount::ZERO { "多" } else { "少" };
    let message = format!(
        "“{label}”一列不平衡：一加二是 {}，三（七）加四是 {}，前面{more} {}",
        sum(&column.left),
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

/// The label of a line, and whether its figure was added up.
fn shown(facts: &Facts<'_>, cell: Cell<'_>) -> String {
    let label = cell.line.label.as_str();
    match (facts.is_given(cell), facts.amount(cell)) {
        (false, Some(amount)) => format!("{label}，由程序相加得 {amount}"),
        _ => label.to_owned(),
    }
}
