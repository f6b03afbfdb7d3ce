//! What does a part say, before it is text? A tree of elements, and how it is written.
//!
//! XML 1.0 clauses 2.2 (characters), 2.4 (character data) and 3.3.3 (attribute values).

use std::borrow::Cow;

/// An element with its attributes and children in order. What was read lends its words from the
/// text it was read from, `'t`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element<'t> {
    /// Its name with the prefix, `w:p`.
    pub name: Cow<'t, str>,
    /// Its attributes with their prefixes.
    pub attributes: Vec<(Cow<'t, str>, Cow<'t, str>)>,
    /// What stands in it.
    pub children: Vec<Node<'t>>,
}

/// A child of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node<'t> {
    /// An element.
    Element(Element<'t>),
    /// Character data, unescaped.
    Text(Cow<'t, str>),
}

/// An element of this name, empty so far.
#[must_use]
pub fn element(name: &'static str) -> Element<'static> {
    Element { name: Cow::Borrowed(name), ..Element::default() }
}

impl<'t> Element<'t> {
    /// The element with one more attribute.
    #[must_use]
    #[allow(clippy::needless_pass_by_value, reason = "most values are literals and numbers")]
    pub fn attribute(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((Cow::Borrowed(name), Cow::Owned(value.to_string())));
        self
    }

    /// The element with one more child.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// The element with more children.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// The element with text after what it has.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(Cow::Owned(text.to_owned())));
        self
    }

    /// The value of an attribute.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_ref())
    }

    /// The child elements, without the text between them.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The child elements, to be changed.
    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find(|child| child.name == name)
    }

    /// The element and everything in it, from the outside in.
    #[must_use]
    pub fn descendants(&self) -> Vec<&Self> {
        let mut found = vec![self];
        found.extend(self.elements().flat_map(Self::descendants));
        found
    }

    /// The whole part with its XML declaration.
    #[must_use]
    pub fn to_part(&self) -> Vec<u8> {
        let mut out =
            String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.render(&mut out);
        out.into_bytes()
    }

    fn render(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, true, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.render(out),
                Node::Text(text) => escape(text, false, out),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// Writes text so that reading gives it back; what XML 1.0 cannot say is dropped.
fn escape(text: &str, in_attribute: bool, out: &mut String) {
    let mut written = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' if in_attribute => "&quot;",
            // A reader turns these into spaces or line feeds unless they are written so.
            '\t' if in_attribute => "&#9;",
            '\n' if in_attribute => "&#10;",
            '\r' => "&#13;",
            c if is_allowed(c) => continue,
            _ => "",
        };
        out.push_str(&text[written..at]);
        out.push_str(instead);
        written = at + c.len_utf8();
    }
    out.push_str(&text[written..]);
}

/// Whether XML can say a character at all: XML 1.0 clause 2.2, production `Char`; a Rust `char`
/// is never a surrogate.
#[must_use]
pub const fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
