//! Turns the facts of an official Chinese report into a printed-quality document.
//!
//! The whole chain is [`session`]: bytes of a report in; findings, pages and files out.
//!
//! ```
//! use genreport::font::FontLibrary;
//! use genreport::session::{File, OUTPUT_FORMATS, Order, Rules, Session};
//!
//! let report = File::new("年报.toml", include_bytes!("../samples/weibei-2022.toml"));
//! let (session, fonts, rules) = (Session::new(), FontLibrary::bundled()?, Rules::default());
//! let formats: Vec<_> = OUTPUT_FORMATS.iter().collect();
//! let order = Order { rules: Some(&rules), formats: &formats, ..Order::default() };
//! let made = session.make(&report, &fonts, &order)?;
//! for finding in &made.findings {
//!     let place = made.sources.place(finding.span());
//!     assert!(place.line > 0, "{} at column {}", finding.message, place.column);
//! }
//! let files = made.files?;
//! assert!(files[0].bytes.starts_with(b"%PDF-") && files[1].bytes.starts_with(b"PK"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A report goes through stages, each with a type of its own; none looks back:
//!
//! ```text
//! text ─ syntax::parse ─ input::read ─> Report ─ document::compose ─> Document
//!                              │                       │                  │
//!              form::load ─> Form ────────────────────┘   layout::plan ─> Plan
//!                                                          layout::set ─> Pages ─ pdf::write
//!                                             Document and Plan ─────────────── docx::write
//! ```
//!
//! ARCHITECTURE.md says what each module is for and what it must not know.

pub mod base;
pub mod checks;
#[cfg(feature = "cli")]
pub mod cli;
pub mod container;
pub mod document;
pub mod docx;
pub mod font;
pub mod form;
pub mod input;
pub mod layout;
pub mod model;
pub mod pdf;
pub mod session;
pub mod syntax;
pub mod text;
pub mod vocabulary;
