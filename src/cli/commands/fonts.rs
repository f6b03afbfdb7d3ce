//! Which fonts serve.

use crate::cli::arguments::FontArgs;
use crate::cli::fonts;
use crate::cli::terminal::{Failure, Outcome, Terminal};

/// Lists for each role the faces that serve it.
pub(in crate::cli) fn list(args: &FontArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    for listing in fonts::load(args, terminal)?.listing() {
        terminal.put(listing.role.map_or("数字和西文", |role| role.name()));
        for (family, origin) in &listing.faces {
            terminal.say(&format!("  {family}（{origin}）"));
        }
        if listing.faces.is_empty() {
            terminal.put("  没有字体");
        }
    }
    Ok(Outcome::Written)
}
