//! What is to be written: a report, or as much of one as is known.

use std::collections::BTreeMap;

use super::comments::Comments;
use crate::base::Located;
use crate::model::{CheckSettings, Figures, Prose, Report};

/// A report to be written as an input, whole or in part. Places of its texts and figures do not
/// matter.
///
/// What no report can be without and is missing here is written so that a clerk finds it: figures
/// as `""`, the year as `""`, words as the text that the form begins with. Keys that the form does
/// not know are left out.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What the input calls its form by: a name, or a path from where the input is.
    pub layout: String,
    /// The path of the file of [`schema`](crate::input::schema()) from where the input is, for
    /// editors.
    pub schema: Option<String>,
    /// The public body, 机关名称.
    pub authority: Option<Located>,
    /// The year reported on.
    pub year: Option<u16>,
    /// The lines of the title; empty when the form's is to be used.
    pub title: Vec<Located>,
    /// Paragraphs before the first section; may be empty.
    pub preamble: Vec<Located>,
    /// Section key → its words. A section that is missing gets the form's own beginning.
    pub prose: BTreeMap<String, Prose>,
    /// Table key → its figures. A line that is missing is blank, or left to be computed when it is
    /// a sum; so is a figure that is missing at the end of a line. Totals that are
    /// [omitted](crate::model::Figure::Omitted) are left out: of a line that is no sum, all or
    /// none.
    pub figures: BTreeMap<String, Figures>,
    /// Section key → a heading that stands in for the form's.
    pub headings: BTreeMap<String, Located>,
    /// `(table key, label key)` → a label that stands in for the form's.
    pub labels: BTreeMap<(String, String), Located>,
    /// The name that signs, 署名.
    pub signature: Option<Located>,
    /// The date of issue in any form that an input may have it, 成文日期.
    pub date: Option<Located>,
    /// Whether the paper copy is sealed.
    pub seal: bool,
    /// Names of the attachments in order, without numbers.
    pub attachments: Vec<Located>,
    /// The path of last year's input, relative to this one.
    pub previous: Option<Located>,
    /// What the checks are asked to do otherwise.
    pub checks: CheckSettings,
    /// What stands beside its keys and cells as comments.
    pub comments: Comments,
    /// Whether keys that may be left out, and are, stand as comments to be taken away.
    pub shows_options: bool,
}

impl Draft {
    /// A whole report, of a form that the input calls `layout`.
    #[must_use]
    pub fn new(report: Report, layout: impl Into<String>) -> Self {
        // Every field by name: a new one is not to be forgotten.
        let Report {
            authority,
            year,
            year_span: _,
            title,
            preamble,
            prose,
            figures,
            headings,
            labels,
            signature,
            date,
            issued: _,
            seal,
            attachments,
            previous,
            checks,
            unseen: _,
        } = report;
        Self {
            layout: layout.into(),
            schema: None,
            authority: Some(authority),
            year: Some(year),
            title,
            preamble,
            prose,
            figures,
            headings,
            labels,
            signature,
            date,
            seal,
            attachments,
            previous,
            checks,
            comments: Comments::default(),
            shows_options: false,
        }
    }
}
