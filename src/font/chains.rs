//! Which installed families serve which role, best first.
//!
//! Names as published by their makers: English family, Chinese family, PostScript name.

use std::collections::{BTreeMap, BTreeSet};

use super::names::FaceNames;
use crate::text::FontRole;

/// What a face is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Chain {
    /// Chinese text of a role.
    Role(FontRole),
    /// Digits and Western letters.
    Latin,
    /// Characters beyond the common fonts, in any role.
    Rare,
}

impl Chain {
    /// Every chain.
    pub(super) const ALL: [Self; 7] = [
        Self::Role(FontRole::FangSong),
        Self::Role(FontRole::Kai),
        Self::Role(FontRole::Hei),
        Self::Role(FontRole::Song),
        Self::Role(FontRole::XiaoBiaoSong),
        Self::Latin,
        Self::Rare,
    ];

    /// The names to look for, best first.
    pub(super) const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Role(FontRole::FangSong) => FANG_SONG,
            Self::Role(FontRole::Kai) => KAI,
            Self::Role(FontRole::Hei) => HEI,
            Self::Role(FontRole::Song) => SONG,
            Self::Role(FontRole::XiaoBiaoSong) => XIAO_BIAO_SONG,
            Self::Latin => LATIN,
            Self::Rare => RARE,
        }
    }
}

/// Which of some faces serves each chain that calls one of them: the one called first; of several
/// with that name the first.
pub(super) fn choose(faces: &[&FaceNames]) -> BTreeMap<Chain, usize> {
    let best = |chain: Chain| {
        let called = |name: &str| faces.iter().position(|face| face.is_called(name));
        Some((chain, chain.names().iter().copied().find_map(called)?))
    };
    Chain::ALL.into_iter().filter_map(best).collect()
}

/// Which of some faces a [`FontLibrary`](super::FontLibrary) would have serve, by their places:
/// of a folder full of fonts only these need be opened.
#[must_use]
pub fn serving(faces: &[&FaceNames]) -> BTreeSet<usize> {
    choose(faces).into_values().collect()
}

const FANG_SONG: &[&str] = &[
    "FangSong_GB2312",
    "仿宋_GB2312",
    "FangSong",
    "仿宋",
    "FZDocFangSong",
    "方正公文仿宋",
    "FZFangSong-Z02",
    "方正仿宋_GBK",
    "FZFSK--GBK1-0",
    "方正仿宋_GB18030",
    "FZFangSong-Z02S",
    "方正仿宋简体",
    "FZFSJW--GB1-0",
    "CESI仿宋-GB2312",
    "CESI仿宋-GB13000",
    "CESI仿宋-GB18030",
    "CESI_FS_GB2312",
    "CESI_FS_GB13000",
    "CESI_FS_GB18030",
    "STFangsong",
    "华文仿宋",
    "Adobe Fangsong Std",
    "Adobe 仿宋 Std",
    "AdobeFangsongStd-Regular",
    "Zhuque Fangsong (technical preview)",
    "朱雀仿宋（预览测试版）",
    "ZhuqueFangsong-Regular",
    "FandolFang",
    "FandolFang R",
];

const KAI: &[&str] = &[
    "KaiTi_GB2312",
    "楷体_GB2312",
    "KaiTi",
    "楷体",
    "FZDocKai",
    "方正公文楷体",
    "FZKai-Z03",
    "方正楷体_GBK",
    "FZKTK--GBK1-0",
    "FZKai-Z03S",
    "方正楷体简体",
    "FZKTJW--GB1-0",
    "CESI楷体-GB2312",
    "CESI楷体-GB13000",
    "CESI楷体-GB18030",
    "CESI_KT_GB2312",
    "CESI_KT_GB13000",
    "CESI_KT_GB18030",
    "STKaiti",
    "华文楷体",
    "Kaiti SC",
    "楷体-简",
    "STKaitiSC-Regular",
    "Adobe Kaiti Std",
    "Adobe 楷体 Std",
    "LXGW WenKai GB",
    "霞鹜文楷 GB",
    "LXGW WenKai",
    "霞鹜文楷",
    "Gongwen Kai",
    "FandolKai",
    "AR PL UKai CN",
];

const HEI: &[&str] = &[
    "SimHei",
    "黑体",
    "FZDocHei",
    "方正公文黑体",
    "FZHei-B01",
    "方正黑体_GBK",
    "FZHTK--GBK1-0",
    "FZHei-B01S",
    "方正黑体简体",
    "FZHTJW--GB1-0",
    "CESI黑体-GB2312",
    "CESI黑体-GB13000",
    "CESI黑体-GB18030",
    "CESI_HT_GB2312",
    "CESI_HT_GB13000",
    "CESI_HT_GB18030",
    "STHeiti",
    "华文黑体",
    "Heiti SC",
    "黑体-简",
    "STHeitiSC-Medium",
    "Adobe Heiti Std",
    "Adobe 黑体 Std",
    "Noto Sans CJK SC Medium",
    "Noto Sans SC Medium",
    "Source Han Sans SC Medium",
    "思源黑体 Medium",
    "FandolHei",
    "WenQuanYi Zen Hei",
    "文泉驿正黑",
];

const SONG: &[&str] = &[
    "SimSun",
    "宋体",
    "NSimSun",
    "新宋体",
    "FZShuSong-Z01",
    "方正书宋_GBK",
    "FZSSK--GBK1-0",
    "FZShuSong-Z01S",
    "方正书宋简体",
    "CESI宋体-GB2312",
    "CESI宋体-GB13000",
    "CESI宋体-GB18030",
    "CESI_SS_GB2312",
    "CESI_SS_GB13000",
    "CESI_SS_GB18030",
    "STSong",
    "华文宋体",
    "Songti SC",
    "宋体-简",
    "STSongti-SC-Regular",
    "Adobe Song Std",
    "Adobe 宋体 Std",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "思源宋体",
    "FandolSong",
    "AR PL UMing CN",
];

const XIAO_BIAO_SONG: &[&str] = &[
    "FZDocXiaoBiaoSong",
    "方正公文小标宋",
    "FZDXBS--GBK1-0",
    "FZXiaoBiaoSong-B05S",
    "方正小标宋简体",
    "FZXBSJW--GB1-0",
    "FZXiaoBiaoSong-B05",
    "方正小标宋_GBK",
    "FZXBSK--GBK1-0",
    "CESI小标宋-GB2312",
    "CESI小标宋-GB13000",
    "CESI小标宋-GB18030",
    "STZhongsong",
    "华文中宋",
    "Noto Serif CJK SC Bold",
    "Noto Serif SC Bold",
    "Source Han Serif SC Bold",
    "思源宋体 Bold",
    "Songti SC Bold",
    "宋体-简 Bold",
];

const LATIN: &[&str] = &[
    "Times New Roman",
    "TimesNewRomanPSMT",
    "Tinos",
    "Liberation Serif",
    "Nimbus Roman",
    "TeX Gyre Termes",
];

const RARE: &[&str] = &[
    "Gongwen Rare Names",
    "SimSun-ExtB",
    "宋体-ExtB",
    "SimSun-ExtG",
    "宋体-ExtG",
    "FZSong-RKXX",
    "方正宋体-人口信息",
    "CESI宋体-GB18030",
    "BabelStone Han",
    "HanaMinA",
    "花園明朝A",
    "HanaMinB",
    "花園明朝B",
];
