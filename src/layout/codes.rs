//! The codes of what could not be set, or not well.

use crate::base::{
    Code,
    CodeExample::{Input, Test},
};

/// All codes of this floor, in order.
pub const CODES: [Code; 6] = [
    Code::error(
        "G001",
        "每个字都要有字体",
        "没有一种字体有这个字，印出来会是空白或方框。人名、地名里的生僻字，可以用 --font-dir 指出有这个字的字体；\
         表情和特殊符号请删去，或改用通行的写法。",
        Input("attachments = [\"2023年主动公开政府信息目录😀\"]\n"),
    ),
    Code::error(
        "G002",
        "每处文字都要排得下",
        "这一格里的数或文字，缩到最小的字号还是排不下；或者署名太长。请缩短，自己的版式也可以放宽这一列。",
        Test("each_fault_is_reported_at_its_place"),
    ),
    Code::warning(
        "G003",
        "一行不要空出一截",
        "下一行开头的长串拆不开，这一行要把字距拉得看得出来才能排满，所以没有拉开，右边空出一截。请调整措辞，或前后增减几个字。",
        Test("poor_lines_are_warned_of"),
    ),
    Code::warning(
        "G004",
        "不要有比一行还长的串",
        "网址、长数字比一行还长，只好从中间拆开。请缩短，或在合适的地方断开。",
        Test("poor_lines_are_warned_of"),
    ),
    Code::warning(
        "G005",
        "一行的右边要排得齐",
        "这一行里没有可以拉开的地方，右边空出一截。请调整措辞，或前后增减几个字。",
        Test("poor_lines_are_warned_of"),
    ),
    Code::warning(
        "G006",
        "自拟的标题一行要排得下",
        "title 分了行，而这一行比版心宽，已由程序另行回行，断开的地方未必合意。请把各行分得短些，或写成一行由程序回行。",
        Input("title = [\"示例县自然资源和规划局2023年政府信息公开工作\", \"年度报告\"]\n"),
    ),
];
