//! Templates: that they are whole, and what a project gets of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::draft::{DraftNode, draft};
use super::net::Counting;
use super::node_rules::{TemplateRules, node_rule_entity};
use super::templates::{TEMPLATES, template};
use crate::book::{Book, Clock, EntityId, Value};
use crate::domain::figures::calendar::Calendar;
use crate::domain::registers::approval::TYPES;
use crate::domain::text::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn of(rules: &TemplateRules, start: &str, finish: &str) -> Vec<DraftNode> {
    let counting = Counting { calendar: Arc::new(Calendar::weekends()), today: day(start) };
    draft(rules, day(start), day(finish), &counting)
}

/// A book in which the office has set these fields of the templates.
fn office_says(facts: &[(&str, Value)]) -> Book {
    let (mut book, mut clock) = (Book::default(), Clock::new(1));
    let by = EntityId::new("person", "li").unwrap();
    for (set, to) in facts {
        let at = clock.tick(1_790_000_000_000);
        let change = book.replace(&node_rule_entity(), &set.parse().unwrap(), to.clone(), &by, at).seal();
        book.apply(change, None);
    }
    book
}

#[test]
fn every_template_is_whole_and_its_longest_way_is_all_of_the_time() {
    for template in &TEMPLATES {
        let rules = TemplateRules::of(&Book::default(), template, Lang::Zh);
        let keys: BTreeSet<&str> = template.nodes.iter().map(|node| node.key).collect();
        let names: BTreeSet<&str> = template.nodes.iter().map(|node| &*node.name.zh).collect();
        assert_eq!((keys.len(), names.len()), (template.nodes.len(), template.nodes.len()), "{}", template.key);
        for (place, node) in template.nodes.iter().enumerate() {
            for before in node.after {
                let at = template.nodes.iter().position(|other| other.key == *before);
                assert!(at.is_some_and(|at| at < place), "{} {}: {before}", template.key, node.key);
            }
            assert!(node.permits.iter().all(|key| TYPES.with_key(key).is_some()), "{}", node.key);
        }
        // A hundred days, a share of a per cent is a day: none is lost and none is too many.
        let drafted = of(&rules, "2026-01-01", "2026-04-11");
        let first = drafted.iter().filter_map(|node| node.latest).map(|window| window.start).min();
        let last = drafted.iter().filter_map(|node| node.latest).map(|window| window.finish).max();
        assert_eq!((first, last), (Some(day("2026-01-01")), Some(day("2026-04-11"))), "{}", template.key);
        for node in &drafted {
            assert_eq!(node.days, node.rule.share, "{} {}", template.key, node.rule.key);
        }
    }
}

#[test]
fn what_is_rounded_off_one_milestone_goes_to_the_next() {
    let rules = TemplateRules::of(&Book::default(), template("house").unwrap(), Lang::Zh);
    for days in [0_u64, 1, 7, 33, 365, 487] {
        let finish = day("2026-01-01") + chrono::Days::new(days);
        let drafted = of(&rules, "2026-01-01", &finish.to_string());
        let first = drafted.iter().filter_map(|node| node.latest).map(|window| window.start).min();
        assert_eq!(first, Some(day("2026-01-01")), "{days}");
    }
    assert!(of(&rules, "2026-02-01", "2026-01-01").iter().all(|node| node.days == 0), "no time at all");
}

#[test]
fn the_office_renames_reorders_leaves_out_and_links_anew() {
    let book = office_says(&[
        ("name/house.frame", Value::text("主体封顶")),
        ("share/house.walls", Value::Int(0)),
        ("after/house.outdoor", Value::texts(["主体封顶", "水电安装"])),
        ("order/house.outdoor", Value::Int(1)),
        ("share/house.nothing", Value::Int(50)),
        ("share/house.finishes", Value::Int(999)),
    ]);
    let rules = TemplateRules::of(&book, template("house").unwrap(), Lang::Zh);
    assert_eq!(rules.nodes[0].key, "outdoor", "first in the order");
    let drafted = of(&rules, "2026-01-01", "2027-01-01");
    let names: Vec<&str> = drafted.iter().map(|node| node.rule.name.as_str()).collect();
    assert!(names.contains(&"主体封顶") && !names.contains(&"砌体及二次结构"));
    let before = |key: &str| -> Vec<&str> {
        let node = drafted.iter().find(|node| node.rule.key == key).unwrap();
        node.after.iter().map(|place| drafted[*place].rule.key).collect()
    };
    assert_eq!(before("outdoor"), ["frame", "services"]);
    assert_eq!(before("finishes"), ["frame"], "what is left out is passed over");
    assert_eq!(drafted.iter().find(|node| node.rule.key == "finishes").unwrap().rule.share, 100, "at most all of it");
}

#[test]
fn a_template_that_leads_back_to_itself_ends() {
    let book = office_says(&[("after/road.prepare", Value::texts(["移交管养"]))]);
    let rules = TemplateRules::of(&book, template("road").unwrap(), Lang::Zh);
    let drafted = of(&rules, "2026-01-01", "2027-01-01");
    assert_eq!(drafted.len(), 10);
    assert!(drafted.iter().all(|node| node.latest.is_none() || node.rule.key != "prepare"));
}
