//! What a words file says, just as it is written. See `layouts/README.md`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

/// Meanings with the words that have them, between spaces.
pub(super) type WordsByMeaning = BTreeMap<Spanned<String>, Spanned<String>>;

/// A whole words file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordsFile {
    pub(super) measures: Spanned<String>,
    #[serde(default)]
    pub(super) speaks_for_area: String,
    #[serde(default)]
    pub(super) doubtful: String,
    pub(super) figures: Option<Spanned<String>>,
    pub(super) divides: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) grammar: WordsByMeaning,
    #[serde(default)]
    pub(super) words: BTreeMap<Spanned<String>, WordsByMeaning>,
    #[serde(default)]
    pub(super) subjects: BTreeMap<Spanned<String>, SubjectFile>,
    #[serde(default)]
    pub(super) absence: AbsenceFile,
    #[serde(default)]
    pub(super) labels: LabelsFile,
    #[serde(default)]
    pub(super) parts: PartsFile,
    pub(super) fees: Option<FeesFile>,
    #[serde(default)]
    pub(super) repeated: RepeatedFile,
    pub(super) regulations: Option<RegulationsFile>,
    #[serde(default)]
    pub(super) documents: Vec<Spanned<super::Document>>,
}

/// What may be counted, and how it is told which figure is meant.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SubjectFile {
    pub(super) rule: Spanned<String>,
    #[serde(default)]
    pub(super) matter: super::subject::Matter,
    #[serde(default)]
    pub(super) together: bool,
    pub(super) between: Option<Spanned<String>>,
    pub(super) mixed_with: Option<Spanned<String>>,
    pub(super) tried: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) measures: String,
    pub(super) headed: Option<Spanned<String>>,
    pub(super) finished: Option<FinishedFile>,
    pub(super) topics: WordsByMeaning,
    #[serde(default)]
    pub(super) told: Vec<ToldRowFile>,
    pub(super) rows: Vec<RowFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FinishedFile {
    pub(super) words: String,
    pub(super) manner: String,
    pub(super) unless: String,
    pub(super) rest: Spanned<String>,
    pub(super) before: Spanned<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AbsenceFile {
    pub(super) rows: Vec<NoneRowFile>,
}

/// One row: when it holds, which figures are then meant, what the sentence has then spoken of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RowFile {
    pub(super) when: Spanned<String>,
    pub(super) means: Option<Spanned<String>>,
    pub(super) at_most: Option<Spanned<String>>,
    pub(super) then: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) likely: bool,
    pub(super) example: String,
}

/// A row of what tells of a topic without naming it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldRowFile {
    pub(super) when: Spanned<String>,
    pub(super) example: String,
}

/// A row of what there was none of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoneRowFile {
    pub(super) when: Spanned<String>,
    pub(super) means: Option<Spanned<String>>,
    pub(super) example: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LabelsFile {
    pub(super) begins: String,
    pub(super) ends: String,
    #[serde(default)]
    pub(super) heads: String,
    #[serde(default)]
    pub(super) whole: String,
    #[serde(default)]
    pub(super) channels: String,
    #[serde(default)]
    pub(super) all_ways: String,
    #[serde(default)]
    pub(super) actions: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartsFile {
    pub(super) leads: String,
    pub(super) others: String,
    pub(super) overlaps: String,
    pub(super) ways: String,
    pub(super) shared: String,
    pub(super) about: String,
    pub(super) kinds: Option<Spanned<String>>,
    pub(super) apart: Option<Spanned<String>>,
    pub(super) requests: String,
    pub(super) items: String,
    pub(super) spans: String,
    pub(super) no_whole: String,
    pub(super) bodies: BodiesFile,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BodiesFile {
    pub(super) department: String,
    pub(super) departments: String,
    pub(super) place: String,
    pub(super) places: String,
    pub(super) level: String,
    pub(super) other: String,
    pub(super) none: String,
    #[serde(default)]
    pub(super) having: String,
    pub(super) short: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) before: String,
    #[serde(default)]
    pub(super) stands_for: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeesFile {
    pub(super) row: Spanned<String>,
    pub(super) whole: Spanned<String>,
    pub(super) part: Spanned<String>,
    pub(super) others: String,
    pub(super) untaken: Option<UntakenFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UntakenFile {
    pub(super) not: String,
    pub(super) taken: String,
    pub(super) fees: String,
    pub(super) charged: String,
    pub(super) beside: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RepeatedFile {
    pub(super) phrases: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RegulationsFile {
    pub(super) row: Spanned<String>,
    pub(super) townships: String,
    pub(super) counties: String,
    pub(super) regions: String,
    pub(super) departments: String,
    pub(super) places: String,
    pub(super) central: String,
    pub(super) governments: String,
    pub(super) offices: String,
}
