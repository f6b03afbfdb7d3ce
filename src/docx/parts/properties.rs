//! `docProps/core.xml`, `app.xml`, `custom.xml`: what is the file about, and what wrote it?
//!
//! ECMA-376 part 2, clause 11 and part 1, clauses 22.2 and 22.3. The only date is the input's or
//! the caller's: the same report gives the same file tomorrow.

use crate::container::{Element, element};
use crate::document::{LANGUAGE, Properties};
use crate::docx::names::DIGEST;
use crate::model::{Created, Date};

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const TERMS: &str = "http://purl.org/dc/terms/";
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const CUSTOM: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const VARIANT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";

/// User-defined properties, [MS-OLEPS] 2.24: every custom property stands under it.
const USER_DEFINED: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
/// The first two identifiers have meanings of their own (22.3.2.2).
const FIRST_PROPERTY: usize = 2;

/// The core properties.
pub(super) fn core(properties: &Properties, created: Option<Created>) -> Element<'static> {
    let subject = properties.subject.as_ref().map(|text| element("dc:subject").text(text));
    let keywords = (!properties.keywords.is_empty())
        .then(|| element("cp:keywords").text(&properties.keywords.join(", ")));
    let dates = created.map(|moment| {
        ["dcterms:created", "dcterms:modified"]
            .map(|name| element(name).attribute("xsi:type", "dcterms:W3CDTF").text(&date(moment)))
    });
    element("cp:coreProperties")
        .attribute("xmlns:cp", CORE)
        .attribute("xmlns:dc", DUBLIN_CORE)
        .attribute("xmlns:dcterms", TERMS)
        .attribute("xmlns:xsi", INSTANCE)
        .child(element("dc:title").text(&properties.title))
        .children(subject)
        .child(element("dc:creator").text(&properties.author))
        .children(keywords)
        .children(dates.into_iter().flatten())
        .child(element("dc:language").text(LANGUAGE))
}

/// RFC 3339 with a time, which Word wants; a day begins at midnight, on the same day in China.
fn date(created: Created) -> String {
    let Date { year, month, day } = created.day();
    let (hour, minute, second) = created.time().unwrap_or_default();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The extended properties.
pub(super) fn app() -> Element<'static> {
    element("Properties")
        .attribute("xmlns", EXTENDED)
        .child(element("Application").text(env!("CARGO_PKG_NAME")))
        .child(element("AppVersion").text(&app_version(env!("CARGO_PKG_VERSION"))))
}

/// `0.1.2` as `00.0102`: 22.2.2.3 asks for `XX.YYYY`.
fn app_version(version: &str) -> String {
    let mut numbers = version.split('.').map(|number| number.parse::<u8>().unwrap_or(0).min(99));
    let mut next = || numbers.next().unwrap_or(0);
    format!("{:02}.{:02}{:02}", next(), next(), next())
}

/// The properties of our own; `digest` is that of the other parts.
pub(in crate::docx) fn custom(properties: &Properties, digest: &str) -> Element<'static> {
    let text = |text: &str| element("vt:lpwstr").text(text);
    let all = [
        ("genreport.version", text(env!("CARGO_PKG_VERSION"))),
        ("genreport.layout", text(&properties.layout)),
        ("genreport.year", element("vt:i4").text(&properties.year.to_string())),
        (DIGEST, text(digest)),
    ];
    let property = |(index, (name, content)): (usize, (&str, Element<'static>))| {
        element("property")
            .attribute("fmtid", USER_DEFINED)
            .attribute("pid", FIRST_PROPERTY + index)
            .attribute("name", name)
            .child(content)
    };
    element("Properties")
        .attribute("xmlns", CUSTOM)
        .attribute("xmlns:vt", VARIANT)
        .children(all.into_iter().enumerate().map(property))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_has_the_shape_of_the_schema() {
        assert_eq!(app_version("0.1.0"), "00.0100");
        assert_eq!(app_version("1.12.3-beta"), "01.1200");
    }

    #[test]
    fn what_a_form_does_not_say_is_left_out() {
        let written = core(&Properties::default(), None);
        assert_eq!((written.find("dc:subject"), written.find("cp:keywords")), (None, None));
        let keywords = vec!["甲".to_owned(), "乙".to_owned()];
        let properties =
            Properties { subject: Some("丙".to_owned()), keywords, ..Properties::default() };
        let written = core(&properties, None);
        assert!(written.find("dc:subject").is_some() && written.find("cp:keywords").is_some());
    }

    #[test]
    fn a_day_is_its_first_second() {
        let day = Created::Day(Date { year: 2023, month: 1, day: 16 });
        assert_eq!(date(day), "2023-01-16T00:00:00Z");
        assert_eq!(date(Created::Second(1_705_392_001)), "2024-01-16T08:00:01Z");
        let written = core(&Properties::default(), Some(day));
        let created = written.find("dcterms:created").expect("written");
        assert_eq!(created.get("xsi:type"), Some("dcterms:W3CDTF"));
        assert_eq!(core(&Properties::default(), None).find("dcterms:created"), None);
    }
}
