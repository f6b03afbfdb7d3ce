//! A form that knows none of the words of the built-in ones: files, schema and messages say nothing
//! of 政府信息公开, and the rules that look for such words find nothing.

use genreport::checks::Selection;
use genreport::form::Form;
use genreport::input::schema;
use genreport::pdf::violations;
use lopdf::Document;

use crate::data::{check, form, replaced, report};
use crate::{chain, docx_reader, docx_structure};

/// Only what a layout must say.
const LAYOUT: &str = include_str!("../layouts/plain.toml");

const REPORT: &str = r#"
layout = "annual-report-2021"
authority = "示例县水利局"
year = 2023
title = "示例县水利局防汛情况"

[overview]
text = "防汛工作平稳有序，全县水库、堤防没有发生险情。"
"#;

/// What no file and no message may say.
const OTHERS: [&str; 4] = ["信息公开", "政务公开", "公开", "总体情况"];

fn codes(text: &str, form: &Form, layout: &str) -> Vec<&'static str> {
    let all = Selection::default();
    check(&report(text, layout), form, &all).iter().map(|finding| finding.code).collect()
}

#[test]
fn the_schema_says_nothing_of_another_form() {
    let schema = schema(&form(LAYOUT));
    assert!(schema.contains("\"数据文件\"") && schema.contains("\"概况的字数上限"), "{schema}");
    assert!(OTHERS.iter().all(|word| !schema.contains(word)), "{schema}");
}

#[test]
fn a_pdf_without_subject_and_keywords_has_none() {
    let bytes = chain::file(REPORT, LAYOUT, "pdf");
    let document = Document::load_mem(&bytes).unwrap();
    assert_eq!(violations(&bytes), Ok(Vec::new()));
    let id = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let information = document.get_dictionary(id).unwrap();
    assert!(information.has(b"Title"));
    assert!(!information.has(b"Subject") && !information.has(b"Keywords"));
    let id = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = document.get_object(id).unwrap().as_stream().unwrap();
    let xmp = String::from_utf8(stream.content.clone()).unwrap();
    assert!(xmp.contains("<dc:title>"), "{xmp}");
    let left_out = ["dc:description", "dc:subject", "pdf:Keywords"];
    assert!(left_out.iter().chain(&OTHERS).all(|word| !xmp.contains(word)), "{xmp}");
}

#[test]
fn a_docx_without_subject_and_keywords_has_none() {
    let docx = chain::file(REPORT, LAYOUT, "docx");
    assert_eq!(docx_structure::faults(&docx), Vec::<String>::new());
    let core = docx_reader::part(&docx, "docProps/core.xml");
    assert!(core.contains("<dc:title>"), "{core}");
    assert!(!core.contains("dc:subject") && !core.contains("cp:keywords"), "{core}");
    for part in ["docProps/core.xml", "docProps/app.xml", "word/styles.xml", "word/document.xml"] {
        let part = docx_reader::part(&docx, part);
        assert!(OTHERS.iter().all(|word| !part.contains(word)), "{part}");
    }
}

#[test]
fn rules_that_look_for_words_find_nothing_where_the_form_names_none() {
    // Neither 政府信息公开 in the title, nor problems, fee or supervision.
    let plain = form(LAYOUT);
    let of_government =
        replaced(REPORT, "authority = \"示例县水利局", "authority = \"示例县人民政府");
    assert_eq!(codes(&of_government, &plain, LAYOUT), [""; 0]);
    let renamed = format!("{REPORT}\n[headings]\noverview = \"一、别的\"\n");
    assert_eq!(codes(&renamed, &plain, LAYOUT), [""; 0]);
    let renumbered = renamed.replace("一、别的", "二、别的");
    assert_eq!(codes(&renumbered, &plain, LAYOUT), ["S101"]);
}

#[test]
fn rules_look_for_the_words_that_the_form_names() {
    let words = "[title_words]\nrequired = [\"防汛\", \"年报\"]\n\n[[sections]]";
    let layout = replaced(LAYOUT, "[[sections]]", words);
    let own = "heading = \"一、概况\"\nheading_words = [\"概况\"]\nabout = [\"problems\"]";
    let layout = replaced(&layout, "heading = \"一、概况\"", own);
    let own = form(&layout);
    let text = format!("{REPORT}\n[headings]\noverview = \"一、别的\"\n");
    assert_eq!(codes(&text, &own, &layout), ["S105", "S108", "S101"]);
    let findings = check(&report(&text, &layout), &own, &Selection::default());
    let title = findings.iter().find(|finding| finding.code == "S105").unwrap();
    assert_eq!(title.message, "标题里没有写年报、年度");
    let help = title.help.as_deref().unwrap();
    assert!(help.starts_with("统一的写法是“示例县水利局2023年度年报”；"), "{help}");
}
