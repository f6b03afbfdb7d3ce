//! `genreport explain`: what a rule asks for.

use crate::checks::{READING, RULES, listing, rule};

use crate::cli::arguments::ExplainArgs;
use crate::cli::terminal::{Failure, Outcome, Terminal};

/// Codes of what is no rule: they say all there is where they are found.
const OTHERS: [(char, &str); 3] = [
    (
        'I',
        "是读取数据文件时发现的错误：写法、缺漏、数值不对。提示里已经指出位置和改法，写法见 README.md。",
    ),
    ('L', "是版式文件里的错误。各键的写法见 layouts/README.md。"),
    ('G', "是排版时发现的问题，如没有一种字体有的字、排得太松的行。提示里已经指出位置和改法。"),
];

/// Says what a rule asks for; without a code, lists all rules.
pub(in crate::cli) fn explain(args: &ExplainArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let Some(code) = args.code.as_ref().filter(|code| !code.is_empty()) else {
        terminal.put(&listing());
        return Ok(Outcome::Written);
    };
    if let Some(rule) = rule(code) {
        terminal.put(&rule.page());
        return Ok(Outcome::Written);
    }
    let upper = code.to_uppercase();
    if let Some((code, title, example)) = READING.iter().find(|(code, ..)| *code == upper) {
        terminal
            .put(&format!("{code} {title}（读数时的错误）\n\n错误：\n\n{}", example.trim_end()));
        return Ok(Outcome::Written);
    }
    let is_code = upper.len() == 4 && upper.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    let other = OTHERS.iter().find(|(family, _)| upper.starts_with(*family) && is_code);
    if let Some((_, text)) = other {
        terminal.put(&format!("{upper} {text}"));
        return Ok(Outcome::Written);
    }
    let family: Vec<&str> =
        RULES.iter().map(|rule| rule.code).filter(|known| known.starts_with(&upper)).collect();
    let sentence = match family[..] {
        [] => format!("没有 {code} 这条规则；用 genreport explain 查看全部。"),
        _ => format!("没有 {code} 这条规则；{upper} 开头的有 {}。", family.join("、")),
    };
    Err(Failure::new(sentence))
}
