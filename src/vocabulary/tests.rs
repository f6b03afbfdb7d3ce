//! What is wrong with a words file is said at its place.

use super::*;
use crate::base::SourceId;

const SOUND: &str = r#"
measures = "件"
divides = "who"
figures = "left"
[grammar]
filler = "全年 共"
[words.deeds]
received = "收到"
[words.who]
people = "个人"
[subjects.requests]
rule = "T104"
rows = [
  { when = "received !after:some", means = "received | received + left", then = "some", example = "收到申请1件。" },
]
[subjects.requests.topics]
request = "申请"
"#;

/// The codes of the faults of a words file with the texts that they point at.
fn faults(from: &str, to: &str) -> Vec<(&'static str, String)> {
    assert_eq!(SOUND.matches(from).count(), 1, "{from}");
    let text = SOUND.replace(from, to);
    let found = load(&text, SourceId::default()).err().unwrap_or_default();
    let seen = found.iter().map(|fault| {
        assert!(fault.help.is_some(), "{fault:?}");
        let span = fault.span();
        (fault.code, text[span.start..span.end].to_owned())
    });
    seen.collect()
}

#[track_caller]
fn assert_fault(from: &str, to: &str, code: &'static str, at: &str) {
    assert_eq!(faults(from, to), [(code, at.to_owned())]);
}

#[test]
fn a_sound_file_has_no_fault() {
    assert_eq!(faults("收到申请1件", "收到申请2件"), []);
}

#[test]
fn a_word_has_one_meaning() {
    assert_fault("\"个人\"", "\"个人 收到\"", "L201", "\"个人 收到\"");
    assert_fault("\"申请\"", "\"申请 申请\"", "L201", "\"申请 申请\"");
}

#[test]
fn names_of_meanings_are_sound() {
    assert_fault("filler =", "fillers =", "L202", "fillers");
    assert_fault("people =", "received =", "L202", "received");
    assert_fault("[words.deeds]", "[words.Deeds]", "L202", "Deeds");
    assert_fault("figures = \"left\"", "figures = \"left left\"", "L202", "\"left left\"");
    assert_fault("divides = \"who\"", "divides = \"whom\"", "L202", "\"whom\"");
    assert_fault("measures = \"件\"", "measures = \"\"", "L202", "\"\"");
    let many: String = (0..128).map(|number| format!("m{number} = \"\"\n")).collect();
    assert_eq!(faults("people =", &format!("{many}people ="))[0].0, "L202");
}

#[test]
fn rows_of_a_words_file_are_sound() {
    assert_fault("\"T104\"", "\"T105\"", "L203", "\"T105\"");
    assert_fault("received !after", "receiving !after", "L203", "receiving");
    assert_fault("!after:some", "!after:none", "L203", "!after:none");
    assert_fault("!after:some", "!before:some", "L203", "!before:some");
    assert_fault("received + left", "received + right", "L203", "right");
    assert_fault("received + left", "received left", "L203", "left");
    assert_fault("received + left\"", "received +\"", "L203", "\"received | received +\"");
}

#[test]
fn words_are_found_with_their_meanings() {
    let words = load(SOUND, SourceId::default()).expect("sound");
    let meaning = words.word("收到申请").map(|(meaning, length)| (words.name(meaning), length));
    assert_eq!(meaning, Some(("received", "收到".len())));
    assert_eq!((words.word("受理"), words.meaning("gone")), (None, None));
    let subject = words.subject(words.meaning("request").expect("there")).expect("its own");
    let figures = Vocabulary::figures(&subject.rows, subject.topics);
    let names: Vec<&str> = figures.iter().map(|meaning| words.name(meaning)).collect();
    assert_eq!(names, ["received", "left"]);
}
