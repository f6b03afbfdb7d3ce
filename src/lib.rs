//! genreport
pub mod base;
pub mod cli;
pub mod document;
pub mod docx;
pub mod font;
pub mod form;
pub mod input;
pub mod layout;
pub mod model;
pub mod pdf;
pub mod syntax;
pub mod text;
