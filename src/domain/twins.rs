//! 疑似重复: projects that look like one, each pair with its reason. Nothing here is a matter of degree: a rule holds or it does not.
//!
//! | Why | When |
//! |---|---|
//! | 编号相同 | the same code, however it is spelled |
//! | 名称相同 | the same name, however it is spelled: two that were renamed alike |
//! | 名称近似 | the same name but for general words ([`GENERAL`]) and what stands in brackets, and nothing else tells them apart |
//! | 同地同单位 | the same place and the same responsible unit, and one name holds the other |
//!
//! Projects are put into buckets by what they say, so that a book of ten thousand is gone through once. A bucket of more than [`CROWD`] says
//! nothing: 道路 of one unit in one town are not one road.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::book::{Book, sorting};

use super::folding::fold;
use super::ids::ProjectId;
use super::joined::are_apart;
use super::records::Project;
use super::tables::Tables;

/// Why two projects look like one. The surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Why {
    /// 编号相同.
    Code,
    /// 名称相同.
    Name,
    /// 名称近似.
    NearName,
    /// 同地同单位.
    Place,
}

/// Two projects that look like one. The first has more of its own, or else the smaller id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The one that is kept unless somebody chooses otherwise.
    pub one: ProjectId,
    /// The other.
    pub other: ProjectId,
    /// The surest reason.
    pub why: Why,
}

/// Words that say nothing of which project it is.
pub const GENERAL: [&str; 9] = ["建设项目", "工程项目", "建设工程", "项目", "工程", "建设", "新建", "改造", "改扩建"];

/// The most projects that one bucket may hold.
pub const CROWD: usize = 12;

/// The fewest signs of a name that may stand for all of it.
const LEAST: usize = 4;

/// The pairs that nobody has decided about, the surest first.
pub fn pairs(book: &Book, tables: &Tables) -> Vec<Pair> {
    let all: Vec<Folded> = tables.projects().map(Folded::of).collect();
    let mut found: BTreeMap<(usize, usize), Why> = BTreeMap::new();
    for (why, key) in KEYS {
        let mut buckets: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, one) in all.iter().enumerate() {
            if let Some(key) = key(one) {
                buckets.entry(key).or_default().push(place);
            }
        }
        for bucket in buckets.into_values().filter(|bucket| (2..=CROWD).contains(&bucket.len())) {
            for (at, one) in bucket.iter().enumerate() {
                for other in &bucket[at + 1..] {
                    if agree(why, &all[*one], &all[*other]) {
                        let known = found.entry((*one, *other)).or_insert(why);
                        *known = why.min(*known);
                    }
                }
            }
        }
    }
    let mut pairs: Vec<Pair> = found
        .into_iter()
        .map(|((one, other), why)| in_order(tables, all[one].project, all[other].project, why))
        .filter(|pair| !are_apart(book, &pair.one, &pair.other))
        .collect();
    sorting::by(&mut pairs, |a, b| (a.why, &a.one, &a.other).cmp(&(b.why, &b.one, &b.other)));
    pairs
}

/// What a project is looked for by.
struct Folded<'a> {
    project: &'a Arc<Project>,
    name: String,
    bare: String,
    code: String,
    place: String,
    unit: String,
}

type Keyed = fn(&Folded) -> Option<String>;

const KEYS: [(Why, Keyed); 4] = [
    (Why::Code, |one| filled(&one.code)),
    (Why::Name, |one| filled(&one.name)),
    (Why::NearName, |one| Some(one.bare.clone()).filter(|bare| bare.chars().count() >= LEAST)),
    (Why::Place, |one| Some(format!("{}\n{}", filled(&one.place)?, filled(&one.unit)?))),
];

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

impl<'a> Folded<'a> {
    fn of(project: &'a Arc<Project>) -> Self {
        let name = fold(&project.name);
        Self {
            bare: bare(&name),
            name,
            code: fold(&project.code),
            place: fold(&project.location),
            unit: fold(&project.lead_unit),
            project,
        }
    }
}

/// A folded name without what stands in brackets and without general words.
fn bare(name: &str) -> String {
    let mut depth = 0_usize;
    let mut left = String::new();
    for letter in name.chars() {
        match letter {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            letter if depth == 0 => left.push(letter),
            _ => {}
        }
    }
    for word in GENERAL {
        left = left.replace(word, "");
    }
    left
}

/// Whether two of a bucket look like one: nothing that both say may tell them apart.
fn agree(why: Why, one: &Folded, other: &Folded) -> bool {
    let differs = |one: &str, other: &str| !one.is_empty() && !other.is_empty() && one != other;
    match why {
        Why::Code => true,
        Why::Name => !differs(&one.place, &other.place),
        Why::NearName => {
            let stages = stage(&one.name) == stage(&other.name);
            stages && !differs(&one.place, &other.place) && !differs(&one.code, &other.code)
        }
        Why::Place => {
            let holds = |one: &str, other: &str| one.chars().count() >= LEAST && other.contains(one);
            let near = holds(&one.bare, &other.bare) || holds(&other.bare, &one.bare);
            near && stage(&one.name) == stage(&other.name) && !differs(&one.code, &other.code)
        }
    }
}

/// 一期, 二标段, 3号: the signs of numbers in a name, which tell stages and lots apart.
fn stage(name: &str) -> BTreeSet<char> {
    const NUMBERS: &str = "一二三四五六七八九十东西南北";
    name.chars().filter(|letter| letter.is_ascii_digit() || NUMBERS.contains(*letter)).collect()
}

/// How much stands under a project.
pub fn weight(tables: &Tables, project: &ProjectId) -> usize {
    let entries = tables.entries().all_of(project.entity()).count();
    tables.visits_of(project).count() + tables.problems_of(project).count() + entries
}

fn in_order(tables: &Tables, one: &Project, other: &Project, why: Why) -> Pair {
    let (first, second) = (weight(tables, &one.id), weight(tables, &other.id));
    let turned = second > first || (second == first && other.id < one.id);
    let (one, other) = if turned { (other, one) } else { (one, other) };
    Pair { one: one.id.clone(), other: other.id.clone(), why }
}
