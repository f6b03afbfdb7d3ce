//! How many slips are noticed: each figure of the prose that a table answers, changed by itself.
//!
//! `tests/data/marked` has reports whose first sections were written by people who know such reports and had not
//! seen the rules. The figures that a table answers are in braces: `收到申请{61}件`.

use genreport::checks::Selection;

use crate::data::{self, LAYOUT_2021, form, report};

const MARKED: &[(&str, &str)] = &[
    ("bureau-tingyang", include_str!("../data/marked/bureau-tingyang.toml")),
    ("city-ecology-luyu", include_str!("../data/marked/city-ecology-luyu.toml")),
    ("city-housing-linhe", include_str!("../data/marked/city-housing-linhe.toml")),
    ("city-qinglan", include_str!("../data/marked/city-qinglan.toml")),
    ("city-whole", include_str!("../data/marked/city-whole.toml")),
    ("county-lanxi", include_str!("../data/marked/county-lanxi.toml")),
    ("county-market-pinglan", include_str!("../data/marked/county-market-pinglan.toml")),
    ("county-office-lanshui", include_str!("../data/marked/county-office-lanshui.toml")),
    ("county-qingxi", include_str!("../data/marked/county-qingxi.toml")),
    ("county-qingxi-c", include_str!("../data/marked/county-qingxi-c.toml")),
    ("district-hechang", include_str!("../data/marked/district-hechang.toml")),
    ("district-office-anping", include_str!("../data/marked/district-office-anping.toml")),
    ("education-yunling", include_str!("../data/marked/education-yunling.toml")),
    ("health-linhe", include_str!("../data/marked/health-linhe.toml")),
    ("office-linyuan", include_str!("../data/marked/office-linyuan.toml")),
    ("province-hrss-lanjiang", include_str!("../data/marked/province-hrss-lanjiang.toml")),
    ("province-market-yunjiang", include_str!("../data/marked/province-market-yunjiang.toml")),
    ("subdistrict-jinhua", include_str!("../data/marked/subdistrict-jinhua.toml")),
    ("town-liuhe", include_str!("../data/marked/town-liuhe.toml")),
    ("town-liudu", include_str!("../data/marked/town-liudu.toml")),
    ("town-shiqiaowan", include_str!("../data/marked/town-shiqiaowan.toml")),
    ("township-liuping", include_str!("../data/marked/township-liuping.toml")),
];

/// Of a hundred slips in a report as many must be noticed;
const LEAST: usize = 80;
/// in one that says much in its own words.
const LEAST_OF_OWN: (&str, usize) = ("province-market-yunjiang", 75);

/// A text cut at its marks: what stands before each marked number, and the number.
fn pieces(text: &str) -> (Vec<(&str, &str)>, &str) {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((before, behind)) = rest.split_once('{') {
        let (number, behind) = behind.split_once('}').unwrap();
        assert!(number.bytes().all(|b| b.is_ascii_digit() || b == b'.'), "{number}");
        pieces.push((before, number));
        rest = behind;
    }
    (pieces, rest)
}

/// The text with the number at a place changed, if any is.
fn written(text: &str, changed: Option<(usize, &str)>) -> String {
    let (pieces, rest) = pieces(text);
    let piece = |(at, (before, number)): (usize, &(&str, &str))| match changed {
        Some((place, other)) if place == at => format!("{before}{other}"),
        _ => format!("{before}{number}"),
    };
    pieces.iter().enumerate().map(piece).chain([rest.to_owned()]).collect()
}

/// A number as a hurried clerk might write it: one more, one less (in its last place), the last two digits that differ
/// swapped.
fn slips(number: &str) -> Vec<String> {
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let mut digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let value: u64 = digits.iter().collect::<String>().parse().unwrap();
    let mut slips = vec![(value + 1).to_string()];
    slips.extend(value.checked_sub(1).map(|less| less.to_string()));
    if let Some(at) = (1..digits.len()).rev().find(|at| digits[at - 1] != digits[*at]) {
        digits.swap(at - 1, at);
        slips.extend(Some(digits.iter().collect()).filter(|it: &String| !it.starts_with('0')));
    }
    let point = |slip: &mut String| slip.insert(slip.len() - decimals, '.');
    slips.iter_mut().filter(|_| decimals > 0).for_each(point);
    slips
}

/// What the rules of statements find.
fn found(text: &str) -> Vec<String> {
    let (report, form) = (report(text, LAYOUT_2021), form(LAYOUT_2021));
    let rules = Selection::new(&["T1".to_owned()], &[]).unwrap();
    data::check(&report, &form, &rules).into_iter().map(|found| found.message).collect()
}

#[test]
fn most_slips_are_noticed_and_nothing_else() {
    let (mut lines, mut is_enough) = (Vec::new(), true);
    for (name, text) in MARKED {
        let untouched = found(&written(text, None));
        assert!(untouched.is_empty(), "{name}: {untouched:?}");
        let numbers = pieces(text).0;
        let all: Vec<(usize, String)> = numbers
            .iter()
            .enumerate()
            .flat_map(|(at, (_, number))| slips(number).into_iter().map(move |slip| (at, slip)))
            .collect();
        // What is found is at the number: it is in the message, and in none of the text as it was.
        let is_noticed = |(at, slip): &&(usize, String)| {
            found(&written(text, Some((*at, slip))))
                .iter()
                .any(|message| message.contains(slip.as_str()))
        };
        let noticed = all.iter().filter(is_noticed).count();
        let least = if *name == LEAST_OF_OWN.0 { LEAST_OF_OWN.1 } else { LEAST };
        is_enough &= noticed * 100 >= all.len() * least;
        lines.push(format!("{name}: {noticed} of {}", all.len()));
    }
    assert!(is_enough, "{}", lines.join("\n"));
}

#[test]
fn a_number_has_up_to_three_slips() {
    assert_eq!(slips("61"), ["62", "60", "16"]);
    assert_eq!(slips("122"), ["123", "121", "212"]);
    assert_eq!(slips("0"), ["1"]);
    assert_eq!(slips("10"), ["11", "9"]);
    assert_eq!(slips("8462.37"), ["8462.38", "8462.36", "8462.73"]);
}
