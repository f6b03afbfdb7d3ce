//! How did a run end?

/// How a run ended; the exit codes in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) enum Outcome {
    /// All is written.
    Written,
    /// Faults of the data: nothing is written.
    Faulty,
    /// Something could not be read or written.
    Failed,
}
