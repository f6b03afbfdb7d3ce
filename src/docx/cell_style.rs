//! Which style has a cell's text?
//!
//! By what the cell is for, and by its size of type: each size that occurs has styles of its own,
//! so that a table's size is changed in one place.

use std::collections::BTreeMap;

use super::names::{TABLE_HEADING, TABLE_LABEL, TABLE_TEXT};
use crate::base::Length;
use crate::document::{Block, Cell, Document, TableModel};
use crate::form::{Align, CellPart, Form};
use crate::layout::place::table_line;
use crate::layout::{CellPlan, Plan, TablePlan};

/// What a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CellKind {
    /// Figures and short texts, centred.
    Text,
    /// Labels and texts flush left.
    Label,
    /// Heads of columns and bands.
    Heading,
}

impl CellKind {
    /// Every kind.
    pub(super) const ALL: [Self; 3] = [Self::Text, Self::Label, Self::Heading];

    /// The kind of a cell.
    pub(super) const fn of(cell: &Cell) -> Self {
        match (cell.align, cell.part) {
            (Align::Left, _) => Self::Label,
            (_, CellPart::Data | CellPart::RowHead) => Self::Text,
            (_, CellPart::Corner | CellPart::ColumnHead | CellPart::BandHead) => Self::Heading,
        }
    }

    /// The style of this kind in the form's own size.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Text => TABLE_TEXT,
            Self::Label => TABLE_LABEL,
            Self::Heading => TABLE_HEADING,
        }
    }

    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Text => "表格文字",
            Self::Label => "表格标目",
            Self::Heading => "表头",
        }
    }
}

/// A style of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CellStyle {
    /// What it is for.
    pub(super) kind: CellKind,
    /// Size of type.
    pub(super) half_points: i64,
    /// Pitch of the lines.
    pub(super) line: Length,
    /// Its size is that of the form.
    is_own: bool,
}

impl CellStyle {
    /// By which paragraphs name it.
    pub(super) fn id(&self) -> String {
        let size = self.points().replace('.', "_");
        if self.is_own { self.kind.id().to_owned() } else { format!("{}{size}", self.kind.id()) }
    }

    /// What it is called, `表头（9磅）`.
    pub(super) fn name(&self) -> String {
        let size = self.points();
        if self.is_own {
            self.kind.name().to_owned()
        } else {
            format!("{}（{size}磅）", self.kind.name())
        }
    }

    /// The kind's style in the form's own size, unless this is it.
    pub(super) const fn base(&self) -> Option<&'static str> {
        if self.is_own { None } else { Some(self.kind.id()) }
    }

    fn points(&self) -> String {
        let half = if self.half_points % 2 == 1 { ".5" } else { "" };
        format!("{}{half}", self.half_points / 2)
    }
}

/// The styles of all cells of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct CellStyles(BTreeMap<(CellKind, i64), CellStyle>);

impl CellStyles {
    /// The form's own, and those of the sizes that occur.
    pub(super) fn new(document: &Document, plan: &Plan, form: &Form) -> Self {
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let tables: Vec<(&TableModel, &TablePlan)> = tables.zip(&plan.tables).collect();
        let own = form.styles.table;
        let pitch = table_line(form, own.size);
        let mut styles = Self::default();
        for kind in CellKind::ALL {
            styles.add(kind, own.size.to_half_points(), pitch, true);
        }
        for (table, plan) in tables {
            for (cell, placed) in table.cells.iter().zip(&plan.cells) {
                let half_points = placed.size.to_half_points();
                styles.add(CellKind::of(cell), half_points, plan.line, false);
            }
        }
        styles
    }

    fn add(&mut self, kind: CellKind, half_points: i64, line: Length, is_own: bool) {
        let style = || CellStyle { kind, half_points, line, is_own };
        self.0.entry((kind, half_points)).or_insert_with(style);
    }

    /// The style of a cell.
    pub(super) fn of(&self, cell: &Cell, plan: &CellPlan) -> Option<&CellStyle> {
        self.0.get(&(CellKind::of(cell), plan.size.to_half_points()))
    }

    /// All of them, each behind the one it is based on.
    pub(super) fn iter(&self) -> impl Iterator<Item = &CellStyle> {
        let own = self.0.values().filter(|style| style.is_own);
        own.chain(self.0.values().filter(|style| !style.is_own))
    }
}
