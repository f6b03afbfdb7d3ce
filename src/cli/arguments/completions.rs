//! What does a shell need to know to complete our commands?

use clap::{Command, CommandFactory as _, ValueEnum as _};
use clap_complete::{Generator as _, Shell};

use super::args::{CommandLine, PROGRAM};
use crate::cli::terminal::Failure;

/// The script for a shell.
pub(in crate::cli) fn script(shell: Shell) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let written = shell.try_generate(&commands_or_files(), &mut bytes).ok();
    let script = written.and_then(|()| String::from_utf8(bytes).ok());
    let script = script.ok_or_else(|| Failure::new("无法写出补全脚本。"))?;
    Ok(match shell {
        Shell::Zsh => behind_a_file_in_zsh(&script),
        Shell::Fish => behind_a_file_in_fish(&script),
        Shell::Bash => with_any_names_in_bash(&script),
        _ => script,
    })
}

/// The table without the inputs of a normal run: the generators think that the command comes
/// after them, while it comes in their place. Shells complete files of themselves.
fn commands_or_files() -> Command {
    let table = CommandLine::command();
    let options = table.get_arguments().filter(|argument| !argument.is_positional()).cloned();
    let mut other = Command::new(PROGRAM)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(options)
        .subcommands(table.get_subcommands().cloned());
    other.set_bin_name(PROGRAM);
    other.build();
    other
}

/// zsh completes files only where it is told to: in place of a command. What is there and is none is a
/// file: behind it are others, and the options of a normal run once more.
fn behind_a_file_in_zsh(script: &str) -> String {
    const BEGIN: &str = "    _arguments \"${_arguments_options[@]}\" : \\\n";
    const COMMANDS: &str = "\":: :_genreport_commands\"";
    let options = script.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(COMMANDS));
    let options = options.map_or("", |(options, _)| options);
    let branch = format!("(*)\n{BEGIN}{options}'*: :_files' \\\n&& ret=0\n;;\n");
    // With two colons zsh takes what follows a first file for files alone.
    script
        .replace("'*::inputs -- ", "'*:inputs -- ")
        .replace(COMMANDS, "\":: :{_genreport_commands; _files}\"")
        .replace("        esac\n    ;;\n", &format!("{branch}        esac\n    ;;\n"))
}

/// The script for fish takes what is in place of a command for one, and has no options behind it.
fn behind_a_file_in_fish(script: &str) -> String {
    const NO_COMMAND: &str = "-n \"__fish_genreport_needs_command\" -";
    let table = CommandLine::command();
    let commands: Vec<&str> = table.get_subcommands().map(Command::get_name).collect();
    let is_making = format!(
        "function __fish_genreport_is_making\n    \
             # A first word that is no command is a file: options may follow it.\n    \
             set -l first (__fish_genreport_needs_command)\n    \
             not contains -- \"$first\" {}\nend\n\n",
        commands.join(" ")
    );
    let mut script = script.to_owned();
    for option in ["s ", "l "] {
        let making = format!("-n __fish_genreport_is_making -{option}");
        script = script.replace(&format!("{NO_COMMAND}{option}"), &making);
    }
    // A first word may be a file, too; and fish is not told what stands behind these two.
    script = script.replace(&format!("{NO_COMMAND}f -a "), &format!("{NO_COMMAND}a "));
    for (command, words) in [("completions", shells()), ("help", commands.join(" "))] {
        script += &format!(
            "complete -c genreport -n \"__fish_genreport_using_subcommand {command}\" -f -a \"{words}\"\n"
        );
    }
    match script.find("complete -c ") {
        Some(first) => format!("{}{is_making}{}", &script[..first], &script[first..]),
        None => script,
    }
}

fn shells() -> String {
    Shell::value_variants().iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// The script for bash cuts the names of files at spaces.
fn with_any_names_in_bash(script: &str) -> String {
    let files = "COMPREPLY=(); while IFS= read -r name; do COMPREPLY+=(\"${name}\"); done < \
                 <(compgen -f -- \"${cur}\"); compopt -o filenames 2>/dev/null";
    script.replace("COMPREPLY=($(compgen -f \"${cur}\"))", files)
}

#[cfg(test)]
mod tests {
    use clap::Arg;

    use super::super::args;
    use super::*;

    #[test]
    fn every_shell_knows_all_commands_and_options() {
        for shell in Shell::value_variants() {
            let script = script(*shell).unwrap();
            let table = args::table();
            for command in table.get_subcommands().chain([&table]) {
                assert!(script.contains(command.get_name()), "{} {shell}", command.get_name());
                for name in command.get_arguments().filter_map(Arg::get_long) {
                    assert!(script.contains(name), "{name} {shell}");
                }
            }
        }
    }

    #[test]
    fn options_follow_a_file() {
        let zsh = script(Shell::Zsh).unwrap();
        assert_eq!(zsh.matches("{_genreport_commands; _files}").count(), 1);
        assert_eq!(zsh.matches("'--overwrite[").count(), 3);
        let fish = script(Shell::Fish).unwrap();
        assert_eq!(fish.matches("-n __fish_genreport_is_making -l overwrite").count(), 1);
        assert!(!fish.contains("\"__fish_genreport_needs_command\" -l"));
    }
}
