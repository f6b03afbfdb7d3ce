//! Turns the facts of an official Chinese report into a printed-quality document.
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
//! `cli::produce` is the whole chain in one place. ARCHITECTURE.md says what each module is
//! for and what it must not know.

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
