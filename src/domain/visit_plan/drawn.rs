//! 抽取记录: a draw as the book keeps it, in a field of its plan: what was drawn from, the seed, what came out.
//!
//! All of it is kept, since projects come and go: the draw can be repeated from the record alone. What came out is held against what the
//! seed gives, so that a record that was altered is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, EntityId, Value};
use crate::domain::choices::{Choice, Phase, Sector};
use crate::domain::records::Project;
use crate::domain::registers::visit_plan::DRAW;
use crate::domain::text::{Lang, Text};

use super::draw::{Drawn, Lot, draw, known_by};

/// 分层: by what the sites of a draw stand in strata.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Strata {
    /// All in one.
    #[default]
    One,
    /// 责任单位.
    Unit,
    /// 行业.
    Sector,
    /// 阶段.
    Phase,
}

impl Strata {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::One, Self::Unit, Self::Sector, Self::Phase];

    /// The stored key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Unit => "unit",
            Self::Sector => "sector",
            Self::Phase => "phase",
        }
    }

    /// Reads a stored key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strata| strata.key() == key)
    }

    /// What it is called.
    pub const fn name(self) -> Text {
        match self {
            Self::One => Text::new("不分层", "Not stratified"),
            Self::Unit => Text::new("按责任单位", "By responsible unit"),
            Self::Sector => Text::new("按行业", "By sector"),
            Self::Phase => Text::new("按阶段", "By phase"),
        }
    }

    /// The stratum of a project, as it is stored; empty for none.
    pub fn of(self, project: &Project) -> String {
        match self {
            Self::One => String::new(),
            Self::Unit => project.lead_unit.trim().to_owned(),
            Self::Sector => project.sector.trim().to_owned(),
            Self::Phase => project.phase.map_or("", Phase::key).to_owned(),
        }
    }

    /// What a stratum is called.
    pub fn stratum(self, stored: &str, lang: Lang) -> String {
        let known = match self {
            Self::One | Self::Unit => None,
            Self::Sector => Sector::find_key(stored).map(|sector| sector.name(lang)),
            Self::Phase => Phase::find_key(stored).map(|phase| phase.name(lang)),
        };
        known.unwrap_or(stored).to_owned()
    }
}

/// A draw that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// The day on which it was made.
    pub on: Option<NaiveDate>,
    /// By what its sites stand in strata.
    pub by: Strata,
    /// What was drawn from.
    pub lot: Lot,
    /// What came out.
    pub drawn: Vec<Drawn>,
}

impl Record {
    /// Makes a draw.
    pub fn make(on: NaiveDate, by: Strata, lot: Lot) -> Self {
        let drawn = draw(&lot);
        Self { on: Some(on), by, lot, drawn }
    }

    /// Whether the seed gives what the record says came out.
    pub fn holds(&self) -> bool {
        draw(&self.lot) == self.drawn
    }

    /// The field that keeps it.
    pub fn field(&self) -> String {
        field_of(&self.lot.seed)
    }

    /// As the book keeps it.
    pub fn value(&self) -> Value {
        let pairs = |pairs: Vec<Value>| Value::List(pairs.into());
        let sites = self.lot.sites.iter().map(|(site, stratum)| Value::texts([site, stratum])).collect();
        let drawn = |one: &Drawn| pairs(vec![Value::text(&one.site), Value::texts(&one.people)]);
        let members = [
            ("by", Value::text(self.by.key())),
            ("drawn", pairs(self.drawn.iter().map(drawn).collect())),
            ("each", Value::Int(self.lot.each.into())),
            ("on", self.on.map_or(Value::Null, |on| Value::text(on.to_string()))),
            ("people", Value::texts(&self.lot.people)),
            ("seed", Value::text(&self.lot.seed)),
            ("share", Value::Int(self.lot.share.into())),
            ("sites", pairs(sites)),
        ];
        let members: BTreeMap<String, Value> =
            members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Value::Map(Arc::new(members))
    }

    /// Reads what the book keeps; none of what has no seed. What is missing or strange in it is left out, and the draw does not hold then.
    pub fn read(value: &Value) -> Option<Self> {
        let texts = |value: &Value| value.items().iter().filter_map(Value::as_text).map(str::to_owned).collect();
        let items = |name: &str| value.member(name).map(Value::items).unwrap_or_default();
        let number = |name: &str| value.member(name).and_then(Value::as_int).and_then(|n| u32::try_from(n).ok());
        let pair = |pair: &Value| match pair.items() {
            [first, second] => Some((first.as_text()?.to_owned(), second.clone())),
            _ => None,
        };
        let sites = items("sites").iter().filter_map(pair);
        let lot = Lot {
            seed: value.member("seed").and_then(Value::as_text).filter(|seed| !seed.is_empty())?.to_owned(),
            share: number("share").unwrap_or(0),
            each: number("each").unwrap_or(0),
            sites: sites.map(|(site, of)| (site, of.as_text().unwrap_or_default().to_owned())).collect(),
            people: value.member("people").map(texts).unwrap_or_default(),
        };
        let drawn = items("drawn").iter().filter_map(pair);
        let drawn = drawn.map(|(site, people)| Drawn { site, people: texts(&people) }).collect();
        let text = |name: &str| value.member(name).and_then(Value::as_text);
        Some(Self {
            on: text("on").and_then(|on| on.parse().ok()),
            by: text("by").and_then(Strata::from_key).unwrap_or_default(),
            lot,
            drawn,
        })
    }

    /// How many sites stand in each stratum, and how many of them were drawn, by what the strata are stored as.
    pub fn strata(&self) -> BTreeMap<&str, (usize, usize)> {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let drawn: std::collections::BTreeSet<&str> = self.drawn.iter().map(|one| one.site.as_str()).collect();
        for (site, stratum) in &self.lot.sites {
            let count = counts.entry(stratum).or_default();
            count.0 += 1;
            count.1 += usize::from(drawn.contains(site.as_str()));
        }
        counts
    }
}

/// The field that keeps the draw with this seed.
pub fn field_of(seed: &str) -> String {
    format!("{DRAW}{}", known_by(seed))
}

/// The draws of a plan, the oldest first.
pub fn draws(book: &Book, plan: &EntityId) -> Vec<Record> {
    let fields = book.entity(plan).into_iter().flat_map(|entity| entity.fields_from(DRAW));
    let mut draws: Vec<Record> = fields.filter_map(|field| Record::read(book.value(plan, field.as_str()))).collect();
    crate::book::sorting::by(&mut draws, |one, other| {
        one.on.cmp(&other.on).then_with(|| one.lot.seed.cmp(&other.lot.seed))
    });
    draws
}
