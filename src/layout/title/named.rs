//! Which names of public bodies stand in a title?
//!
//! The authority's, if the title has it, and as much more of it as the title says: of the authority
//! `示例镇` a title may say `示例镇人民政府`. Without it, what stands before the year or before
//! what the report is about.

use std::ops::Range;

/// What ends a name in a title.
const ENDS: [&str; 8] = ["信息公开", "政务公开", "关于", "二〇", "二○", "《", "》", "的"];
/// What begins `政府信息公开`, if it does not end `人民政府`.
const GOVERNMENT: &str = "政府";
const PEOPLES_GOVERNMENT: &str = "人民政府";

/// What a title says beyond a known name is not longer.
const MOST_CHARACTERS: usize = 60;

/// The names in a title, in bytes.
pub(super) fn names(text: &str, known: &[String]) -> Vec<Range<usize>> {
    let known = known.iter().filter(|name| !name.is_empty());
    let found = known.flat_map(|name| {
        text.match_indices(name.as_str()).map(|(at, _)| at..end(text, at + name.len()))
    });
    let found: Vec<Range<usize>> = found.collect();
    if !found.is_empty() {
        return found;
    }
    let start = year(text);
    let end = end(text, start);
    let is_name = start < end && end < text.len();
    is_name.then_some(start..end).into_iter().collect()
}

/// Where a name ends that goes on at least to `from`.
fn end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let rest = rest.char_indices().nth(MOST_CHARACTERS).map_or(rest, |(most, _)| &rest[..most]);
    let is_year = |char: char| char.is_ascii_digit() || ('０'..='９').contains(&char);
    let ends = ENDS.iter().filter_map(|end| rest.find(end)).chain(rest.find(is_year));
    let Some(at) = ends.min() else { return from };
    let name = &text[..from + at];
    // 示例镇人民政府政府信息公开, but not 示例镇人民政府信息公开.
    let about = rest[at..].starts_with("信息公开") && !name.ends_with(PEOPLES_GOVERNMENT);
    let name = if about { name.strip_suffix(GOVERNMENT).unwrap_or(name) } else { name };
    name.len().max(from)
}

/// How long the year is that a title begins with: `2023年`, `2023年度`.
fn year(text: &str) -> usize {
    let rest = text.trim_start_matches(|char: char| char.is_ascii_digit());
    let behind = ["年度", "年"].iter().find_map(|unit| rest.strip_prefix(unit));
    match behind {
        Some(behind) if rest.len() < text.len() => text.len() - behind.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::names;

    #[track_caller]
    fn assert_name(text: &str, known: &str, wanted: &str) {
        let known = [known.to_owned()];
        let found: Vec<&str> = names(text, &known).into_iter().map(|name| &text[name]).collect();
        let wanted = if wanted.is_empty() { vec![] } else { vec![wanted] };
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn a_name_goes_on_to_what_is_said_of_it() {
        for known in ["", "示例镇", "示例镇人民政府", "其他局"] {
            let name = "示例镇人民政府";
            assert_name("示例镇人民政府2023年政府信息公开工作年度报告", known, name);
            assert_name("示例镇人民政府二〇二三年政府信息公开工作年度报告", known, name);
            assert_name("示例镇人民政府政府信息公开工作2023年度报告", known, name);
            assert_name("示例镇人民政府信息公开工作年度报告", known, name);
            assert_name("2023年度示例镇人民政府政府信息公开工作年度报告", known, name);
            assert_name("示例镇人民政府关于政务公开的报告", known, name);
        }
        assert_name("关于公布示例镇2023年年度报告的公告", "示例镇", "示例镇");
        assert_name("关于公布示例镇2023年年度报告的公告", "", "");
        assert_name("2023年政府信息公开工作年度报告", "", "");
        assert_name("情况报告", "", "");
    }
}
