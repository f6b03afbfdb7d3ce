//! `docProps/core.xml`, `docProps/app.xml`: what is the file about, and what wrote it?
//!
//! ECMA-376 part 2, clause 11 and part 1, clause 22.2. No date is written: the same report
//! gives the same file tomorrow.

use super::xml::{Element, element};
use crate::document::Properties;

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// The core properties.
pub(super) fn core(properties: &Properties) -> Element {
    let keywords = properties.keywords.join(", ");
    element("cp:coreProperties")
        .attribute("xmlns:cp", CORE)
        .attribute("xmlns:dc", DUBLIN_CORE)
        .child(element("dc:title").text(&properties.title))
        .child(element("dc:subject").text(&properties.subject))
        .child(element("dc:creator").text(&properties.author))
        .child(element("cp:keywords").text(&keywords))
        .child(element("dc:language").text("zh-CN"))
}

/// The extended properties.
pub(super) fn app() -> Element {
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

#[cfg(test)]
mod tests {
    #[test]
    fn the_version_has_the_shape_of_the_schema() {
        assert_eq!(super::app_version("0.1.0"), "00.0100");
        assert_eq!(super::app_version("1.12.3-beta"), "01.1200");
    }
}
