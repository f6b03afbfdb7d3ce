//! Does whoever runs the program say when its files are made?

use std::env;

use super::failure::Failure;
use crate::model::{Created, LAST_SECOND};

/// The variable that builds without a clock go by (reproducible-builds.org/specs).
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The variable and what it is for, for the help.
pub(super) const ENVIRONMENT: (&str, &str) =
    (VARIABLE, "数据里没有成文日期时写进文件的生成时间，1970 年起的秒数");

/// The moment of the variable, if it is set.
pub(super) fn created() -> Result<Option<Created>, Failure> {
    let Some(text) = env::var_os(VARIABLE).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let text = text.to_string_lossy();
    let digits = Some(text.as_ref()).filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
    let seconds = digits.and_then(|text| text.parse().ok()).filter(|it| *it <= LAST_SECOND);
    let wrong = || {
        let sentence =
            format!("环境变量 {VARIABLE} 应为 1970 年起的秒数，到 9999 年为止，现在是“{text}”。");
        Failure::new(sentence)
    };
    seconds.map(|seconds| Some(Created::Second(seconds))).ok_or_else(wrong)
}
