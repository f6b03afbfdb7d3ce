//! Where may the name of a public body be cut, if it is too long for a line?
//!
//! A name is places from the highest down, then the body: `示例省示例市｜发展和改革委员会`; under it
//! there may be another body, and in brackets the second name of the same. GB/T 9704-2012 7.3.1
//! asks for whole words.

mod offices;
mod parts;

use parts::{Part, Role, parts, role};

/// What a name is cut between, from the worst cut to the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Joint {
    /// Two parts of one word, or a place and what rules it: never cut.
    Inside,
    /// Two words of what the body is for.
    Words,
    /// A corps and its numbered division, if the body's own place is below that: cut after both
    /// rather, `新疆生产建设兵团第一师阿拉尔市｜示例镇人民政府`.
    Division,
    /// A higher place or body and what is below it.
    Above,
    /// A name and the second name in brackets behind it.
    Second,
}

/// What the last character of no name is, so that an office behind it is another's: `的学校`.
const OF_OTHERS: &str = "的年度";

/// For each character of a name what follows it is cut from; the last is at a name's end.
#[must_use]
pub fn joints(name: &str) -> Vec<Joint> {
    let all: Vec<char> = name.chars().collect();
    let parts = parts(&all);
    let seconds = second_names(&all);
    let in_brackets = |at: usize| seconds.last().is_some_and(|first| at > *first);
    let mut joints = vec![Joint::Inside; all.len()];
    // Where the place or body begins that is under way, and where the places end before it.
    let mut start = 0;
    let mut places = Vec::new();
    for at in 0..parts.len() {
        let role = role(&all, &parts, at, start);
        let end = parts[at].start + parts[at].length;
        if role == Role::Place {
            joints[start..end].fill(Joint::Inside);
            places.push(end - 1);
            bind_division(&all, &mut joints, &places);
        }
        if at + 1 == parts.len() {
            break;
        }
        let joint = between(role, &parts[at + 1..]);
        joints[end - 1] = match joint {
            _ if seconds.contains(&end) => Joint::Second,
            // A second name is cut off before it is cut itself.
            joint if in_brackets(end) => joint.min(Joint::Words),
            joint => joint,
        };
        if joints[end - 1].max(joint) >= Joint::Above || role == Role::Comma {
            start = end;
        }
        if start == end && role != Role::Place {
            places.clear();
        }
    }
    if let Some(last) = joints.last_mut() {
        *last = Joint::Second;
    }
    joints
}

/// A corps and its division are one where the places in a row that end here go on below them.
fn bind_division(all: &[char], joints: &mut [Joint], places: &[usize]) {
    if let [.., corps, _, _] = places
        && joints[*corps] == Joint::Above
        && all.get(corps + 1) == Some(&'第')
    {
        joints[*corps] = Joint::Division;
    }
}

/// For each character of any text whether it belongs together with the next: in a word of the
/// list, in a place or body and what says which one it is. GB/T 9704-2012 7.3.1 wants words
/// whole whoever's they are, and not all names in a title are found.
#[must_use]
pub fn bonds(text: &str) -> Vec<bool> {
    let all: Vec<char> = text.chars().collect();
    let parts = parts(&all);
    let mut bonds = vec![false; all.len()];
    for part in &parts {
        bonds[part.start..part.start + part.length - 1].fill(true);
    }
    for pair in parts.windows(2) {
        let last = pair[1].start - 1;
        let is_name = match pair[0].role {
            Role::Field => true,
            Role::Unknown => !OF_OTHERS.contains(all[last]),
            Role::Place | Role::Seat | Role::Office => pair[1].role != Role::Place,
            Role::Link | Role::Comma | Role::Mark => false,
        };
        bonds[last] = is_name && matches!(pair[1].role, Role::Place | Role::Seat | Role::Office);
    }
    bonds
}

/// Whether a text ends in what ends the name of a place or body.
#[must_use]
pub fn ends_name(text: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    let last = parts(&all).pop().map(|part| part.role);
    let is_end = |role| matches!(role, Role::Place | Role::Seat | Role::Office);
    last.is_some_and(is_end) || all.last() == Some(&'）')
}

/// What lies between a part that proved to be `before` and those after it.
fn between(before: Role, after: &[Part]) -> Joint {
    let next = after.first().map_or(Role::Mark, |part| part.role);
    let alone = after.get(1).is_none_or(|part| part.role != Role::Unknown);
    let of_bodies = matches!(before, Role::Seat | Role::Office);
    match (before, next) {
        (Role::Comma, _) => Joint::Words,
        (Role::Mark | Role::Unknown | Role::Link, _) => Joint::Inside,
        (_, Role::Seat | Role::Office | Role::Mark | Role::Comma) => Joint::Inside,
        // 和 never ends a line; a list of words that is longer than one has to be cut somewhere.
        (_, Role::Link) => Joint::Words,
        _ if of_bodies || before == Role::Place => Joint::Above,
        // One character that no word covers belongs to both its neighbours.
        (_, Role::Unknown) if alone => Joint::Inside,
        _ => Joint::Words,
    }
}

/// Where the brackets of second names begin, the last first: those that end the name, one pair
/// after the other, as a body has as many signboards as it has charges.
fn second_names(all: &[char]) -> Vec<usize> {
    let mut begins = Vec::new();
    let mut rest = all;
    while rest.last() == Some(&'）') {
        let mut open = 0;
        let begin = rest.iter().rposition(|char| {
            open += i32::from(*char == '）') - i32::from(*char == '（');
            open == 0
        });
        let Some(begin) = begin else { break };
        begins.push(begin);
        rest = &rest[..begin];
    }
    begins
}

#[cfg(test)]
mod tests {
    use super::offices::{Kind, words};
    use super::*;

    /// The name with `｜` after higher places and bodies and before a second name, `‖` between a
    /// corps and its division, `¦` between other words.
    fn cut(name: &str) -> String {
        let mark = |joint: &Joint| match joint {
            Joint::Inside => "",
            Joint::Words => "¦",
            Joint::Division => "‖",
            Joint::Above | Joint::Second => "｜",
        };
        let cut: String = name
            .chars()
            .zip(&joints(name))
            .map(|(c, joint)| format!("{c}{}", mark(joint)))
            .collect();
        cut.trim_end_matches('｜').to_owned()
    }

    #[track_caller]
    fn assert_cut(name: &str) {
        assert_eq!(cut(&name.replace(['｜', '‖', '¦'], "")), name);
    }

    #[test]
    fn names_are_cut_below_higher_places_and_bodies() {
        for name in [
            "示例县｜发展和改革委员会｜（县粮食和物资储备局）",
            "某市｜住房和城乡建设局",
            "示例区｜市场监督管理局",
            "示例市｜市场监督管理局",
            "示例市｜民政局",
            "示例县｜乡村振兴局",
            "某县｜人力资源和社会保障局",
            "新疆生产建设兵团‖第一师阿拉尔市｜示例镇人民政府",
            "新疆生产建设兵团｜第一师中级人民法院",
            "新疆生产建设兵团｜第一师｜发展和改革委员会",
            "示例省｜示例市｜示例区｜示例街道办事处",
            "示例市｜示例区人民政府｜示例街道办事处",
            "示例经济技术开发区管理委员会｜住房和城乡建设局",
            "国家税务总局｜示例省｜示例市｜税务局",
            "示例市｜公安局｜交通警察支队｜车辆管理所",
            "中共示例市｜示例区委｜网络安全和信息化委员会办公室",
            "国网示例省｜电力有限公司｜示例县供电公司",
            "示例医科大学｜第一附属医院",
        ] {
            assert_cut(name);
        }
    }

    #[test]
    fn names_of_places_stay_whole() {
        for name in [
            "荆州市｜沙市区｜教育局",
            "常德市｜津市市人民政府",
            "济宁市｜市中区人民政府",
            "江苏省｜镇江市｜财政局",
            "江西省｜景德镇市｜财政局",
            "荆州市｜沙市区｜示例街道办事处",
            "宁波市｜镇海区｜示例街道办事处",
            "河南省｜新乡市｜牧野区｜民政局",
            "山东省｜聊城市｜财政局",
            "普洱市｜镇沅彝族哈尼族拉祜族自治县｜财政局",
            "临夏回族自治州｜东乡族自治县人民政府",
            "中国（示例）自由贸易试验区｜示例片区管理委员会",
            "示例市｜示例区｜和平街道办事处",
            "示例市级机关事务管理局",
            "新疆生产建设兵团‖第一师阿拉尔市｜示例镇",
            "新疆生产建设兵团｜第八师石河子市",
        ] {
            assert_cut(name);
        }
    }

    #[test]
    fn each_second_name_is_cut_off_before_its_brackets() {
        for name in [
            "示例县｜水利局｜（县水土保持局）｜（县河长制办公室）",
            "示例市｜卫生健康委员会｜（示例市¦中医药管理局）｜（示例市¦爱国卫生¦运动委员会办公室）",
            "示例市人民政府办公室｜（市人民政府¦外事办公室）｜（市大数据发展管理局）",
            "示例市｜教育局｜（示例市¦示例区¦体育局、¦市文物局）｜（市版权局）｜（市新闻办公室）",
            "中国（示例）自由贸易试验区｜示例片区管理委员会｜（示例市¦口岸办公室）",
        ] {
            assert_cut(name);
        }
    }

    /// 市, 镇 and 区 end other words too.
    #[test]
    fn no_place_ends_within_another_word() {
        for name in [
            "示例市｜城市运行管理中心",
            "聊城市｜城市管理局",
            "盐城市｜城镇建设局",
            "宣城市｜财政局",
            "示例市｜示例都市圈¦建设办公室",
            "示例省｜示例城市群¦建设办公室",
            "示例县｜新城镇人民政府",
            "示例县｜城镇建设办公室",
            "示例县｜乡镇¦财政管理局",
            "示例市｜社区¦建设办公室",
            "示例市｜国省干线公路管理处",
            "示例县｜返乡创业服务中心",
            "示例市｜农业区划办公室",
            "示例市｜财政局｜会计核算中心",
        ] {
            assert_cut(name);
        }
    }

    /// Text outside of names has their words too.
    #[test]
    fn words_and_offices_are_bound_in_any_text() {
        for text in [
            "关于2023年度示例县｜住房和城乡建设局｜政府信息公开｜工作｜情况的｜报告",
            "示例高新技术产业开发区管理委员会｜政务公开｜工作｜会议的｜学校",
        ] {
            let whole = text.replace('｜', "");
            let bonds = bonds(&whole);
            let mut at = 0;
            for part in text.split('｜') {
                at += part.chars().count();
                assert!(at == bonds.len() || !bonds[at - 1], "{text}: after {part}");
            }
            for word in ["住房和城乡建设局", "高新技术产业开发区管理委员会", "政务公开"]
            {
                let Some(start) = whole.find(word) else { continue };
                let start = whole[..start].chars().count();
                let inner = &bonds[start..start + word.chars().count() - 1];
                assert!(inner.iter().all(|bond| *bond), "{word}");
            }
        }
    }

    #[test]
    fn what_a_body_is_for_is_cut_between_words() {
        for name in [
            "示例省｜农村¦义务教育¦学生¦营养¦改善¦计划领导小组办公室",
            "示例市｜房屋征收¦与补偿服务中心",
            "示例县｜文化和旅游局｜（县广播电视局、¦县文物局）",
            "示例市｜区域协调发展¦和示例都市圈¦建设领导小组办公室",
        ] {
            assert_cut(name);
        }
    }

    /// Every word, and every name of a body that it makes.
    #[test]
    fn no_word_of_the_list_is_cut() {
        let offices: Vec<&str> =
            words().filter(|word| word.1 == Kind::Office).map(|w| w.0).collect();
        for (word, kind) in words() {
            let behind: &[&str] = if kind == Kind::Field { &offices } else { &[] };
            for office in behind.iter().chain([&""]) {
                let name = format!("示例省{word}{office}");
                let joints = joints(&name);
                let own = &joints[3..joints.len() - 1];
                assert!(own.iter().all(|joint| *joint == Joint::Inside), "{}", cut(&name));
            }
        }
    }
}
