//! What other programs are told: JSON, SARIF, a file on the standard output.

use std::fs;
use std::process::{Command, Output};

use serde_json::{Value, json};

use super::{Folder, GOOD};
use crate::data::with_line;

/// What the program says to programs is English, so it is not run by the folder's own way.
fn run(folder: &Folder, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_genreport"));
    command.args(arguments).current_dir(folder.path("")).output().unwrap()
}

fn told(folder: &Folder, arguments: &[&str]) -> (Option<i32>, Value, String) {
    let output = run(folder, arguments);
    let document = serde_json::from_slice(&output.stdout).unwrap();
    (output.status.code(), document, String::from_utf8(output.stderr).unwrap())
}

fn faulty() -> String {
    with_line(GOOD, "received", "[1, 0, 0, 0, 0, 0, 2]")
}

#[test]
fn what_became_of_each_report_is_told_as_json() {
    let folder = Folder::new("accounts");
    fs::create_dir(folder.path("夹")).unwrap();
    let warned = GOOD.replacen("总体情况。", "总体情况,好。", 1);
    folder.put("夹/a.toml", GOOD).put("夹/b.toml", faulty()).put("夹/c.toml", warned);
    folder.put("夹/d.toml", GOOD).put("夹/d.docx", "PK");
    folder.put("夹/layout.toml", include_str!("../../../layouts/annual-report-2021.toml"));
    let arguments = ["夹", "无.toml", "--output-format", "json"];
    let (code, all, err) = told(&folder, &arguments);
    assert_eq!(code, Some(2));
    let of = |key: &str| -> Vec<&Value> {
        all.as_array().unwrap().iter().map(|report| &report[key]).collect()
    };
    let names = ["a", "b", "c", "d"].map(|name| format!("夹/{name}.toml"));
    let names = [&names[..], &["无.toml".to_owned(), "夹/layout.toml".to_owned()]].concat();
    assert_eq!(
        of("report"),
        names.iter().map(|it| json!(it)).collect::<Vec<_>>().iter().collect::<Vec<_>>()
    );
    let wanted = ["written", "refused", "written", "failed", "failed", "skipped"].map(Value::from);
    assert_eq!(of("status"), wanted.iter().collect::<Vec<_>>());
    assert_eq!((&all[1]["errors"], &all[2]["warnings"]), (&json!(2), &json!(1)));
    assert_eq!(all[1]["findings"][0]["code"], "F103");
    assert_eq!(all[1]["findings"][0]["places"][0]["file"], "夹/b.toml");
    for file in all[0]["files"].as_array().unwrap() {
        let bytes = fs::metadata(folder.path(file["path"].as_str().unwrap())).unwrap().len();
        assert_eq!(file["bytes"], bytes);
    }
    assert_eq!(all[0]["files"][0]["path"], "夹/a.pdf");
    assert_eq!(
        (&all[0]["files"][0]["format"], &all[0]["files"][1]["format"]),
        (&json!("pdf"), &json!("docx"))
    );
    assert_eq!(
        (&all[0]["files"][0]["pages"], &all[0]["files"][1]["pages"]),
        (&json!(3), &json!(null))
    );
    let reason =
        |at: usize| (all[at]["reason"]["code"].clone(), all[at]["reason"]["message"].clone());
    assert_eq!(reason(3).0, "P003");
    assert!(reason(3).1.as_str().unwrap().contains("--overwrite"));
    assert_eq!(reason(4), (json!("P002"), json!("找不到文件 无.toml，请检查路径和文件名。")));
    assert_eq!(reason(5).0, "P004");
    assert_eq!(reason(0).0, json!(null));
    // People are told only what went wrong with the world.
    assert_eq!(err.lines().count(), 2, "{err}");
    // What is forced is made; and the same is said on however many threads.
    let (code, forced, _) = told(&folder, &["夹/b.toml", "--force", "--output-format", "json"]);
    assert_eq!((code, &forced[0]["status"]), (Some(0), &json!("forced")));
    let one = run(&folder, &[&arguments[..], &["-j", "1"]].concat()).stdout;
    assert_eq!(one, run(&folder, &[&arguments[..], &["-j", "4"]].concat()).stdout);
}

#[test]
fn json_and_sarif_name_what_was_not_read() {
    let folder = Folder::new("unread for machines");
    folder.put("a.toml", faulty());
    let (code, list, _) = told(&folder, &["check", "a.toml", "无.toml", "--output-format", "json"]);
    assert_eq!((code, list.as_array().unwrap().len()), (Some(2), 3));
    assert_eq!((&list[0]["report"], &list[0]["code"]), (&json!("a.toml"), &json!("F103")));
    let message = "找不到文件 无.toml，请检查路径和文件名。";
    let unread = json!({
        "report": "无.toml", "code": "P002", "severity": "error", "message": message,
        "help": null, "places": [], "fix": null,
    });
    assert_eq!(list[2], unread);
    let (code, log, _) = told(&folder, &["check", "a.toml", "无.toml", "--output-format", "sarif"]);
    let run = &log["runs"][0]["invocations"][0];
    assert_eq!(
        (code, &run["exitCode"], &run["executionSuccessful"]),
        (Some(2), &json!(2), &json!(false))
    );
    let note = &run["toolExecutionNotifications"][0];
    assert_eq!((&note["level"], &note["message"]["text"]), (&json!("error"), &json!(message)));
    let place = &note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!((&note["descriptor"]["id"], place), (&json!("P002"), &json!("%E6%97%A0.toml")));
    let (code, log, _) = told(&folder, &["check", "a.toml", "--output-format", "sarif"]);
    let run = &log["runs"][0]["invocations"][0];
    assert_eq!(
        (code, &run["exitCode"], &run["executionSuccessful"]),
        (Some(1), &json!(1), &json!(true))
    );
}

/// One item a report, of the same keys as the making of reports has.
#[test]
fn checks_are_told_report_by_report() {
    let folder = Folder::new("reports");
    let warned = GOOD.replacen("总体情况。", "总体情况,好。", 1);
    folder.put("a.toml", GOOD).put("b.toml", faulty()).put("c.toml", &warned);
    let check = ["check", "a.toml", "b.toml", "c.toml", "无.toml", "--output-format", "reports"];
    let (code, all, _) = told(&folder, &check);
    let of = |all: &Value, key: &str| -> Vec<Value> {
        all.as_array().unwrap().iter().map(|report| report[key].clone()).collect()
    };
    assert_eq!(code, Some(2));
    assert_eq!(of(&all, "status"), ["passed", "refused", "passed", "failed"]);
    assert_eq!(
        (of(&all, "errors"), of(&all, "warnings")),
        ([0, 2, 0, 0].map(Value::from).to_vec(), [0, 0, 1, 0].map(Value::from).to_vec(),)
    );
    assert_eq!(all[3]["reason"]["code"], "P002");
    let (_, made, _) = told(&folder, &["a.toml", "--output-format", "json"]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&all[0]), keys(&made[0]));
    // Which report warnings stop, and how many places were mended.
    let (code, all, _) = told(&folder, &[&check[..], &["--strict"]].concat());
    assert_eq!((code, of(&all, "status")[2].clone()), (Some(2), json!("refused")));
    assert_eq!(of(&all, "strict"), [true; 4].map(Value::from));
    let (_, all, _) = told(&folder, &[&check[..], &["--fix"]].concat());
    assert_eq!(of(&all, "fixed"), [0, 0, 1, 0].map(Value::from));
    assert_eq!(of(&all, "warnings"), [0, 0, 0, 0].map(Value::from));
}

/// What could not be written back is told, and what is wrong in it too.
#[test]
fn what_is_not_mended_is_told() {
    let folder = Folder::new("not mended");
    let text = faulty().replacen("总体情况。", "总体情况,好。", 1);
    folder.put("a.toml", text);
    let path = folder.path("a.toml");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let (code, list, _) = told(&folder, &["check", "--fix", "a.toml", "--output-format", "json"]);
    let codes: Vec<&str> =
        list.as_array().unwrap().iter().map(|item| item["code"].as_str().unwrap()).collect();
    assert_eq!((code, codes), (Some(2), vec!["P003", "T201", "F103", "F101"]));
    let ran = folder.run(&["check", "--fix", "a.toml"]);
    assert!(ran.out.contains("F103") && ran.out.contains("T201"), "{}", ran.out);
    assert!(ran.err.contains("错误: a.toml 文件是只读的"), "{}", ran.err);
    let ran = folder.run(&["check", "--diff", "a.toml", "--output-format", "json"]);
    assert!(
        ran.code == Some(2) && ran.out.is_empty() && ran.err.contains("--diff 给人看"),
        "{}",
        ran.err
    );
    let ran = folder.run(&["check", "--fix", "figures", "a.toml"]);
    let sentence = "错误: --fix 和 figures 之间用等号：--fix=figures。\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), sentence));
}

/// A signal in the middle: the document is whole and true.
#[cfg(target_os = "linux")]
#[test]
fn what_was_not_come_to_is_told_to_programs() {
    use std::process::Stdio;
    let folder = Folder::new("stopped for programs");
    let names: Vec<String> = (0..400).map(|number| format!("{number:03}.toml")).collect();
    for name in &names {
        folder.put(name, crate::data::WEIBEI);
    }
    for format in ["json", "reports", "sarif", "made"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_genreport"));
        match format {
            "made" => command.args(["--output-format", "json", "--pdf", "-o", "out"]),
            format => command.args(["check", "--output-format", format]),
        };
        command.args(&names).current_dir(folder.path(""));
        let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(60));
        let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        let output = child.wait_with_output().unwrap();
        // So slow may a machine be that the program had not begun, or so quick that it was through.
        if output.status.code() != Some(130) {
            continue;
        }
        let text = String::from_utf8(output.stdout).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        match format {
            "sarif" => {
                let run = &document["runs"][0]["invocations"][0];
                assert_eq!(
                    (&run["executionSuccessful"], &run["exitCode"]),
                    (&json!(false), &json!(130))
                );
                assert!(text.contains("\"P005\""));
            }
            "json" => {
                let named: std::collections::BTreeSet<&str> = document
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter_map(|item| item["report"].as_str())
                    .collect();
                assert_eq!(named.len(), names.len());
            }
            _ => {
                let all = document.as_array().unwrap();
                let stopped = all.iter().filter(|report| report["status"] == "stopped");
                assert!(all.len() == names.len() && stopped.count() > 0, "{format}");
            }
        }
    }
}

/// Who waits for what never comes is told when it is to end.
#[cfg(target_os = "linux")]
#[test]
fn a_read_that_never_ends_is_given_up() {
    use std::process::Stdio;
    let folder = Folder::new("never ends");
    let made = Command::new("mkfifo").arg(folder.path("a.toml")).status().unwrap();
    assert!(made.success());
    folder.put("b.toml", GOOD);
    for input in ["a.toml", "-"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_genreport"));
        command.args(["check", input, "b.toml", "--output-format", "reports"]);
        command.current_dir(folder.path("")).stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let stdin = child.stdin.take();
        std::thread::sleep(std::time::Duration::from_secs(1));
        let kill = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        let output = child.wait_with_output().unwrap();
        drop(stdin);
        assert_eq!(output.status.code(), Some(143), "{input}");
        let all: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            (&all[0]["status"], &all[0]["reason"]["code"]),
            (&json!("stopped"), &json!("P005"))
        );
    }
}

#[test]
fn one_file_may_go_to_the_standard_output() {
    let folder = Folder::new("piped");
    folder.put("a.toml", GOOD).put("b.toml", GOOD).put("faulty.toml", faulty());
    assert_eq!(folder.run(&["a.toml"]).code, Some(0));
    for format in ["pdf", "docx"] {
        let output = run(&folder, &["a.toml", &format!("--{format}"), "-o", "-"]);
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
        assert_eq!(output.stdout, fs::read(folder.path(&format!("a.{format}"))).unwrap());
    }
    // From a pipe into a pipe: it needs no name.
    let ran = folder.run(&["faulty.toml", "--pdf", "-o", "-"]);
    assert!(ran.code == Some(1) && ran.out.is_empty() && ran.err.contains("F103"), "{}", ran.err);
    let program = Command::new(env!("CARGO_BIN_EXE_genreport"));
    let ran = folder.run_by(program, &["-", "--docx", "--output", "-"], b"year = 2022\n");
    assert!(
        ran.code == Some(1) && ran.out.is_empty() && ran.err.contains("标准输入"),
        "{}",
        ran.err
    );
    for (arguments, sentence) in [
        (&["a.toml", "-o", "-"][..], "只能是一种文件，请写明 --pdf 或 --docx。"),
        (&["a.toml", "b.toml", "--pdf", "-o", "-"], "一次只能做一份报告。"),
        (&["a.toml", "--pdf", "-o", "-", "--output-format", "json"], "都要用标准输出"),
        (&["-", "--pdf", "--embed-source", "-o", "-"], "请用 --name 写明"),
        (&["watch", "a.toml", "--pdf", "-o", "-"], "watch 要写文件"),
        (&["init", "2025", "-o", "-"], "init 写两个文件"),
    ] {
        let ran = folder.run(arguments);
        assert!(ran.code == Some(2) && ran.err.contains(sentence), "{arguments:?} {}", ran.err);
    }
    // A folder of this name is called so.
    assert_eq!(folder.run(&["a.toml", "--pdf", "-o", "./-"]).code, Some(0));
    assert!(folder.path("-/a.pdf").is_file());
}
