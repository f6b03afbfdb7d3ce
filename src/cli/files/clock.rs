//! Which year is it? Reports are about a year that has come; nothing of this is in a file that is made.

use std::time::{SystemTime, UNIX_EPOCH};

use super::created::created;
use crate::cli::terminal::Failure;
use crate::model::Created;

/// Peking time is so many seconds ahead.
const AHEAD: u64 = 8 * 3600;
/// Those who build the same twice often set the variable to 1970: that is no year of any report.
const FIRST: u16 = 2008;

/// This year by the clock, or by `SOURCE_DATE_EPOCH` in its place; `None` where that is no year of reports.
pub(in crate::cli) fn this_year() -> Result<Option<u16>, Failure> {
    let clock = || {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Created::Second(now.as_secs() + AHEAD)
    };
    let year = created()?.unwrap_or_else(clock).day().year;
    Ok(Some(year).filter(|year| *year >= FIRST))
}
