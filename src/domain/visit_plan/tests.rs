//! Lots, told by their laws and by what another language draws.

use std::collections::{BTreeMap, BTreeSet};

use super::draw::{Drawn, Lot, draw, part_of};
use super::drawn::{Record, Strata};
use crate::book::Value;

fn sites(count: usize, stratum: impl Fn(usize) -> &'static str) -> Vec<(String, String)> {
    (1..=count).map(|n| (format!("project/p{n}"), stratum(n).to_owned())).collect()
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn ids(drawn: &[Drawn]) -> Vec<&str> {
    drawn.iter().map(|one| one.site.as_str()).collect()
}

fn quarter() -> Lot {
    Lot {
        seed: "2026年第三季度 0917".to_owned(),
        share: 30,
        each: 2,
        sites: sites(10, |n| if n <= 6 { "区建委" } else { "区水务局" }),
        people: names(&["张三", "李四", "王五"]),
    }
}

/// The recipe of `FORMAT.md`, run in Python.
const EXPECTED: [(&str, &str); 4] = [
    ("project/p3", "王五、李四"),
    ("project/p1", "张三、王五"),
    ("project/p8", "李四、张三"),
    ("project/p7", "王五、李四"),
];

#[test]
fn another_language_draws_the_same() {
    let drawn: Vec<(String, String)> =
        draw(&quarter()).into_iter().map(|one| (one.site, one.people.join("、"))).collect();
    let expected = EXPECTED.map(|(site, people)| (site.to_owned(), people.to_owned()));
    assert_eq!(drawn, expected);
}

#[test]
fn the_order_in_which_they_are_written_down_does_not_matter() {
    let mut turned = quarter();
    turned.sites.reverse();
    turned.people.reverse();
    turned.people.push("张三".to_owned());
    turned.sites.push(quarter().sites[0].clone());
    assert_eq!(draw(&turned), draw(&quarter()));
    let other = Lot { seed: "2026年第四季度 0917".to_owned(), ..quarter() };
    assert_ne!(draw(&other), draw(&quarter()), "another seed draws others");
}

#[test]
fn of_each_stratum_its_share_is_drawn_and_of_no_stratum_nothing() {
    for (all, share, drawn) in
        [(10, 30, 3), (10, 25, 3), (1, 1, 1), (0, 50, 0), (7, 100, 7), (7, 0, 0), (3, 34, 2), (7, 500, 7)]
    {
        assert_eq!(part_of(all, share), drawn, "{share} % of {all}");
    }
    let stratum = |n: usize| ["甲", "乙", "丙"][[0, 0, 0, 0, 0, 1, 1, 2][n % 8]];
    let lot = Lot { share: 20, sites: sites(80, stratum), ..quarter() };
    let record = Record::make("2026-09-21".parse().unwrap(), Strata::Unit, lot);
    assert_eq!(record.strata(), BTreeMap::from([("丙", (10, 2)), ("乙", (20, 4)), ("甲", (50, 10))]));
    assert_eq!(record.drawn.len(), 16);
}

#[test]
fn nobody_goes_twice_to_one_site_and_all_go_about_as_often() {
    let lot = Lot { share: 100, sites: sites(20, |_| ""), ..quarter() };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for one in draw(&lot) {
        assert_eq!(one.people.iter().collect::<BTreeSet<_>>().len(), 2);
        one.people.into_iter().for_each(|name| *times.entry(name).or_default() += 1);
    }
    assert!(times.values().all(|times| (13..=14).contains(times)), "{times:?}");
    let few = Lot { people: names(&["张三"]), ..lot.clone() };
    assert!(draw(&few).iter().all(|one| one.people == ["张三"]));
    assert!(draw(&Lot { people: Vec::new(), ..lot }).iter().all(|one| one.people.is_empty()));
}

/// χ² with 19 degrees of freedom: 43.8 is passed once in a thousand times by what is uniform. Drawing without putting back keeps below.
#[test]
fn ten_thousand_draws_are_uniform() {
    const DRAWS: u32 = 10_000;
    let mut sites_drawn = [0_u32; 20];
    let mut first_people = [0_u32; 4];
    let people = ["张三", "李四", "王五", "赵六"];
    for seed in 0..DRAWS {
        let lot = Lot { seed: seed.to_string(), share: 25, each: 1, sites: sites(20, |_| ""), people: names(&people) };
        let drawn = draw(&lot);
        assert_eq!(drawn.len(), 5);
        for one in &drawn {
            let n: usize = one.site.trim_start_matches("project/p").parse().unwrap();
            sites_drawn[n - 1] += 1;
        }
        let first = people.iter().position(|name| *name == drawn[0].people[0]).unwrap();
        first_people[first] += 1;
    }
    // In thousandths, since nothing here is reckoned with floating point.
    let chi = |counts: &[u32], expected: u64| -> u64 {
        counts.iter().map(|count| u64::from(*count).abs_diff(expected).pow(2) * 1_000 / expected).sum()
    };
    assert!(chi(&sites_drawn, 2_500) < 43_820, "{sites_drawn:?}");
    assert!(sites_drawn.iter().any(|count| *count != 2_500), "it is a lot");
    // Three degrees of freedom.
    assert!(chi(&first_people, 2_500) < 16_270, "{first_people:?}");
}

#[test]
fn a_draw_is_read_as_it_was_kept_and_one_that_was_altered_is_told() {
    let record = Record::make("2026-09-21".parse().unwrap(), Strata::Unit, quarter());
    let read = Record::read(&record.value()).unwrap();
    assert_eq!((&read, read.holds()), (&record, true));
    let mut altered = record.clone();
    altered.drawn[0].site = "project/p5".to_owned();
    assert_eq!(ids(&altered.drawn).len(), ids(&record.drawn).len());
    assert!(!Record::read(&altered.value()).unwrap().holds());
}

#[test]
fn a_strange_record_breaks_nothing() {
    let read = |json: &str| Record::read(&serde_json::from_str::<Value>(json).unwrap());
    assert_eq!(read("null"), None);
    assert_eq!(read(r#"{"seed":""}"#), None);
    assert_eq!(read(r#"{"seed":7}"#), None);
    let strange = read(
        r#"{"seed":"a","share":-5,"each":99999999999,"sites":[["x"],"y",["z",1],["z","s"]],"people":"nobody","drawn":[[1,2],["z"],["q",["w",3]]],"by":"moon","on":"soon"}"#,
    )
    .unwrap();
    assert!(!strange.holds());
    assert_eq!((strange.lot.share, strange.lot.each, strange.by), (0, 0, Strata::One));
    let wide = read(r#"{"seed":"a","share":100,"each":4294967295,"sites":[["z","s"]],"people":["w"],"drawn":[]}"#);
    assert_eq!(draw(&wide.unwrap().lot)[0].people, ["w"]);
}
