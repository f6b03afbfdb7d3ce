//! What a character is, and what may stand beside it.
//!
//! The one place that says what a character is to the setting of a line. No font is opened here,
//! so all tests are exact.

mod atoms;
mod cell;
mod class;
mod label;
mod pairs;
mod role;

pub use atoms::breaks;
pub use cell::{Cell, Side, cell, facing_half, gap};
pub use class::{Character, Class, classify, is_ideograph};
pub use label::{Head, Label, head, label};
pub use pairs::{Break, is_banned_at_end, is_banned_at_start, pair};
pub use role::FontRole;
