//! Where does everything stand?
pub mod plan;
