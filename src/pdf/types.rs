//! Which standard structure type is each part of the structure? (ISO 32000-1 14.8.4)

use std::collections::BTreeMap;

use crate::layout::{Pages, TagId, TagRole};

/// The headings' types below the title's.
const HEADINGS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];

/// The type of every tag, given how deep each heading lies.
pub(super) fn types(pages: &Pages, depths: &BTreeMap<TagId, usize>) -> Vec<&'static str> {
    let has_title = pages.tags.iter().any(|tag| tag.role == TagRole::Title);
    let heading = |id: TagId| {
        let depth = depths.get(&id).copied().unwrap_or(0) + usize::from(has_title);
        HEADINGS[depth.min(HEADINGS.len() - 1)]
    };
    let tags = pages.tags.iter().enumerate();
    tags.map(|(index, tag)| match tag.role {
        TagRole::Document => "Document",
        TagRole::Title => "H1",
        TagRole::Heading(_) => heading(TagId(index)),
        TagRole::Caption => "Caption",
        TagRole::Paragraph => "P",
        TagRole::RunIn => "Span",
        TagRole::List => "L",
        TagRole::ListItem => "LI",
        TagRole::Label => "Lbl",
        TagRole::ItemBody => "LBody",
        TagRole::Table => "Table",
        TagRole::HeadRows => "THead",
        TagRole::BodyRows => "TBody",
        TagRole::Row => "TR",
        TagRole::Cell { scope: Some(_), .. } => "TH",
        TagRole::Cell { scope: None, .. } => "TD",
    })
    .collect()
}
