//! The chain as every caller uses it, for tests of what comes out at its end.

use std::sync::LazyLock;

use genreport::font::FontLibrary;
use genreport::session::{
    File, Folder, Made, OUTPUT_FORMATS, Order, OutputOptions, Session, SetReport, Unavailable,
};

/// The bundled fonts, loaded once for all tests.
pub(crate) fn fonts() -> &'static FontLibrary {
    static FONTS: LazyLock<FontLibrary> = LazyLock::new(|| FontLibrary::bundled().unwrap());
    &FONTS
}

/// A folder in which every file is this layout.
#[derive(Clone)]
struct Layout(String);

impl Folder for Layout {
    fn open(&self, name: &str) -> Result<File<'_>, Unavailable> {
        Ok(File::within(name, self.0.as_str(), self.clone()))
    }
}

/// A report by a layout of any text, unchecked, with all its files.
pub(crate) fn made(text: &str, layout: &str) -> Made {
    made_with(text, layout, fonts(), OutputOptions::default())
}

/// The same with other fonts, and with what is added to the files.
pub(crate) fn made_with(
    text: &str,
    layout: &str,
    fonts: &FontLibrary,
    options: OutputOptions<'_>,
) -> Made {
    static SESSION: LazyLock<Session> = LazyLock::new(Session::new);
    let file = File::within("test.toml", by_path(text), Layout(layout.to_owned()));
    let formats: Vec<_> = OUTPUT_FORMATS.iter().collect();
    let order = Order { formats: &formats, options, ..Order::default() };
    SESSION.make(&file, fonts, &order).unwrap()
}

/// A report that must be in order, set.
pub(crate) fn set(text: &str, layout: &str) -> SetReport {
    sound(made(text, layout)).set.unwrap()
}

/// Its file of a kind.
pub(crate) fn file(text: &str, layout: &str, format: &str) -> Vec<u8> {
    bytes(sound(made(text, layout)), format)
}

/// The file of a kind of what was made.
pub(crate) fn bytes(made: Made, format: &str) -> Vec<u8> {
    let mut files = made.files.unwrap().into_iter();
    files.find(|file| file.format.name == format).unwrap().bytes
}

fn sound(made: Made) -> Made {
    assert!(made.findings.is_empty(), "{:#?}", made.findings);
    made
}

/// The report with its layout's name as a path of the same length, so that all places stay.
fn by_path(text: &str) -> String {
    let start = text.find("layout = \"").unwrap() + "layout = \"".len();
    let end = start + text[start..].find('"').unwrap();
    let name = format!("{:x<length$}.toml", "", length = end - start - ".toml".len());
    format!("{}{name}{}", &text[..start], &text[end..])
}
