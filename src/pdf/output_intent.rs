//! What do the colours mean? (ISO 19005-2 6.2.3, ISO 32000-1 14.11.5)
//!
//! Black and white are device colours; the output intent says they are those of sRGB.

use lopdf::{Dictionary, Document, Object, Stream};

/// sRGB in 736 bytes: "sRGB-v2-magic" of the Compact ICC Profiles, by Clinton Ingram (CC0 1.0).
const PROFILE: &[u8] = include_bytes!("sRGB-v2-magic.icc");

/// Adds the profile; the intent for the catalog.
pub(super) fn output_intent(document: &mut Document) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 3);
    let profile = document.add_object(Stream::new(dictionary, PROFILE.to_vec()));
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", Object::string_literal("sRGB"));
    intent.set("Info", Object::string_literal("sRGB IEC61966-2.1"));
    intent.set("DestOutputProfile", profile);
    intent
}
