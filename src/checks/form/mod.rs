//! Is the report in the form that is laid down, and about the year that it says?

pub(super) mod cited;
pub(super) mod date;
pub(super) mod file_name;
pub(super) mod governments;
pub(super) mod ignored;
pub(super) mod layout;
pub(super) mod length;
pub(super) mod not_yet;
pub(super) mod period;
pub(super) mod previous;
pub(super) mod problems;
pub(super) mod processing_fee;
pub(super) mod regulations;
pub(super) mod sections;
pub(super) mod stale_years;
pub(super) mod title_words;
pub(super) mod title_year;
pub(super) mod unfilled;
