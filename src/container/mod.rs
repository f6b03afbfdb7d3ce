//! ZIP containers of XML parts, which is what office and fixed-layout documents are: OPC
//! (ECMA-376 part 2) and OFD (GB/T 33190, whose word for it this is).
//!
//! Ground for every writer: a tree of elements, its text both ways, and the ZIP around. Nothing
//! here knows a vocabulary, nor what a part is for. The same entries give the same bytes: order,
//! date and compression are fixed.

mod deflate;
mod parse;
mod xml;
mod zip;

pub use deflate::Deflate;
pub use parse::parse;
pub use xml::{Element, Node, element, is_allowed};
pub use zip::{Entry, unzip, zip};
