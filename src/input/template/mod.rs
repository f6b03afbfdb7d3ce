//! The blank input of a form: every key that it needs, with the official labels as comments.
//!
//! Keys that may be left out stand as comments whose `#` is followed by no space: a clerk takes
//! the mark away, and they work.

mod figures;
mod words;
mod writing;

use self::writing::{aligned, paragraphs, quoted};
use crate::form::{Form, Section, Years};

/// Characters that are offered as a limit where the form has none.
const USUAL_LIMIT: u32 = 1000;

/// A blank input for `form` about `year`. It reads without a finding as it is, and with all its
/// options.
///
/// `layout` is what the input calls the form by: a name, or a path from where the input is. A
/// `schema` is the path of the file of [`schema`](super::schema()) from where the input is;
/// editors that use Taplo find it by the first line.
#[must_use]
pub fn template(form: &Form, layout: &str, year: u16, schema: Option<&str>) -> String {
    let mut out = String::new();
    if let Some(path) = schema {
        out += &format!("#:schema ./{path}\n");
    }
    out += &format!("# 空白样例，用于 {year} 年度的报告{}。\n", scope(form));
    out += INTRODUCTION;
    out += &head(form, layout, year);
    out += &options(form, year);
    for section in &form.sections {
        if section.prose {
            out += &words::section(form, section);
        }
        for table in &section.tables {
            out += &figures::table(section, table);
        }
    }
    out + &ending(form)
}

const INTRODUCTION: &str = "\
# 填上文字和数字即可。# 号之后是说明，可以删去。
# 数字一律写半角，没有的填 0，不能空着。
# 文字写在一对 \"\"\" 之间，一行一段，行与行之间可以空行；段首不必空格，排版时自动空两字。
";

/// The years that a form is for, as an addition.
fn scope(form: &Form) -> String {
    if form.years == Years::default() {
        return String::new();
    }
    format!("；所用的版式用于 {}", form.years)
}

/// The keys that no report is without, and the preamble.
fn head(form: &Form, layout: &str, year: u16) -> String {
    let keys = aligned(&[
        (format!("layout = {}", quoted(layout)), "版式"),
        ("authority = \"（请填写机关名称）\"".to_owned(), "机关名称，用全称"),
        (format!("year = {year}"), "报告年度，即所报告的那一年"),
    ]);
    let basis = form.basis.as_ref();
    let basis = basis.map(|basis| format!("根据{}编制，", basis.as_str())).unwrap_or_default();
    let preamble = format!(
        "本报告{basis}所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如对本报告有疑问，请与\
         （请填写：联系单位、地址、邮政编码、电话、电子邮箱）联系。"
    );
    let preamble = paragraphs([preamble.as_str()]);
    format!(
        "\n{keys}\n# 第一节之前的说明：编制依据、统计期限、联系方式；不要的，连同 preamble 一起删去。\n\
         preamble = {preamble}\n"
    )
}

/// The keys at the head of the file that may be left out.
fn options(form: &Form, year: u16) -> String {
    let title: Vec<&str> = form.title.iter().map(|line| line.as_str()).collect();
    let title = title.join("、").replace("{authority}", "机关名称");
    let title = title.replace("{year}", &year.to_string());
    let next = year.saturating_add(1);
    let dated = aligned(&[
        (
            format!("#date = {next}-01-20"),
            &format!("成文日期，排作“{next}年1月20日”；也可写成 \"{next}年1月20日\""),
        ),
        ("#seal = true".to_owned(), "纸质件盖章的写 true，署名和日期处留出印章的位置"),
    ]);
    format!(
        "\
\n# 以下各项可以不写；要写时删去行首的 # 号。凡 # 号后面紧接着键的，都是可以启用的选项。
# 标题，照写的分行，只有一行时由程序回行；不写时为“{title}”：
#title = [\"（请填写标题第一行）\", \"（请填写标题第二行）\"]
#signature = \"（请填写署名）\"
{dated}\
# 附件名称，一个一项；“附件：”和序号由程序编写，名称后面不加标点：
#attachments = [\"（请填写附件名称）\", \"（请填写附件名称）\"]
#previous = \"上年的报告.toml\"  # 上年的报告，用来核对结转、重复等
"
    )
}

/// What stands at the end of the file: other headings and labels, the checks.
fn ending(form: &Form) -> String {
    let mut out = String::new();
    let has_no_words = |section: &&Section| !section.prose;
    let section = form.sections.iter().rev().find(has_no_words).or(form.sections.last());
    if let Some(section) = section {
        out += "\n# 各节标题与版式不同时写在这里，键是各节的名称：\n#[headings]\n";
        out += &format!("#{} = {}\n", section.key, quoted(section.heading.as_str()));
    }
    let first = form.tables().filter_map(|table| Some((&table.key, table.labels().next()?)));
    let labels: Vec<String> = first
        .map(|(table, (key, text))| format!("#[labels.{table}]\n#{key} = {}\n", quoted(text)))
        .collect();
    if !labels.is_empty() {
        out += "\n# 表中文字与版式不同时写在 [labels.表名] 里，键是表中行、列的名称：\n";
        out += &labels.concat();
    }
    let limit = form.sections.iter().find_map(|section| section.most_characters);
    let limit = limit.unwrap_or(USUAL_LIMIT);
    out += "\n# 核对的规则不合本报告实际的，写在这里：\n#[checks]\n";
    out + &aligned(&[
        ("#ignore = [\"T201\"]".to_owned(), "不查的规则，写规则的代码或代码的开头"),
        (format!("#most_characters = {limit}"), "总体情况的字数上限，代替版式规定的"),
    ])
}
