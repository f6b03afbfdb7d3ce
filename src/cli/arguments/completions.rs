//! What does a shell need to know to complete our commands?

use clap::{Command, CommandFactory as _};
use clap_complete::{Generator as _, Shell};

use super::args::{CommandLine, PROGRAM};
use crate::cli::terminal::Failure;

/// The script for a shell.
pub(in crate::cli) fn script(shell: Shell) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let written = shell.try_generate(&commands_or_files(), &mut bytes).ok();
    let script = written.and_then(|()| String::from_utf8(bytes).ok());
    let script = script.ok_or_else(|| Failure::new("无法写出补全脚本。"))?;
    Ok(if shell == Shell::Zsh { with_files(&script) } else { script })
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

/// zsh completes files only where it is told to: in place of a command, and behind a file.
fn with_files(script: &str) -> String {
    script
        .replace("\":: :_genreport_commands\"", "\":: :{_genreport_commands; _files}\"")
        .replace("        esac\n    ;;\n", "(*)\n_files && ret=0\n;;\n        esac\n    ;;\n")
}

#[cfg(test)]
mod tests {
    use clap::{Arg, ValueEnum as _};

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
    fn zsh_is_told_of_files() {
        let script = script(Shell::Zsh).unwrap();
        assert_eq!(script.matches("{_genreport_commands; _files}").count(), 1);
        assert_eq!(script.matches("(*)\n_files").count(), 1);
    }
}
