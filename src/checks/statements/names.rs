//! What does a report call the body that makes it?
//!
//! By its name, the end or the beginning of it (县自然资源和规划局), at the beginning of a clause any part of it;
//! and by a short name (自然资源局), which is understood as the first subject of a sentence without other bodies.

use super::scope::has_any;
use super::token::{Token, TokenKind};
use crate::checks::facts::Facts;
use crate::vocabulary::{Bodies, Meaning, Vocabulary};

/// Characters of the longest short name.
const LONGEST: usize = 10;

/// A subject stands behind at most as many words of time.
const FAR: usize = 12;
/// The names of the body that makes a report.
pub(super) struct OwnNames<'w> {
    bodies: &'w Bodies,
    /// The name, and the same without 人民, as governments are called.
    names: Vec<String>,
    /// The characters of the name: no other begins a part of it.
    of_name: Vec<char>,
    /// The place that the name begins with: 示例县.
    place: String,
    /// The name without it: 自然资源和规划局.
    department: String,
    /// For the office of a government the names of that: it may report for it.
    governments: Vec<String>,
}

impl<'w> OwnNames<'w> {
    /// The names of the report's authority.
    pub(super) fn new(facts: &Facts<'_>, vocabulary: &'w Vocabulary) -> Self {
        let bodies = &vocabulary.parts.bodies;
        let authority = facts.report.authority.as_str();
        let mut names = vec![authority.to_owned()];
        names.extend(authority.contains("人民").then(|| authority.replace("人民", "")));
        let (place, department) = authority.split_at(place_of(authority, bodies));
        Self {
            bodies,
            of_name: authority.chars().collect(),
            place: place.to_owned(),
            department: department.to_owned(),
            governments: governments(vocabulary, &names),
            names,
        }
    }

    /// The length of a name of the body's own that a text has at a place, and what it says there.
    pub(super) fn at(&self, text: &str, at: usize, before: &[Token]) -> Option<(Meaning, usize)> {
        let rest = &text[at..];
        let first = rest.chars().next()?;
        if !self.governments.is_empty()
            && let Some(length) = self.stood_for(rest)
        {
            return Some((Meaning::FILLER, length));
        }
        if !self.of_name.contains(&first) {
            return None;
        }
        // 邻县自然资源和规划局 is another.
        let spoken = before.iter().rfind(|token| token.word() != Some(Meaning::AND));
        let is_other = spoken.is_some_and(|token| {
            token.kind == TokenKind::Unknown && !self.leads_to_body(&text[token.range.clone()])
        });
        if let Some(length) = self.government(rest).filter(|_| !is_other) {
            return Some((Meaning::FILLER, length));
        }
        let is_first = before.last().is_none_or(|token| ends_clause(token.kind));
        let full = self.names.iter().find_map(|name| own_name(rest, name, is_first));
        let begins = || self.names.iter().any(|name| name.starts_with(first));
        let full = full.filter(|_| !is_other || begins());
        let short = || is_first_subject(before).then(|| self.short(rest)).flatten();
        let length = if is_first { full.max(short()) } else { full };
        Some((Meaning::FILLER, length?))
    }

    /// The length of a short name, where the rest of the sentence names no other body.
    fn short(&self, rest: &str) -> Option<usize> {
        let first = self.department.chars().next()?;
        let level = self.place.chars().next_back().map(String::from).unwrap_or_default();
        [self.place.as_str(), &level, ""].into_iter().find_map(|place| {
            let name = rest.strip_prefix(place)?;
            let length = name.starts_with(first).then(|| self.short_of_department(name))??;
            let behind = &name[length..];
            (!self.names_body(behind)).then_some(place.len() + length)
        })
    }

    /// The length of characters of the department's name in their order, with its beginning and its end: 自然资源局.
    fn short_of_department(&self, text: &str) -> Option<usize> {
        let ends = |end: &str| self.department.ends_with(end);
        let short = self.bodies.short.iter().find(|(full, _)| ends(full)).map(|(_, short)| short);
        let ending = short.or_else(|| self.bodies.department.iter().find(|end| ends(end)))?;
        let mut left = self.department.chars();
        let mut length = 0;
        for (count, char) in text.chars().take(LONGEST).enumerate() {
            left.find(|other| *other == char)?;
            length += char.len_utf8();
            if count > 1 && text[..length].ends_with(ending.as_str()) {
                return Some(length);
            }
        }
        None
    }

    /// Whether the sentence that goes on here names another body.
    fn names_body(&self, behind: &str) -> bool {
        let sentence = behind.split(['。', '！', '？']).next().unwrap_or_default();
        let Bodies { department, departments, other, none, having, .. } = self.bodies;
        // 政府信息 and 政府网站 are no bodies.
        let without = |text: String, word: &String| text.replace(word.as_str(), "");
        let sentence = none.iter().chain(having).fold(sentence.to_owned(), without);
        [department, departments, other].iter().any(|list| has_any(&sentence, list))
    }

    /// The length of 代表 with the name of the government whose office this is.
    fn stood_for(&self, rest: &str) -> Option<usize> {
        let behind = |word: &String| Some((word.len(), rest.strip_prefix(word.as_str())?));
        let (length, behind) = self.bodies.stands_for.iter().find_map(behind)?;
        Some(length + self.government(behind)?)
    }

    /// The length of a name of that government.
    fn government(&self, rest: &str) -> Option<usize> {
        let named = self.governments.iter().filter(|name| rest.starts_with(name.as_str()));
        named.map(String::len).max()
    }

    /// Whether a text ends with what stands before a body, and is no part of its name: 以市政府名义.
    fn leads_to_body(&self, text: &str) -> bool {
        self.bodies.before.iter().any(|word| text.ends_with(word.as_str()))
    }
}

/// Whether names of places end with a character.
fn ends_place(char: char, bodies: &Bodies) -> bool {
    bodies.place.iter().any(|place| place.chars().eq([char]))
}

/// The length of the place that a name begins with.
fn place_of(authority: &str, bodies: &Bodies) -> usize {
    let mut ends = authority.char_indices().skip(1).filter(|(_, char)| ends_place(*char, bodies));
    ends.next().map_or(0, |(at, char)| at + char.len_utf8())
}

/// What the government is called whose office has these names: 甲市乙区人民政府, 乙区政府, 区政府.
fn governments(vocabulary: &Vocabulary, names: &[String]) -> Vec<String> {
    let Some(words) = &vocabulary.regulations else { return Vec::new() };
    let is_office = |name: &&String| words.offices.iter().any(|it| name.ends_with(it.as_str()));
    let full = |name: &String| {
        let ends = words.governments.iter();
        let end = ends.filter_map(|end| Some(name.find(end.as_str())? + end.len())).max()?;
        name.get(..end).map(str::to_owned)
    };
    let ends_place = |char: char| ends_place(char, &vocabulary.parts.bodies);
    // From the beginning, from what ends a place (区政府), and from what follows it (乙区政府).
    let parts = |full: String| {
        let ends = full.char_indices().filter(|(_, char)| ends_place(*char));
        let starts = ends.flat_map(|(at, char)| [at, at + char.len_utf8()]).chain([0]);
        let parts = starts.map(|start| full[start..].to_owned());
        parts.filter(|part| part.contains(ends_place)).collect::<Vec<_>>()
    };
    names.iter().filter(is_office).filter_map(full).flat_map(parts).collect()
}

/// Whether nothing was said in the sentence but the time, in a few words.
fn is_first_subject(before: &[Token]) -> bool {
    if before.iter().rev().take(FAR).all(|token| token.kind != TokenKind::Stop)
        && before.len() > FAR
    {
        return false;
    }
    let sentence = before.iter().rev().take_while(|token| token.kind != TokenKind::Stop);
    sentence.into_iter().all(|token| {
        matches!(
            token.kind,
            TokenKind::Pause | TokenKind::Word(Meaning::THIS_YEAR | Meaning::FILLER)
        )
    })
}

const fn ends_clause(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Stop
            | TokenKind::Pause
            | TokenKind::Open
            | TokenKind::Close
            | TokenKind::Word(Meaning::THIS_YEAR)
    )
}

/// The authority's own name at a place: its end, its beginning, or at the beginning of a clause any part of it.
fn own_name(rest: &str, authority: &str, is_first: bool) -> Option<usize> {
    let first = rest.chars().next()?;
    let begins = authority.char_indices().filter(|(_, char)| *char == first);
    let named = begins.filter_map(|(at, _)| {
        let part = &authority[at..];
        let length = if is_first || at == 0 { common(part, rest) } else { part.len() };
        (length > first.len_utf8() && rest.starts_with(&part[..length])).then_some(length)
    });
    named.max()
}

/// The length of what two texts begin with alike.
fn common(one: &str, other: &str) -> usize {
    let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
    alike.map(|(char, _)| char.len_utf8()).sum()
}
