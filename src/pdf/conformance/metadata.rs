//! Do the metadata claim the right parts, and say what the document information says?

use lopdf::Dictionary;
use quick_xml::escape::unescape;

use super::Violation;
use super::objects::{Objects, plain};
use crate::pdf::Part;

pub(super) fn check(objects: Objects<'_>, part: Part) -> Vec<Violation> {
    let empty = Dictionary::new();
    let catalog = objects.0.catalog().unwrap_or(&empty);
    let Some(stream) = objects.stream(catalog, "Metadata") else {
        return vec![Violation::Metadata("全部内容")];
    };
    let bytes = plain(stream);
    let Ok(xmp) = std::str::from_utf8(&bytes) else {
        return vec![Violation::Metadata("编码")];
    };
    let information = objects.dictionary(&objects.0.trailer, "Info").unwrap_or(&empty);
    // Information and metadata are written by themselves: they have to agree.
    let agrees = |key: &str, element: &str| {
        objects.text(information, key).unwrap_or_default() == value(xmp, element)
    };
    let date = |key: &str, element: &str| {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let date = objects.text(information, key).unwrap_or_default();
        digits(&date) == digits(&value(xmp, element))
    };
    let needs = [
        (value(xmp, "pdfaid:part") == part.number(), "PDF/A 部分"),
        (value(xmp, "pdfaid:conformance") == "A", "PDF/A 级别"),
        (value(xmp, "pdfuaid:part") == "1", "PDF/UA 部分"),
        (xmp.contains("<pdfaSchema:prefix>pdfuaid<"), "PDF/UA 说明"),
        (!value(xmp, "dc:title").is_empty() && agrees("Title", "dc:title"), "标题"),
        (agrees("Author", "dc:creator"), "作者"),
        (agrees("Subject", "dc:description"), "主题"),
        (agrees("Keywords", "pdf:Keywords"), "关键词"),
        (agrees("Producer", "pdf:Producer"), "生成程序"),
        (agrees("Creator", "xmp:CreatorTool"), "创建程序"),
        (date("CreationDate", "xmp:CreateDate"), "日期"),
        (date("ModDate", "xmp:ModifyDate"), "修改日期"),
    ];
    let wrong = needs.into_iter().filter(|(is_right, _)| !is_right);
    wrong.map(|(_, what)| Violation::Metadata(what)).collect()
}

/// The text of an element, without the tags within it; empty where there is none.
fn value(xmp: &str, element: &str) -> String {
    let inner = xmp.split_once(&format!("<{element}>"));
    let inner = inner.and_then(|(_, rest)| rest.split_once(&format!("</{element}>")));
    let Some((inner, _)) = inner else { return String::new() };
    let texts = inner.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let text: String = texts.collect();
    unescape(&text).map_or_else(|_| String::new(), |text| text.trim().to_owned())
}
