//! Titles on their lines, set with the fonts they are printed in.

use genreport::base::{Located, SourceId, Span};
use genreport::document::{Block, Document, Signature, Title};
use genreport::layout;

use crate::chain;
use crate::data::{self, LAYOUT_2021};
use crate::docx_reader;

/// Titles with the lines that a printer gives them, see `tests/data/README.md`.
const TITLES: &str = include_str!("../data/titles.txt");
/// The list of words that names are made of.
const OFFICES: &str = include_str!("../../src/text/names/offices.txt");

/// A title and the sets of lines that are as good.
struct Example {
    text: String,
    good: Vec<Vec<String>>,
}

fn examples() -> Vec<Example> {
    let lines = TITLES.lines().filter(|line| !line.starts_with('#'));
    let example = |line: &str| {
        let cut = |way: &str| way.split('｜').map(str::to_owned).collect::<Vec<_>>();
        let good: Vec<Vec<String>> = line.split(" / ").map(cut).collect();
        let text = good[0].concat();
        assert!(good.iter().all(|way| way.concat() == text), "{line}");
        Example { text, good }
    };
    lines.map(example).collect()
}

/// Whose report it is: what stands before the year, or before what is said of it.
fn authority(title: &str) -> &str {
    let end = title.find(|char: char| char.is_ascii_digit()).unwrap_or(0);
    let ends = ["政府信息公开", "关于"].into_iter().filter_map(|end| title.find(end));
    &title[..ends.fold(end, usize::min)]
}

fn located(text: &str) -> Located {
    Located::verbatim(text, Span::new(SourceId::default(), 0, text.len()))
}

fn texts(lines: &[Located]) -> Vec<String> {
    lines.iter().map(|line| line.as_str().to_owned()).collect()
}

/// Sets titles one after another, the form read once.
fn setter() -> impl Fn(&str, &str) -> Vec<String> {
    let form = data::form(LAYOUT_2021);
    move |text: &str, authority: &str| {
        let (lines, names) = (vec![located(text)], vec![authority.to_owned()]);
        let title = Title { lines, names, date: None };
        let document = Document { title, ..Document::default() };
        texts(&layout::plan(&document, &form, chain::fonts()).title)
    }
}

#[test]
fn titles_stand_on_the_lines_of_the_examples() {
    let set = setter();
    let examples = examples();
    assert!(examples.len() >= 200);
    let mut wrong = Vec::new();
    for Example { text, good } in &examples {
        // All digits are of one width, and what is not told, or is another's, is read.
        let authority = authority(text);
        for (year, authority) in
            [("2023", authority), ("2023", ""), ("2023", "另一机关"), ("2019", authority)]
        {
            let lines = set(&text.replace("2023", year), authority);
            let lines: Vec<String> = lines.iter().map(|line| line.replace(year, "2023")).collect();
            if !good.contains(&lines) {
                let good: Vec<String> = good.iter().map(|way| way.join("｜")).collect();
                wrong.push(format!("{} for {}", lines.join("｜"), good.join(" / ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whatever is known of it, of a longer name or of a part of it, a name is cut as a whole.
#[test]
fn the_authority_may_be_called_otherwise_in_the_title() {
    let set = setter();
    let report = "2023年政府信息公开工作年度报告";
    for (name, known) in [
        ("示例镇人民政府", "示例镇"),
        ("示例镇人民政府", "示例县示例镇人民政府"),
        ("示例区市场监督管理局", "示例区市场"),
        ("示例区市场监督管理局", "示例市示例区"),
        ("某市住房和城乡建设局", "某市住房和城乡"),
        ("某县人力资源和社会保障局", "某县"),
    ] {
        assert_eq!(set(&format!("{name}{report}"), known), [name, report], "{known}");
    }
    let about = "关于印发《示例县2023年政府信息公开工作年度报告》的通知";
    let lines = set(&format!("示例县人民政府办公室{about}"), "示例县人民政府");
    assert_eq!(lines[0], "示例县人民政府办公室");
    assert!(lines[1].starts_with("关于印发《"), "{lines:?}");
}

/// Of the words of a list their kind's.
fn words(kind: &str) -> Vec<&'static str> {
    let part = OFFICES.split('【').find(|part| part.starts_with(kind)).unwrap();
    let lines = part.lines().skip(1).filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
}

/// Places, the higher first, some of them with characters of others in them.
const PLACES: [&[&str]; 16] = [
    &["示例省", "示例市", "示例县"],
    &["示例省", "示例市"],
    &["示例市", "示例区"],
    &["示例县"],
    &["湖北省", "荆州市", "沙市区"],
    &["山东省", "济宁市", "市中区"],
    &["江苏省", "镇江市", "丹徒区"],
    &["河南省", "新乡市", "牧野区"],
    &["山东省", "聊城市"],
    &["天津市", "和平区"],
    &["江西省", "景德镇市", "乐平市"],
    &["临夏回族自治州", "东乡族自治县"],
    &["新疆维吾尔自治区", "伊犁哈萨克自治州", "察布查尔锡伯自治县"],
    &["内蒙古自治区", "呼伦贝尔市", "莫力达瓦达斡尔族自治旗"],
    &["新疆生产建设兵团", "第八师石河子市"],
    &["示例市", "示例高新技术产业开发区"],
];

/// The words of the list by their kinds.
struct Words {
    fields: Vec<&'static str>,
    offices: Vec<&'static str>,
    seats: Vec<&'static str>,
}

impl Words {
    /// The parts of a name that a line may end behind: places, bodies. Every `at` and `turn` gives
    /// another.
    fn name(&self, at: usize, turn: usize) -> Vec<String> {
        let pick = |words: &[&str], at: usize| words[at % words.len()].to_owned();
        let places = PLACES[(at + turn * 5) % PLACES.len()];
        let mut parts: Vec<String> = places.iter().map(|place| (*place).to_owned()).collect();
        if turn == 1 {
            parts.last_mut().unwrap().push_str(&pick(&self.seats, at));
        }
        parts.push(pick(&self.fields, at) + &pick(&self.offices, at * 7 + turn * 31));
        if turn == 2 {
            parts.push(pick(&self.fields, at * 3) + "服务中心");
        }
        parts
    }

    /// All names.
    fn names(&self) -> impl Iterator<Item = (usize, Vec<String>)> {
        let turns = move |at| (0..4).map(move |turn| (at, turn));
        let all = (0..self.fields.len()).flat_map(turns);
        all.map(|(at, turn)| (at + turn, self.name(at, turn)))
    }
}

fn all_words() -> Words {
    Words { fields: words("词"), offices: words("机构"), seats: words("驻地") }
}

/// Where each part ends.
fn ends<T: AsRef<str>>(parts: &[T]) -> Vec<usize> {
    let parts = parts.iter().map(|part| part.as_ref().len());
    parts
        .scan(0, |end, length| {
            *end += length;
            Some(*end)
        })
        .collect()
}

/// Bodies made of all words of the list: no line ends within a word, nor between a place and what
/// rules it.
#[test]
fn no_title_cuts_a_word_of_the_list() {
    let set = setter();
    let (mut all, mut long) = (0, 0);
    for (at, name) in all_words().names() {
        let year = format!("{}年", 2008 + at % 24);
        let report = [year, "政府信息公开".to_owned(), "工作年度报告".to_owned()];
        let parts = [&name[..], &report].concat();
        let lines = set(&parts.concat(), &name.concat());
        let allowed = ends(&parts);
        assert!(ends(&lines).iter().all(|end| allowed.contains(end)), "{lines:?}");
        all += 1;
        long += usize::from(lines.len() > 2);
    }
    assert!(all > 1000 && long > 200, "{long} of {all}");
}

/// The same wherever the name stands and whoever reports: what is before and behind it.
#[test]
fn no_title_cuts_a_word_of_a_name_that_is_not_the_authority() {
    let set = setter();
    let kinds = [
        ("", "2023年政府信息公开工作年度报告"),
        ("", "政府信息公开工作二〇二三年度报告"),
        ("2023年度", "政务公开工作要点"),
        ("关于", "2023年政府信息公开工作情况的报告"),
        ("关于2023年度", "政府信息公开工作情况的报告"),
        ("关于印发《", "2023年政府信息公开工作年度报告》的通知"),
        ("关于做好", "政府信息公开工作的通知"),
        ("示例省人民政府关于同意公布", "2023年政府信息公开年度报告的批复"),
    ];
    for (at, name) in all_words().names() {
        let (before, behind) = kinds[at % kinds.len()];
        let known = ["", "另一机关", "示例省人民政府"][at % 3];
        let lines = set(&format!("{before}{}{behind}", name.concat()), known);
        let parts = ends(&name).into_iter().map(|end| before.len() + end);
        let (start, allowed) = (before.len(), parts.collect::<Vec<_>>());
        let in_name = |end: &&usize| start < **end && **end < start + name.concat().len();
        let ends = ends(&lines);
        assert!(ends.iter().filter(in_name).all(|end| allowed.contains(end)), "{lines:?}");
    }
}

/// The same in titles of which nobody can tell where a name begins: then a place that is longer
/// than a line may be cut anywhere, but no word.
#[test]
fn no_title_cuts_a_word_of_a_name_that_is_not_found() {
    let set = setter();
    let kinds = [("关于政务公开和", "工作情况的报告"), ("政务公开办法由", "负责解释")];
    for (at, name) in all_words().names() {
        let (before, behind) = kinds[at % kinds.len()];
        let lines = set(&format!("{before}{}{behind}", name.concat()), "");
        let bodies = name.iter().scan(before.len(), |end, part| {
            *end += part.len();
            Some((*end - part.len() + 1..*end, part))
        });
        let is_place = |part: &str| PLACES.concat().iter().any(|place| part.starts_with(place));
        for (inner, part) in bodies.filter(|(_, part)| !is_place(part)) {
            assert!(!ends(&lines).iter().any(|end| inner.contains(end)), "{part} in {lines:?}");
        }
    }
}

/// The lines of a title in a DOCX: its first paragraph's, parted by breaks.
fn docx_lines(text: &str) -> Vec<String> {
    let body = docx_reader::part(&chain::file(text, LAYOUT_2021, "docx"), "word/document.xml");
    let start = body.find("<w:p>").unwrap();
    let title = &body[start..start + body[start..].find("</w:p>").unwrap()];
    let words = |line: &str| {
        line.split('<').filter_map(|tag| Some(tag.split_once('>')?.1.to_owned())).collect()
    };
    title.replace("<w:br", "\n<w:br").split('\n').map(words).collect()
}

#[test]
fn the_docx_has_the_same_lines() {
    let form = data::form(LAYOUT_2021);
    for Example { text, .. } in examples().iter().step_by(30) {
        let report = format!("title = \"{text}\"\n{}", data::EXAMPLE_2023);
        let shown = layout::dump(&chain::set(&report, LAYOUT_2021).pages, &form);
        let title = shown.lines().filter_map(|line| Some(line.split_once("标题 ")?.1.to_owned()));
        assert_eq!(docx_lines(&report), title.collect::<Vec<_>>());
        assert_eq!(docx_lines(&report).concat(), *text);
    }
}

#[test]
fn a_signature_is_cut_where_a_name_may_be() {
    let form = data::form(LAYOUT_2021);
    for lines in [
        &["新疆维吾尔自治区伊犁哈萨克自治州", "察布查尔锡伯自治县人民政府"],
        &["示例市市场监督管理局", "（市知识产权局、市食品安全委员会办公室）"],
        &["湘西土家族苗族自治州龙山县", "示例镇人民政府农业农村和乡村振兴办公室"],
        &["示例自治区示例市发展和改革委员会", "粮食和物资储备事务服务中心"],
    ] {
        let signature = Signature { name: Some(located(&lines.concat())), date: None, seal: false };
        let blocks = vec![Block::Signature(signature)];
        let plan = layout::plan(&Document { blocks, ..Document::default() }, &form, chain::fonts());
        let name = plan.signature.unwrap().name;
        assert_eq!(name.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), *lines);
    }
}
