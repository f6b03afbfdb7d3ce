//! The words by which reports state figures, and what each is.

/// What a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// Requests for information, table 三.
    Applications,
    /// Reconsideration, table 四.
    Reconsideration,
    /// Litigation of either kind.
    Litigation,
    /// Litigation without reconsideration before.
    Direct,
    /// Litigation after reconsideration.
    After,
    /// Licences, table 二.
    Permits,
    /// Penalties.
    Penalties,
    /// Coercive measures.
    Coercion,
    /// Normative documents.
    Documents,
}

impl Topic {
    /// Whether it is of table 四.
    pub(super) const fn is_dispute(self) -> bool {
        use Topic::{After, Direct, Litigation, Reconsideration};
        matches!(self, Reconsideration | Litigation | Direct | After)
    }

    /// Whether it is of table 二.
    pub(super) const fn is_disclosure(self) -> bool {
        !self.is_dispute() && !matches!(self, Self::Applications)
    }
}

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// What the count is of.
    Topic(Topic),
    /// Disclosure of information: disputes named with it are about it.
    Disclosure,
    /// A request, of what kind is not said.
    Request,
    /// Came in.
    Received,
    /// Came in this year.
    New,
    /// All that there was, whether it came in this year or before.
    Had,
    /// Was answered.
    Answered,
    /// Was dealt with: came in, or was answered.
    Handled,
    /// Came to its end before a court or a body of review.
    Closed,
    /// Is carried from year to year.
    Carried,
    /// The year before.
    LastYear,
    /// The year after.
    NextYear,
    /// The year of the report.
    ThisYear,
    /// Some other time: other years, months, several years together.
    OtherTime,
    /// Results by the keys of their rows.
    Result(&'static [&'static str]),
    /// Outcome of a dispute by the key of its column.
    Outcome(&'static str),
    /// Applicants by the keys of their columns.
    Applicant(&'static [&'static str]),
    /// Documents that were made.
    Issued,
    /// Documents that were repealed.
    Repealed,
    /// Documents in force.
    InForce,
    /// There was none of what follows.
    None,
    /// Joins things that are counted together, or named side by side.
    And,
    /// What follows is the number of each.
    Each,
    /// What follows are the numbers of the things just named, in their order (分别).
    Respectively,
    /// What follows is part of what was counted.
    Among,
    /// A body tries or defends cases of any kind.
    Casework,
    /// The body reviews the decisions of others: its cases are not its own disputes.
    Reviewer,
    /// Refers to what was counted right before.
    Within,
    /// Only a part of the whole is meant; no table has such a figure.
    Part,
    /// Says nothing about which figure is meant.
    Filler,
}

use Word::{
    Among, And, Answered, Applicant, Carried, Casework, Closed, Disclosure, Each, Filler, Had,
    Handled, InForce, Issued, LastYear, New, NextYear, OtherTime, Outcome, Part, Received,
    Repealed, Request, Respectively, Result, Reviewer, ThisYear, Within,
};

/// Rows of the reasons for 不予公开.
const REFUSED: &[&str] = &[
    "state_secret",
    "forbidden_by_law",
    "endangers_security",
    "third_party_rights",
    "internal_affairs",
    "process_information",
    "enforcement_files",
    "administrative_inquiry",
];
const UNAVAILABLE: &[&str] = &["not_held", "not_existing", "still_unclear"];
const NOT_PROCESSED: &[&str] =
    &["petitions", "repeated", "publications", "excessive", "confirmation"];
const OTHER_RESULTS: &[&str] = &["not_corrected", "not_paid", "other"];
const BODIES: &[&str] =
    &["companies", "research_institutes", "public_welfare", "legal_services", "other_bodies"];

/// Words and what they say; of several that begin at a place the longest counts.
pub(super) const WORDS: [(Word, &str); 69] = [
    (
        Word::Topic(Topic::Applications),
        "政府信息公开申请 信息公开申请 政务信息公开申请 政务公开申请 公开申请 依申请公开政府信息 依申请公开信息
        依申请信息公开 依申请公开申请 依申请公开事项 依申请公开件 依申请公开来信 依申请公开 申请公开政府信息
        政府信息依申请公开 公开政府信息申请 公开政府信息的申请 政府信息申请 政府信息公开依申请
        依申请政府信息公开 申请政府信息公开 政府信息公开的申请 申请信息公开",
    ),
    (Word::Topic(Topic::Reconsideration), "行政复议 复议"),
    (Word::Topic(Topic::Litigation), "行政诉讼 诉讼"),
    (Word::Topic(Topic::Direct), "未经复议直接起诉 未经行政复议直接起诉 直接起诉"),
    (Word::Topic(Topic::After), "复议后起诉 复议后提起诉讼 经复议后起诉 复议后提起行政诉讼"),
    (Word::Topic(Topic::Permits), "行政许可"),
    (Word::Topic(Topic::Penalties), "行政处罚"),
    (Word::Topic(Topic::Coercion), "行政强制"),
    (Word::Topic(Topic::Documents), "行政规范性文件 规范性文件"),
    (Disclosure, "政府信息公开 信息公开 政务公开 政府信息 涉及政府信息公开 涉政府信息公开 政府信息公开类 信息公开类"),
    (Request, "申请 申请件"),
    (Received, "收到 受理 接收 接到 收件 登记 受理量"),
    (New, "新收 新收到 新受理 新增"),
    (Had, "共有 合计有 共计有"),
    (Answered, "答复 办结 办理完毕 办复 回复 已办结 已答复"),
    (Handled, "办理 处理 承办"),
    (Closed, "审结 已审结 结案 已结案"),
    (Carried, "结转 顺延 转入 转结 遗留 结转至 结转到"),
    (LastYear, "上年度 上一年度 上年 上一年 去年"),
    (
        NextYear,
        "下年度 下一年度 下年 下一年 次年 明年 来年 下年度继续办理 下一年度继续办理 下年继续办理 次年继续办理",
    ),
    (ThisYear, "今年 本年 本年度 今年以来 本年度以来 一年来 报告期内"),
    (
        OtherTime,
        "以来 五年来 三年来 两年来 近年来 近三年 近五年 历年 历史 季度 半年 上半年 下半年 月份 同期 往年 此前",
    ),
    (Result(&["granted"]), "予以公开 同意公开 全部公开"),
    (Result(&["partly_granted"]), "部分公开"),
    (Result(REFUSED), "不予公开 不公开"),
    (Result(UNAVAILABLE), "无法提供"),
    (Result(NOT_PROCESSED), "不予处理"),
    (Result(OTHER_RESULTS), "其他处理"),
    (Result(&["state_secret"]), "属于国家秘密 国家秘密"),
    (Result(&["forbidden_by_law"]), "其他法律行政法规禁止公开 法律行政法规禁止公开"),
    (Result(&["endangers_security"]), "危及“三安全一稳定” “三安全一稳定” 三安全一稳定"),
    (Result(&["third_party_rights"]), "保护第三方合法权益 第三方合法权益"),
    (Result(&["internal_affairs"]), "属于三类内部事务信息 三类内部事务信息"),
    (Result(&["process_information"]), "属于四类过程性信息 四类过程性信息"),
    (Result(&["enforcement_files"]), "属于行政执法案卷 行政执法案卷"),
    (Result(&["administrative_inquiry"]), "属于行政查询事项 行政查询事项"),
    (Result(&["not_held"]), "本机关不掌握相关政府信息 不掌握相关政府信息"),
    (Result(&["not_existing"]), "没有现成信息需要另行制作 没有现成信息"),
    (Result(&["still_unclear"]), "补正后申请内容仍不明确"),
    (Result(&["petitions"]), "信访举报投诉类申请"),
    (Result(&["repeated"]), "重复申请"),
    (Result(&["publications"]), "要求提供公开出版物"),
    (Result(&["excessive"]), "无正当理由大量反复申请"),
    (Result(&["confirmation"]), "要求行政机关确认或重新出具已获取信息"),
    (Outcome("upheld"), "结果维持 维持原行政行为 维持原处理结果 维持"),
    (Outcome("corrected"), "结果纠正 纠正 被纠错 纠错"),
    (Outcome("other_outcome"), "其他结果"),
    (Outcome("pending"), "尚未审结 未审结 正在审理 审理中"),
    (Applicant(&["individuals"]), "自然人 个人 公民"),
    (Applicant(&["companies"]), "商业企业"),
    (Applicant(&["research_institutes"]), "科研机构"),
    (Applicant(&["public_welfare"]), "社会公益组织"),
    (Applicant(&["legal_services"]), "法律服务机构"),
    (
        Applicant(BODIES),
        "法人或其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人或者其他组织 法人以及其他组织",
    ),
    (Issued, "制发 制定 出台 印发 新制发 新制定"),
    (Repealed, "废止 宣布失效"),
    (InForce, "现行有效"),
    (
        Word::None,
        "未收到 没有收到 未接到 没有接到 未接收 未受理 没有受理 未发生 没有发生 未产生 没有产生 未出现 没有出现
        未有 没有 无 未因 没有因 未被 没有被 不存在 未引发 未引起 未提起",
    ),
    (And, "、 和 及 以及 与 或 或者"),
    (Each, "各"),
    (Respectively, "分别 分别为"),
    (Among, "其中"),
    (Within, "中"),
    (Reviewer, "复议机关 复议机构 行政复议机关 行政复议机构 行政复议职责 复议职责"),
    (Casework, "应诉 行政应诉 出庭 负责人 代理 审理 审查 全部行政"),
    (
        Part,
        "网上 网络 线上 线下 信函 信件 来信 邮寄 当面 现场 邮件 电子邮箱 传真 平台 窗口 涉及 关于 有关 方面
        同比 增加 减少 增长 下降 比 较 延期 撤回 补正 逾期 咨询 投诉 举报 信访 培训 公开 按时 按期 及时 书面
        电话 口头 实际 正在 尚有 仍有 继续 事项 全市 全县 全区 全镇 全乡 类 约 近 超过 达 全部或部分公开
        全市行政机关 全县行政机关 全区行政机关 全市各级行政机关 全县各级行政机关 全区各级行政机关 全市各级各部门
        全县各级各部门 全区各级各部门 全市各部门 全县各部门 全区各部门",
    ),
    (
        Filler,
        "全年 年度 期间 年底 年末 截至 截止 共 共计 总计 合计 累计 一共 总共 另有 另 还有 有 含 包括 包含 的 了
        已 均 为 是 内 数量 总数 件数 总量 案件 信息 情况 情形 工作 结果 案 各类 各种渠道 通过各种渠道
        多种渠道 通过多种渠道 通过各类渠道 依法 依规 依法依规 认真 严格 积极 妥善 稳妥 有序 到 至 于 在 因 由 被
        而 引起 引发 导致 产生 发生 提起 提出 出现 存在 涉诉 我 本 全部 均已 已全部 顺利 按规定 按照规定
        作出 做出 公示 公告 决定 实施 依法公示",
    ),
    (
        Filler,
        "公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织
        公民、法人以及其他组织 自然人、法人和其他组织 自然人、法人或其他组织 自然人、法人或者其他组织
        公民、法人和其他社会组织 公民、法人和社会组织 公民和法人 申请人 社会公众 群众",
    ),
    (
        Filler,
        "我局 我市 我县 我区 我镇 我乡 我办 我委 我厅 我院 我单位 我机关 我街道 本局 本市 本县 本区 本镇 本乡
        本办 本委 本厅 本院 本单位 本机关 本街道 本行政机关 街道 机关 任何 任何形式 过 来件 全局
        全办 办事处",
    ),
];
