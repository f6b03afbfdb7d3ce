//! The examples of the rules, put into a report as `src/checks/tests.rs` does.

use genreport::base::SourceId;
use genreport::checks::RULES;
use genreport::syntax::{self, Parsed, Table};

use crate::data::{EXAMPLE_2023, replaced};

/// An example of a rule in a report of its own.
pub(super) struct Applied {
    pub(super) code: &'static str,
    pub(super) text: String,
    /// Last year's report, where the example speaks of it.
    pub(super) previous: Option<String>,
}

/// A value in place of a report's own, or where it would stand.
fn with_value(text: &str, table: Option<&str>, key: &str, raw: &str) -> String {
    let (Parsed { table: own, .. }, _) = syntax::parse(text, SourceId::default());
    let (behind, inside) = match table {
        None => (text.find("\n[").unwrap() + 1, &own),
        Some(name) => {
            let Some(value) = own.get(name) else {
                return format!("{text}\n[{name}]\n{key} = {raw}\n");
            };
            let header = value.span().start;
            let behind = header + text[header..].find('\n').unwrap() + 1;
            (behind, value.get_ref().as_table().unwrap())
        }
    };
    let mut changed = text.to_owned();
    match inside.get(key) {
        Some(old) => changed.replace_range(old.span(), raw),
        None => changed.insert_str(behind, &format!("{key} = {raw}\n")),
    }
    changed
}

/// A report with the values of an example in place of its own.
fn with_values(text: &str, values: &Table<'_>, example: &str) -> String {
    let mut changed = text.to_owned();
    for (key, value) in values {
        match value.get_ref().as_table() {
            // Of last year's report.
            Some(_) if key.get_ref() == "previous" => {}
            Some(inner) => {
                for (inner_key, value) in inner {
                    let raw = &example[value.span()];
                    changed = with_value(&changed, Some(key.get_ref()), inner_key.get_ref(), raw);
                }
            }
            None => changed = with_value(&changed, None, key.get_ref(), &example[value.span()]),
        }
    }
    changed
}

/// Every example that is wrong, in the order of the rules.
pub(super) fn wrong() -> Vec<Applied> {
    // Examples have no paragraph that its free table could stand behind.
    let base = replaced(EXAMPLE_2023, "after = \"（一）\"\n", "");
    let last_year = replaced(&base, "year = 2023 ", "year = 2022 ");
    let mut all = Vec::new();
    for rule in &RULES {
        for example in rule.examples().into_iter().filter(|example| example.is_wrong) {
            let (Parsed { table: values, .. }, faults) =
                syntax::parse(&example.toml, SourceId::default());
            assert!(faults.is_empty(), "{faults:?}\n{}", example.toml);
            let text = with_values(&base, &values, &example.toml);
            let previous = values.get("previous").and_then(|value| value.get_ref().as_table());
            let previous = previous.map(|last| with_values(&last_year, last, &example.toml));
            all.push(Applied { code: rule.code, text, previous });
        }
    }
    all
}
