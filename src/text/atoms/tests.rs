//! Atoms, each with the places where a line may end.

use super::*;

/// The text with `｜` wherever a line may end for free, `¦` where it may at a cost, `‖` where only
/// for want of another end nearby.
fn cut(text: &str) -> String {
    let (characters, breaks) = breaks(text, Prohibition::Strict);
    let last = characters.len() - 1;
    let mark = |at: usize| match breaks[at] {
        _ if at == last => "",
        Break::Inseparable | Break::Forbidden => "",
        Break::Avoided => "‖",
        Break::Allowed(0) => "｜",
        Break::Allowed(_) => "¦",
    };
    characters.iter().enumerate().map(|(at, c)| format!("{}{}", c.char, mark(at))).collect()
}

#[track_caller]
fn assert_cuts(rows: &[(&str, &str)]) {
    for (text, wanted) in rows {
        assert_eq!(cut(text), *wanted);
    }
}

#[test]
fn numbers_keep_their_signs_and_units() {
    assert_cuts(&[
        ("于1,234.56元", "于｜1,234.56‖元"),
        ("￥100元", "￥100‖元"),
        ("达3.5%的", "达｜3.5%｜的"),
        ("为−2度", "为｜−2‖度"),
        ("在25℃下", "在｜25℃｜下"),
        ("第30号文", "第30号｜文"),
        ("于12时30分", "于｜12时｜30分"),
        ("共1 234 567人", "共｜1 234 567‖人"),
    ]);
}

#[test]
fn dates_part_only_between_their_parts() {
    assert_cuts(&[
        ("到2022年底", "到｜2022年｜底"),
        ("2022年12月31日", "2022年¦12月‖31日"),
        ("在二〇二二年", "在｜二〇二二年"),
        ("在二○二二年", "在｜二○二二年"),
        ("在２０２２年", "在｜２０２２年"),
        ("二〇二二年十二月三十一日起", "二〇二二年¦十二月‖三十一日｜起"),
    ]);
}

#[test]
fn articles_and_document_numbers_stay_whole() {
    assert_cuts(&[
        ("按第20条办", "按｜第20条｜办"),
        ("第二十条第（五）项", "第二十条¦第（五）项"),
        ("第一", "第一"),
        ("国办〔2021〕30号文", "国¦办¦〔2021〕30号｜文"),
    ]);
}

#[test]
fn ranges_stay_whole_unless_they_are_long() {
    assert_cuts(&[
        ("约3～5天", "约｜3～5‖天"),
        ("计10—20元", "计｜10—20‖元"),
        ("自2021–2023年", "自｜2021–2023年"),
        ("63%～68%间", "63%～68%｜间"),
        ("自2023年1月1日—2023年12月31日止", "自｜2023年¦1月‖1日—¦2023年¦12月‖31日｜止"),
        ("北京—上海", "北｜京—¦上｜海"),
        // The words before it do not make it longer.
        ("办公时间8:30－17:30，", "办｜公｜时｜间｜8:30－17:30，"),
    ]);
}

#[test]
fn labels_hold_on_to_their_text() {
    assert_cuts(&[
        ("（一）予以公开", "（一）予｜以｜公｜开"),
        ("1.属于国家", "1.属｜于｜国｜家"),
        ("（1）属于", "（1）属｜于"),
        ("一、总体", "一、总｜体"),
        ("(一) 存在", "(一) 存｜在"),
    ]);
}

#[test]
fn standards_addresses_and_telephone_numbers_stay_whole() {
    assert_cuts(&[
        ("依GB/T 9704定", "依｜GB/T 9704｜定"),
        ("电0371-12345678转", "电｜0371-12345678｜转"),
        ("(0371) 12345678", "(0371) 12345678"),
        ("箱a.b-c@d.gov.cn。", "箱｜a.¦b-¦c@¦d.¦gov.¦cn。"),
        ("见http://www.a.gov.cn/b?c", "见｜http://www.¦a.¦gov.¦cn/¦b?c"),
        ("见www.a.gov.cn/bc。", "见｜www.¦a.¦gov.¦cn/¦bc。"),
        ("A/B类", "A/B｜类"),
    ]);
}

#[test]
fn names_and_bracketed_characters_stay_whole() {
    assert_cuts(&[
        ("社区（村）设", "社｜区｜（村）｜设"),
        ("莎·克", "莎·¦克"),
        ("《条例》", "《条¦例》"),
        ("《公开条例》的", "《公¦开¦条¦例》｜的"),
        ("《政府信息公开》", "《政｜府｜信｜息｜公｜开》"),
    ]);
}

#[test]
fn counters_lean_on_their_numbers() {
    assert_cuts(&[
        ("782件", "782‖件"),
        ("29项内", "29‖项｜内"),
        ("300余次", "300‖余‖次"),
        ("1646人次的", "1646‖人¦次｜的"),
        ("5万元整", "5‖万‖元｜整"),
        ("3.2亿元", "3.2‖亿‖元"),
        ("处理12345热线", "处｜理｜12345‖热‖线"),
    ]);
}

#[test]
fn marks_like_one_are_one() {
    assert_cuts(&[
        ("甲——乙", "甲——｜乙"),
        ("甲……乙", "甲……｜乙"),
        ("甲…………乙", "甲…………｜乙"),
        ("真！！吗", "真！！｜吗"),
        ("真？！吗", "真？！｜吗"),
        ("甲\u{A0}乙\u{2060}丙", "甲\u{A0}乙\u{2060}丙"),
        ("葛\u{E0100}市", "葛\u{E0100}｜市"),
    ]);
    assert_eq!(breaks("葛\u{E0100}", Prohibition::Strict).1[0], Break::Inseparable);
}

#[test]
fn every_measure_leans_on_its_number() {
    assert_cuts(&[
        ("约5678吨煤", "约｜5678‖吨｜煤"),
        ("建2,000座", "建｜2,000‖座"),
        ("惠及1.2万户群", "惠｜及｜1.2‖万‖户｜群"),
        ("300多万平方米地", "300‖多‖万‖平‖方‖米｜地"),
        ("12期简", "12‖期｜简"),
        ("3批次的", "3‖批¦次｜的"),
        ("2个百分", "2‖个｜百｜分"),
        ("达100余万", "达｜100‖余‖万"),
        ("于2022全", "于｜2022｜全"),
        ("300千瓦时的", "300‖千‖瓦‖时｜的"),
        ("300万千瓦时", "300‖万‖千‖瓦‖时"),
        ("5千人大", "5‖千‖人｜大"),
        ("10余年间", "10‖余‖年｜间"),
        ("3大类", "3‖大‖类"),
        ("35 件的", "35 ‖件｜的"),
        ("３５件的", "３５‖件｜的"),
        ("计三十五件的", "计｜三‖十‖五‖件｜的"),
        ("百余件的", "百‖余‖件｜的"),
        ("于12月份的", "于｜12月‖份｜的"),
        ("2025年1月-12月的", "2025年¦1月-12月｜的"),
        ("统一部署", "统｜一｜部｜署"),
        ("100㎡的", "100‖㎡｜的"),
    ]);
}

#[test]
fn addresses_part_at_their_signs() {
    assert_cuts(&[
        ("http://a.cn/b_c=d%E6%94", "http://a.¦cn/¦b_¦c=¦d¦%E6¦%94"),
        ("见a_b@c.cn。", "见｜a_¦b@¦c.¦cn。"),
        ("用A@B和", "用｜A@B｜和"),
    ]);
}

#[test]
fn letters_belong_to_their_kind() {
    assert_cuts(&[
        ("为A类的", "为｜A类｜的"),
        ("评AA级企", "评｜AA级｜企"),
        ("发B股给", "发｜B股｜给"),
        ("评AAAAA级企", "评｜AAAAA级｜企"),
        ("从Web类页", "从｜Web｜类｜页"),
        ("为III级和Ⅱ级的", "为｜III级｜和｜Ⅱ级｜的"),
    ]);
}

#[test]
fn signs_of_counting_stay_with_both_sides() {
    assert_cuts(&[
        ("总价＝单价×量", "总｜价＝单｜价×量"),
        ("甲÷乙＋丙", "甲÷乙＋丙"),
        ("互联网+政务", "互｜联｜网+政｜务"),
        ("在××县", "在｜×｜×｜县"),
        ("某×县×镇×村", "某｜×｜县｜×｜镇｜×｜村"),
        ("长×宽×高，", "长×宽×高，"),
        ("“1＋3＋5＋8”模", "“1＋‖3＋‖5＋‖8”｜模"),
        ("12＋3＝15件", "12＋3＝15‖件"),
    ]);
}

#[test]
fn numbers_of_items_and_mentions_hold_on_to_what_follows() {
    assert_cuts(&[
        ("关注@某地发", "关｜注｜@某｜地｜发"),
        ("：（1）加强", "：｜（1）加｜强"),
        ("（1）“一网", "（1）“一｜网"),
        ("包括（2）“一网", "包｜括｜（2）“一｜网"),
        ("见表（2）的", "见｜表｜（2）｜的"),
        ("：（一）（二）（三）项", "：｜（一）｜（二）｜（三）｜项"),
        ("见（一）《条", "见｜（一）《条"),
        ("（2022）年", "（2022）｜年"),
    ]);
}

/// Every measure word of the list, behind a number and behind one in ten thousands.
#[test]
fn no_measure_word_parts_from_its_number() {
    for number in ["5", "5万", "3.5", "1,200"] {
        for word in crate::text::measure_words::all() {
            let text = format!("共{number}{word}，等");
            let (characters, breaks) = breaks(&text, Prohibition::Strict);
            let inside = 1..characters.len() - 3;
            let parts = inside.filter(|at| matches!(breaks[*at], Break::Allowed(_)));
            assert_eq!(parts.count(), 0, "{text}");
        }
    }
}
