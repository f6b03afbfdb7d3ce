//! What the file says of itself: the document information and XMP, made from the same facts
//! (ISO 32000-1 14.3, ISO 19005-2 6.6, ISO 14289-1 5 and 7.1).

use lopdf::{Dictionary, Object, Stream, text_string};
use quick_xml::escape::escape;

use super::{Part, dates};
use crate::container::is_allowed;
use crate::document::{LANGUAGE, Properties};
use crate::model::Created;

/// The program that made the file.
const PRODUCER: &str = concat!("genreport ", env!("CARGO_PKG_VERSION"));

/// The facts, all of them in characters that XML knows.
pub(super) struct Description {
    title: String,
    author: String,
    subject: String,
    keywords: Vec<String>,
    year: u16,
    created: Option<Created>,
    part: Part,
}

impl Description {
    /// Takes the facts together. The day of issue goes before the time that the caller gives.
    pub(super) fn new(properties: &Properties, caller: Option<Created>, part: Part) -> Self {
        Self {
            title: readable(&properties.title),
            author: readable(&properties.author),
            subject: readable(properties.subject.as_deref().unwrap_or_default()),
            keywords: properties.keywords.iter().map(|word| readable(word)).collect(),
            year: properties.year,
            created: properties.created(caller),
            part,
        }
    }

    /// When the file was made, if anybody says.
    pub(super) const fn created(&self) -> Option<Created> {
        self.created
    }

    /// The document information (14.3.3).
    pub(super) fn information(&self) -> Dictionary {
        let keywords = self.keywords.join(", ");
        let texts = [
            ("Title", self.title.as_str()),
            ("Author", &self.author),
            ("Subject", &self.subject),
            ("Keywords", &keywords),
            ("Creator", PRODUCER),
            ("Producer", PRODUCER),
        ];
        let mut information = Dictionary::new();
        for (key, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            information.set(key, text_string(text));
        }
        if let Some(created) = self.created {
            for key in ["CreationDate", "ModDate"] {
                information.set(key, Object::string_literal(dates::pdf(created)));
            }
        }
        information
    }

    /// The metadata stream; it is never compressed, so that a program that knows no PDF can read it
    /// (ISO 32000-1 14.3.2).
    pub(super) fn metadata(&self, identity: u128) -> Stream {
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "Metadata");
        dictionary.set("Subtype", "XML");
        Stream::new(dictionary, self.xmp(identity).into_bytes()).with_compression(false)
    }

    /// The XMP packet (ISO 16684-1).
    pub(super) fn xmp(&self, identity: u128) -> String {
        let [title, author] = [&self.title, &self.author].map(|text| escape(text.as_str()));
        let (about, keywords) = (self.about(), self.keywords());
        let (year, part) = (self.year, self.part.number());
        let dates = self.created.map_or_else(String::new, |created| {
            let date = dates::xmp(created);
            ["CreateDate", "ModifyDate", "MetadataDate"]
                .map(|key| format!("<xmp:{key}>{date}</xmp:{key}>\n"))
                .concat()
        });
        let uuid = uuid(identity);
        format!(
            r#"<?xpacket begin="{BOM}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq>{creator}</rdf:Seq></dc:creator>
{about}<dc:coverage>{year}</dc:coverage>
<dc:language><rdf:Bag>{language}</rdf:Bag></dc:language>
{keywords}<pdf:Producer>{PRODUCER}</pdf:Producer>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
{dates}<xmpMM:DocumentID>{uuid}</xmpMM:DocumentID>
<xmpMM:InstanceID>{uuid}</xmpMM:InstanceID>
</rdf:Description>
{EXTENSION}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
            creator = item(&author),
            language = item(LANGUAGE),
        )
    }

    /// What the report is about, in Dublin Core; a form without subject or keywords says nothing.
    fn about(&self) -> String {
        let mut lines = String::new();
        if !self.subject.is_empty() {
            let subject = escape(self.subject.as_str());
            lines += &format!(
                "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>\n"
            );
        }
        if !self.keywords.is_empty() {
            let words = self.keywords.iter().map(|word| item(&escape(word.as_str())));
            let words: String = words.collect();
            lines += &format!("<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>\n");
        }
        lines
    }

    /// The keywords in the vocabulary of PDF.
    fn keywords(&self) -> String {
        if self.keywords.is_empty() {
            return String::new();
        }
        let keywords = self.keywords.join(", ");
        format!("<pdf:Keywords>{}</pdf:Keywords>\n", escape(keywords.as_str()))
    }
}

/// The byte order mark that tells how the packet is encoded.
const BOM: char = '\u{FEFF}';

/// PDF/A knows nothing of the property that claims PDF/UA: it has to be described
/// (ISO 19005-2 6.6.2.3).
const EXTENSION: &str = r#"<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"#;

fn item(text: &str) -> String {
    format!("<rdf:li>{text}</rdf:li>")
}

/// On one line, and without the characters that XML 1.0 does not know.
fn readable(text: &str) -> String {
    let is_known = |char: &char| *char >= ' ' && is_allowed(*char);
    let known: String = text.chars().filter(is_known).collect();
    known.trim().to_owned()
}

/// An identity as a name: a UUID of version 8, made from our own hash (RFC 9562 5.8).
fn uuid(identity: u128) -> String {
    let version = identity & !(0xF << 76) | 8 << 76;
    let hex = format!("{:032x}", version & !(0b11 << 62) | 0b10 << 62);
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    format!("uuid:{}", parts.join("-"))
}
