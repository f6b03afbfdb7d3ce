//! Where are the lines of a table drawn?
//!
//! A border belongs to the edge between two slots: it is drawn once, and not inside a span.
//! Edges in a row are drawn as one line, and lines are drawn long enough to meet squarely.

use super::{Part, Setting};
use crate::base::{Length, Point};
use crate::layout::context::Context;
use crate::layout::frame::{Artifact, Content, Owner, Pages, Rule};
use crate::layout::place::BORDER;

/// Draws the borders of a part of a table.
pub(super) fn set(
    context: &Context<'_>,
    pages: &mut Pages,
    setting: &Setting<'_>,
    part: &Part,
    y: Length,
) {
    let (slots, plan) = (&setting.grid.slots, setting.plan);
    let rows: Vec<usize> = part.repeated.clone().chain(part.rows.clone()).collect();
    // A label that is set again counts as a cell of its own, so there is a line below repeated
    // rows.
    let owner = |row: usize, column: usize| {
        let cell = slots.get(*rows.get(row)?)?.get(column).copied().flatten()?;
        Some((row < part.repeated.len(), cell))
    };
    let left = context.form.page.left;
    let top = context.form.page.top + y;
    let xs = edges(left, &plan.columns);
    let ys = edges(top, &part.heights);
    let half = BORDER / 2;
    let above = |row: usize, column| row.checked_sub(1).and_then(|row| owner(row, column));
    let beside = |row, column: usize| column.checked_sub(1).and_then(|column| owner(row, column));
    for (row, y) in ys.iter().enumerate() {
        let drawn = |column| above(row, column) != owner(row, column);
        for (from, to) in stretches(plan.columns.len(), drawn) {
            let (from, to) = (xs[from] - half, xs[to] + half);
            draw(pages, Point { x: from, y: *y }, Point { x: to, y: *y });
        }
    }
    for (column, x) in xs.iter().enumerate() {
        let drawn = |row| beside(row, column) != owner(row, column);
        for (from, to) in stretches(rows.len(), drawn) {
            draw(pages, Point { x: *x, y: ys[from] - half }, Point { x: *x, y: ys[to] + half });
        }
    }
}

fn draw(pages: &mut Pages, from: Point, to: Point) {
    let owner = Owner::Artifact(Artifact::Layout);
    pages.put(owner, Content::Rule(Rule { from, to, width: BORDER }));
}

fn edges(start: Length, lengths: &[Length]) -> Vec<Length> {
    let mut at = start;
    let ends = lengths.iter().map(|length| {
        at += *length;
        at
    });
    [start].into_iter().chain(ends).collect()
}

/// The longest runs of drawn edges, as (first, one past the last).
fn stretches(count: usize, drawn: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in (0..count).filter(|at| drawn(*at)) {
        match found.last_mut() {
            Some((_, end)) if *end == at => *end = at + 1,
            _ => found.push((at, at + 1)),
        }
    }
    found
}
