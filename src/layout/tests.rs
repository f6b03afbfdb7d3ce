//! Pages and titles set with a made-up font of round numbers: 28 characters, 22 lines.

use super::fake_font::{EM, FakeFonts, form, located};
use super::*;
use crate::base::Length;
use crate::document::{Cell, Inline, Signature, TableModel, Title};
use crate::form::{Align, CellPart, Form};

mod tables;

use tables::table;

/// A paragraph of so many lines: the first is indented by two characters.
fn paragraph(lines: usize) -> Block {
    let text = "文".repeat(28 * lines - 2);
    Block::Paragraph(vec![Inline { text: located(&text), run_in: None }])
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: located(text) }
}

fn set_blocks(form: &Form, blocks: Vec<Block>) -> Pages {
    let document = Document { blocks, ..Document::default() };
    let plan = plan(&document, form, &FakeFonts);
    let settled = set(&document, plan, form, &FakeFonts);
    assert_eq!(settled.findings, []);
    settled.pages
}

/// For each page, which of its lines are taken: the blocks' first characters and their counts.
fn shape(pages: &Pages) -> Vec<String> {
    let shown = dump(pages, &form());
    let page = |page: &str| {
        let lines = page.lines().skip(1).filter(|line| !line.starts_with("   "));
        lines
            .map(|line| line.split(' ').rfind(|part| !part.is_empty()).unwrap_or_default())
            .map(|text| text.chars().next().unwrap_or_default())
            .collect::<String>()
    };
    shown.split("── 第").skip(1).map(page).collect()
}

fn counts(pages: &Pages) -> Vec<usize> {
    shape(pages).iter().map(|page| page.chars().count()).collect()
}

#[test]
fn headings_that_head_nothing_are_a_list_and_need_not_stay_together() {
    let items = (1..=30).map(|number| heading(3, &format!("{number}.机构职能")));
    let blocks = vec![paragraph(1), heading(1, "一、总体情况")];
    let blocks: Vec<Block> = blocks.into_iter().chain(items).chain([paragraph(2)]).collect();
    assert_eq!(counts(&set_blocks(&form(), blocks)), [22, 12]);
    // The last keeps what it heads, and those above it that are higher.
    let above = [heading(1, "一、"), heading(3, "1."), heading(2, "（二）"), heading(3, "2.")];
    let blocks = vec![paragraph(19)].into_iter().chain(above).chain([paragraph(3)]).collect();
    assert_eq!(
        shape(&set_blocks(&form(), blocks)),
        ["文".repeat(19) + "一1", "（2文文文".to_owned()]
    );
}

#[test]
fn case_12_a_page_has_twenty_two_lines_and_no_line_stands_alone() {
    let form = form();
    let counted = |blocks| counts(&set_blocks(&form, blocks));
    assert_eq!(counted(vec![paragraph(50)]), [22, 22, 6]);
    // One line would be left over: two go.
    assert_eq!(counted(vec![paragraph(23)]), [21, 2]);
    // One line would begin at the foot: it goes too.
    assert_eq!(counted(vec![paragraph(21), paragraph(5)]), [21, 5]);
    assert_eq!(counted(vec![paragraph(20), paragraph(5)]), [22, 3]);
    // Three lines stay together.
    assert_eq!(counted(vec![paragraph(20), paragraph(3)]), [20, 3]);
    assert_eq!(counted(vec![paragraph(19), paragraph(3)]), [22]);
    assert_eq!(counted(vec![paragraph(20), paragraph(2)]), [22]);
    assert_eq!(counted(vec![paragraph(21), paragraph(1)]), [22]);
}

#[test]
fn case_12_headings_stay_with_two_lines_of_what_follows() {
    let form = form();
    let with = |above: usize, headings: &[(u8, &str)]| {
        let mut blocks = vec![paragraph(above)];
        blocks.extend(headings.iter().map(|(level, text)| heading(*level, text)));
        blocks.push(paragraph(8));
        counts(&set_blocks(&form, blocks))
    };
    // A heading in line 20 has two lines below it; in line 21 or 22 it goes over.
    assert_eq!(with(19, &[(1, "一、甲")]), [22, 6]);
    assert_eq!(with(20, &[(1, "一、甲")]), [20, 9]);
    assert_eq!(with(21, &[(1, "一、甲")]), [21, 9]);
    // A chain of them goes as a whole.
    let chain = [(1, "一、甲"), (2, "（一）乙"), (3, "1.丙")];
    assert_eq!(with(17, &chain), [22, 6]);
    assert_eq!(with(18, &chain), [18, 11]);
}

#[test]
fn the_dump_names_the_rule_that_left_lines_empty() {
    let form = form();
    let shown = |blocks| dump(&set_blocks(&form, blocks), &form);
    let widow = shown(vec![paragraph(21), paragraph(5)]);
    assert!(widow.contains("（空 1 行：段落首末不留单行，三行不拆）"), "{widow}");
    let head = shown(vec![paragraph(21), heading(1, "一、甲"), paragraph(5)]);
    assert!(head.contains("（空 1 行：标题与下文同面）"), "{head}");
    let whole = shown(vec![paragraph(10), Block::Table(table(true, 12))]);
    assert!(whole.contains("（空 12 行：表格连同标题不拆）"), "{whole}");
    let signed = shown(vec![paragraph(21), signature(true, false)]);
    assert!(signed.contains("（空 3 行：附件、署名和日期与正文同面）"), "{signed}");
}

fn signature(name: bool, seal: bool) -> Block {
    let name = name.then(|| located("示例局"));
    Block::Signature(Signature { name, date: Some(located("2024年1月16日")), seal })
}

#[test]
fn a_signature_never_stands_on_a_page_without_text() {
    let form = form();
    let counted = |blocks| counts(&set_blocks(&form, blocks));
    assert_eq!(counted(vec![paragraph(19), signature(true, false)]), [21]);
    // A blank line, name and date do not fit under twenty lines: two go along.
    assert_eq!(counted(vec![paragraph(20), signature(true, false)]), [18, 4]);
    // Under a seal there are three blank lines.
    assert_eq!(counted(vec![paragraph(17), signature(true, true)]), [19]);
    assert_eq!(counted(vec![paragraph(18), signature(true, true)]), [16, 4]);
    // Attachments go with the signature, and text with them.
    let attachments = || Block::Attachments(vec![located("甲"), located("乙")]);
    assert_eq!(counted(vec![paragraph(16), attachments(), signature(true, false)]), [20]);
    assert_eq!(counted(vec![paragraph(17), attachments(), signature(true, false)]), [15, 6]);
    // Attachments that fill half a page are text themselves; the signature keeps the last.
    let many = || Block::Attachments((0..9).map(|_| located("甲")).collect());
    assert_eq!(counted(vec![paragraph(10), many(), signature(true, false)]), [18, 3]);
    assert_eq!(counted(vec![paragraph(22), many(), signature(true, false)]), [22, 11]);
    let more = || Block::Attachments((0..20).map(|_| located("甲")).collect());
    assert_eq!(counted(vec![paragraph(2), more(), signature(true, false)]), [21, 3]);
}

#[test]
fn a_long_name_signs_on_two_lines_above_its_date() {
    let form = form();
    let name = located("云岭彝族自治州清溪国家级经济技术开发区望江街道办事处管理委员会");
    for seal in [false, true] {
        let date = Some(located("2024年1月16日"));
        let signature = Signature { name: Some(name.clone()), date, seal };
        let pages = set_blocks(&form, vec![paragraph(2), Block::Signature(signature)]);
        assert_eq!(counts(&pages), [5], "{seal}");
    }
    let words = plan(
        &Document {
            blocks: vec![Block::Signature(Signature { name: Some(name), ..Signature::default() })],
            ..Document::default()
        },
        &form,
        &FakeFonts,
    );
    let lines = words.signature.map(|plan| plan.name).unwrap_or_default();
    assert_eq!(lines.len(), 2);
    // Both on one axis.
    let axis = |line: &SignatureLine| line.left * 2 + line.width;
    assert!((axis(&lines[0]) - axis(&lines[1])).to_units().abs() <= 1);
}

/// The lines of a title of the authority's name and the rest.
fn titled(lines: &[&str], name: &str) -> Vec<String> {
    let title = Title {
        lines: lines.iter().map(|line| located(line)).collect(),
        names: vec![name.to_owned()],
        date: None,
    };
    let plan = plan(&Document { title, ..Document::default() }, &form(), &FakeFonts);
    plan.title.iter().map(|line| line.as_str().to_owned()).collect()
}

const REPORT: &str = "2022年政府信息公开工作年度报告";

#[test]
fn case_13_the_title_of_the_seed_is_cut_between_its_name_and_its_year() {
    let name = "新乡市牧野区卫北办事处";
    assert_eq!(titled(&[&format!("{name}{REPORT}")], name), [name, REPORT]);
}

#[test]
fn case_13_a_title_stands_on_as_few_lines_as_it_fits() {
    // 18 em fit on one line; of 20 and 21 em two lines differ by two to six.
    assert_eq!(titled(&[&format!("某局{REPORT}")], "某局"), [format!("某局{REPORT}")]);
    let of_20 = titled(&[&format!("某某县公安局{REPORT}")], "某某县公安局");
    assert_eq!(of_20, ["某某县公安局", REPORT]);
    let of_21 = titled(&[&format!("某某市某某分局{REPORT}")], "某某市某某分局");
    assert_eq!(of_21, ["某某市某某分局", REPORT]);
    // 45 em: three lines, the name whole.
    let name = "某某壮族自治区某某市某某某某开发区管理委员会";
    let long = titled(&[&format!("{name}办公室关于2022年度政府信息公开工作情况的年度报告")], name);
    assert!(long.len() >= 3, "{long:?}");
    assert!(long.iter().all(|line| width(line) <= 18), "{long:?}");
    assert!(!long.iter().any(|line| line.starts_with('的')), "{long:?}");
}

/// Width in characters, two digits to one.
fn width(text: &str) -> usize {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.chars().count() - digits + digits.div_ceil(2)
}

#[test]
fn case_13_without_a_known_name_what_stands_before_the_year_is_one() {
    let other = "示例市人力资源和社会保障局";
    assert_eq!(titled(&[&format!("{other}{REPORT}")], "某某局"), [other, REPORT]);
}

#[test]
fn case_13_a_name_that_fills_a_line_stays_whole_and_a_longer_one_is_cut_at_words() {
    let name = "某某省某某市某某县人力资源和社会保障局";
    assert_eq!(titled(&[&format!("{name}{REPORT}")], name), [name, REPORT]);
    let name = "某某省某某市某某县城乡建设和自然资源和社会保障局";
    let lines = titled(&[&format!("{name}{REPORT}")], name);
    assert!(lines.iter().all(|line| !line.starts_with('局')), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("政府信息公开")), "{lines:?}");
}

#[test]
fn case_13_book_titles_stay_whole() {
    let title = "某某市人民政府关于贯彻《政府信息公开条例》情况的报告";
    let lines = titled(&[title], "某某市人民政府");
    assert!(lines.iter().any(|line| line.contains("《政府信息公开条例》")), "{lines:?}");
    assert_eq!(lines.concat(), title);
}

#[test]
fn lines_that_the_input_gives_stay() {
    let lines = ["某某市某某区某某街道办事处2022年", "政府信息公开工作年度报告"];
    assert_eq!(titled(&lines, "某某市某某区某某街道办事处"), lines);
    // But one that no line holds is cut.
    let lines = ["某某", "某某市某某区某某街道办事处2022年政府信息公开工作年度报告"];
    assert_eq!(titled(&lines, "某某市某某区某某街道办事处").len(), 3);
    // Never is one wider than the measure, for a name's sake neither.
    let name = "某某省某某市某某县人力资源和社会保障管理局";
    assert_eq!(width(name), 21);
    let cut = titled(&["某某", &format!("{name}{REPORT}")], name);
    assert!(cut.iter().all(|line| width(line) <= 20), "{cut:?}");
    // And that is said.
    let title = Title { lines: lines.map(located).into(), ..Title::default() };
    let document = Document { title, ..Document::default() };
    let plan = plan(&document, &form(), &FakeFonts);
    let found = set(&document, plan, &form(), &FakeFonts).findings;
    assert_eq!((found.len(), found[0].code), (1, "G006"));
    assert_eq!(found[0].help.as_deref(), Some("一行至多 20 个字，请自己分行"));
}

#[test]
fn the_date_stands_below_the_title_where_the_form_says_so() {
    let form = form();
    let title = Title {
        lines: vec![located(REPORT)],
        names: Vec::new(),
        date: Some(located("2023年1月16日")),
    };
    let document = Document { title, blocks: vec![paragraph(2)], ..Document::default() };
    let plan = plan(&document, &form, &FakeFonts);
    let pages = set(&document, plan, &form, &FakeFonts).pages;
    let shown = dump(&pages, &form);
    let lines: Vec<&str> = shown.lines().take(4).collect();
    assert!(lines[2].starts_with(" 2 正文 （2023年1月16日）"), "{shown}");
    assert!(lines[3].starts_with(" 4 正文 文"), "{shown}");
}

#[test]
fn a_further_line_of_an_attachment_begins_under_its_name() {
    let form = form();
    let name = "很长的附件名称".repeat(5);
    let pages = set_blocks(
        &form,
        vec![paragraph(1), Block::Attachments(vec![located(&name), located("乙")])],
    );
    let starts: Vec<Length> = pages.pages[0]
        .items
        .iter()
        .filter_map(|item| match &item.content {
            Content::Text(run) => Some((run.glyphs[0].char, run.origin.x - form.page.left)),
            Content::Rule(_) => None,
        })
        .filter(|(char, _)| !matches!(char, '文' | '—' | ' '))
        .map(|(_, x)| x)
        .take(5)
        .collect();
    // 附件：1. two in; the name after five and a number of one em; the second number under the
    // first.
    assert_eq!(starts, [EM * 2, EM * 6, EM * 6, EM * 5, EM * 6]);
}

#[test]
fn case_20_the_same_document_is_set_the_same_twice() {
    let form = form();
    let blocks = || {
        let table = Block::Table(table(true, 30));
        vec![paragraph(7), heading(1, "一、甲"), table, signature(true, true)]
    };
    assert_eq!(set_blocks(&form, blocks()), set_blocks(&form, blocks()));
}
