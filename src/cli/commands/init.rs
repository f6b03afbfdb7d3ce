//! `genreport init` and `genreport schema`: what a report is begun with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::arguments::{InitArgs, SchemaArgs};
use crate::cli::files::{self, Directory};
use crate::cli::terminal::{Failure, Outcome, Terminal, rendered};
use crate::form::Form;
use crate::session::{self, Layout, Session, YEARS};

/// Writes the blank input of a year, and its schema beside it.
pub(in crate::cli) fn init(args: &InitArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let year = args.year;
    if !YEARS.contains(&year) {
        let (first, last) = (YEARS.start(), YEARS.end());
        let sentence = format!("--year 应在 {first} 与 {last} 之间，写报告所述的那一年。");
        return Err(Failure::new(sentence));
    }
    let form = match &args.layout {
        Some(name) => by_name(name)?,
        None => Session::new().layout_for(year).ok_or_else(|| {
            Failure::new(format!("没有用于 {year} 年度的内置版式，请用 --layout 写明版式文件。"))
        })?,
    };
    if !form.years.contain(year) {
        let sentence = format!("版式 {} 不用于 {year} 年度的报告，请另选 --layout。", form.name);
        return Err(Failure::new(sentence));
    }
    let folder = args.output.as_deref().unwrap_or(Path::new(""));
    let report = folder.join(format!("年报-{year}.toml"));
    if report.exists() {
        let sentence =
            format!("已经有 {}，没有替换。请先改名，或用 -o 换一个文件夹。", report.display());
        return Err(Failure::new(sentence));
    }
    let schema_name = format!("{}.schema.json", form.name);
    let schema: PathBuf = folder.join(&schema_name);
    files::check_replaceable([report.as_path(), schema.as_path()].into_iter())?;
    let layout = name_in_input(args, &form);
    let text = session::template(&form, &layout, year, Some(&schema_name));
    files::write(&[
        (report.as_path(), text.into_bytes()),
        (schema.as_path(), session::schema(&form).into_bytes()),
    ])?;
    terminal.say(&format!("已生成 {}，请填写；写好后用 genreport check 检查。", report.display()));
    terminal.say(&format!("已生成 {}，供编辑器提示各键的写法。", schema.display()));
    Ok(Outcome::Written)
}

/// Prints the schema of a layout's inputs.
pub(in crate::cli) fn schema(args: &SchemaArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let schema = session::schema(&*by_name(&args.layout)?);
    terminal.put_text(&format!("{}\n", schema.trim_end()));
    Ok(Outcome::Written)
}

/// The layout with a name or a path.
fn by_name(name: &str) -> Result<Arc<Form>, Failure> {
    let Layout { sources, form } =
        Session::new().layout("--layout", name, &Directory::default())?;
    form.map_err(|faults| {
        let shown = faults.iter().map(|fault| rendered(fault, &sources, false));
        let shown = shown.collect::<Vec<_>>().join("\n\n");
        Failure::new(format!("版式 {name} 不能用。")).then(shown)
    })
}

/// What the input calls its layout by: a file may lie in another folder.
fn name_in_input(args: &InitArgs, form: &Form) -> String {
    match args.layout.as_deref().filter(|name| name.ends_with(".toml")) {
        Some(path) => {
            let whole = std::path::absolute(path);
            whole.map_or_else(|_| path.to_owned(), |path| path.display().to_string())
        }
        None => form.name.clone(),
    }
}
