//! The fonts that are installed on this machine.

use std::env;
use std::path::PathBuf;

use super::find;

/// The font files of the machine. Nobody named its folders, so nothing is said of those that are
/// not there or hold what is no font.
pub(super) fn font_files() -> Vec<PathBuf> {
    let found = folders().into_iter().filter_map(|folder| find::font_files(&folder).ok());
    found.flat_map(|found| found.files).collect()
}

#[cfg(windows)]
fn folders() -> Vec<PathBuf> {
    let root = env::var_os("SYSTEMROOT").map_or_else(|| "C:\\Windows".into(), PathBuf::from);
    let mut folders = vec![root.join("Fonts")];
    if let Some(home) = env::var_os("USERPROFILE").map(PathBuf::from) {
        let kinds = ["Local", "Roaming"].into_iter();
        folders.extend(kinds.map(|kind| {
            home.join("AppData").join(kind).join("Microsoft").join("Windows").join("Fonts")
        }));
    }
    folders
}

/// Fonts that the system loads on demand lie in folders of their own.
#[cfg(target_os = "macos")]
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        ["/Library/Fonts", "/System/Library/Fonts", "/Network/Library/Fonts"]
            .map(PathBuf::from)
            .into();
    let loaded = std::fs::read_dir("/System/Library/AssetsV2").into_iter().flatten().flatten();
    let is_font = |entry: &std::fs::DirEntry| {
        entry.file_name().to_string_lossy().starts_with("com_apple_MobileAsset_Font")
    };
    let mut loaded: Vec<PathBuf> = loaded.filter(is_font).map(|entry| entry.path()).collect();
    loaded.sort();
    folders.extend(loaded);
    folders.extend(env::var_os("HOME").map(|home| PathBuf::from(home).join("Library/Fonts")));
    folders
}

#[cfg(not(any(windows, target_os = "macos")))]
fn folders() -> Vec<PathBuf> {
    let mut folders = vec!["/usr/share/fonts".into(), "/usr/local/share/fonts".into()];
    if let Some(home) = env::var_os("HOME").map(PathBuf::from) {
        folders.extend([home.join(".fonts"), home.join(".local/share/fonts")]);
    }
    folders
}
