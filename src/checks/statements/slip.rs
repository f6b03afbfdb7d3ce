//! Does a number look like a slip of another?
//!
//! Fingers and eyes err in few ways: one more or less, two digits in each other's place, one digit wrong, lost or
//! doubled.

/// Numbers with as many digits may have any one of them wrong; of shorter ones too many look like each other.
const LONG: usize = 3;

/// Whether somebody who means `figure` may have written `number`.
pub(super) fn is_slip(number: i64, figure: i64) -> bool {
    if number == figure || number < 0 || figure < 0 {
        return false;
    }
    let (one, other) = (number.to_string(), figure.to_string());
    let (one, other) = (one.as_bytes(), other.as_bytes());
    number.abs_diff(figure) == 1
        || is_swapped(one, other)
        || one.len() >= LONG && other.len() >= LONG && is_one_wrong(one, other)
}

/// Whether two neighbouring digits are in each other's place.
fn is_swapped(one: &[u8], other: &[u8]) -> bool {
    let wrong: Vec<usize> = differences(one, other);
    match wrong[..] {
        [first, second] if second == first + 1 => {
            one[first] == other[second] && one[second] == other[first]
        }
        _ => false,
    }
}

fn is_one_wrong(one: &[u8], other: &[u8]) -> bool {
    if one.len() == other.len() {
        return differences(one, other).len() == 1;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let is_lost = |at: usize| short[..at] == long[..at] && short[at..] == long[at + 1..];
    long.len() == short.len() + 1 && (0..long.len()).any(is_lost)
}

/// Where two numbers of equally many digits differ; nothing where they have not as many.
fn differences(one: &[u8], other: &[u8]) -> Vec<usize> {
    if one.len() != other.len() {
        return Vec::new();
    }
    (0..one.len()).filter(|at| one[*at] != other[*at]).collect()
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn one_more_swapped_lost_and_doubled_digits_are_slips() {
        for (number, figure) in
            [(62, 61), (60, 61), (16, 61), (3191, 3119), (3109, 3119), (319, 3119), (31119, 3119)]
        {
            assert!(is_slip(number, figure), "{number} {figure}");
        }
        for (number, figure) in
            [(61, 61), (38, 61), (71, 61), (6, 61), (3200, 3119), (-1, 0), (311, 3119 * 10)]
        {
            assert!(!is_slip(number, figure), "{number} {figure}");
        }
    }
}
