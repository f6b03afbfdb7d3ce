use super::*;
use crate::base::SourceId;

#[test]
fn t() {
    let (_, text) = BUILT_IN[0];
    let r = load(text, SourceId::default());
    assert!(r.is_ok(), "{:#?}", r.err());
}
