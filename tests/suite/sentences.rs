//! Sentences as reports write them, on the figures of `samples/example-2023.toml`: those that are
//! right must never be called wrong; those that are wrong should be found. A false alarm stops no report
//! (it is a warning), but is believed no second time: a rule that is wrong once is switched off for good.

use genreport::base::Severity;
use genreport::checks::Selection;

use crate::data::{self, EXAMPLE_2023, HUAIAN, LAYOUT_2021, form, report};
use crate::words_file::cut;

/// 61 requests came in, 46 of them from individuals, 4 were carried in, 62 answered (25 granted, 10
/// partly, 9 refused, 13 could not be, 4 not processed, 1 otherwise), 3 carried out; 5 cases of
/// reconsideration (3, 1, 1, 0), 4 of litigation (3, 0, 0, 1: directly 2, afterwards 2).
const RIGHT: &[&str] = &[
    "2023年，我局共收到政府信息公开申请61件，均在法定期限内答复。",
    "收到公民、法人和其他组织提出的政府信息公开申请61件。",
    "全年收到公民、法人或者其他组织政府信息公开申请61件，办结62件，结转下年度继续办理3件。",
    "共受理政府信息公开申请65件，其中新收61件，上年结转4件。",
    "共受理政府信息公开申请65件（新收61件、结转4件）。",
    "共有政府信息公开申请65件，办结62件，结转下年3件。",
    "共处理62件政府信息公开申请，62件已办结。",
    "共办理政府信息公开申请65件（含上年结转4件）。",
    "全年收到政府信息公开申请61件，已办结58件，3件正在办理。",
    "收到政府信息公开申请61件，办结58件，办结上年结转4件。",
    "办结政府信息公开申请62件，其中按期答复60件、延期答复2件。",
    "答复政府信息公开申请62件，其中书面答复60件，电话答复2件。",
    "收到政府信息公开申请61件，按期答复率100%，按时答复58件。",
    "办理政府信息公开申请62件，其中本年受理58件、上年结转4件。",
    "受理依申请公开61件，实际受理60件，1件不予受理。",
    "依申请公开中，46件为自然人申请，15件为法人申请。",
    "政府信息公开申请中，2件转为信访处理。",
    "依申请公开61件，其中自然人30件为本县居民。",
    "（二）依申请公开情况。予以公开35件（其中部分公开10件）。",
    "收到政府信息公开申请60件左右。",
    "收到政府信息公开申请约60件，较上年增加10件。",
    "县政府交办政府信息公开申请3件，我局答复政府信息公开申请3件。",
    "2022年收到政府信息公开申请50件，2023年收到61件。",
    "2022年，我局收到政府信息公开申请50件。",
    "去年收到政府信息公开申请50件，今年61件。",
    "上年度收到政府信息公开申请50件。",
    "自2008年条例施行以来，累计受理政府信息公开申请412件。",
    "“十四五”以来，全局共受理政府信息公开申请155件。",
    "五年来共办理政府信息公开申请155件，引发行政复议18件。",
    "12月收到政府信息公开申请5件，1月至6月未收到政府信息公开申请。",
    "截至6月30日，收到政府信息公开申请30件。",
    "截至2023年12月31日，共收到政府信息公开申请61件。",
    "2022年因政府信息公开被行政复议9件，2023年为5件。",
    "上年发生行政诉讼6件，本年4件。",
    "上年未发生行政复议，本年5件。",
    "上年未审结的政府信息公开行政诉讼2件，今年全部审结。",
    "全年办理行政复议案件182件，行政应诉案件33件。",
    "全年办理行政复议案件182件、行政诉讼案件33件，均不涉及政府信息公开。",
    "全县行政诉讼案件56件，行政机关负责人出庭应诉56件。",
    "代理县政府行政诉讼案件21件、行政复议答复35件。",
    "全年发生行政应诉案件33件，其中政府信息公开类4件。",
    "全年行政复议案件45件，其中涉及政府信息公开5件。",
    "行政复议案件45件、行政诉讼案件56件，涉及政府信息公开的分别为5件和4件。",
    "全年被申请行政复议45件，被提起行政诉讼56件，多数涉及行政处罚。",
    "（二）依申请公开情况。政府信息公开行政复议方面，上年结转1件，本年新收6件，共7件；审结5件。",
    "政府信息公开行政复议：上年结转1件，新收4件，办结5件。",
    "因信息公开申请答复引发的行政复议案件5件，行政诉讼案件4件。",
    "全年因政府信息公开引发的行政复议4件已结、1件未结。",
    "全年政府信息公开行政复议3件由县政府受理，2件由市局受理。",
    "政府信息公开行政复议、行政诉讼案件分别为5件、4件。",
    "因政府信息公开引发行政复议、行政诉讼共9件。",
    "政府信息公开行政复议5件，其中维持3件，纠正1件，其他结果1件；行政诉讼4件，其中维持3件，尚未审结1件。",
    "审结政府信息公开行政诉讼3件。",
    "政府信息公开行政诉讼4件（其中未经复议直接起诉2件，复议后起诉2件），审结3件。",
    "没有因政府信息公开申请和答复引起的投诉。",
    "未收到涉及国家秘密的政府信息公开申请。",
    "未收到不予公开方面的政府信息公开申请投诉。",
    "未发生因政府信息公开被复议纠正的情形。",
    "收到规划政府信息公开申请20件。",
    "收到来信申请5件，当面申请3件，网上申请53件。",
    "尚有政府信息公开申请3件在办理。",
    "制定政府信息公开申请办理规范1件。",
    "受理网络问政182件，其中答复180件，办结182件。",
    "收到政府信息公开申请61件，受理网络问政182件，办结182件。",
    "办理12345热线工单782件、信访件12件、人大代表建议7件、政协提案5件。",
    "共承办政府信息公开申请65件。",
    "从申请内容看，涉及征地拆迁的21件、规划许可的9件、行政处罚的7件。",
    "新增行政许可60件。",
    "办结的申请中，予以公开25件、部分公开10件、不予公开9件、无法提供13件、不予处理4件、其他处理1件。",
    "其中自然人46件，商业企业9件。",
    "行政许可事项46项，行政许可3426件、行政处罚58件、行政强制2件。",
    "2022年行政处罚70件，2023年58件。",
    "依法公示行政许可3425件、行政处罚58件。",
    "制发行政规范性文件2件，废止1件，现行有效9件。",
    "公开信息236条，其中网站公开236条、微信同步公开120条。",
    "减免行政事业性收费8.6万元，较上年减少3万元。",
    "全年收取信息处理费0元，行政事业性收费1286.35万元。",
];

/// The same, wrong by a number or a word.
const WRONG: &[&str] = &[
    "2023年，我局共收到政府信息公开申请60件，均在法定期限内答复。",
    "收到公民、法人和其他组织提出的政府信息公开申请60件。",
    "共受理政府信息公开申请66件，其中新收61件，上年结转4件。",
    "全年新收政府信息公开申请65件。",
    "共收到60件政府信息公开申请。",
    "共收到60份政府信息公开申请。",
    "全年收到政府信息公开申请三十六件。",
    "本年度，共受理依申请公开2件，都在法定期限内予以答复。",
    "收到政府信息公开申请61件，办结60件。",
    "收到政府信息公开申请61件，上年结转5件。",
    "收到政府信息公开申请61件，结转2024年2件。",
    "收到政府信息公开申请61件，其中自然人45件。",
    "（二）依申请公开情况。2023年我镇全年共收到依申请公开0件，不予公开0件。",
    "（二）依申请公开情况。办结的申请中，予以公开26件、部分公开10件。",
    "（二）依申请公开情况。不予公开8件。",
    "政府信息公开申请为零。",
    "政府信息公开申请为0件。",
    "未收到公民、法人和其他组织的政府信息公开申请。",
    "今年以来未收到依申请公开件。",
    "（二）依申请公开情况。全年未收到申请。",
    "全年无政府信息公开申请。",
    "2023年，全年未收到依申请公开来信。",
    "未发生因政府信息公开申请引起的行政复议、行政诉讼。",
    "没有被申请行政复议。",
    "全年发生行政复议4件、行政诉讼4件。",
    "因政府信息公开引发行政复议、行政诉讼共8件。",
    "政府信息公开行政诉讼4件，其中结果维持2件。",
    "因政府信息依申请公开引起行政复议0件，行政诉讼0件。",
    "审结政府信息公开行政诉讼4件。",
    "被提起政府信息公开行政诉讼4件，其中复议后起诉1件。",
    "作出行政许可决定3425件。",
    "公示行政许可4000件。",
];

/// The body that makes the report.
const AUTHORITY: &str = "示例县自然资源和规划局";

/// A report with a sentence for all that its first section says.
pub(crate) fn with_overview(report: &str, sentence: &str) -> String {
    let start = report.find("[overview]").unwrap();
    let end = report.find("[disclosure]").unwrap();
    let overview = format!("[overview]\ntext = '''{sentence}'''\n\n");
    format!("{}{overview}{}", &report[..start], &report[end..])
}

/// Codes of what the words of a section give against the tables. `⏎` begins a new paragraph; behind `机关：…｜` the
/// report is that of another body.
fn found(sentence: &str) -> Vec<(&'static str, String)> {
    let named = sentence.strip_prefix("机关：").and_then(|rest| rest.split_once('｜'));
    let (authority, sentence) = named.unwrap_or((AUTHORITY, sentence));
    let report_of = EXAMPLE_2023.replace(AUTHORITY, authority);
    let text = with_overview(&report_of, &sentence.replace('⏎', "\n"));
    let (report, form) = (report(&text, LAYOUT_2021), form(LAYOUT_2021));
    let rules = Selection::new(&["T1".to_owned()], &[]).unwrap();
    let findings = data::check(&report, &form, &rules);
    // The reader may err: the clerk decides.
    assert!(findings.iter().all(|found| found.severity == Severity::Warning), "{findings:?}");
    findings.into_iter().map(|found| (found.code, found.message)).collect()
}

/// More of both, a section a line, as people made them up to try the rules.
const MORE_RIGHT: &str = include_str!("../data/sentences/right.txt");
const MORE_WRONG: &str = include_str!("../data/sentences/wrong.txt");

/// Every sentence that is wrong for `samples/example-2023.toml`.
pub(crate) fn wrong() -> impl Iterator<Item = &'static str> {
    WRONG.iter().copied().chain(MORE_WRONG.lines())
}

/// Every sentence, right or wrong for it.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    RIGHT.iter().copied().chain(MORE_RIGHT.lines()).chain(wrong())
}

#[test]
fn right_sentences_are_not_called_wrong() {
    let all = RIGHT.iter().copied().chain(MORE_RIGHT.lines());
    let alarms = all.map(|sentence| (sentence, found(sentence)));
    let alarms: Vec<_> = alarms.filter(|(_, found)| !found.is_empty()).collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn wrong_sentences_are_found() {
    let missed = wrong().filter(|sentence| found(sentence).is_empty());
    let shown = missed.map(|sentence| format!("没有查出来：{sentence}\n  {}", cut(sentence)));
    let shown: Vec<String> = shown.collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

/// A sentence with a character between any two of its own.
fn with_between(sentence: &str, unseen: char) -> String {
    let (before, words) = match sentence.split_once('｜') {
        Some((named, words)) if named.starts_with("机关：") => (format!("{named}｜"), words),
        _ => (String::new(), sentence),
    };
    let characters: Vec<String> = words.chars().map(String::from).collect();
    before + &characters.join(&String::from(unseen))
}

/// Characters that are not seen hide no mistake, wherever they stand.
#[test]
fn what_is_not_seen_hides_nothing() {
    let unseen = ['\u{200B}', '\u{FEFF}', '\u{2060}', '\u{200D}'].into_iter().cycle();
    for (sentence, unseen) in wrong().zip(unseen) {
        assert_eq!(found(&with_between(sentence, unseen)), found(sentence), "{unseen:?}");
    }
    // What reads the same is found the same.
    let read = |sentence: &str| {
        let text = with_overview(EXAMPLE_2023, sentence);
        report(&text, LAYOUT_2021).without_places()
    };
    for sentence in wrong().step_by(20) {
        let seen = read(sentence);
        for unseen in ['\u{200B}', '\u{FEFF}', '\u{2060}', '\u{200D}'] {
            for (at, _) in sentence.char_indices() {
                let hidden = format!("{}{unseen}{}", &sentence[..at], &sentence[at..]);
                assert!(read(&hidden) == seen, "{hidden:?}");
            }
        }
    }
}

/// A government's report speaks of all its area; a department's does not.
#[test]
fn a_government_speaks_of_all_its_area() {
    let sentence = "全市各级行政机关共受理政府信息公开申请3118件。";
    let text = with_overview(HUAIAN, sentence);
    let (report, form) = (report(&text, LAYOUT_2021), form(LAYOUT_2021));
    let rules = Selection::new(&["T101".to_owned()], &[]).unwrap();
    assert_eq!(data::check(&report, &form, &rules).len(), 1);
    assert_eq!(found("全县各级行政机关共受理政府信息公开申请3118件。"), []);
}

/// Words that a layout adds are words of its words file.
#[test]
fn a_layout_may_add_words() {
    let text = with_overview(EXAMPLE_2023, "收悉政府信息公开申请20件。");
    let rules = Selection::new(&["T101".to_owned()], &[]).unwrap();
    let found = |layout: &str| data::check(&report(&text, layout), &form(layout), &rules).len();
    let more = LAYOUT_2021.replacen("[page] ", "[more_words]\nreceived = \"收悉\"\n\n[page] ", 1);
    assert_eq!((found(LAYOUT_2021), found(&more)), (0, 1));
}
