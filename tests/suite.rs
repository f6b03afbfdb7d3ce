//! Everything that is tested from outside, in one binary: it links once.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

#[path = "suite/archive.rs"]
mod archive;
#[path = "suite/chain.rs"]
mod chain;
#[path = "suite/checks.rs"]
mod checks;
#[path = "suite/command_line.rs"]
mod command_line;
#[path = "suite/data.rs"]
mod data;
#[path = "suite/documents.rs"]
mod documents;
#[path = "suite/docx.rs"]
mod docx;
#[path = "suite/docx_reader.rs"]
mod docx_reader;
#[path = "suite/docx_structure.rs"]
mod docx_structure;
#[path = "suite/dumps.rs"]
mod dumps;
#[path = "suite/editor.rs"]
mod editor;
#[path = "suite/expected.rs"]
mod expected;
#[path = "suite/fonts.rs"]
mod fonts;
#[path = "suite/form_free.rs"]
mod form_free;
#[path = "suite/forms.rs"]
mod forms;
#[path = "suite/free_tables.rs"]
mod free_tables;
#[path = "suite/full_pages.rs"]
mod full_pages;
#[path = "suite/generated.rs"]
mod generated;
#[path = "suite/judges.rs"]
mod judges;
#[path = "suite/noticed.rs"]
mod noticed;
#[path = "suite/one_slip.rs"]
mod one_slip;
#[path = "suite/other_report.rs"]
mod other_report;
#[path = "suite/page.rs"]
mod page;
#[path = "suite/pdf.rs"]
mod pdf;
#[path = "suite/pdf_reader.rs"]
mod pdf_reader;
#[path = "suite/place.rs"]
mod place;
#[path = "suite/plain_form.rs"]
mod plain_form;
#[path = "suite/random_report.rs"]
mod random_report;
#[path = "suite/reading.rs"]
mod reading;
#[path = "suite/refill.rs"]
mod refill;
#[path = "suite/renamed.rs"]
mod renamed;
#[path = "suite/repairs.rs"]
mod repairs;
#[path = "suite/samples.rs"]
mod samples;
#[path = "suite/schema.rs"]
mod schema;
#[path = "suite/sentences.rs"]
mod sentences;
#[path = "suite/session.rs"]
mod session;
#[path = "suite/slips.rs"]
mod slips;
#[path = "suite/tables.rs"]
mod tables;
#[path = "suite/template.rs"]
mod template;
#[path = "suite/text_sources.rs"]
mod text_sources;
#[path = "suite/tidy.rs"]
mod tidy;
#[path = "suite/titles.rs"]
mod titles;
#[path = "suite/ways.rs"]
mod ways;
#[path = "suite/whole_chain.rs"]
mod whole_chain;
#[path = "suite/words_file.rs"]
mod words_file;
#[path = "suite/writing.rs"]
mod writing;
