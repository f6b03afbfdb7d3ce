//! What do the rules look for in a section?

use serde::Deserialize;

/// What a section's text is about, as far as a rule looks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Problems and what is done about them (S108).
    Problems,
    /// The fee for the processing of information (S109).
    ProcessingFee,
    /// Assessment, public appraisal, accountability (S112).
    Supervision,
}

impl Topic {
    /// What a layout calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Problems => "problems",
            Self::ProcessingFee => "processing-fee",
            Self::Supervision => "supervision",
        }
    }
}
