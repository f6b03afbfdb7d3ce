//! What the environment says, beside the command line.

/// The variable that builds without a clock go by (reproducible-builds.org/specs).
pub(in crate::cli) const CREATED: &str = "SOURCE_DATE_EPOCH";

/// The variable and what it is for, for the help.
pub(in crate::cli) const ENVIRONMENT: (&str, &str) =
    (CREATED, "数据里没有成文日期时写进文件的生成时间，1970 年起的秒数");
