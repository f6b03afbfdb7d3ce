//! Which characters does a font's map give its codes? (Adobe technical note 5014)

use std::collections::BTreeMap;

/// The characters of a ToUnicode map by code; a code of half a pair stands for U+0000.
pub(super) fn characters(map: &str) -> BTreeMap<u16, String> {
    let lines = section(map, "bfchar").filter_map(|line| {
        let (code, target) = line.split_once(' ')?;
        let hex = target.trim().strip_prefix('<')?.strip_suffix('>')?;
        let units =
            (0..hex.len()).step_by(4).map(|at| u16::from_str_radix(hex.get(at..at + 4)?, 16).ok());
        let units: Vec<u16> = units.collect::<Option<_>>()?;
        let text = char::decode_utf16(units).map(|char| char.unwrap_or('\0')).collect();
        Some((number(code)?, text))
    });
    lines.collect()
}

/// The lines between `begin` and `end` of a kind.
fn section<'m>(map: &'m str, kind: &str) -> impl Iterator<Item = &'m str> {
    let (begin, end) = (format!("begin{kind}"), format!("end{kind}"));
    let mut is_inside = false;
    map.lines().map(str::trim).filter(move |line| {
        let is_edge = line.ends_with(&begin) || line.starts_with(&end);
        if is_edge {
            is_inside = line.ends_with(&begin);
        }
        is_inside && !is_edge
    })
}

/// `<4E00>` as a number.
fn number(hex: &str) -> Option<u16> {
    u16::from_str_radix(hex.trim().strip_prefix('<')?.strip_suffix('>')?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_read() {
        let map = "2 beginbfchar\n<0001> <4EBA>\n<0002> <D840DD64>\nendbfchar\n<0003> <4E00>";
        let found: Vec<_> = characters(map).into_iter().collect();
        assert_eq!(found, [(1, "人".to_owned()), (2, "𠅤".to_owned())]);
    }
}
