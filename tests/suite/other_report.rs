//! A report of another kind (政府网站工作年度报表), with words of its own, goes through everything: it is read,
//! checked, set and written; wrong sentences are found by its words; and nothing that is made of it or said
//! about it speaks of the built-in kind.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::sync::LazyLock;

use genreport::base::Sources;
use genreport::checks::{Facts, readings};
use genreport::form::Form;
use genreport::pdf::violations;
use genreport::session::{
    Checked, File, Folder, Made, OUTPUT_FORMATS, Order, OutputOptions, Read, Rules, Session,
    Unavailable, schema, template,
};
use lopdf::{Document, Object};
use serde_json::Value;

use crate::command_line::Folder as Place;
use crate::data::{self, replaced, with_line};
use crate::template::with_options;
use crate::{chain, docx_reader, docx_structure, pdf};

const LAYOUT: &str = include_str!("../layouts/website.toml");
const WORDS: &str = include_str!("../layouts/website-words.toml");
const REPORT: &str = include_str!("../layouts/website-report.toml");

/// What only the built-in kind of report speaks of.
const OTHERS: [&str; 11] = [
    "政府信息公开",
    "信息公开",
    "依申请",
    "申请",
    "复议",
    "诉讼",
    "结转",
    "处理费",
    "行政事业性收费",
    "许可",
    "规章",
];

/// Files by their names.
#[derive(Clone)]
struct Shelf(BTreeMap<&'static str, String>);

impl Shelf {
    fn new(layout: &str) -> Self {
        let files = [("website.toml", layout), ("website-words.toml", WORDS)];
        Self(files.map(|(name, text)| (name, text.to_owned())).into())
    }
}

impl Folder for Shelf {
    fn open(&self, name: &str) -> Result<File<'_>, Unavailable> {
        let text = self.0.get(name).ok_or_else(|| Unavailable(format!("没有 {name}。")))?;
        Ok(File::within(name, text.as_str(), self.clone()))
    }
}

fn file(text: &str, layout: &str) -> File<'static> {
    File::within("website-report.toml", text, Shelf::new(layout))
}

fn check(text: &str, layout: &str) -> Checked {
    Session::new().check(&file(text, layout), &Rules::default()).unwrap()
}

fn codes(checked: &Checked) -> Vec<&'static str> {
    checked.findings.iter().map(|finding| finding.code).collect()
}

/// The report with a sentence for all that its first section says.
fn with_overview(sentence: &str) -> String {
    let (before, rest) = REPORT.split_once("[overview]").unwrap();
    let (_, figures) = rest.split_once("[website]").unwrap();
    format!("{before}[overview]\ntext = \"{sentence}\"\n\n[website]{figures}")
}

/// The report with everything that a file may have with it, made once.
fn made() -> &'static Made {
    static MADE: LazyLock<Made> = LazyLock::new(|| {
        let formats: Vec<_> = OUTPUT_FORMATS.iter().collect();
        let options =
            OutputOptions { source: Some("website-report.toml"), fonts: true, created: None };
        let rules = Rules::default();
        let order = Order { rules: Some(&rules), formats: &formats, options, ..Order::default() };
        Session::new().make(&file(REPORT, LAYOUT), chain::fonts(), &order).unwrap()
    });
    &MADE
}

fn bytes(format: &str) -> &'static [u8] {
    let mut files = made().files.as_ref().unwrap().iter();
    &files.find(|file| file.format.name == format).unwrap().bytes
}

fn form() -> &'static Form {
    &made().set.as_ref().unwrap().form
}

/// It speaks of this kind of report, and not of the other.
fn is_about_websites(what: &str, said: &str) {
    assert!(said.contains("网站"), "{what}: {said}");
    says_nothing_else(what, said);
}

fn says_nothing_else(what: &str, said: &str) {
    let found = OTHERS.iter().find(|word| said.contains(**word));
    assert!(found.is_none(), "{what}: {found:?} in {said}");
}

#[test]
fn it_is_checked_without_a_finding_and_made() {
    assert_eq!(codes(&check(REPORT, LAYOUT)), [""; 0]);
    assert!(made().findings.is_empty(), "{:#?}", made().findings);
    let document = &made().set.as_ref().unwrap().document;
    let expected = data::expected(document);
    assert_eq!((expected.texts.len(), expected.tables.len()), (7, 1), "{:?}", expected.texts);
    assert_eq!(
        data::figures(document, "website"),
        ["640", "646", "1286", "150", "192", "342", "149", "187", "336"]
    );
    assert_eq!(violations(bytes("pdf")), Ok(Vec::new()));
    assert_eq!(docx_structure::faults(bytes("docx")), Vec::<String>::new());
    let body = docx_reader::read(bytes("docx"));
    assert_eq!((&body.texts, &body.tables), (&expected.texts, &expected.tables));
    pdf::file_says_everything(bytes("pdf"), expected);
}

/// Every string and every stream of a PDF.
fn strings(object: &Object, found: &mut Vec<String>) {
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let dictionary = match object {
        Object::String(bytes, _) => {
            found.extend([lossy(bytes), lopdf::decode_text_string(object).unwrap_or_default()]);
            return;
        }
        Object::Array(items) => return items.iter().for_each(|item| strings(item, found)),
        Object::Stream(stream) => {
            let content = stream.decompressed_content();
            found.push(lossy(&content.unwrap_or_else(|_| stream.content.clone())));
            &stream.dict
        }
        Object::Dictionary(dictionary) => dictionary,
        _ => return,
    };
    dictionary.iter().for_each(|(_, value)| strings(value, found));
}

#[test]
fn the_pdf_says_what_it_is_and_nothing_else() {
    let document = Document::load_mem(bytes("pdf")).unwrap();
    let mut found = Vec::new();
    document.objects.values().for_each(|object| strings(object, &mut found));
    // As XMP, and as the entries of the information dictionary.
    for said in [
        "<rdf:li xml:lang=\"x-default\">示例县人民政府2023年政府网站工作年度报表</rdf:li>",
        "<rdf:li xml:lang=\"x-default\">政府网站工作年度报表</rdf:li>",
        "<rdf:li>年度报表</rdf:li>",
    ] {
        assert!(found.iter().any(|text| text.contains(said)), "{said}");
    }
    for said in ["示例县人民政府2023年政府网站工作年度报表", "政府网站工作年度报表"]
    {
        assert!(found.iter().any(|text| text == said), "{said}");
    }
    is_about_websites("PDF", &found.join("\n"));
}

#[test]
fn the_docx_says_what_it_is_and_nothing_else() {
    let core = docx_reader::part(bytes("docx"), "docProps/core.xml");
    assert!(core.contains("<dc:subject>政府网站工作年度报表</dc:subject>"), "{core}");
    assert!(core.contains("年度报表") && core.contains("2023年"), "{core}");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes("docx"))).unwrap();
    assert!(archive.len() > 10);
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        let (name, mut content) = (part.name().to_owned(), Vec::new());
        part.read_to_end(&mut content).unwrap();
        says_nothing_else(&name, &String::from_utf8_lossy(&content));
    }
    is_about_websites("DOCX", &docx_structure::paragraphs(bytes("docx")).unwrap().concat());
}

#[test]
fn dump_schema_and_blank_input_are_its_own() {
    is_about_websites("dump", &made().set.as_ref().unwrap().dump());
    let schema = schema(form());
    is_about_websites("schema", &schema);
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert!(schema["properties"]["website"]["properties"]["messages_in"].is_object(), "{schema}");
    let blank = template(form(), "website.toml", 2024, None);
    is_about_websites("blank input", &blank);
    for text in [with_options(&blank), blank] {
        let read = read(&text).0;
        assert!(read.findings.is_empty(), "{:#?}\n{text}", read.findings);
        assert_eq!(read.report.unwrap().year, 2024);
    }
}

/// A row of the words file by its example, and how it finds a wrong number.
struct Wrong {
    example: &'static str,
    /// The example with another number.
    sentence: &'static str,
    code: &'static str,
    /// What is wrong in it.
    said: &'static str,
    /// What the row of the table means, and what it is called there.
    means: &'static str,
    label: &'static str,
    /// Its figures in the input, and their sum.
    figures: &'static str,
    sum: u32,
}

/// One for each row of the words file, in order.
const WRONG: [Wrong; 4] = [
    Wrong {
        example: "2023年，本网站共发布信息1286条。",
        sentence: "2023年，本网站共发布信息1287条。",
        code: "T104",
        said: "发布信息1287条",
        means: "information",
        label: "信息发布总数（单位：条）",
        figures: "[640, 646]",
        sum: 1286,
    },
    Wrong {
        example: "全年收到留言342条，办结336条。",
        sentence: "全年收到留言342条，办结330条。",
        code: "T104",
        said: "办结330条",
        means: "answered",
        label: "办结留言数量（单位：条）",
        figures: "[149, 187]",
        sum: 336,
    },
    Wrong {
        example: "全年收到网民留言342条。",
        sentence: "全年收到网民留言324条。",
        code: "T104",
        said: "收到网民留言324条",
        means: "received",
        label: "收到留言数量（单位：条）",
        figures: "[150, 192]",
        sum: 342,
    },
    // That there was none is wrong as it is.
    Wrong {
        example: "全年没有收到网民留言。",
        sentence: "全年没有收到网民留言。",
        code: "T103",
        said: "没有收到网民留言",
        means: "received",
        label: "收到留言数量（单位：条）",
        figures: "[150, 192]",
        sum: 342,
    },
];

/// What is read of a report, and its rows of the words file that the prose came to, by their examples.
fn read(text: &str) -> (Read, Vec<String>) {
    let read = Session::new().read(&file(text, LAYOUT), &mut Sources::default()).unwrap();
    let examples = match (&read.report, &read.form) {
        (Some(report), Some(form)) => {
            let facts = Facts::new(report, form, &read.figures, None);
            readings(&facts)
                .iter()
                .flat_map(|reading| &reading.rows)
                .map(|row| row.example.clone())
                .collect()
        }
        _ => Vec::new(),
    };
    (read, examples)
}

#[test]
fn each_row_of_its_words_finds_a_wrong_sentence_at_its_place() {
    let vocabulary = &form().vocabulary;
    let rows = vocabulary.subjects.iter().flat_map(|subject| &subject.rows);
    let examples: Vec<&str> =
        rows.chain(&vocabulary.absence).map(|row| row.example.as_str()).collect();
    assert_eq!(examples, WRONG.map(|wrong| wrong.example));
    for Wrong { example, sentence, code, said, label, figures, sum, .. } in WRONG {
        let right = with_overview(example);
        assert!(read(&right).1.iter().any(|reached| reached == example), "{example}");
        if example != sentence {
            assert_eq!(codes(&check(&right, LAYOUT)), [""; 0], "{example}");
        }
        let checked = check(&with_overview(sentence), LAYOUT);
        let [finding] = &checked.findings[..] else { panic!("{sentence}: {checked:#?}") };
        let message = format!("正文写“{said}”，表中“{label}”的“全年”是 {sum}");
        assert_eq!((finding.code, &finding.message), (code, &message));
        let places = finding.labels.iter().map(|label| {
            assert_eq!(label.span.source, checked.source);
            &checked.text()[label.span.start..label.span.end]
        });
        assert_eq!(places.collect::<Vec<_>>(), [said, figures]);
    }
}

/// Which wrong sentences are found under a layout.
fn found(layout: &str) -> Vec<&'static str> {
    let is_found = |wrong: &Wrong| {
        let checked = check(&with_overview(wrong.sentence), layout);
        codes(&checked).contains(&wrong.code)
    };
    WRONG.into_iter().filter(is_found).map(|wrong| wrong.sentence).collect()
}

/// It is these words by which they are found, and these rows.
#[test]
fn what_no_row_of_the_table_means_is_not_compared() {
    let mut without_words = replaced(LAYOUT, "words = \"website-words.toml\"", "");
    for means in ["information", "received", "answered"] {
        let own = format!("means = \"{means}\", ");
        let others = WRONG.into_iter().filter(|wrong| wrong.means != means);
        let others: Vec<&str> = others.map(|wrong| wrong.sentence).collect();
        assert_eq!(found(&replaced(LAYOUT, &own, "")), others);
        without_words = replaced(&without_words, &own, "");
    }
    assert_eq!(found(&without_words), [""; 0]);
}

/// The report with a fault in everything that there is to check.
fn wrong_report() -> String {
    let sentences: Vec<&str> = WRONG.iter().map(|wrong| wrong.sentence).collect();
    let text = with_overview(&sentences.concat());
    let text = with_line(&text, "messages_done", "[149, 187, 335]");
    let title = "year = 2023\ntitle = \"示例县人民政府2023年度情况\"";
    let headings = "\n[headings]\noverview = \"一、别的\"\n";
    format!("{}{headings}", replaced(&text, "year = 2023", title))
}

const FOUND: [&str; 7] = ["S105", "T104", "T104", "T104", "T103", "F101", "S101"];

#[test]
fn messages_speak_of_it_alone() {
    let place = Place::new("other report");
    place.put("website.toml", LAYOUT).put("website-words.toml", WORDS).put("a.toml", REPORT);
    let ran = place.run(&["check", "a.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    assert_eq!(ran.err.matches("不适用于版式 website").count(), 1, "{}", ran.err);
    place.put("a.toml", wrong_report());
    for format in ["full", "concise"] {
        let ran = place.run(&["check", "--output-format", format, "a.toml"]);
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        let lines = FOUND.map(|code| ran.out.matches(&format!("[{code}]")).count() > 0);
        assert_eq!(lines, [true; 7], "{}", ran.out);
        is_about_websites(format, &format!("{}{}", ran.out, ran.err));
    }
    let json = place.run_raw(&["check", "--output-format", "json", "a.toml"]);
    is_about_websites("json", &json);
    let json: Value = serde_json::from_str(&json).unwrap();
    let all = json.as_array().unwrap();
    let codes = |is_note: bool| {
        let wanted = all.iter().filter(|it| (it["severity"] == "note") == is_note);
        wanted.map(|it| it["code"].as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(codes(false), FOUND);
    let unapplied = ["S107", "S108", "S109", "S110", "S112", "T101", "T102", "T105", "T106"];
    assert_eq!(codes(true), unapplied, "what does not apply is said");
    let words = place.run(&["check", "--output-format", "words", "a.toml"]);
    assert!(words.out.contains("办结=answered") && words.out.contains("例句："), "{}", words.out);
    is_about_websites("words", &words.out);
    let sarif = place.run_raw(&["check", "--output-format", "sarif", "a.toml"]);
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let results = &sarif["runs"][0]["results"];
    assert_eq!(results.as_array().unwrap().len(), FOUND.len());
    is_about_websites("sarif", &sarif.to_string());
}

#[test]
fn a_new_report_is_begun_by_its_layout() {
    let place = Place::new("other report begun");
    place.put("website.toml", LAYOUT).put("website-words.toml", WORDS);
    let begun = place.run(&["init", "--layout", "website.toml", "--year", "2024"]);
    assert_eq!(begun.code, Some(0), "{}", begun.err);
    let schema = place.run(&["schema", "--layout", "website.toml"]);
    is_about_websites("schema", &schema.out);
    let made = place.run(&["--force", "年报-2024.toml"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let dump = place.run(&["dump", "年报-2024.toml"]);
    is_about_websites("dump", &dump.out);
    for said in [&begun, &made].map(|ran| format!("{}{}", ran.out, ran.err)) {
        says_nothing_else("messages", &said);
    }
    let names = ["website-words.toml", "website.schema.json", "website.toml"];
    let files = ["年报-2024.docx", "年报-2024.pdf", "年报-2024.toml"];
    assert_eq!(place.names(), [&names[..], &files].concat());
}
