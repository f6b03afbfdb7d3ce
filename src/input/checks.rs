//! Reading what a report says of its own checks, and of last year's report.

use toml::de::DeValue;

use super::reader::Reader;
use crate::base::{Diagnostic, Located};
use crate::form::Form;
use crate::model::CheckSettings;
use crate::syntax::Value;

/// The keys of `[checks]`.
pub(super) const KEYS: [&str; 3] = ["ignore", "most_characters", "strict"];

impl<'a> Reader<'a> {
    /// `[checks]`.
    pub(super) fn check_settings(
        &mut self,
        value: &Value<'a>,
        form: &Form,
    ) -> Option<CheckSettings> {
        let table = self.table("检查的设置 checks ", value)?;
        let limited = form.limit_description();
        let labels = ["不查的规则", limited.as_str(), "有提醒也不生成"];
        let keys: Vec<(&str, &str)> = KEYS.into_iter().zip(labels).collect();
        self.unknown(table, &keys, "[checks] 里");
        let ignore = self.optional(table, "ignore", Self::codes).unwrap_or_default();
        let most_characters = self.optional(table, "most_characters", Self::characters);
        let strict = self.optional(table, "strict", |reader, value| {
            reader.boolean("是否不许有提醒 strict ", value)
        });
        Some(CheckSettings { ignore, most_characters, strict: strict.unwrap_or_default() })
    }

    fn codes(&mut self, value: &Value<'a>) -> Option<Vec<Located>> {
        match value.get_ref() {
            DeValue::Array(_) => self.lines("不查的规则 ignore ", value),
            _ => self.wrong_type("不查的规则 ignore ", "代码的列表，如 [\"T201\"]", value),
        }
    }

    fn characters(&mut self, value: &Value<'a>) -> Option<u32> {
        match (value.get_ref(), self.raw(value).parse()) {
            (DeValue::Integer(_), Ok(count)) if count > 0 => Some(count),
            (DeValue::Integer(_), _) => {
                let message = "字数 most_characters 应是正整数";
                self.fail(Diagnostic::error("I114", message, self.span(value)))
            }
            _ => self.wrong_type("字数 most_characters ", "整数", value),
        }
    }
}
