//! What a file of known keys has otherwise than it should.

use crate::base::{Diagnostic, ParseLengthError, SourceId, Span};

/// In Chinese, what serde says of a key of `file` (版式文件) that is unknown, missing or of the wrong
/// type.
pub fn shape_fault(file: &str, error: &toml::de::Error, source: SourceId) -> Diagnostic {
    let message = error.message();
    let name = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    let wrong = if message.starts_with("unknown field") {
        format!("{file}里没有 {} 这个键", name(message))
    } else if message.starts_with("missing field") {
        format!("{file}缺少 {} 这个键", name(message))
    } else if message.starts_with("unknown variant") {
        format!("不认识的取值 {}", name(message))
    } else if message == ParseLengthError.to_string() {
        message.to_owned()
    } else {
        "值的类型或写法不对".to_owned()
    };
    let span = Span::of(source, &error.span().unwrap_or(0..0));
    Diagnostic::error("L001", wrong, span).help("每个键的写法见 layouts/README.md")
}
