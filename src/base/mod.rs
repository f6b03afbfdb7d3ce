//! What every floor shares: lengths, places in sources, findings, identity of bytes.
//!
//! Nothing here knows a word of Chinese, a report or a file format.

mod code;
mod diagnostic;
mod hash;
mod length;
mod located;
mod places;
mod source;
mod visible;

pub use code::{Code, CodeExample};
pub use diagnostic::{Diagnostic, Edit, Fix, Label, Repair, Severity, agreed, clashes};
pub use hash::Hash;
pub use length::{Length, ParseLengthError, Point};
pub use located::Located;
pub use places::Place;
pub use source::{Source, SourceId, Sources, Span};
pub use visible::{acts, is_ignorable, shortened, visible, visible_but};
