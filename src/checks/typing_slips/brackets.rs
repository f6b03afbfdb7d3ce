//! T204.

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::text::{closing, is_closing};

/// Only so many of the innermost open marks are looked at for a partner.
const DEEPEST: usize = 20;

rule! {
    /// 引号、括号、书名号成对
    ///
    /// 少了一半，读者不知道引到哪里为止。一段之内要成对；“1）”“a)”这样的序号不算。引号里面再用引号，
    /// 里面的用单引号‘’。
    ///
    /// 依据：GB/T 15834—2011 4.8、4.9。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是“谁起草、谁解读落实不够，图表解读偏少；二是《办事指南更新慢）。下一步将定期组织培训。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "1）“谁起草、谁‘解读’”落实不够，图表解读偏少；2）《办事指南》（含附件）更新慢。下一步将定期组织培训。"
    /// ```
    "T204" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.texts().flat_map(of_text).collect()
}

fn of_text(text: &Located) -> Vec<Diagnostic> {
    let words = text.as_str();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut findings = Vec::new();
    let alone = |at: usize, mark: char, half: &str| {
        let span = text.place(at);
        let found = RULE.finding(span, format!("这个{}只有{half}", called(mark)));
        found.help("请补上另一半，或删去这一半")
    };
    let missing = words.matches('“').count() > words.matches('”').count();
    for (at, char) in words.char_indices() {
        let is_within = char == '“' && open.last().is_some_and(|(_, before)| *before == char);
        if is_within && missing {
            // The closing mark was written as an opening one: the first is closed here.
            let found = RULE.finding(text.place(at), "后引号写成了前引号“");
            findings.push(found.help("请改为”；里面再引用的，请用单引号‘’"));
            open.pop();
        } else if closing(char).is_some() {
            if is_within {
                let found = RULE.finding(text.place(at), "引号里面又用了双引号");
                findings.push(found.help("里面引用的请用单引号‘’"));
            }
            open.push((at, char));
        } else if is_closing(char) {
            let near = open.len().saturating_sub(DEEPEST);
            let pair = open[near..].iter().rposition(|(_, mark)| closes(*mark, char));
            match pair {
                // What was opened in between was never closed.
                Some(index) => {
                    let left: Vec<(usize, char)> = open.drain(near + index..).skip(1).collect();
                    findings.extend(left.into_iter().map(|(at, mark)| alone(at, mark, "前一半")));
                }
                None if is_label(words, at) => {}
                None => findings.push(alone(at, char, "后一半")),
            }
        }
    }
    findings.extend(open.into_iter().map(|(at, mark)| alone(at, mark, "前一半")));
    findings
}

/// Whether a mark closes another. One of two brackets may be Western; that is reported by rule
/// T201.
fn closes(mark: char, char: char) -> bool {
    let round = matches!(mark, '（' | '(') && matches!(char, '）' | ')');
    round || closing(mark) == Some(char)
}

/// What a mark is called.
const fn called(mark: char) -> &'static str {
    match mark {
        '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' => "引号",
        '《' | '》' | '〈' | '〉' => "书名号",
        _ => "括号",
    }
}

/// Whether a bracket closes a label, `1）`, or an apostrophe stands in a Western word.
fn is_label(words: &str, at: usize) -> bool {
    let before = words[..at].chars().next_back();
    let is_label = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c);
    let mark = words[at..].chars().next();
    let apostrophe = mark == Some('’') && before.is_some_and(|c| c.is_ascii_alphabetic());
    let bracket = matches!(mark, Some('）' | ')')) && before.is_some_and(is_label);
    apostrophe || bracket
}
