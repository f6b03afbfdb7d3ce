//! What is counted, and in which measure words (量词)?
//!
//! The one list of them: lines do not part a number from its measure, and the checks of prose read
//! by it what a number is of.

use std::sync::LazyLock;

use super::lexicon::Lexicon;

/// The measure words of official prose, and units of measurement that are written in Han (GB 3100).
const MEASURE_WORDS: &[&str] = &[
    // Requests, cases, documents and pieces of information.
    "件 份 宗 起 例 条 次 个 篇 项",
    // Texts and what is printed.
    "款 部 本 页 字 册 卷 幅 张 章 节 段 句 版 稿 讲 集 辑 套 票 封 则 帧 号 编 题 课",
    // People and bodies.
    "人 名 位 户 家 所 口 员 组 队 班 支 届 批 岁 周岁 社区 床 强",
    // Places, buildings and land.
    "处 座 栋 幢 间 层 楼 室 村 镇 乡 县 市 区 省 国 亩 顷 公顷 片 块 段 里 海里 站 点 院",
    // Vehicles, machines and goods.
    "台 辆 艘 架 列 车 趟 副 双 对 把 根 株 棵 颗 粒 头 只 匹 尾 羽 盏 盆 袋 箱 包 盒 瓶 桶",
    "枚 具 门 盘 面 孔 眼 剂 针",
    // Money, weights, lengths, areas and volumes.
    "元 美元 欧元 港元 角 笔 吨 公斤 千克 斤 克 毫克 升 毫升 米 千米 公里 厘米 毫米",
    "平方米 平方千米 平方公里 平方 立方米 立方 度 千瓦 千瓦时 兆 倍 成 折 番 ㎡ ㎞ ㎏ ㎎ ㎜ ㎝",
    // Time, and how often.
    "天 月份 年份 年度 周 周年 期 季 季度 小时 分钟 秒钟 学时 课时 学年 年级 轮 回 遍 场",
    // Kinds and degrees.
    "类 种 级 星级 等 步 股 方面 领域 环节 层次 路 线",
];

/// Units that never part from the number before them.
pub(super) const UNITS: &str = "年月日时分秒号";
/// What stands between a number and its measure: `300余次`, `5万元`, `3大类`.
const MULTIPLIERS: &str = "余多来几十百千万亿大";

/// All of them.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    MEASURE_WORDS.iter().flat_map(|words| words.split(' '))
}

static LEXICON: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::new(all().map(|word| (word, ()))));

/// Whether a character stands between a number and its measure.
pub(super) fn is_multiplier(char: char) -> bool {
    MULTIPLIERS.contains(char)
}

/// How the measure of a number is written that a text begins with: 件, 万元, 人次 — a multiplier that is
/// exact, the longest measure word, and 次 behind what comes several times.
#[must_use]
pub fn measure(text: &str) -> Option<&str> {
    let unit = text.trim_start_matches(['万', '亿']);
    let (word, ()) = LEXICON.longest_of(unit)?;
    let behind = &unit[word.len()..];
    let times = if behind.starts_with('次') { '次'.len_utf8() } else { 0 };
    Some(&text[..text.len() - behind.len() + times])
}

/// How many characters the longest measure word at the start of a text has; 0 without one.
pub(super) fn measure_word(text: &(impl Iterator<Item = char> + Clone)) -> usize {
    LEXICON.longest(text).map_or(0, |(word, ())| word.chars().count())
}

/// Whether a character stands behind the digits of a number: a measure of one character, or part of
/// one. What a connector joins behind it is another number, `1月-12月`, `3万-5万`.
pub(super) fn is_of_number(char: char) -> bool {
    UNITS.contains(char) || is_multiplier(char) || measure_word(&std::iter::once(char)) > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_measure_word_counts() {
        for (text, length) in
            [("吨煤", 1), ("平方米的", 3), ("公里", 2), ("户", 1), ("热线", 0), ("", 0), ("A", 0)]
        {
            assert_eq!(measure_word(&text.chars()), length, "{text}");
        }
    }

    #[test]
    fn a_measure_is_read_with_what_multiplies_it() {
        for (text, read) in [
            ("件，", Some("件")),
            ("万元。", Some("万元")),
            ("人次", Some("人次")),
            ("余件", None),
            ("申请", None),
            ("", None),
        ] {
            assert_eq!(measure(text), read, "{text}");
        }
    }
}
