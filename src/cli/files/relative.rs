//! How does a file in one folder call another one?

use std::path::{Component, Path, PathBuf};

use super::inputs::real;
use crate::base::{is_ignorable, visible};

/// The path of a file as a file in `folder` calls it, with strokes as all systems read them; the whole
/// path where the two have nothing in common, as drives have not. `None` where it cannot be written: it is
/// no Unicode, or has characters that are not seen, which a reader takes out.
pub(in crate::cli) fn relative(path: &Path, folder: &Path) -> Option<String> {
    written(path, folder).filter(|path| *visible(path) == **path && !path.contains(is_ignorable))
}

fn written(path: &Path, folder: &Path) -> Option<String> {
    let (target, folder) = (whole(path), whole(folder));
    let (to, from): (Vec<_>, Vec<_>) =
        (target.components().collect(), folder.components().collect());
    let common = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    // The root, and on Windows the drive, says nothing of where the two are kept.
    let is_root = |part: &&Component<'_>| !matches!(part, Component::Normal(_));
    if to.iter().take_while(is_root).count() >= common {
        // Not the one of `whole`, which on Windows begins with `\\?\`.
        return std::path::absolute(path).ok()?.to_str().map(str::to_owned);
    }
    let up = from[common..].iter().map(|_| Some(".."));
    let down = to[common..].iter().map(|part| part.as_os_str().to_str());
    Some(up.chain(down).collect::<Option<Vec<&str>>>()?.join("/"))
}

/// The one path of what is there, and of what is not there yet.
fn whole(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = absolute.ancestors().find_map(|folder| Some((folder, real(folder)?)));
    let Some((folder, real)) = there else { return absolute };
    absolute.strip_prefix(folder).map_or(real.clone(), |rest| {
        // An empty rest would add a stroke.
        if rest.as_os_str().is_empty() { real } else { real.join(rest) }
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_from_a_folder() {
        let of = |path: &str, folder: &str| relative(Path::new(path), Path::new(folder)).unwrap();
        assert_eq!(of("/no/a.toml", "/no"), "a.toml");
        assert_eq!(of("/no/a.toml", "/no/such/b"), "../../a.toml");
        assert_eq!(of("/no/such/a.toml", "/no/b"), "../such/a.toml");
        assert_eq!(of("/no/a.toml", "/else/b"), "/no/a.toml");
        assert_eq!(of("a.toml", ""), "a.toml");
        for unseen in ["a\nb.toml", "a\u{200B}.toml", "\u{202E}a.toml"] {
            assert_eq!(relative(Path::new(unseen), Path::new("")), None);
        }
    }
}
