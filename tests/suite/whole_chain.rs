//! Thousands of small reports with whatever a report can have in it, through the whole chain; with
//! overflow checks, as every build of the tests has them. `tests/fuzz` shares what is here.

#[path = "whole_chain/choices.rs"]
mod choices;
#[path = "whole_chain/properties.rs"]
mod properties;
#[path = "whole_chain/reports.rs"]
mod reports;
#[path = "whole_chain/words.rs"]
mod words;

use genreport::session::{OUTPUT_FORMATS, Session, errors};

use crate::chain::fonts;
use crate::generated::Random;
use choices::Choices;
use properties::{Around, REPAIRS, check_and_mend, make};

const COUNT: u64 = 2_500;
/// Of so many one is written as PDF and DOCX.
const WRITTEN: u64 = 16;

/// What became of them.
#[derive(Debug, Default)]
struct Counts {
    set: usize,
    written: usize,
    refused: usize,
    mended: usize,
    several_pages: usize,
}

#[test]
fn thousands_of_reports_come_through_or_are_refused_in_words() {
    let mut counts = Counts::default();
    for seed in 0..COUNT {
        drive(seed, &mut counts);
    }
    let Counts { set, written, refused, mended, several_pages } = counts;
    let few = [set / 10, written, refused / 10, mended / 2, several_pages / 2];
    assert!(few.into_iter().all(|few| few >= 50), "{counts:?}");
}

fn drive(seed: u64, counts: &mut Counts) {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let length = 30 + random.below(450);
    let bytes: Vec<u8> = (0..length).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
    let mut choices = Choices::new(&bytes);
    let strange = [10_000, 1_000, 200, 30][choices.below(4)];
    let is_damaged = choices.once_in(4);
    let layout = reports::layout(&mut choices);
    let report = reports::report(&mut choices, strange);
    let report = match is_damaged {
        // The generator's own number, for the choices are used up.
        true => reports::damaged(&mut Choices::new(&seed.to_le_bytes()), &report),
        false => report.into_bytes(),
    };
    let (session, around) = (Session::new(), Around { layout: &layout, words: "" });
    let way = random.below(2);
    let changes = check_and_mend(&session, &report, around, &REPAIRS[way..=way]);
    counts.mended += usize::from(changes.is_some_and(|changes| changes > 0));
    let formats: Vec<_> = OUTPUT_FORMATS.iter().filter(|_| seed.is_multiple_of(WRITTEN)).collect();
    let Some(made) = make(&session, &report, around, fonts(), &formats) else { return };
    counts.refused += usize::from(errors(&made.findings) > 0);
    let Some(set) = made.set else { return };
    counts.set += 1;
    counts.several_pages += usize::from(set.pages.pages.len() > 2);
    counts.written += usize::from(!formats.is_empty());
}
