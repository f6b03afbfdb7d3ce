//! The codes of what is wrong with a text as TOML.

use crate::base::{Code, CodeExample::Input};

/// All codes of this floor, in order.
pub const CODES: [Code; 2] = [
    Code::error(
        "I001",
        "文件要合乎 TOML 的写法",
        "键、等号、引号、方括号和逗号有一处不对，后面的内容就读不出来。提示指着读不下去的地方，\
         有时要看前一行。数字不带单位，文字用半角引号括起来，多行文字用一对 \"\"\" 括起来。",
        Input("[disclosure]\npermits = 3426件\n"),
    ),
    Code::error(
        "I002",
        "引号、等号、逗号和方括号用半角",
        "用中文输入法打出的“”＝，［］等不是 TOML 的符号。请切换到英文输入法重打这一个。\
         引号里面的文字仍用全角标点。",
        Input("[disclosure]\npermits ＝ 3426\n"),
    ),
];
