//! Is the PDF sound, and are its fonts all there?

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{files, folder, judge, run, text};

#[test]
fn qpdf_finds_no_fault() {
    if judge("qpdf").is_none() {
        return;
    }
    let check = |file: &Path| run(Command::new("qpdf"), |qpdf| qpdf.arg("--check").arg(file));
    for file in files("pdf") {
        let output = check(&file);
        assert!(output.status.success(), "{}: {}", file.display(), text(&output.stdout));
    }
    // The judge can fail: a file that lacks its end.
    let bytes = fs::read(&files("pdf")[0]).unwrap();
    let broken = folder("qpdf").join("broken.pdf");
    fs::write(&broken, &bytes[..bytes.len() / 2]).unwrap();
    assert!(!check(&broken).status.success());
}

/// The rows of pdffonts about faces that are not embedded, not a subset, without characters, or
/// whose name lacks the mark of a subset.
fn font_faults(pdf: &Path) -> Vec<String> {
    let output = run(Command::new("pdffonts"), |pdffonts| pdffonts.arg(pdf));
    let table = text(&output.stdout);
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert!(rows.len() >= 5, "{table}{}", text(&output.stderr));
    let is_sound = |row: &str| {
        let words: Vec<&str> = row.split_whitespace().collect();
        // name, type (one word or two), encoding, emb, sub, uni, object ID (two words)
        let marks = &words[words.len() - 5..words.len() - 2];
        marks == ["yes", "yes", "yes"] && row.as_bytes()[6] == b'+'
    };
    rows.into_iter().filter(|row| !is_sound(row)).map(str::to_owned).collect()
}

#[test]
fn all_fonts_are_embedded_and_subset_with_their_characters() {
    if judge("pdffonts").is_none() {
        return;
    }
    for file in files("pdf") {
        assert_eq!(font_faults(&file), [""; 0], "{}", file.display());
    }
    // The judge can fail: a file whose fonts have lost their programs, or their characters.
    for (key, owner) in [(&b"FontFile2"[..], "FontDescriptor"), (b"ToUnicode", "Font")] {
        let mut document = lopdf::Document::load(&files("pdf")[0]).unwrap();
        let mut taken = 0;
        for object in document.objects.values_mut() {
            let Ok(dictionary) = object.as_dict_mut() else { continue };
            if dictionary.has_type(owner.as_bytes()) && dictionary.remove(key).is_some() {
                taken += 1;
            }
        }
        assert!(taken >= 5, "{owner}: {taken}");
        let broken = folder("pdffonts").join("broken.pdf");
        document.save(&broken).unwrap();
        assert_eq!(font_faults(&broken).len(), taken, "{owner}");
    }
}
