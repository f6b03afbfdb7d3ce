use super::gap::{Gap, between};
use super::list::{brackets, list_behind};
use super::{Kind, Whole, counts, is_shared, parts};
use crate::model::Amount;
use crate::vocabulary::{Vocabulary, built_in};

fn words() -> std::sync::Arc<Vocabulary> {
    built_in("annual-report-words").unwrap()
}

/// The list behind the first count of a text, and its parts with their kinds: `市政府 30 Body("")`.
fn read(text: &str) -> Option<(&str, Vec<String>)> {
    let vocabulary = words();
    let counts = counts(text);
    let (whole, behind) = counts.split_first()?;
    let list = list_behind(&vocabulary.parts, text, &brackets(text), whole.range.end)?;
    let parts = parts(&vocabulary, text, behind, whole.measure, &list)?;
    let shown =
        |part: &super::Part<'_>| format!("{} {} {:?}", part.label, part.number, part.named.kind);
    Some((&text[list.range], parts.iter().map(shown).collect()))
}

fn numbers(text: &str) -> String {
    let parts = read(text).map(|(_, parts)| parts).unwrap_or_default();
    parts.iter().filter_map(|part| part.split(' ').nth(1)).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_list_stands_behind_its_whole() {
    let list = |text| read(text).map(|(list, _)| list);
    assert_eq!(list("来信61件，其中：甲局30件"), Some("甲局30件"));
    assert_eq!(
        list("来信61件（其中，甲局30件（含网上）、乙局2件）及其他"),
        Some("甲局30件（含网上）、乙局2件")
    );
    assert_eq!(list("来信61件：甲局30件"), Some("甲局30件"));
    for none in ["来信61件，甲局30件", "来信61件，都已办理，其中甲局30件", "来信61件（甲局30件"]
    {
        assert_eq!(list(none), None, "{none}");
    }
}

#[test]
fn parts_have_kinds() {
    let text =
        "61件，其中市政府本级30件、乡镇（街道）5件、网上8件、商业企业9件、微信公众号3件、动态2件";
    let [class] = [Kind::Class(0)].map(|kind| format!("{kind:?}"));
    let kinds = ["Body(\"\")", "Body(\"\")", "Way", &class, "Overlap", "Other"];
    let (_, parts) = read(text).unwrap();
    let found: Vec<&str> = parts.iter().filter_map(|part| part.splitn(3, ' ').nth(2)).collect();
    assert_eq!(found, kinds, "{parts:?}");
}

#[test]
fn a_list_ends_where_something_else_begins() {
    for (text, expected) in [
        ("61件，其中甲局30件；乙局20件。丙局4件。2022年，丁局40件", "30 20 4"),
        ("96条，其中动态50条、公告20条，政策80条", "50 20"),
        ("96条，其中动态50条，公告20条；政策80条", "50 20"),
        ("96条，其中：动态50条；公告20条；政策80条", "50 20 80"),
        ("500元。其中，甲局1件，收取420元；乙局2件，收取290元", "420 290"),
        ("61件，其中甲局30件（去年80件），乙局20件", "30 20"),
        ("61件（甲局30件），丙局20件", "30"),
        ("61件，其中3件是网上的，办结20件", ""),
    ] {
        assert_eq!(numbers(text), expected, "{text}");
    }
}

#[test]
fn a_whole_may_be_more_than_its_number() {
    let vocabulary = words();
    let most = |text: &str| {
        let counts = counts(text);
        let (count, before) = counts.split_last().unwrap();
        Whole { text, count, before }.most(&vocabulary)
    };
    for (text, expected) in [
        ("建议56件、提案64件", 120),
        ("建议56件，提案64件", 120),
        ("收到61件，办结58件", 61),
        ("收到61件。办结58件", 58),
        ("培训9场，公开64件", 64),
    ] {
        assert_eq!(most(text), Amount::whole(expected), "{text}");
    }
}

#[test]
fn a_rounded_number_may_be_a_little_less() {
    let rounding = |text: &str| counts(text)[0].rounding;
    assert_eq!(rounding("61件"), Amount::whole(1));
    assert_eq!(rounding("12.6亿元"), Amount::ten_thousandths(1000));
    assert_eq!(rounding("0.1234万元"), Amount::ten_thousandths(1));
}

#[test]
fn gaps_are_what_marks_outside_brackets_make() {
    let gap = |text| between(text, 0).gap;
    assert_eq!(gap("、甲局"), Gap::Enumeration);
    assert_eq!(gap("（占3%，较多；），甲局"), Gap::Pause);
    assert_eq!(gap("；甲局，收取"), Gap::Semicolon);
    assert_eq!(between("，乡镇（街道、园区）", 0).label, "乡镇（街道、园区）");
    assert_eq!(between("次），甲局", 1).label, "甲局");
}

#[test]
fn what_is_said_near_a_list_may_share_its_parts() {
    let text = "部分申请重复。61件，其中甲30件。另有说明。两部门联合办理。";
    let list = text.find("61").unwrap()..text.find("。另").unwrap();
    assert!(!is_shared(&words().parts, text, &list));
    let text = "61件，其中甲30件。有的由两部门联合办理。";
    assert!(is_shared(&words().parts, text, &(0..text.find("。有").unwrap())));
}
