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
  { when = "people", example = "收到个人申请1件。" },
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
    assert_fault("\"个人\"", "\"个人 收到\"", "L201", "收到");
    assert_fault("\"申请\"", "\"申请 件件 申请\"", "L201", "申请");
    assert_fault("\"全年 共\"", "\"\"\"\n全年\n共 全年共，\"\"\"", "L201", "全年共，");
    let twice = faults("\"全年 共\"", "\"收到 申请 全年\"");
    assert_eq!(twice.len(), 2, "{twice:?}");
}

#[test]
fn names_of_meanings_are_sound() {
    assert_fault("filler =", "fillers =", "L202", "fillers");
    assert_eq!(faults("people =", "received =")[0], ("L202", "received".to_owned()));
    assert_fault("[words.deeds]", "[words.Deeds]", "L202", "Deeds");
    assert_fault("figures = \"left\"", "figures = \"left left\"", "L202", "left");
    assert_fault("divides = \"who\"", "divides = \"whom\"", "L202", "\"whom\"");
    assert_fault("measures = \"件\"", "measures = \"\"", "L202", "\"\"");
    assert_fault("\"个人\"", "\" \"", "L202", "\" \"");
    assert_fault("[words.who]", "[words.none_at_all]\n[words.who]", "L202", "none_at_all");
    let many: String = (0..128).map(|number| format!("m{number} = \"甲{number}\"\n")).collect();
    assert_eq!(faults("people =", &format!("{many}people ="))[0].0, "L202");
    let words: Vec<String> = (0..5_001).map(|number| format!("甲{number}")).collect();
    let list = format!("\"个人 {}\"", words.join(" "));
    assert_eq!(faults("\"个人\"", &list), [("L202", list.clone())]);
}

/// What nothing asks for would do nothing, and silence the clauses that its words are in.
#[test]
fn a_meaning_that_no_row_uses_is_a_fault() {
    assert_fault("received = \"收到\"", "received = \"收到\"\ngone = \"没了\"", "L202", "gone");
    assert_fault("figures = \"left\"", "figures = \"left right\"", "L202", "\"left right\"");
}

#[test]
fn rows_of_a_words_file_are_sound() {
    assert_fault("\"T104\"", "\"T105\"", "L203", "\"T105\"");
    assert_fault("received !after", "receiving !after", "L203", "receiving");
    assert_fault("!after:some", "!after:none", "L203", "!after:none");
    assert_fault("!after:some", "!before:some", "L203", "!before:some");
    assert_fault("\"received !after:some\"", "\"received ! \"", "L203", "!");
    assert_fault("received !after:some", "topic:people !after:some", "L203", "topic:people");
    assert_fault("received + left", "received + right", "L203", "right");
    assert_fault("received + left", "received left", "L203", "left");
    assert_fault("received + left\"", "received +\"", "L203", "\"received | received +\"");
    assert_fault("received !after:some", "received", "L203", "\"some\"");
    let twice = faults("\"received !after:some\"", "\"gone gone\"");
    assert_eq!(twice[0], ("L203", "gone".to_owned()));
    let both = faults(
        "received + left",
        "gone\", example = \"甲\" },\n  { when = \"people\", means = \"gone",
    );
    assert_eq!(both.len(), 2, "a fault is told at each of its places: {both:?}");
    assert_fault("when = \"people\"", "when = \"\"", "L203", "\"received !after:some\"");
    assert_fault("\"收到申请1件。\"", "\"\"", "L203", "\"received !after:some\"");
    let short = "[parts]\nleads = \"\"\nothers = \"\"\noverlaps = \"\"\nways = \"\"\nshared = \"\"\nabout = \"\"\nrequests = \"\"\n\
        items = \"\"\nspans = \"\"\nno_whole = \"\"\n[parts.bodies]\ndepartment = \"\"\ndepartments = \"\"\nplace = \"\"\n\
        places = \"\"\nlevel = \"\"\nother = \"\"\nnone = \"\"\nshort = \"委员会=委 办公室\"\n[words.who]";
    assert_fault("[words.who]", short, "L203", "办公室");
    let told = "told = [{ when = \"people\", then = \"some\", example = \"甲。\" }]\nrows = [\n";
    assert_eq!(faults("rows = [\n", told)[0].0, "L001");
    let fees =
        "[fees]\nrow = \"who\"\nwhole = \"收费\"\npart = \"处理费\"\nothers = \"\"\n[words.who]";
    assert_fault("[words.who]", fees, "L203", "\"who\"");
}

#[test]
fn words_are_found_with_their_meanings() {
    let words = load(SOUND, SourceId::default()).expect("sound");
    let meaning = words.word("收到申请").map(|(meaning, length)| (words.name(meaning), length));
    assert_eq!(meaning, Some(("received", "收到".len())));
    assert_eq!((words.word("受理"), words.meaning("gone")), (None, None));
    let is_compared = |name| words.meaning(name).is_some_and(|meaning| words.is_compared(meaning));
    assert!(is_compared("received") && is_compared("left") && !is_compared("people"));
}
