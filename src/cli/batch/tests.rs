use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;
use std::{panic, thread};

use super::*;
use crate::session::{Objection, Reason, Strict};

fn jobs(count: usize) -> Vec<Job> {
    let job = |number: usize| Job {
        path: Some(PathBuf::from(format!("{number}.toml"))),
        ..Job::default()
    };
    (0..count).map(job).collect()
}

/// The later ones are through first.
#[test]
fn results_come_in_order_on_however_many_threads() {
    for threads in [1, 2, 8] {
        let (mut told, mut done) = (Vec::new(), 0);
        let used = Mutex::new(BTreeSet::new());
        let work = |index: usize| {
            let name = format!("{:?}", thread::current().id());
            used.lock().unwrap().insert(name);
            thread::sleep(Duration::from_millis(20 * u64::from(index.is_multiple_of(8))));
            index * index
        };
        in_order(600, threads, work, || done += 1, |index, square| told.push((index, square)));
        assert_eq!(told, Vec::from_iter((0..600).map(|index| (index, Some(index * index)))));
        assert_eq!(done, 600);
        assert_eq!(used.lock().unwrap().len() > 1, threads > 1);
    }
}

/// What is told is no more than so far behind what was begun.
#[test]
fn what_waits_for_its_turn_is_bounded() {
    let begun = Mutex::new(0);
    let work = |index: usize| {
        *begun.lock().unwrap() += 1;
        while index == 0 && *begun.lock().unwrap() < 256 {
            thread::sleep(Duration::from_millis(1));
        }
    };
    let mut first = None;
    let tell = |_, _| first = first.or(Some(*begun.lock().unwrap()));
    in_order(2000, 2, work, || (), tell);
    assert_eq!((first, *begun.lock().unwrap()), (Some(256), 2000));
}

#[test]
fn a_panic_in_one_stops_no_other() {
    let terminal = Terminal::new();
    let jobs = jobs(5);
    let refs = Vec::from_iter(&jobs);
    for threads in [1, 4] {
        let batch = Batch { terminal: &terminal, threads, words: None };
        let (outcome, all) = batch.each(&refs, |index, _| {
            assert!(index != 2, "number {index}");
            Told { record: Record::default(), fate: Fate::Good, rest: Some(index) }
        });
        assert_eq!(outcome, Outcome::Failed);
        let rests: Vec<_> = all.iter().map(|(_, rest)| *rest).collect();
        assert_eq!(rests, [Some(0), Some(1), None, Some(3), Some(4)]);
    }
    let place = caught(|| panic!("text")).map(|()| "").unwrap_err();
    assert!(place.starts_with(file!()) && place.ends_with(": text"), "{place}");
    // Told as a fault of the program, with its code.
    let Told { record, fate, .. } = panicked::<()>(&jobs[0], &place);
    let message = format!("程序出错[P001]（{place}）");
    assert_eq!(fate, Fate::Failed(Reason { code: "P001", message, is_failure: true }));
    assert!(format!("{record:?}").contains("处理 0.toml 时程序出错[P001]"), "{record:?}");
    // One that nobody catches is told of as before.
    assert!(panic::catch_unwind(|| panic!("on purpose")).is_err());
}

#[test]
fn a_summary_names_what_came_to_nothing() {
    let words = Words {
        good: "好",
        warned: "警",
        strict: Some("严"),
        faulty: "错",
        failed: "败",
        stopped: "停",
    };
    let lines = |fates: &[Fate]| {
        let mut tally = Tally::default();
        for (number, fate) in fates.iter().enumerate() {
            tally.add(number.to_string(), fate.clone());
        }
        (tally.outcome(), tally.lines(&words))
    };
    let good = lines(&[Fate::Good, Fate::Good]);
    assert_eq!(good, (Outcome::Written, vec!["共 2 份：2 份好。".to_owned()]));
    let all = [
        Fate::Refused(Objection::Errors, "F101"),
        Fate::Good,
        Fate::Failed(Reason { code: "P002", message: "没有。".to_owned(), is_failure: true }),
        Fate::Warned,
        Fate::Forced(Objection::Errors, "F102"),
        Fate::Refused(Objection::Warnings(Strict::Report), "T201"),
        Fate::Forced(Objection::Warnings(Strict::Order), "T202"),
        Fate::Stopped,
        Fate::Stopped,
    ];
    let (outcome, lines) = lines(&all);
    assert_eq!(outcome, Outcome::Failed);
    assert_eq!(
        lines,
        [
            "共 9 份：1 份好，1 份警，1 份有提醒、按 --force 生成，1 份有错误、按 --force 生成，\
             1 份严，1 份错，1 份败，2 份停。",
            "  0：F101",
            "  2：没有。",
            "  4：F102（按 --force 生成）",
            "  5：T201",
            "  6：T202（按 --force 生成）",
            "  停的，第一份是 7。",
        ]
    );
}
