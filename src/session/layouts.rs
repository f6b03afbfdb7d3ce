//! Which layout does a report ask for?

use std::path::Path;
use std::sync::Arc;

use super::decode::{Wanted, begins_like_toml, decode};
use super::file::{Folder, Nowhere, Unavailable};
use super::forms::{Loaded, Text};
use super::{File, Session};
use crate::base::{Diagnostic, Located, Source, Sources, Span, shortened};
use crate::form::{BUILT_IN, Form, built_in, unknown_words};
use crate::input::nearest;

/// The layout a report is measured by when it names none.
const DEFAULT: &str = "annual-report-2021";

/// A layout that was asked for by name, and the texts that its faults point into.
pub struct Layout {
    /// The name as it was asked for, and the layout.
    pub sources: Sources,
    /// The form, or everything that is wrong with the layout.
    pub form: Result<Arc<Form>, Vec<Diagnostic>>,
}

/// What asking for a layout gave.
pub(super) enum Found {
    /// A text that is a layout: the form, or what is wrong with it; and what is to be said of the file.
    Layout(Loaded, Vec<Diagnostic>),
    /// No such layout, as a finding about the name that was asked for.
    Unknown(Diagnostic),
}

impl Session {
    /// The layout called `name` on behalf of `asker`: a built-in one's name, or a path from the
    /// folder.
    ///
    /// # Errors
    /// When it is a path, and the file cannot be had.
    pub fn layout(
        &self,
        asker: &str,
        name: &str,
        folder: &dyn Folder,
    ) -> Result<Layout, Unavailable> {
        let mut sources = Sources::default();
        let source = sources.add(Source::new(asker, name));
        let asked = Located::verbatim(name, Span::new(source, 0, name.len()));
        let form = match self.find_layout(&asked, folder, &mut sources)? {
            Found::Layout(form, _) => form,
            Found::Unknown(finding) => Err(vec![finding]),
        };
        Ok(Layout { sources, form })
    }

    /// The built-in layout that is for reports about a year.
    #[must_use]
    pub fn layout_for(&self, year: u16) -> Option<Arc<Form>> {
        let forms = BUILT_IN
            .iter()
            .filter_map(|(name, text)| self.shipped(name, text, &mut Sources::default()).ok());
        forms.into_iter().find(|form| form.years.contain(year))
    }

    /// The layout that a report asks for, by name or by its path from the report's folder. Its text
    /// joins the sources.
    pub(super) fn find_layout(
        &self,
        asked: &Located,
        folder: &dyn Folder,
        sources: &mut Sources,
    ) -> Result<Found, Unavailable> {
        let name = asked.as_str();
        if let Some(text) = built_in(name) {
            return Ok(Found::Layout(self.shipped(name, text, sources), Vec::new()));
        }
        if is_path(name) {
            return Ok(self.layout_of(&folder.open(name)?, asked, sources));
        }
        Ok(Found::Unknown(unknown(asked)))
    }

    /// The layout to find a report's other faults by, when it asks for none.
    pub(super) fn default_layout(&self, sources: &mut Sources) -> Loaded {
        self.shipped(DEFAULT, built_in(DEFAULT).unwrap_or_default(), sources)
    }

    fn shipped(&self, name: &str, text: &str, sources: &mut Sources) -> Loaded {
        self.load(name, Source::new(format!("内置版式 {name}"), text), &Nowhere, sources)
    }

    fn layout_of(&self, file: &File<'_>, asked: &Located, sources: &mut Sources) -> Found {
        let decoded = decode(&file.bytes, sources.next(), Wanted::Layout);
        let (said, fault) = (decoded.findings.clone(), decoded.fault().cloned());
        let source = Source::new(file.name.as_str(), decoded.text);
        if decoded.is_of_another_kind || !begins_like_toml(source.text()) {
            return Found::Unknown(no_layout(asked));
        }
        if let Some(fault) = fault {
            sources.add(source);
            return Found::Layout(Err(vec![fault]), Vec::new());
        }
        let name = Path::new(&file.name).file_stem().unwrap_or_default().to_string_lossy();
        Found::Layout(self.load(&name, source, &*file.folder, sources), said)
    }

    /// The form of a text, its words file looked for in `folder`; a text that is already there keeps its
    /// number.
    fn load(
        &self,
        name: &str,
        source: Source,
        folder: &dyn Folder,
        sources: &mut Sources,
    ) -> Loaded {
        let (id, source) = sources.add_once(source);
        self.forms.get(name, (&source, id), &mut |asked| words_file(asked, folder, sources))
    }
}

/// The words file that a layout names by its path; its text joins the sources.
fn words_file(
    asked: &Located,
    folder: &dyn Folder,
    sources: &mut Sources,
) -> Result<Text, Diagnostic> {
    if !is_path(asked.as_str()) {
        return Err(unknown_words(asked));
    }
    let unread = |why: Unavailable| {
        Diagnostic::error("L114", format!("读不到词语文件：{why}"), asked.span())
            .help("words 写的路径从版式所在的文件夹算起")
    };
    let file = folder.open(asked.as_str()).map_err(unread)?;
    let decoded = decode(&file.bytes, sources.next(), Wanted::Layout);
    let fault = decoded.fault().cloned();
    let source = Source::new(file.name.as_str(), decoded.text);
    if source.text().trim().is_empty() || !begins_like_toml(source.text()) {
        let message = format!("{} 不是词语文件", shortened(asked.as_str()));
        let help = "词语文件是 TOML 文件，写法见 layouts/README.md；请检查 words 写的路径";
        return Err(Diagnostic::error("L114", message, asked.span()).help(help));
    }
    let (id, source) = sources.add_once(source);
    fault.map_or(Ok((source, id)), Err)
}

/// Whether a layout that is asked for is a file, and not one of the built-in ones.
#[must_use]
pub fn is_path(name: &str) -> bool {
    name.contains(['/', '\\']) || name.ends_with(".toml")
}

fn unknown(asked: &Located) -> Diagnostic {
    let names = BUILT_IN.map(|(name, _)| name);
    let list = names.join("、");
    let help = match nearest(asked.as_str(), &names) {
        Some(near) => format!("是不是要写 {near}？内置的版式有：{list}"),
        None => format!("内置的版式有：{list}；自备的版式请写文件路径，如 ./版式.toml"),
    };
    let message = format!("没有名为 {} 的版式", shortened(asked.as_str()));
    Diagnostic::error("I120", message, asked.span()).help(help)
}

/// A file of another kind: nothing of it is shown, for it may be nobody's business.
fn no_layout(asked: &Located) -> Diagnostic {
    let message = format!("{} 不是版式文件", shortened(asked.as_str()));
    let help = "版式是 TOML 文件，写法见 layouts/README.md；请检查 layout 写的路径";
    Diagnostic::error("I138", message, asked.span()).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SourceId;

    #[test]
    fn a_layout_is_read_once_for_all_reports() {
        let session = Session::new();
        let of = |sources: &mut Sources| session.default_layout(sources).expect("sound");
        let (mut one, mut two) = (Sources::default(), Sources::default());
        let (a, b) = (of(&mut one), of(&mut two));
        assert!(Arc::ptr_eq(&a, &b));
        // A second time in one list of texts it keeps its number; elsewhere it may have another.
        let again = of(&mut one);
        assert!(Arc::ptr_eq(&a, &again) && one.next() == SourceId::new(1));
        let mut behind = Sources::default();
        behind.add(Source::new("a", ""));
        let moved = of(&mut behind);
        assert_eq!(moved.sections[0].heading.span().source, SourceId::new(1));
        assert_eq!(a.sections[0].heading.span().source, SourceId::new(0));
    }
}
