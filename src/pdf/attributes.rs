//! What lists, tables and their cells say beside their types (ISO 32000-1 14.7.5, 14.8.5).

use lopdf::{Dictionary, Object, text_string};

use crate::document::Scope;
use crate::layout::{Tag, TagId, TagRole};

/// Attributes of lists (14.8.5.5), tables and their cells (14.8.5.7); what has its default is
/// left out. There are so many `tags`.
pub(super) fn attributes(tag: &Tag, tags: usize) -> Option<Dictionary> {
    let mut attributes = Dictionary::new();
    attributes.set("O", if tag.role == TagRole::List { "List" } else { "Table" });
    match tag.role {
        TagRole::List => attributes.set("ListNumbering", "Decimal"),
        TagRole::Table => attributes.set("Summary", text_string(&tag.text)),
        TagRole::Cell { scope, row_span, column_span } => {
            for (key, span) in [("RowSpan", row_span), ("ColSpan", column_span)] {
                if span > 1 {
                    attributes.set(key, count(span));
                }
            }
            match scope {
                Some(Scope::Column) => attributes.set("Scope", "Column"),
                Some(Scope::Row) => attributes.set("Scope", "Row"),
                None => {}
            }
            if !tag.heads.is_empty() {
                let heads = tag.heads.iter().map(|head| identifier(*head, tags));
                attributes.set("Headers", Object::Array(heads.collect()));
            }
        }
        _ => return None,
    }
    (attributes.len() > 1).then_some(attributes)
}

/// A tag's identifier: its number in as many digits as that of `tags` has, so that identifiers are
/// sorted as their tags are (14.7.2).
pub(super) fn identifier(tag: TagId, tags: usize) -> Object {
    let width = usize::try_from(tags.checked_ilog10().unwrap_or(0)).unwrap_or(0) + 1;
    Object::string_literal(format!("{:0width$}", tag.0))
}

/// Whether a cell is a head, which others name by its identifier.
pub(super) const fn is_head(tag: &Tag) -> bool {
    matches!(tag.role, TagRole::Cell { scope: Some(_), .. })
}

fn count(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
