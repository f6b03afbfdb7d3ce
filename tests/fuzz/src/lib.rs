//! What each target does with the bytes it is given. What holds for all reports, and how reports
//! are made up, is shared with the test `whole_chain` of the main suite.

mod faces;
mod made_up_fonts;

#[path = "../../suite/whole_chain/choices.rs"]
mod choices;
#[path = "../../suite/whole_chain/properties.rs"]
mod properties;
#[path = "../../suite/whole_chain/reports.rs"]
mod reports;
#[path = "../../suite/whole_chain/words.rs"]
mod words;

use genreport::base::{Source, Sources};
use genreport::document::compose;
use genreport::font::{Face, FontData};
use genreport::form;
use genreport::layout::{dump, plan, set};
use genreport::vocabulary;
use genreport::session::{File, OUTPUT_FORMATS, OutputFormat, Session, errors, template};

use choices::Choices;
use properties::{Around, REPAIRS, check_and_mend, findings_are_sound, make, nothing_is_lost};
use reports::LAYOUT;

/// A report of another kind, its layout, and what that calls its words file.
const REPORT: &str = include_str!("../../layouts/website-report.toml");
const WEBSITE: &str = include_str!("../../layouts/website.toml");
const WORDS: &str = "website-words.toml";

/// PDF and DOCX.
fn formats() -> Vec<&'static OutputFormat> {
    OUTPUT_FORMATS.iter().collect()
}

/// The bytes of a report file, read, checked and mended; nothing lies beside it.
pub fn input(data: &[u8]) {
    thread_local!(static SESSION: Session = Session::new());
    SESSION.with(|session| check_and_mend(session, data, Around::default(), &REPAIRS));
}

/// The text of a words file, and a report whose prose is what the file says, read by it.
pub fn words_file(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut sources = Sources::default();
    let source = sources.add(Source::new(WORDS, text));
    if let Err(faults) = vocabulary::load(text, source) {
        return findings_are_sound(&faults, &sources);
    }
    let (head, rest) = (REPORT.find("[overview]"), REPORT.find("[website]"));
    let [Some(head), Some(rest)] = [head, rest] else { unreachable!("both are there") };
    let prose = text.replace("'''", "");
    let (head, rest) = (REPORT[..head].replacen("website.toml", LAYOUT, 1), &REPORT[rest..]);
    let report = format!("{head}[overview]\ntext = '''\n{prose}'''\n\n{rest}");
    let around = Around { layout: WEBSITE, words: text };
    check_and_mend(&Session::new(), report.as_bytes(), around, &REPAIRS);
}

/// The text of a layout file, and a blank report by it with all its files.
pub fn layout(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut sources = Sources::default();
    let source = sources.add(Source::new(LAYOUT, text));
    match form::load(LAYOUT, text, source) {
        Err(faults) => findings_are_sound(&faults, &sources),
        Ok(form) => {
            let report = template(&form, LAYOUT, 2023, None);
            let around = Around { layout: text, words: "" };
            check_and_mend(&Session::new(), report.as_bytes(), around, &REPAIRS);
            make(&Session::new(), report.as_bytes(), around, faces::ours(), &formats());
        }
    }
}

/// A report with free tables made of the bytes, by a page of any size, set on pages; one in eight
/// is written as files.
pub fn tables(data: &[u8]) {
    let mut choices = Choices::new(data);
    let formats = if choices.once_in(8) { formats() } else { Vec::new() };
    let layout = reports::layout(&mut choices);
    let is_damaged = choices.once_in(8);
    let report = reports::report(&mut choices, 64);
    let around = Around { layout: &layout, words: "" };
    if is_damaged {
        let damaged = reports::damaged(&mut Choices::new(data), &report);
        check_and_mend(&Session::new(), &damaged, around, &REPAIRS);
        return;
    }
    make(&Session::new(), report.as_bytes(), around, faces::ours(), &formats);
}

/// Any text as the prose of a report, set in a font that has every character: no character of it
/// is lost, and none stands outside of the paper.
pub fn paragraphs(data: &[u8]) {
    let (page, text) = data.split_at(data.len().min(5));
    let layout = reports::layout(&mut Choices::new(page));
    let text = String::from_utf8_lossy(text);
    let figures = "[figures]\nx = [1, 2]\ny = [3, 4]\n";
    let report = format!(
        "layout = \"{LAYOUT}\"\nauthority = \"甲\"\nyear = 2023\n[overview]\ntext = {}\n{figures}",
        words::quoted(&text)
    );
    let around = Around { layout: &layout, words: "" };
    let mut sources = Sources::default();
    let file = File::within("a.toml", report.as_bytes(), around);
    let Ok(read) = Session::new().read(&file, &mut sources) else { return };
    findings_are_sound(&read.findings, &sources);
    let (Some(report), Some(form)) = (&read.report, &read.form) else { return };
    let document = compose(report, form, &read.figures);
    let fonts = made_up_fonts::MadeUpFonts;
    let settled = set(&document, plan(&document, form, &fonts), form, &fonts);
    findings_are_sound(&settled.findings, &sources);
    if errors(&settled.findings) > 0 {
        return;
    }
    nothing_is_lost(&document, &settled.pages);
    made_up_fonts::stays_on_the_paper(&settled.pages);
    assert!(dump(&settled.pages, form).starts_with("── 第 1 面 ──\n"));
}

/// The bytes of a font file: where it is taken, a report is set in it and written.
pub fn fonts(data: &[u8]) {
    let Ok(face) = Face::open("模糊测试", FontData::from(data.to_vec()), 0) else { return };
    let fonts = faces::latin_and(face.free());
    faces::report_in(&fonts);
}
