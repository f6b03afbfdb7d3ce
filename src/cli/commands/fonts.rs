//! Where fonts are looked for, and which ones serve.

use std::env;
use std::path::PathBuf;

use crate::font::{FontLibrary, FontOptions};

use crate::cli::arguments::FontArgs;
use crate::cli::terminal::{Failure, Outcome, Terminal};

/// The fonts that were asked for.
pub(in crate::cli) fn load(args: &FontArgs) -> Result<FontLibrary, Failure> {
    let folders = args.folders.clone();
    let options = FontOptions { folders, own_folders: own_folders(), system: args.system };
    FontLibrary::load(&options).map_err(|error| Failure::new(format!("{error}。")))
}

/// Where fonts that came with the program may lie: beside it, and for its makers two
/// folders up, where cargo's `target/release` has the repository's own.
fn own_folders() -> Vec<PathBuf> {
    let Ok(program) = env::current_exe() else { return Vec::new() };
    let Some(folder) = program.parent() else { return Vec::new() };
    let candidates = [folder.to_owned(), folder.join("fonts"), folder.join("../../fonts")];
    candidates.into_iter().filter(|folder| folder.is_dir()).collect()
}

/// Lists for each role the faces that serve it.
pub(in crate::cli) fn list(args: &FontArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    for listing in load(args)?.listing() {
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
