//! An option for each kind of file: `--pdf`, `--docx`, from the table of kinds.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use crate::session::{OUTPUT_FORMATS, OutputFormat};

/// The kinds that are asked for by name; none means all.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Formats(Vec<&'static OutputFormat>);

impl Formats {
    /// The kinds to be made.
    pub(in crate::cli) fn wanted(&self) -> Vec<&'static OutputFormat> {
        if self.0.is_empty() { OUTPUT_FORMATS.iter().collect() } else { self.0.clone() }
    }
}

impl FromArgMatches for Formats {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut formats = Self::default();
        formats.update_from_arg_matches(matches)?;
        Ok(formats)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0 = OUTPUT_FORMATS.iter().filter(|format| matches.get_flag(format.name)).collect();
        Ok(())
    }
}

impl Args for Formats {
    fn augment_args(command: Command) -> Command {
        let last = OUTPUT_FORMATS.len() - 1;
        let count = ["一", "两", "三", "四", "五", "六"].get(last).unwrap_or(&"各");
        let all = format!("（{count}个都不写，就{count}种都生成）");
        let option = |(index, format): (usize, &OutputFormat)| {
            let all = if index == last { all.as_str() } else { "" };
            let help = format!("只生成 {}{all}", format.title);
            Arg::new(format.name).long(format.name).action(ArgAction::SetTrue).help(help)
        };
        command.args(OUTPUT_FORMATS.iter().enumerate().map(option))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
