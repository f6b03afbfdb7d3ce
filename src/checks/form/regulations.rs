//! S110.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::{Needs, rule};
use crate::model::Amount;
use crate::vocabulary::Regulations;

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
    let words = facts.form.vocabulary.regulations.as_ref();
    let Some(words) = words.filter(|words| !may_make_rules(words, authority)) else {
        return Vec::new();
    };
    let cells = facts.cells().filter(|cell| cell.line.meanings.has(words.row));
    let above = cells.filter(|cell| facts.amount(*cell).is_some_and(|it| it > Amount::ZERO));
    let Some(first) = above.into_iter().next() else { return Vec::new() };
    let message = format!("{authority}没有规章制定权，“{}”一行应为 0", first.line.label.as_str());
    let found = RULE.finding(facts.span(first), message);
    let found = found.also(facts.report.authority.span(), "机关名称");
    vec![found.help("规章制度不是规章；规范性文件请填在下一行")]
}

/// Whether a body may make rules, or its name does not tell.
fn may_make_rules(words: &Regulations, authority: &str) -> bool {
    let name = government(words, authority).unwrap_or(authority);
    let ends = |endings: &[String]| endings.iter().any(|ending| name.ends_with(ending));
    let is_local = words.places.iter().any(|place| name.contains(place));
    let is_department = ends(&words.departments) && is_local && !ends(&words.central);
    let is_county = ends(&words.counties) && !ends(&words.regions);
    !(ends(&words.townships) || is_county || is_department)
}

/// The government whose office a body is, if it is one's.
fn government<'n>(words: &Regulations, authority: &'n str) -> Option<&'n str> {
    let mut names = words.offices.iter().filter_map(|office| authority.strip_suffix(office));
    names.find(|name| words.governments.iter().any(|ending| name.ends_with(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::built_in;

    #[test]
    fn names_tell_who_may_make_rules() {
        let vocabulary = built_in("annual-report-words").unwrap();
        let may_make_rules =
            |name: &str| may_make_rules(vocabulary.regulations.as_ref().unwrap(), name);
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
            "淮安市政府办",
            "国务院港澳事务办公室",
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
            "示例县政府办",
            "示例县人民政府办",
            "示例县示例镇政府办公室",
            "示例市新城街道办",
            "江苏省财政厅",
        ] {
            assert!(!may_make_rules(name), "{name}");
        }
    }
}
