//! `genreport watch`: made again whenever something is saved, however that is done.

use std::cell::Cell;
use std::fs;
use std::process::Child;
use std::thread::sleep;
use std::time::Duration;

use super::ended::{send, start, until};
use super::{Folder, GOOD};

const LAYOUT: &str = include_str!("../../../layouts/annual-report-2021.toml");

/// A watch of reports in a folder.
struct Watch<'f> {
    folder: &'f Folder,
    child: Child,
    /// So many times the reports were made.
    made: Cell<usize>,
}

impl<'f> Watch<'f> {
    fn new(folder: &'f Folder, arguments: &[&str]) -> Self {
        let child = start(folder, &[&["watch"], arguments].concat());
        let watch = Self { folder, child, made: Cell::new(0) };
        watch.next();
        watch
    }

    /// All that was said on the error stream.
    fn said(&self) -> String {
        fs::read_to_string(self.folder.path("err")).unwrap()
    }

    /// Waits until the reports are made once more; what was said of it.
    fn next(&self) -> String {
        let times = self.made.replace(self.made.get() + 1);
        until("that the report is made", || self.said().matches("用时 ").count() > times);
        let said = self.said();
        let rounds: Vec<&str> = said.split("按 Ctrl-C 结束。\n").collect();
        rounds[times].to_owned()
    }

    /// What is there is what a run makes of the input as it is now.
    fn is_current(&self, name: &str) {
        let input = format!("{name}.toml");
        let ran = self.folder.run(&[&input, "--pdf", "-o", "fresh"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let [a, b] = ["", "fresh/"]
            .map(|folder| fs::read(self.folder.path(&format!("{folder}{name}.pdf"))).unwrap());
        assert!(a == b, "{}", self.said());
    }

    fn end(mut self) {
        send(&self.child, "INT");
        assert_eq!(self.child.wait().unwrap().code(), Some(0), "{}", self.said());
        assert!(self.said().ends_with("已结束。\n"));
    }
}

fn with(text: &str) -> String {
    GOOD.replacen("总体情况。", text, 1)
}

#[test]
fn a_report_is_made_again_however_it_is_saved() {
    let folder = Folder::new("watch");
    let watch = Watch::new(folder.put("a.toml", GOOD), &["a.toml", "--pdf"]);
    watch.is_current("a");
    assert!(watch.said().contains("正在等 a.toml 保存"), "{}", watch.said());
    // In its place.
    folder.put("a.toml", with("改过一次。"));
    assert!(watch.next().starts_with("a.toml 有改动，重新生成：\n用时 "), "{}", watch.said());
    watch.is_current("a");
    // Under another name first, as long as the old one.
    fs::rename(folder.put("new", with("改过两次。")).path("new"), folder.path("a.toml")).unwrap();
    watch.next();
    watch.is_current("a");
    // The old one away first.
    fs::rename(folder.path("a.toml"), folder.path("a.bak")).unwrap();
    sleep(Duration::from_millis(300));
    folder.put("a.toml", with("改过三次。"));
    assert!(watch.next().starts_with("a.toml 有改动，重新生成：\n用时 "), "{}", watch.said());
    watch.is_current("a");
    watch.end();
    assert_eq!(folder.names(), ["a.bak", "a.pdf", "a.toml", "err", "fresh"]);
}

#[test]
fn what_is_half_saved_is_told_and_made_when_it_is_whole() {
    let folder = Folder::new("watch halves");
    let watch = Watch::new(folder.put("a.toml", GOOD), &["a.toml", "--pdf"]);
    let text = with("写了很久。");
    let half = text.split_at(text.len() / 2).0;
    for (part, code) in [("", "错误[I006]"), (half, "错误[I"), ("year = [", "错误[I001]")] {
        let before = fs::read(folder.path("a.pdf")).unwrap();
        folder.put("a.toml", part);
        assert!(watch.next().contains(code), "{}", watch.said());
        assert!(fs::read(folder.path("a.pdf")).unwrap() == before);
    }
    folder.put("a.toml", &text);
    assert!(!watch.next().contains("错误"), "{}", watch.said());
    watch.is_current("a");
    // Gone, and back.
    fs::remove_file(folder.path("a.toml")).unwrap();
    let said = watch.next();
    assert!(said.contains("a.toml 不见了") && said.contains("找不到文件 a.toml"), "{said}");
    folder.put("a.toml", with("又有了。"));
    watch.next();
    watch.is_current("a");
    watch.end();
}

#[test]
fn what_a_report_names_is_watched_too() {
    let folder = Folder::new("watch named");
    let own = GOOD.replacen("annual-report-2021", "./own.toml", 1);
    let own = own.replacen("year =", "previous = \"last.toml\"\nyear =", 1);
    folder.put("own.toml", LAYOUT).put("a.toml", own).put("b.toml", GOOD);
    let watch = Watch::new(&folder, &["a.toml", "b.toml", "--pdf"]);
    let files = "正在等 ./own.toml、a.toml、b.toml、last.toml 保存";
    assert!(watch.said().contains(files), "{}", watch.said());
    assert!(watch.said().contains("错误[I136]"), "{}", watch.said());
    // It comes; only the report that names it is made.
    folder.put("last.toml", GOOD.replacen("2022", "2021", 1));
    let said = watch.next();
    assert!(said.starts_with("last.toml 有改动，重新生成：\n"), "{said}");
    assert!(!said.contains("错误") && !said.contains("共 2 份"), "{said}");
    watch.is_current("a");
    folder.put("own.toml", LAYOUT.replacen("一、总体情况", "一、本年总体情况", 1));
    assert!(watch.next().contains("own.toml 有改动"), "{}", watch.said());
    watch.is_current("a");
    fs::remove_file(folder.path("own.toml")).unwrap();
    assert!(watch.next().contains("own.toml 不见了"), "{}", watch.said());
    folder.put("own.toml", LAYOUT);
    watch.next();
    watch.is_current("a");
    watch.is_current("b");
    watch.end();
}

#[test]
fn a_document_with_somebodys_work_is_kept() {
    let folder = Folder::new("watch edited");
    let watch = Watch::new(folder.put("a.toml", GOOD), &["a.toml"]);
    folder.put("a.docx", "mine").put("a.toml", with("改过一次。"));
    assert!(watch.next().contains("a.docx 不是本程序原样生成的"), "{}", watch.said());
    assert_eq!(fs::read(folder.path("a.docx")).unwrap(), b"mine");
    fs::remove_file(folder.path("a.docx")).unwrap();
    folder.put("a.toml", with("改过两次。"));
    watch.next();
    watch.is_current("a");
    assert!(folder.path("a.docx").exists());
    watch.end();
}

#[test]
fn warnings_stop_what_is_watched_too() {
    let folder = Folder::new("watch strict");
    let watch =
        Watch::new(folder.put("a.toml", with("总体,情况。")), &["a.toml", "--strict", "--pdf"]);
    assert!(watch.said().contains("按 --strict，1 处提醒，未生成文件。"), "{}", watch.said());
    assert!(!folder.path("a.pdf").exists());
    folder.put("a.toml", GOOD);
    assert!(!watch.next().contains("提醒"), "{}", watch.said());
    watch.is_current("a");
    watch.end();
}
