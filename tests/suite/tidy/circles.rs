//! No two files use each other, directly or by way of others: whoever reads the one would have to
//! read the other first.
//!
//! A file uses what it imports and what it names by a path; what a `mod.rs` only hands on is
//! followed to the file that defines it. No use are: `mod x;` and `pub use x::Y;` by themselves,
//! what tests use, and what the file at a folder's head declares for all the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::{modules, root, rust_files, tokens};

/// A module by the names that lead to it, or anything else so.
type Names = Vec<String>;

/// What a file imports.
struct Import {
    path: Names,
    /// What it is called here; `*` for everything.
    name: String,
    is_handed_on: bool,
}

/// A file without its imports and tests.
struct Module {
    file: String,
    imports: Vec<Import>,
    code: Vec<String>,
}

/// All files by their modules.
struct Tree(BTreeMap<Names, Module>);

/// Takes a path of a `use` at a token, with what stands before the brace group it is in; gives
/// the token behind it.
fn take_import(code: &[&str], mut at: usize, before: &[String], found: &mut Vec<Import>) -> usize {
    let mut path = before.to_vec();
    loop {
        if code[at] == "{" {
            at += 1;
            while code[at] != "}" {
                at = take_import(code, at, &path, found);
                at += usize::from(code[at] == ",");
            }
            return at + 1;
        }
        path.push(code[at].to_owned());
        at += 1;
        if code[at] != "::" {
            break;
        }
        at += 1;
    }
    let mut name = path.last().unwrap().clone();
    if matches!(name.as_str(), "self" | "*") {
        path.pop();
        name = if name == "*" { name } else { path.last().unwrap().clone() };
    }
    if code[at] == "as" {
        name = code[at + 1].to_owned();
        at += 2;
    }
    found.push(Import { path, name, is_handed_on: false });
    at
}

/// The imports of a piece of code, and the rest of its tokens.
fn imports(code: &str) -> (Vec<Import>, Vec<String>) {
    let code = tokens(code);
    let (mut imports, mut rest, mut at) = (Vec::new(), Vec::new(), 0);
    while at < code.len() {
        if code[at] == "use" {
            let first = imports.len();
            let is_handed_on = at > 0 && matches!(code[at - 1], "pub" | ")");
            at = take_import(&code, at + 1, &[], &mut imports);
            imports[first..].iter_mut().for_each(|import| import.is_handed_on = is_handed_on);
        } else {
            rest.push(code[at].to_owned());
        }
        at += 1;
    }
    (imports, rest)
}

/// The names of modules that are there for tests only.
fn test_modules(code: &str) -> BTreeSet<&str> {
    let lines: Vec<&str> = code.lines().collect();
    let declared = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    let names = declared.filter_map(|pair| pair[1].rsplit_once("mod ")?.1.strip_suffix(';'));
    names.collect()
}

impl Tree {
    fn of(files: &[(String, String)]) -> Self {
        let mut tree = BTreeMap::new();
        let mut tests = Vec::new();
        for (file, code) in files {
            let mut parts = modules(file, code);
            let module = parts[0].0.clone();
            parts.retain(|(own, _)| *own == module);
            let own: String = parts.into_iter().map(|(_, code)| code).collect();
            let (imports, code) = imports(&own);
            let below = test_modules(&own).into_iter().map(|name| joined(&module, &[name]));
            tests.extend(below);
            tree.insert(module, Module { file: file.clone(), imports, code });
        }
        tree.retain(|module, _| !tests.iter().any(|test| module.starts_with(test)));
        Self(tree)
    }

    fn import(&self, module: &[String], name: &str) -> Option<&Import> {
        self.0.get(module)?.imports.iter().find(|import| import.name == name)
    }

    /// What a path in a module means, from the root; nothing for what is not ours.
    fn absolute(&self, module: &[String], path: &[String], depth: usize) -> Option<Names> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            _ if depth > 9 => None,
            "crate" => Some(rest.to_vec()),
            "self" => Some(joined(module, rest)),
            "super" if rest.first().is_some_and(|next| next == "super") => {
                self.absolute(module.split_last()?.1, rest, depth)
            }
            "super" => Some(joined(module.split_last()?.1, rest)),
            name => {
                let is_module = self.0.contains_key(&joined(module, &[name]));
                match self.import(module, name) {
                    Some(import) if !is_module || rest.is_empty() => {
                        self.absolute(module, &joined(&import.path, rest), depth + 1)
                    }
                    _ => is_module.then(|| joined(module, path)),
                }
            }
        }
    }

    /// The module that defines what a path from the root leads to; nothing for modules and for
    /// what is not ours.
    fn home(&self, path: &[String], depth: usize) -> Option<Names> {
        let mut at = Names::new();
        for (number, name) in path.iter().enumerate() {
            let rest = &path[number + 1..];
            let below = joined(&at, &[name]);
            match self.import(&at, name) {
                _ if depth > 9 => return None,
                Some(import) if rest.is_empty() || !self.0.contains_key(&below) => {
                    let whole = self.absolute(&at, &joined(&import.path, rest), 0)?;
                    return self.home(&whole, depth + 1);
                }
                _ if self.0.contains_key(&below) => at = below,
                _ => return Some(at),
            }
        }
        None
    }

    /// The modules that a module uses.
    fn uses(&self, module: &[String]) -> BTreeSet<Names> {
        let Module { imports, code, .. } = &self.0[module];
        let is_named = |import: &&Import| !import.is_handed_on || code.contains(&import.name);
        let mut paths: Vec<Names> =
            imports.iter().filter(is_named).map(|import| import.path.clone()).collect();
        for at in 1..code.len().saturating_sub(1) {
            let begins = code[at] == "::" && (at < 2 || !matches!(&*code[at - 2], "::" | "$"));
            let mut end = at - 1;
            while code.get(end + 1).is_some_and(|sign| sign == "::") && end + 2 < code.len() {
                end += 2;
            }
            if begins {
                paths.push(code[at - 1..=end].iter().step_by(2).cloned().collect());
            }
        }
        let absolute = paths.iter().filter_map(|path| self.absolute(module, path, 0));
        let homes: BTreeSet<Names> = absolute.filter_map(|path| self.home(&path, 0)).collect();
        // Itself, and what the head of a folder declares for all of it.
        homes.into_iter().filter(|home| !module.starts_with(home)).collect()
    }

    /// The files of each circle.
    fn circles(&self) -> BTreeSet<Vec<&str>> {
        let uses: BTreeMap<&Names, BTreeSet<Names>> =
            self.0.keys().map(|module| (module, self.uses(module))).collect();
        let reach = |from: &Names| {
            let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
            while let Some(module) = open.pop() {
                open.extend(uses[module].iter().filter(|next| reached.insert((*next).clone())));
            }
            reached
        };
        let reached: BTreeMap<&Names, BTreeSet<Names>> =
            self.0.keys().map(|module| (module, reach(module))).collect();
        let circle = |module: &&Names| -> Vec<&str> {
            let others = reached[*module].iter().filter(|other| reached[*other].contains(*module));
            others.map(|other| self.0[other].file.as_str()).collect()
        };
        self.0.keys().map(|module| circle(&module)).filter(|circle| !circle.is_empty()).collect()
    }
}

fn joined(path: &[String], more: &[impl AsRef<str>]) -> Names {
    path.iter().cloned().chain(more.iter().map(|name| name.as_ref().to_owned())).collect()
}

fn found(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let owned = |(file, code): &(&str, &str)| ((*file).to_owned(), (*code).to_owned());
    let tree = Tree::of(&files.iter().map(owned).collect::<Vec<_>>());
    let circles = tree.circles().into_iter();
    circles.map(|circle| circle.into_iter().map(str::to_owned).collect()).collect()
}

#[test]
fn circles_are_seen_however_they_are_closed() {
    let none: Vec<Vec<String>> = Vec::new();
    let both = vec![vec!["a/b.rs".to_owned(), "a/c.rs".to_owned()]];
    let head = ("a/mod.rs", "mod b;\nmod c;\npub use b::B;\npub(super) use c::{C as D, go};\n");
    let c = ("a/c.rs", "use crate::a::B;\npub struct C(B);\n");
    let with = |b: &str| found(&[head, ("a/b.rs", b), c]);
    assert_eq!(with("pub struct B;"), none);
    assert_eq!(with("use super::D;\n"), both);
    assert_eq!(with("use crate::{x::Y, a::{D, Z}};\n"), both);
    assert_eq!(with("fn f() { super::c::go(); }"), both);
    assert_eq!(with("use super::c;\nfn f() { c::go(); }"), both);
    assert_eq!(with("use super::go as run;\n"), both);
    // Declared, handed on, used by tests, or another's of the same name.
    assert_eq!(with("#[cfg(test)]\nmod tests {\n    use super::super::D;\n}\n"), none);
    assert_eq!(with("use std::c::go;\nfn f() { c::go(); }"), none);
    assert_eq!(with("use super::Declared;\n"), none);
    // By way of a third, the head of a folder too.
    let third = ("d/mod.rs", "use crate::a::D;\npub struct E;\n");
    let round = found(&[head, ("a/b.rs", "use crate::d::E;\npub struct B;\n"), c, third]);
    assert_eq!(round, [["a/b.rs", "a/c.rs", "d/mod.rs"]]);
}

#[test]
fn no_files_use_each_other() {
    let source = root().join("src");
    let name = |file: &Path| file.strip_prefix(&source).unwrap().to_str().unwrap().to_owned();
    let files = rust_files(&source).into_iter();
    let files = files.filter(|file| !file.ends_with("lib.rs") && !file.ends_with("main.rs"));
    let files: Vec<(String, String)> =
        files.map(|file| (name(&file), fs::read_to_string(&file).unwrap())).collect();
    let tree = Tree::of(&files);
    let count: usize = tree.0.keys().map(|module| tree.uses(module).len()).sum();
    assert!(count > 3 * tree.0.len(), "{count}");
    assert_eq!(tree.circles(), BTreeSet::new());
}
