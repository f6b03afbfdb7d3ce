//! S110.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::{Needs, rule};
use crate::model::Amount;

/// Endings of the names of townships and of their offices.
const TOWNSHIPS: [&str; 6] =
    ["镇人民政府", "乡人民政府", "镇政府", "乡政府", "街道办事处", "办事处"];
/// Endings of the names of governments of counties.
const COUNTIES: [&str; 6] =
    ["县人民政府", "区人民政府", "旗人民政府", "县政府", "区政府", "旗政府"];
/// Governments that end as those of counties, and may make rules.
const REGIONS: [&str; 2] = ["自治区人民政府", "自治区政府"];
/// The offices of governments: they report what their government made.
const OFFICES: [&str; 2] = ["办公厅", "办公室"];
/// What a government's name ends in.
const GOVERNMENT: &str = "政府";
/// Endings of the names of departments.
const DEPARTMENTS: [&str; 9] = ["局", "厅", "委员会", "委", "中心", "院", "队", "站", "馆"];
/// What names of bodies of the State Council end in that have 市 or 区 within.
const CENTRAL: &str = "总局";

rule! {
    /// 没有规章制定权的机关，规章应为 0
    ///
    /// 规章由国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府制定。县区政府、乡镇、街道和
    /// 地方政府部门没有这个权限；填了数的，多半是把规章制度或规范性文件当成了规章。政府办公厅（室）看它的政府。
    ///
    /// 依据：立法法第九十一条、第九十三条。
    ///
    /// 错误：
    ///
    /// ```toml
    /// authority = "示例县示例镇人民政府"
    /// [disclosure]
    /// regulations = [2, 0, 2]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// authority = "示例市人民政府"
    /// [disclosure]
    /// regulations = [2, 0, 2]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// authority = "示例省人民政府办公厅"
    /// [disclosure]
    /// regulations = [2, 0, 2]
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// authority = "示例县人民政府办公室"
    /// [disclosure]
    /// regulations = [2, 0, 2]
    /// ```
    "S110" Warning check needs Needs::Regulations
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let authority = facts.report.authority.as_str();
    let Some(row) = facts.form.vocabulary.regulations.filter(|_| !may_make_rules(authority)) else {
        return Vec::new();
    };
    let cells = facts.cells().filter(|cell| cell.line.meanings.has(row));
    let above = cells.filter(|cell| facts.amount(*cell).is_some_and(|it| it > Amount::ZERO));
    let Some(first) = above.into_iter().next() else { return Vec::new() };
    let message = format!("{authority}没有规章制定权，“{}”一行应为 0", first.line.label.as_str());
    let found = RULE.finding(facts.span(first), message);
    let found = found.also(facts.report.authority.span(), "机关名称");
    vec![found.help("规章制度不是规章；规范性文件请填在下一行")]
}

/// Whether a body may make rules, or its name does not tell.
fn may_make_rules(authority: &str) -> bool {
    let government = OFFICES.iter().find_map(|office| authority.strip_suffix(office));
    let name = government.filter(|name| name.ends_with(GOVERNMENT)).unwrap_or(authority);
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let local = name.contains(['省', '市', '县', '区', '州', '旗', '盟']);
    let department = ends(&DEPARTMENTS) && local && !name.ends_with(CENTRAL);
    !(ends(&TOWNSHIPS) || ends(&COUNTIES) && !ends(&REGIONS) || department)
}

#[cfg(test)]
mod tests {
    use super::may_make_rules;

    #[test]
    fn names_tell_who_may_make_rules() {
        for name in [
            "淮安市人民政府",
            "新疆维吾尔自治区人民政府",
            "国家市场监督管理总局",
            "生态环境部",
            "江苏省人民政府办公厅",
            "西安市人民政府办公厅",
            "淮安市人民政府办公室",
            "内蒙古自治区人民政府办公厅",
            "延边朝鲜族自治州人民政府办公厅",
            "延边朝鲜族自治州人民政府办公室",
        ] {
            assert!(may_make_rules(name), "{name}");
        }
        for name in [
            "桃江县松木塘镇人民政府",
            "淮安市淮阴区人民政府",
            "长春市退役军人事务局",
            "卫北办事处",
            "国家税务总局示例市税务局",
            "示例县人民政府办公室",
            "淮安市淮阴区人民政府办公室",
            "示例县政府办公室",
            "江苏省财政厅",
        ] {
            assert!(!may_make_rules(name), "{name}");
        }
    }
}
