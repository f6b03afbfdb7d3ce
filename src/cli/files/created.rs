//! Does whoever runs the program say when its files are made?

use std::env;

use crate::cli::arguments::CREATED;
use crate::cli::terminal::Failure;
use crate::model::{Created, LAST_SECOND};

/// The moment of the variable, if it is set.
pub(in crate::cli) fn created() -> Result<Option<Created>, Failure> {
    let Some(text) = env::var_os(CREATED).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let text = text.to_string_lossy();
    let digits = Some(text.as_ref()).filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
    let seconds = digits.and_then(|text| text.parse().ok()).filter(|it| *it <= LAST_SECOND);
    let wrong = || {
        let sentence =
            format!("环境变量 {CREATED} 应为 1970 年起的秒数，到 9999 年为止，现在是“{text}”。");
        Failure::new(sentence)
    };
    seconds.map(|seconds| Some(Created::Second(seconds))).ok_or_else(wrong)
}
