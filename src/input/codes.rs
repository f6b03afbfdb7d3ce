//! The codes of what is wrong with a report's data.

use crate::base::{
    Code,
    CodeExample::{Input, Test},
};

/// All codes of this floor, in order.
pub const CODES: [Code; 31] = [
    Code::error(
        "I101",
        "只写版式里有的键",
        "键的名称不对，或写错了地方：[ ] 之后的键都属于那一节。请照提示改名或移到该写的地方，不用的请删去。",
        Input("[disclosure]\nregulation = [0, 0, 0]\n"),
    ),
    Code::error(
        "I102",
        "值的类型要对",
        "该写数字的地方写了文字，或该写文字的地方写了数字。数字不加引号，文字要加引号，是与否写 true、false。",
        Input("year = \"2023\"\n"),
    )
    .of_value(),
    Code::error(
        "I103",
        "该有的都要写",
        "缺了必须写的键、一节、一张表或一行数。没有数的填 0，不能整行省略（合计的行可以）。写法见样例 samples/blank.toml。",
        Input("[[problems.table]]\ncolumns = [\"类别\", \"数量\"]\n"),
    ),
    Code::error(
        "I104",
        "每行的数要与表里的列一样多（合计可以省略）",
        "多写、少写一个数，后面的数就都错了列。提示里写着各列的次序，请逐列核对。",
        Input("[applications]\nreceived = [46, 9, 1]\n"),
    )
    .of_value(),
    Code::error(
        "I105",
        "件数、金额不能是负数",
        "没有的填 0。数本身就会是负数的格（如旧版式里的增减）除外。",
        Input("[disclosure]\npermits = -1\n"),
    )
    .of_value(),
    Code::error(
        "I106",
        "件数是整数，不能有小数",
        "请核对是否把金额填进了件数，或多打了小数点。",
        Input("[disclosure]\npermits = 3426.5\n"),
    )
    .of_value(),
    Code::error(
        "I107",
        "数字不分节、不用指数、不写正号",
        "只用数字，金额可以有一个小数点：1,000、1_000、1e3、+1000 都写成 1000。\
         正文的表格里要照样印出的，请加引号。",
        Input("[disclosure]\npermits = 3_426\n"),
    )
    .of_value(),
    Code::error(
        "I108",
        "金额至多 4 位小数，照写的数字印出",
        "单位是万元，4 位小数即精确到元。请四舍五入到元。",
        Input("[disclosure]\nfees = 1286.35001\n"),
    )
    .of_value(),
    Code::error(
        "I109",
        "件数至多 12 位",
        "金额的整数部分至多 30 位。请核对是否多打了数字。",
        Input("[disclosure]\npermits = 3426000000000\n"),
    )
    .of_value(),
    Code::error(
        "I110",
        "写了的键要有内容",
        "文字、列表不能是空的。不需要的键请整行删去；表格里空着的格写 \"\"。",
        Input("title = \"\"\n"),
    ),
    Code::error(
        "I111",
        "名称、标题、署名写成一行",
        "这里的文字排成一行，里面不能换行。标题要分行的，写成列表，一行一项。",
        Input("signature = \"示例县\\n自然资源和规划局\"\n"),
    )
    .of_value(),
    Code::error(
        "I112",
        "heads 里写的要是一段的开头",
        "heads 指出哪些段落是标题，写各段开头的几个字；正文里没有一段这样开头，请与正文核对。",
        Input("[overview]\nheads = [\"（九）\"]\n"),
    ),
    Code::error(
        "I113",
        "报告年度是 2008 至 2099 之间的一年",
        "year 写报告所述的那一年，四位数字，不是成文的那一年。",
        Input("year = 1999\n"),
    )
    .of_value(),
    Code::error(
        "I114",
        "字数的上限是正整数",
        "[checks] 的 most_characters 写这一节至多多少字；不想限制就删去这一行。",
        Input("[checks]\nmost_characters = 0\n"),
    )
    .of_value(),
    Code::error(
        "I115",
        "正文里没有数据文件的行",
        "正文结尾的 \"\"\" 写低了，或漏了，下面的键和表头就成了正文，会照样印出来。请把单独一行的 \"\"\" 移到正文的最后一行下面。",
        Test("each_fault_is_reported_at_its_place"),
    ),
    Code::error(
        "I121",
        "附件名称前面不写序号，后面不加标点",
        "“附件：”和序号由程序编写，这里只写名称（GB/T 9704—2012 7.3.4）。",
        Input("attachments = [\"附件1：2023年主动公开政府信息目录\"]\n"),
    ),
    Code::error(
        "I122",
        "统计表里不能另加表格",
        "表格只能加在有正文的一节里，写作 [[那一节的名称.table]]；统计表的行和列由版式规定。",
        Input("[[disclosure.table]]\ncolumns = [\"类别\", \"数量\"]\nrows = [[\"会议\", 3]]\n"),
    ),
    Code::error(
        "I123",
        "after 里写的要是一段的开头",
        "表格排在以这几个字开头的一段之后；正文里没有这样开头的段落，请与正文核对。不写 after，表格排在这一节最后。",
        Input(
            "[[problems.table]]\nafter = \"（九）\"\ncolumns = [\"类别\", \"数量\"]\nrows = [[\"会议\", 3]]\n",
        ),
    ),
    Code::error(
        "I124",
        "列宽要么各列都写，要么都不写",
        "width 是各列宽度之比，有的列不写就比不出来。都不写，由程序安排。",
        Input(
            "[[problems.table]]\ncolumns = [{ label = \"类别\", width = 2 }, \"数量\"]\nrows = [[\"会议\", 3]]\n",
        ),
    ),
    Code::error(
        "I125",
        "列宽之比是 1 至 100 的整数",
        "如一列写 3、另一列写 1，前一列就是后一列的三倍宽；不是毫米，也不是百分数。",
        Input(
            "[[problems.table]]\ncolumns = [{ label = \"类别\", width = 0 }, { label = \"数量\", width = 1 }]\nrows = [[\"会议\", 3]]\n",
        ),
    ),
    Code::error(
        "I126",
        "对齐方式是四种之一",
        "align 可以写 left（靠左）、center（居中）、right（靠右）、decimal（对齐小数点）；不写由程序决定。",
        Input(
            "[[problems.table]]\ncolumns = [\"类别\", { label = \"数量\", align = \"居中\" }]\nrows = [[\"会议\", 3]]\n",
        ),
    ),
    Code::error(
        "I127",
        "表头至多三层",
        "再多就看不清了。请少分一层，把上下两层的文字合在一起写。",
        Input(
            "[[problems.table]]\ncolumns = [{ label = \"甲\", columns = [{ label = \"乙\", columns = [{ label = \"丙\", columns = [\"丁\"] }] }] }]\nrows = [[1]]\n",
        ),
    ),
    Code::error(
        "I128",
        "一张表至多 62 列、20000 行",
        "Word 的表格不能再宽。请分成几张表。",
        Test("tables_have_their_limits"),
    ),
    Code::error(
        "I129",
        "格与格不能重叠",
        "上面的格向下跨行，这一格又向右跨到了它的位置。请改小这一格的 columns，或上面那一格的 rows。",
        Input(
            "[[problems.table]]\ncolumns = [\"甲\", \"乙\"]\nrows = [\n  [1, { text = \"会议\", rows = 2 }],\n  [{ text = \"培训\", columns = 2 }],\n]\n",
        ),
    ),
    Code::error(
        "I130",
        "每一行都要填满各列",
        "空着的格写 \"\"；被上面或左边的格占着的不用写。",
        Input("[[problems.table]]\ncolumns = [\"类别\", \"数量\"]\nrows = [[\"会议\"]]\n"),
    ),
    Code::error(
        "I131",
        "每一行的格不能多于列",
        "这一行已经排满，多出的格没有地方。被上面跨行的格占着的位置不用再写。",
        Input("[[problems.table]]\ncolumns = [\"类别\", \"数量\"]\nrows = [[\"会议\", 3, 5]]\n"),
    ),
    Code::error(
        "I132",
        "跨行、跨列不能超出表格",
        "从这一格起，右边的列或下面的行没有那么多。请改小 columns 或 rows，或补上缺的行。",
        Input(
            "[[problems.table]]\ncolumns = [\"类别\", \"数量\"]\nrows = [[{ text = \"会议\", columns = 3 }]]\n",
        ),
    ),
    Code::error(
        "I133",
        "跨行、跨列数是 1 以上的整数",
        "只占一行、一列的格，rows、columns 不用写。",
        Input(
            "[[problems.table]]\ncolumns = [\"类别\", \"数量\"]\nrows = [[{ text = \"会议\", rows = 0 }, 3]]\n",
        ),
    ),
    Code::error(
        "I134",
        "分了列的表头不写列宽和对齐",
        "width、align 写在最下一层的列里，上层的宽由下层相加。",
        Input(
            "[[problems.table]]\ncolumns = [{ label = \"数量\", width = 2, columns = [\"今年\", \"上年\"] }]\nrows = [[3, 2]]\n",
        ),
    ),
    Code::error(
        "I135",
        "成文日期是实有的一天",
        "date 按年、月、日的次序写，如 2024-01-22 或 \"2024年1月22日\"，年份写全四位。",
        Input("date = \"2024年13月1日\"\n"),
    ),
    Code::error(
        "I139",
        "一份报告里的表格合起来至多 100000 格",
        "再多，排版要的内存就太大了；被跨行、跨列的格占着的位置也算。请少列一些，或分成几份报告。",
        Test("all_tables_together_have_a_limit"),
    ),
];
