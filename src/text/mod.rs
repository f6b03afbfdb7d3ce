//! What a character is, and what may stand beside it.
//!
//! The only place that compares a `char`; no font is opened here, so all its tests are exact.

mod label;
mod role;

pub use label::{Head, Label, head, label};
pub use role::FontRole;
