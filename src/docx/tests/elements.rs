//! Each kind of element as it stands in the main part: its style, its place from the Plan.

use super::super::parts::{Material, parts};
use super::super::{Options, names, sample};
use crate::base::{Length, Located, Span};
use crate::container::{Element, element, parse};
use crate::document::{Block, Cell, Document, Inline, Signature, TableModel};
use crate::form::{Align, CellPart, Form};
use crate::layout::{AttachmentPlan, CellPlan, Plan, SignatureLine, SignaturePlan, TablePlan};

fn located(text: &str) -> Located {
    Located::verbatim(text, Span::default())
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline { text: located(text), run_in: None }])
}

/// The main part of these blocks.
fn written(blocks: Vec<Block>, plan: &Plan, form: &Form) -> Element<'static> {
    let document = Document { blocks, ..Document::default() };
    part(&document, plan, form, "word/document.xml")
}

fn part(document: &Document, plan: &Plan, form: &Form, wanted: &str) -> Element<'static> {
    let material = Material::new(document, plan, form).expect("built");
    let parts = parts(&material, document, plan, form, &Options::default()).expect("written");
    let found = parts.iter().find(|part| part.path == wanted).expect("there");
    parse(found.content.to_bytes().leak()).expect("well-formed")
}

/// The paragraphs of a style.
fn styled<'e>(root: &'e Element<'_>, style: &str) -> Vec<&'e Element<'e>> {
    let of = |paragraph: &&Element| attribute(paragraph, "w:pStyle", "w:val") == Some(style);
    root.descendants().into_iter().filter(|element| element.name == "w:p").filter(of).collect()
}

/// An attribute of a paragraph's property.
fn attribute<'e>(paragraph: &'e Element<'_>, property: &str, name: &str) -> Option<&'e str> {
    paragraph.find("w:pPr")?.find(property)?.get(name)
}

fn twips(paragraph: &Element, property: &str, name: &str) -> i64 {
    let value = attribute(paragraph, property, name).unwrap_or_else(|| panic!("{property} {name}"));
    value.parse().expect("a number")
}

fn is_kept(paragraph: &Element) -> bool {
    keep_next(paragraph) == Some(true)
}

/// What a paragraph itself says of staying with the next.
fn keep_next(paragraph: &Element) -> Option<bool> {
    let keep = paragraph.find("w:pPr")?.find("w:keepNext")?;
    Some(keep.get("w:val") != Some("0"))
}

fn cell(area: (usize, usize, usize, usize), text: &str, align: Align) -> Cell {
    let (row, column, row_span, column_span) = area;
    let part = if row == 0 { CellPart::ColumnHead } else { CellPart::Data };
    Cell { row, column, row_span, column_span, part, align, text: located(text) }
}

/// A free table: a head over two columns, a stub over two rows, figures.
fn model() -> TableModel {
    let cells = vec![
        cell((0, 0, 1, 1), "类别", Align::Center),
        cell((0, 1, 1, 2), "数量", Align::Center),
        cell((1, 0, 2, 1), "甲", Align::Center),
        cell((1, 1, 1, 1), "1.5", Align::Decimal),
        cell((1, 2, 1, 1), "文字", Align::Left),
        cell((2, 1, 1, 1), "30", Align::Right),
        cell((2, 2, 1, 1), "", Align::Left),
    ];
    TableModel {
        caption: Some(located("表格")),
        unit: Some(located("单位：件")),
        widths: vec![1, 1, 1],
        rows: 3,
        head_rows: 1,
        cells,
        ..TableModel::default()
    }
}

/// Rows of 15 pt, columns of 100 pt; the first figure has 20 pt on its right.
fn table_plan(model: &TableModel) -> TablePlan {
    let mut cell = CellPlan::default();
    cell.size = Length::units(10_500);
    let mut plan = TablePlan::default();
    plan.columns = vec![Length::pt(100); model.columns()];
    plan.rows = vec![Length::pt(15); model.rows];
    plan.cells = vec![cell; model.cells.len()];
    plan.cells[3].right = Length::pt(20);
    (plan.line, plan.padding) = (Length::pt(13), Length::units(1_700));
    plan
}

fn with_table(plan: TablePlan) -> Plan {
    let mut all = Plan::default();
    all.tables = vec![plan];
    all
}

#[test]
fn the_date_stands_below_the_title() {
    let form = sample::form();
    let mut plan = Plan::default();
    plan.title = vec![located("标题")];
    plan.title_date = Some(located("（2024年1月22日）"));
    let root = written(vec![], &plan, &form);
    assert_eq!(styled(&root, names::TITLE_DATE).len(), 1);
    let styles = part(&Document::default(), &plan, &form, "word/styles.xml");
    let find = |id: &str| styles.elements().find(|style| style.get("w:styleId") == Some(id));
    let (title, date) = (find("Title").expect("there"), find("Subtitle").expect("there"));
    // The blank line of the grid is below the date now.
    assert_eq!(twips(title, "w:spacing", "w:after"), 2 * 579 - 700 - (2 * 579 - 700) / 2);
    assert_eq!(twips(date, "w:spacing", "w:after"), 579);
    assert!(is_kept(title) && is_kept(date));
}

#[test]
fn a_free_table_has_caption_unit_header_and_spans() {
    let (form, model) = (sample::form(), model());
    let plan = with_table(table_plan(&model));
    let root = written(vec![Block::Table(model)], &plan, &form);
    assert_eq!(styled(&root, names::CAPTION).len(), 1);
    assert_eq!(styled(&root, names::TABLE_UNIT).len(), 1);
    let rows: Vec<&Element> =
        root.descendants().into_iter().filter(|element| element.name == "w:tr").collect();
    let property = |row: usize, name: &str| {
        rows[row].find("w:trPr").is_some_and(|properties| properties.find(name).is_some())
    };
    assert_eq!([0, 1, 2].map(|row| property(row, "w:tblHeader")), [true, false, false]);
    assert_eq!([0, 1, 2].map(|row| property(row, "w:cantSplit")), [true; 3]);
    let spans: Vec<Option<&str>> =
        root.descendants().into_iter().filter(|e| e.name == "w:gridSpan").map(value).collect();
    assert_eq!(spans, [Some("2")]);
    let merges: Vec<Option<&str>> =
        root.descendants().into_iter().filter(|e| e.name == "w:vMerge").map(value).collect();
    assert_eq!(merges, [Some("restart"), Some("continue")]);
}

fn value<'e>(element: &'e Element<'_>) -> Option<&'e str> {
    element.get("w:val")
}

#[test]
fn cells_are_aligned_by_twips_alone() {
    let (form, model) = (sample::form(), model());
    let plan = with_table(table_plan(&model));
    let root = written(vec![Block::Table(model)], &plan, &form);
    let of = |text: &str| {
        let cells = root.descendants().into_iter().filter(|element| element.name == "w:tc");
        let mut paragraphs = cells.filter_map(|cell| cell.find("w:p"));
        let is = |p: &&Element| {
            p.descendants().iter().any(|e| {
                e.name == "w:t"
                    && *e == &element("w:t").attribute("xml:space", "preserve").text(text)
            })
        };
        paragraphs.find(is).unwrap_or_else(|| panic!("{text}"))
    };
    let (decimal, right) = (of("1.5"), of("30"));
    assert_eq!(attribute(decimal, "w:jc", "w:val"), Some("right"));
    assert_eq!(twips(decimal, "w:ind", "w:right"), 400);
    // Hundredths of a character would win over twips (17.3.1.12), and be of the cell's own size.
    assert_eq!(attribute(decimal, "w:ind", "w:rightChars"), None);
    assert_eq!(attribute(right, "w:jc", "w:val"), Some("right"));
    assert_eq!(attribute(of("文字"), "w:pStyle", "w:val"), Some(names::TABLE_LABEL));
    assert_eq!(attribute(of("数量"), "w:pStyle", "w:val"), Some(names::TABLE_HEADING));
}

#[test]
fn a_condensed_head_is_condensed() {
    let (form, model) = (sample::form(), model());
    let mut plan = table_plan(&model);
    plan.cells[0].condensed = Length::units(300);
    plan.cells[0].size = Length::pt(9);
    plan.cells[0].left = Length::units(-700);
    plan.cells[0].right = Length::units(-700);
    let root = written(vec![Block::Table(model)], &with_table(plan), &form);
    // The size is that of a style; what only this text needs stands with it.
    let head = styled(&root, "TableHeading9")[0];
    assert_eq!((twips(head, "w:ind", "w:left"), twips(head, "w:ind", "w:right")), (-14, -14));
    let run = head.find("w:r").and_then(|run| run.find("w:rPr")).expect("properties");
    let get = |name: &str| run.find(name).and_then(value);
    assert_eq!((get("w:spacing"), get("w:sz")), (Some("-6"), None));
}

#[test]
fn each_size_of_type_has_styles_of_its_own() {
    let (form, model) = (sample::form(), model());
    let mut table = table_plan(&model);
    for cell in &mut table.cells[3..] {
        cell.size = Length::units(9_500);
    }
    let plan = with_table(table);
    let blocks = vec![Block::Table(model)];
    let document = Document { blocks, ..Document::default() };
    let styles = part(&document, &plan, &form, "word/styles.xml");
    let style = styles.elements().find(|style| style.get("w:styleId") == Some("TableText9_5"));
    let style = style.expect("there");
    assert_eq!(style.find("w:name").and_then(value), Some("表格文字（9.5磅）"));
    assert_eq!(style.find("w:basedOn").and_then(value), Some(names::TABLE_TEXT));
    assert_eq!(style.find("w:rPr").and_then(|run| run.find("w:sz")).and_then(value), Some("19"));
    let root = part(&document, &plan, &form, "word/document.xml");
    assert_eq!(styled(&root, "TableText9_5").len(), 2);
    // A cell of texts flush left, an empty one, and the form's own size.
    assert_eq!(styled(&root, "TableLabel9_5").len(), 2);
    assert_eq!(styled(&root, names::TABLE_HEADING).len(), 2);
}

#[test]
fn a_row_higher_than_a_page_may_break() {
    let (form, model) = (sample::form(), model());
    let mut plan = table_plan(&model);
    plan.rows[2] = Length::pt(700);
    let root = written(vec![Block::Table(model)], &with_table(plan), &form);
    let rows: Vec<&Element> =
        root.descendants().into_iter().filter(|element| element.name == "w:tr").collect();
    let names = |row: usize| -> Vec<&str> {
        let properties = rows[row].find("w:trPr").into_iter().flat_map(Element::elements);
        properties.map(|property| property.name.as_ref()).collect()
    };
    assert_eq!(names(1), ["w:cantSplit", "w:trHeight"]);
    assert_eq!(names(2), [""; 0]);
    let align = rows[2].find("w:tc").and_then(|cell| cell.find("w:tcPr")?.find("w:vAlign"));
    assert_eq!(align.and_then(value), Some("top"));
}

#[test]
fn further_lines_of_an_attachment_begin_under_its_name() {
    let form = sample::form();
    let names: Vec<_> = (1..=10).map(|number| located(&format!("附件{number}"))).collect();
    let mut plan = Plan::default();
    plan.attachments = vec![AttachmentPlan::default(); names.len()];
    let root = written(vec![paragraph("正文"), Block::Attachments(names)], &plan, &form);
    let list = styled(&root, names::ATTACHMENT);
    // Two characters of 16 pt, three of 97 hundredths of that; a number takes three quarters,
    // of two figures five quarters.
    let places: Vec<(i64, i64)> = list
        .iter()
        .map(|name| (twips(name, "w:ind", "w:left"), twips(name, "w:ind", "w:hanging")))
        .collect();
    assert_eq!(places[0], (640 + 930 + 232, 930 + 232));
    assert_eq!(places[1], (640 + 930 + 232, 232));
    assert_eq!(places[9], (640 + 930 + 387, 387));
    // All numbers stand under one another.
    assert!(places[1..].iter().all(|(left, hanging)| left - hanging == 640 + 930));
    // One blank line above.
    assert_eq!(twips(list[0], "w:spacing", "w:before"), 579);
    assert!(list[..9].iter().all(|name| is_kept(name)) && !is_kept(list[9]));
    // The only one has no number.
    let one = vec![Block::Attachments(vec![located("附件")])];
    plan.attachments.truncate(1);
    let root = written(one, &plan, &form);
    let only = styled(&root, names::ATTACHMENT)[0];
    assert_eq!((twips(only, "w:ind", "w:left"), twips(only, "w:ind", "w:hanging")), (1570, 930));
}

fn signed(name: Option<(i64, i64)>, date: (i64, i64), seal: bool) -> (Vec<Block>, Plan) {
    let line = |text: &str, (left, width): (i64, i64)| {
        let mut line = SignatureLine::default();
        line.text = located(text);
        (line.left, line.width) = (Length::pt(left), Length::pt(width));
        line
    };
    let signature = Signature {
        name: name.map(|_| located("某局")),
        date: Some(located("2024年1月22日")),
        seal,
    };
    let mut plan = Plan::default();
    plan.signature = Some(SignaturePlan {
        name: name.map(|place| line("某局", place)).into_iter().collect(),
        date: Some(line("2024年1月22日", date)),
        above: if seal { 2 } else { 1 },
        below: u8::from(seal),
    });
    (vec![paragraph("正文"), Block::Signature(signature)], plan)
}

#[test]
fn under_a_seal_the_name_has_the_axis_of_the_date() {
    let mut form = sample::form();
    form.page.measure = Length::pt(440);
    // The date from 276 to 376, its middle at 326; the name 160 wide around it.
    let (blocks, plan) = signed(Some((246, 160)), (276, 100), true);
    let root = written(blocks, &plan, &form);
    let (name, date) = (styled(&root, names::SIGNATURE)[0], styled(&root, names::DATE)[0]);
    assert_eq!(attribute(name, "w:jc", "w:val"), Some("center"));
    // Centred between 212 and 440.
    assert_eq!(twips(name, "w:ind", "w:left"), 212 * 20);
    assert_eq!(twips(date, "w:ind", "w:right"), 64 * 20);
    // Two blank lines above, one below; none of them is an empty paragraph.
    assert_eq!(twips(name, "w:spacing", "w:before"), 2 * 579);
    assert_eq!(twips(date, "w:spacing", "w:after"), 579);
    let paragraphs = root.descendants().into_iter().filter(|element| element.name == "w:p");
    assert!(paragraphs.into_iter().all(|paragraph| paragraph.find("w:r").is_some()));
    assert!(is_kept(name) && !is_kept(date));
    assert!(is_kept(styled(&root, names::BODY)[0]), "the text stays with the signature");
}

#[test]
fn without_a_seal_both_lines_begin_where_the_rule_says() {
    let form = sample::form();
    let (blocks, plan) = signed(Some((200, 200)), (232, 100), false);
    let root = written(blocks, &plan, &form);
    let (name, date) = (styled(&root, names::SIGNATURE)[0], styled(&root, names::DATE)[0]);
    for (line, left) in [(name, 200), (date, 232)] {
        assert_eq!(attribute(line, "w:jc", "w:val"), Some("left"));
        assert_eq!(twips(line, "w:ind", "w:left"), left * 20);
    }
    assert_eq!(twips(name, "w:spacing", "w:before"), 579);
    // A date alone ends two characters from the right.
    let (blocks, plan) = signed(None, (310, 100), false);
    let root = written(blocks, &plan, &form);
    let date = styled(&root, names::DATE)[0];
    assert_eq!(attribute(date, "w:jc", "w:val"), None);
    // 442.204 less 410 is 32.204 pt.
    assert_eq!(twips(date, "w:ind", "w:right"), 644);
    assert!(!is_kept(date));
}

#[test]
fn a_table_before_the_signature_stays_with_it() {
    let (form, model) = (sample::form(), model());
    let (mut blocks, mut plan) = signed(None, (310, 100), false);
    plan.tables = vec![table_plan(&model)];
    blocks.insert(1, Block::Table(model));
    let root = written(blocks, &plan, &form);
    let cells: Vec<&Element> =
        root.descendants().into_iter().filter(|element| element.name == "w:tc").collect();
    // The style keeps them; none is let go.
    assert!(cells.iter().filter_map(|cell| cell.find("w:p")).all(|p| keep_next(p).is_none()));
    assert!(!is_kept(styled(&root, names::BODY)[0]));
}

#[test]
fn a_page_may_end_below_a_table_and_only_there() {
    let (form, model) = (sample::form(), model());
    let plan = with_table(table_plan(&model));
    let root = written(vec![Block::Table(model), paragraph("正文")], &plan, &form);
    let rows = root.descendants().into_iter().filter(|element| element.name == "w:tr");
    let kept: Vec<Vec<Option<bool>>> = rows
        .map(|row| {
            let cells = row.elements().filter(|child| child.name == "w:tc");
            cells.filter_map(|cell| cell.find("w:p")).map(keep_next).collect()
        })
        .collect();
    assert_eq!(kept, [vec![None; 2], vec![None; 3], vec![Some(false); 3]]);
}

#[test]
fn a_heading_without_a_text_of_its_own_is_let_go() {
    let form = sample::form();
    let heading = |level, text: &str| Block::Heading { level, text: located(text) };
    let blocks = vec![
        heading(1, "一、总体情况"),
        heading(3, "1.机构职能"),
        heading(3, "2.领导分工"),
        heading(2, "（二）其他"),
        paragraph("正文"),
        heading(1, "二、末尾"),
    ];
    let root = written(blocks, &Plan::default(), &form);
    let paragraphs = root.descendants().into_iter().filter(|element| element.name == "w:p");
    let kept: Vec<Option<bool>> = paragraphs.map(keep_next).collect();
    assert_eq!(kept, [None, Some(false), Some(false), None, None, None]);
}
