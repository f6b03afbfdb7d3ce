//! The codes of what is wrong with a words file.

use crate::base::{Code, CodeExample::Test};

/// All codes of this floor, in order.
pub const CODES: [Code; 3] = [
    Code::error(
        "L201",
        "一个词只有一个意思，里面没有标点",
        "词语文件里，同一个词写了两次，请删去一处；版式里 more_words 添的词，也不能与词语文件里的重复。\
         词之间用空格，词里不能有 ，；。：（）。",
        Test("a_word_has_one_meaning"),
    ),
    Code::error(
        "L202",
        "意思要有名称、有词、有用处",
        "[grammar] 里的名称是程序认得的，别的意思和类的名称自己定，只用小写英文字母、数字和下划线，不能重复，一共至多 128 个。\
         每个意思都要有词（只在 figures 里的除外），都要有一行用到它或它的类，不然有它的小句就没有人查。词至多 5000 个。",
        Test("names_of_meanings_are_sound"),
    ),
    Code::error(
        "L203",
        "词语文件的 rows 要写得对",
        "when 写条件，用空格隔开，全都合乎才算；means 写表里的数，可以相加减；其中的名称要是这个文件里的意思、类或 then。\
         写法见 layouts/README.md。",
        Test("rows_of_a_words_file_are_sound"),
    ),
];
