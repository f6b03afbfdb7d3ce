//! Reports made up at random, always the same ones: free tables, long cells, rare characters,
//! Latin, levels left out. What holds for the samples has to hold for them.

use crate::command_line::GOOD;
use crate::data;

/// How many there are.
pub(crate) const COUNT: u64 = 50;

/// The input of one of them.
pub(crate) fn report(number: u64) -> String {
    let mut random = Random(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (base, words) = match number % 5 {
        4 => (data::EXAMPLE_2019, overview_of(data::EXAMPLE_2019)),
        _ => (GOOD, "[overview]\ntext = \"总体情况。\"\n"),
    };
    let mut overview = format!("[overview]\ntext = '''\n{}'''\n", random.prose());
    for _ in 0..random.below(4) {
        overview += &random.table();
    }
    let text = data::replaced(base, words, &overview);
    match number % 5 {
        4 => text,
        _ => format!("{}{text}", random.head()),
    }
}

/// The layout of one of them.
pub(crate) const fn layout(number: u64) -> &'static str {
    if number % 5 == 4 { data::LAYOUT_2019 } else { data::LAYOUT_2021 }
}

/// The section of the overview in a sample.
fn overview_of(text: &str) -> &str {
    let start = text.find("[overview]").unwrap();
    let end = text[start + 1..].find("\n[").unwrap();
    &text[start..start + 1 + end + 1]
}

const HAN: [&str; 14] = [
    "政府信息公开",
    "依法行政",
    "行政规范性文件",
    "办理申请",
    "监督检查",
    "群众",
    "街道办事处",
    "主动公开",
    "会议精神",
    "平台建设",
    "《中华人民共和国政府信息公开条例》",
    "“谁公开、谁负责”",
    "（以下简称条例）",
    "国办公开办函〔2021〕30号",
];
const MIXED: [&str; 16] = [
    "2022年",
    "12345热线",
    "96.5%",
    "1234567人次",
    "GB/T 9704",
    "WPS Office",
    "Freedom of Information Act",
    "“Open Data”",
    "www.example.gov.cn",
    "xxgk@example.gov.cn",
    "①②⑳",
    "——",
    "……",
    "A4",
    "3.5万元",
    "×",
];
/// Beyond the BMP, of extension A, radicals that look like characters, and compatibility ones.
const RARE: [&str; 12] = ["𠅤", "𣲗", "𤧛", "𬸚", "㛃", "䶮", "⼈⼯", "⽂", "堃", "𫖯", "喆", "㳇"];
const MARKS: [&str; 8] = ["，", "、", "；", "：", "。", "，", "、", "。"];

/// A generator of Lehmer's kind: small, and the same everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(end).unwrap()).unwrap()
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    /// So many pieces of text, mostly Chinese.
    fn text(&mut self, pieces: usize) -> String {
        let piece = |random: &mut Self| match random.below(10) {
            0 => random.pick(&RARE),
            1 | 2 => random.pick(&MIXED),
            3 | 4 => random.pick(&MARKS),
            _ => random.pick(&HAN),
        };
        let text: String = (0..pieces).map(|_| piece(self)).collect();
        text.trim_start_matches(['，', '、', '；', '：', '。']).to_owned()
    }

    fn head(&mut self) -> String {
        let mut head = String::new();
        if self.below(2) == 0 {
            head += "signature = \"某县人民政府办公室\"\ndate = 2023-01-16\n";
        }
        if self.below(3) == 0 {
            head += &format!("attachments = [\"{}表\", \"清单\"]\n", self.pick(&HAN[..6]));
        }
        if self.below(3) == 0 {
            head += "seal = true\n";
        }
        if self.below(3) == 0 {
            head += &format!("preamble = '''\n{}。'''\n", self.text(20));
        }
        head
    }

    /// Paragraphs, with heads that run in, heads that stand alone, and levels left out.
    fn prose(&mut self) -> String {
        let mut prose = String::new();
        for number in 1..=1 + self.below(7) {
            let label = match self.below(6) {
                0 => format!("（{}）", ["一", "二", "三", "四"][number % 4]),
                1 => format!("{number}."),
                2 => format!("（{number}）"),
                _ => String::new(),
            };
            if !label.is_empty() && self.below(2) == 0 {
                prose += &format!("{label}{}\n", self.pick(&HAN[..10]));
            } else if label.is_empty() {
                let length = 5 + self.below(60);
                prose += &format!("本年度{}。\n", self.text(length));
            } else {
                let length = 5 + self.below(40);
                prose += &format!("{label}工作情况。{}。\n", self.text(length));
            }
        }
        prose
    }

    /// A table of labels, a long text and figures, with spans and up to three levels of heads.
    fn table(&mut self) -> String {
        let figures = 1 + self.below(4);
        let mut table = "[[overview.table]]\n".to_owned();
        if self.below(2) == 0 {
            table += &format!("caption = \"{}统计表\"\n", self.pick(&HAN[..10]));
        }
        if self.below(2) == 0 {
            table += "unit = \"单位：件\"\n";
        }
        let leaf = |number: usize| format!("{{ label = \"{}项\", width = 2 }}", number + 1);
        let leaves: Vec<String> = (0..figures).map(leaf).collect();
        let leaves = leaves.join(", ");
        let heads = match self.below(3) {
            0 => leaves,
            1 => format!("{{ label = \"数量\", columns = [{leaves}] }}"),
            _ => format!(
                "{{ label = \"情况\", columns = [{{ label = \"数量\", columns = [{leaves}] }}] }}"
            ),
        };
        table += &format!(
            "columns = [{{ label = \"类别\", width = 3 }}, {{ label = \"内容\", width = 6 }}, \
             {heads}]\nrows = [\n"
        );
        for _ in 0..1 + self.below(8) {
            table += &self.rows(figures);
        }
        let sum = vec!["7"; figures].join(", ");
        table + &format!("[{{ text = \"合计\", columns = 2 }}, {sum}],\n]\n")
    }

    /// One row, or several under one label; now and then all cells go over two rows, so that the
    /// second has none of its own.
    fn rows(&mut self, figures: usize) -> String {
        if self.below(12) == 0 {
            let cells: Vec<String> =
                (0..figures + 2).map(|at| format!("{{ text = \"两行{at}\", rows = 2 }}")).collect();
            return format!("[{}],\n[],\n", cells.join(", "));
        }
        let count = 1 + self.below(3);
        let mut rows = String::new();
        for row in 0..count {
            let label = self.pick(&HAN[..10]);
            let label = match (row, count) {
                (0, 1) => format!("\"{label}\", "),
                (0, _) => format!("{{ text = \"{label}\", rows = {count} }}, "),
                _ => String::new(),
            };
            let length = if self.below(12) == 0 { 80 } else { 1 + self.below(6) };
            let words = format!("文{}", self.text(length).replace('"', ""));
            let figures: Vec<String> =
                (0..figures).map(|_| self.below(10_000).to_string()).collect();
            rows += &format!("[{label}'{words}', {}],\n", figures.join(", "));
        }
        rows
    }
}

#[test]
fn they_differ_and_hold_what_they_are_made_for() {
    let all: Vec<String> = (0..COUNT).map(report).collect();
    let mut distinct = all.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), all.len());
    let whole = all.concat();
    let wanted = ["[[overview.table]]", "rows = 3", "columns = 2", "[],", "𠅤", "⼈", "Freedom of"];
    for part in wanted {
        assert!(whole.matches(part).count() >= 10, "{part}");
    }
}
