//! Ways of stating figures: each rightly and wrongly, on one table.

use genreport::checks::Selection;

use crate::data::{self, EXAMPLE_2023, LAYOUT_2021, form, report};
use crate::sentences::with_overview;

/// 61 came in, 50 from individuals and 11 from companies, 4 were left over; 62 are done (30 granted, 6 partly, 5
/// refused, 15 could not be: 9, 4, 2; 0 not processed, 6 otherwise), 3 left; 5 cases of reconsideration (3 upheld),
/// 4 of litigation; no rules, 2, 1 and 9 normative documents.
const ROWS: &[(&str, &str)] = &[
    ("received", "[50, 11, 0, 0, 0, 0, 61]"),
    ("carried_in", "[4, 0, 0, 0, 0, 0, 4]"),
    ("granted", "[30, 0, 0, 0, 0, 0, 30]"),
    ("partly_granted", "[6, 0, 0, 0, 0, 0, 6]"),
    ("state_secret", "[0, 0, 0, 0, 0, 0, 0]"),
    ("third_party_rights", "[3, 0, 0, 0, 0, 0, 3]"),
    ("internal_affairs", "[0, 0, 0, 0, 0, 0, 0]"),
    ("process_information", "[2, 0, 0, 0, 0, 0, 2]"),
    ("enforcement_files", "[0, 0, 0, 0, 0, 0, 0]"),
    ("administrative_inquiry", "[0, 0, 0, 0, 0, 0, 0]"),
    ("not_held", "[5, 4, 0, 0, 0, 0, 9]"),
    ("not_existing", "[0, 4, 0, 0, 0, 0, 4]"),
    ("still_unclear", "[0, 2, 0, 0, 0, 0, 2]"),
    ("petitions", "[0, 0, 0, 0, 0, 0, 0]"),
    ("repeated", "[0, 0, 0, 0, 0, 0, 0]"),
    ("confirmation", "[0, 0, 0, 0, 0, 0, 0]"),
    ("not_corrected", "[5, 1, 0, 0, 0, 0, 6]"),
    ("results_total", "[51, 11, 0, 0, 0, 0, 62]"),
    ("carried_out", "[3, 0, 0, 0, 0, 0, 3]"),
];

/// A report of a body with the table, some rows of it other, and a first section.
fn written(authority: &str, rows: &[(&str, &str)], sentence: &str) -> String {
    let mut text = with_overview(EXAMPLE_2023, sentence);
    text = text.replace("示例县自然资源和规划局", authority);
    for (key, numbers) in ROWS.iter().chain(rows) {
        let begins = |line: &&str| line.split('=').next().is_some_and(|name| name.trim() == *key);
        let line = text.lines().find(begins).unwrap().to_owned();
        text = text.replacen(&line, &format!("{key} = {numbers}"), 1);
    }
    text
}

/// What is found in it.
fn found(authority: &str, rows: &[(&str, &str)], sentence: &str) -> Vec<String> {
    let (report, form) =
        (report(&written(authority, rows, sentence), LAYOUT_2021), form(LAYOUT_2021));
    let figures = Selection::new(&["F1".to_owned()], &[]).unwrap();
    assert_eq!(data::check(&report, &form, &figures), [], "the table itself is right");
    let rules = Selection::new(&["T1".to_owned()], &[]).unwrap();
    data::check(&report, &form, &rules).into_iter().map(|found| found.message).collect()
}

const BUREAU: &str = "示例县自然资源和规划局";
const OFFICE: &str = "示例县人民政府办公室";

/// Sentences that agree with the table.
const RIGHT: &[&str] = &[
    "全年共受理政府信息公开申请65件；共办理62件，结转下一年3件。",
    "共受理政府信息公开申请65件，其中自然人54件；办结62件，结转下一年3件。",
    "共受理政府信息公开申请65件，其中上年结转4件。",
    "共收办政府信息公开申请61件。",
    "共收办政府信息公开申请62件。",
    "共收办政府信息公开申请65件。",
    "（二）依申请公开情况。受理网络问政182件，办结180件。",
    "（二）依申请公开情况。全年受理61件，答复62件。",
    "（二）依申请公开情况\n全年受理61件，答复62件。\n（三）平台建设\n受理60件，办结59件。",
    "（二）依申请公开\n1.网络问政。受理60件，办结59件。",
    "县政府被申请行政复议2件，县自然资源局被申请行政复议3件。",
    "市自然资源局收到政府信息公开申请60件。",
    "自然资源局收到政府信息公开申请61件。",
    "代表县政府收到政府信息公开申请40件。",
    "收到依申请公开61条。",
    "公开依申请公开指南1条。",
    "因本机关不掌握等原因无法提供政府信息公开申请15件。",
    "因本机关不掌握无法提供政府信息公开申请9件。",
    "政府信息公开申请作其他处理6件。",
    "办理政府信息公开申请62件，转下年度办理3件。",
    "较去年增长5%，收到政府信息公开申请61件。",
    "制定规章制度12项。",
    "收到政府信息公开申请61件，均在法定期限内答复。",
    "截至2024年1月20日，政府信息公开申请均已办结。",
    "收到政府信息公开申请61件，除3件未到期外，均已按期办结。",
    "上年结转的政府信息公开申请4件，已全部办结。",
    "收到政府信息公开申请61件，按期办结率100%。",
    "也没有因政府信息公开引发的投诉。",
    "因政府信息公开引起的行政复议、行政诉讼分别为5件、4件。",
    "因政府信息公开引起的行政诉讼审结3件，均获维持。",
    "制发行政规范性文件2件，废止1件，现行有效9件。",
    "全年开展培训，制发行政规范性文件2件，作出行政处罚58件，收取行政事业性收费1286.35万元。",
    "没有因行政事业性收费引发的投诉，上年未收取行政事业性收费。",
    "（三）复议诉讼情况。因政府信息公开引发行政复议5件，引发行政诉讼4件。",
];

/// The same, wrong by a number or a word.
const WRONG: &[&str] = &[
    "收到政府信息公开申请65件。",
    "全年共受理政府信息公开申请66件；共办理62件，结转下一年3件。",
    "新收政府信息公开申请61件，其中自然人申请54件。",
    "共收办政府信息公开申请70件。",
    "（二）依申请公开情况。全年受理60件，答复62件。",
    "（二）依申请公开情况。全年受理61件，答复60件。",
    "（二）依申请公开情况\n全年受理60件，答复62件。",
    "（二）依申请公开情况\n（1）收件\n全年受理60件。",
    "自然资源局收到政府信息公开申请60件。",
    "2023年，县自然资源局收到政府信息公开申请60件。",
    "收到依申请公开60条。",
    "收到依申请公开60个。",
    "受理政府信息公开申请60项。",
    "因本机关不掌握等原因无法提供政府信息公开申请14件。",
    "因本机关不掌握无法提供政府信息公开申请8件。",
    "政府信息公开申请作其他处理5件。",
    "办理政府信息公开申请62件，转下年度办理4件。",
    "较去年增长5%，收到政府信息公开申请60件。",
    "收到政府信息公开申请61件，无结转。",
    "制定规章1件。",
    "收到政府信息公开申请61件，均已按期办结。",
    "（二）依申请公开情况。收到61件，全部办结。",
    "也没有因政府信息公开引发的行政复议。",
    "因政府信息公开引起的行政复议、行政诉讼分别为5件、3件。",
    "因政府信息公开引起的行政复议5件，均获维持。",
    "制发行政规范性文件2件，废止2件，现行有效9件。",
    "制发行政规范性文件2件，废止1件，现行有效8件。",
    "全年开展培训，作出行政许可3425件。",
    "全年开展培训，作出行政处罚57件。",
    "全年开展培训，实施行政强制3件。",
    "全年开展培训，收取行政事业性收费1286.53万元。",
    "全年未收取行政事业性收费。",
    "主动公开信息，本单位没有行政事业性收费。",
    "行政事业性收费为零。",
    "从答复结果看，予以公开政府信息公开申请20件。",
    "从申请人看，政府信息公开申请中自然人46件。",
    "（三）复议诉讼情况。因政府信息公开引发行政复议50件。",
];

#[test]
fn ways_of_stating_figures_are_read_rightly() {
    let alarms = RIGHT.iter().map(|sentence| (*sentence, found(BUREAU, &[], sentence)));
    let alarms: Vec<_> = alarms.filter(|(_, found)| !found.is_empty()).collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
    // One finding, which is at what the sentence says.
    let is_told = |sentence: &&&str| {
        let found = found(BUREAU, &[], sentence);
        let quoted = |message: &String| {
            message.split(['“', '”']).nth(1).is_some_and(|text| sentence.contains(text))
        };
        found.len() == 1 && (quoted(&found[0]) || found[0].contains("行政事业性收费"))
    };
    let missed = WRONG.iter().filter(|sentence| !is_told(sentence));
    let missed: Vec<_> = missed.map(|sentence| (sentence, found(BUREAU, &[], sentence))).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

/// What the office of a government reports for it is in its table; what a bureau does for it is not.
#[test]
fn the_office_of_a_government_reports_for_it() {
    let sentence = "代表县政府收到政府信息公开申请40件。";
    assert_eq!(found(OFFICE, &[], sentence).len(), 1);
    assert_eq!(found(OFFICE, &[], "代表县政府收到政府信息公开申请61件。"), [""; 0]);
    assert_eq!(found(BUREAU, &[], sentence), [""; 0]);
}

/// More left over for next year than from last: it cannot all be done. As many or less may all be of last year, so
/// the message only asks.
#[test]
fn all_is_done_only_where_nothing_is_left() {
    let more = [
        ("carried_in", "[4, 0, 0, 0, 0, 0, 4]"),
        ("carried_out", "[5, 0, 0, 0, 0, 0, 5]"),
        ("granted", "[28, 0, 0, 0, 0, 0, 28]"),
        ("results_total", "[49, 11, 0, 0, 0, 0, 60]"),
    ];
    let none = [
        ("carried_out", "[0, 0, 0, 0, 0, 0, 0]"),
        ("granted", "[33, 0, 0, 0, 0, 0, 33]"),
        ("results_total", "[54, 11, 0, 0, 0, 0, 65]"),
    ];
    for sentence in
        ["（二）依申请公开情况。收到61件，均已按期办结。", "收到政府信息公开申请61件，全部办结。"]
    {
        let found = |rows| found(BUREAU, rows, sentence).join("\n");
        assert!(found(&more).ends_with("是 5，比上年结转的 4 还多"), "{}", found(&more));
        assert!(found(&[]).ends_with("是 3，请核对"), "{}", found(&[]));
        assert_eq!(found(&none), "");
    }
}

/// What somebody writes to make the reader slow: a paragraph of a hundred thousand characters is read all the same.
#[test]
fn long_paragraphs_are_read() {
    for (part, times) in [
        ("经研究收到政府信息公开申请160件！", 5_000),
        ("，自然局", 25_000),
        ("我局，", 30_000),
        ("局机关某", 20_000),
        ("（予以公开25件", 10_000),
        ("行政复议、", 20_000),
        ("某某均已按期办结，", 10_000),
        ("收到依申请公开60条，某", 9_000),
        ("行政事业性收费12万元，某某", 8_000),
    ] {
        let paragraph = format!("{}收到政府信息公开申请5件。", part.repeat(times));
        // Whatever is found, it comes to an end.
        assert!(found(BUREAU, &[], &paragraph).len() <= 2 * times, "{part}");
    }
}
