//! The keys at the head of the file.

use super::super::date::day_in_digits;
use super::lines::{Line, aligned, quoted_list};
use super::writer::Writer;
use crate::base::Located;
use crate::syntax::{quoted, quoted_paragraphs};

impl Writer<'_> {
    /// The keys that no report is without, and the preamble.
    pub(super) fn head(&mut self) {
        let draft = self.draft;
        let authority = draft.authority.as_ref().map_or("（请填写机关名称）", Located::as_str);
        let year = draft.year.map_or_else(|| quoted(""), |year| year.to_string());
        let keys = [
            ("layout", quoted(&draft.layout), "版式"),
            ("authority", quoted(authority), "机关名称，用全称"),
            ("year", year, "报告年度，即所报告的那一年"),
        ];
        let lines = keys
            .map(|(key, value, meaning)| (format!("{key} = {value}"), self.beside(key, meaning)));
        self.out += &format!("\n{}", aligned(&lines).concat());
        if draft.preamble.is_empty() {
            return;
        }
        let above = self.above("preamble");
        let preamble = quoted_paragraphs(draft.preamble.iter().map(Located::as_str));
        self.out += &format!(
            "\n# 第一节之前的说明：编制依据、统计期限、联系方式；不要的，连同 preamble 一起删去。\n\
             {above}preamble = {preamble}\n"
        );
    }

    /// The keys that may be left out.
    pub(super) fn options(&mut self) {
        let whole = [self.title(), self.signature(), self.issue(), self.attachments()].concat();
        let whole = whole + &self.previous();
        if whole.is_empty() {
            return;
        }
        let introduction = match self.draft.shows_options {
            true => {
                "# 以下各项可以不写；要写时删去行首的 # 号。凡 # 号后面紧接着键的，都是可以启用的选项。\n"
            }
            false => "",
        };
        self.out += &format!("\n{introduction}{whole}");
    }

    fn title(&mut self) -> String {
        let lines = &self.draft.title;
        let given = (!lines.is_empty()).then(|| quoted_list(lines));
        let example = "[\"（请填写标题第一行）\", \"（请填写标题第二行）\"]";
        let Some(line) = self.option("title", given, example) else { return String::new() };
        let title: Vec<&str> = self.form.title.iter().map(Located::as_str).collect();
        let title = title.join("、").replace("{authority}", "机关名称");
        let year = self.draft.year.map_or_else(|| "某".to_owned(), |year| year.to_string());
        let title = title.replace("{year}", &year);
        let above = self.above("title");
        format!("# 标题，照写的分行，只有一行时由程序回行；不写时为“{title}”：\n{above}{line}\n")
    }

    fn signature(&mut self) -> String {
        let given = self.draft.signature.as_ref().map(|name| quoted(name.as_str()));
        self.option("signature", given, "\"（请填写署名）\"")
            .map(|line| aligned(&[(line, self.beside("signature", ""))]).concat())
            .unwrap_or_default()
    }

    /// The date of issue and the seal.
    fn issue(&mut self) -> String {
        let mut lines: Vec<Line> = Vec::new();
        let given = self.draft.date.as_ref().map(Located::as_str);
        let day = match given {
            Some(text) => day_in_digits(text).map(|day| (day.year, day.month, day.day)),
            None => self.draft.year.map(|year| (year.saturating_add(1), 1, 20)),
        };
        let (value, meaning) = match day {
            Some((year, month, day)) => (
                format!("{year:04}-{month:02}-{day:02}"),
                format!(
                    "成文日期，排作“{year}年{month}月{day}日”；也可写成 \"{year}年{month}月{day}日\""
                ),
            ),
            None => (quoted(given.unwrap_or("（请填写成文日期）")), "成文日期".to_owned()),
        };
        let date = self.option("date", given.is_some().then(|| value.clone()), &value);
        lines.extend(date.map(|line| (line, self.beside("date", &meaning))));
        let seal = self.option("seal", self.draft.seal.then(|| "true".to_owned()), "true");
        let meaning = "纸质件盖章的写 true，署名和日期处留出印章的位置";
        lines.extend(seal.map(|line| (line, self.beside("seal", meaning))));
        aligned(&lines).concat()
    }

    fn attachments(&mut self) -> String {
        let names = &self.draft.attachments;
        let given = (!names.is_empty()).then(|| quoted_list(names));
        let example = "[\"（请填写附件名称）\", \"（请填写附件名称）\"]";
        let Some(line) = self.option("attachments", given, example) else { return String::new() };
        let above = self.above("attachments");
        format!(
            "# 附件名称，一个一项；“附件：”和序号由程序编写，名称后面不加标点：\n{above}{line}\n"
        )
    }

    fn previous(&mut self) -> String {
        let given = self.draft.previous.as_ref().map(|path| quoted(path.as_str()));
        let meaning = "上年的报告，用来核对与上年有关的数和文字";
        self.option("previous", given, "\"上年的报告.toml\"")
            .map(|line| aligned(&[(line, self.beside("previous", meaning))]).concat())
            .unwrap_or_default()
    }
}
