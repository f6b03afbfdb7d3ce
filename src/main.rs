//! The `genreport` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    genreport::cli::main()
}
