//! What is a TOML file that lies among reports?

use super::decode::{Wanted, decode};
use crate::base::SourceId;
use crate::syntax::Parsed;
use crate::{input, syntax};

/// What a TOML file is to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A report, or what is nothing else: what is wrong with it is told when it is read.
    Report {
        /// The year that it is about.
        year: Option<u16>,
        /// Last year's report, as this one calls it.
        previous: Option<String>,
    },
    /// Another of our files; what it is called.
    Other(&'static str),
}

/// What a file is, by its keys alone: it may have faults.
#[must_use]
pub fn content(bytes: &[u8]) -> Content {
    let source = SourceId::default();
    let text = decode(bytes, source, Wanted::Report).text;
    let (parsed, _) = syntax::parse(&text, source);
    match other_kind(&parsed) {
        Some(name) => Content::Other(name),
        None => {
            let previous = input::previous(&parsed).map(|name| name.as_str().to_owned());
            Content::Report { year: input::year(&parsed), previous }
        }
    }
}

/// What a file of ours is called that is no report: it has the keys of a layout or a words file, and names
/// no layout.
pub(super) fn other_kind(parsed: &Parsed<'_>) -> Option<&'static str> {
    let has = |key: &str| parsed.table.contains_key(key);
    match () {
        () if has("layout") || has("authority") => None,
        // Either may have faults that hide some of its keys.
        () if has("sections") || (has("page") && has("styles")) => Some("版式文件"),
        () if has("grammar") && (has("labels") || has("measures")) => Some("词语文件"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::BUILT_IN;

    #[test]
    fn a_file_is_known_by_its_keys() {
        for (name, text) in BUILT_IN {
            assert_eq!(content(text.as_bytes()), Content::Other("版式文件"), "{name}");
        }
        let words = include_bytes!("../../layouts/annual-report-words.toml");
        assert_eq!(content(words), Content::Other("词语文件"));
        let report = |year: Option<u16>, previous: Option<&str>| Content::Report {
            year,
            previous: previous.map(Into::into),
        };
        let weibei = include_bytes!("../../samples/weibei-2022.toml");
        assert_eq!(content(weibei), report(Some(2022), None));
        let named = b"year = 2022\nprevious = \"a.toml\"";
        assert_eq!(content(named), report(Some(2022), Some("a.toml")));
        for other in ["", "not toml", "[package]\nname = \"a\"", "year = [\n[page]"] {
            assert_eq!(content(other.as_bytes()), report(None, None), "{other}");
        }
    }
}
