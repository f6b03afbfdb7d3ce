//! What the catalog, the trailer and the page dictionaries have to say.

use lopdf::{Dictionary, Object};

use super::Violation;
use super::objects::{Objects, plain};
use crate::pdf::Part;

/// The longest string (ISO 19005-2 6.1.13).
const LONGEST_STRING: usize = 32_767;
/// So many objects a file may have.
const MOST_OBJECTS: usize = 8_388_607;
/// The longest name.
const LONGEST_NAME: usize = 127;

pub(super) fn check(objects: Objects<'_>, part: Part) -> Vec<Violation> {
    let mut found = Vec::new();
    let empty = Dictionary::new();
    let catalog = objects.0.catalog().unwrap_or(&empty);
    let says = |key: &str, flag: &str| {
        objects.dictionary(catalog, key).is_some_and(|inner| objects.is_true(inner, flag))
    };
    let language = objects.text(catalog, "Lang").unwrap_or_default();
    let has_intent = objects.array(catalog, "OutputIntents").iter().any(|intent| {
        let Ok(intent) = objects.follow(intent).as_dict() else { return false };
        let profile = objects.stream(intent, "DestOutputProfile").map(plain);
        objects.name(intent, "S") == Some("GTS_PDFA1") && profile.is_some_and(|it| is_rgb(&it))
    });
    let trailer = &objects.0.trailer;
    let needs = [
        (is_language(&language), Violation::NoLanguage),
        (says("MarkInfo", "Marked"), Violation::NotMarked),
        (says("ViewerPreferences", "DisplayDocTitle"), Violation::NoWindowTitle),
        (has_intent, Violation::NoOutputIntent),
        (objects.array(trailer, "ID").len() == 2, Violation::NoIdentity),
    ];
    found.extend(needs.into_iter().filter(|(is_there, _)| !is_there).map(|(_, lack)| lack));
    found.extend(pages(objects));
    found.extend(objects.0.objects.values().filter_map(too_long));
    found.extend(attachments(objects, part));
    if objects.0.objects.len() > MOST_OBJECTS {
        found.push(Violation::TooMany);
    }
    found
}

/// Whether a profile is one of RGB: by its head's colour space and signature (ICC.1 7.2).
fn is_rgb(profile: &[u8]) -> bool {
    profile.get(16..20) == Some(b"RGB ") && profile.get(36..40) == Some(b"acsp")
}

/// `zh-CN`: letters, then letters and digits, in parts of at most eight (RFC 3066).
fn is_language(text: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    text.split('-').all(is_part) && text.bytes().next().is_some_and(|b| b.is_ascii_alphabetic())
}

fn pages(objects: Objects<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (index, (_, page)) in objects.pages().into_iter().enumerate() {
        let corners = objects.array(page, "MediaBox").iter().map(|number| number.as_float());
        let corners: Vec<f32> = corners.filter_map(Result::ok).collect();
        let is_sound = match corners.as_slice() {
            [left, bottom, rest @ ..] if rest.len() == 2 => {
                let is_side = |side: &f32| (3.0..=14_400.0).contains(side);
                left.abs() < f32::EPSILON && bottom.abs() < f32::EPSILON && rest.iter().all(is_side)
            }
            _ => false,
        };
        if !is_sound {
            found.push(Violation::PageSize { page: index + 1 });
        }
        if objects.name(page, "Tabs") != Some("S") {
            found.push(Violation::NoTabOrder { page: index + 1 });
        }
    }
    found
}

/// The first text or name within an object that is too long.
fn too_long(object: &Object) -> Option<Violation> {
    let within = |dictionary: &Dictionary| dictionary.iter().find_map(|(_, value)| too_long(value));
    match object {
        Object::String(text, _) if text.len() > LONGEST_STRING => {
            let text = lopdf::decode_text_string(object)
                .unwrap_or_else(|_| String::from_utf8_lossy(text).into_owned());
            Some(Violation::TooLong(text.chars().take(10).collect()))
        }
        Object::Name(name) if name.len() > LONGEST_NAME => {
            Some(Violation::TooLong(String::from_utf8_lossy(&name[..10]).into_owned()))
        }
        Object::Array(items) => items.iter().find_map(too_long),
        Object::Dictionary(dictionary) => within(dictionary),
        Object::Stream(stream) => within(&stream.dict),
        _ => None,
    }
}

/// Files inside: only part 3 has them, each with its names, its type and why it is there.
fn attachments(objects: Objects<'_>, part: Part) -> Vec<Violation> {
    let mut found = Vec::new();
    let specifications = objects.0.objects.values().filter_map(|object| {
        let dictionary = object.as_dict().ok()?;
        Some((dictionary, objects.dictionary(dictionary, "EF")?))
    });
    let mut count = 0;
    for (specification, files) in specifications {
        count += 1;
        let is_named = |key| objects.text(specification, key).is_some_and(|name| !name.is_empty());
        let file = objects.stream(files, "F");
        let media_type = file.and_then(|file| objects.name(&file.dict, "Subtype"));
        let needs = [
            (is_named("F") && is_named("UF"), "文件名"),
            (objects.name(specification, "AFRelationship").is_some(), "与报告的关系"),
            (media_type.is_some_and(|name| name.contains('/')), "文件类型"),
        ];
        let lacks = needs.into_iter().filter(|(is_there, _)| !is_there);
        found.extend(lacks.map(|(_, lack)| Violation::Attachment(lack)));
    }
    let empty = Dictionary::new();
    let catalog = objects.0.catalog().unwrap_or(&empty);
    if objects.array(catalog, "AF").len() != count || (count > 0) != (part == Part::Three) {
        found.push(Violation::Attachment("属于整份报告"));
    }
    found
}
