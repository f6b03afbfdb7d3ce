//! Where does a word end in the titles and names of official reports?
//!
//! Names and years are known fields; for the rest a lexicon of the words such texts are made of
//! is enough. Dictionaries of the whole language cut `二〇二二年` in four and cost a start of
//! 0.4 s.

use std::sync::LazyLock;

use super::class::is_ideograph;
use super::lexicon::Lexicon;
use super::prohibition::Break;

/// Words of the domain; where several match, the longest does.
pub(super) const WORDS: &[&str] = &[
    "政府",
    "信息",
    "公开",
    "工作",
    "年度",
    "报告",
    "政务",
    "办事处",
    "委员会",
    "管理",
    "办公室",
    "人民政府",
    "街道",
    "人民",
    "行政",
    "机关",
    "单位",
    "本年",
    "上年",
    "本年度",
    "上年度",
    "申请",
    "申请人",
    "办理",
    "结果",
    "处理",
    "情况",
    "总计",
    "合计",
    "小计",
    "其他",
    "法人",
    "组织",
    "或其他",
    "自然人",
    "商业",
    "企业",
    "科研",
    "机构",
    "社会",
    "公益",
    "法律",
    "服务",
    "复议",
    "诉讼",
    "行政复议",
    "行政诉讼",
    "未经",
    "直接",
    "起诉",
    "维持",
    "纠正",
    "尚未",
    "审结",
    "规章",
    "规范性",
    "文件",
    "许可",
    "处罚",
    "强制",
    "事业性",
    "收费",
    "金额",
    "制发",
    "制作",
    "新制作",
    "新公开",
    "废止",
    "现行",
    "有效",
    "件数",
    "数量",
    "总数量",
    "决定",
    "内容",
    "项目",
    "对外",
    "事项",
    "集中",
    "采购",
    "总金额",
    "不予",
    "予以",
    "部分",
    "无法",
    "提供",
    "属于",
    "国家",
    "秘密",
    "法规",
    "禁止",
    "危及",
    "保护",
    "第三方",
    "合法",
    "权益",
    "内部",
    "事务",
    "过程性",
    "执法",
    "案卷",
    "查询",
    "掌握",
    "相关",
    "没有",
    "现成",
    "需要",
    "另行",
    "补正",
    "仍不",
    "明确",
    "信访",
    "举报",
    "投诉",
    "重复",
    "要求",
    "公开出版物",
    "正当",
    "理由",
    "大量",
    "反复",
    "确认",
    "重新",
    "出具",
    "获取",
    "结转",
    "继续",
    "区分",
    "这一",
    "情形",
    "发展",
    "改革",
    "教育",
    "财政",
    "公安",
    "民政",
    "司法",
    "交通",
    "运输",
    "水利",
    "农业",
    "农村",
    "文化",
    "旅游",
    "卫生",
    "健康",
    "应急",
    "市场",
    "监督",
    "统计",
    "医疗",
    "保障",
    "住房",
    "城乡",
    "建设",
    "自然",
    "资源",
    "生态",
    "环境",
    "退役",
    "军人",
    "乡村",
    "振兴",
    "经济",
    "技术",
    "开发区",
    "高新区",
    "示范区",
    "管委会",
    "管理局",
    "办公厅",
    "局",
    "厅",
];

/// Characters that belong to the word before them: `教育局`, `国家级`.
pub(super) const SUFFIXES: &str = "局厅委办盟旗级部处院所站署";

/// What lies between two characters of a name, a title or a cell, from the worst place for a line
/// to end to the best. Those between the second and the last are told apart in cells and captions
/// only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seam {
    /// A line may not end here.
    Closed,
    /// Inside a word.
    Word,
    /// Between the halves of a word of four characters.
    Half,
    /// Behind the label of a stub: `三、`.
    Label,
    /// Among characters that no word covers, where most likely one goes on.
    Unknown,
    /// Before a character that belongs to the word before it.
    Suffix,
    /// Behind a character that belongs to the word behind it.
    Prefix,
    /// Among characters that no word covers, where most likely a word of two ends.
    Likely,
    /// Between two words.
    Open,
}

/// The words of titles and heads.
pub(super) static LEXICON: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::new(WORDS.iter().map(|word| (*word, ()))));

/// What the rules alone say of each place.
pub(super) fn by_rules(breaks: &[Break]) -> Vec<Seam> {
    let seam = |end: &Break| match end {
        Break::Allowed(_) => Seam::Open,
        Break::Avoided => Seam::Word,
        Break::Forbidden | Break::Inseparable => Seam::Closed,
    };
    breaks.iter().map(seam).collect()
}

/// For each character of a text, whether a line may end after it, and whether it is at the end of a
/// word; `breaks` says where the rules allow a line to end. After the last character is always the
/// end of a word.
#[must_use]
pub fn seams(text: &str, breaks: &[Break]) -> Vec<Seam> {
    let all: Vec<char> = text.chars().collect();
    let mut seams = by_rules(breaks);
    let mut at = 0;
    let mut after_name = false;
    while at < all.len() {
        let length = word(&all[at..]);
        let close = |seam: &mut Seam| *seam = (*seam).min(Seam::Word);
        seams[at..at + length - 1].iter_mut().for_each(close);
        // Characters in a row that no word covers are one word: most likely a name. 的 belongs to
        // the word before it.
        let name = length == 1 && is_ideograph(all[at]) && all[at] != '的';
        let bound = all[at] == '的' || length == 1 && SUFFIXES.contains(all[at]);
        if at > 0 && (name && after_name || bound) {
            close(&mut seams[at - 1]);
        }
        after_name = name && !bound;
        at += length;
    }
    seams
}

/// How many characters the longest word at the start of a text has, at least one.
fn word(text: &[char]) -> usize {
    let longest = LEXICON.longest(&text.iter().copied());
    longest.map_or(1, |(word, ())| word.chars().count())
}

#[cfg(test)]
mod tests {
    use super::super::prohibition::Prohibition;
    use super::*;

    fn cut(text: &str) -> String {
        let (_, breaks) = super::super::atoms::breaks(text, Prohibition::Strict);
        let seams = seams(text, &breaks);
        let mark = |seam: &Seam| if *seam == Seam::Open { "｜" } else { "" };
        let cut: String =
            text.chars().zip(&seams).map(|(c, s)| format!("{c}{}", mark(s))).collect();
        cut.trim_end_matches('｜').to_owned()
    }

    #[test]
    fn titles_fall_into_words() {
        assert_eq!(
            cut("2022年政府信息公开工作年度报告"),
            "2022年｜政府｜信息｜公开｜工作｜年度｜报告"
        );
    }

    #[test]
    fn heads_fall_into_words() {
        for (text, wanted) in [
            ("结果维持", "结果｜维持"),
            ("尚未审结", "尚未｜审结"),
            ("自然人", "自然人"),
            ("社会公益组织", "社会｜公益｜组织"),
            ("法律服务机构", "法律｜服务｜机构"),
            ("未经复议直接起诉", "未经｜复议｜直接｜起诉"),
            ("法人或其他组织", "法人｜或其他｜组织"),
        ] {
            assert_eq!(cut(text), wanted);
        }
    }

    #[test]
    fn unknown_names_stay_whole_and_的_ends_its_line() {
        assert_eq!(cut("卫北街道办事处"), "卫北｜街道｜办事处");
        assert_eq!(cut("关于公开的报告"), "关于｜公开的｜报告");
        assert_eq!(cut("社会保障局和教育局"), "社会｜保障局｜和｜教育局");
    }
}
