//! What a sentence has said up to a place: one question each.

use crate::vocabulary::{Meaning, Meanings, State};

/// What a sentence has said up to a place.
#[derive(Default)]
pub(super) struct Sentence {
    /// What it is about.
    pub(super) topic: Option<Meaning>,
    /// What it counted last, the number, and its token.
    pub(super) counted: Option<(Meaning, i64, usize)>,
    /// Whether all of it has a word that makes its numbers doubtful, lists all ways, or says of which requests all
    /// are done; once it was looked.
    pub(super) is_doubtful: Option<bool>,
    pub(super) lists_ways: Option<bool>,
    pub(super) is_explained: Option<bool>,
    /// The last token that states something in it; once it was looked.
    pub(super) states_up_to: Option<usize>,
    /// Whether it counts with a measure word that other things have too.
    pub(super) is_loose: bool,
    /// Whether it counted a part last, has counted one, and counts what is among one: “网络申请47件，其中自然人36件”.
    pub(super) counts_part: bool,
    pub(super) has_part: bool,
    pub(super) is_among_part: bool,
    /// Whether what it counts was done by another body.
    pub(super) is_of_other: bool,
    /// What it was about where an aside began, of how much it spoke, and of which time.
    pub(super) asides: Vec<(Option<Meaning>, Extent, Time)>,
    /// What it spoke of last.
    pub(super) last: State,
    /// Whether it has named what the report is about.
    pub(super) matter: Named,
    /// Whose cases it speaks of.
    pub(super) whose: Whose,
    /// Whether each word of it was known.
    pub(super) words: Understood,
    /// Which time it speaks of.
    pub(super) time: Time,
    /// Of how much it speaks.
    pub(super) extent: Extent,
    /// The words that tell that what it counts now is of a part: “公示行政许可30件、行政处罚5件”.
    pub(super) partial: Meanings,
}

/// Has it named what the report is about?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Named {
    /// “收到来信30件”.
    #[default]
    Unsaid,
    /// “因政府信息公开”.
    Said,
}

/// Whose cases does it speak of?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    /// The body's own disputes: “被申请行政复议5件”.
    #[default]
    Own,
    /// Cases of any kind that it tries or defends: “行政应诉案件33件”.
    Any,
    /// Those of others that it reviews: “履行行政复议职责，受理5件”.
    Reviewed,
}

/// Was each word known?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Understood {
    /// “收到政府信息公开申请61件”.
    #[default]
    All,
    /// “收到规划政府信息公开申请20件”.
    Partly,
}

/// Which time does it speak of?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Time {
    /// “全年收到61件”.
    #[default]
    Year,
    /// “上年收到50件”, “五年来155件”.
    Other,
}

/// Of how much does it speak?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Extent {
    /// “共收到61件”.
    #[default]
    Whole,
    /// “网络平台：收到8件”: other counts may be parts too.
    Part,
}

impl Extent {
    /// Takes note that what follows may be a part.
    pub(super) fn narrow(&mut self, is_part: bool) {
        if is_part {
            *self = Self::Part;
        }
    }
}
