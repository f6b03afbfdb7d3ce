//! Reports with slips: in the paragraphs of a section, and wherever else words stand.

use super::random::{Random, with_slips};
use crate::data::EXAMPLE_2023;

/// A report whose first section has these paragraphs, a line each.
pub(crate) fn with_paragraphs(paragraphs: &[String]) -> String {
    let start = EXAMPLE_2023.find("[overview]").unwrap();
    let end = EXAMPLE_2023.find("[disclosure]").unwrap();
    let words = paragraphs.join("\n");
    assert!(!words.contains("'''"), "{words}");
    let (before, behind) = (&EXAMPLE_2023[..start], &EXAMPLE_2023[end..]);
    format!("{before}[overview]\n{TEXT}\n{words}\n'''\n\n{behind}")
}

/// The line above these paragraphs.
pub(crate) const TEXT: &str = "text = '''";

const NAMES: [&str; 4] =
    ["示例县自然资源和规划局", "示例市（县）人民政府", "示例县“一站式”服务中心", "示例县档案馆"];
const TITLES: [&str; 3] = [
    "示例县自然资源和规划局2023年政府信息公开工作年度报告",
    "示例县自然资源和规划局（林业局）2023年度政府信息公开工作报告",
    "政府信息公开工作年度报告（2023年）",
];
const DATES: [&str; 6] = [
    "2024年1月22日",
    "2024年01月05日",
    "2023年1月30日",
    "二〇二四年一月二十二日",
    "2024.1.22",
    "二零二三年十二月",
];
const HEADINGS: [&str; 4] = [
    "一、总体情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项（含收费情况）",
    "一、总体情况：主动公开、依申请公开",
];
const CELLS: [&str; 6] =
    ["政策文件", "预算、决算和“三公”经费", "单位：条", "分类统计表（2023年）", "其中：", "12"];
const LABELS: [&str; 3] =
    ["本年收费金额（单位：万元）", "2.其他法律法规禁止公开", "（三）其他：请写明"];
const ATTACHMENTS: [&str; 3] = [
    "示例县2023年主动公开政府信息目录",
    "政府信息公开申请办理情况统计表（2023年）",
    "《办事指南》“一件事”清单",
];

/// A report with slips in its names, title, headings, cells, labels, attachments and date, the only
/// value on its line each.
pub(crate) fn with_lines(random: &mut Random) -> String {
    let mut words = |corpus: &[&str]| in_quotes(&with_slips(corpus, random));
    let head = [
        ("authority = ", words(&NAMES)),
        ("signature = ", words(&NAMES)),
        ("date = ", words(&DATES)),
        ("title = ", words(&TITLES)),
    ];
    let attachments =
        format!("attachments = [\n{},\n{},\n]", words(&ATTACHMENTS), words(&ATTACHMENTS));
    let table = [words(&CELLS), words(&CELLS), words(&CELLS), words(&CELLS), words(&CELLS)];
    let [caption, unit, head_cell, first, second] = table;
    let table = format!(
        "[[overview.table]]\ncaption = {caption}\nunit = {unit}\ncolumns = [\n{head_cell},\n\"乙\"]\n\
         rows = [[\n{first},\n{second}]]\n"
    );
    let ends = format!(
        "[headings]\noverview = {}\nproblems = {}\nother_matters = {}\n\
         [labels.disclosure]\nfee_amount = {}\n[labels.applications]\nforbidden_by_law = {}\n",
        words(&HEADINGS),
        words(&HEADINGS),
        words(&HEADINGS),
        words(&LABELS),
        words(&LABELS),
    );
    let start = EXAMPLE_2023.find("# 附件名称").unwrap();
    let behind = EXAMPLE_2023.find("[overview]").unwrap();
    let table_start = EXAMPLE_2023.find("[[overview.table]]").unwrap();
    let table_end = EXAMPLE_2023.find("[disclosure]").unwrap();
    let own = EXAMPLE_2023[..start].lines().filter(|line| {
        let is_new = |(key, _): &(&str, String)| line.starts_with(key);
        !head.iter().any(is_new)
    });
    let mut lines: Vec<String> = own.map(str::to_owned).collect();
    lines.extend(head.iter().map(|(key, value)| format!("{key}{value}")));
    lines.push(attachments);
    lines.push(EXAMPLE_2023[behind..table_start].to_owned());
    lines.push(table);
    lines.push(EXAMPLE_2023[table_end..].to_owned());
    lines.push(ends);
    lines.join("\n")
}

/// A string of TOML.
fn in_quotes(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}
