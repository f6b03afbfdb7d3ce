//! Which blocks, and which lines of them, hold together on a page?

use super::measures::{ATTACHMENTS_ABOVE, signature_blank_lines};
use crate::document::Block;
use crate::layout::plan::{AttachmentPlan, Plan, SignaturePlan};

/// The least number of lines of a paragraph on one page, at its beginning and at its end: no line
/// stands alone (clreq on widows and orphans; Word's `w:widowControl` means the same two), so a
/// paragraph of three lines is not cut. As many lines go to the next page with a signature that
/// must not stand on a page without text.
///
/// Headings, captions and the names of attachments are never cut, however many lines they have.
pub const LEAST_LINES: i64 = 2;

/// Attachments and signature with more lines than this together, about half a page, may stand on a
/// page without text.
const MOST_CLOSING_LINES: i64 = 10;

/// Which blocks of the document hold together.
impl Plan {
    /// For each of the document's blocks, whether it holds together with the next: its end and
    /// the next one's beginning stand on one page.
    #[must_use]
    pub fn with_next(&self, blocks: &[Block]) -> Vec<bool> {
        let is_held = |at: usize| self.is_held(&blocks[at], &blocks[at + 1..]);
        (0..blocks.len()).map(is_held).collect()
    }

    /// Whether a block holds together with the first of the `rest`.
    ///
    /// A heading holds together with what follows it, except with a heading of the same or a higher
    /// level: then it heads nothing. Text holds together with the attachments and the signature at
    /// the end, so that these never stand on a page without text (GB/T 9704-2012 7.3.5.5), unless
    /// they are long.
    fn is_held(&self, block: &Block, rest: &[Block]) -> bool {
        match (block, rest) {
            (Block::Heading { level, .. }, [Block::Heading { level: next, .. }, ..]) => {
                next > level
            }
            (Block::Heading { .. }, _) | (_, [Block::Signature(_)]) => true,
            (_, [Block::Attachments(_)] | [Block::Attachments(_), Block::Signature(_)]) => {
                self.closing_stays_with_text()
            }
            _ => false,
        }
    }

    /// For each attachment whether it holds together with the next one, the last with what follows
    /// if it `is_held` by it.
    ///
    /// Attachments that hold together with the text stand on its page, all of them with the
    /// signature. Longer ones go over pages between two names; the last never parts from the
    /// signature.
    #[must_use]
    pub fn attachments_with_next(&self, is_held: bool) -> Vec<bool> {
        let count = self.attachments.len();
        let whole = self.closing_stays_with_text();
        (1..=count).map(|next| if next < count { whole } else { is_held }).collect()
    }

    /// Whether the end of the text goes with the attachments and the signature to their page.
    fn closing_stays_with_text(&self) -> bool {
        self.attachments.is_empty() || self.closing_lines() <= MOST_CLOSING_LINES
    }

    /// Lines of the attachments and the signature together, blank ones included.
    fn closing_lines(&self) -> i64 {
        let signature = self.signature.as_ref().map_or(0, SignaturePlan::lines);
        attachment_lines(&self.attachments) + signature
    }
}

/// Blank lines above a block.
#[must_use]
pub const fn blank_lines_above(block: &Block) -> u8 {
    match block {
        Block::Attachments(_) => ATTACHMENTS_ABOVE,
        Block::Signature(signature) => signature_blank_lines(signature.seal).0,
        _ => 0,
    }
}

/// Lines of the attachments, the blank one above them included.
pub(in crate::layout) fn attachment_lines(list: &[AttachmentPlan]) -> i64 {
    match list {
        [] => 0,
        all => i64::from(ATTACHMENTS_ABOVE) + all.iter().map(AttachmentPlan::lines).sum::<i64>(),
    }
}
