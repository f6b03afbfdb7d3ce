//! Every kind of fault in the data: where it is reported, and in which words.

use super::{Folder, GOOD};
use Change::{Replace, Table, Whole};

/// How the good report is spoilt.
pub(super) enum Change {
    /// The first is replaced by the second.
    Replace(&'static str, &'static str),
    /// This stands below the words of the first section, from line 7 on.
    Table(&'static str),
    /// The whole file is this.
    Whole(&'static [u8]),
}

/// Name, change, code, line and column, a piece of what is shown.
pub(super) type Row = (&'static str, Change, &'static str, &'static str, &'static str);

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("unknown key", Replace("year = 2022", "year = 2022\nregion = 1"), "I101", "4:1", "没有 region 这个键"),
    ("misspelt key", Replace("authority", "autority"), "I101", "2:1", "是不是要写 authority？"),
    ("misspelt row", Replace("granted =", "grantd ="), "I101", "19:1", "是不是要写 granted？"),
    ("wrong type", Replace("\"某县人民政府\"", "8"), "I102", "2:13", "机关名称 authority 应为用引号括起来的文字，这里是整数"),
    ("table for a number", Replace("= 7", "= { a = 7 }"), "I102", "11:11", "这里是表"),
    ("missing section", Replace("[other_matters]\ntext = \"无。\"\n", ""), "I103", "1:1", "缺少 [other_matters]（六、其他需要报告的事项）"),
    ("missing table", Replace("[disputes]", "[labels.disputes]"), "I103", "1:1", "缺少表格 [disputes]（四、政府信息公开行政复议、行政诉讼情况）"),
    ("missing row", Replace("permits = 7\n", ""), "I103", "8:1", "permits（行政许可）"),
    ("missing text", Replace("text = \"无。\"", ""), "I103", "56:1", "缺少文字 text"),
    ("negative count", Replace("= [1, 0, 12]", "= [1, 0, -12]"), "I105", "9:22", "“现行有效件数”不能是负数，这里是 -12"),
    ("negative fee", Replace("96171.6", "-1.5"), "I105", "14:8", "不能是负数，这里是 -1.5"),
    ("fractional count", Replace("= [1, 0, 12]", "= [1, 0.5, 12]"), "I106", "9:19", "应为整数，这里是 0.5"),
    ("too few figures", Replace("= [1, 0, 12]", "= [1, 0]"), "I104", "9:15", "“规章”应有 3 个数，这里有 2 个"),
    ("too many figures", Replace("= [1, 0, 12]", "= [1, 0, 12, 4]"), "I104", "9:15", "这里有 4 个"),
    ("one figure for three", Replace("= [1, 0, 12]", "= 1"), "I104", "9:15", "这里有 1 个"),
    ("quoted number", Replace("= [1, 0, 12]", "= [\"1\", 0, 12]"), "I102", "9:16", "应为数字，这里是文字"),
    ("quoted thousands", Replace("= 7", "= \"447,228\""), "I102", "11:11", "请写成 447228，不加引号，不分节"),
    ("words for a number", Replace("= 7", "= \"若干\""), "I102", "11:11", "空着的要加 --force 才生成"),
    ("huge count", Replace("= [1, 0, 12]", "= [1, 0, 1234567890123]"), "I109", "9:22", "数太大"),
    ("fee with an exponent", Replace("96171.6", "1e5"), "I107", "14:8", "只能用数字和一个小数点，这里是 1e5"),
    ("fee with five decimals", Replace("96171.6", "0.12345"), "I108", "14:8", "至多 4 位小数"),
    ("number with underscore", Replace("= 7", "= 1_000"), "I107", "11:11", "这里是 1_000"),
    ("hexadecimal number", Replace("= 7", "= 0x1F"), "I107", "11:11", "这里是 0x1F"),
    ("year out of range", Replace("2022", "1999"), "I113", "3:8", "应在 2008 与 2099 之间"),
    ("year in quotes", Replace("2022", "\"2022\""), "I102", "3:8", "这里是文字"),
    ("empty prose", Replace("\"总体情况。\"", "\"　\""), "I110", "6:8", "没有内容"),
    ("heads that match nothing", Replace("\"（二）\"]", "\"（三）\"]"), "I112", "54:18", "没有以“（三）”开头的段落"),
    ("unknown label", Replace("[problems]", "[labels.disclosure]\nlaws = \"规章\"\n\n[problems]"), "I101", "48:1", "[labels.disclosure] 里没有 laws 这个键"),
    ("unknown heading", Replace("[problems]", "[headings]\nfirst = \"一\"\n\n[problems]"), "I101", "48:1", "[headings] 里没有 first 这个键"),
    ("title on two lines", Replace("year =", "signature = \"\"\"\n甲\n乙\"\"\"\nyear ="), "I111", "3:13", "应写成一行"),
    ("date with time", Replace("year =", "date = 2023-01-16T08:00:00\nyear ="), "I102", "3:8", "不带时刻"),

    ("signature that is too long", Replace("year =", "signature = \"长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长\"\nyear ="), "G002", "3:14", "请缩短到 3 行以内"),
    ("figure too wide for its cell", Replace("reconsideration = [0, 0, 0, 0]", "reconsideration = [123456789, 0, 0, 0]"), "G002", "43:19", "排不下"),
    ("character no font has", Replace("总体情况。", "总体😀情况。"), "G001", "6:11", "U+1F600"),
    ("key of the head at the end", Replace("text = \"无。\"", "text = \"无。\"\nsignature = \"甲\""), "I101", "58:1", "要写在文件前部"),

    ("seal that is not true or false", Replace("year =", "seal = \"是\"\nyear ="), "I102", "3:8", "不加引号的 true 或 false"),
    ("misspelt attachments", Replace("year =", "attachment = []\nyear ="), "I101", "3:1", "是不是要写 attachments？"),
    ("attachments at the end", Replace("text = \"无。\"", "text = \"无。\"\nattachments = [\"甲\"]"), "I101", "58:1", "attachments 要写在文件前部"),
    ("mark after an attachment", Replace("year =", "attachments = [\"甲表\", \"乙表；\"]\nyear ="), "I121", "3:23", "后面不加标点"),
    ("number before an attachment", Replace("year =", "attachments = [\"甲表\", \"附件2：乙表\"]\nyear ="), "I121", "3:23", "序号由程序编写"),
    ("attachment on two lines", Replace("year =", "attachments = [\"甲\\n乙\"]\nyear ="), "I111", "3:16", "应写成一行"),
    ("attachments of the wrong type", Replace("year =", "attachments = 2\nyear ="), "I102", "3:15", "一个附件一项"),
    ("month thirteen", Replace("year =", "date = \"2023.13.5\"\nyear ="), "I135", "3:8", "没有 13 月"),
    ("31 April", Replace("year =", "date = \"2023年04月31日\"\nyear ="), "I135", "3:8", "2023 年 4 月没有 31 日"),
    ("year of two digits", Replace("year =", "date = \"23-1-5\"\nyear ="), "I135", "3:8", "写全四位"),
    ("date long ago", Replace("year =", "date = 1923-01-05\nyear ="), "I135", "3:8", "应在 2009 与 2100 之间"),

    ("table among figures", Replace("fees = 96171.6", "fees = 96171.6\n[[disclosure.table]]"), "I122", "15:14", "表格只能写在有正文的一节里"),
    ("table with one bracket", Table("[overview.table]\ncolumns = [\"甲\"]\nrows = [[1]]"), "I102", "7:1", "要写成 [[overview.table]]"),
    ("unknown key of a table", Table("[[overview.table]]\ncolumn = 1\ncolumns = [\"甲\"]\nrows = [[1]]"), "I101", "8:1", "是不是要写 columns？"),
    ("text below a table", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[1]]\ntext = \"甲\""), "I101", "10:1", "text 要写在这一节的 [[overview.table]] 之前"),
    ("table without columns", Table("[[overview.table]]\nrows = [[1]]"), "I103", "7:1", "缺少各列 columns"),
    ("table without rows", Table("[[overview.table]]\ncolumns = [\"甲\"]"), "I103", "7:1", "缺少各行 rows"),
    ("no columns", Table("[[overview.table]]\ncolumns = []\nrows = [[1]]"), "I110", "8:11", "没有内容"),
    ("no rows", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = []"), "I110", "9:8", "没有内容"),
    ("columns of the wrong type", Table("[[overview.table]]\ncolumns = 2\nrows = [[1]]"), "I102", "8:11", "列的列表"),
    ("row that is no list", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[1], 2]"), "I102", "9:14", "各格的列表"),
    ("column of the wrong type", Table("[[overview.table]]\ncolumns = [\"甲\", 2]\nrows = [[1]]"), "I102", "8:17", "一列应为列名"),
    ("column without a label", Table("[[overview.table]]\ncolumns = [{ width = 1 }]\nrows = [[1]]"), "I103", "8:12", "缺少列名 label"),
    ("unknown key of a column", Table("[[overview.table]]\ncolumns = [{ label = \"甲\", wdth = 1 }]\nrows = [[1]]"), "I101", "8:27", "是不是要写 width？"),
    ("unknown key of a cell", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[{ text = \"a\", row = 1 }]]"), "I101", "9:24", "是不是要写 rows？"),
    ("cell without text", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[{ rows = 1 }]]"), "I103", "9:10", "缺少文字 text"),
    ("cell of the wrong type", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[true]]"), "I102", "9:10", "一格应为文字、数字"),
    ("cell on two lines", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[\"a\\nb\"]]"), "I111", "9:10", "应写成一行"),
    ("number in a cell with underscore", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[1_000]]"), "I107", "9:10", "这里是 1_000"),
    ("after nothing", Table("[[overview.table]]\nafter = \"（三）\"\ncolumns = [\"甲\"]\nrows = [[1]]"), "I123", "8:10", "没有以“（三）”开头的段落"),
    ("widths of some columns", Table("[[overview.table]]\ncolumns = [{ label = \"甲\", width = 1 }, \"乙\"]\nrows = [[1, 2]]"), "I124", "8:40", "“乙”一列没有写 width"),
    ("width too great", Table("[[overview.table]]\ncolumns = [{ label = \"甲\", width = 101 }]\nrows = [[1]]"), "I125", "8:35", "应在 1 与 100 之间"),
    ("unknown alignment", Table("[[overview.table]]\ncolumns = [{ label = \"甲\", align = \"middle\" }]\nrows = [[1]]"), "I126", "8:35", "center（居中）"),
    ("heads of four levels", Table("[[overview.table]]\ncolumns = [{ label = \"甲\", columns = [{ label = \"乙\", columns = [{ label = \"丙\", columns = [\"丁\"] }] }] }]\nrows = [[1]]"), "I127", "8:90", "表头至多 3 层"),
    ("width of a head", Table("[[overview.table]]\ncolumns = [{ label = \"甲\", width = 1, columns = [\"乙\"] }]\nrows = [[1]]"), "I134", "8:35", "width 请写在最下一层的列里"),
    ("cells that overlap", Table("[[overview.table]]\ncolumns = [\"甲\", \"乙\"]\nrows = [[1, { text = \"a\", rows = 2 }],\n[{ text = \"b\", columns = 2 }]]"), "I129", "10:2", "已占了那里"),
    ("too few cells", Table("[[overview.table]]\ncolumns = [\"甲\", \"乙\", \"丙\"]\nrows = [[1, 2, 3], [1]]"), "I130", "9:20", "还空着 2 格：“乙”、“丙”之下"),
    ("too many cells", Table("[[overview.table]]\ncolumns = [\"甲\", \"乙\"]\nrows = [[1, 2, 3, 4]]"), "I131", "9:16", "这一格多出来了"),
    ("too many cells beside a span from above", Table("[[overview.table]]\ncolumns = [\"甲\", \"乙\"]\nrows = [[{ text = \"a\", rows = 2 }, 1], [2, 3]]"), "I131", "9:44", "也占着这一行的位置"),
    ("span beyond the last column", Table("[[overview.table]]\ncolumns = [\"甲\", \"乙\"]\nrows = [[1, { text = \"a\", columns = 2 }]]"), "I132", "9:13", "跨 2 列，而从这里起只有 1 列"),
    ("span beyond the last row", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[{ text = \"a\", rows = 3 }], []]"), "I132", "9:10", "跨 3 行，而从这里起只有 2 行"),
    ("span of nothing", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[{ text = \"a\", rows = 0 }]]"), "I133", "9:31", "这里是 0"),
    ("span of the wrong type", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [[{ text = \"a\", columns = \"2\" }]]"), "I102", "9:34", "跨的列数应为整数"),

    ("no value", Replace("= 2022", "="), "I001", "3:7", "等号后面没有值"),
    ("text without quotes", Replace("\"某县人民政府\"", "某县人民政府"), "I001", "2:13", "引号"),
    ("unclosed list", Replace("= [1, 0, 12]", "= [1, 0, 12"), "I001", "9:15", "从这里开始的列表没有写“]”，或里面的引号没有配对"),
    ("duplicate key", Replace("year = 2022", "year = 2022\nyear = 2023"), "I001", "4:1", "year 重复了"),
    ("full-width equals sign", Replace("year = ", "year ＝ "), "I002", "3:6", "误用了全角符号＝"),
    ("full-width quotes", Replace("\"某县人民政府\"", "“某县人民政府”"), "I002", "2:13", "误用了全角符号“"),
    ("full-width comma", Replace("[1, 0, 12]", "[1， 0, 12]"), "I002", "9:17", "请写成 regulations = [1, 0, 12]"),
    ("full-width digits", Replace("2022", "２０２２"), "I002", "3:8", "全角"),

    ("number with its unit", Replace("= 7", "= 7件"), "I001", "11:11", "只写数字，不写单位：permits = 7"),
    ("number with a thousands comma", Replace("= 7", "= 7,000"), "I001", "11:11", "数字不分节，请写成 7000"),
    ("date with one digit", Replace("year =", "date = 2023-1-16\nyear ="), "I001", "3:8", "请写成 date = 2023-01-16"),
    ("backslash in text", Replace("\"总体情况。\"", "\"见D:\\公开。\""), "I001", "6:12", "反斜杠"),
    ("text without end", Replace("\"总体情况。\"", "\"\"\"\n总体情况。\n\n[x]\ntext = \"\"\"\n甲\n\"\"\""), "I001", "6:8", "从这里开始的文字没有结束"),
    ("text that lost its quotes", Replace("\"总体情况。\"", "\"\"\"\n甲\n\"\"\"\n（一）公开情况。很好。"), "I001", "9:1", "这里的文字不在引号里"),

    // A mark lost, a head lost.
    ("unclosed list of several lines", Replace("year =", "title = [\n\"甲\",\n\"乙\"\nyear ="), "I001", "3:9", "从这里开始的列表没有写“]”，或里面的引号没有配对"),
    ("quote lost in a list", Replace("\"（一）\", \"", "\"（一）, \""), "I001", "54:9", "或里面的引号没有配对"),
    ("full-width quote in a list", Replace("\"（一）\", \"", "\"（一）”, \""), "I002", "54:14", "把前后的引号都改为半角"),
    ("comma lost at the end of a line", Table("[[overview.table]]\ncolumns = [\"甲\"]\nrows = [\n  [1] # 注\n  [2],\n]"), "I001", "10:6", "缺少逗号"),
    ("brace lost", Table("[[overview.table]]\ncolumns = [\n  { label = \"甲\", width = 1,\n  \"乙\",\n]\nrows = [[1, 2]]"), "I001", "9:3", "从这里开始的花括号没有写“}”"),
    ("bracket lost before a list", Replace("= [1, 0, 12]", "= 1, 0, 12]"), "I001", "9:15", "请写成 regulations = [1, 0, 12]"),
    ("brackets left out", Replace("received = [0, 0, 0, 0, 0, 0]", "received = 3,0,0,0,0,0,3"), "I001", "17:12", "这一行有 7 个数，请用 [ ] 括起来"),
    ("quote lost before a text", Replace("text = \"总体情况。\"", "text = \"\"\n总体情况。\n\"\"\""), "I001", "6:8", "前面写三个半角引号"),
    ("quote lost behind a text", Replace("text = \"总体情况。\"", "text = \"\"\"\n总体情况。\n\"\""), "I001", "6:8", "结尾要写三个半角引号"),
    ("full-width quotes around a text", Replace("text = \"总体情况。\"", "text = “””\n总体情况。\n”””"), "I002", "6:8", "改为三个半角引号"),
    ("full-width quotes behind a text", Replace("text = \"总体情况。\"", "text = \"\"\"\n总体情况。\n”””"), "I002", "8:1", "改为三个半角引号"),
    ("equals sign lost", Replace("permits = 7", "permits 7"), "I001", "11:8", "请写成 permits = 值"),
    ("head lost", Replace("[applications]\n", ""), "I103", "16:1", "请在这一行前面加一行 [applications]"),
    ("head of the last section lost", Replace("[other_matters]\n", ""), "I001", "56:1", "前面少了表头"),
    ("head misspelt", Replace("[disputes]", "[dispute]"), "I101", "42:2", "是不是要写 [disputes]"),
    ("head with doubled brackets", Replace("[applications]", "[[applications]]"), "I102", "16:1", "请把这一行的 [[ ]] 改为 [ ]"),
    ("head with half its brackets", Replace("[applications]", "[applications"), "I001", "16:1", "请写成 [applications]"),
    ("head in Chinese", Replace("[disclosure]", "[主动公开政府信息情况]"), "I001", "8:1", "的表头是 [disclosure]"),

    // What people write where there is nothing, and around numbers and dates.
    ("nothing in words", Replace("permits = 7", "permits = 无"), "I001", "11:11", "没有的填 0"),
    ("nothing as a slash", Replace("permits = 7", "permits = /"), "I001", "11:11", "没有的填 0"),
    ("nothing as a dash", Replace("permits = 7", "permits = —"), "I001", "11:11", "没有的填 0"),
    ("nothing in quotes", Replace("permits = 7", "permits = \"无\""), "I102", "11:11", "没有的填 0"),
    ("fee with its unit", Replace("fees = 96171.6", "fees = 1.2万元"), "I001", "14:8", "单位已是万元"),
    ("date in Chinese without quotes", Replace("year =", "date = 2026年1月20日\nyear ="), "I001", "3:8", "请写成 date = 2026-01-20"),
    ("date with slashes", Replace("year =", "date = 2026/01/20\nyear ="), "I001", "3:8", "请写成 date = 2026-01-20"),
    ("30 February", Replace("year =", "date = 2026-02-30\nyear ="), "I001", "3:8", "没有这一天"),
    ("date not known yet", Replace("year =", "date = \"待定\"\nyear ="), "I135", "3:8", "还没有定的，请删去这一行"),
    ("day called 号", Replace("year =", "date = \"2024年1月22号\"\nyear ="), "I135", "3:8", "“号”请写成“日”"),
    ("date without marks", Replace("year =", "date = \"20240122\"\nyear ="), "I135", "3:8", "按年、月、日的次序写"),
    ("date of no calendar", Replace("year =", "date = \"2024-13-45x\"\nyear ="), "I135", "3:8", "读不出年月日"),
    ("year before our era", Replace("year =", "date = \"-1年1月1日\"\nyear ="), "I135", "3:8", "读不出年月日"),
    ("year of five digits", Replace("year =", "date = \"10000年1月1日\"\nyear ="), "I135", "3:8", "读不出年月日"),
    ("year in Chinese that is too early", Replace("year =", "date = \"二〇〇七年一月\"\nyear ="), "I135", "3:8", "年份应在 2009 与 2100 之间"),
    ("seal in Chinese", Replace("year =", "seal = 是\nyear ="), "I001", "3:8", "应写 true 或 false"),
    ("year with its unit", Replace("2022", "2022年"), "I001", "3:8", "请写成四位数字，如 year = 2022"),
    ("key in Chinese", Replace("penalties = 0", "行政处罚 = 0"), "I001", "12:1", "“行政处罚”的键名是 penalties"),
    ("key of the head in Chinese", Replace("year = 2022", "年度 = 2022"), "I001", "3:1", "年度的键名是 year"),
    ("line of a table that was pasted", Replace("regulations = [1, 0, 12]", "规章\t1\t0\t12"), "I001", "9:1", "一行数写成 regulations = [1, 0, 12]"),
    ("no-break space", Replace("year = 2022", "year\u{A0}= 2022"), "I002", "3:5", "看不见的空格（U+00A0）"),
    ("zero-width space", Replace("year = 2022", "year = \u{200B}2022"), "I002", "3:8", "看不见的空格（U+200B）"),
    ("half of a surrogate pair", Replace("\"总体情况。\"", "\"见\\ud83d\\ude00。\""), "I001", "6:10", "请写字本身"),
    ("NUL", Replace("\"总体情况。\"", "\"总体\0情况。\""), "I001", "6:11", "控制字符 U+0000"),
    ("control character outside of texts", Replace("year = 2022", "\u{7}year = 2022"), "I001", "3:1", "控制字符 U+0007"),
    ("template that was not filled in", Replace("总体情况。", "（一）公开情况。（请填写）"), "S116", "6:17", "这里还没有填写：（请填写）"),

    // What is typed for an equals sign, for a list, behind a value; rows and heads in other manners.
    ("colon for the equals sign", Replace("permits = 7", "permits: 7"), "I001", "11:8", "请写成 permits = 值"),
    ("Chinese colon for the equals sign", Replace("permits = 7", "permits ：7"), "I001", "11:8", "少了等号"),
    ("label with a colon", Replace("permits = 7", "行政许可：7"), "I001", "11:5", "请写成 permits = 值"),
    ("two equals signs", Replace("permits = 7", "permits == 7"), "I001", "11:10", "请删去一个等号"),
    ("list of lines in another bracket", Replace("year =", "attachments = 【\n  \"甲\",\n]\nyear ="), "I002", "3:15", "改为半角["),
    ("fee with its unit and a comma", Replace("96171.6", "1,286.35万元"), "I001", "14:8", "不分节，单位已是万元"),
    ("nothing among figures", Replace("[1, 0, 12]", "[1，无，12]"), "I002", "9:17", "请写成 regulations = [1, 0, 12]"),
    ("two equals signs, the second full-width", Replace("permits = 7", "permits =＝7"), "I001", "11:10", "请删去一个等号"),
    ("mark behind a number", Replace("permits = 7", "permits = 7，"), "I001", "11:12", "这里多了“，”"),
    ("mark behind a text", Replace("\"某县人民政府\"", "\"某县人民政府\","), "I001", "2:21", "这里多了“,”"),
    ("mark behind a list", Replace("[1, 0, 12]", "[1, 0, 12]。"), "I001", "9:25", "这里多了“。”"),
    ("prose without quotes", Replace("\"总体情况。\"", "2022年，我县公开信息3条。"), "I001", "6:8", "请写成 text = \"2022年，我县公开信息3条。\""),
    ("name without quotes", Replace("\"某县人民政府\"", "某县、某乡人民政府"), "I001", "2:13", "请写成 authority = \"某县、某乡人民政府\""),
    ("no attachments", Replace("year =", "attachments = 无\nyear ="), "I001", "3:15", "请删去 attachments 这一行"),
    ("nothing in a list", Replace("[1, 0, 12]", "[1, 无, 12]"), "I001", "9:19", "没有的填 0"),
    ("unit in a list", Replace("[1, 0, 12]", "[1件, 0, 12]"), "I001", "9:16", "只写数字，不写单位"),
    ("tabs in a list", Replace("[1, 0, 12]", "[1\t0\t12]"), "I001", "9:16", "缺少逗号"),
    ("blanks without brackets", Replace("[1, 0, 12]", "1 0 12"), "I001", "9:15", "请写成 regulations = [1, 0, 12]"),
    ("round brackets", Replace("[1, 0, 12]", "（1，0，12）"), "I001", "9:15", "请写成 regulations = [1, 0, 12]"),
    ("tens of thousands", Replace("permits = 7", "permits = 3万件"), "I001", "11:11", "3万 写成 30000"),
    ("fee with a thousands comma", Replace("96171.6", "96,171.6"), "I001", "14:8", "请写成 96171.6"),
    ("two figures for one", Replace("permits = 7", "permits = 7,8"), "I001", "11:11", "只有一个数，这里有 2 个"),
    ("row copied", Replace("partly_granted = [", "granted = ["), "I001", "20:1", "还缺 partly_granted"),
    ("row written twice", Replace("permits = 7", "permits = 7\npermits = 8"), "I001", "12:1", "请删去一行"),
    ("dash for an underscore", Replace("carried_in =", "carried——in ="), "I001", "18:1", "是不是要写 carried_in？"),
    ("key in capitals", Replace("permits = 7", "PERMITS = 7\npermits = 7"), "I101", "11:1", "是不是要写 permits？"),
    ("label in quotes for a key", Replace("permits = 7", "\"行政许可\" = 7\npermits = 7"), "I101", "11:1", "“行政许可”的键名是 permits"),
    ("key with an unseen space in it", Replace("year =", "ye\u{200B}ar ="), "I002", "3:3", "看不见的空格（U+200B）"),
    ("control character in a comment", Replace("year = 2022", "year = 2022\n# 注\u{1}"), "I001", "4:4", "控制字符 U+0001"),
    ("blank line with a full-width space", Replace("layout =", "\u{3000}\nlayout ="), "I002", "1:1", "全角空格"),
    ("head with text behind it", Replace("[applications]", "[applications] 申请"), "I001", "16:1", "请写成 [applications]"),
    ("head in other brackets", Replace("[applications]", "（applications）"), "I001", "16:1", "请写成 [applications]"),
    ("head in full-width brackets", Replace("[other_matters]", "【other_matters】"), "I001", "56:1", "请写成 [other_matters]"),
    ("head in Chinese that stands last", Replace("[other_matters]", "[其他需要报告的事项]"), "I001", "56:1", "的表头是 [other_matters]"),
    ("head without brackets", Replace("[disputes]", "disputes"), "I001", "42:9", "请写成 [disputes]"),
    ("head of a free table with one bracket", Table("[[overview.table]\ncolumns = [\"甲\"]\nrows = [[1]]"), "I001", "7:1", "请写成 [[overview.table]]"),
    ("short name of a head", Replace("[other_matters]", "[other]"), "I101", "56:2", "是不是要写 [other_matters]"),
    ("path with a backslash and u", Replace("\"总体情况。\"", "\"见C:\\users。\""), "I001", "6:12", "每个反斜杠都写两个"),
    ("date with a long dash and without quotes", Replace("year =", "date = 2023—1—5\nyear ="), "I001", "3:8", "请写成 date = 2023-01-05"),
    ("date too early without quotes", Replace("year =", "date = 2007年1月1日\nyear ="), "I001", "3:8", "成文日期 date 不对：年份应在"),
    ("word of a switch in quotes", Replace("year =", "seal = \"是\"\nyear ="), "I102", "3:8", "不加引号的 true 或 false"),

    // A text that runs on over what follows it.
    ("text that swallows a key", Replace("text = \"总体情况。\"", "text = \"\"\"\n总体情况。\nsignature = 甲\n\"\"\""), "I115", "8:1", "请把单独一行的 \"\"\" 移到前面"),
    ("text that swallows options", Replace("text = \"总体情况。\"", "text = \"\"\"\n总体情况。\n#strict = true\n\"\"\""), "I115", "8:1", "却在正文的引号里"),
    ("empty places in a list", Replace("[1, 0, 12]", "[1, , 12]"), "I001", "9:19", "空着的格填 0"),
    ("full-width hash", Replace("year = 2022", "year = 2022  ＃ 年度"), "I002", "3:14", "改为半角#"),
    ("text that swallows tables", Replace("text = \"总体情况。\"\n", "text = \"\"\"\n总体情况。\n[disputes]\n\"\"\"\n"), "I115", "8:1", "却在正文的引号里"),

    // Files of other kinds.
    ("Word", Whole(b"PK\x03\x04\x14\x00\x00\x00[Content_Types].xml word/document.xml"), "I007", "1:1", "这是 Word 文件（.docx）"),
    ("Excel", Whole(b"PK\x03\x04\x14\x00\x00\x00[Content_Types].xml xl/workbook.xml"), "I007", "1:1", "这是 Excel 文件（.xlsx）"),
    ("archive", Whole(b"PK\x03\x04\x14\x00\x00\x00a.txt"), "I007", "1:1", "这是压缩包（ZIP）"),
    ("bitmap", Whole(b"BM\x08\0\0\0\0\0"), "I007", "1:1", "图片（BMP）"),
    ("notes", Whole("今天开会。\n明天也开会。\n".as_bytes()), "I008", "1:1", "这不是数据文件"),
    ("layout", Whole(b"[page]\nwidth = \"1mm\"\n[[sections]]\nkey = \"a\"\n"), "I007", "1:1", "这是版式文件，不是数据文件"),
    ("UTF-8 that was saved as GBK", Whole("layout = \"a\"\nauthority = \"鏌愬幙锛屼汉锛屾皯锛孿\"".as_bytes()), "I005", "2:17", "成了乱码"),
    ("GBK with one bad byte", Whole(b"layout = \"a\"\nauthority = \"\xC4\xB3\xCF\xD8\xC8\xCB\xC3\xF1\xD5\xFE\xB8\xAE\xC4\xB3\xCF\xD8\xC8\xCB\xC3\xF1\xD5\xFE\xB8\xAE\xC4\xB3\xCF\xD8\xC8\xCB\xC3\xF1\xD5\xFE\xB8\xAE\xC4\xB3\xCF\xD8\xC8\xCB\xC3\xF1\xFF\"\n"), "I005", "2:36", "不是完整的 GBK 字符"),
    ("PDF", Whole(b"%PDF-1.7\n%\xE2\xE3"), "I007", "1:1", "genreport init"),
    ("old Word", Whole(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), "I007", "1:1", "旧版 Word、Excel 或 WPS 文件"),
    ("RTF", Whole(b"{\\rtf1\\ansi\n{\\fonttbl}\n}"), "I007", "1:1", "RTF 文件"),
    ("PNG", Whole(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "I007", "1:1", "图片（PNG）"),
    ("JPEG", Whole(b"\xFF\xD8\xFF\xE0\0\x10JFIF"), "I007", "1:1", "图片（JPEG）"),
    ("HTML", Whole("<!DOCTYPE html>\n<p>年报</p>".as_bytes()), "I007", "1:1", "网页（HTML）"),
    ("JSON", Whole(b"{\n  \"year\": 2022\n}"), "I007", "1:1", "JSON 文件"),
    ("report in plain text", Whole("某县2022年年报\n一、总体情况\n2022年，我县公开信息3条。\n".as_bytes()), "I008", "1:1", "这是一份写好的报告，不是数据文件"),
    ("Big5", Whole(b"layout = \"a\"\nauthority = \"\xAC\xDB\xB6\xC0\xA4\xBA\xA6\x40\xA4\x6C\xA5\x44\xB5\x7D\""), "I005", "2:14", "Big5"),

    ("damaged UTF-8", Whole(b"year = 2022\nauthority = \"\xE6\x9C\xBA\xE5\"\n"), "I005", "2:15", "有损坏的字符"),
    ("GBK of something else", Whole(b"name = \"\xBB\xFA\xB9\xD8\"\n"), "I005", "1:9", "文件不是文本"),
    ("UTF-16 cut off", Whole(b"\xFF\xFEy\0e\0a\0r\0="), "I005", "1:1", "文件不是文本"),
    ("not text", Whole(b"layout\x00\xFF\x00\x80"), "I005", "1:8", "文件不是文本"),
    ("empty", Whole(b""), "I006", "1:1", "文件是空的"),
    ("only blank lines", Whole(b"\xEF\xBB\xBF\n \n"), "I006", "1:1", "文件是空的"),

    ("unknown layout", Replace("annual-report-2021", "annual"), "I120", "1:11", "内置的版式有：annual-report-2021、annual-report-2019"),
    ("nearly a layout", Replace("annual-report-2021", "annual-report-2022"), "I120", "1:11", "是不是要写 annual-report-2021？"),
    ("missing layout", Replace("layout = \"annual-report-2021\"\n", ""), "I103", "1:1", "缺少版式 layout"),
    ("layout of the wrong type", Replace("\"annual-report-2021\"", "2021"), "I102", "1:10", "版式 layout 应为"),
];

/// Slips that are rightly told in several findings.
const SEVERAL: [&str; 2] = ["missing table", "figure too wide for its cell"];

/// The good report with a change.
pub(super) fn spoilt(change: &Change) -> Vec<u8> {
    match change {
        Replace(from, to) => {
            assert!(GOOD.contains(from), "{from}: nothing to replace");
            GOOD.replacen(from, to, 1).into_bytes()
        }
        Table(table) => {
            let words = "text = \"总体情况。\"";
            GOOD.replacen(words, &format!("{words}\n{table}"), 1).into_bytes()
        }
        Whole(bytes) => bytes.to_vec(),
    }
}

#[test]
fn each_fault_is_reported_at_its_place() {
    let mut wrong = Vec::new();
    for (name, change, code, place, piece) in ROWS {
        let folder = Folder::new(&format!("bad {name}"));
        let ran = folder.put("a.toml", spoilt(change)).run(&["a.toml"]);
        let finding = format!("错误[{code}]: ");
        let place = format!("--> a.toml:{place}\n");
        // The piece and the place belong to the same finding.
        let found = ran.err.split("\n\n").any(|finding_text| {
            let parts = [finding.as_str(), place.as_str(), piece];
            parts.iter().all(|part| finding_text.contains(part))
        });
        // One slip is one finding, but for those that are several.
        let count = ran.err.matches("\n --> ").count() + ran.err.matches("\n  --> ").count();
        let is_one = count == 1 || SEVERAL.contains(name);
        let sound = found && is_one && ran.code == Some(1) && ran.out.is_empty();
        if !sound || !ran.err.contains("未生成文件。") || folder.names() != ["a.toml"] {
            wrong.push(format!("== {name}: {code} {place}{:?}\n{}", ran.code, ran.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_faults_are_reported_at_once_in_order() {
    let folder = Folder::new("several faults");
    let input = GOOD
        .replacen("layout = \"annual-report-2021\"\n", "", 1)
        .replacen("year = 2022", "yaer = 2022", 1)
        .replacen("= [1, 0, 12]", "= [1, 0]", 1)
        .replacen("96171.6", "1e5", 1);
    let ran = folder.put("a.toml", input).run(&["a.toml"]);
    let places: Vec<&str> =
        ran.err.lines().filter_map(|line| line.trim().strip_prefix("--> a.toml:")).collect();
    // The missing layout, the misspelt year, and two figures.
    assert_eq!(places, ["1:1", "2:1", "8:15", "13:8"], "{}", ran.err);
    assert!(ran.err.ends_with("发现 4 处错误，未生成文件。\n"), "{}", ran.err);
}

#[test]
fn all_syntax_errors_are_reported_at_once() {
    let folder = Folder::new("several syntax errors");
    let input = GOOD
        .replacen("year = ", "year ＝ ", 1)
        .replacen("[1, 0, 12]", "[1 0, 12]", 1)
        .replacen("fees = 96171.6", "fees =", 1);
    let ran = folder.put("a.toml", input).run(&["a.toml"]);
    let places: Vec<&str> =
        ran.err.lines().filter_map(|line| line.trim().strip_prefix("--> a.toml:")).collect();
    assert_eq!(places, ["3:6", "9:16", "14:7"], "{}", ran.err);
    assert_eq!(ran.code, Some(1));
}

#[test]
fn a_long_paragraph_is_shown_in_part() {
    let folder = Folder::new("long line");
    let long = format!("heads = [\"{}\", \"错\"]", "（一）存在的主要问题".repeat(60));
    let input = GOOD.replacen("heads = [\"（一）\", \"（二）\"]", &long, 1);
    let ran = folder.put("a.toml", input).run(&["a.toml"]);
    let source = ran.err.lines().filter(|line| line.contains(" | "));
    assert!(source.clone().count() >= 2, "{}", ran.err);
    assert!(source.clone().all(|line| line.chars().count() < 120), "{}", ran.err);
    assert!(ran.err.contains("--> a.toml:54:615\n"), "{}", ran.err);
}

#[test]
fn faults_of_a_layout_are_shown_in_the_layout() {
    let folder = Folder::new("bad layout");
    let layout = include_str!("../../../layouts/annual-report-2021.toml");
    let shape = layout.replacen("[page] ", "[page]\ndepht = \"1mm\" ", 1);
    let unsound = layout.replacen("key = \"overview\"", "key = \"Overview\"", 1);
    let syntax = layout.replacen("width = ", "width ＝ ", 1);
    let cases: [(&str, &[u8], &str, &str); 5] = [
        ("shape", shape.as_bytes(), "L001", ":12:1\n"),
        ("unsound", unsound.as_bytes(), "L101", ":46:7\n"),
        ("syntax", syntax.as_bytes(), "I002", ":12:7\n"),
        ("damaged", b"width = 1 # \xE6\x9C\xBA\xE5", "I005", ":1:14\n"),
        ("empty", b"", "I006", ":1:1\n"),
    ];
    for (name, text, code, place) in cases {
        let asked = format!("./{name}.toml");
        let input = GOOD.replacen("annual-report-2021", &asked, 1);
        let ran = folder.put(&format!("{name}.toml"), text).put("a.txt", input).run(&["a.txt"]);
        let shown = format!("{name}.toml{place}");
        assert!(ran.err.contains(code) && ran.err.contains(&shown), "{name}\n{}", ran.err);
        assert_eq!(ran.code, Some(1), "{name}\n{}", ran.err);
    }
    assert!(!folder.names().iter().any(|name| name.ends_with(".pdf")));
}
