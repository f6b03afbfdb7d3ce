//! Which names of public bodies stand in a title?
//!
//! The authority's, if the title has it, and as much more of it as the title says: of the authority
//! `示例镇` a title may say `示例镇人民政府`. Without it, what stands before the year or before
//! what the report is about (the form's `charges`), or between 关于 and that.

use std::ops::Range;

use super::Known;
use crate::text::ends_name;

/// What ends a name in a title.
const ENDS: [&str; 6] = ["关于", "二〇", "二○", "《", "》", "的"];
/// What says that the title now comes to what it is about.
const SUBJECT: &str = "关于";
/// What may be done to that.
const DEEDS: [&str; 10] =
    ["同意", "公布", "发布", "印发", "转发", "报送", "做好", "开展", "编制", "加强"];
/// What begins a charge as `政府信息公开`, if it does not end `人民政府`.
const GOVERNMENT: &str = "政府";
const PEOPLES_GOVERNMENT: &str = "人民政府";

/// What a title says beyond a known name is not longer.
const MOST_CHARACTERS: usize = 60;

/// The names in a title, in bytes.
pub(super) fn names(text: &str, known: Known<'_>) -> Vec<Range<usize>> {
    let charges = &known.words.charges;
    let names = known.names.iter().filter(|name| !name.is_empty());
    let found = names.flat_map(|name| {
        text.match_indices(name.as_str()).map(|(at, _)| at..end(text, at + name.len(), charges))
    });
    let mut found: Vec<Range<usize>> = found.collect();
    if found.is_empty() {
        found.extend(head(text, charges));
    }
    let apart = |name: &Range<usize>| {
        found.iter().all(|other| name.end <= other.start || other.end <= name.start)
    };
    let subject = subject(text, charges).filter(apart);
    found.extend(subject);
    found
}

/// What a title begins with before it says what it is about, but for a year.
fn head(text: &str, charges: &[String]) -> Option<Range<usize>> {
    let start = year(text);
    let end = end(text, start, charges);
    (start < end && end < text.len()).then_some(start..end)
}

/// Whom it is about: a name behind 关于, what is done, and a year.
fn subject(text: &str, charges: &[String]) -> Option<Range<usize>> {
    let (_, mut rest) = text.split_once(SUBJECT)?;
    for deed in DEEDS {
        rest = rest.strip_prefix(deed).unwrap_or(rest);
    }
    rest = rest.strip_prefix('《').unwrap_or(rest);
    let start = text.len() - rest.len() + year(rest);
    let end = end(text, start, charges);
    (end < text.len() && ends_name(&text[start..end])).then_some(start..end)
}

/// Where a name ends that goes on at least to `from`: before a charge, unless it goes on to an
/// office, `政务公开和政务服务中心`.
fn end(text: &str, from: usize, charges: &[String]) -> usize {
    let rest = &text[from..];
    let rest = rest.char_indices().nth(MOST_CHARACTERS).map_or(rest, |(most, _)| &rest[..most]);
    let is_year = |char: char| char.is_ascii_digit() || ('０'..='９').contains(&char);
    let last = ENDS.iter().filter_map(|end| rest.find(end)).chain(rest.find(is_year)).min();
    let most = last.unwrap_or(rest.len());
    let charges = charges.iter().flat_map(|charge| {
        let (own, shared) = own(charge);
        rest[..most].match_indices(own).map(move |(at, _)| (at, shared))
    });
    let mut ends: Vec<(usize, bool)> = charges.collect();
    ends.sort_unstable();
    ends.extend(last.map(|at| (at, false)));
    let names = ends.iter().map(|(at, shared)| name(text, from + at, *shared).max(from));
    let further = names.clone().skip(1).rfind(|end| ends_name(&text[from..*end]));
    further.or_else(|| names.min()).unwrap_or(from)
}

/// What of a charge no name before it can have for its own end, and whether that is less than all
/// of it: a name may end with the 政府 of `政府信息公开`.
fn own(charge: &str) -> (&str, bool) {
    let own = charge.strip_prefix(GOVERNMENT).filter(|own| !own.is_empty());
    (own.unwrap_or(charge), own.is_some())
}

/// Where the name ends before what stands `at` there; `shared` if a 政府 before it may belong to
/// that: 示例镇人民政府政府信息公开, but not 示例镇人民政府信息公开.
fn name(text: &str, at: usize, shared: bool) -> usize {
    let name = &text[..at];
    let name = match shared && !name.ends_with(PEOPLES_GOVERNMENT) {
        true => name.strip_suffix(GOVERNMENT).unwrap_or(name),
        false => name,
    };
    name.len()
}

/// How long the year is that a text begins with: `2023年`, `2023年度`, `二〇二三年`.
fn year(text: &str) -> usize {
    let is_figure = |char: char| char.is_ascii_digit() || "〇○一二三四五六七八九".contains(char);
    let rest = text.trim_start_matches(is_figure);
    let behind = ["年度", "年"].iter().find_map(|unit| rest.strip_prefix(unit));
    match behind {
        Some(behind) if rest.len() < text.len() => text.len() - behind.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, names};
    use crate::form::TitleWords;
    use crate::layout::fake_font::form;

    #[track_caller]
    fn assert_name(text: &str, known: &str, wanted: &str) {
        let words = &form().title_words;
        let known = Known { names: &[known.to_owned()], words };
        let found: Vec<&str> = names(text, known).into_iter().map(|name| &text[name]).collect();
        let wanted = if wanted.is_empty() { vec![] } else { vec![wanted] };
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn what_ends_a_name_is_the_form_s() {
        let of = |charges: &[&str], text: &str| {
            let charges = charges.iter().map(|charge| (*charge).to_owned()).collect();
            let words = &TitleWords { charges, ..TitleWords::default() };
            let found = names(text, Known { names: &[], words });
            found.into_iter().map(|name| text[name].to_owned()).collect::<Vec<_>>()
        };
        let websites = "示例镇人民政府网站工作年度报表";
        assert_eq!(of(&["政府网站"], websites), ["示例镇人民政府"]);
        assert_eq!(of(&["政府网站"], "示例县教育局政府网站工作年度报表"), ["示例县教育局"]);
        assert_eq!(of(&["政府"], "示例县教育局政府工作年度报表"), ["示例县教育局"]);
        assert_eq!(of(&[], websites), [""; 0]);
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
        for known in ["", "其他局"] {
            let name = "示例县住房和城乡建设局";
            for before in ["关于", "关于2023年度", "关于二〇二三年", "二〇二三年"]
            {
                let text = format!("{before}{name}政府信息公开工作情况的报告");
                assert_name(&text, known, name);
            }
            for name in ["示例县政务公开和政务服务中心", "示例市政府信息公开工作办公室"]
            {
                let text = format!("{name}2023年政府信息公开工作年度报告");
                assert_name(&text, known, name);
                assert_name(&format!("{name}政府信息公开工作年度报告"), known, name);
            }
        }
        for known in ["", "示例镇"] {
            assert_name("关于公布示例镇2023年年度报告的公告", known, "示例镇");
            assert_name("关于印发《示例镇2023年年度报告》的通知", known, "示例镇");
        }
        assert_name("2023年政府信息公开工作年度报告", "", "");
        assert_name("情况报告", "", "");
        assert_name("关于做好2023年政府信息公开工作的通知", "", "");
        assert_name("关于2023年政府信息公开工作的通知", "", "");
    }
}
