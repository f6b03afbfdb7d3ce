//! The codes of what is wrong with a layout file.

use crate::base::{Code, CodeExample::Layout};

/// All codes of this floor, in order.
pub const CODES: [Code; 15] = [
    Code::error(
        "L001",
        "版式、词语文件的键和值要对",
        "版式文件、词语文件里有不认识的键、缺了键，或值的写法不对。长度写成带单位的文字，如 \"297mm\"、\"16pt\"。\
         各键的写法见 layouts/README.md。",
        Layout("[page]\nheight = 297\n"),
    ),
    Code::error(
        "L101",
        "键只用小写英文字母、数字和下划线",
        "节、表、行、列的 key 就是数据文件里要写的键，请改成如 yearly_plan 的写法。",
        Layout("[[sections]]\nkey = \"Annex\"\nheading = \"七、附则\"\nprose = true\n"),
    ),
    Code::error(
        "L102",
        "键不能重复，也不能与数据文件的键同名",
        "各节、各表的键，一张表里各行的键，一行里各列的键，都不能重复；authority、year、title 等已另有用处。请换一个名称。",
        Layout("[[sections]]\nkey = \"overview\"\nheading = \"七、补充情况\"\nprose = true\n"),
    ),
    Code::error(
        "L103",
        "表格的行列要写得成一张表",
        "表格要么写 columns（和 rows），要么写 bands；最下一层的列要有 key，合计只能在最下一层，band 里的行列不再分层。",
        Layout(
            "[[sections]]\nkey = \"staff\"\nheading = \"七、人员情况\"\n\n[[sections.tables]]\nkey = \"staff\"\ncolumns = [{ label = \"人数\" }]\nrows = [{ key = \"leaders\", label = \"负责人\" }]\n",
        ),
    ),
    Code::error(
        "L104",
        "每一节要有文字或表格",
        "写 prose = true，这一节就有正文；或者加上 [[sections.tables]]。",
        Layout("[[sections]]\nkey = \"annex\"\nheading = \"七、附则\"\n"),
    ),
    Code::error(
        "L105",
        "标题、关键词里的花括号要写对",
        "标题里可以用 {authority} 和 {year}，关键词里可以用 {year}，由机关名称和年度代入；别的花括号请删去。",
        Layout("title = \"{authority}{years}年度报告\"\n"),
    ),
    Code::error(
        "L106",
        "版心要排得进纸张，字数、行数要排得进版心",
        "请核对 [page] 的纸张、天头、订口、版心、每行字数、每面行数和页码的位置。",
        Layout("[page]\nmeasure = \"190mm\"\n"),
    ),
    Code::error(
        "L107",
        "字号、行距和间距要在合理的范围里",
        "字号在 1pt 与 100pt 之间；正文和各级标题排在行格上，字号不大于行格，也不写 line。其余的界限见提示。",
        Layout("[styles]\ntable = { font = \"宋体\", size = \"0.5pt\" }\n"),
    ),
    Code::error(
        "L108",
        "合计要加得起来",
        "sum 里写同一张表的行、同一行的列，不重复、不绕回自己，各部分与合计是同一种数。",
        Layout(
            "[[sections]]\nkey = \"staff\"\nheading = \"七、人员情况\"\n\n[[sections.tables]]\nkey = \"staff\"\ncolumns = [{ key = \"people\", label = \"人数\" }]\nrows = [\n  { key = \"leaders\", label = \"负责人\" },\n  { key = \"all\", label = \"合计\", sum = [\"leaders\", \"clerks\"] },\n]\n",
        ),
    ),
    Code::error(
        "L109",
        "表格的宽、高、行数、列数要排得下",
        "widths 一列一个正整数；行高不大于版心高，most_row_height、most_size 不小于表格原来的行高、字号；一张表至多 63 列、500 行。",
        Layout(
            "[[sections]]\nkey = \"staff\"\nheading = \"七、人员情况\"\n\n[[sections.tables]]\nkey = \"staff\"\nwidths = [1, 2, 3]\ncolumns = [{ key = \"people\", label = \"人数\" }]\nrows = [{ key = \"leaders\", label = \"负责人\" }]\n",
        ),
    ),
    Code::error(
        "L110",
        "版式里的文字写成一行，不用反斜杠",
        "印出来的文字要与写的一样，用一对引号括起来；提示要指得到其中的字。",
        Layout("[[sections]]\nkey = \"annex\"\nheading = \"七、\\u9644则\"\nprose = true\n"),
    ),
    Code::error(
        "L111",
        "勾稽关系里写的要是这张表的行、这里的列",
        "balances、carried 写行的键，at_most、stock 写同一个 band 里列的键，每一边都要写。",
        Layout(
            "[[sections]]\nkey = \"staff\"\nheading = \"七、人员情况\"\n\n[[sections.tables]]\nkey = \"staff\"\nbalances = [{ left = [\"leaders\"], right = [\"clerks\"] }]\ncolumns = [{ key = \"people\", label = \"人数\" }]\nrows = [{ key = \"leaders\", label = \"负责人\" }]\n",
        ),
    ),
    Code::error(
        "L112",
        "词语不能空着，about 要写对地方",
        "subject、keywords、title_words、heading_words 里不写空的词；heading_words 至少有一个词在这一节的标题里；\
         about 写在有正文的一节，一项只写一次。",
        Layout("[title_words]\nrequired = [\"\"]\n"),
    ),
    Code::error(
        "L113",
        "意思要是词语文件里的，一个意思一处",
        "行、列的 means 和版式的 without、more_words 写词语文件里意思的名称；means 写拿来比较的（rows 的 means 用到的），同一个意思不能写在两行。没有写 words 的版式没有意思可写。",
        Layout("without = [\"meetings\"]\n"),
    ),
    Code::error(
        "L114",
        "词语文件要是内置的，或写文件的路径",
        "words 写内置词语文件的名称，如 annual-report-words；自备的写文件的路径，从版式所在的文件夹算起。",
        Layout("words = \"annual-report\"\n"),
    ),
];
