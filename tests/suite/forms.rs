//! The built-in forms are the official ones, cell by cell; unsound layouts are refused.

use genreport::base::{Diagnostic, Length, SourceId};
use genreport::form::{
    Align, BUILT_IN, CellContent, CellPart, Form, Grid, GridCell, OpeningMarks, TableForm, load,
};
use genreport::text::FontRole;
use serde_json::Value;

use crate::data::{
    EXTENDED, LAYOUT_2019, LAYOUT_2021, LAYOUT_EXTENDED, Seen, document, figures, form, grids_2019,
    grids_2021, replaced, seen, table,
};

/// Row, column, rows covered, columns covered, text; `None` for a figure.
type Slot = (usize, usize, usize, usize, Option<String>);

const TABLES: [&str; 3] = ["disclosure", "applications", "disputes"];

fn slot(cell: &GridCell) -> Slot {
    let text = match &cell.content {
        CellContent::Label { text, .. } => Some(text.as_str().to_owned()),
        CellContent::Data { .. } => None,
    };
    (cell.row, cell.column, cell.row_span, cell.column_span, text)
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn expected_slots(table: &Value) -> Vec<Slot> {
    let cells = table["cells"].as_array().unwrap().iter();
    let mut slots: Vec<Slot> = cells.map(expected_slot).collect();
    slots.sort();
    slots
}

fn expected_slot(cell: &Value) -> Slot {
    let text = match cell["kind"].as_str() {
        Some("label") => Some(cell["text"].as_str().unwrap().to_owned()),
        Some("data") => None,
        other => panic!("{other:?}"),
    };
    let part = |name: &str| number(&cell[name]);
    (part("row"), part("col"), part("rowspan"), part("colspan"), text)
}

/// The three tables of the data: of 2019, the last is `same_as` that of 2021.
fn official(grids: &Value) -> Vec<Value> {
    let all_2021 = grids_2021();
    let resolve = |table: &Value| match table["same_as"].as_str() {
        Some(name) => {
            let mut of_2021 = all_2021.as_array().unwrap().iter();
            of_2021.find(|other| other["name"] == name).unwrap().clone()
        }
        None => table.clone(),
    };
    grids.as_array().unwrap().iter().map(resolve).collect()
}

fn table_of<'a>(form: &'a Form, key: &str) -> &'a TableForm {
    form.tables().find(|table| table.key == key).unwrap()
}

fn assert_official(layout: &str, grids: &Value) {
    let form = form(layout);
    let official = official(grids);
    assert_eq!(official.len(), TABLES.len());
    assert_eq!(form.tables().map(|table| &table.key).collect::<Vec<_>>(), TABLES);
    for (key, expected) in TABLES.iter().zip(&official) {
        let grid = &table_of(&form, key).grid;
        assert_eq!(grid.rows, number(&expected["rows"]), "{key}");
        assert_eq!(grid.widths.len(), number(&expected["columns"]), "{key}");
        let slots: Vec<Slot> = grid.cells.iter().map(slot).collect();
        assert_eq!(slots, expected_slots(expected), "{key}");
        assert_covered_once(key, grid);
    }
}

fn assert_covered_once(key: &str, grid: &Grid) {
    let mut times = vec![vec![0; grid.widths.len()]; grid.rows];
    for cell in &grid.cells {
        for row in &mut times[cell.row..cell.row + cell.row_span] {
            for slot in &mut row[cell.column..cell.column + cell.column_span] {
                *slot += 1;
            }
        }
    }
    assert!(times.iter().flatten().all(|count| *count == 1), "{key}: {times:?}");
}

#[test]
fn the_form_of_2021_is_the_official_one() {
    assert_official(LAYOUT_2021, &grids_2021());
}

#[test]
fn the_form_of_2019_is_the_official_one() {
    assert_official(LAYOUT_2019, &grids_2019());
}

#[test]
fn both_forms_are_built_in() {
    let names = BUILT_IN.map(|(name, _)| name);
    assert_eq!(names, ["annual-report-2021", "annual-report-2019"]);
    assert_eq!(BUILT_IN.map(|(_, text)| text), [LAYOUT_2021, LAYOUT_2019]);
}

/// The template's alignment is compared where it follows a rule: band labels and the
/// stubs of table 3 stand left, heads in the middle. `both` and the rest are accidents.
#[test]
fn labels_stand_as_in_the_template() {
    let form = form(LAYOUT_2021);
    let mut compared = 0;
    for (key, expected) in TABLES.iter().zip(official(&grids_2021())) {
        for cell in &table_of(&form, key).grid.cells {
            let ruled = match cell.part {
                CellPart::BandHead | CellPart::ColumnHead => true,
                CellPart::RowHead | CellPart::Corner => *key == "applications",
                CellPart::Data => false,
            };
            let cells = expected["cells"].as_array().unwrap();
            let theirs = cells.iter().find(|other| expected_slot(other) == slot(cell)).unwrap();
            let align = match theirs["align"].as_str() {
                Some("left") => Align::Left,
                Some("center") => Align::Center,
                _ => continue,
            };
            if ruled {
                assert_eq!(cell.align, align, "{key}: {theirs}");
                compared += 1;
            }
        }
    }
    assert!(compared > 50, "{compared}");
}

/// Only ratios count: the layout's numbers are shared out over the type area. 表三 has its own, see
/// `page::columns_of_table_three_have_room_for_their_heads`.
#[test]
fn columns_are_as_wide_as_in_the_template() {
    for (layout, grids) in [(LAYOUT_2021, grids_2021()), (LAYOUT_2019, grids_2019())] {
        let form = form(layout);
        for (key, expected) in TABLES.iter().zip(official(&grids)) {
            let Some(theirs) = expected["template_col_widths_twips"].as_array() else { continue };
            if *key == "applications" {
                continue;
            }
            let theirs: Vec<usize> = theirs.iter().map(number).collect();
            let ours = &table_of(&form, key).grid.widths;
            assert_eq!(ours.len(), theirs.len(), "{key}");
            let whole: usize = ours.iter().map(|width| *width as usize).sum();
            let total: usize = theirs.iter().sum();
            for (our, their) in ours.iter().zip(&theirs) {
                let scaled = *our as usize * total / whole;
                assert!(scaled.abs_diff(*their) <= 1, "{key}: {scaled} twips for {their}");
            }
        }
    }
}

#[test]
fn head_rows_repeat_where_the_form_has_them() {
    for layout in [LAYOUT_2021, LAYOUT_2019] {
        let form = form(layout);
        let heads = form.tables().map(|table| table.grid.head_rows);
        // A banded table has heads of its own in each band.
        assert_eq!(heads.collect::<Vec<_>>(), [0, 3, 3]);
    }
}

#[test]
fn an_extended_layout_gives_the_extended_grid() {
    let (form, official) = (form(LAYOUT_EXTENDED), form(LAYOUT_2021));
    for table in form.tables() {
        assert_covered_once(&table.key, &table.grid);
    }
    let grid = &table_of(&form, "applications").grid;
    let before = &table_of(&official, "applications").grid;
    assert_eq!((grid.rows, grid.widths.len()), (before.rows + 1, before.widths.len() + 1));
    let has = |row, column, rows, columns, text: &str| {
        let wanted = (row, column, rows, columns, Some(text.to_owned()));
        assert!(grid.cells.iter().any(|cell| slot(cell) == wanted), "{wanted:?}");
    };
    has(0, 3, 1, 8, "申请人情况");
    has(1, 4, 1, 6, "法人或其他组织");
    has(2, 8, 1, 1, "新闻媒体");
    has(2, 9, 1, 1, "其他");
    has(1, 10, 2, 1, "总计");
    has(5, 0, 23, 1, "三、本年度办理结果");
    has(26, 1, 1, 2, "（七）申请人撤回");
    has(27, 1, 1, 2, "（八）总计");
    has(28, 0, 1, 3, "四、结转下年度继续办理");
    let keys: Vec<_> = table_of(&form, "applications").lines.iter().map(|line| &line.key).collect();
    assert!(keys.contains(&&"still_open".to_owned()) && !keys.contains(&&"carried_out".to_owned()));
}

#[test]
fn stubs_of_two_levels_span_as_the_tree_says() {
    let form = form(LAYOUT_EXTENDED);
    let grid = &table_of(&form, "training_figures").grid;
    let labels: Vec<_> = grid.cells.iter().map(slot).filter(|slot| slot.4.is_some()).collect();
    let expected = [
        (0, 0, 1, 2, "培训对象"),
        (0, 2, 1, 1, "场次"),
        (0, 3, 1, 1, "人次"),
        (1, 0, 2, 1, "本机关"),
        (1, 1, 1, 1, "经办人员"),
        (2, 1, 1, 1, "其他工作人员"),
        (3, 0, 1, 2, "社会公众"),
        (4, 0, 1, 2, "合计"),
    ];
    assert_eq!(labels, expected.map(|(a, b, c, d, text)| (a, b, c, d, Some(text.to_owned()))));
}

/// The input of the extended form leaves its totals out: they follow the adapted sums.
#[test]
fn an_extended_layout_reads_and_adds_up_its_report() {
    let document = document(EXTENDED, LAYOUT_EXTENDED);
    assert_eq!(figures(&document, "training_figures"), ["2", "40", "1", "25", "0", "0", "3", "65"]);
    let all = figures(&document, "applications");
    let rows: Vec<&[String]> = all.chunks(8).collect();
    assert_eq!(rows.len(), 26);
    assert_eq!(rows[0], ["5", "1", "0", "0", "0", "3", "0", "9"], "the new column counts");
    assert_eq!(rows[24], ["5", "1", "0", "0", "0", "2", "0", "8"], "the new row counts");
    assert_eq!(table(&document, "training_figures").heading, "六、政府信息公开培训情况");
}

const LAYOUT: SourceId = SourceId::new(1);

/// What is wrong with a layout that must not be accepted.
#[track_caller]
fn faults(layout: &str) -> Vec<Diagnostic> {
    match load("unsound", layout, LAYOUT) {
        Ok(_) => panic!("the layout was accepted"),
        Err(faults) => faults,
    }
}

/// The one finding about the layout of 2021 with `from` written as `to`.
#[track_caller]
fn fault(from: &str, to: &str) -> Seen {
    let layout = replaced(LAYOUT_2021, from, to);
    let faults = faults(&layout);
    assert_eq!(faults.len(), 1, "{from} → {to}: {faults:?}");
    assert_eq!(faults[0].span().source, LAYOUT);
    assert!(!faults[0].message.is_ascii(), "{faults:?}");
    seen(&faults[0], &layout)
}

#[track_caller]
fn assert_fault(from: &str, to: &str, code: &str, at: &str) {
    let seen = fault(from, to);
    assert_eq!((seen.code, seen.text.as_str()), (code, at), "{from} → {to}");
}

#[test]
fn rows_grow_no_higher_than_a_page_and_no_lower_than_they_are() {
    let own = "row_height = \"6.2mm\"\nmost_row_height = \"12mm\"";
    for most in ["226mm", "6.1mm"] {
        let to = format!("row_height = \"6.2mm\"\nmost_row_height = \"{most}\"");
        assert_fault(own, &to, "L109", "\"applications\"");
    }
    let sizes = ["most_size = \"9pt\"", "most_size = \"101pt\""];
    for (size, code) in sizes.into_iter().zip(["L109", "L107"]) {
        assert_fault(own, &format!("{own}\n{size}"), code, "\"applications\"");
    }
    let house = "[typography]\nmost_free_row_height = \"226mm\"\n\n[styles]";
    assert_eq!(fault("[styles]", house).code, "L107");
}

#[test]
fn faults_are_found_at_their_line_and_column() {
    let at = |from, to| {
        let seen = fault(from, to);
        (seen.line, seen.column)
    };
    assert_eq!(at("top = \"37mm\"", "top = \"37cm\""), (14, 7));
    // Columns are characters: in bytes the Chinese before it would count three times.
    let row = "label = \"（七）总计\", sum = [\"granted\"";
    assert_eq!(at(row, "label = \"（七）总计\", sum = [\"nothing\""), (165, 79));
}

#[test]
fn bad_keys_are_refused() {
    assert_fault("key = \"issued\"", "key = \"Issued\"", "L101", "\"Issued\"");
    assert_fault("key = \"issued\"", "key = \"制发\"", "L101", "\"制发\"");
    assert_fault("key = \"overview\"", "key = \"labels\"", "L102", "\"labels\"");
    assert_fault("{ key = \"fee_amount\", ", "{ ", "L103", "\"本年收费金额（单位：万元）\"");
}

#[test]
fn keys_that_occur_twice_are_refused() {
    assert_fault("key = \"problems\"", "key = \"overview\"", "L102", "\"overview\"");
    // A table beside the words of a section of the same name.
    let table = "key = \"disputes\"\nrow_height";
    assert_fault(table, "key = \"overview\"\nrow_height", "L102", "\"overview\"");
    assert_fault("key = \"coercion\"", "key = \"penalties\"", "L102", "行政强制");
    let twice = "key = \"companies\"";
    let layout = replaced(LAYOUT_2021, twice, "key = \"individuals\"");
    let faults = faults(&layout);
    assert!(faults.iter().any(|fault| fault.code == "L102"), "{faults:?}");
}

#[test]
fn widths_are_one_for_each_column() {
    assert_fault("widths = [1, 3]", "widths = [1, 3, 1]", "L109", "[1, 3, 1]");
    assert_fault("widths = [1, 3]", "widths = [0, 3]", "L109", "[0, 3]");
    let widths = "[372, 325, 325, 325, 325, 325, 325, 325]";
    assert_fault("[372, 425, 1350, ", "[372, ", "L109", widths);
}

#[test]
fn what_must_agree_is_rows_of_the_table_and_columns_of_the_band() {
    let right = "right = [\"results_total\", \"carried_out\"]";
    assert_fault(right, "right = [\"results_total\", \"total\"]", "L111", "\"total\"");
    assert_fault("from = \"carried_out\"", "from = \"refused\"", "L111", "\"refused\"");
    assert_fault("left = [\"received\", \"carried_in\"]", "left = []", "L111", "\"applications\"");
    assert_fault("from = \"carried_out\"", "from = \"upheld\"", "L111", "\"upheld\"");
    assert_fault("part = [\"issued\"]", "part = [\"made\"]", "L111", "\"made\"");
    assert_fault("removed = \"repealed\"", "removed = \"fee_amount\"", "L111", "\"fee_amount\"");
}

#[test]
fn sums_name_their_own_rows_and_columns() {
    let row = "\"not_processed\", \"other_results\"]";
    assert_fault(row, "\"not_processed\", \"nothing\"]", "L108", "\"nothing\"");
    let column = "\"legal_services\", \"other_bodies\"]";
    assert_fault(column, "\"legal_services\", \"upheld\"]", "L108", "\"upheld\"");
}

#[test]
fn sums_do_not_go_round() {
    assert_fault("sum = [\"granted\", ", "sum = [\"results\", ", "L108", "（七）总计");
    assert_fault("sum = [\"granted\", ", "sum = [\"results_total\", ", "L108", "（七）总计");
}

#[test]
fn text_stays_on_the_paper() {
    let at = "[page]";
    assert_fault("measure = \"156mm\"", "measure = \"190mm\"", "L106", at);
    assert_fault("depth = \"225mm\"", "depth = \"261mm\"", "L106", at);
    assert_fault("characters = 28", "characters = 0", "L106", at);
}

#[test]
fn keys_values_and_units_are_known_ones() {
    assert_fault("lines = 22 ", "rows = 22 ", "L001", "rows");
    assert_fault("top = \"37mm\"", "top = \"37cm\"", "L001", "\"37cm\"");
    assert_fault("row_height = \"9mm\"", "row_height = \"9\"", "L001", "\"9\"");
    assert_fault("characters = 28", "characters = \"28\"", "L001", "\"28\"");
    assert_fault("kind = \"fee\"", "kind = \"money\"", "L001", "\"money\"");
    assert_fault("{ font = \"小标宋\",", "{ font = \"隶书\",", "L001", "\"隶书\"");
    assert_eq!(fault("lines = 22 ", "# ").code, "L001");
    let place = "date_place = \"foot\"\n\n[page]";
    assert_fault("[page]", place, "L001", "\"foot\"");
    assert_fault("key = \"overview\"", "key = \"attachments\"", "L102", "\"attachments\"");
    let size = "heading1 = { font = \"黑体\", size = \"16pt\" }";
    assert_eq!(fault(size, "heading1 = { font = \"黑体\", size = \"0.5pt\" }").code, "L107");
    let caption = |style: &str| format!("caption = {style}\n{size}");
    assert_eq!(fault(size, &caption("{ font = \"楷体\", size = \"0.5pt\" }")).code, "L107");
    let layout = replaced(LAYOUT_2021, size, &caption("{ font = \"楷体\", size = \"14pt\" }"));
    assert_eq!(form(&layout).styles.caption.size, Length::pt(14));
    let usual = form(LAYOUT_2021).styles.caption;
    assert_eq!((usual.font, usual.size), (FontRole::Hei, Length::pt(12)));
    assert_eq!((usual.line, usual.own_latin), (None, true));
    let house = |keys: &str| format!("[typography]\n{keys}\n\n[styles]");
    for wrong in [
        "gaps = { han_latin = 2000 }",
        "least_size = \"0.5pt\"",
        "cell_padding = \"30pt\"",
        "free_row_height = \"226mm\"",
    ] {
        assert_eq!(fault("[styles]", &house(wrong)).code, "L107", "{wrong}");
    }
    assert_fault("[styles]", &house("prohibition = \"loose\""), "L001", "\"loose\"");
    let layout = replaced(LAYOUT_2021, "[styles]", &house("opening_marks = \"whole\""));
    assert_eq!(form(&layout).typography.opening_marks, OpeningMarks::Whole);
    // Body and headings stand on the grid.
    let heading = |style: &str| size.replace("size = \"16pt\"", style);
    assert_eq!(fault(size, &heading("size = \"30pt\"")).code, "L107");
    assert_eq!(fault(size, &heading("size = \"16pt\", line = \"20pt\"")).code, "L107");
}

#[test]
fn words_are_there_and_stand_where_they_belong() {
    let subject = "subject = \"政府信息公开工作年度报告\"";
    assert_fault(subject, "subject = \"\"", "L112", "\"\"");
    assert_fault(subject, "subject = \"{year}年\"", "L105", "\"{year}年\"");
    assert_fault(subject, "subject = \"甲\\n乙\"", "L110", "\"甲\\n乙\"");
    assert_fault(subject, "subject = 3", "L001", "3");
    let keyword = "\"{year}年\"]";
    assert_fault(keyword, "\"{authority}\"]", "L105", "\"{authority}\"");
    assert_fault(keyword, "\" \"]", "L112", "\" \"");
    for list in ["required = [", "unparted = [", "better_whole = [", "charges = ["] {
        assert_fault(list, &format!("{list}\"\", "), "L112", "\"\"");
        assert_fault(list, &format!("{list}\"\\u7532\", "), "L110", "\"\\u7532\"");
        assert_fault(list, &format!("{list}3, "), "L001", "3");
    }
    assert_fault("required = [", "asked = [", "L001", "asked");
    assert_fault("heading_words = [\"问题\"]", "heading_words = [\"\"]", "L112", "\"\"");
    let heading = "\"五、存在的主要问题及改进情况\"";
    assert_fault("heading_words = [\"问题\"]", "heading_words = [\"困难\"]", "L112", heading);
    let about = "about = [\"problems\"]";
    assert_fault(about, "about = [\"difficulties\"]", "L001", "\"difficulties\"");
    assert_fault(about, "about = [\"problems\", \"problems\"]", "L112", "\"problems\"");
    assert_fault(about, "about = [\"supervision\"]", "L112", "\"supervision\"");
    let table = "heading_words = [\"申请\"]\n";
    assert_fault(table, &format!("{table}about = [\"problems\"]\n"), "L112", "\"problems\"");
}

#[test]
fn sections_and_tables_are_whole() {
    let title = "\"{authority}{year}年政府信息公开工作年度报告\"";
    assert_fault(title, "\"{years}年度报告\"", "L105", "\"{years}年度报告\"");
    let second = "[\"{authority}\", \"{years}年度报告\"]";
    assert_fault(title, second, "L105", "\"{years}年度报告\"");
    assert_fault(title, "\"{year}年\\n报告\"", "L110", "\"{year}年\\n报告\"");
    let text = "starting_text = [\"（请填写：本年度";
    let two_lines = "starting_text = [\"甲\\n乙\", \"（请填写：本年度";
    assert_fault(text, two_lines, "L110", "\"甲\\n乙\"");
    let basis = "basis = \"《中华人民共和国政府信息公开条例》和";
    assert_fault(basis, "basis = \"\\u7532\" # ", "L110", "\"\\u7532\"");
    assert_fault(title, "[\"{year}年\", 3]", "L001", "3");
    assert_fault(title, "3", "L001", "3");
    let overview = "heading = \"一、总体情况\"\nprose = true";
    assert_fault(overview, "heading = \"一、总体情况\"", "L104", "\"overview\"");
    let bands = "stub_head = \"信息内容\"";
    let both = "columns = [{ key = \"a\", label = \"甲\" }]";
    assert_fault(bands, both, "L103", "\"disclosure\"");
}

/// What would leave a hole in the grid, or columns too many for it.
#[test]
fn grids_without_holes() {
    let column = "{ key = \"permit_decisions\", label = \"本年处理决定数量\" }";
    let nested = format!("{{ label = \"处理决定\", columns = [{column}] }}");
    assert_fault(column, &nested, "L103", "\"处理决定\"");
    let row = "{ key = \"permits\", means = \"permits\", label = \"行政许可\" }";
    let nested = format!("{{ key = \"all\", label = \"许可\", rows = [{row}] }}");
    assert_fault(row, &nested, "L103", "\"许可\"");
    let group = "{ key = \"reconsideration\", means = \"reconsideration\", label = \"行政复议\"";
    let alone = format!("{{ key = \"lonely\", label = \"单列\" }}, {group}");
    let layout = replaced(LAYOUT_2021, group, &alone);
    let layout = replaced(&layout, "[1, 1, 1, ", "[1, 1, 1, 1, ");
    let faults = faults(&layout);
    assert_eq!(seen(&faults[0], &layout).text, "\"disputes\"", "{faults:?}");
}

/// Bands of 7, 8 and 9 columns would share a grid of 504.
#[test]
fn bands_do_not_share_a_grid_too_fine_for_word() {
    let columns = |count: usize| {
        let column = |index| format!("{{ key = \"c{count}_{index}\", label = \"甲\" }}");
        (0..count).map(column).collect::<Vec<_>>().join(", ")
    };
    let layout = replaced(
        LAYOUT_2021,
        "{ key = \"permit_decisions\", label = \"本年处理决定数量\" }",
        &columns(7),
    );
    let layout = replaced(
        &layout,
        "{ key = \"enforcement_decisions\", label = \"本年处理决定数量\" }",
        &columns(8),
    );
    let fee = "{ key = \"fee_amount\", label = \"本年收费金额（单位：万元）\", kind = \"fee\" }";
    let layout = replaced(&layout, fee, &columns(9));
    let faults = faults(&layout);
    assert_eq!((faults[0].code, faults.len()), ("L109", 1), "{faults:?}");
}

#[test]
fn a_slip_in_the_toml_of_a_layout_is_found_in_the_layout() {
    let layout = replaced(LAYOUT_2021, "lines = 22 ", "lines ＝ 22 ");
    let faults = faults(&layout);
    assert_eq!(faults[0].span().source, LAYOUT);
    assert_eq!(seen(&faults[0], &layout).text, "＝");
}

/// The names of the fields that serde reads, from the structs themselves, so that none is
/// forgotten here.
fn accepted_keys() -> Vec<&'static str> {
    let sources = [
        include_str!("../../src/form/file.rs"),
        include_str!("../../src/form/page.rs"),
        include_str!("../../src/form/relations.rs"),
        include_str!("../../src/form/typography.rs"),
    ];
    let lines: Vec<&str> = sources.into_iter().flat_map(str::lines).map(str::trim).collect();
    // What is skipped is no key: no file says it.
    let keys = lines.windows(2).filter(|pair| pair[0] != "#[serde(skip)]").map(|pair| pair[1]);
    let fields = keys.filter_map(|line| {
        let field = line.strip_prefix("pub(super) ").or_else(|| line.strip_prefix("pub "))?;
        Some(field.split_once(": ")?.0)
    });
    fields.filter(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')).collect()
}

#[test]
fn the_readme_of_the_layouts_explains_every_key() {
    let readme = include_str!("../../layouts/README.md");
    let keys = accepted_keys();
    for known in
        ["title", "number_inset", "own_latin", "prose", "stub_head", "sum", "gaps", "about"]
    {
        assert!(keys.contains(&known), "{known}: {keys:?}");
    }
    let kinds = ["count", "signed-count", "fee", "as-written"];
    let fonts = ["仿宋", "楷体", "黑体", "宋体", "小标宋"];
    let topics = ["problems", "processing-fee", "supervision"];
    for name in keys.into_iter().chain(kinds).chain(topics).chain(fonts) {
        assert!(readme.contains(&format!("`{name}`")), "{name} is missing in layouts/README.md");
    }
}

/// A meaning is one line's, and one column's of a line; what is not compared, or there, is no meaning of a
/// row, or nothing to be without.
#[test]
fn meanings_stand_once_where_numbers_are_compared_with_them() {
    let carried = "means = \"carried_in\"";
    assert_fault(carried, "means = \"carried_on\"", "L113", "\"carried_on\"");
    assert_fault(carried, "means = \"received\"", "L113", "\"received\"");
    assert_fault(carried, "means = \"filler\"", "L113", "\"filler\"");
    assert_fault(carried, "means = \"application\"", "L113", "\"application\"");
    assert_fault("means = \"companies\"", "means = \"individuals\"", "L113", "\"individuals\"");
    let words = "words = \"annual-report-words\"";
    for (name, at) in
        [("received", "\"received\""), ("bodies", "\"bodies\""), ("filler", "\"filler\"")]
    {
        assert_fault(words, &format!("without = [\"{name}\"]\n{words}"), "L113", at);
    }
    assert_eq!(faults(&replaced(LAYOUT_2021, words, "")).len(), 1, "that is said once");
    assert_fault(words, "words = \"words\"", "L114", "words");
    for (more, code, at) in [
        ("gone = \"没了\"", "L113", "gone"),
        ("received = \"受理\"", "L201", "\"受理\""),
        ("received = \"收，悉\"", "L201", "\"收，悉\""),
        ("received = \" \"", "L201", "\" \""),
    ] {
        assert_fault("[page] ", &format!("[more_words]\n{more}\n\n[page] "), code, at);
    }
}
