//! What is known of a words file while it is read.

use super::Vocabulary;
use super::faults::Faults;
use super::names::Names;

/// A words file that is being read: names, then words, then rows.
pub(super) struct Loader<'t> {
    pub(super) names: Names,
    pub(super) faults: Faults<'t>,
    pub(super) vocabulary: Vocabulary,
}
