//! One mark lost from a good report, one head lost or misspelt: one finding, where it happened.

use std::collections::BTreeMap;
use std::ops::Range;

use genreport::base::{Diagnostic, Source};
use genreport::session::{File, Rules, Session};

use crate::data::{BLANK, EXAMPLE_2019, EXAMPLE_2023, HUAIAN, WEIBEI};

const SAMPLES: [(&str, &str); 5] = [
    ("blank", BLANK),
    ("example-2019", EXAMPLE_2019),
    ("example-2023", EXAMPLE_2023),
    ("huaian", HUAIAN),
    ("weibei", WEIBEI),
];

/// The findings of a text.
fn check(session: &Session, text: &str) -> Vec<Diagnostic> {
    let file = File::new("a.toml", text.as_bytes());
    session.check(&file, &Rules::default()).unwrap().findings
}

/// The findings that are not among others.
fn new<'f>(findings: &'f [Diagnostic], others: &[Diagnostic]) -> Vec<&'f Diagnostic> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for other in others {
        *known.entry(&other.message).or_default() += 1;
    }
    let mut found = Vec::new();
    for finding in findings {
        match known.get_mut(finding.message.as_str()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => found.push(finding),
        }
    }
    found
}

/// The bytes of a text that are in no comment.
fn outside_comments(text: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let (mut quote, mut at) = ("", 0);
    while let Some(char) = text[at..].chars().next() {
        let rest = &text[at..];
        let mark = ["\"\"\"", "\""].into_iter().find(|mark| rest.starts_with(mark));
        let length = match mark {
            Some(mark) if quote.is_empty() || quote == mark => {
                quote = if quote.is_empty() { mark } else { "" };
                mark.len()
            }
            _ if char == '#' && quote.is_empty() => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            _ => char.len_utf8(),
        };
        found
            .extend(text[at..at + length].char_indices().map(|(offset, char)| (at + offset, char)));
        at += length;
    }
    found
}

/// The lines from the key or head that byte `at` is below to its own.
fn lines(source: &Source, at: usize) -> Range<usize> {
    let line = source.place(at).line;
    let begins =
        |line: &str| line.starts_with('[') || line.starts_with(|c: char| c.is_ascii_lowercase());
    let above: Vec<&str> = source.text().lines().take(line).collect();
    let key = above.iter().rposition(|line| begins(line)).unwrap_or(0);
    key + 1..line + 1
}

#[test]
fn a_lost_mark_is_told_where_it_was() {
    let session = Session::new();
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (name, text) in SAMPLES {
        let before = check(&session, text);
        let marks =
            outside_comments(text).into_iter().filter(|(_, char)| "[]{}\",=".contains(*char));
        for (at, char) in marks {
            tried += 1;
            let spoilt = format!("{}{}", &text[..at], &text[at + 1..]);
            let after = check(&session, &spoilt);
            let found = new(&after, &before);
            let source = Source::new("a", spoilt);
            let allowed = lines(&Source::new("a", text), at);
            let first = found.first().map(|finding| source.place(finding.span().start).line);
            let is_right = found.len() <= 3 && first.is_none_or(|line| allowed.contains(&line));
            if !is_right {
                let place = Source::new("a", text).place(at);
                let all: Vec<_> = found
                    .iter()
                    .take(4)
                    .map(|it| (source.place(it.span().start).line, &it.message))
                    .collect();
                wrong.push(format!(
                    "{name}:{}:{} {char}: {} {all:?}",
                    place.line,
                    place.column,
                    found.len()
                ));
            }
        }
    }
    assert!(tried > 1500, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried}\n{}", wrong.len(), wrong.join("\n"));
}

/// What is done to a head.
fn spoilt_heads(head: &str) -> Vec<String> {
    let name = head.trim_matches(['[', ']']);
    let (first, last) = name.split_at(name.len() - 2);
    let is_double = head.starts_with("[[");
    let mut spoilt = vec![
        String::new(),
        head.replace(name, &format!("{first}x{last}")),
        head.replace(name, &format!("{first}{}", &last[1..])),
        if is_double { format!("[{name}]") } else { format!("[[{name}]]") },
        head[1..].to_owned(),
        head[..head.len() - 1].to_owned(),
        head.replace('[', "［").replace(']', "］"),
        head.replace('[', "【").replace(']', "】"),
        format!("{head} 说明"),
        format!("{head}。"),
    ];
    // A blank, or no brackets at all, leaves a head of one word to be known.
    if !is_double && !name.contains('.') {
        spoilt.extend([head.replace(name, &format!("{first} {last}")), name.to_owned()]);
    }
    spoilt
}

#[test]
fn a_lost_head_is_one_finding() {
    let session = Session::new();
    let mut wrong = Vec::new();
    for (name, text) in SAMPLES {
        let before = check(&session, text);
        let heads = text.lines().enumerate().filter(|(_, line)| line.starts_with('['));
        for (number, head) in heads {
            let head_alone = head.split('#').next().unwrap().trim();
            for other in spoilt_heads(head_alone) {
                let lines = text.lines().enumerate();
                let lines =
                    lines.map(|(at, line)| if at == number { other.as_str() } else { line });
                let spoilt: String = lines.map(|line| format!("{line}\n")).collect();
                let after = check(&session, &spoilt);
                let found = new(&after, &before);
                let source = Source::new("a", spoilt.as_str());
                let told: Vec<_> = found
                    .iter()
                    .map(|it| {
                        let help = it.help.clone().unwrap_or_default();
                        (source.place(it.span().start).line, it.message.clone(), help)
                    })
                    .collect();
                let bare = head_alone.trim_matches(['[', ']']);
                let is_right = match told.as_slice() {
                    [(line, message, help)] => {
                        let is_key =
                            |line: &str| line.starts_with(|c: char| c.is_ascii_lowercase());
                        let next = spoilt
                            .lines()
                            .skip(number)
                            .position(|line| is_key(line) || line.starts_with('['))
                            .unwrap_or(0);
                        (number + 1..=number + 1 + next).contains(line)
                            && (message.contains(bare) || help.contains(bare))
                    }
                    _ => false,
                };
                if !is_right {
                    wrong.push(format!(
                        "{name}:{} {head} → {other}: {} {:?}",
                        number + 1,
                        told.len(),
                        &told[..told.len().min(3)]
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
