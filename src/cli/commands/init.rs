//! `genreport init` and `genreport schema`: what a report is begun with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::last_year::Last;
use crate::cli::arguments::{InitArgs, SchemaArgs};
use crate::cli::files::{self, Directory, is_stdin, relative};
use crate::cli::terminal::{Failure, Outcome, Terminal, rendered};
use crate::form::Form;
use crate::session::{self, Layout, SCHEMA_TITLE, Session, YEARS, is_layout_path};

/// Writes the input of a year, blank or begun from last year's, and its schema beside it.
pub(in crate::cli) fn init(args: &InitArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let folder = args.output.as_deref().unwrap_or(Path::new(""));
    if is_stdin(folder) {
        return Err(Failure::new("init 写两个文件，不能用 -o - 写到标准输出。"));
    }
    let session = Session::new();
    let begun = match &args.from {
        None => None,
        Some(path) => match Last::read(path, &session, terminal)? {
            Some(last) => Some(last),
            None => return Ok(Outcome::Faulty),
        },
    };
    let year = year(args, begun.as_ref())?;
    let (form, layout) = form(args, year, begun.as_ref(), &session, folder)?;
    let report = folder.join(format!("年报-{year}.toml"));
    let schema_name = format!("{}.schema.json", form.name);
    let schema: PathBuf = folder.join(&schema_name);
    files::check_replaceable(&[schema.as_path()])?;
    check_own_schema(&schema)?;
    let following = begun.as_ref().map(|last| last.following(&form, &layout, &schema_name, folder));
    let text = match &following {
        Some(following) => following.text.clone(),
        None => session::template(&form, &layout, year, Some(&schema_name)),
    };
    let schema_text = session::schema(&form);
    files::write_new(&report, &[(&report, text.as_bytes()), (&schema, schema_text.as_bytes())])?;
    if begun.is_none() && args.year.or(args.year_option).is_none() {
        terminal.say(&format!("没有写年度，今年是 {} 年，写的是 {year} 年度的报告。", year + 1));
    }
    let shown = report.display();
    terminal.say(&format!("已生成 {shown}，请填写；写好后用 genreport check {shown} 检查。"));
    for (last, following) in begun.iter().zip(&following) {
        last.tell(&following.copied, folder, terminal);
    }
    terminal.say(&format!("已生成 {}，供编辑器提示各键的写法。", schema.display()));
    Ok(Outcome::Written)
}

/// A schema is made anew each time; what else has its name is not ours to replace.
fn check_own_schema(schema: &Path) -> Result<(), Failure> {
    let is_ours =
        |text: &[u8]| text.windows(SCHEMA_TITLE.len()).any(|part| part == SCHEMA_TITLE.as_bytes());
    match schema.is_file() && !is_ours(&files::read_named(schema)?) {
        true => Err(Failure::new(format!(
            "已经有 {}，不是本程序生成的，没有替换。请先改名，或用 -o 换一个文件夹。",
            schema.display()
        ))),
        false => Ok(()),
    }
}

/// The year to report on: what is asked for, the one after last year's report, or, as reports are
/// written in January, the one that has just ended.
fn year(args: &InitArgs, last: Option<&Last<'_>>) -> Result<u16, Failure> {
    let asked = args.year.or(args.year_option);
    let year = match (asked, last) {
        (None, None) => {
            let this_year = files::this_year()?;
            let this_year =
                this_year.ok_or_else(|| Failure::new("请写明年度，如 genreport init 2025。"))?;
            this_year.saturating_sub(1)
        }
        (Some(year), None) => year,
        (asked, Some(last)) => {
            let (before, shown) = (last.year(), last.path.display());
            let year = before.saturating_add(1);
            if asked.is_some_and(|asked| asked != year) {
                let sentence = format!(
                    "{shown} 是 {before} 年度的，从它开始写的是 {year} 年度的报告；请另选 --from，或改写年度。"
                );
                return Err(Failure::new(sentence));
            }
            year
        }
    };
    if YEARS.contains(&year) {
        return Ok(year);
    }
    let (first, last) = (YEARS.start(), YEARS.end());
    let sentence = format!("年度应在 {first} 与 {last} 之间，写报告所述的那一年，现在是 {year}。");
    Err(Failure::new(sentence))
}

/// The form for a year, and what the input calls it by: the one that is asked for; last year's own,
/// where that is a file; the built-in one.
fn form(
    args: &InitArgs,
    year: u16,
    last: Option<&Last<'_>>,
    session: &Session,
    folder: &Path,
) -> Result<(Arc<Form>, String), Failure> {
    let own = last.and_then(|last| Some((last.layout.as_deref()?, Arc::clone(&last.form))));
    let (form, file) = match (&args.layout, own) {
        (Some(name), _) => {
            (by_name(name)?, is_layout_path(name).then(|| Path::new(name).to_owned()))
        }
        (None, Some((path, form))) => (form, Some(path.to_owned())),
        (None, None) => {
            let form = session.layout_for(year).ok_or_else(|| {
                Failure::new(format!(
                    "没有用于 {year} 年度的内置版式，请用 --layout 写明版式文件。"
                ))
            })?;
            (form, None)
        }
    };
    let layout = match &file {
        Some(path) => layout_path(path, folder)?,
        None => form.name.clone(),
    };
    match form.years.contain(year) {
        true => Ok((form, layout)),
        false => Err(Failure::new(format!(
            "版式 {} 不用于 {year} 年度的报告，请另选 --layout。",
            form.name
        ))),
    }
}

/// What an input in a folder calls its layout by.
fn layout_path(path: &Path, folder: &Path) -> Result<String, Failure> {
    let name = relative(path, folder).ok_or_else(|| {
        Failure::new(format!("版式 {} 的文件名写不进数据文件，请先改名。", path.display()))
    })?;
    // Only what looks like a path is taken for one.
    Ok(if is_layout_path(&name) { name } else { format!("./{name}") })
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
