//! What is to happen when: projects, visits and problems spread over two years.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use sitebook::book::EntityId;
use sitebook::domain::command::project_id;
use sitebook::domain::ids::{ProblemId, ProjectId, VisitId};

use super::Sizes;
use super::dice::Dice;
use super::life::Turn;
use super::names::{Namer, WORKS, leader};
use super::office::{At, INSPECTORS};

/// Days before the last one on which the story begins: two years.
pub const SPAN: i64 = 730;

/// A project, and what is known of it so far.
pub struct Site {
    /// Its id.
    pub id: ProjectId,
    /// 项目名称.
    pub name: String,
    /// Its place among [`WORKS`].
    pub works: usize,
    /// The day on which it was entered, counted from the beginning.
    pub entered: i64,
    /// The inspector who usually comes.
    pub inspector: usize,
    /// 包保领导.
    pub leader: String,
    /// 总投资, 万元.
    pub total: i64,
    /// 累计完成, in thousandths of the total.
    pub done: i64,
    /// Its place among the phases.
    pub phase: usize,
    /// 累计实物量.
    pub quantity: i64,
}

/// One visit to come.
#[derive(Clone, Copy)]
pub struct Walk {
    /// The project's place.
    pub site: usize,
    /// How many problems it finds.
    pub problems: usize,
    /// Whether it stays a draft.
    pub draft: bool,
}

/// Something that happens.
pub enum Event {
    /// A project is entered.
    Enter(usize),
    /// What is known of a project is brought up to date.
    Update(usize),
    /// A visit.
    Visit(Walk),
    /// A problem that no visit found.
    Complaint(usize),
    /// A turn in the life of a problem, with the inspector who found it.
    Turn(ProblemId, usize, Turn),
    /// A finished visit is amended by whoever made it.
    Amend(VisitId, usize),
    /// Somebody remarks something.
    Remark(EntityId),
}

/// Events in the order of their time.
#[derive(Default)]
pub struct Agenda {
    events: BTreeMap<(At, u32), Event>,
    count: u32,
}

impl Agenda {
    /// Puts an event down.
    pub fn put(&mut self, at: At, event: Event) {
        self.count += 1;
        self.events.insert((at, self.count), event);
    }

    /// Takes the next one.
    pub fn next(&mut self) -> Option<(At, Event)> {
        self.events.pop_first().map(|((at, _), event)| (at, event))
    }
}

/// The first day of a story that ends on a day.
pub fn beginning(until: NaiveDate) -> NaiveDate {
    until.checked_sub_days(Days::new(SPAN.unsigned_abs())).expect("the story lies within the calendar")
}

/// The projects. The first one is there from the beginning, as most are.
pub fn sites(dice: &mut Dice, namer: &mut Namer, count: usize) -> Vec<Site> {
    let mut sites = Vec::with_capacity(count);
    for number in 0..count {
        let works = dice.below(WORKS.len());
        let name = namer.project(dice, &WORKS[works]);
        let early = number == 0 || dice.chance(70);
        sites.push(Site {
            id: project_id("", &name).expect("every project has a name"),
            works,
            entered: if early { dice.between(0, 10) } else { dice.between(20, 600) },
            inspector: number % INSPECTORS,
            leader: leader(dice),
            total: amount(dice),
            done: dice.between(0, 300),
            phase: dice.weighted(&[4, 18, 14, 14, 45, 4, 1]),
            quantity: 0,
            name,
        });
    }
    sites
}

/// 总投资: many small ones, few large ones, and not round.
fn amount(dice: &mut Dice) -> i64 {
    let scale = [500, 2_000, 8_000, 30_000, 120_000][dice.weighted(&[20, 35, 25, 15, 5])];
    scale + dice.between(0, scale * 3)
}

/// Puts everything down that does not follow from something else.
pub fn plan(dice: &mut Dice, sites: &[Site], sizes: &Sizes) -> Agenda {
    let mut agenda = Agenda::default();
    let first = beginning(sizes.until);
    let day = |number: i64| first.checked_add_days(Days::new(number.unsigned_abs())).expect("within the story");
    for (place, site) in sites.iter().enumerate() {
        agenda.put(At::new(day(site.entered), 540 + dice.between(0, 60)), Event::Enter(place));
        let mut next = site.entered + dice.between(60, 180);
        while next < SPAN {
            agenda.put(At::new(day(next), 960 + dice.between(0, 90)), Event::Update(place));
            next += dice.between(60, 180);
        }
        if dice.chance(60) {
            let on = dice.between(site.entered + 5, SPAN - 1);
            agenda.put(At::new(day(on), 1_000), Event::Remark(site.id.entity().clone()));
        }
    }
    let drafts = if sizes.visits == 0 { 0 } else { (sizes.visits / 250).max(1) };
    let found = spread(dice, sizes.problems, sizes.visits - drafts);
    let busy: Vec<u32> = sites.iter().map(|_| [1, 2, 2, 3, 5][dice.below(5)]).collect();
    for number in 0..sizes.visits {
        let site = dice.weighted(&busy);
        let draft = number < drafts;
        let on = if draft { SPAN - dice.between(0, 2) } else { dice.between(sites[site].entered + 2, SPAN) };
        let on = if draft { day(on) } else { working(day(on)) };
        let problems = if draft { 0 } else { found[number - drafts] };
        let minute = 9 * 60 + dice.between(0, 6 * 60);
        agenda.put(At::new(on, minute), Event::Visit(Walk { site, problems, draft }));
    }
    if sizes.visits == drafts {
        for _ in 0..sizes.problems {
            let site = dice.below(sites.len());
            let on = dice.between(sites[site].entered + 2, SPAN);
            agenda.put(At::new(day(on), 600), Event::Complaint(site));
        }
    }
    agenda
}

/// How many problems each visit finds: many find none, some find a handful.
fn spread(dice: &mut Dice, problems: usize, visits: usize) -> Vec<usize> {
    let mut found = vec![0; visits];
    if visits > 0 {
        let weights: Vec<u32> = (0..visits).map(|_| [0, 1, 2, 3, 6][dice.weighted(&[25, 25, 25, 15, 10])]).collect();
        let total: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
        let mut left = problems;
        for (place, weight) in weights.iter().enumerate() {
            let share = (problems as u64 * u64::from(*weight)).checked_div(total).unwrap_or(0);
            found[place] = usize::try_from(share).unwrap_or(0).min(left);
            left -= found[place];
        }
        for _ in 0..left {
            found[dice.below(visits)] += 1;
        }
    }
    found
}

/// The same day, or the Friday before a weekend.
fn working(day: NaiveDate) -> NaiveDate {
    let back = u64::from(day.weekday().num_days_from_monday().saturating_sub(4));
    day.checked_sub_days(Days::new(back)).expect("within the story")
}
