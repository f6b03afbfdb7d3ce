//! Do the parts know of each other? ECMA-376 part 2, clauses 9 and 10.

use std::collections::BTreeSet;

use super::Parts;
use genreport::container::Element;

const TYPES: &str = "[Content_Types].xml";
/// The figures for machines: XML of a vocabulary of our own.
const FIGURES: &str = "customXml/item1.xml";

pub(super) fn faults(names: &[String], parts: &Parts) -> Vec<String> {
    let mut faults = Vec::new();
    if names.first().map(String::as_str) != Some(TYPES) {
        faults.push("the content types do not come first".to_owned());
    }
    if names.len() != parts.len() || names.iter().any(|name| name.ends_with('/')) {
        faults.push("a folder or a part twice".to_owned());
    }
    let targets = targets(parts);
    faults.extend(content_types(parts));
    let related = |name: &str| name == TYPES || name.ends_with(".rels") || targets.contains(name);
    let lost = names.iter().filter(|name| !related(name));
    faults.extend(lost.map(|name| format!("{name} has no relationship")));
    let missing = targets.iter().filter(|target| !parts.contains_key(*target));
    faults.extend(missing.map(|target| format!("a relationship to {target}, which is not there")));
    faults.extend(references(parts));
    faults
}

/// The parts that relationships lead to.
fn targets(parts: &Parts) -> BTreeSet<String> {
    let mut targets = BTreeSet::new();
    for (path, part) in parts.iter().filter(|(path, _)| path.ends_with(".rels")) {
        let folder = path.split("_rels/").next().unwrap_or_default();
        let found = part.elements().filter_map(|relationship| relationship.get("Target"));
        targets.extend(found.map(|target| match target.strip_prefix("../") {
            Some(from_the_root) => from_the_root.to_owned(),
            None => format!("{folder}{target}"),
        }));
    }
    targets
}

/// Every part has a type of its own; only XML of any vocabulary and fonts go by their ending.
fn content_types(parts: &Parts) -> Vec<String> {
    let Some(types) = parts.get(TYPES) else { return vec!["no content types".to_owned()] };
    let overridden: Vec<&str> = types
        .elements()
        .filter_map(|kind| kind.get("PartName"))
        .map(|name| name.trim_start_matches('/'))
        .collect();
    let endings = ["rels", "odttf"].into_iter().filter(|ending| has_default(types, ending));
    let endings: Vec<&str> = endings.collect();
    let by_ending = |path: &str| path.rsplit_once('.').is_some_and(|(_, e)| endings.contains(&e));
    let is_data = |path: &str| path == FIGURES && has_default(types, "xml");
    let typed = |path: &str| {
        path == TYPES || by_ending(path) || is_data(path) || overridden.contains(&path)
    };
    let untyped = parts.keys().filter(|path| !typed(path));
    let mut faults: Vec<String> = untyped.map(|path| format!("{path} has no type")).collect();
    let absent = overridden.iter().filter(|path| !parts.contains_key(**path));
    faults.extend(absent.map(|path| format!("a type for {path}, which is not there")));
    faults
}

/// Whether files of an ending have a type.
fn has_default(types: &Element, ending: &str) -> bool {
    types.elements().any(|default| default.get("Extension") == Some(ending))
}

/// Every `r:id` of a part resolves among the relationships of that part.
fn references(parts: &Parts) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, part) in parts {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let relationships = parts.get(&format!("{folder}/_rels/{file}.rels"));
        let known: Vec<&str> = relationships
            .iter()
            .flat_map(|part| part.elements())
            .filter_map(|relationship| relationship.get("Id"))
            .collect();
        let used =
            part.descendants().into_iter().filter_map(|element: &Element| element.get("r:id"));
        let dangling = used.filter(|id| !known.contains(id));
        faults.extend(dangling.map(|id| format!("{path}: {id} leads nowhere")));
    }
    faults
}
