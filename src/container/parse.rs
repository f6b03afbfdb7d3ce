//! From the text of a part back to its tree, by quick-xml.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::xml::{Element, Node};

/// Elements within each other; a tree is walked by functions that call themselves.
const DEEPEST: usize = 256;

/// Reads a part. The tree lends from its text what can be lent.
///
/// # Errors
/// What is not well-formed, in the words of quick-xml, uses CDATA, which we do not, or lies more
/// than 256 elements deep.
pub fn parse(part: &[u8]) -> Result<Element<'_>, String> {
    let text = std::str::from_utf8(part).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_str(text);
    // The outermost entry collects the root, as every other collects its children.
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(_) if open.len() > DEEPEST => return Err("too deep".to_owned()),
            Event::Start(tag) => open.push(start(text, &tag)?),
            Event::Empty(tag) => append(&mut open, Node::Element(start(text, &tag)?)),
            Event::End(_) => {
                if let Some(done) = open.pop() {
                    append(&mut open, Node::Element(done));
                }
            }
            Event::Text(data) => {
                let data = data.xml10_content().map_err(|error| error.to_string())?;
                append(&mut open, Node::Text(lent(text, data)));
            }
            Event::GeneralRef(name) => append(&mut open, Node::Text(resolve(&name)?.into())),
            Event::CData(_) => return Err("CDATA".to_owned()),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    let outermost = open.pop().filter(|_| open.is_empty()).unwrap_or_default();
    let root = outermost.children.into_iter().find_map(|child| match child {
        Node::Element(root) => Some(root),
        Node::Text(_) => None,
    });
    root.ok_or_else(|| "no root element".to_owned())
}

fn start<'t>(text: &'t str, tag: &BytesStart<'_>) -> Result<Element<'t>, String> {
    let name = |bytes: &[u8]| lent(text, String::from_utf8_lossy(bytes));
    let mut element = Element { name: name(tag.name().as_ref()), ..Element::default() };
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0);
        let value = value.map_err(|error| error.to_string())?;
        element.attributes.push((name(attribute.key.as_ref()), lent(text, value)));
    }
    Ok(element)
}

/// A piece of a text as that text lends it; quick-xml lends it for the time of an event only.
/// What quick-xml had to make anew is not in the text, and is kept.
fn lent<'t>(text: &'t str, piece: Cow<'_, str>) -> Cow<'t, str> {
    let Cow::Borrowed(piece) = piece else { return Cow::Owned(piece.into_owned()) };
    let place = piece.as_ptr().addr().checked_sub(text.as_ptr().addr());
    let found = place.and_then(|start| text.get(start..start + piece.len()));
    found.map_or_else(|| Cow::Owned(piece.to_owned()), Cow::Borrowed)
}

/// An entity arrives as an event of its own: `a &amp; b` is three pieces of one text.
fn append<'t>(open: &mut [Element<'t>], node: Node<'t>) {
    let Some(parent) = open.last_mut() else { return };
    match (parent.children.last_mut(), node) {
        (Some(Node::Text(before)), Node::Text(text)) => before.to_mut().push_str(&text),
        (_, Node::Text(text)) if text.is_empty() => {}
        (_, node) => parent.children.push(node),
    }
}

fn resolve(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(c) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(c.to_string());
    }
    let name = reference.decode().map_err(|error| error.to_string())?;
    let text = resolve_predefined_entity(&name).ok_or_else(|| format!("&{name};"))?;
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::xml::element;

    #[test]
    fn joins_entities_and_text() {
        let root = parse(b"<w:t>a &amp; b &#60;&#x4E2D;</w:t>").expect("well-formed");
        assert_eq!(root.children, [Node::Text("a & b <中".into())]);
    }

    #[test]
    fn refuses_what_is_not_well_formed() {
        for wrong in ["", "<a>", "<a></b>", "<a b=1/>", "<a>&unknown;</a>"] {
            assert!(parse(wrong.as_bytes()).is_err(), "{wrong}");
        }
        let nested = |depth| "<a>".repeat(depth) + &"</a>".repeat(depth);
        assert!(parse(nested(256).as_bytes()).is_ok());
        assert!(parse(nested(257).as_bytes()).is_err());
        assert!(parse(nested(1_000_000).as_bytes()).is_err());
    }

    #[test]
    fn what_is_written_reads_back() {
        let tree = element("w:t")
            .attribute("w:val", "\"a\" <\t\n\r> & '")
            .text("a & b < c > d \" ' \r\n\t “中”")
            .child(element("w:sz").attribute("w:val", 32));
        assert_eq!(parse(&tree.to_part()), Ok(tree.clone()));
    }

    #[test]
    fn forbidden_characters_are_dropped() {
        let text = "a\0b\u{b}c\u{1f}d\u{fffe}e\u{ffff}f\tg\nh";
        let tree = element("w:t").attribute("w:val", text).text(text);
        let part = tree.to_part();
        let back = parse(&part).expect("well-formed");
        assert_eq!(back.get("w:val"), Some("abcdef\tg\nh"));
        assert_eq!(back.children, [Node::Text("abcdef\tg\nh".into())]);
    }
}
