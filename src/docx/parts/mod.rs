//! Every part of the package, one file or folder a part.

mod document;
mod embedded_fonts;
mod figures;
mod font_table;
mod footer;
mod properties;
mod settings;
mod styles;

pub(super) use properties::custom;

use super::Options;
use super::cell_style::CellStyles;
use super::error::DocxError;
use super::names::{
    CUSTOM_PROPERTIES, EVEN_FOOTER, FIGURES, FIGURES_PROPERTIES, FONT_TABLE, MAIN, ODD_FOOTER,
};
use super::package::{Content, Part, PartKind};
use crate::container::Element;
use crate::document::Document;
use crate::form::Form;
use crate::layout::Plan;
use document::Built;
use footer::Side;

/// What the parts are made of.
pub(super) struct Material {
    cells: CellStyles,
    body: Built,
}

impl Material {
    /// Of a document.
    pub(super) fn new(document: &Document, plan: &Plan, form: &Form) -> Result<Self, DocxError> {
        let cells = CellStyles::new(document, plan, form);
        let body = document::build(document, plan, form, &cells)?;
        Ok(Self { cells, body })
    }
}

/// All parts in the order of the zip.
pub(super) fn parts<'m>(
    Material { cells, body }: &'m Material,
    document: &Document,
    plan: &Plan,
    form: &Form,
    options: &Options<'_>,
) -> Result<Vec<Part<'m>>, DocxError> {
    let main = document::part(body, form)?;
    let styles = styles::part(form, plan, cells);
    let (odd, even) = (footer::part(form, Side::Odd), footer::part(form, Side::Even));
    let texts = [&main, &odd, &even];
    let embed = |library| embedded_fonts::fonts(library, &styles, &texts);
    let embedded = options.embedded_fonts.map(embed).transpose()?.unwrap_or_default();
    let settings = settings::part(form, !embedded.is_empty());
    let font_table = font_table::part(&embedded);
    let properties = &document.properties;
    let core = properties::core(properties, properties.created(options.created));
    let (app, custom) = (properties::app(), properties::custom(properties, ""));
    let (data, data_properties) = (figures::part(document), figures::properties());
    let mut parts = vec![
        part(MAIN, PartKind::Document, "", "rId1", main),
        part("word/styles.xml", PartKind::Styles, MAIN, "rId1", styles),
        part("word/settings.xml", PartKind::Settings, MAIN, "rId2", settings),
        part(FONT_TABLE, PartKind::FontTable, MAIN, "rId3", font_table),
        part("word/footer1.xml", PartKind::Footer, MAIN, ODD_FOOTER, odd),
        part("word/footer2.xml", PartKind::Footer, MAIN, EVEN_FOOTER, even),
        part(FIGURES, PartKind::CustomXml, MAIN, "rId6", data),
        part(FIGURES_PROPERTIES, PartKind::CustomXmlProperties, FIGURES, "rId1", data_properties),
        part("docProps/core.xml", PartKind::CoreProperties, "", "rId2", core),
        part("docProps/app.xml", PartKind::ExtendedProperties, "", "rId3", app),
        part(CUSTOM_PROPERTIES, PartKind::CustomProperties, "", "rId4", custom),
    ];
    parts.extend(embedded.into_iter().map(|font| font.into_part()));
    Ok(parts)
}

/// A part of XML.
fn part<'t>(
    path: &str,
    kind: PartKind,
    from: &'static str,
    id: &str,
    root: Element<'t>,
) -> Part<'t> {
    Part { path: path.to_owned(), kind, from, id: id.to_owned(), content: Content::Xml(root) }
}
