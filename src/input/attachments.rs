//! Reading the names of the attachments, 附件说明.

use toml::de::DeValue;

use super::reader::Reader;
use crate::base::{Diagnostic, Located};
use crate::syntax::Value;
use crate::text;

impl Reader<'_> {
    /// The names, one a line or one an item. GB/T 9704-2012 7.3.4: the numbers are the
    /// program's, and no mark stands after a name.
    pub(super) fn attachments(&mut self, value: &Value<'_>) -> Option<Vec<Located>> {
        let what = "附件名称 attachments ";
        let (DeValue::Array(_) | DeValue::String(_)) = value.get_ref() else {
            return self.wrong_type(what, "文字的列表，一个附件一项", value);
        };
        let names = self.lines(what, value)?;
        for name in &names {
            self.attachment(name);
        }
        Some(names)
    }

    fn attachment(&mut self, name: &Located) {
        let text = name.as_str();
        let (message, help) = if text.ends_with(['。', '；', '，', '、', '.', ';', ',']) {
            ("附件名称后面不加标点", "请删去末尾的标点（GB/T 9704-2012 7.3.4）")
        } else if is_labelled(text) {
            ("附件名称前面不写序号", "序号由程序编写，这里只写名称（GB/T 9704-2012 7.3.4）")
        } else {
            return;
        };
        self.findings.push(Diagnostic::error("I121", message, name.span()).help(help));
    }
}

/// Whether a name begins with a number of its own: `1.`, `1、`, `（一）`, `附件1`, `附件：`.
fn is_labelled(name: &str) -> bool {
    let number =
        |c: char| c.is_ascii_digit() || "０１２３４５６７８９一二三四五六七八九十".contains(c);
    if let Some(rest) = name.strip_prefix("附件") {
        return rest.trim_start().starts_with(|c: char| number(c) || "：:".contains(c));
    }
    let after = name.trim_start_matches(number);
    let numbered = after.len() < name.len() && after.starts_with('、');
    numbered || text::label(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_numbers_before_a_name() {
        for name in ["1.统计表", "1、统计表", "一、统计表", "（一）统计表", "附件1", "附件：统计表"]
        {
            assert!(is_labelled(name), "{name}");
        }
        for name in ["2023年统计表", "1.5万元以上项目表", "附件清单", "一次办好事项清单"]
        {
            assert!(!is_labelled(name), "{name}");
        }
    }
}
