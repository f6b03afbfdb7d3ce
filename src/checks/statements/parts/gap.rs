//! How far are two counts apart?

/// How far the marks between two counts part them, in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    /// 、
    Enumeration,
    /// ，
    Pause,
    /// ；
    Semicolon,
    /// 。
    Stop,
}

/// What stands between two counts.
pub(super) struct Between<'t> {
    /// The widest gap, what is in brackets left out.
    pub(super) gap: Gap,
    /// What the second count is of: what stands behind the last mark that is not in brackets.
    pub(super) label: &'t str,
    /// Whether that mark is the end of a sentence.
    pub(super) begins_sentence: bool,
    /// How many more brackets are opened than closed.
    pub(super) depth: isize,
}

/// What stands between two counts, of which the first is in so many brackets.
pub(super) fn between(text: &str, within: isize) -> Between<'_> {
    let (mut gap, mut last, mut depth, mut start) = (Gap::None, Gap::None, 0, 0);
    for (at, char) in text.char_indices() {
        match char {
            '（' | '(' => depth += 1,
            '）' | ')' => {
                depth -= 1;
                // What was begun before the first count ends here.
                start = if within + depth < within { at + char.len_utf8() } else { start };
            }
            _ => {
                let Some(mark) = mark(char).filter(|_| within + depth <= 0) else { continue };
                gap = gap.max(mark);
                (last, start) = (mark, at + char.len_utf8());
            }
        }
    }
    Between { gap, label: text[start..].trim(), begins_sentence: last == Gap::Stop, depth }
}

const fn mark(char: char) -> Option<Gap> {
    match char {
        '、' => Some(Gap::Enumeration),
        '，' | ',' | '：' | ':' => Some(Gap::Pause),
        '；' | ';' => Some(Gap::Semicolon),
        '。' | '！' | '？' => Some(Gap::Stop),
        _ => None,
    }
}
