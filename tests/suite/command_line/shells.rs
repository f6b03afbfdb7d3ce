//! What shells complete, asked in the shells themselves.

use std::process::Command;

use super::{Folder, GOOD};
use crate::judges::{judge, root, text};

fn folder(name: &str, shell: &str, script: &str) -> Folder {
    let folder = Folder::new(name);
    let completions = folder.run_raw(&["completions", shell]);
    folder.put("甲.toml", GOOD).put(script, completions);
    folder
}

#[cfg(unix)]
#[test]
fn fish_completes_options_behind_a_file() {
    let Some(_) = judge("fish") else { return };
    let folder = folder("fish", "fish", "script.fish");
    let offered = |line: &str| -> Vec<String> {
        let ask = format!("source script.fish; complete -C '{line}'");
        let mut fish = Command::new("fish");
        fish.env("HOME", folder.path("")).current_dir(folder.path(""));
        let output = fish.args(["--no-config", "-c", &ask]).output().unwrap();
        let said = text(&output.stdout);
        said.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
    };
    let making = ["--output", "--output-format", "--overwrite"];
    assert_eq!(offered("genreport --o"), making);
    assert_eq!(offered("genreport 甲.toml --o"), making);
    assert_eq!(offered("genreport --pdf 甲.toml --o"), making);
    assert_eq!(offered("genreport check 甲.toml --o"), ["--output-format"]);
    assert_eq!(offered("genreport 甲.toml --output-format "), ["full", "json"]);
    assert!(offered("genreport che").contains(&"check".to_owned()));
    assert_eq!(offered("genreport 甲"), ["甲.toml"]);
    assert!(offered("genreport completions ").contains(&"zsh".to_owned()));
    assert!(offered("genreport help ").contains(&"watch".to_owned()));
    let behind = offered("genreport 甲.toml ");
    assert!(behind.contains(&"甲.toml".to_owned()), "{behind:?}");
    assert!(!behind.contains(&"check".to_owned()), "{behind:?}");
}

#[cfg(unix)]
#[test]
fn bash_completes_names_with_spaces() {
    let Some(_) = judge("bash") else { return };
    let folder = folder("bash", "bash", "script.bash");
    folder.put("去年 报告.toml", GOOD);
    let ask = "source script.bash; compopt() { :; }\n\
               COMP_WORDS=(genreport init --from 去); COMP_CWORD=3; cur=去; prev=--from\n\
               _genreport genreport 去 --from; printf '%s|' \"${COMPREPLY[@]}\"";
    let mut bash = Command::new("bash");
    let output = bash.args(["--norc", "-c", ask]).current_dir(folder.path("")).output().unwrap();
    assert_eq!(text(&output.stdout), "去年 报告.toml|", "{}", text(&output.stderr));
}

#[cfg(unix)]
#[test]
fn zsh_completes_options_behind_a_file() {
    let Some(_) = judge("zsh") else { return };
    let folder = folder("zsh", "zsh", "_genreport");
    let offered = |line: &str, pattern: &str| {
        let mut zsh = Command::new("timeout");
        zsh.args(["20", "zsh", "-f"]).arg(root().join("tests/judges/complete.zsh"));
        zsh.arg(folder.path("")).args([line, pattern]);
        zsh.env("LC_ALL", "C.UTF-8").env("TERM", "vt100").current_dir(folder.path(""));
        let output = zsh.output().unwrap();
        assert!(output.status.success(), "{line} {}", text(&output.stdout));
        text(&output.stdout)
    };
    for line in ["genreport --o", "genreport 甲.toml --o", "genreport --pdf 甲.toml --o"] {
        let shown = offered(line, "*--overwrite*");
        assert!(shown.contains("--output-format"), "{line} {shown}");
    }
    assert!(!offered("genreport check 甲.toml --o", "*--output-format*").contains("--overwrite"));
    offered("genreport 甲.toml ", "*_genreport*");
    offered("genreport 甲.toml --em", "*--embed-fonts*--embed-source*");
}
