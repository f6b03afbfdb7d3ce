//! What are the pages called? `1`, `2`, … as they are numbered (ISO 32000-1 12.4.2).

use lopdf::{Dictionary, Object};

/// Decimal numbers from 1.
pub(super) fn page_labels() -> Dictionary {
    let mut decimal = Dictionary::new();
    decimal.set("S", "D");
    let mut labels = Dictionary::new();
    labels.set("Nums", vec![Object::Integer(0), Object::Dictionary(decimal)]);
    labels
}
