//! What every floor shares: lengths, places in sources, findings.
//!
//! Nothing here knows a word of Chinese, a report or a file format.

mod diagnostic;
mod length;
mod located;
mod source;

pub use diagnostic::{Diagnostic, Label, Severity};
pub use length::{Length, ParseLengthError, Point};
pub use located::Located;
pub use source::{Place, Source, SourceId, Span};
