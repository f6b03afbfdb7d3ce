//! How does a piece of text become a run?

use docx_rs::{BreakType, Run, RunFonts};

/// A run of this text. Styles say how it looks.
///
/// Quotes, dashes and dots are shared by Chinese and Latin: unless told by the hint
/// (ECMA-376 part 1, 17.3.2.26), Word takes them from the Latin font. A minus is that font's: the
/// Chinese one's is as wide as Han.
pub(super) fn run(text: &str) -> Run {
    let hint = RunFonts::new().hint("eastAsia");
    let is_latin = text.chars().all(|char| char.is_ascii() || char == '−');
    fill(if is_latin { Run::new() } else { Run::new().fonts(hint) }, text)
}

/// Adds text. docx-rs deletes line feeds and a tab is no character in WordprocessingML
/// (17.3.3.32), so each becomes its element.
fn fill(mut run: Run, text: &str) -> Run {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        for (number, piece) in line.trim_end_matches('\r').split('\t').enumerate() {
            if number > 0 {
                run = run.add_tab();
            }
            if !piece.is_empty() {
                run = run.add_text(piece);
            }
        }
    }
    run
}
