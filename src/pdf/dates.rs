//! How does a date stand in a PDF and in its metadata?

use crate::model::{Created, Date};

/// As a date of PDF, `D:20230116` or `D:20230116080000Z` (ISO 32000-1 7.9.4).
pub(super) fn pdf(created: Created) -> String {
    let Date { year, month, day } = created.day();
    match created.time() {
        None => format!("D:{year:04}{month:02}{day:02}"),
        Some((hour, minute, second)) => {
            format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
        }
    }
}

/// As a date of XMP, `2023-01-16` or `2023-01-16T08:00:00Z` (ISO 16684-1 8.2.1.2).
pub(super) fn xmp(created: Created) -> String {
    let Date { year, month, day } = created.day();
    match created.time() {
        None => format!("{year:04}-{month:02}-{day:02}"),
        Some((hour, minute, second)) => {
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_stands_where_there_is_one() {
        let (second, day) =
            (Created::Second(1_705_392_000), Created::Day(Date { year: 2024, month: 1, day: 6 }));
        assert_eq!(pdf(second), "D:20240116080000Z");
        assert_eq!(xmp(second), "2024-01-16T08:00:00Z");
        assert_eq!((pdf(day).as_str(), xmp(day).as_str()), ("D:20240106", "2024-01-06"));
    }
}
