//! What was found in sum?

use crate::base::Repair;
use crate::cli::commands::rules::named;
use crate::session::{Checked, Objection, errors};

/// What was found in sum, and what of it objects to the report.
pub(super) fn sentence(checked: &Checked, objection: Option<Objection>) -> String {
    let findings = &checked.findings;
    let errors = errors(findings);
    let warnings = findings.len() - errors;
    let of = |repair: Repair| {
        let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
        fixes.filter(|fix| fix.repair == repair).count()
    };
    // 不通过 is of all, not only of those that can be mended: these follow behind ；.
    let (found, comma) = match objection {
        None if warnings == 0 => return "没有发现问题。".to_owned(),
        None => (format!("没有错误，有 {warnings} 处提醒"), "，"),
        Some(Objection::Warnings(strict)) => {
            (format!("按 {}，{warnings} 处提醒，不通过", named(strict)), "；")
        }
        Some(Objection::Errors) if warnings == 0 => (format!("发现 {errors} 处错误"), "，"),
        Some(Objection::Errors) => (format!("发现 {errors} 处错误、{warnings} 处提醒"), "，"),
    };
    // A file of another encoding is mended too.
    let writing = of(Repair::Writing) + usize::from(checked.converted_from.is_some());
    let mendable = match (writing, of(Repair::Figure)) {
        (0, 0) => String::new(),
        (writing, 0) => format!("{comma}其中 {writing} 处可以用 --fix 改好"),
        (writing, figures) => {
            format!("{comma}其中 {} 处可以用 --fix=figures 改好", writing + figures)
        }
    };
    format!("{found}{mendable}。")
}
