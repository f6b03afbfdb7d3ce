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
    /// A signal asked for the end: the exit code that it stands for.
    Interrupted(u8),
}

impl Outcome {
    /// The exit code.
    pub(in crate::cli) const fn code(self) -> u8 {
        match self {
            Self::Written => 0,
            Self::Faulty => 1,
            Self::Failed => 2,
            Self::Interrupted(code) => code,
        }
    }
}
