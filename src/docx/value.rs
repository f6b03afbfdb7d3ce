//! The commonest shape of an element of `WordprocessingML`.

use crate::container::{Element, element};

/// `<name w:val="value"/>`.
#[allow(clippy::needless_pass_by_value, reason = "most values are literals and numbers")]
pub(super) fn value(name: &'static str, value: impl ToString) -> Element<'static> {
    element(name).attribute("w:val", value)
}
