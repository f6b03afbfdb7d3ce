//! The lines of a signature are those of the PDF: none of them breaks.

use genreport::document::{Block, Signature};

use super::{Case, located, paragraph};

/// A name of which any beginning can sign.
const NAME: &str = "江苏省淮安市清江浦区人民政府长西街道办事处政务服务和公共资源";
const DATES: [&str; 3] = ["2026年1月1日", "2026年1月23日", "2026年12月23日"];

fn case(name: Option<usize>, date: Option<&str>, seal: bool) -> Case {
    let text = |text: &str| Some(located(text));
    let file = format!("signature {seal} {name:?} {date:?}").replace('"', "");
    let name = name.and_then(|length| text(&NAME.chars().take(length).collect::<String>()));
    let date = date.and_then(text);
    let signature = Signature { name, date, seal };
    Case::new(file, vec![paragraph("特此报告。"), Block::Signature(signature)])
}

/// Names of every length with every date, under a seal with the shortest, which leaves them the
/// least room, and each alone where it is long.
pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for length in 2..=NAME.chars().count() {
        cases.extend(DATES.iter().map(|date| case(Some(length), Some(date), false)));
        cases.push(case(Some(length), Some(DATES[0]), true));
    }
    for seal in [false, true] {
        cases.extend((22..=NAME.chars().count()).map(|length| case(Some(length), None, seal)));
        cases.push(case(None, Some(DATES[2]), seal));
    }
    cases
}

#[test]
fn no_line_of_a_signature_breaks() {
    let mut broken = Vec::new();
    for case in cases() {
        let Some(pages) = case.printed() else { return };
        let plan = case.settled().plan.signature.unwrap();
        let planned = plan.name.iter().chain(&plan.date).map(|line| line.text.as_str());
        let planned: Vec<String> = planned.map(str::to_owned).collect();
        let printed: Vec<&String> = pages[0].iter().skip(1).take(planned.len()).collect();
        if printed != planned.iter().collect::<Vec<_>>() {
            broken.push(format!("{}: {printed:?}", case.name));
        }
    }
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}
