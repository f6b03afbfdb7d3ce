//! What a character is, and what may stand beside it.
//!
//! The one place that says what a character is to the setting of a line. No font is opened here,
//! so all tests are exact.

mod atoms;
mod cell;
mod cell_words;
mod class;
mod context;
mod figure;
mod label;
mod language;
mod lexicon;
mod measure_words;
mod names;
mod prohibition;
mod role;
mod variants;
mod words;

pub use crate::base::is_ignorable;
pub use atoms::breaks;
pub use cell::{CellWidth, Gaps, Side, cell, facing_half, gap, last_of_even_run};
pub use cell_words::cell_seams;
pub use class::{Character, Class, is_ideograph, is_placeholder, is_private_use};
pub use context::classify;
pub use figure::{is_figure, is_quantity};
pub use label::{Head, Label, head, label, stub_label};
pub use language::phrases;
pub use lexicon::Lexicon;
pub use measure_words::measure;
pub use names::{Joint, bonds, ends_name, joints};
pub use prohibition::{Break, Prohibition, is_banned_at_end, is_banned_at_start, pair};
pub use role::FontRole;
pub use variants::{closing, full_width, is_chinese, is_closing, is_compatibility, unified};
pub use words::{Seam, seams};
