//! Web and mail addresses: where a string that no line may hold is cut.

use super::Atoms;
use crate::text::prohibition::Break;

/// Signs of an address after which it may be cut; before the `%` of an octet it may be cut too.
/// These are clear; nobody takes them for the end of a sentence or of a word.
const CLEAR_CUTS: &str = "/?&=";
const UNCLEAR_CUTS: &str = ".-@_";
/// What cutting a web address costs.
const WEB_COST: u16 = 60;
/// A mail address is short: it is rather whole.
const MAIL_COST: u16 = 200;
/// What a cut costs besides that may be mistaken, such as one after a dot.
const UNCLEAR_COST: u16 = 60;
/// What shows that a word is a web address.
const WEB_SIGNS: [&str; 7] = ["://", "www.", ".cn", ".com", ".org", ".net", ".edu"];

impl Atoms<'_> {
    /// Lets addresses be cut at their signs, not beside their first and last characters.
    pub(super) fn addresses(&mut self) {
        let all = self.all;
        let mut start = 0;
        for word in all.chunk_by(|a, b| a.char.is_ascii_graphic() == b.char.is_ascii_graphic()) {
            let is_western = word.first().is_some_and(|c| c.char.is_ascii_graphic());
            let text = word.iter().map(|character| character.char);
            let text: String = text.filter(|_| is_western).collect();
            if let Some(cost) = cost(&text) {
                let scheme = text.find("://").map_or(1, |at| at + 3);
                for cut in start + scheme..(start + word.len()).saturating_sub(2) {
                    self.address_cut(cut, cost);
                }
            }
            start += word.len();
        }
    }

    fn address_cut(&mut self, at: usize, cost: u16) {
        let next = self.all[at + 1].char;
        let is_clear = self.is_in(at, CLEAR_CUTS);
        let is_sign = is_clear || self.is_in(at, UNCLEAR_CUTS);
        let after_sign = is_sign && next.is_ascii_alphanumeric();
        let is_hex = |at: usize| self.all.get(at).is_some_and(|c| c.char.is_ascii_hexdigit());
        // An octet that the address cannot have as it is (RFC 3986 2.1).
        let before_octet = next == '%' && is_hex(at + 2) && is_hex(at + 3);
        if after_sign || before_octet {
            self.breaks[at] = Break::Allowed(cost + if is_clear { 0 } else { UNCLEAR_COST });
        }
    }
}

/// What cutting a word costs; `None` when it is no address.
fn cost(word: &str) -> Option<u16> {
    let is_mail = word
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.trim_end_matches('.').contains('.'));
    match () {
        () if is_mail => Some(MAIL_COST),
        () if WEB_SIGNS.iter().any(|sign| word.contains(sign)) => Some(WEB_COST),
        () => None,
    }
}
