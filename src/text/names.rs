//! Where may the name of a public body be cut, if it is too long for a line?
//!
//! A name is places from the highest down, then the body: `示例省示例市｜发展和改革委员会`; under it
//! there may be another body, and in brackets the second name of the same. GB/T 9704-2012 7.3.1
//! asks for whole words.

use super::class::is_ideograph;
use super::offices::{Kind, longest};

/// What a name is cut between, from the worst cut to the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Joint {
    /// Two parts of one word, or a place and what rules it: never cut.
    Inside,
    /// Two words of what the body is for.
    Words,
    /// A higher place or body and what is below it.
    Above,
    /// A name and the second name in brackets behind it.
    Second,
}

/// What joins two words into one name: `住房和城乡建设`.
const LINKS: &str = "和与及暨";
/// Offices of one character that are one behind unknown words too: `示例局`.
const SURE_OFFICES: &str = "局厅";
/// What shows that the character before it ends no place: `示例市级机关`, `东乡族自治县`.
const NO_PLACE_BEFORE: &str = "级直属辖族";
/// Ends of places, each higher than those behind it.
const DOWNWARDS: &str = "省盟市县旗区镇乡";
/// A place's end of so few characters has a name before it: `街道`, not `开发区`.
const MOST_OF_A_BARE_END: usize = 2;

/// For each character of a name what follows it is cut from; the last is at a name's end.
#[must_use]
pub fn joints(name: &str) -> Vec<Joint> {
    let all: Vec<char> = name.chars().collect();
    let parts = parts(&all);
    let second = second_name(&all);
    let mut joints = vec![Joint::Inside; all.len()];
    // Where the place or body begins that is under way.
    let mut start = 0;
    for at in 0..parts.len() {
        let Some(next) = parts.get(at + 1) else { break };
        let role = role(&all, &parts, at, start);
        if role == Role::Place {
            joints[start..next.start].fill(Joint::Inside);
        }
        let joint = match between(role, &parts[at + 1..]) {
            _ if Some(next.start) == second => Joint::Second,
            joint => joint,
        };
        joints[next.start - 1] = joint;
        if joint >= Joint::Above || role == Role::Comma {
            start = next.start;
        }
    }
    if let Some(last) = joints.last_mut() {
        *last = Joint::Second;
    }
    joints
}

/// What a part of a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Place,
    Seat,
    Office,
    Field,
    Link,
    /// `、`.
    Comma,
    /// Brackets and quotation marks, letters, digits.
    Mark,
    /// A character that no word covers: most likely of a proper name.
    Unknown,
}

struct Part {
    role: Role,
    start: usize,
    length: usize,
}

/// The parts of a name; a place's end may prove to be a character of a proper name, see [`role`].
fn parts(all: &[char]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    while let Some(first) = all.get(start) {
        let before = parts.last().map(|part| part.role);
        let after_words = before.is_some_and(|role| {
            matches!(role, Role::Place | Role::Seat | Role::Office | Role::Field)
        });
        let (length, role) = match longest(&all[start..]) {
            Some((1, Kind::Office)) if !after_words && !SURE_OFFICES.contains(*first) => {
                (1, Role::Unknown)
            }
            Some((length, kind)) => (length, of_kind(kind)),
            None if *first == '、' => (1, Role::Comma),
            None if !is_ideograph(*first) => (1, Role::Mark),
            // 和平区 after a place is a name.
            None if LINKS.contains(*first) && after_words && before != Some(Role::Place) => {
                (1, Role::Link)
            }
            None => (1, Role::Unknown),
        };
        parts.push(Part { role, start, length });
        start += length;
    }
    parts
}

const fn of_kind(kind: Kind) -> Role {
    match kind {
        Kind::Place => Role::Place,
        Kind::Seat => Role::Seat,
        Kind::Office => Role::Office,
        Kind::Field => Role::Field,
    }
}

/// What the part at `at` is, the place or body under way having begun at `start`.
fn role(all: &[char], parts: &[Part], at: usize, start: usize) -> Role {
    let part = &parts[at];
    if part.role == Role::Place && !ends_place(all, &all[start..part.start], &parts[at..]) {
        return Role::Unknown;
    }
    part.role
}

/// Whether the first of `parts` ends the name of a place of which `name` stands before it.
fn ends_place(all: &[char], name: &[char], parts: &[Part]) -> bool {
    let own = &parts[0];
    let Some(next) = parts.get(1) else { return true };
    // The ends of 县文物局 and 镇江市 are first characters.
    let named = name.iter().any(|char| is_ideograph(*char)) || own.length > MOST_OF_A_BARE_END;
    if !named || NO_PLACE_BEFORE.contains(all[next.start]) {
        return false;
    }
    // 第一师阿拉尔市 is one place.
    if own.length == 1 && all[own.start] == '师' {
        let is_word = matches!(next.role, Role::Field | Role::Seat | Role::Office);
        return name.contains(&'第') && is_word;
    }
    if next.role != Role::Place || next.length > MOST_OF_A_BARE_END {
        return true;
    }
    // 新乡市, 沙市区 and 津市市 are one place, 江苏省镇江市 and 济宁市市中区 are two.
    let rank = |part: &Part| match part.length {
        1 => DOWNWARDS.chars().position(|char| char == all[part.start]),
        _ => None,
    };
    let descends = rank(own).zip(rank(next)).is_some_and(|(own, next)| own <= next);
    let begins = parts.get(2).is_some_and(|third| third.role == Role::Unknown);
    descends && begins && name.len() > 1
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

/// Where the brackets of a second name begin: those that end the name.
fn second_name(all: &[char]) -> Option<usize> {
    if all.last() != Some(&'）') {
        return None;
    }
    let mut open = 0;
    all.iter().rposition(|char| {
        open += i32::from(*char == '）') - i32::from(*char == '（');
        open == 0
    })
}

#[cfg(test)]
mod tests {
    use super::super::offices::words;
    use super::*;

    /// The name with `｜` after higher places and bodies and before a second name, `¦` between
    /// other words.
    fn cut(name: &str) -> String {
        let mark = |joint: &Joint| match joint {
            Joint::Inside => "",
            Joint::Words => "¦",
            Joint::Above | Joint::Second => "｜",
        };
        let cut: String = name
            .chars()
            .zip(&joints(name))
            .map(|(c, joint)| format!("{c}{}", mark(joint)))
            .collect();
        cut.trim_end_matches('｜').to_owned()
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
            "新疆生产建设兵团｜第一师阿拉尔市｜示例镇人民政府",
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
            assert_eq!(cut(&name.replace(['｜', '¦'], "")), name);
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
        ] {
            assert_eq!(cut(&name.replace(['｜', '¦'], "")), name);
        }
    }

    #[test]
    fn what_a_body_is_for_is_cut_between_words() {
        for name in [
            "示例省｜农村¦义务教育¦学生¦营养¦改善¦计划领导小组办公室",
            "示例市｜房屋征收¦与补偿服务中心",
            "示例县｜文化和旅游局｜（县广播电视局、¦县文物局）",
        ] {
            assert_eq!(cut(&name.replace(['｜', '¦'], "")), name);
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
