//! How does a tree made by docx-rs become one that the schema allows?

mod normalise;
mod order;

pub(super) use normalise::normalise;
pub use order::child_order;
