//! Sentences of reports with slips put into them at random.

/// Numbers that look random and are the same in each run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Chinese marks and what is typed for them.
const HALF: [(char, &str); 16] = [
    ('，', ","),
    ('。', "."),
    ('：', ":"),
    ('；', ";"),
    ('！', "!"),
    ('？', "?"),
    ('、', ","),
    ('（', "("),
    ('）', ")"),
    ('“', "\""),
    ('”', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('《', "<"),
    ('》', ">"),
    ('—', "-"),
];
/// Radicals that look like what was meant.
const RADICALS: [(char, char); 6] =
    [('一', '⼀'), ('二', '⼆'), ('日', '⽇'), ('月', '⽉'), ('人', '⼈'), ('工', '⼯')];
/// Omissions and stops, well and badly typed.
const DOTS: [&str; 12] =
    [".", "..", "...", "......", "。", "。。", "。。。", "…", "……", "．", ",", "，。"];
/// Halves of pairs.
const HALVES: [&str; 12] = ["（", "）", "(", ")", "“", "”", "‘", "’", "\"", "'", "《", "》"];
const SPACES: [&str; 6] = [" ", "  ", "   ", "　", "\t", " 　"];
/// Labels with marks behind them.
const LABELS: [&str; 16] = [
    "（一）.",
    "(1).",
    "(1)",
    "（1）,",
    "(二)",
    "（二）、",
    "一.",
    "二,",
    "1.",
    "1,",
    "(2),",
    "（十一）:",
    "(3);",
    "1）",
    "a)",
    "(2020)",
];
/// What is Western, or is another slip.
const OTHERS: [&str; 16] = [
    "97.5%.",
    "5%,",
    "1,234",
    "97.5%",
    "www.a.gov.cn",
    "http://a.cn/b(c),d",
    "xxgk@a.cn",
    "GB/T 39735(2020)",
    "(0517)83605210",
    "ISO 9001:2015",
    "( )",
    "（  ）",
    "⼈",
    "二零二三年",
    "C:\\a(1).docx",
    "it's",
];

/// One or two sentences with one to eight slips in them, on a line.
pub(crate) fn with_slips(corpus: &[&str], random: &mut Random) -> String {
    let mut text = random.of(corpus).to_owned();
    if random.below(2) == 0 {
        text.push_str(random.of(corpus));
    }
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..random.below(8) + 1 {
        slip(&mut chars, random);
    }
    chars.into_iter().collect::<String>().replace("'''", "''")
}

/// Makes one slip.
fn slip(chars: &mut Vec<char>, random: &mut Random) {
    let half = |char: char| HALF.iter().find(|(full, _)| *full == char).map(|(_, half)| *half);
    let marks: Vec<usize> = (0..chars.len()).filter(|at| half(chars[*at]).is_some()).collect();
    // Behind a mark more often than anywhere.
    let mut at = random.below(chars.len() + 1);
    if !marks.is_empty() && random.below(3) > 0 {
        at = random.of(&marks) + 1;
    }
    let insert = |chars: &mut Vec<char>, new: &str| drop(chars.splice(at..at, new.chars()));
    match random.below(10) {
        0 | 1 if !marks.is_empty() => {
            let mark = random.of(&marks);
            let new = half(chars[mark]).unwrap_or_default();
            chars.splice(mark..=mark, new.chars());
        }
        2 => {
            let all = chars.iter().map(|char| match half(*char) {
                Some(half) => half.to_owned(),
                None => char.to_string(),
            });
            *chars = all.collect::<String>().chars().collect();
        }
        3 if !marks.is_empty() => {
            let mark = random.of(&marks);
            chars.insert(mark, chars[mark]);
        }
        4 => insert(chars, random.of(&DOTS)),
        5 if random.below(2) == 0 => insert(chars, random.of(&HALVES)),
        5 => chars.retain(|char| !"（）“”《》".contains(*char) || random.below(4) > 0),
        6 => insert(chars, random.of(&SPACES)),
        7 => insert(chars, random.of(&LABELS)),
        8 => {
            let (right, radical) = random.of(&RADICALS);
            chars.iter_mut().filter(|char| **char == right).for_each(|char| *char = radical);
        }
        _ => insert(chars, random.of(&OTHERS)),
    }
}
