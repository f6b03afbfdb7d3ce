//! genreport
pub mod base;
pub mod cli;
pub mod document;
pub mod font;
pub mod form;
pub mod input;
pub mod model;
pub mod syntax;
pub mod text;
pub mod layout;
pub mod pdf;
