//! The parts: what is tortured, and in what it is counted.

use std::fmt;
use std::time::{Duration, Instant};

use browser_tests::Engine;
use browser_tests::torture::kills;
use browser_tests::torture::stops::{self, STEPS};
use browser_tests::torture::{Dice, Find, Rounds, cleared, full, operations, tabs, typed, versions};

use super::order::Order;

/// One part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Random kills of Chromium.
    KillsChromium,
    /// Random kills of Firefox.
    KillsFirefox,
    /// Kills of Chromium at named steps.
    StopsChromium,
    /// Kills of Firefox at named steps.
    StopsFirefox,
    /// Kills inside operations of many steps.
    Operations,
    /// Words typed into every field, in Chromium.
    TypedChromium,
    /// The same in Firefox.
    TypedFirefox,
    /// No room.
    Full,
    /// Several tabs at once.
    Tabs,
    /// The browser's data cleared.
    Cleared,
    /// Pages of two versions.
    Versions,
}

/// What was counted, by the names of things.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Counts(Vec<(&'static str, usize)>);

/// What came of a part.
pub struct Done {
    /// What was done.
    pub counts: Counts,
    /// What must not be.
    pub finds: Vec<Find>,
}

impl Counts {
    /// These.
    pub fn of(counts: &[(&'static str, usize)]) -> Self {
        Self(counts.to_vec())
    }

    /// The sums of both.
    pub fn and(mut self, other: &Self) -> Self {
        for (name, count) in &other.0 {
            match self.0.iter_mut().find(|(known, _)| known == name) {
                Some((_, sum)) => *sum += count,
                None => self.0.push((name, *count)),
            }
        }
        self
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.0.iter().map(|(name, count)| format!("{count} {name}")).collect();
        formatter.write_str(&words.join(", "))
    }
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::KillsChromium,
        Self::KillsFirefox,
        Self::StopsChromium,
        Self::StopsFirefox,
        Self::Operations,
        Self::TypedChromium,
        Self::TypedFirefox,
        Self::Full,
        Self::Tabs,
        Self::Cleared,
        Self::Versions,
    ];

    /// Its name on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::KillsChromium => "kills-chromium",
            Self::KillsFirefox => "kills-firefox",
            Self::StopsChromium => "stops-chromium",
            Self::StopsFirefox => "stops-firefox",
            Self::Operations => "operations",
            Self::TypedChromium => "typed-chromium",
            Self::TypedFirefox => "typed-firefox",
            Self::Full => "full",
            Self::Tabs => "tabs",
            Self::Cleared => "cleared",
            Self::Versions => "versions",
        }
    }

    /// Does it until the time is over.
    pub fn run(self, order: &Order, end: Instant) -> Done {
        match self {
            Self::KillsChromium => killed(Engine::Chromium, order, end),
            Self::KillsFirefox => killed(Engine::Firefox, order, end),
            Self::StopsChromium => stopped(Engine::Chromium, order, end),
            Self::StopsFirefox => stopped(Engine::Firefox, order, end),
            Self::Operations => in_both(order, end, "lives of three operations, each killed", operations::operate),
            Self::TypedChromium => typed(Engine::Chromium, order, end),
            Self::TypedFirefox => typed(Engine::Firefox, order, end),
            Self::Full => in_both(order, end, "rounds without room", full::fill),
            Self::Tabs => in_both(order, end, "rounds of several tabs", tabs::hammer),
            Self::Cleared => in_both(order, end, "times cleared", cleared::clear),
            Self::Versions => {
                let Rounds { rounds, finds } = versions::take_turns(order.kills.unwrap_or(usize::MAX), order.seed, end);
                Done { counts: Counts::of(&[("rounds of two versions", rounds)]), finds }
            }
        }
    }
}

/// How many kills, and until when: an order that counts kills takes its time.
fn kills_until(order: &Order, end: Instant) -> (usize, Instant) {
    match order.kills {
        Some(kills) => (kills, Instant::now() + Duration::from_secs(24 * 3_600)),
        None => (usize::MAX, end),
    }
}

fn typed(engine: Engine, order: &Order, end: Instant) -> Done {
    let (kills, end) = kills_until(order, end);
    let typed::Outcome { kills, typed, called_safe, finds } = typed::kill(engine, kills, order.seed, end);
    let counts = [("kills while typing", kills), ("texts typed", typed), ("called safe", called_safe)];
    Done { counts: Counts::of(&counts), finds }
}

fn killed(engine: Engine, order: &Order, end: Instant) -> Done {
    let (kills, end) = kills_until(order, end);
    let kills::Outcome { kills, at_start, sums, finds } = kills::kill(engine, kills, order.seed, end);
    let counts = [
        ("kills at work", kills),
        ("kills at start", at_start),
        ("things done", sums.done),
        ("shown as saved", sums.shown),
        ("kept though not shown as saved", sums.kept),
    ];
    Done { counts: Counts::of(&counts), finds }
}

/// Half of the time in Chromium, half in Firefox.
fn in_both(order: &Order, end: Instant, what: &'static str, part: fn(Engine, usize, u64, Instant) -> Rounds) -> Done {
    let rounds = order.kills.unwrap_or(usize::MAX);
    let now = Instant::now();
    let middle = now + end.saturating_duration_since(now) / 2;
    let mut first = part(Engine::Chromium, rounds, order.seed, middle);
    let second = part(Engine::Firefox, rounds, order.seed, end);
    first.finds.extend(second.finds);
    Done { counts: Counts::of(&[(what, first.rounds + second.rounds)]), finds: first.finds }
}

/// Each step once, in an order that chance decides, as far as the time goes.
fn stopped(engine: Engine, order: &Order, end: Instant) -> Done {
    let mut steps = STEPS.to_vec();
    let mut dice = Dice::new(order.seed);
    steps.sort_by_cached_key(|_| dice.below(u64::MAX));
    let end = order.kills.map_or(Some(end), |_| None);
    let stops::Outcome { kills, finds } = stops::stop(engine, &steps, end);
    Done { counts: Counts::of(&[("kills at named steps", kills)]), finds }
}
